"""Which certification a text names: take it, ask, or none.

In this order: the text is a name word for word; it holds an exam code; its words, in any order and but for those
that add nothing, are those of an alias; they are such words in part; a name stands inside a longer sentence.
A word of the text that no name of a certification has always speaks against it, and so does another vendor
or another level: "AWS Security Specialty" shares two words with a known name and is not it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest
from operator import attrgetter

from certbot.language import rules
from certbot.language.elsewhere import named_elsewhere
from certbot.language.entries import NameIndex, name_spans
from certbot.language.following import following
from certbot.language.judging import ask, decide, having_all, judge
from certbot.language.lexicon import STOP
from certbot.language.mention import Mention
from certbot.language.mentions import families, mentions
from certbot.language.narrowing import denied, narrowed, unsure, without
from certbot.language.normalise import Token, tokens
from certbot.language.ordinary import is_foreign, linked, talked
from certbot.language.prepare import index
from certbot.language.reading import reading
from certbot.language.repair import repair
from certbot.language.stretch import unheard_of
from certbot.language.understanding import Found, Match
from certbot.language.variants import variants
from certbot.language.wording import FILLER, Word, words

__all__ = ["Mention", "find", "index", "mentions", "repair"]

NONE = Found("none")
_LITERAL = 97  # the score of a name that stands in a text word for word
_APART = 1  # words between a code and a name that it does not belong to
_SHORT = 5  # letters of a word that are perhaps the initials of something else
_MOST_MENDED = 40  # words whose slips count against a match


def find(names: NameIndex, text: str) -> Found:
    """Which certification the text as a whole means."""
    return meant(names, tokens(text))


def meant(names: NameIndex, typed: Sequence[Token], inside: Sequence[Mention] | None = None) -> Found:
    """Which certification these tokens as a whole mean; `inside` are the `mentions` in them, where they are known."""
    other = denied(names, typed)
    if other is None:
        found = narrowed(names, typed, _meant(names, typed, inside))
        return _widened(names, typed, found) if found.verdict == "take" and unsure(typed) else found
    found = _meant(names, other.text)
    if found is NONE:  # to say which is not meant is to speak of certifications
        found = _meant(names, (*other.text, Token("exam", "")))
    return without(names, narrowed(names, other.text, found), other.words)


def _meant(names: NameIndex, typed: Sequence[Token], inside: Sequence[Mention] | None = None) -> Found:
    if not typed:
        return NONE
    whole = names.raw.get(name_spans(typed))
    if whole:
        return decide(names, whole, rules.NAME)
    mended = [repair(names, token.text) for token in typed[:_MOST_MENDED]]
    penalty = rules.SLIP * sum(word != token.text for word, token in zip(mended, typed, strict=False))
    if penalty and (whole := names.raw.get(" ".join(mended))):
        return decide(names, whole, rules.NAME.less(penalty))
    if len(typed) <= _MOST_MENDED:
        after = following(names, typed, mended, lambda rest: _meant(names, rest))
        if after:
            return decide(names, after, rules.NEXT_EXAM.less(penalty))
    if inside is None:
        inside = mentions(names, typed)
    if any(mention.code or mention.linked for mention in inside):
        return _inside(names, inside)
    glued = names.glued.get("".join(token.text for token in typed)) or names.glued.get("".join(mended))
    if glued:
        return decide(names, glued, rules.GLUED.less(penalty))
    if len({mention.ids for mention in inside if mention.verdict == "take" and mention.score >= _LITERAL}) > 1:
        return _inside(names, inside)
    said = heard(names, typed)
    strict = judge(names, said, False, penalty) or NONE
    if strict.verdict == "take":
        return strict
    if not inside:
        inside = tuple(families(names, talked(names, said, is_foreign(typed))))
    sentence = NONE if _initials_alone(said, inside) else _inside(names, inside)
    if sentence.verdict == "take":
        return sentence
    relaxed = judge(names, said, True, penalty) or NONE
    if relaxed.verdict == "take":
        return relaxed
    other, _ = otherwise(names, typed)
    if other.verdict == "take":
        return other
    asked = next((found for found in (strict, relaxed, sentence, other) if found.verdict == "ask"), NONE)
    return NONE if asked is not NONE and _elsewhere(names, typed, inside) else asked


def _widened(names: NameIndex, typed: Sequence[Token], found: Found) -> Found:
    """All that have the words that were said, where it is said that there are several ("forgot which")."""
    read = reading(names, heard(names, typed), relaxed=True)
    groups = having_all(names, read) if read else []
    first = [group for group in groups if found.matches[0].id in group]
    if not first or len(groups) == 1:
        return found
    return ask([*first, *(group for group in groups if group not in first)], rules.SHARED_WORDS)


def _elsewhere(names: NameIndex, typed: Sequence[Token], inside: Sequence[Mention]) -> bool:
    """Whether a certification that is not in the catalog is named, and no other."""
    spans = named_elsewhere(names, typed, inside)
    return bool(spans) and all(any(one.start < span.end and span.start < one.end for span in spans) for one in inside)


def heard(names: NameIndex, typed: Sequence[Token]) -> list[Word]:
    """The words of names in a text as a whole, with their slips mended."""
    said = words(typed, lambda word: repair(names, word))
    return talked(names, linked(names, said) if is_foreign(typed) else said)


def otherwise(names: NameIndex, typed: Sequence[Token]) -> tuple[Found, Sequence[Token]]:
    """The verdict on the likeliest readings of a text that mean something, with the first of them; where they differ,
    which is asked."""
    for against, readings in groupby(variants(names, typed), key=attrgetter("against")):
        found = [(_as_typed(names, each.text, rules.SLIP / 2 * against), each.text) for each in readings]
        taken = [(one, text) for one, text in found if one.verdict == "take"]
        groups = list(dict.fromkeys(tuple(match.id for match in one.matches) for one, _ in taken))
        if groups:
            first, text = taken[0]
            if len(groups) > 1:
                return ask(groups, rules.READINGS), text
            return Found("take", first.matches, rule=rules.READING), text
    return NONE, ()


def _as_typed(names: NameIndex, text: Sequence[Token], penalty: float) -> Found:
    """The verdict on a text word for word, and on its words in any order."""
    whole = names.raw.get(name_spans(text))
    if whole:
        return decide(names, whole, rules.NAME.less(penalty))
    said = words(text)
    both = (judge(names, said, relaxed, penalty) or NONE for relaxed in (False, True))
    return next((found for found in both if found.verdict == "take"), NONE)


def _initials_alone(said: Sequence[Word], inside: Sequence[Mention]) -> bool:
    """Whether a text is one short word that is a name, and words that nobody knows: "MLA citation style"."""
    if len(inside) != 1 or len(said) < 2:
        return False
    others = [word.text for word in said if not inside[0].start <= word.start < inside[0].end]
    short = [word.text for word in said if word.text not in others]
    strange = [word for word in others if word != FILLER and word not in STOP]
    return len(short) == 1 and len(short[0]) < _SHORT and bool(strange) and all(map(unheard_of, strange))


def _aside(names: NameIndex, code: Mention, found: Sequence[Mention]) -> bool:
    """Whether a code is that of a certification elsewhere, and one of ours is named besides and not by it ("I have
    AZ-104, is AI-102 next")."""
    if code.ids or name_spans(tokens(code.code or "")) not in names.elsewhere:
        return False
    ours = [mention for mention in found if mention.verdict == "take"]
    return any(one.code or max(one.start - code.end, code.start - one.end) >= _APART for one in ours)


def _inside(names: NameIndex, found: Sequence[Mention]) -> Found:
    """The verdict on a sentence: the one name in it. A code that does not exist allows no other name beside it."""
    missing = [
        mention for mention in found if mention.code and mention.verdict != "take" and not _aside(names, mention, found)
    ]
    if missing:
        matches = tuple(Match(id, missing[0].score - rank) for rank, id in enumerate(missing[0].ids))
        return Found("ask" if matches else "none", matches, missing[0].code, rules.NO_SUCH_CODE.code)
    taken = [mention for mention in found if mention.verdict == "take"]
    every = dict.fromkeys(mention.ids for mention in taken)
    several = [ids for ids in every if len(ids) > 1]
    left = {ids for ids in several if any(set(other) < set(ids) for other in every)}  # a code says which of them
    groups = [ids for ids in every if ids not in left]
    unsure = [
        m.ids for m in found if m.verdict == "ask" and (m.linked or len(groups) != 1 or groups[0][0] not in m.ids)
    ]
    if len(groups) == 1 and not unsure:
        rule = rules.CODE if any(mention.code for mention in taken) else rules.INSIDE
        return Found("take", tuple(Match(id, taken[0].score - rank) for rank, id in enumerate(groups[0])), rule=rule)
    turns = ((id,) for rank in zip_longest(*unsure) for id in rank if id is not None)  # the first of each, the second
    candidates = list(dict.fromkeys([*groups, *turns]))
    if not candidates:
        return NONE
    return ask(candidates, rules.SEVERAL_INSIDE if len(candidates) > 1 else rules.UNSURE_INSIDE)
