"""What a text says, sorted as far as the rules go: the list that is asked for, the certifications that are held and
spoken about, the slots, and the intent that the rules give it (intents.py).

In this order: what stands where (annotate), which values count (scope, profile), which certifications are held or
spoken about (possession), what is wanted (intents).
"""

from __future__ import annotations

from datetime import date

from certbot.catalog.criteria import Criteria
from certbot.language import intents, possession, scope
from certbot.language.annotate import Annotated, annotate
from certbot.language.answers import add_answers, bare_answer
from certbot.language.criteria import FOREIGN_SIGNS, Asked, asked_for, leave_vendors
from certbot.language.entries import NameIndex
from certbot.language.intents import Draft
from certbot.language.lexicon import CREDENTIAL, STOP, VENDOR_WORDS
from certbot.language.names import meant
from certbot.language.profile import IN_TECH, profile, tells
from certbot.language.rules import VENDOR_ALONE
from certbot.language.templates import Span
from certbot.language.understanding import Found
from certbot.language.words import Words

OF_VENDORS = frozenset({"renew", "changes", "sources"})
"""Intents beside lists, and beside the lookup of one fact, that may be about all certifications of a vendor."""
_ANSWERS = frozenset({"out-of-scope", "free", "employers", "stacks"})
"""Intents whose words may be no more than an answer ("cook", "only free stuff")."""
_BRIEF = 8
"""Words of a text that may ask of a vendor without the form of a question ("azure certs worth it")."""
_POINTING = frozenset({"it", "its", "this"})
"""Words that point at what was last spoken of ("does it need Azure experience?")."""
_LIMITING = frozenset({"only", "just"})
"""Words that make of what is free all that somebody can take: "only free ones"."""
_AT_MOST = _LIMITING | {"max", "maximum", "tops", "something", "smth", "nothing", "stuff"}
"""Words that make of an amount what somebody can pay: "something under 50 dollars"."""
_SAID_OF_A_NAME = ("platform", "goal", "role")
"""Slots that the words of a certification's name seem to fill."""
_OF_OTHERS = frozenset({"platform", "goal", "budget", "role"})
"""Slots that the words of a question may seem to fill, though it says nothing of who asks it."""


def drafted(
    words: Words, index: NameIndex, text: str, asked: str | None, today: date | None, *, listed: bool = False
) -> Draft:
    """What a text says; no more than an answer where it is a bare one to the open question. The arguments are those of
    `read.understand`."""
    found = annotate(words, index, text, asked, today)
    words = found.words
    draft = Draft(found, asked, bare_answer(words, found, asked))
    if draft.bare is not None:
        return draft
    draft.facet = intents.argument(found, "lookup")
    if intents.told(found) == "changes":
        # "since 2019" is the time that is asked about, not that of somebody's work; exams were retired, not people.
        if not _of_work(found):
            found.years = []
        found.values = [span for span in found.values if span[2:] != ("role", "other")]
    else:
        draft.listing = _listing(index, text, found, asked, listed)
    if draft.listing is not None:
        _leave_out(found, draft.listing, listed)
    draft.phrase = intents.told(found)
    of_vendor = draft.phrase in OF_VENDORS and leave_vendors(found)
    of_vendor |= fact_of_vendor(draft) and _leave_mere_nouns(found)
    draft.have, draft.wanted, draft.ask = possession.sort(found, draft.phrase in intents.CONTRASTING, today)
    add_answers(words, found, asked)
    draft.slots, draft.cleared = profile(words, found, asked)
    draft.vendors = _vendors(found)
    answered = bool(found.whole) and asked in draft.slots
    if found.whole and not (answered or draft.wanted or draft.have):
        draft.phrase = found.whole[0].value
    _leave_what_is_asked(draft, answered=answered)
    named = draft.wanted or draft.have or draft.ask or any(name.verdict == "take" for name in found.names)
    if not (named or draft.listing or of_vendor or found.elsewhere):
        _name_as_a_whole(draft, index)
    draft.ruled = intents.intent(draft)
    return draft


def _of_work(found: Annotated) -> bool:
    """Whether the text tells of somebody's work and asks nothing: "backend dev going on 9 years now"."""
    roles = (span for span in found.values if span.kind == "role" and span.value in IN_TECH)
    return any(roles) and all(token.after != "?" for token in found.text)


def _leave_what_is_asked(draft: Draft, *, answered: bool) -> None:
    """Leave out the slots that only a question's words seem to fill: they say nothing of who asks it."""
    found, intent = draft.found, draft.phrase
    asks, brief = _asks(draft), len(found.text) <= _BRIEF
    if intent not in intents.GENERAL or not (asks or brief) or answered or tells(found):
        return
    said = {span.value for span in found.values if span.kind == "budget"}
    kept = {"budget"} if "any" in said else set()  # nobody asks for what others pay
    if any(_denies_money(found, span) for span in found.values):
        kept.add("budget")
    told = all(token.after != "?" for token in found.text)
    if told and any(token.text in _LIMITING for token in found.text):
        kept.add("budget")
    if told and intent in _ANSWERS:
        kept.add(draft.asked or "")
    spoken_of = _OF_OTHERS if asks and not (told and intent == "out-of-scope") else {"platform"}
    for slot in spoken_of - kept:
        draft.slots.pop(slot, None)


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


def _listing(index: NameIndex, text: str, found: Annotated, asked: str | None, listed: bool) -> Asked | None:
    """The list that is asked for. What speaks of one is none if it is a name, or nearly one ("nvidia certification",
    "azure ai certification")."""
    listing = asked_for(found.words, found, asked, listed, not FOREIGN_SIGNS.isdisjoint(text))
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
    kept = {"goal"} if bare else {"budget"} if paying else {"platform"} if _only_that(found, listing) else set()
    found.values = [
        span
        for span in found.values
        if span.start not in tokens or span.kind in kept or _denies_money(found, span) or span[2:] == ("budget", "any")
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
    words = {token.text for token in found.text}
    asked = {span.value for span in found.listing if span.start in listing.tokens and span.kind == "listing"}
    limited = not words.isdisjoint(_LIMITING)
    asking = words.isdisjoint(_AT_MOST) and not asked.isdisjoint({"ask", "which", "several", "refine"})
    if asking or any(token.after == "?" for token in found.text):
        return False
    said = listing.criteria
    if (said.most is not None or listing.foreign) and words.isdisjoint(_AT_MOST):
        return False  # "under 100 dollars" asks for what costs less
    return said == Criteria(most=said.most, order=said.order, traits=said.traits, kinds=said.kinds if limited else ())


def _only_that(found: Annotated, listing: Asked) -> bool:
    """Whether a list says no more than what is used and what is not: "no aws at all, gcp only"."""
    said = listing.criteria
    spans = [span for span in found.listing if span.start in listing.tokens and span.kind == "listing"]
    words = {span.value for span in spans if found.text[span.start].text != "all"}  # "not at all"
    asking = not words.isdisjoint({"ask", "which", "several", "single"}) or any(t.after == "?" for t in found.text)
    return bool(said.but) and said == Criteria(providers=said.providers, but=said.but) and not asking


def _denies_money(found: Annotated, span: Span) -> bool:
    """Whether a value says what somebody cannot pay: "no money", "can't pay anything"."""
    return span.kind == "budget" and bool(found.within("negation", span.start, span.end))


def _asks(draft: Draft) -> bool:
    """Whether the intent is asked for, rather than told of in a story ("I want to know enough of AI to hire")."""
    said = next((said for said in draft.found.evidence if said.intent == draft.phrase), None)
    return said is None or said.asks


def fact_of_vendor(draft: Draft) -> bool:
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
    return any(found.clause(vendor.start) in questions for vendor in vendor_spans(found))


def vendor_spans(found: Annotated) -> list[Span]:
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
