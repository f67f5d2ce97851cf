"""What a text or a clause says only because it was asked for: "nothing", "whatever", "product".

A role may be told like that, too, where what was said before is put right ("no, not marketing. design").
"""

from __future__ import annotations

from collections.abc import Iterator

from certbot.catalog.vocabulary import SLOTS
from certbot.language import scope
from certbot.language.annotate import Annotated, slot_values
from certbot.language.templates import SKIPPED, Span
from certbot.language.words import Words

_LINKS = frozenset({"so", "but", "and", "then", "thus", "hence", "therefore"})
"""Words that lead over to an answer."""
_NO_TRADE = frozenset({"beginner", "other", "career-changer"})
"""Roles whose words mean much else ("nothing", "none", "something else")."""


def bare_answer(words: Words, found: Annotated, asked: str | None) -> str | None:
    """The value that a text gives only because it was asked for ("no", "whatever")."""
    if asked not in words.answers:
        return None
    around = {at for span in words.padding.matches(found.text, {}) for at in range(span.start, span.end)}
    around |= {at for at, token in enumerate(found.text) if token.text in words.skipped}
    said = [at for at in range(len(found.text)) if at not in around]
    spans = sorted(words.answers[asked].matches(found.text, {}), key=lambda span: span.start - span.end)
    answered = {at for span in spans for at in range(span.start, span.end)}
    if len({span.value for span in spans}) == 1 and answered.issuperset(said):
        return spans[0].value  # "nope, nothing"
    return next((s.value for s in spans if not said or (s.start <= said[0] and said[-1] < s.end)), None)


def add_answers(words: Words, found: Annotated, asked: str | None) -> None:
    """Let a clause be a value that it has only because it was asked for: "I'm a student, so nothing". A "no" alone says
    no more than that something else follows, and a question answers nothing."""
    if any(token.after == "?" for token in found.text):
        return
    answers = list(_clauses_of(words, found, asked)) if asked in SLOTS and asked in words.answers else []
    put_right = _puts_right(found)
    if put_right:
        stated = {span[:2] for span in found.values if span.kind in SLOTS}
        answers = [span for span in answers if span[:2] not in stated]  # "no no, student! not developer"
        if asked != "role":
            taken = {span.start for span in answers}
            roles = _clauses_of(words, found, "role")
            told = (span for span in roles if span.value not in _NO_TRADE and span.start not in taken)
            answers += [span for span in told if [t.text for t in found.text[span.start : span.end]] != ["it"]]
    places = {span[:2] for span in answers}
    values = [span for span in found.values if span.value != "none" or span[:2] not in places]
    found.values = sorted({*values, *answers})


def _puts_right(found: Annotated) -> bool:
    """Whether the text corrects what was said before, or denies a role."""
    denied = any(scope.negated(found, span.start) for span in slot_values(found, "role"))
    return denied or bool(scope.corrections(found))


def _clauses_of(words: Words, found: Annotated, slot: str) -> Iterator[Span]:
    """The clauses that are answers to the question for a slot."""
    around = {at for span in words.padding.matches(found.text, {}) for at in range(span.start, span.end)}
    around |= {at for at, token in enumerate(found.text) if token.text in SKIPPED}
    spans = sorted(words.answers[slot].matches(found.text, {}), key=lambda span: (span.start, span.end))
    for span in {span.start: span for span in spans}.values():
        (opened, closed), first, last = found.clause(span.start), span.start, span.end
        if last > closed:  # the phrase goes on in the next clause
            continue
        while first > opened and first - 1 in around:
            first -= 1
        while last < closed and last in around:
            last += 1
        begins = first == opened or found.text[first - 1].text in _LINKS or found.text[first].text in _LINKS
        ends = last == closed or found.text[last].text in _LINKS
        denying = any(mark.end > span.end for mark in found.around("negation", span.start))  # "anything but azure"
        if begins and ends and not (denying or found.around("retort", span.start)):
            yield Span(span.start, span.end, slot, span.value)
