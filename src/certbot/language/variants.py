"""A text as it may have been meant: with its words that no name has replaced by ones that a name has.

A word is read as another ("sol" as "solutions") only if some certification has that and all the other words that may
name something. So the more is said, the less is left to guess, and a word that fits nothing leaves no reading at all.
What the readings mean is decided by `names`, as if they had been typed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import groupby, takewhile
from typing import NamedTuple

from certbot.language.entries import NameIndex, generic
from certbot.language.lexicon import (
    CREDENTIAL,
    ENDINGS,
    FILLERS,
    GENERIC_WORDS,
    PERSONS,
    SENSES,
    STOP,
    TALK,
    VENDOR_WORDS,
)
from certbot.language.normalise import Token
from certbot.language.repair import repair
from certbot.language.spellings import PHRASES, SYNONYMS
from certbot.language.wording import Word, singular, words

_LONGEST = 14  # words: longer texts are sentences, in which a name stands by itself
_MOST = 24  # readings
_AGAINST = 9  # more than speaks against any word
_FIRM = ("professional", "associate")
_CUT = 3  # letters at least of a word within another
_STEM = 5  # letters that words of one stem begin with
_NOTHING: tuple[Collection[str], ...] = (STOP, CREDENTIAL, FILLERS, TALK)
"""Words that are no part of a name, or may be none."""
_PARTS: dict[str, set[str]] = {}
for _phrase, _written in PHRASES.items():
    for _part in _phrase:
        for _form in (_part, singular(_part)):
            _PARTS.setdefault(_form, set()).update(_written)

Holders = Set[int] | None
"""The entries that have a word; None if it is no part of a name and any may be meant."""


class Variant(NamedTuple):
    """A reading of a text, and how much speaks against it (0: nothing)."""

    against: int
    text: tuple[Token, ...]


class _Choice(NamedTuple):
    against: int
    text: str
    holders: Holders


def variants(names: NameIndex, typed: Sequence[Token]) -> list[Variant]:
    """The readings of a text other than its own, the likeliest first."""
    said = {token.text for token in typed}
    if len(typed) > _LONGEST or _of_people(said):
        return []
    joined = _joined(names, typed)
    read = words(joined)
    groups = [(places, [word.text for word in group]) for places, group in groupby(read, lambda word: word[1:3])]
    vendors = {word.text for word in read if word.text in VENDOR_WORDS} or _cut_vendors(names, read)
    reader = _Reader(names, _is_plain(names, said), vendors)
    same = joined == list(typed)
    if same and len(groups) == 1:
        return []
    choices: dict[int, list[_Choice]] = {}
    holders = reader.within
    for (start, end), made in groups:
        found = reader.choices(made, joined[start:end])
        if not found:
            return []
        if len(found) > 1 or found[0].text:
            choices[start] = found
        else:
            holders = _both(holders, found[0].holders)
    if holders is not None and not holders:
        return []
    if same and (not choices or (holders is None and len(choices) == 1)):
        return []
    return [
        Variant(against, _replaced(joined, chosen))
        for against, chosen in _combined(choices, holders)
        if any(chosen.values()) or not same
    ]


def _of_people(said: set[str]) -> bool:
    """Whether people are spoken of, and no certification."""
    return not PERSONS.isdisjoint(said) and VENDOR_WORDS.isdisjoint(said) and CREDENTIAL.keys().isdisjoint(said)


def _cut_vendors(names: NameIndex, read: Sequence[Word]) -> set[str]:
    """The one vendor that a text names by a word cut short ("harv", "g"), if there is one."""
    short = (word.text for word in read if not _is_known(names, word.text))
    meant = [{*SENSES.get(word, ()), *names.vocabulary.begun(word)} & VENDOR_WORDS for word in short]
    told = [vendors for vendors in meant if len(vendors) == 1]
    return told[0] if len(told) == 1 else set()


def _is_plain(names: NameIndex, said: set[str]) -> bool:
    """Whether nothing but words of a name is said, and enough of them; "certified" makes a title of its own of them."""
    telling = sum(not any(word in none for none in _NOTHING) for word in said)
    return telling > 2 and not any(_is_talk(names, word) or repair(names, word) == "certified" for word in said)


def _combined(choices: dict[int, list[_Choice]], holders: Holders) -> list[tuple[int, dict[int, str]]]:
    """One choice for each place such that some entry has all of them, the likeliest first."""
    result: list[tuple[int, Holders, dict[int, str]]] = [(0, holders, {})]
    for start, options in choices.items():
        following = [
            (against + option.against, both, chosen | {start: option.text})
            for against, before, chosen in result
            for option in options
            if (both := _both(before, option.holders)) is None or both
        ]
        result = sorted(following, key=lambda state: state[0])[:_MOST]
    return [(against, chosen) for against, _, chosen in result]


def _both(one: Holders, other: Holders) -> Holders:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _replaced(typed: Sequence[Token], chosen: dict[int, str]) -> tuple[Token, ...]:
    result: list[Token] = []
    for number, token in enumerate(typed):
        *before, last = (chosen.get(number) or token.text).split()
        result += [Token(word, " ") for word in before]
        result.append(Token(last, token.after))
    return tuple(result)


class _Reader:
    """What words may stand for in one text. In a `plain` one known words, too, may be forms of others; `within` are the
    entries of the vendors that are named, if any are."""

    def __init__(self, names: NameIndex, plain: bool, vendors: Collection[str]) -> None:
        self.names = names
        self.plain = plain
        self.within: Holders = None
        self.within = self._of(vendors) if vendors else None

    def choices(self, made: Sequence[str], typed: Sequence[Token]) -> list[_Choice]:
        """What one word, or several that belong together, may stand for; first itself, with an empty text."""
        if all(_is_known(self.names, word) for word in made):
            own = [_Choice(0, "", self._of([word for word in made if word not in TALK]))]
            return own + self._others(typed[0].text) if len(typed) == 1 else own
        if len(typed) > 1:
            return []
        word = typed[0].text
        split = self._held(word, dict.fromkeys(_splits(self.names, word), 1))
        if split:
            return split
        mended = repair(self.names, word)
        against = {} if mended == word or _is_talk(self.names, mended) else {mended: 0}
        against |= dict.fromkeys(SENSES.get(word, ()), 2)
        for other, cost in self.names.vocabulary.meant(word).items():
            against.setdefault(other, cost)
        return self._held(word, against)

    def _others(self, word: str) -> list[_Choice]:
        """What a known word may stand for beside itself: cut short it may be another, and it has others of its stem,
        which make another title, though."""
        vocabulary = self.names.vocabulary
        against = dict.fromkeys(SENSES.get(word, ()), 2)
        if SYNONYMS.get(word) in _FIRM:
            return []  # another level is another certification
        if word in SYNONYMS and len(word) > 2:
            against |= dict.fromkeys(vocabulary.begun(word), 2)
        elif not self.plain or word in VENDOR_WORDS or any(word in none for none in _NOTHING):
            pass
        elif 2 < len(word) < _STEM and not generic(word):
            against |= {other: cost + 1 for other, cost in vocabulary.meant(word, known=True).items()}
        elif len(word) >= _STEM and self.within is not None:
            alike = (other for other in vocabulary.begun(word[:_STEM]) if _of_one_stem(singular(word), other))
            against |= dict.fromkeys(alike, 3)
        return self._held(word, against)

    def _held(self, word: str, against: dict[str, int]) -> list[_Choice]:
        """The choices that some entry has. What may be a word for a certification ("crs") is rather that than one of
        its name; where no vendor is named, a name is not told by its first letters."""
        result = []
        told = SENSES.get(word, ()).__contains__
        nothing = min((cost for other, cost in against.items() if other in CREDENTIAL), default=_AGAINST)
        for other, cost in against.items():
            if other in CREDENTIAL:
                result.append(_Choice(cost, other, None))
            elif cost < nothing and (self.within is not None or told(other) or not _mere_beginning(word, other)):
                holders = self._of([made.text for made in words([Token(part, " ") for part in other.split()])])
                if holders:
                    result.append(_Choice(cost, other, holders))
        return result

    def _of(self, made: Iterable[str]) -> Holders:
        """Who has all of these words, or something that is written with them ("learning")."""
        result = self.within
        for word in made:
            if not (word in STOP or word in CREDENTIAL or word in FILLERS):
                every = [some for part in (word, *_PARTS.get(word, ())) if (some := self.names.having(part))]
                if len(every) != 1:
                    every = [frozenset().union(*(every if result is None else (result & some for some in every)))]
                result = _both(result, every[0])
        return result


def _mere_beginning(word: str, other: str) -> bool:
    """Whether this is less than half of a word that few names have."""
    few = not (generic(other) or (other in VENDOR_WORDS and len(word) > 3))
    return few and other.startswith(word.removesuffix("s")) and 2 * len(word) < len(other)


def _of_one_stem(word: str, other: str) -> bool:
    """Whether two words differ in their ending only: "science" and "scientist", "architect" and "architecture"."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return word[same:] in ENDINGS and other[same:] in ENDINGS and singular(word) != singular(other)


def _is_known(names: NameIndex, word: str) -> bool:
    return any(word in known for known in (names.holders, VENDOR_WORDS, *_NOTHING, _PARTS))


def _is_talk(names: NameIndex, word: str) -> bool:
    return word in TALK and word not in names.holders and word not in _PARTS


def _joined(names: NameIndex, typed: Sequence[Token]) -> list[Token]:
    """The text with those words put together that are one of a name and no words of their own ("data x")."""
    result: list[Token] = []
    for token in typed:
        before = result[-1] if result else None
        if before is not None and before.after == " " and _is_one(names, before.text, token.text):
            result[-1] = Token(before.text + token.text, token.after)
        else:
            result.append(token)
    return result


def _is_one(names: NameIndex, first: str, second: str) -> bool:
    whole = first + second
    known = whole in names.holders or whole in SYNONYMS or whole in VENDOR_WORDS
    both = second[1:] and _is_known(names, first) and _is_known(names, second)  # a single letter is part of a name
    return len(whole) > _STEM - 1 and known and not both


def _splits(names: NameIndex, word: str) -> Iterator[str]:
    """Two words typed as one."""
    for at in range(2, min(len(word) - 1, 20)):
        if all(_is_part(names, part) for part in (word[:at], word[at:])):
            yield f"{word[:at]} {word[at:]}"


def _is_part(names: NameIndex, word: str) -> bool:
    if len(word) < _CUT:
        return word in GENERIC_WORDS
    return any(word in known for known in (names.holders, VENDOR_WORDS, SYNONYMS, _PARTS, CREDENTIAL))
