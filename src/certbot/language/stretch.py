"""A stretch of a text that may name a certification, and what the words in it and beside it say of it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from certbot.language.entries import LEVEL_WORDS, NameIndex, generic, is_year
from certbot.language.lexicon import (
    CREDENTIAL,
    DEGREES,
    GENERIC_WORDS,
    OFFERED,
    RISKY,
    STOP,
    TALK,
    TRADES,
    VENDOR_WORDS,
    WORK,
)
from certbot.language.wording import FILLER, Word

_MOST = 8  # words around a stretch that can belong to it
_HIGHER = frozenset(("associate", "professional", "specialty", "expert"))
_AREAS = frozenset(("networking", "operations", "operation", "infrastructure", "governance", "audit", "management"))
"""Fields of work that are also what vendors sell ("NVIDIA networking cables")."""
_EMPTY = STOP | CREDENTIAL.keys() | VENDOR_WORDS
_TELLING = LEVEL_WORDS | TRADES | DEGREES


class Stretch(NamedTuple):
    """The words from `first` to `last` of a text."""

    said: Sequence[Word]
    first: int
    last: int

    @property
    def words(self) -> list[str]:
        """Its words."""
        return [word.text for word in self.said[self.first : self.last + 1]]

    @property
    def before(self) -> str:
        """The word right before it, "" if there is none."""
        return self.said[self.first - 1].text if self.first else ""

    @property
    def after(self) -> str:
        """The word right after it, "" if there is none."""
        return self.said[self.last + 1].text if self.last + 1 < len(self.said) else ""

    def leading(self, far: bool = False) -> list[str]:
        """The words right before it in the same clause, what adds nothing passed over (with `far` "of", too)."""
        result: list[str] = []
        at = self.first - 1
        while at >= 0 and not self.said[at].ends and (self.said[at].text not in STOP or (far and self._of(at))):
            result.append(self.said[at].text)
            if not (_adds_nothing(result[-1]) or result[-1] in STOP):
                break
            at -= 1
        return result

    def _of(self, at: int) -> bool:
        """Whether this word ties a name to what stands before it: "ethics of AI"."""
        return self.said[at].text in {"of", "in"}

    def beside(self, far: bool = False) -> list[str]:
        """The words right before and after it in the same clause, what adds nothing passed over (with `far` words such
        as "in" after it, too)."""
        result = self.leading(far)
        at = self.last
        while at + 1 < len(self.said) and not self.said[at].ends:
            at += 1
            result.append(self.said[at].text)
            if not (_adds_nothing(result[-1]) or (far and result[-1] in STOP)):
                break
        return result

    def kinds(self) -> set[str]:
        """Which kinds of credential are spoken of in it or beside it: "exam", "course"."""
        return {CREDENTIAL[word] for word in (*self.words, *self.beside()) if word in CREDENTIAL}

    def is_trade(self, vendors: frozenset[str]) -> bool:
        """Whether it says no more than somebody's trade: no level, no product, no "exam" in or beside it."""
        if self.kinds():
            return False
        kept = set(self.words) - vendors - VENDOR_WORDS - STOP
        return bool(kept & TRADES) and all(generic(word) and word not in LEVEL_WORDS for word in kept)

    def is_somebody(self) -> bool:
        """Whether a trade is said of a person or of work: "a senior kubernetes developer", "data engineer job"."""
        if not self.said[self.last].ends and self.after in WORK:
            return True
        for word in reversed(self.said[max(self.first - _MOST, 0) : self.first]):
            if word.text == FILLER:
                continue
            if word.ends or word.text in STOP or word.text in TALK:
                return word.text in {"a", "an", "our", "their"}
        return False

    def common(self) -> bool:
        """Whether it means something else as well, and nothing says that it is meant ("build agentic AI")."""
        return set(self.words) <= RISKY and not self.kinds()


def other_vendor(names: NameIndex, stretch: Stretch, entry: int) -> bool:
    """Whether another vendor stands beside a name without one: "CompTIA AI Essentials" is not Google's."""
    return any(word in VENDOR_WORDS and word not in names.hosts[entry] for word in stretch.beside())


def or_vendor(names: NameIndex, stretch: Stretch, entry: int) -> frozenset[str]:
    """Another vendor that follows a name ("the genai cert from Databricks or Nvidia") and begins no other name."""
    said, at = stretch.said, stretch.last + 2
    if at >= len(said) or stretch.after not in ({"or"} if said[stretch.last].ends else {"or", "and"}):
        return frozenset()
    if said[at].text in {"from", "by"} and at + 1 < len(said):
        at += 1
    alone = at + 1 == len(said) or said[at].ends or said[at + 1].text not in names.holders
    word = said[at].text
    other = alone and word in VENDOR_WORDS and word not in names.hosts[entry]
    return frozenset([word] if other else ())


def another(names: NameIndex, stretch: Stretch, entry: int) -> bool:
    """Whether a word beside a name makes it another one: a level, a trade, a degree or a subject that it does not
    have, or, beside words that many names share, one that no name has."""
    if names.another_title(entry, {*stretch.words, *stretch.beside()}):
        return True
    own = names.hosts[entry].union(names.bags[entry])
    said, first, last = stretch
    for word in said[stretch.last + 1 : stretch.last + 1 + _MOST]:
        if said[last].ends or word.text not in own:
            break
        last += 1
    whole = Stretch(said, first, last)
    if _goes_on(stretch, whole.after, own) or _inserted(names, stretch, entry):
        return True
    kept = whole.words
    formal = CREDENTIAL.keys() & {kept[0], whole.before}
    vague = all(map(_vague, kept)) or bool(formal and VENDOR_WORDS.isdisjoint(kept))
    closed = kept[-1] in CREDENTIAL and not vague  # nothing that follows "certificate" is part of the name
    return any(
        word not in own and (word in _TELLING or _subject(names, word) or (vague and unheard_of(word)))
        for word in (whole.leading(vague) if closed else whole.beside(vague))
    )


def _goes_on(stretch: Stretch, following: str, own: Set[str]) -> bool:
    """Whether a name goes on after a dash or a colon, as official names do, and thereby is another one: "AWS Certified
    Solutions Architect - Professional", "NVIDIA-Certified Professional: Networking"."""
    if following in LEVEL_WORDS:
        return following not in own
    return bool(following) and unheard_of(following) and _level_alone(stretch)


def _inserted(names: NameIndex, stretch: Stretch, entry: int) -> bool:
    """Whether the word before a name makes it another vendor's ("BCS Essentials in AI", "Azure OpenAI certification"),
    or another one of its own ("AWS Alexa Skill Builder")."""
    if stretch.before in VENDOR_WORDS and stretch.words[0] in names.vendors[entry]:
        return stretch.before not in names.hosts[entry]
    if not stretch.before or not unheard_of(stretch.before):
        return False
    at = stretch.first - 2
    while at >= 0 and stretch.said[at].text in CREDENTIAL:
        at -= 1  # "AWS Certified Alexa Skill Builder"
    if at >= 0 and stretch.said[at].text in names.hosts[entry]:
        return True
    shared = all(generic(word) or word in _EMPTY for word in stretch.words)
    return (shared and names.vendors[entry].isdisjoint(stretch.words)) or _level_alone(stretch)


def _level_alone(stretch: Stretch) -> bool:
    """Whether a name is no more than a vendor and a level that many of its names have."""
    return all(word in _HIGHER or word in VENDOR_WORDS or word in CREDENTIAL for word in stretch.words)


def _vague(word: str) -> bool:
    return any(word in vague for vague in (VENDOR_WORDS, GENERIC_WORDS, _AREAS, RISKY, CREDENTIAL, STOP))


def unheard_of(word: str) -> bool:
    """Whether a word may be part of a name that we do not know ("DeepLearning.AI machine learning in production")."""
    return not (word.isdecimal() or any(word in known for known in (TALK, CREDENTIAL, STOP, VENDOR_WORDS, OFFERED)))


def _subject(names: NameIndex, word: str) -> bool:
    return word in names.holders and not any(word in plain for plain in (TALK, VENDOR_WORDS, OFFERED))


def _adds_nothing(word: str) -> bool:
    return word in CREDENTIAL or is_year(word)
