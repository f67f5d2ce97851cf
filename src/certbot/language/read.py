"""Everything a text says: intent, slots, certifications; several at once.

In this order: what stands where (annotate), which values count (scope, profile), which certifications are held or
spoken about (possession), what is wanted (intents).
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from certbot.catalog.criteria import Criteria
from certbot.catalog.vocabulary import Kind
from certbot.language import intents, possession, scope
from certbot.language.annotate import Annotated, annotate
from certbot.language.answers import add_answers, bare_answer
from certbot.language.criteria import FOREIGN_SIGNS, Asked, asked_for, leave_vendors
from certbot.language.entries import NameIndex
from certbot.language.intents import Draft
from certbot.language.lexicon import CREDENTIAL, STOP, TALK, VENDOR_WORDS
from certbot.language.names import meant
from certbot.language.periods import find_period
from certbot.language.profile import profile, tells
from certbot.language.rules import VENDOR_ALONE
from certbot.language.signs import UNKNOWN
from certbot.language.templates import SKIPPED, Span
from certbot.language.understanding import Found, Understanding
from certbot.language.words import Words

_OF_VENDORS = frozenset({"renew", "changes", "sources"})
"""Intents beside lists, and beside the lookup of one fact, that may be about all certifications of a vendor."""
_ANSWERS = frozenset({"out-of-scope", "free", "employers", "stacks"})
"""Intents whose words may be no more than an answer ("cook", "only free stuff")."""
_BRIEF = 8
"""Words of a text that may ask of a vendor without the form of a question ("azure certs worth it")."""
_POINTING = frozenset({"it", "its", "this"})
"""Words that point at what was last spoken of ("does it need Azure experience?")."""
_AT_MOST = frozenset({"max", "maximum", "only", "tops"})
"""Words that make of an amount what somebody can pay."""
_SAID_OF_A_NAME = ("platform", "goal", "role")
"""Slots that the words of a certification's name seem to fill."""


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
    found = annotate(words, index, text, asked, today)
    words = found.words
    bare = bare_answer(words, found, asked)
    if bare is not None and asked is not None:
        return Understanding(text, slots={asked: bare})
    draft = Draft(found, asked)
    draft.facet = intents.argument(found, "lookup")
    if intents.told(found) == "changes":
        # "since 2019" is the time that is asked about, not that of somebody's work; exams were retired, not people.
        found.years = []
        found.values = [span for span in found.values if span[2:] != ("role", "other")]
    else:
        draft.listing = _listing(words, index, text, found, asked, listed)
    if draft.listing is not None:
        _leave_out(found, draft.listing, listed)
    draft.phrase = intents.told(found)
    of_vendor = draft.phrase in _OF_VENDORS and leave_vendors(found)
    of_vendor |= _fact_of_vendor(draft) and _leave_mere_nouns(found)
    draft.have, draft.wanted, draft.ask = possession.sort(found, draft.phrase in intents.CONTRASTING, today)
    add_answers(words, found, asked)
    draft.slots, draft.cleared = profile(words, found, asked)
    draft.vendors = _vendors(found)
    answered = bool(found.whole) and asked in draft.slots
    if found.whole and not (answered or draft.wanted or draft.have):
        draft.phrase = found.whole[0].value
    brief = len(found.text) <= _BRIEF
    told = all(token.after != "?" for token in found.text)
    if draft.phrase in intents.GENERAL and (brief or _asks(draft)) and not (answered or tells(found)):
        said = {span.value for span in found.values if span.kind == "budget"}
        kept = {"budget"} if "any" in said else set()  # nobody asks for what others pay
        if any(_denies_money(found, span) for span in found.values):
            kept.add("budget")
        if told and draft.phrase in _ANSWERS:
            kept.add(asked or "")
        asks = _asks(draft) and not (told and draft.phrase == "out-of-scope")
        spoken_of = {"platform", "goal", "budget", "role"} if asks else {"platform"}
        for slot in spoken_of - kept:
            draft.slots.pop(slot, None)
    named = draft.wanted or draft.have or draft.ask or any(name.verdict == "take" for name in found.names)
    if not (named or draft.listing or of_vendor or found.elsewhere):
        _name_as_a_whole(draft, index)
    intent = intents.intent(draft)
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


def _vendors(found: Annotated) -> tuple[str, ...]:
    """The vendors named that are no platform here, outside of names."""
    taken = {at for span in found.values for at in range(span.start, span.end)}
    taken |= {at for name in found.names for at in range(name.start, name.end)}
    spoken = (
        span.value
        for span in found.wanted
        if span.kind == "vendor"
        and taken.isdisjoint(range(span.start, span.end))
        and not scope.negated(found, span.start)
    )
    return tuple(dict.fromkeys(spoken))


def _listing(
    words: Words, index: NameIndex, text: str, found: Annotated, asked: str | None, listed: bool
) -> Asked | None:
    """The list that is asked for. What speaks of one is none if it is a name, or nearly one ("nvidia certification",
    "azure ai certification")."""
    listing = asked_for(words, found, asked, listed, not FOREIGN_SIGNS.isdisjoint(text))
    if listing is None or listing.several or listing.refines:
        return listing
    whole = meant(index, found.typed, found.named)
    named = whole.verdict == "take" or (whole.verdict == "ask" and whole.matches[0].score > VENDOR_ALONE.score)
    return None if named else listing


def _leave_out(found: Annotated, listing: Asked, listed: bool) -> None:
    """Take what was said of a list out of what is read: it says nothing of the person, but for the bare name of a
    subject ("genai"), which is what they are after, too, and for what they can pay ("max 40 dollars")."""
    tokens = listing.tokens
    bare = listing.criteria == Criteria(topics=listing.criteria.topics)
    bare = bare and all(span.value in ("except", "around") for span in found.listing if span.start in tokens)
    paying = not listed and _of_money(found, listing)
    kept = {"goal"} if bare else {"budget"} if paying else set()
    found.values = [
        span for span in found.values if span.start not in tokens or span.kind in kept or _denies_money(found, span)
    ]
    found.wanted = [span for span in found.wanted if span.start not in tokens]
    found.names = [name for name in found.names if name.start not in tokens]
    found.years = [years for years in found.years if years.start not in tokens]
    found.phrases = [span for span in found.phrases if span.start not in tokens]
    found.evidence = [said for said in found.evidence if all(part.start not in tokens for part in said.parts)]
    found.whole = []
    found.spent = frozenset() if paying else tokens


def _of_money(found: Annotated, listing: Asked) -> bool:
    """Whether a list is bound by money and by nothing else, without a word of asking: it may tell what one can pay."""
    asked = {span.value for span in found.listing if span.start in listing.tokens and span.kind == "listing"}
    if not asked.isdisjoint({"ask", "which", "several", "refine"}) or any(t.after == "?" for t in found.text):
        return False
    said = listing.criteria
    if (said.most is not None or listing.foreign) and all(found.text[at].text not in _AT_MOST for at in listing.tokens):
        return False  # "under 100 dollars" asks for what costs less
    return said == Criteria(most=said.most, order=said.order, traits=said.traits)


def _denies_money(found: Annotated, span: Span) -> bool:
    """Whether a value says what somebody cannot pay: "no money", "can't pay anything"."""
    return span.kind == "budget" and bool(found.within("negation", span.start, span.end))


def _criteria(draft: Draft, intent: str | None) -> Criteria | None:
    """The criteria of the list that is asked for, or the vendors that another question is about."""
    if draft.listing is not None:
        return draft.listing.criteria
    if draft.wanted or draft.ask or not (intent in _OF_VENDORS or (intent == "lookup" and _fact_of_vendor(draft))):
        return None
    named = {at for name in draft.found.names for at in range(name.start, name.end)}
    spans = (span for span in _vendor_spans(draft.found) if named.isdisjoint(range(span.start, span.end)))
    vendors = tuple(dict.fromkeys(span.value for span in spans))
    said = {span.value for span in draft.found.wanted if span.kind == "kind"}
    kinds = tuple(kind for kind in get_args(Kind) if kind in said)
    return Criteria(providers=vendors, kinds=kinds) if vendors else None


def _asks(draft: Draft) -> bool:
    """Whether the intent is asked for, rather than told of in a story ("I want to know enough of AI to hire")."""
    said = next((said for said in draft.found.evidence if said.intent == draft.phrase), None)
    return said is None or said.asks


def _fact_of_vendor(draft: Draft) -> bool:
    """Whether one fact, or the source of the facts, is asked for of a vendor's certifications rather than of the one
    last spoken of ("retake rules for Microsoft exams"); not where the vendor is only said of oneself ("we're on Azure.
    Retakes?")."""
    found = draft.found
    if draft.listing is not None or not (draft.phrase == "sources" or (draft.phrase == "lookup" and draft.facet)):
        return False
    if any(token.text in _POINTING for token in found.text):
        return False
    questions = {found.clause(span.start) for span in found.phrases if span.kind in ("about", "arguments lookup")}
    questions |= {found.clause(part.start) for said in found.evidence for part in said.parts}
    return any(found.clause(vendor.start) in questions for vendor in _vendor_spans(found))


def _vendor_spans(found: Annotated) -> list[Span]:
    """Where vendors are named that are not denied."""
    return [span for span in found.wanted if span.kind == "vendor" and not scope.negated(found, span.start)]


def _leave_mere_nouns(found: Annotated) -> bool:
    """Leave out what looks like a name but says no more than a vendor and "exam", so that any of several may be meant,
    or all of them ("a Databricks exam", "nvidia exams"). Tells whether no name is left."""
    nouns = [span for span in found.listing if span.kind == "listing"]
    several = [span for span in nouns if span.value == "several"]
    several += [s for s in found.wanted if s.kind == "kind" and found.text[s.end - 1].text.endswith("s")]
    said = [*nouns, *(span for span in found.wanted if span.kind in ("vendor", "kind"))]
    covered = {at for span in said for at in range(span.start, span.end)}
    ends = {span.end for span in several}
    found.names = [
        name
        for name in found.names
        if not covered.issuperset(range(name.start, name.end)) or (name.verdict == "take" and name.end not in ends)
    ]
    return not found.names


def _facet(draft: Draft) -> str | None:
    """The fact that is asked for of all in a list; "currency" where its price was bound in another than ours."""
    return "currency" if draft.listing is not None and draft.listing.foreign else draft.facet


def _name_as_a_whole(draft: Draft, index: NameIndex) -> None:
    """Where no name stands in the text, the whole of it may be one, or nearly one."""
    whole = meant(index, draft.found.typed, draft.found.named)
    plain = draft.phrase in intents.OF_ONE or not (draft.phrase or draft.slots)
    if whole.verdict == "take" and plain:
        draft.wanted = tuple(match.id for match in whole.matches[:1])
    elif _is_name(draft, index, whole):
        draft.ask = whole
        for slot in _SAID_OF_A_NAME:
            draft.slots.pop(slot, None)
        draft.vendors = ()
    elif plain and (whole.code is not None or _worth_asking(draft, whole)):
        draft.ask = whole


def _is_name(draft: Draft, index: NameIndex, whole: Found) -> bool:
    """Whether a text is a vendor, a subject and "certification" ("databricks machine learning certification"): a name
    that several have, not a profile. Without such a word only where no question is open and no role is named."""
    if whole.verdict != "ask" or whole.matches[0].score <= VENDOR_ALONE.score or draft.phrase not in {None, "lookup"}:
        return False
    text = draft.found.text
    credential = any(token.text in CREDENTIAL for token in text)
    if not credential and (draft.asked or "role" in draft.slots or any(token.ends for token in text[:-1])):
        return False
    parts = index.holders.keys() | VENDOR_WORDS | index.typed
    said = all(token.text in parts or token.text in STOP or token.text in CREDENTIAL for token in text)
    return said and not draft.found.years and not tells(draft.found)


def _worth_asking(draft: Draft, candidates: Found) -> bool:
    """Whether a name that is not clear is worth a question: not where a word only answers or greets, nor where a
    general question merely names a vendor ("do Azure certs expire?")."""
    if candidates.verdict != "ask":
        return False
    if draft.phrase is not None:
        return draft.phrase == "lookup" or candidates.matches[0].score > VENDOR_ALONE.score
    if any(token.text in CREDENTIAL for token in draft.found.text):
        return True
    return not (draft.slots or draft.vendors or draft.found.whole)


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
