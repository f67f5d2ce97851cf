"""What a text wants, from the phrases in it and from what else was read.

1. A text that is nothing but a control word or a wish ("back", "free?") is that, unless it answers the open question;
2. then the most telling evidence in it (signs.py): a sign, a phrase, or a question for one fact about a certification
   that is not named ("how long is it valid?");
3. a text that asks for a list of certifications (criteria.py) wants that whatever phrase it may hold;
4. then what follows from the rest: certifications named are a lookup, slots alone are null where a question is open
   or `correct` where they take something back, and `recommend` where nothing was asked.

A question about a certification named ("is AI-102 worth it") is a lookup of it, not the general question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.criteria import Asked
from certbot.language.profile import takes_back
from certbot.language.templates import Span
from certbot.language.understanding import Found

_QUESTIONS = frozenset({"faq-worth", "faq-first", "faq-howlong", "faq-outdated", "faq-degree"})
ABOUT_ONE = (_QUESTIONS - {"faq-first"}) | {"help", "smalltalk", "recommend", "free"}
"""Intents that become a lookup when they are said of a certification."""
GENERAL = _QUESTIONS - {"faq-first"} | {
    "lookup", "compare", "renew", "remind", "employers", "dumps", "sources", "mistakes", "out-of-scope", "privacy",
    "my-data", "my-certs", "delete-data", "free", "why", "why-not", "stacks", "changes",
}  # fmt: skip
"""Intents whose words about a platform, a goal or money say what the question is about, not who asks it."""
OF_OTHERS = ABOUT_ONE | {"lookup", "compare", "renew", "remind", "sources", "employers", "stacks", "changes"}
"""Intents that cannot be answered of a certification that the catalog does not have."""
CONTRASTING = frozenset({"compare", "why", "why-not"})
"""Intents that are about the certification that is denied, too ("why AI-103 and not AI-102?")."""
OF_ONE = frozenset({"lookup", "compare", "renew", "remind", "sources"})
"""Intents that are about certifications."""
_RENEWALS = ("renews", "renewed-by")
"""Marks that tell which of two certifications may renew the other."""
_PARTS = frozenset({"cost", "retake", "languages", "offers"})
"""Facts that are asked for with the words of others: of the price, the exam, the status."""
_OF_PAY = "market"


@dataclass(slots=True)
class Draft:
    """What has been read of a text so far. `bare` is the value of a text that only answers; `ruled` is the intent that
    the rules give it."""

    found: Annotated
    asked: str | None
    bare: str | None = None
    phrase: str | None = None
    ruled: str | None = None
    slots: dict[str, str] = field(default_factory=dict)
    cleared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    have: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    ask: Found | None = None
    vendors: tuple[str, ...] = ()
    listing: Asked | None = None
    facet: str | None = None

    @property
    def settled(self) -> bool:
        """Whether the rules need nobody's advice: a list is asked for, or one fact or one kind of advice; a
        certification that the catalog does not have is named; the open question is answered and nothing else is told
        of; or the whole text is a word that is a wish."""
        answered = self.ruled is None and self.asked in self.slots
        whole = bool(self.found.whole) and self.found.whole[0].value == self.ruled
        narrowed = argument(self.found, self.ruled) is not None
        return self.listing is not None or narrowed or bool(self.found.elsewhere) or answered or whole


def told(found: Annotated) -> str | None:
    """The intent that the most telling evidence in the text is of."""
    return found.evidence[0].intent if found.evidence else None


def intent(draft: Draft) -> str | None:
    """The intent of a whole text."""
    if draft.found.elsewhere and (draft.phrase in OF_OTHERS or not draft.phrase) and not _of_ours(draft):
        return "out-of-scope"
    if draft.listing is not None:
        return "free" if "free" in draft.listing.criteria.traits else "browse"
    wish = _wish(draft)
    if wish is not None:
        return wish
    if len(draft.wanted) > 1 and _side_by_side(draft.found):
        return "compare"
    if draft.wanted or draft.ask:
        return "lookup"
    said = bool(draft.slots or draft.cleared)
    if said and (draft.asked in draft.slots or draft.asked in draft.cleared):
        return None
    if said and not draft.have and _corrects(draft):
        return "correct"
    if said or draft.have:
        return None if draft.asked else "recommend"
    return None


def _of_ours(draft: Draft) -> bool:
    """Whether a text beside a name from elsewhere says anything of our certifications, or of the person."""
    return bool(draft.wanted or draft.have or draft.ask or draft.slots or draft.cleared or draft.listing)


def _wish(draft: Draft) -> str | None:
    """The intent that the phrases name, where what else was said lets it stand."""
    wish, named = draft.phrase, bool(draft.wanted or draft.ask)
    if named and wish in ABOUT_ONE and not (wish == "faq-worth" and argument(draft.found, wish) == _OF_PAY):
        return "lookup"
    if named and wish == "changes" and argument(draft.found, wish) in {"begun", "ended"}:
        return "lookup"  # "was AI-102 retired this year?"
    if wish == "compare" and draft.found.elsewhere and len(draft.wanted) < 2:
        return "lookup" if named else None  # of the two only one is ours
    if wish in {"lookup", "smalltalk"} and not named and draft.slots:
        return None
    if wish == "out-of-scope" and (named or draft.have or "role" in draft.slots or "experience" in draft.slots):
        return None
    if wish == "recommend" and draft.asked in draft.slots and not named:
        return None
    if wish == "free" and draft.asked == "budget" and "budget" in draft.slots:
        return None
    return wish


def _corrects(draft: Draft) -> bool:
    """Whether the text takes something back that was said before."""
    text = draft.found.text
    denied = len(text) > 1 and text[0].ends and bool(draft.found.around("negation", 0))  # "no, 6 years"
    years = {scope.negated(draft.found, years.start) for years in draft.found.years}  # "not 10 years, 1 year"
    return (
        denied
        or len(years) > 1
        or scope.corrected_from(draft.found) >= 0
        or bool(draft.cleared)
        or takes_back(draft.found)
    )


def _side_by_side(found: Annotated) -> bool:
    """Whether two names stand side by side: "AI-900/901", "AI-102 or 103"."""
    return any(token.after == "/" or token.text == "or" for token in found.text)


def argument(found: Annotated, intent: str | None) -> str | None:
    """What narrows the intent: the fact that is asked for, the stack, a kind of advice, which renews which."""
    if intent == "renew":
        return next((mark for mark in _RENEWALS if found.marks[mark]), None)
    spans = list(_narrowing(found, intent))
    return max(spans, key=_telling).value if spans else None


def further(found: Annotated, first: str | None) -> tuple[str, ...]:
    """The other facts that are asked for beside the `first`, in questions of their own ("how much is it and how long is
    it valid?")."""
    questions: dict[int, list[Span]] = {}
    before = list(accumulate((token.text == "and" or token.after in {"?", "."} for token in found.text), initial=0))
    for span in _narrowing(found, "lookup"):
        questions.setdefault(before[span.start], []).append(span)
    facts = dict.fromkeys(max(spans, key=_telling).value for spans in questions.values())
    whole = {first, "price"} if "cost" in facts else {first}  # the true cost has the price in it
    return tuple(fact for fact in facts if fact not in whole) if first in facts else ()


def _telling(span: Span) -> tuple[bool, int]:
    """How much a phrase tells: what is a part of another fact more ("how much is a retake"), else the longer one."""
    return span.value in _PARTS, span.end - span.start


def _narrowing(found: Annotated, intent: str | None) -> Iterator[Span]:
    for span in found.phrases:
        if span.kind == f"arguments {intent}" or (intent == "lookup" and span.kind == "about"):
            yield span
