"""Everything a text says: intent, slots, certifications; several at once.

What stands where (annotate) is sorted by the rules (drafting), which give it an intent, too. What people wrote before
and wanted (weighing) may give it another.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from certbot.catalog.criteria import Criteria
from certbot.catalog.vocabulary import Kind
from certbot.language import intents
from certbot.language.drafting import OF_VENDORS, drafted, fact_of_vendor, vendor_spans
from certbot.language.entries import NameIndex
from certbot.language.features import features
from certbot.language.intents import Draft
from certbot.language.lexicon import CREDENTIAL, STOP, TALK
from certbot.language.periods import find_period
from certbot.language.signs import UNKNOWN
from certbot.language.templates import SKIPPED
from certbot.language.understanding import Understanding
from certbot.language.words import Words


def understand(
    words: Words,
    index: NameIndex,
    text: str,
    asked: str | None = None,
    today: date | None = None,
    *,
    listed: bool = False,
) -> Understanding:
    """Read a text. `asked` is the slot of the open question; without `today`, "since 2019" says nothing; `listed` tells
    whether a list of certifications was just shown, which a word may narrow."""
    draft = drafted(words, index, text, asked, today, listed=listed)
    if asked is not None and draft.bare is not None:
        return Understanding(text, slots={asked: draft.bare})
    found, intent = draft.found, _intent(draft, words)
    return Understanding(
        text,
        intent=intent,
        slots={**draft.slots, "have": draft.have} if draft.have else draft.slots,
        cleared=draft.cleared,
        certifications=draft.wanted,
        elsewhere=tuple(dict.fromkeys(span.value for span in found.elsewhere)),
        ask=draft.ask,
        vendors=() if intent == "lookup" and (draft.wanted or draft.have) else draft.vendors,
        argument=intents.argument(found, intent) if draft.listing is None else _facet(draft),
        further=intents.further(found, draft.facet) if intent == "lookup" else (),
        criteria=_criteria(draft, intent),
        refines=draft.listing is not None and draft.listing.refines,
        period=find_period(found.text, today) if intent == "changes" and today is not None else None,
        unknown=_unknown(draft, index),
    )


def _intent(draft: Draft, words: Words) -> str | None:
    """The intent that people meant who wrote alike, where that is clear enough to go against the rules."""
    return draft.ruled if draft.settled else words.weights.choose(features(draft), draft.ruled)


def _criteria(draft: Draft, intent: str | None) -> Criteria | None:
    """The criteria of the list that is asked for, or the vendors that another question is about."""
    if draft.listing is not None:
        return draft.listing.criteria
    if draft.wanted or draft.ask or not (intent in OF_VENDORS or (intent == "lookup" and fact_of_vendor(draft))):
        return None
    named = {at for name in draft.found.names for at in range(name.start, name.end)}
    spans = (span for span in vendor_spans(draft.found) if named.isdisjoint(range(span.start, span.end)))
    vendors = tuple(dict.fromkeys(span.value for span in spans))
    said = {span.value for span in draft.found.wanted if span.kind == "kind"}
    kinds = tuple(kind for kind in get_args(Kind) if kind in said)
    return Criteria(providers=vendors, kinds=kinds) if vendors else None


def _facet(draft: Draft) -> str | None:
    """The fact that is asked for of all in a list; "currency" where its price was bound in another than ours."""
    return "currency" if draft.listing is not None and draft.listing.foreign else draft.facet


def _unknown(draft: Draft, index: NameIndex) -> tuple[str, ...]:
    """The words that nothing was made of."""
    found = draft.found
    told = (part for said in found.evidence for part in said.parts if part.value != UNKNOWN)
    heard = (*found.elsewhere, *found.values, *found.phrases, *told, *found.whole, *found.wanted, *found.listing)
    known = {at for span in heard for at in range(span.start, span.end)}
    known |= {at for name in found.names for at in range(name.start, name.end)}
    known |= {at for years in found.years for at in range(years.start, years.end)}
    if draft.listing is not None:
        known |= draft.listing.tokens - draft.listing.left
    plain = TALK | STOP | SKIPPED | CREDENTIAL.keys() | index.holders.keys()
    unheard = draft.listing.unheard if draft.listing is not None else frozenset[int]()
    left = (t.text for at, t in enumerate(found.text) if at in unheard or (at not in known and t.text not in plain))
    return tuple(dict.fromkeys(left))
