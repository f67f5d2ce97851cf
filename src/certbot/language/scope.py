"""Which of several values counts: negation, correction, preference, and what is past.

A "not" reaches forward to the end of its clause or to a word that turns it ("but", "we", "I"). Of several values
of one slot the first counts, unless one follows a correction ("actually") or a word of the present ("now"), then
that one; or one is preferred ("mostly gcp"). What is said to be over does not count while something else does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certbot.language.annotate import Annotated
from certbot.language.templates import Span

REACH = 6
"""So many words before a value may a mark stand."""

_TOWARDS = frozenset({"to", "into", "towards", "toward"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that counts, and those that were denied."""

    value: str | None
    denied: tuple[str, ...] = ()


def negated(found: Annotated, start: int) -> bool:
    """Whether a "not" reaches the token at `start`."""
    for span in found.before("negation", start, REACH):
        harmless = bool(found.around("unnegation", span.start))
        turned = any(
            other.start >= span.end and not _use(found, span, other.start)
            for other in found.before("turn", start, start - span.end)
        )
        if not harmless and not turned:
            return True
    return False


def _use(found: Annotated, negation: Span, at: int) -> bool:
    """In "don't use gcp" the word right behind the "not" does not turn it."""
    return at == negation.end and found.text[at].text in {"use", "prefer", "only"}


def marked(found: Annotated, mark: str, start: int, reach: int = REACH) -> int:
    """Where a mark ends that stands before the token at `start`, in its clause; -1 if none does."""
    return max((span.end for span in found.before(mark, start, reach)), default=-1)


def corrected_from(found: Annotated) -> int:
    """Where the last correction ends that something follows; -1 if there is none."""
    return max((span.end for span in found.marks["correction"] if span.end < len(found.text)), default=-1)


def choose(found: Annotated, spans: Sequence[Span]) -> Choice:
    """The value that counts among those of one slot."""
    denied = tuple(span.value for span in spans if negated(found, span.start) and not _says_none(span))
    stated = [span for span in spans if _says_none(span) or not negated(found, span.start)]
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
    preferred = [span for span in lasting if marked(found, "preference", span.start, 2) >= 0]
    if preferred:
        return Choice(preferred[-1].value, denied)
    present = [span for span in lasting if marked(found, "present", span.start, 3) >= 0]
    if present and len(lasting) > 1:
        return Choice(present[-1].value, denied)
    return Choice(min(lasting, key=_vagueness).value, denied)


def aimed_at(found: Annotated, span: Span) -> bool:
    """Whether a role is what somebody wants to become ("from nursing to data science"), not what they are."""
    if span.kind != "role" or span.start == 0 or found.text[span.start - 1].text not in _TOWARDS:
        return False
    return corrected_from(found) < 0


def _says_none(span: Span) -> bool:
    """Values that are a denial themselves ("no cloud", "no experience", "no budget") are not denied by it."""
    return span.value in {"none", "free"} or (span.kind, span.value) in {
        ("budget", "low"), ("budget", "any"), ("role", "beginner"), ("goal", "literacy"), ("experience", "early")
    }  # fmt: skip


def _vagueness(span: Span) -> int:
    """Values that give way to others: "no preference, maybe aws", "a nurse, changing careers"."""
    return 2 if span.value in {"none", "other"} else 1 if span.value == "career-changer" else 0


def _past(found: Annotated, span: Span) -> bool:
    end = marked(found, "past", span.start, 3)
    return end >= 0 and marked(found, "present", span.start, 3) < end
