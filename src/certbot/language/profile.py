"""What a text says about the person: the slots, from the values and years that stand in it."""

from __future__ import annotations

from certbot.catalog.vocabulary import SLOTS
from certbot.language import scope
from certbot.language.annotate import Annotated, slot_values
from certbot.language.load import Words
from certbot.language.money import budget
from certbot.language.numbers import experience

CAREER_CHANGE = "career-change"
IN_TECH = frozenset({"developer", "data-scientist", "data-engineer", "ml-engineer", "researcher"})
"""Roles that enter no new career when they "get into ML"."""
_WHO = frozenset({"role", "experience"})
_VAGUE_ROLES = frozenset({None, "beginner", "other"})


def profile(words: Words, found: Annotated, asked: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """The slots that were stated, and the values that were taken back without a new one."""
    slots: dict[str, str] = {}
    cleared: dict[str, str] = {}
    for slot in SLOTS:
        choice = scope.choose(found, slot_values(found, slot))
        value = _years(found, choice.value) if slot == "experience" else choice.value
        if slot == "budget" and value is None:
            value = budget([t for at, t in enumerate(found.text) if at not in found.spent], asked == "budget")
        if value is not None:
            slots[slot] = value
        elif choice.denied:
            cleared[slot] = choice.denied[0]
    if "goal" not in slots and _changes(found, slots):
        slots["goal"] = CAREER_CHANGE
    if _from_elsewhere(words, found, slots):
        if slots.get("role") == "other" and len(found.years) == 1 and found.years[0].end <= _turn(found):
            slots["experience"] = "none"  # "a consultant for 20 years, wanting to switch": those are years elsewhere
        slots["role"] = "career-changer"
    return slots, cleared


def _turn(found: Annotated) -> int:
    """Where the text begins to speak of the new career; 0 if it does not say."""
    return max((span.start for span in slot_values(found, "goal") if span.value == CAREER_CHANGE), default=0)


def _from_elsewhere(words: Words, found: Annotated, slots: dict[str, str]) -> bool:
    """Whether somebody comes from another trade: by the years in it, or by its name and the wish to leave it."""
    role = slots.get("role")
    if slots.get("goal") == CAREER_CHANGE and role in _VAGUE_ROLES:
        return role == "other" or any(token.text in words.careers for token in found.text)
    return role is None and any(years.elsewhere for years in found.years)


def _changes(found: Annotated, slots: dict[str, str]) -> bool:
    """Whether somebody wants another career: "from sales to data analyst"; "get into AI" only from outside of tech."""
    insider = slots.get("role") in IN_TECH or ("role" not in slots and slots.get("experience", "none") != "none")
    entering = [span for span in found.marks["entering"] if not scope.negated(found, span.start)]
    if entering:
        return not insider
    return any(scope.aimed_at(found, span) for span in slot_values(found, "role"))


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


def tells(found: Annotated) -> bool:
    """Whether the text says who asks ("we're on Azure, do certs expire?"); "should I" and "I want" do not."""
    if any(span.start == 0 and found.text[span.end - 1].ends and span.kind in _WHO for span in found.values):
        return True  # "student, any free certs?"
    return any(not found.around("wish", span.start) for span in found.marks["self"])


def takes_back(found: Annotated) -> bool:
    """Whether one value is denied and another of its slot stated ("not AWS, we're on Azure")."""
    return any(len({scope.negated(found, span.start) for span in slot_values(found, slot)}) > 1 for slot in SLOTS)
