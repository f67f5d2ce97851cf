"""Everything a text says: intent, slots, certifications; several at once.

In this order: what stands where (annotate), which values count (scope), what is wanted. Of the intents:
1. a text that is nothing but a control word or a wish ("back", "free?") is that, unless it answers the open question;
2. then the phrases, of several the one that stands first in phrases.yaml;
3. then what follows from the rest: certifications named are a lookup, slots alone are null where a question is open
   or `correct` where they take something back, and `recommend` where nothing was asked.
A question about a certification named ("is AI-102 worth it") is a lookup of it, not the general question.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from certbot.catalog.vocabulary import SLOTS
from certbot.language import possession, scope
from certbot.language.annotate import Annotated, annotate, slot_values, whole
from certbot.language.entries import NameIndex
from certbot.language.lexicon import CREDENTIAL, STOP, TALK
from certbot.language.load import Words
from certbot.language.money import budget
from certbot.language.names import VENDOR_ALONE, find
from certbot.language.numbers import experience
from certbot.language.templates import SKIPPED
from certbot.language.understanding import Found, Understanding

ABOUT_ONE = frozenset(
    {"faq-worth", "faq-howlong", "faq-outdated", "faq-degree", "help", "smalltalk", "recommend", "free"}
)
"""Intents that become a lookup when they are said of a certification."""
GENERAL = frozenset(
    [
        "lookup",
        "compare",
        "renew",
        "remind",
        "employers",
        "dumps",
        "sources",
        "faq-worth",
        "faq-degree",
        "faq-howlong",
        "faq-outdated",
        "mistakes",
        "out-of-scope",
        "privacy",
        "my-data",
        "my-certs",
        "delete-data",
        "free",
        "why",
        "why-not",
        "stacks",
    ]
)
"""Intents whose words about a platform, a goal or money say what the question is about, not who asks it."""
_OF_ONE = frozenset({"lookup", "compare", "renew", "remind", "sources"})


def understand(
    words: Words, index: NameIndex, text: str, asked: str | None = None, today: date | None = None
) -> Understanding:
    """Read a text. `asked` is the slot of the open question; without `today`, "since 2019" says nothing."""
    found = annotate(words, index, text, asked, today)
    bare = _bare_answer(words, found, asked)
    if bare is not None and asked is not None:
        return Understanding(text, slots={asked: bare})
    have, wanted, unsure = possession.sort(found)
    slots, cleared = _slots(words, found, asked)
    if have:
        slots["have"] = have
    vendors = tuple(
        dict.fromkeys(s.value for s in found.values if s.kind == "vendor" and not scope.negated(found, s.start))
    )
    phrase = _phrase(words, found)
    if found.whole and not (asked in slots or wanted or have):
        phrase = found.whole[0].value
    elif phrase in GENERAL and not _profile(found):
        for slot in ("platform", "goal", "budget", "role"):
            slots.pop(slot, None)
    ask = unsure
    if not (wanted or have or ask) and (phrase in _OF_ONE or not (phrase or slots)):
        whole_text = find(index, text)
        if whole_text.verdict == "take":
            wanted = tuple(match.id for match in whole_text.matches[:1])
        elif whole_text.code is not None or _worth_asking(found, whole_text, phrase, bool(slots or vendors)):
            ask = whole_text
    intent = _intent(found, phrase, slots, cleared, wanted, have, ask, vendors, asked)
    if intent == "lookup" and vendors and (wanted or have):
        vendors = ()
    return Understanding(
        text,
        intent=intent,
        slots=slots,
        cleared=cleared,
        certifications=wanted,
        ask=ask,
        vendors=vendors,
        argument=_argument(found, intent),
        unknown=_unknown(found, index),
    )


def _bare_answer(words: Words, found: Annotated, asked: str | None) -> str | None:
    """The value that a text gives only because it was asked for ("no", "whatever")."""
    if asked not in words.answers:
        return None
    for span in words.answers[asked].matches(found.text, {}):
        if whole(found.text, span):
            return span.value
    return None


def _slots(
    words: Words, found: Annotated, asked: str | None
) -> tuple[dict[str, str | tuple[str, ...]], dict[str, str]]:
    slots: dict[str, str | tuple[str, ...]] = {}
    cleared: dict[str, str] = {}
    for slot in SLOTS:
        choice = scope.choose(found, slot_values(found, slot))
        value = _years(found, choice.value) if slot == "experience" else choice.value
        if slot == "budget" and value is None:
            value = budget(found.text, asked == "budget")
        if value is not None:
            slots[slot] = value
        elif choice.denied:
            cleared[slot] = choice.denied[0]
    if "goal" not in slots and any(scope.aimed_at(found, span) for span in slot_values(found, "role")):
        slots["goal"] = "career-change"
    from_elsewhere = any(token.text in words.careers for token in found.text) and slots.get("goal") == "career-change"
    if (from_elsewhere or any(years.elsewhere for years in found.years)) and "role" not in slots:
        slots["role"] = "career-changer"
    return slots, cleared


def _years(found: Annotated, said: str | None) -> str | None:
    """Years in numbers say more than words; years in another career say nothing but "none"."""
    years = [item for item in found.years if not item.elsewhere and not scope.negated(found, item.start)]
    since = scope.corrected_from(found)
    if years:
        later = [item for item in years if item.start >= since >= 0]
        return experience((later or [max(years, key=lambda item: item.years)])[-1].years)
    if said is None and found.years and all(item.elsewhere for item in found.years):
        return "none"
    return said


def _phrase(words: Words, found: Annotated) -> str | None:
    intents = [span for span in found.phrases if span.kind == "phrases"]
    return min(intents, key=lambda span: words.order[span.value]).value if intents else None


_SELF = frozenset(["i", "im", "am", "we", "were", "our", "my", "ive", "id"])


def _profile(found: Annotated) -> bool:
    """Whether the text says who asks: "we're on Azure, do certs expire?"."""
    for number, token in enumerate(found.text):
        if token.text in {"im", "were", "we", "am", "ive"} or (token.text == "i" and not _asks(found, number)):
            return True
        if (
            token.text in {"my", "our"}
            and number + 1 < len(found.text)
            and found.text[number + 1].text in {"company", "team", "stack", "employer", "work"}
        ):
            return True
    return False


def _asks(found: Annotated, number: int) -> bool:
    """Whether the "i" at `number` belongs to a question or a wish ("should I", "can I", "I want")."""
    before = found.text[number - 1].text if number else ""
    after = found.text[number + 1].text if number + 1 < len(found.text) else ""
    return before in {"do", "should", "can", "could", "would", "will", "shall", "must", "did", "if"} or after in {
        "want", "need", "should", "can", "get", "take", "renew", "heard", "wonder", "would", "could", "have", "pass"
    }  # fmt: skip


def _worth_asking(found: Annotated, candidates: Found, phrase: str | None, said: bool) -> bool:
    """Whether a name that is not clear is worth a question: not where a word only answers or greets, nor where a
    general question merely names a vendor ("do Azure certs expire?")."""
    if candidates.verdict != "ask":
        return False
    if phrase is not None:
        return phrase == "lookup" or candidates.matches[0].score > VENDOR_ALONE
    return any(token.text in CREDENTIAL for token in found.text) or not (said or found.whole)


def _intent(
    found: Annotated,
    phrase: str | None,
    slots: Mapping[str, object],
    cleared: Mapping[str, str],
    wanted: tuple[str, ...],
    have: tuple[str, ...],
    ask: Found | None,
    vendors: tuple[str, ...],
    asked: str | None,
) -> str | None:
    named = bool(wanted or ask)
    if phrase is not None and named and phrase in ABOUT_ONE:
        phrase = "lookup"
    if phrase in {"lookup", "smalltalk"} and not named and slots:
        phrase = None
    if phrase is not None and not (phrase == "recommend" and asked in slots and not named):
        return phrase
    if len(wanted) > 1 and any(token.after == "/" for token in found.text):
        return "compare"
    if named:
        return "lookup"
    said = bool(slots or cleared)
    if said and (asked in slots or asked in cleared):
        return None
    if said and (scope.corrected_from(found) >= 0 or cleared or _takes_back(found)) and not have:
        return "correct"
    if said:
        return None if asked else "recommend"
    return "lookup" if vendors and not asked else None


def _takes_back(found: Annotated) -> bool:
    """Whether one value is denied and another of its slot stated ("not AWS, we're on Azure")."""
    return any(
        len({scope.negated(found, span.start) for span in slot_values(found, slot)}) > 1
        for slot in SLOTS
        if len(slot_values(found, slot)) > 1
    )


def _argument(found: Annotated, intent: str | None) -> str | None:
    """What narrows the intent: the fact that is asked for, the stack."""
    spans = [span for span in found.phrases if span.kind == f"arguments {intent}"]
    return max(spans, key=lambda span: span.end - span.start).value if spans else None


def _unknown(found: Annotated, index: NameIndex) -> tuple[str, ...]:
    """The words that nothing was made of."""
    known = {at for span in (*found.values, *found.phrases, *found.whole) for at in range(span.start, span.end)}
    known |= {at for name in found.names for at in range(name.start, name.end)}
    known |= {at for years in found.years for at in range(years.start, years.end)}
    plain = TALK | STOP | SKIPPED | CREDENTIAL.keys()
    left = [
        t.text
        for at, t in enumerate(found.text)
        if at not in known and t.text not in plain and t.text not in index.holders
    ]
    return tuple(dict.fromkeys(left))
