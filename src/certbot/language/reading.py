"""A whole text as words of names: what may name something in it, and whether anything else is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from certbot.language.entries import NameIndex, content
from certbot.language.lexicon import BODIES, COMMON, CREDENTIAL, RISKY, STOP, TALK, UNSAID, USE, VENDOR_WORDS
from certbot.language.stretch import Stretch
from certbot.language.wording import Word

_WITH = "x"
"""Between two vendors this says that they made something together."""
_POINTING = {"the", "is", "about"}
_MANY = 3  # digits of a number that is rather a code's


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words of names: `core` and `vendors`; which kinds of credential are spoken of; whether anything else
    is said (`talk`), and whether that somebody uses something (`use`)."""

    core: frozenset[str]
    vendors: frozenset[str]
    kinds: frozenset[str]
    talk: bool
    use: bool


def reading(names: NameIndex, said: Sequence[Word], relaxed: bool) -> Reading | None:
    """The words as parts of a name; None if one of them belongs to no name, or if none is meant by them. `relaxed`
    drops every word of talk, else only those that no name has."""
    plain = list(_uncounted([word.text for word in said]))
    kept = []
    talk = False
    together = sum(word in VENDOR_WORDS for word in plain) > 1
    for word in content(plain):
        if word == _WITH and together:
            continue
        known = word in names.holders or word in VENDOR_WORDS
        if word in TALK and (relaxed or not known):
            talk |= word not in UNSAID  # "stanford online" says no more than the vendor
        elif known:
            kept.append(word)
        else:
            return None
    if not kept:
        return None
    vendors = frozenset(word for word in kept if word in VENDOR_WORDS)
    kinds = frozenset(CREDENTIAL[word] for word in plain if word in CREDENTIAL)
    if not (kinds or vendors.isdisjoint(BODIES)):
        kinds = frozenset(("certification",))
    read = Reading(frozenset(kept) - vendors, vendors, kinds, talk, not USE.isdisjoint(plain))
    return None if read.core and _of_something_else(names, read, said) else read


def _uncounted(plain: Sequence[str]) -> Iterator[str]:
    """The words without numbers of something ("the 15 hour ML course"), and without how many courses something has."""
    if not any(map(str.isdecimal, plain)):
        yield from plain
        return
    before = ""
    for word, following in zip_longest(plain, plain[1:], fillvalue=""):
        counted = word.isdecimal() and following in TALK and following not in STOP
        if not (counted or _counts(word, following) or _counts(before, word)):
            yield word
        before = word


def _counts(number: str, word: str) -> bool:
    """Whether this says how many courses something has ("the 7 course certificate")."""
    return number.isdecimal() and len(number) < _MANY and CREDENTIAL.get(word) == "course"


def _of_something_else(names: NameIndex, read: Reading, said: Sequence[Word]) -> bool:
    """Whether the words are somebody's trade, or of talk after all: "learn azure" is not "Microsoft Learn", "the new
    one" is no name, "to ace it" not "the ACE", and "I'm Gail" a person."""
    places = [at for at, word in enumerate(said) if word.text in read.core or word.text in read.vendors]
    stretch = Stretch(said, places[0], places[-1])
    if read.core <= TALK or (stretch.is_trade(read.vendors) and stretch.is_somebody()):
        return True
    if read.core <= RISKY and not read.kinds and _introduced([word.text for word in said[: stretch.first]]):
        return True
    if read.talk and not read.vendors and read.core <= COMMON:
        return stretch.before not in _POINTING or not read.core <= names.initials.keys()
    return False


def _introduced(before: Sequence[str]) -> bool:
    """Whether a person is presented: "I'm Gail", "my name is Gail", "she is called Gail"."""
    return before[-1:] in (["im"], ["am"], ["called"], ["named"]) or before[-2:] == ["name", "is"]
