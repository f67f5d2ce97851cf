"""Names between which somebody chooses, with what they share said once: "aws practitioner, cloud or ai", "tensorflow or
pytorch certificate from deeplearning.ai", "ml associate or professional".

The words around the links ("or", "vs", a slash) are cut into parts. Some words at the beginning of the first part and
some at the end of the last belong to all of them: that division is right by which every part becomes a name, with as
few words shared as that takes. A vendor said of one part is said of those that have none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from certbot.language.entries import LEVEL_WORDS, NameIndex, content, generic
from certbot.language.lexicon import CREDENTIAL, GENERIC_WORDS, LINKS, STOP, TALK, TRADES, UNSAID, VENDOR_WORDS
from certbot.language.mention import MOST, Mention
from certbot.language.normalise import Token
from certbot.language.subjects import of_subject
from certbot.language.wording import Word

_MOST_WORDS = 8  # of one part
_MOST_PARTS = 4
_ORDERING = frozenset(("first", "next", "now", "later", "its", "successor", "replacement"))
"""Words that say when something is done, or what it comes after, and are no part of it ("the LLM one first or the MCP
one first")."""
_JOINING = frozenset({"and", "/"})
"""Links that stand within names, too ("Machine Learning and AI")."""

Part = list[Word]
Groups = list[tuple[str, ...]]


class _Text(NamedTuple):
    """A text as tokens and as words of names, with the tokens that belong to codes."""

    names: NameIndex
    typed: Sequence[Token]
    said: Sequence[Word]
    of_codes: Container[int]

    def link(self, at: int, commas: bool = False) -> str:
        """The link that this word is, or that stands after it; "" if there is none."""
        if self.said[at].text in LINKS:
            return self.said[at].text
        after = self.typed[self.said[at].end - 1].after
        return after if after == "/" or (commas and after == ",") else ""

    def belongs(self, at: int) -> bool:
        """Whether a word may be part of a name, or stands within one."""
        text = self.said[at].text
        if self.said[at].start in self.of_codes:
            return False
        if text in STOP or text in CREDENTIAL or text in VENDOR_WORDS or text in _ORDERING:
            return True
        return text in self.names.holders and (text not in TALK or self._of_vendor(at))

    def _of_vendor(self, at: int) -> bool:
        """Whether a word of talk makes a name of the vendor before it ("Kaggle Learn")."""
        return at > 0 and f"{self.said[at - 1].text} {self.said[at].text}" in self.names.raw

    def ends(self, at: int) -> bool:
        """Whether a sentence ends after a word; a comma may stand between what is shared and what differs."""
        return self.typed[self.said[at].end - 1].after in {".", "?"}


def alternatives(
    names: NameIndex, typed: Sequence[Token], said: Sequence[Word], of_codes: Container[int]
) -> Iterator[list[Mention]]:
    """Every list of alternatives, in order; the tokens `of_codes` are no parts of names."""
    text = _Text(names, typed, said, of_codes)
    at = 0
    while at < len(said):
        if text.link(at):
            first, end = _around(text, at)
            kinds = frozenset(CREDENTIAL[word.text] for word in said[first:end] if word.text in CREDENTIAL)
            found: list[Mention] = []
            for commas in (False, True):
                parts, links = _parts(text, first, end, commas)
                if not found and 1 < len(parts) <= _MOST_PARTS:
                    found = list(_named(names, parts, links, kinds))
            yield found
            at = max(end, at + 1)
        else:
            at += 1


def _around(text: _Text, at: int) -> tuple[int, int]:
    """From where to where the words around a link may be names."""
    first = at + (text.said[at].text not in LINKS)
    while first and at - first < _MOST_WORDS and text.belongs(first - 1) and not text.ends(first - 1):
        first -= 1
    end = first
    while end < len(text.said) and end - first < _MOST_PARTS * _MOST_WORDS:
        if not (text.belongs(end) or text.link(end)):
            break
        end += 1
        if text.ends(end - 1):
            break
    return first, end


def _parts(text: _Text, first: int, end: int, commas: bool) -> tuple[list[Part], set[str]]:
    """The words of names between the links, and which links there are."""
    parts: list[Part] = [[]]
    links: set[str] = set()
    passed = ""  # the link before this part
    for at in range(first, end):
        word = text.said[at]
        link = text.link(at, commas)
        if word.text not in LINKS and word.text not in _ORDERING and content([word.text]):
            parts[-1].append(word)
            links.update([passed] if passed else [])
        if link and parts[-1]:
            parts.append([])
            passed = link
    return [part for part in parts if 0 < len(part) <= _MOST_WORDS], links


def _named(names: NameIndex, parts: Sequence[Part], links: set[str], kinds: frozenset[str]) -> Iterator[Mention]:
    """The names that the parts are; nothing if one of them is none, or if all of them together are one."""
    texts = [[word.text for word in part] for part in parts]
    every = [word for text in texts for word in text]
    if links <= _JOINING and (len(_groups(names, every, kinds)) == 1 or _are_one(names, every)):
        return
    trades = not kinds and all(generic(word) and word not in LEVEL_WORDS for word in every)
    vendors = VENDOR_WORDS.intersection(every)
    best: list[Groups] | None = None
    least = 0
    first, last = texts[0], texts[-1]
    for shared in sorted(product(range(len(first) + 1), range(len(last))), key=sum):
        prefix, suffix = first[: shared[0]], last[len(last) - shared[1] :]
        own = [first[shared[0] :], *texts[1:-1], last[: len(last) - shared[1]]]
        whole = [[*prefix, *part, *suffix] for part in own]
        if shared[0] and not VENDOR_WORDS.isdisjoint(word for text in texts[1:] for word in text):
            continue  # what has a vendor of its own begins with it
        found = [_named_so(names, text) if trades else _resolved(names, text, vendors, kinds) for text in whole]
        if not all(found) or len({group for groups in found for group in groups}) < len(found):
            continue
        vague = sum(map(len, found)) + sum(LEVEL_WORDS.issuperset(set(text) - vendors) for text in whole)
        if best is None or vague < least:
            best, least = found, vague
    if best is not None and links <= _JOINING and len(set(best[0]).intersection(*best[1:])) == 1:
        return  # what one is known by ("the bigquery and dataflow exam")
    for part, groups in zip(parts, best or (), strict=bool(best)):
        start, end = part[0].start, part[-1].end
        ids = tuple(group[0] for group in groups[:MOST])
        yield (
            Mention(start, end, ids, 60, "ask", linked=True)
            if len(groups) > 1
            else Mention(start, end, groups[0], 90, linked=True)
        )


def _are_one(names: NameIndex, text: Sequence[str]) -> bool:
    """Whether a vendor's name has all of these words ("MIT Professional Education in ML and AI")."""
    return not VENDOR_WORDS.isdisjoint(text) and len(names.groups(names.all_of(text))) == 1


def _named_so(names: NameIndex, text: Sequence[str]) -> Groups:
    """What goes by these words without a vendor: an "ai practitioner" does, a "data engineer" is a trade."""
    aliases = names.exact.get(frozenset(text), ())
    return names.groups(alias.entry for alias in aliases if not (alias.vendors or alias.bare))


def _resolved(names: NameIndex, text: Sequence[str], vendors: frozenset[str], kinds: frozenset[str]) -> Groups:
    """What these words name, with the vendor of another part if they have none; by themselves only if they are
    distinctive where a vendor is named."""
    if len(vendors) == 1 and vendors.isdisjoint(text):
        found = _groups(names, [*text, *vendors], kinds)
        if found or all(map(generic, text)):
            return found
    found = _groups(names, text, kinds)
    if found or VENDOR_WORDS.isdisjoint(text):
        return found
    found = _groups(names, [word for word in text if word not in UNSAID or word in LEVEL_WORDS], kinds)
    if found or VENDOR_WORDS.issuperset(text):
        return found
    having = names.groups(names.all_of(text))
    return having if len(having) <= MOST else []


def _groups(names: NameIndex, text: Sequence[str], kinds: frozenset[str]) -> Groups:
    """The certifications that these words name, in whatever order."""
    vendors = VENDOR_WORDS.intersection(text)
    core = frozenset(text) - vendors
    several = of_subject(names, core, vendors, kinds) if core <= GENERIC_WORDS | LEVEL_WORDS else []
    if not core.isdisjoint(LEVEL_WORDS):
        several = [entry for entry in several if entry in names.exams]  # a "professional certificate" is no level
    if several:
        return names.groups(several)
    exact = (alias for alias in names.exact.get(core, ()) if core and (kinds or not alias.mere))
    aliases = [alias for alias in exact if names.fits(alias, vendors)]
    if vendors and not aliases:
        aliases = [alias for alias in names.unlevelled.get(core, ()) if names.fits(alias, vendors)]
    if core <= TRADES:
        aliases = [alias for alias in aliases if alias.vendors <= vendors]
    told = [a for a in aliases if names.told(a, vendors) or not (a.vendors or (a.bare and not kinds))]
    if not vendors and not told and len(core) > 1:
        told = aliases
    entries = [alias.entry for alias in told]
    if not core:
        entries += names.bare.get((vendors, kinds)) or names.bare.get((vendors, frozenset()), ())
    if not vendors and len(core) == 1:
        entries += names.initials.get(next(iter(core)), ())
    return names.groups(entries)
