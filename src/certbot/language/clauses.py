"""The clauses of a text with what a list of certifications may be asked for by: words, amounts of money, years."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from certbot.catalog.criteria import Bound
from certbot.language.annotate import Annotated
from certbot.language.money import DOLLARS, MEASURES, Amount, amounts
from certbot.language.spans import holding, longest, starting
from certbot.language.templates import SKIPPED, Span
from certbot.language.words import Words

_MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12, "yr": 12, "yrs": 12}
_AFTER = frozenset({"most", "least"})
"""Bounds that may stand after their amount: "100 dollars max", "200 or more"."""
_WHO = frozenset({"role", "experience"})
_ONLY_WITH_CURRENCY = frozenset({"for", "with", "from"})
"""Words that make a bound of an amount of money only: not of the number in "for 3 people"."""


@dataclass(slots=True)
class Clause:
    """The tokens of one clause, the criteria in it (`spans`), the words of `listing` and `limit` (`words`), and which
    tokens all these are (`covered`); the longest of them has `most` tokens. `bounds` are the amounts of money with the
    word of `limit` beside each, "" for none; `months` is how long something is to be valid; `foreign` tells of an
    amount in a currency that prices are not in. `denied` tells of a value that is not wanted; `unheard` are tokens that
    ask for something, but for nothing that a list can be made by."""

    tokens: range
    spans: list[Span]
    words: Sequence[Span]
    covered: set[int]
    most: int
    bounds: list[tuple[str, Bound]] = field(default_factory=list)
    months: int | None = None
    foreign: bool = False
    denied: bool = False
    unheard: set[int] = field(default_factory=set)

    def says(self, *values: str) -> bool:
        """Whether it holds one of these words of `listing`."""
        return any(span.value in values for span in self.words if span.kind == "listing")


def clauses(found: Annotated, foreign: bool) -> Iterator[Clause]:
    """The clauses of a text, in order. `foreign` tells whether it holds the sign of a currency that prices are not
    in; what is compared has "$" for all of them."""
    said = _amounts(found)
    facets = [span for span in found.phrases if span.kind == "arguments lookup"]
    asking = {at for span in facets for at in range(span.start, span.end)}
    numbered = {amount.start: amount for amount in said}
    for tokens in _ranges(found, said):
        inside = starting(found.listing, tokens.start, tokens.stop)
        spans = list(starting(found.wanted, tokens.start, tokens.stop))
        covering = [*spans, *(span for span in inside if span.kind == "listing")]
        covered = {at for span in covering for at in range(span.start, span.end)}
        covered |= {at for at in tokens if at in asking or found.text[at].text in SKIPPED}
        clause = Clause(tokens, spans, inside, covered, longest([*spans, *inside]))
        for at in tokens:
            if at in numbered and not _years(found, clause, numbered[at]):
                _bound(found, clause, numbered[at], foreign)
        yield clause


def take_vendors(words: Words, found: Annotated) -> None:
    """Let "at google" be the vendor that is asked about, where nobody says what they are there: in a clause with other
    words, but neither a role nor years."""
    own = {span.start for span in found.values if span.kind in _WHO} | {years.start for years in found.years}
    ignored = [span for span in found.values if span.kind == "ignored" and found.text[span.start].text == "at"]
    inside: set[int] = set()
    for clause in _ranges(found, ()):
        at = starting(ignored, clause.start, clause.stop)
        places = [span for span in at if span.end - span.start < len(clause)]
        if places and own.isdisjoint(clause):
            inside |= {at for place in places for at in range(place.start, place.end)}
    if inside:
        vendors = (span for span in words.criteria.matches(found.text, {}) if span.kind == "vendor")
        found.wanted = sorted({*found.wanted, *(span for span in vendors if span.start in inside)})


def _amounts(found: Annotated) -> list[Amount]:
    """The numbers that may be money; the first of two ("100 to 200 dollars") is in the currency of the second."""
    said = list(amounts(found.text))
    for number, (first, second) in enumerate(pairwise(said)):
        between = [token.text for token in found.text[first.end : second.start]]
        if second.currency and not first.currency and between in ([], ["to"], ["and"]):
            said[number] = first._replace(currency=second.currency)
    return said


def _ranges(found: Annotated, said: Sequence[Amount]) -> Iterator[range]:
    """The tokens of each clause; a comma within an amount ("1,500") ends none."""
    inside = {at for amount in said for at in range(amount.start, amount.end - 1)}
    start = 0
    for at, token in enumerate(found.text):
        if (token.ends and at not in inside) or at + 1 == len(found.text):
            yield range(start, at + 1)
            start = at + 1


def _years(found: Annotated, clause: Clause, amount: Amount) -> bool:
    """Whether a number says how long a certification is to be valid ("valid for 3 years"), which is noted."""
    unit = _MONTHS.get(found.text[amount.end].text) if amount.end < len(found.text) else None
    before = starting(clause.words, amount.start - clause.most, amount.start)
    word = next((span for span in before if span.value == "valid" and span.end == amount.start), None)
    if unit is None or word is None:
        return False
    clause.months = int(amount.value * unit) or None
    clause.covered.update(range(word.start, amount.end + 1))
    if clause.months is None:
        clause.unheard.update(range(amount.start, amount.end))
    return True


def _bound(found: Annotated, clause: Clause, amount: Amount, foreign: bool) -> None:
    """Note an amount of money as a bound of the price, with the word of `limit` beside it."""
    unit = found.text[amount.end].text if amount.end < len(found.text) else ""
    if unit in MEASURES or holding(clause.spans, amount.start, amount.start + 1, clause.most):
        return
    near = starting(clause.words, amount.start - clause.most, amount.end + 1)
    limits = [span for span in near if span.kind == "limit" and span.value != "valid"]
    beside = [span for span in limits if span.end == amount.start]
    beside += [span for span in limits if span.start == amount.end and span.value in _AFTER]
    if not amount.currency:
        beside = [span for span in beside if found.text[span.start].text not in _ONLY_WITH_CURRENCY]
    word = max(beside, key=lambda span: span.end - span.start, default=None)
    ranged = bool(clause.bounds) and clause.bounds[-1][0] in ("between", "")
    if word is None and not (amount.currency or ranged):
        return
    for first, end in ((amount.start, amount.end), *(((word.start, word.end),) if word is not None else ())):
        clause.covered.update(range(first, end))
        del clause.spans[bisect_left(clause.spans, (first,)) : bisect_left(clause.spans, (end,))]  # "cheaper than"
    clause.foreign |= foreign or (amount.currency != "" and amount.currency not in DOLLARS)
    kind = word.value if word is not None else ""
    clause.bounds.append((kind, Bound(amount.value, inclusive=kind not in ("under", "over"))))
