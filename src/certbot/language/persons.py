"""Whom each word of a text speaks of: the writer, somebody else, or the writer's team.

A clause has a subject. Somebody else who is named as one ("my wife is ...", "the job ad says ...") keeps the floor
until the writer does ("but we ..."), or until the sentence ends. Somebody who is no subject ("I work with my wife") is
passed over alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from certbot.language.annotate import Annotated
from certbot.language.templates import Span

_MARKS = ("other", "group", "own")
_RELATIVE = frozenset({"who", "whos", "whose", "that"})
"""Words that go on about somebody just named."""
_AGAIN = frozenset({"were", "me"})
"""Words that are the writer ("we're") only where a clause begins."""
_JOINING = frozenset(
    "and but so because now while whereas though since that where when says said decided thinks told means".split()
)
_SAYING = frozenset("told tells tell".split())
_DETERMINERS = frozenset(
    """a an the my our his her their your one some most many all both two three of old ex former new best good close
    little big younger older own other another late twin""".split()
)
_MOST_BEFORE = 5
"""So many of these may stand before somebody."""
_OF_THEIR_OWN = frozenset({"role", "experience", "have"})
"""What a team or a company is, has worked and holds is not the writer's; what it uses, wants and pays is."""


@dataclass(frozen=True, slots=True)
class Subjects:
    """The tokens that speak of somebody else, and those that speak of the writer's team or company."""

    others: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()

    def another(self, at: int, slot: str) -> bool:
        """Whether what stands at a token for a slot is said of somebody else than the writer."""
        return at in self.others or (at in self.groups and slot in _OF_THEIR_OWN)


def subjects(found: Annotated) -> Subjects:
    """Whom the words of a text speak of."""
    named = _named(found)
    said: dict[str, set[int]] = {mark: set() for mark in _MARKS}
    floor = "own"
    until = 0  # somebody who is no subject ends here
    for at, token in enumerate(found.text):
        span = named.get(at)
        if span is not None and at >= until:
            if span.value != "own" and _no_subject(found, span):
                said[span.value].update(range(span.start, span.end))
                until = span.end
                if span.value == "group" and _opens(found, _preposition(found, span)):
                    floor = span.value  # "but at my place"
                following = found.text[span.end].text if span.end < len(found.text) else ""
                if following in _RELATIVE and not found.text[span.end - 1].ends:
                    floor = span.value
            else:
                floor, until = span.value, span.end
        elif token.text in _AGAIN and at >= until and _opens(found, at) and not _told_to(found, at):
            floor = "own"
        said[floor].add(at)
        if token.after in {".", "?"}:
            floor = "own"
    return Subjects(frozenset(said["other"]), frozenset(said["group"]))


def _named(found: Annotated) -> dict[int, Span]:
    """The longest mark that starts at each token."""
    result: dict[int, Span] = {}
    for mark in _MARKS:
        for span in found.marks[mark]:
            if not found.same_clause(span.start, span.end - 1):
                continue  # "SEO and ads, want to ..."
            if _as_that(found, span):
                continue  # "working for Databricks as a recruiter"
            if span.start not in result or span.end > result[span.start].end:
                result[span.start] = span
    return result


def _as_that(found: Annotated, span: Span) -> bool:
    """Whether the writer works as what somebody would be."""
    at = _preposition(found, span)
    return at >= 0 and found.text[at].text == "as" and not found.text[at].ends


def _no_subject(found: Annotated, span: Span) -> bool:
    """Whether a preposition or a verb stands before somebody, or before "one of my old"."""
    first = _preposition(found, span) + 1
    return first > 0 and not found.text[first - 1].ends and bool(found.before("object", first, 0))


def _preposition(found: Annotated, span: Span) -> int:
    """Where the word stands that is before somebody, or before "one of my old"; -1 if none is."""
    first = span.start
    while first > max(0, span.start - _MOST_BEFORE) and found.text[first - 1].text in _DETERMINERS:
        if found.text[first - 1].ends:
            break
        first -= 1
    return first - 1


def _told_to(found: Annotated, at: int) -> bool:
    """Whether a word is whom something is told: "a friend told me the CKA was hard"."""
    return at > 0 and not found.text[at - 1].ends and found.text[at - 1].text in _SAYING


def _opens(found: Annotated, at: int) -> bool:
    """Whether a token is the first of its clause."""
    return at == 0 or found.text[at - 1].ends or found.text[at - 1].text in _JOINING
