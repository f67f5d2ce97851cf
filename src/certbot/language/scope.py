"""Which of several values counts: negation, correction, preference, and what is past.

A "not" reaches forward to the end of its clause or to a word that turns it ("but", "we", "I"). Of several values
of one slot the first counts, unless one follows a correction ("actually") or a word of the present ("now"), then
that one; or one is preferred ("mostly gcp"). What is said to be over does not count while something else does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certbot.catalog.vocabulary import SLOTS
from certbot.language.annotate import Annotated
from certbot.language.spans import holding, starting
from certbot.language.templates import Span

REACH = 6
"""So many words before a value may a mark stand."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that counts, and those that were denied."""

    value: str | None
    denied: tuple[str, ...] = ()


def negated(found: Annotated, start: int) -> bool:
    """Whether a "not" reaches the token at `start`."""
    return any(
        not found.around("unnegation", span.start)
        and not _spent(found, span, start)
        and not any(other.start >= span.end for other in found.before("turn", start, start - span.end))
        for span in found.before("negation", start, REACH)
    )


def _spent(found: Annotated, negation: Span, start: int) -> bool:
    """Whether a "not" belongs to a value that ends before the token at `start` ("no exp, want ...")."""
    return any(
        value.end <= start
        for value in holding(found.values, negation.start, negation.end, found.most)
        if value.kind in SLOTS
    )


def marked(found: Annotated, mark: str, start: int, reach: int = REACH) -> int:
    """Where a mark ends that stands before the token at `start`, in its clause; -1 if none does."""
    return max((span.end for span in found.before(mark, start, reach)), default=-1)


def corrected_from(found: Annotated) -> int:
    """Where the last correction ends that something follows; -1 if there is none."""
    return max((span.end for span in found.marks["correction"] if span.end < len(found.text)), default=-1)


def choose(found: Annotated, spans: Sequence[Span]) -> Choice:
    """The value that counts among those of one slot."""
    denied = tuple(span.value for span in spans if not _denies(found, span) and negated(found, span.start))
    stated = [span for span in spans if _denies(found, span) or not negated(found, span.start)]
    stated = [span for span in stated if not aimed_at(found, span)]
    if not stated:
        return Choice(None, denied)
    lasting = [span for span in stated if not _past(found, span)] or ([] if denied else stated)
    if not lasting:
        return Choice(None, denied)
    since = corrected_from(found)
    later = [span for span in lasting if span.start >= since >= 0]
    if later and len(later) < len(lasting):
        return Choice(later[-1].value, denied)
    preferred = [span for span in lasting if _preferred(found, span, lasting)]
    if preferred:
        return Choice(preferred[-1].value, denied)
    present = [span for span in lasting if marked(found, "present", span.start, 3) >= 0 or _moved_to(found, span)]
    if present and len(lasting) > 1:
        return Choice(present[-1].value, denied)
    return Choice(min(lasting, key=_vagueness).value, denied)


def _preferred(found: Annotated, span: Span, others: Sequence[Span]) -> bool:
    """Whether a word such as "mostly" stands before a value, with no other value between, or closes its clause."""
    before = marked(found, "preference", span.start, 2)
    if before >= 0 and not starting(others, before, span.start):
        return True
    after = found.within("preference", span.end, span.end + 1)
    return any(mark.end == len(found.text) or found.text[mark.end - 1].ends for mark in after)


def aimed_at(found: Annotated, span: Span) -> bool:
    """Whether a role is what somebody wants to become ("from nursing to data science"), not what they are."""
    if span.kind != "role" or not found.before("towards", span.start, 0):
        return False
    return corrected_from(found) < 0


def _moved_to(found: Annotated, span: Span) -> bool:
    """Whether a platform follows another ("from aws to gcp")."""
    return span.kind == "platform" and bool(found.before("towards", span.start, 0))


def _denies(found: Annotated, span: Span) -> bool:
    """Whether a value is a denial itself ("no cloud", "not much experience"): a "not" before does not deny it again."""
    return bool(found.within("negation", span.start, span.end))


def _vagueness(span: Span) -> int:
    """Values that give way to others: "no preference, maybe aws", "a nurse, changing careers"."""
    return 2 if span.value in {"none", "other"} else 1 if span.value == "career-changer" else 0


def _past(found: Annotated, span: Span) -> bool:
    end = marked(found, "past", span.start, 3)
    return end >= 0 and marked(found, "present", span.start, 3) < end
