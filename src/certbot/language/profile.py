"""What a text says about the person: the slots, from the values and years that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from certbot.catalog.vocabulary import SLOTS
from certbot.language import scope
from certbot.language.annotate import Annotated, slot_values
from certbot.language.employers import employing
from certbot.language.lexicon import CREDENTIAL
from certbot.language.money import budget
from certbot.language.numbers import Years, experience
from certbot.language.persons import Subjects, subjects
from certbot.language.spans import holding, starting
from certbot.language.templates import Span
from certbot.language.trades import ELSEWHERE, in_another, unspecified
from certbot.language.words import Words

CAREER_CHANGE = "career-change"
IN_TECH = frozenset({"developer", "data-scientist", "data-engineer", "ml-engineer", "researcher"})
"""Roles that enter no new career when they "get into ML"."""
_WHO = frozenset({"role", "experience"})
_VAGUE_ROLES = ELSEWHERE | {None, "beginner"}
_TOWARDS = frozenset({"at", "to", "into", "for", "towards", "toward", "hello"})
_NEAR = 4
"""So many words may stand between what somebody leaves and where they go."""
_SUBJECTS = frozenset({"genai", "deep-learning", "mlops"})
_OF = frozenset({"of", "in", "with", "doing", "on"})
_WANTING = frozenset(
    "to start started begin learn try love like enjoy towards toward into about for want wanna".split()
)
_WHERE = frozenset({"at", "here", "with", "from", "working", "for", "in", "on", "since"})
_PAID_BY_OTHERS = "any"
_SCHOOLS = frozenset("uni university college school degree bachelor bachelors masters master studies".split())


def profile(words: Words, found: Annotated, asked: str | None) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The slots that were stated, and the values that were taken back without a new one."""
    subject = subjects(found)
    elsewhere = in_another(words, found, subject)
    years = [item for item in found.years if not subject.another(item.start, "experience")]
    years = [item for item in years if not any(other(found, item) for other in (_of_holding, _of_study, _of_life))]
    if asked != "experience" and unspecified(found, subject):
        years = []
    slots: dict[str, str] = {}
    cleared: dict[str, tuple[str, ...]] = {}
    aim = _leaves(words, found, subject)
    for slot in SLOTS:
        stated = _own(found, slot, subject)
        if slot == "role" and aim is not None:
            stated = [span for span in stated if not aim <= span.start <= aim + _NEAR]
        if slot == "experience":
            apart = elsewhere | {at for item in found.years if item not in years for at in range(item.start, item.end)}
            apart |= {at for item in found.years if item.start in elsewhere for at in range(item.start, item.end)}
            stated = [s for s in stated if s.value == "none" or apart.isdisjoint(range(s.start, s.end))]
        choice = scope.choose(found, stated)
        value, denied = choice.value, choice.denied
        if slot == "experience":
            here = [item for item in years if item.start not in elsewhere]
            denied += tuple(experience(item.years) for item in here if scope.negated(found, item.start))
            if value == "none":
                here = [item for item in here if _of_tech(found, item)]  # "11 years in a museum. I never coded"
            value = _years(found, here) or value
        if slot == "budget":
            amount = _amount(found, subject, asked)
            value = amount[1] if amount and (value is None or not _firm(found, amount[0])) else value
        if value is not None:
            slots[slot] = value
        elif denied:
            cleared[slot] = tuple(dict.fromkeys(denied))
    leaves = aim is not None and slots.get("role") not in IN_TECH
    if "goal" not in slots and (leaves or _changes(found, slots, subject)):
        slots["goal"] = CAREER_CHANGE
    if leaves or _from_elsewhere(words, found, slots):
        slots["role"] = "career-changer"
    elif "role" not in slots and years and all(item.start in elsewhere for item in years):
        slots["role"] = "other"
    return slots, cleared


def _of_holding(found: Annotated, years: Years) -> bool:
    """Whether years are those of a certification: "certified since 2024"; not "I have AI-900 and 10 years"."""
    if any(name.end == years.start and name.verdict == "take" for name in found.names):
        return not found.text[years.start - 1].ends
    return any(not found.around("link", span.end - 1) for span in found.before("have", years.start, 0))


def _of_study(found: Annotated, years: Years) -> bool:
    """Whether years are those of a student: "studying for 5 years", "PhD student, 4th year", "4 years of college"."""
    subjects = [part for part in found.parts if part.value in ("study-of", "study-time")]
    within = [s for s in subjects if s.start <= years.start < s.end or years.start <= s.start < years.end + 2]
    of = [s for s in within if s.start >= years.end and any(t.text in _SCHOOLS for t in found.text[s.start : s.end])]
    if of and found.same_clause(years.start, of[0].start):
        return True
    roles = slot_values(found, "role")
    if not roles or any(span.value != "student" for span in roles):
        return False
    first, last = found.clause(years.start)
    studying = any(first <= span.start < last for span in roles)
    return bool(within) or studying


def _of_life(found: Annotated, years: Years) -> bool:
    """Whether years are of what is no work: "married for 12 years", "I live in Berlin since 2015"."""
    first, last = found.clause(years.start)
    if found.within("tech", first, last) or any(first <= span.start < last for span in slot_values(found, "role")):
        return False
    return bool(found.within("living", first, last))


def _willing(found: Annotated, span: Span) -> bool:
    """Whether what may be paid is only that one would pay ("paid is fine"): how much, other words may tell."""
    return span.value == _PAID_BY_OTHERS and bool(found.within("willing", span.start, span.end))


def _amount(found: Annotated, subject: Subjects, asked: str | None) -> tuple[int, str] | None:
    """Where an amount of money stands that tells what the writer can pay, and its value."""
    silent = found.spent | subject.others
    heard = [at for at in range(len(found.text)) if at not in silent]
    stated = budget([found.text[at] for at in heard], asked == "budget")
    return (heard[stated[0]], stated[1]) if stated is not None else None


def _firm(found: Annotated, amount: int) -> bool:
    """Whether the text says what may be paid so that the amount beside it tells no more: not "fine with paying, up to
    100", nor "I said free, but up to 100 is fine", nor "free. No, I could pay up to 40 dollars"."""
    spans = slot_values(found, "budget")
    put_right = max((end for end in scope.corrections(found) if end <= amount), default=-1)
    return any(
        not (_willing(found, span) or scope.marked(found, "told", span.start, 3) >= 0 or span.end <= put_right)
        for span in spans
    )


def _own(found: Annotated, slot: str, subject: Subjects) -> Sequence[Span]:
    """The values of a slot that are said of the writer. What others pay is the writer's budget."""
    spans = slot_values(found, slot)
    if slot == "budget":
        spans = [s for s in spans if _paid(found, s) or not subject.another(s.start, slot)]
        return [span for span in spans if not _willing(found, span)] or spans
    spans = [s for s in spans if not subject.another(s.start, slot) or (slot == "goal" and _taken_up(found, s))]
    if slot == "goal":
        spans = [span for span in spans if not _worked(found, span)]
        put_right = found.marks["correction"]  # "change my role to manager" is no change of careers
        spans = [s for s in spans if not (_done(found, s.start) or holding(put_right, s.start, s.end, found.most))]
    if slot == "role":  # "ten years in logistics" are of another trade, which somebody may have left
        ends = {years.end for years in found.years}
        spans = [span for span in spans if not (span.start in ends and found.text[span.start].text == "in")]
    if slot == "platform":
        spans = [span for span in spans if not (employing(found, span) or _of_exams(found, span))]
    return spans


def _taken_up(found: Annotated, span: Span) -> bool:
    """Whether the writer wants what somebody else spoke of: "my boss talks about agents, I want to build those"."""
    return any(mark.start >= span.end for mark in found.marks["same"])


def _worked(found: Annotated, span: Span) -> bool:
    """Whether a subject is what somebody works on, not what they want: "9 years in deep learning", "doing NLP"."""
    if span.start == 0 or span.value not in _SUBJECTS:
        return False
    of = span.start - (found.text[span.start - 1].text in _OF)
    if of < span.start and any(years.end == of for years in found.years):
        return True
    roles = (role for role in slot_values(found, "role") if role.value in IN_TECH | {"student"})
    if of < span.start and any(role.end == of and not scope.aimed_at(found, role) for role in roles):
        return True  # "a researcher in NLP"
    doing = [mark for mark in found.before("doing", span.start, 0) if mark.start != mark.end]
    return any(not (found.around("wish", mark.start) or _wanted(found, mark.start)) for mark in doing)


def _wanted(found: Annotated, at: int) -> bool:
    """Whether what stands at a token is wanted: "to do", "start doing"."""
    return at > 0 and not found.text[at - 1].ends and found.text[at - 1].text in _WANTING


def _of_exams(found: Annotated, span: Span) -> bool:
    """Whether a platform only says whose exams are spoken of: "the AWS exams got more expensive"."""
    alone = span.end < len(found.text) and not found.text[span.end - 1].ends
    return alone and span.value != "none" and found.text[span.end].text in CREDENTIAL


def _done(found: Annotated, at: int) -> bool:
    """Whether what is told was reached long ago: "before switching to data analysis"."""
    return at > 0 and found.text[at - 1].text in {"before", "after", "since"}


def _paid(found: Annotated, span: Span) -> bool:
    """Whether others pay for the writer: "my boss pays", not "her company pays"."""
    at = span.start - 1 if span.start else 0
    return span.value == _PAID_BY_OTHERS and found.text[at].text not in {"his", "her", "their"}


def _from_elsewhere(words: Words, found: Annotated, slots: dict[str, str]) -> bool:
    """Whether somebody wants to leave another trade, which they name."""
    role = slots.get("role")
    if slots.get("goal") != CAREER_CHANGE or role not in _VAGUE_ROLES:
        return False
    return role in ELSEWHERE or any(token.text in words.careers for token in found.text)


def _leaves(words: Words, found: Annotated, subject: Subjects) -> int | None:
    """Where the words begin for the trade of ours that somebody goes to from another: "leaving banking for ML", "from
    physio to data"; None if nobody does."""
    trades = {at for at, token in enumerate(found.text) if token.text in words.careers}
    trades |= {span.start for span in slot_values(found, "role") if span.value in ELSEWHERE}
    for span in _own(found, "role", subject):
        if span.value in ELSEWHERE and _goes_to(found, span):
            return span.end
    for mark in found.marks["leaving"]:
        if subject.another(mark.start, "goal") or scope.negated(found, mark.start):
            continue
        left = next((at for at in range(mark.end, mark.end + _NEAR) if at in trades), None)
        if left is None:
            continue
        ahead = range(left + 1, min(left + 1 + _NEAR, len(found.text)))
        goes = (at for at in ahead if found.text[at].text in _TOWARDS and found.within("tech", at + 1, at + 3))
        towards = next(goes, None)
        if towards is not None:
            return towards
    return None


def _goes_to(found: Annotated, trade: Span) -> bool:
    """Whether words go on from another trade to ours: "teacher to AI"."""
    at = trade.end
    goes = at < len(found.text) and not found.text[at - 1].ends and found.text[at].text in {"to", "into"}
    return goes and bool(found.within("tech", at + 1, at + 3))


def _of_tech(found: Annotated, years: Years) -> bool:
    """Whether years are told beside a trade or a technology of ours, in their clause."""
    first, last = found.clause(years.start)
    tech = [span for span in found.within("tech", first, last) if not scope.negated(found, span.start)]
    roles = (span for span in slot_values(found, "role") if span.value in IN_TECH)
    return bool(tech) or any(roles)


def _changes(found: Annotated, slots: dict[str, str], subject: Subjects) -> bool:
    """Whether somebody wants another career: "from sales to data analyst"; "get into AI" only from outside of tech."""
    insider = slots.get("role") in IN_TECH or ("role" not in slots and slots.get("experience", "none") != "none")
    entering = [
        span
        for span in found.marks["entering"]
        if not (scope.negated(found, span.start) or subject.another(span.start, "goal") or _done(found, span.start))
    ]
    if entering:
        return not insider
    return any(scope.aimed_at(found, span) for span in _own(found, "role", subject))


def _years(found: Annotated, years: Sequence[Years]) -> str | None:
    """The experience that years make, the most of them where several count; what denies years is a word of its own
    ("not one year of coding")."""
    said = [span for span in slot_values(found, "experience") if any(found.within("negation", span.start, span.end))]
    stated = [
        item
        for item in years
        if not scope.negated(found, item.start) and not holding(said, item.start, item.end, found.most)
    ]
    counted = scope.current(found, stated)
    return experience(max(item.years for item in counted)) if counted else None


def tells(found: Annotated) -> bool:
    """Whether the text says who asks ("we're on Azure, do certs expire?"); "should I" and "I want" do not."""
    end = 0
    while any(span.kind in _WHO and span.end > end for span in starting(found.values, end, end + 1)):
        end = max(span.end for span in starting(found.values, end, end + 1) if span.kind in _WHO)
    if (end and (found.text[end - 1].ends or _at(found, end))) or found.years:
        return True  # "student, any free certs?", "senior data engineer at Netflix"
    roles = slot_values(found, "role")
    stating = all(token.after != "?" for token in found.text)
    if stating and any(s.value in IN_TECH and (s.end == len(found.text) or found.text[s.end - 1].ends) for s in roles):
        return True  # "Spotify data engineer, gcp all day"
    if any(token.text == "as" for span in roles for token in found.text[max(0, span.start - 2) : span.start]):
        return True  # "hired as a data scientist"
    if found.marks["group"] and all(token.after != "?" for token in found.text):
        return True  # "at our company it's AWS"
    return any(not found.around("wish", span.start) for span in found.marks["self"])


def takes_back(found: Annotated) -> bool:
    """Whether one value is denied and another of its slot stated ("not AWS, we're on Azure")."""
    return any(len({scope.negated(found, span.start) for span in slot_values(found, slot)}) > 1 for slot in SLOTS)


def _at(found: Annotated, end: int) -> bool:
    """Whether the words go on with where somebody works."""
    return end < len(found.text) and found.text[end].text in _WHERE
