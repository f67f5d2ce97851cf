"""Everything a text says: intent, slots, certifications; several at once.

In this order: what stands where (annotate), which values count (scope, profile), which certifications are held or
spoken about (possession), what is wanted (intents).
"""

from __future__ import annotations

from datetime import date

from certbot.language import intents, possession, scope
from certbot.language.annotate import Annotated, annotate
from certbot.language.entries import NameIndex
from certbot.language.intents import Draft
from certbot.language.lexicon import CREDENTIAL, STOP, TALK, VENDOR_WORDS
from certbot.language.load import Words
from certbot.language.names import VENDOR_ALONE, find
from certbot.language.profile import profile, tells
from certbot.language.templates import SKIPPED
from certbot.language.understanding import Found, Understanding

_SAID_OF_A_NAME = ("platform", "goal", "role")
"""Slots that the words of a certification's name seem to fill."""


def understand(
    words: Words, index: NameIndex, text: str, asked: str | None = None, today: date | None = None
) -> Understanding:
    """Read a text. `asked` is the slot of the open question; without `today`, "since 2019" says nothing."""
    found = annotate(words, index, text, asked, today)
    bare = _bare_answer(words, found, asked)
    if bare is not None and asked is not None:
        return Understanding(text, slots={asked: bare})
    draft = Draft(found, asked)
    draft.phrase = intents.phrase(words, found)
    draft.have, draft.wanted, draft.ask = possession.sort(found, draft.phrase in intents.CONTRASTING)
    draft.slots, draft.cleared = profile(words, found, asked)
    spoken = (s.value for s in found.values if s.kind == "vendor" and not scope.negated(found, s.start))
    draft.vendors = tuple(dict.fromkeys(spoken))
    answered = bool(found.whole) and asked in draft.slots
    if found.whole and not (answered or draft.wanted or draft.have):
        draft.phrase = found.whole[0].value
    if draft.phrase in intents.GENERAL and not (answered or tells(found)):
        for slot in ("platform", "goal", "budget", "role"):
            draft.slots.pop(slot, None)
    if not (draft.wanted or draft.have or draft.ask or any(name.verdict == "take" for name in found.names)):
        _name_as_a_whole(draft, index, text)
    intent = intents.intent(draft)
    if intent == "lookup" and not (draft.wanted or draft.have or draft.ask or draft.slots):
        draft.vendors = tuple(dict.fromkeys([*draft.vendors, *_platforms(found)]))
    return Understanding(
        text,
        intent=intent,
        slots={**draft.slots, "have": draft.have} if draft.have else draft.slots,
        cleared=draft.cleared,
        certifications=draft.wanted,
        ask=draft.ask,
        vendors=() if intent == "lookup" and (draft.wanted or draft.have) else draft.vendors,
        argument=intents.argument(found, intent),
        unknown=_unknown(found, index),
    )


def _bare_answer(words: Words, found: Annotated, asked: str | None) -> str | None:
    """The value that a text gives only because it was asked for ("no", "whatever")."""
    if asked not in words.answers:
        return None
    around = {at for span in words.padding.matches(found.text, {}) for at in range(span.start, span.end)}
    around |= {at for at, token in enumerate(found.text) if token.text in SKIPPED}
    spans = sorted(words.answers[asked].matches(found.text, {}), key=lambda span: span.start - span.end)
    for span in spans:
        if all(span.start <= at < span.end or at in around for at in range(len(found.text))):
            return span.value
    return None


def _platforms(found: Annotated) -> list[str]:
    """The platforms that a question without a certification is about ("what about Nvidia?")."""
    spans = [span for span in found.values if span.kind == "platform" and span.value != "none"]
    return [span.value for span in spans if not scope.negated(found, span.start)]


def _name_as_a_whole(draft: Draft, index: NameIndex, text: str) -> None:
    """Where no name stands in the text, the whole of it may be one, or nearly one."""
    meant = find(index, text)
    plain = draft.phrase in intents.OF_ONE or not (draft.phrase or draft.slots)
    if meant.verdict == "take" and plain:
        draft.wanted = tuple(match.id for match in meant.matches[:1])
    elif _is_name(draft, index, meant):
        draft.ask = meant
        for slot in _SAID_OF_A_NAME:
            draft.slots.pop(slot, None)
        draft.vendors = ()
    elif plain and (meant.code is not None or _worth_asking(draft, meant)):
        draft.ask = meant


def _is_name(draft: Draft, index: NameIndex, meant: Found) -> bool:
    """Whether a text is a vendor, a subject and "certification" ("databricks machine learning certification"): a name
    that several have, not a profile. Without such a word only where no question is open and no role is named."""
    if meant.verdict != "ask" or meant.matches[0].score <= VENDOR_ALONE or draft.phrase not in {None, "lookup"}:
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
        return draft.phrase == "lookup" or candidates.matches[0].score > VENDOR_ALONE
    if any(token.text in CREDENTIAL for token in draft.found.text):
        return True
    return not (draft.slots or draft.vendors or draft.found.whole)


def _unknown(found: Annotated, index: NameIndex) -> tuple[str, ...]:
    """The words that nothing was made of."""
    known = {at for span in (*found.values, *found.phrases, *found.whole) for at in range(span.start, span.end)}
    known |= {at for name in found.names for at in range(name.start, name.end)}
    known |= {at for years in found.years for at in range(years.start, years.end)}
    plain = TALK | STOP | SKIPPED | CREDENTIAL.keys() | index.holders.keys()
    return tuple(dict.fromkeys(t.text for at, t in enumerate(found.text) if at not in known and t.text not in plain))
