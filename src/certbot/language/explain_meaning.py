"""Which words of a text gave the intent and the slots that `understand` reads in it.

The meaning is that of `understand`; the words are looked up after it among what `annotate` finds, by what they stand
for. What follows from several of them together has no words of its own here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from certbot.catalog.vocabulary import SLOTS
from certbot.language import scope
from certbot.language.annotate import Annotated, annotate, slot_values
from certbot.language.drafting import drafted
from certbot.language.entries import NameIndex, name_spans
from certbot.language.evidence import Heard, Meaning, Slip, Weighed
from certbot.language.features import features
from certbot.language.intents import Draft
from certbot.language.money import amounts
from certbot.language.numbers import experience
from certbot.language.profile import CAREER_CHANGE
from certbot.language.read import understand
from certbot.language.templates import Span
from certbot.language.understanding import Understanding
from certbot.language.weighing import Weights
from certbot.language.words import Words

_LIKELIEST, _SPOKEN = 3, 6
"""So many intents and features are named."""
_LISTS = frozenset({"browse", "free"})
_ABOUT = frozenset({"about", "arguments lookup"})
_CHANGES = frozenset({CAREER_CHANGE, "career-changer"})
_TURNING = ("negation", "unnegation", "unwanted", "correction", "preference", "past", "present", "not-have")
"""Marks that decide which of several values counts."""


def explain_meaning(
    words: Words, index: NameIndex, text: str, asked: str | None = None, today: date | None = None
) -> Meaning:
    """What a text means, and which of its words say so."""
    read = understand(words, index, text, asked, today)
    found = annotate(words, index, text, asked, today)
    weighed = _weighed(drafted(words, index, text, asked, today), read, words.weights)
    slips = (Slip(typed.text, meant.text) for typed, meant in zip(found.typed, found.text, strict=True))
    return Meaning(
        read,
        tuple(slip for slip in dict.fromkeys(slips) if slip.typed != slip.meant),
        _once(_intent(found, read)),
        _once(_rivals(found, read)),
        _follows(read, weighed),
        weighed,
        {slot: _once(_stated(found, slot, value, asked)) for slot, value in read.slots.items()},
        _once(_names(found, read)),
        _once(_unused(found, read)),
        _once(_heard(found, span) for span in found.values if span.kind == "ignored"),
        _once(_heard(found, span, span.value) for mark in _TURNING for span in found.marks[mark]),
    )


def _once(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    return tuple(dict.fromkeys(heard))


def _words(found: Annotated, start: int, end: int) -> str:
    return name_spans(found.typed[start:end])


def _heard(found: Annotated, span: Span, kind: str = "", why: str = "") -> Heard:
    return Heard(_words(found, span.start, span.end), kind or span.kind, span.value, why)


def _intent(found: Annotated, read: Understanding) -> Iterator[Heard]:
    """The words of the intent's most telling sign, those that narrow it, and the words of a list."""
    sign = next((said for said in found.evidence if said.intent == read.intent), None)
    yield from (_heard(found, part) for part in (sign.parts if sign else ()))
    for span in (*found.phrases, *found.whole):
        whole = span.kind == "whole" and span.value == read.intent
        narrowing = span.value in (read.argument, *read.further) and span.kind == f"arguments {read.intent}"
        fact = read.intent == "lookup" and span.kind in _ABOUT
        if whole or narrowing or fact:
            yield _heard(found, span)
    if read.criteria is not None and read.intent in _LISTS:
        yield from (_heard(found, span) for span in (*found.listing, *found.wanted))
    if read.intent == "correct":
        yield from (_heard(found, span) for mark in ("correction", "negation") for span in found.marks[mark])


def _rivals(found: Annotated, read: Understanding) -> Iterator[Heard]:
    """The other intents that there are signs of, the more telling first."""
    others = {said.intent: said for said in reversed(found.evidence) if said.intent != read.intent}
    for said in reversed(others.values()):
        yield Heard(", ".join(_words(found, part.start, part.end) for part in said.parts), "intent", said.intent)


def _weighed(draft: Draft, read: Understanding, weights: Weights) -> Weighed | None:
    """What lines like it speak for; nothing where it only answers, or nothing was learned."""
    seen = features(draft)
    shares = weights.shares(seen)
    if draft.bare is not None or not shares:
        return None
    likeliest = sorted(shares, key=lambda intent: -shares[intent])[:_LIKELIEST]
    spoken = weights.spoken(seen, read.intent, draft.ruled) if read.intent != draft.ruled else ()
    return Weighed(
        draft.ruled,
        draft.settled,
        {intent: round(shares[intent], 2) for intent in likeliest},
        tuple(islice(spoken, _SPOKEN)),
    )


def _follows(read: Understanding, weighed: Weighed | None) -> str:
    """What an intent follows from that no phrase says; why there is none."""
    if weighed is not None and weighed.ruled != read.intent:
        return "learned"
    if read.intent is None:
        return "answer" if read.slots or read.cleared else "nothing"
    if read.certifications or read.ask:
        return "names"
    return "elsewhere" if read.elsewhere else "slots"


def _stated(found: Annotated, slot: str, value: str | tuple[str, ...], asked: str | None) -> Iterator[Heard]:
    """The words that say a slot's value: its own, else those that it follows from, else the whole answer."""
    heard = list(_own(found, slot, value))
    if not heard and value in _CHANGES:
        heard += [_heard(found, span, slot) for span in found.marks["entering"]]
        heard += [_heard(found, span) for span in slot_values(found, "role") if scope.aimed_at(found, span)]
        heard += [_heard(found, span) for span in slot_values(found, "role") if span.value == "other"]
        heard += [_heard(found, span) for span in slot_values(found, "goal") if span.value == CAREER_CHANGE]
    if not heard and slot == asked:
        heard = [Heard(name_spans(found.typed), slot, str(value))]
    yield from heard


def _own(found: Annotated, slot: str, value: str | tuple[str, ...]) -> Iterator[Heard]:
    if slot == "have":
        held = (name for name in found.names if name.verdict == "take" and name.ids[0] in value)
        yield from (Heard(_words(found, name.start, name.end), slot, name.ids[0]) for name in held)
        return
    values = slot_values(found, slot)
    yield from (_heard(found, span) for span in values if span.value == value and not _why(found, span))
    if slot == "experience":
        own = [years for years in found.years if experience(years.years) == value]
        for years in own or (found.years if value == "none" else ()):  # those of another trade make none
            yield Heard(_words(found, years.start, years.end), slot, str(value))
    if slot == "budget" and not values:
        yield from (Heard(_words(found, each.start, each.end), slot, str(value)) for each in amounts(found.text))


def _why(found: Annotated, span: Span) -> str:
    """Why a value does not count; "" where nothing speaks against it."""
    if scope.negated(found, span.start) and not found.within("negation", span.start, span.end):
        return "denied"
    return "aim" if scope.aimed_at(found, span) else ""


def _unused(found: Annotated, read: Understanding) -> Iterator[Heard]:
    """Values of slots that do not count."""
    for span in found.values:
        if span.kind in SLOTS and (why := _why(found, span) or _other(read, span)):
            yield _heard(found, span, why=why)


def _other(read: Understanding, span: Span) -> str:
    if span.kind not in read.slots:
        return "elsewhere"
    return "" if read.slots[span.kind] == span.value else "other"


def _names(found: Annotated, read: Understanding) -> Iterator[Heard]:
    """The names in the text with the certification that each is, or the candidates of what is not clear; those of
    certifications elsewhere by their ids there."""
    for name in found.names:
        held = name.verdict == "take" and name.ids[0] in read.slots.get("have", ())
        kind = "have" if held else "name" if name.verdict == "take" else "ask"
        yield Heard(_words(found, name.start, name.end), kind, ", ".join(name.ids[:1] if kind != "ask" else name.ids))
    yield from (_heard(found, span) for span in found.elsewhere)
