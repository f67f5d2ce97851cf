from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from certbot.catalog.check import RULES, check_catalog
from certbot.config import catalog_dir

TODAY = date(2026, 11, 21)
Plant = Callable[..., list[str]]

NO_WAY_ON = (
    "old-one is gone and its successors lead to nothing one can take: name one that can be taken, or say in "
    "no_successor why there is none"
)
NO_PAY_RISE = "a pay rise is no fact here: leave it out, or give it as an article's claim with what we found in now"

# Each fault: the rule that finds it, the file, what stands there, what is planted, the line where it is to be reported,
# and what check is to say.
FAULTS = [
    ("shapes", "alpha", "amount: 100", "amuont: 100", "amuont: 100", "unknown key amuont: did you mean amount?"),
    ("shapes", "alpha", "amount: 100", "amount: much", "amount: much", "'much' stands here: it must be a number"),
    (
        "shapes",
        "alpha",
        "name: Old One",
        "name: 17",
        "name: 17",
        "17 stands here: it must be a text (write numbers and the like in quotes)",
    ),
    (
        "shapes",
        "beta",
        "members: [new-one, perhaps]",
        "members: new-one",
        "members: new-one",
        "'new-one' stands here: it must be a list",
    ),
    ("shapes", "beta", "  for_whom: Everybody.\n", "", "- id: bundle", "key for_whom is missing: add it"),
    (
        "shapes",
        "beta",
        "kind: course-certificate",
        "kind: course",
        "kind: course",
        (
            "course is not one of course-certificate, exam, family, free-course, learning-platform, "
            "university-program: did you mean free-course?"
        ),
    ),
    (
        "shapes",
        "alpha",
        "- id: old-one\n",
        "- id: Old One\n",
        "- id: Old One",
        "'Old One' is no id: use a-z, 0-9 and -, 64 characters at most",
    ),
    (
        "shapes",
        "alpha",
        "date: 2024-05",
        "date: 2024-13",
        "- {event: launched, date: 2024-13}",
        "2024-13 is not a date: write 2026, 2026-07 or 2026-07-23",
    ),
    (
        "shapes",
        "renewal",
        "checked: 2026-11-21",
        "checked: 2026-11",
        "checked: 2026-11",
        "2026-11 is not a day: write 2026-07-23",
    ),
    (
        "shapes",
        "alpha",
        "minutes: 90",
        "minutes: null\n    pass_mark: [1]",
        "pass_mark: [1]",
        "a list stands here: it must be a text (write numbers and the like in quotes)",
    ),
    ("shapes", "rules", "too_hard", "to_hard", "to_hard: [expert]", "unknown key to_hard: did you mean too_hard?"),
    (
        "shapes",
        "mistakes",
        "title: Hurrying",
        "title: {a: 1}",
        "title: {a: 1}",
        "a mapping stands here: it must be a text (write numbers and the like in quotes)",
    ),
    (
        "unique_ids",
        "beta",
        "- id: perhaps",
        "- id: bundle",
        "- id: bundle",
        "id bundle is taken, see FOLDER/certifications/beta.yaml:1: ids are unique",
    ),
    (
        "known_certifications",
        "alpha",
        "{id: new-one, relation: same-certification-new-exam}",
        "{id: old-one, relation: same-certification-new-exam}\n    - {id: new-on, relation: replaces}",
        "- {id: new-on, relation: replaces}",
        "unknown certification new-on: did you mean new-one?",
    ),
    (
        "known_certifications",
        "alpha",
        "ids: [old-one, perhaps]",
        "ids: [perhaps, elsewhere]",
        "- {text: the old one, ids: [perhaps, elsewhere]}",
        "unknown certification elsewhere",
    ),
    (
        "known_certifications",
        "alpha",
        "extends_months: 24",
        "renewed_by: [nobody]",
        "renewed_by: [nobody]",
        "unknown certification nobody",
    ),
    (
        "known_certifications",
        "beta",
        "[new-one, perhaps]",
        "[new-one, perhap]",
        "members: [new-one, perhap]",
        "unknown certification perhap: did you mean perhaps?",
    ),
    (
        "known_certifications",
        "mistakes",
        "certifications: [new-one]",
        "certifications: [x]",
        "certifications: [x]",
        "unknown certification x",
    ),
    (
        "known_certifications",
        "mistakes",
        "ids: [perhaps]",
        "ids: [x]",
        "- {text: start here, ids: [x]}",
        "unknown certification x",
    ),
    ("known_certifications", "providers", "first: [new-one]", "first: [x]", "first: [x]", "unknown certification x"),
    (
        "known_providers",
        "alpha",
        "short: New\n  provider: alpha",
        "short: New\n  provider: alpa",
        "provider: alpa",
        "unknown provider alpa: did you mean alpha?",
    ),
    (
        "known_renewal_rules",
        "alpha",
        "rule: yearly",
        "rule: daily",
        "rule: daily",
        "unknown renewal rule daily: add it to renewal.yaml",
    ),
    (
        "known_renewal_rules",
        "alpha",
        "    rule: yearly\n",
        "    rule: yearly\n    until_closed: {rule: yaerly}\n",
        "until_closed: {rule: yaerly}",
        "unknown renewal rule yaerly: did you mean yearly?",
    ),
    (
        "known_certifications",
        "alpha",
        "    rule: yearly\n",
        "    rule: yearly\n    until_closed: {renewed_by: [nwe-one]}\n",
        "until_closed: {renewed_by: [nwe-one]}",
        "unknown certification nwe-one: did you mean new-one?",
    ),
    (
        "earlier_terms_have_an_end",
        "alpha",
        "    rule: yearly\n",
        "    rule: yearly\n    until_closed: {rule: yearly}\n",
        "until_closed: {rule: yearly}",
        "until_closed without a day: add renewal-closed to the timeline",
    ),
    (
        "betas_end_after_they_began",
        "alpha",
        "{event: beta, date: 2026-04-21}",
        "{event: beta-ended, date: 2026-04-21}",
        "timeline:",
        "beta-ended without a beta: say when the beta began",
    ),
    (
        "timeline_in_order",
        "alpha",
        "event: announced",
        "event: beta-ended",
        "- {event: beta, date: 2026-04-21}",
        "beta comes after beta-ended: one of the two is wrong",
    ),
    (
        "families",
        "beta",
        "  members: [new-one, perhaps]\n",
        "",
        "kind: family",
        "a family without members: name them, or choose another kind",
    ),
    (
        "families",
        "beta",
        "kind: course-certificate",
        "kind: course-certificate\n  members: [new-one]",
        "members: [new-one]",
        "members of what is no family: leave them out",
    ),
    (
        "advice_fits_slots",
        "mistakes",
        "goal: [genai]",
        "gaol: [genai]",
        "- {role: [beginner, null], gaol: [genai]}",
        "unknown slot gaol: did you mean goal?",
    ),
    (
        "advice_fits_slots",
        "mistakes",
        "goal: [genai]",
        "goal: [genia]",
        "- {role: [beginner, null], goal: [genia]}",
        "genia is no value of goal: did you mean genai?",
    ),
    (
        "decisions_name_certifications",
        "rules",
        "choose: [old-one, ",
        "choose: [older, ",
        "choose: [older, 'platform:ml']",
        "unknown certification older: did you mean old-one?",
    ),
    (
        "decisions_name_certifications",
        "rules",
        "'platform:ml'",
        "'platform:nl'",
        "choose: [old-one, 'platform:nl']",
        "platform:nl: no such track in platforms under aws, unsaid",
    ),
    (
        "decisions_name_certifications",
        "rules",
        "    ml: [new-one]",
        "    ml: [nobody]",
        "ml: [nobody]",
        "unknown certification nobody",
    ),
    (
        "decisions_name_certifications",
        "rules",
        "new-one: [old-one]",
        "nobody: [old-one]",
        "nobody: [old-one]",
        "unknown certification nobody",
    ),
    (
        "decisions_name_advice",
        "rules",
        "rows: [hurry]",
        "rows: [hurri]",
        "rows: [hurri]",
        "unknown advice hurri: did you mean hurry?",
    ),
    (
        "decisions_name_advice",
        "rules",
        "rules:\n",
        "rules:\n  - {id: everybody, choose: []}\n",
        "- id: everybody",
        "id everybody is taken in rules: ids are unique",
    ),
    (
        "decisions_fit_slots",
        "rules",
        "[starting, null]",
        "[starter, null]",
        "when: [{role: [starter, null]}]",
        "starter is no value of role: did you mean starting?",
    ),
    (
        "decisions_fit_slots",
        "rules",
        "starting: [beginner, student]",
        "starting: [beginer]",
        "starting: [beginer]",
        "beginer is no value of role: did you mean beginner?",
    ),
    (
        "decisions_answer_everybody",
        "rules",
        "  - id: otherwise\n    choose: [new-one]\n",
        "",
        "when: [{role: [starting, null]}]",
        "the last of rules must fit everybody: leave its when out, or add an entry without one",
    ),
    (
        "decisions_answer_everybody",
        "rules",
        "    when: [{role: [starting, null]}]\n",
        "",
        "- id: everybody",
        "without when this fits everybody, so what follows in rules is never taken: put it last",
    ),
    (
        "decisions_use_terms",
        "rules",
        "[expert]",
        "[exprt]",
        "too_hard: [exprt]",
        "unknown level exprt: did you mean expert?",
    ),
    (
        "decisions_use_terms",
        "rules",
        "  unsaid:",
        "  unsaid: {ml: []}\n  awz:",
        "awz:",
        "unknown platform awz: did you mean aws?",
    ),
    (
        "decisions_use_terms",
        "rules",
        "dear: {low: 150}",
        "dear: {lwo: 150}",
        "dear: {lwo: 150}",
        "unknown budget lwo: did you mean low?",
    ),
    (
        "decisions_use_terms",
        "rules",
        "levels: {expert: 8}",
        "levels: {master: 8}",
        "preparation: {levels: {master: 8}}",
        "unknown level master",
    ),
    (
        "one_meaning",
        "beta",
        "short: Perhaps",
        "short: no 2",
        "short: no 2",
        "'no 2' also stands for new-one (FOLDER/certifications/alpha.yaml:30): keep it with one of them",
    ),
    (
        "every_value_has_a_source",
        "alpha",
        "exam.minutes]",
        "exam.delivery]",
        "minutes: 90",
        "exam.minutes has no source: add it to the fields of a source, or to ours",
    ),
    (
        "every_value_has_a_source",
        "beta",
        ", course, course.courses]",
        ", course]",
        "courses: 3",
        "course.courses has no source: add it to the fields of a source, or to ours",
    ),
    (
        "every_value_has_a_source",
        "alpha",
        "[level, price.free_audit,",
        "[level,",
        "free_audit: false",
        "price.free_audit has no source: add it to the fields of a source, or to ours",
    ),
    (
        "every_value_has_a_source",
        "alpha",
        "fields: [preparation, renewal]",
        "fields: [preparation]",
        "extends_months: 24",
        "renewal.extends_months has no source: add it to the fields of a source, or to ours",
    ),
    (
        "every_value_has_a_source",
        "renewal",
        "ours: [extends_months]",
        "ours: []",
        "extends_months: 12",
        "extends_months has no source: add it to the fields of a source, or to ours",
    ),
    (
        "sources_name_fields",
        "alpha",
        "fields: [price, timeline, versions]",
        "fields: [price, timeline, versions, pirce]",
        "fields: [price, timeline, versions, pirce]",
        "pirce is no field of a record: did you mean price?",
    ),
    (
        "sources_name_fields",
        "alpha",
        "ours: [level,",
        "ours: [levels, level,",
        "ours: [levels, level, price.free_audit, exam.questions, prerequisites, retake, offers]",
        "levels is no field of a record: did you mean level?",
    ),
    (
        "sources_name_fields",
        "beta",
        "field: status",
        "field: stauts",
        "- {text: nobody has seen it lately, field: stauts}",
        "stauts is no field of a record: did you mean status?",
    ),
    (
        "sources_name_fields",
        "mistakes",
        "fields: [text]",
        "fields: [txet]",
        "s1: {kind: ours, ref: experience, fields: [txet]}",
        "txet is no field of a record: did you mean text?",
    ),
    (
        "events_name_sources",
        "alpha",
        "{event: beta, date: 2026-04-21}",
        "{event: beta, date: 2026-04-21, source: s9}",
        "- {event: beta, date: 2026-04-21, source: s9}",
        "s9 is no source of new-one: known are s1, s2, s3",
    ),
    (
        "sources_can_be_found",
        "alpha",
        "ref: a talk, ",
        "",
        "s3: {kind: third-party, fields: [preparation, renewal]}",
        "a source without url: say in ref what it was",
    ),
    (
        "sources_can_be_found",
        "alpha",
        "as_of: 2026-11\n",
        "as_of: autumn 2026\n",
        "as_of: autumn 2026",
        "autumn 2026 is not a date: write 2026, 2026-07 or 2026-07-23",
    ),
    (
        "addresses",
        "alpha",
        "https://alpha.example/old",
        "https:/alpha.example/old",
        "url: https:/alpha.example/old",
        "'https:/alpha.example/old' is no address: write https://host/...",
    ),
    (
        "addresses",
        "alpha",
        "https://blog.example/new",
        "https://www.winenfood.com/new",
        "url: https://www.winenfood.com/new",
        "this site makes its figures up: find another source, or leave the value out",
    ),
    (
        "timeline_in_order",
        "alpha",
        "date: 2026-04-21}",
        "date: 2026-02-21}",
        "- {event: beta, date: 2026-02-21}",
        "2026-02-21 stands after 2026-03: put the timeline in the order of its dates",
    ),
    (
        "timeline_in_order",
        "alpha",
        "event: announced",
        "event: retired",
        "- {event: beta, date: 2026-04-21}",
        "beta comes after retired: one of the two is wrong",
    ),
    (
        "versions_in_order",
        "alpha",
        "last_day: 2026-05-31",
        "first_day: 2026-06, last_day: 2026-05-31",
        "- {code: NO-1, status: retired, first_day: 2026-06, last_day: 2026-05-31}",
        "NO-1 ends before it begins",
    ),
    (
        "versions_in_order",
        "alpha",
        ", last_day: 2026-05-31",
        "",
        "- {code: NO-1, status: retired}",
        "NO-1 is retired without a date: add last_day",
    ),
    (
        "ends_have_dates",
        "alpha",
        "    - {event: last-exam, date: 2026-06-30}\n",
        "",
        "successors:",
        "retired without a date: add last-exam, retired or renamed to the timeline",
    ),
    (
        "ends_lead_on",
        "alpha",
        "  successors:\n    - {id: new-one, relation: same-certification-new-exam}\n",
        "",
        "- id: old-one",
        NO_WAY_ON,
    ),
    (
        "ends_lead_on",
        "alpha",
        "    - {event: launched, date: 2026-07}\n",
        "    - {event: launched, date: 2026-07}\n    - {event: retired, date: 2026-09}\n",
        "successors:",
        NO_WAY_ON,
    ),
    (
        "successors_end",
        "alpha",
        "  versions:\n",
        "  successors: [{id: old-one, relation: nearest}]\n  versions:\n",
        "successors:",
        "the successors of old-one lead back to it: take out the wrong one",
    ),
    (
        "unclear_has_a_doubt",
        "beta",
        ", field: status}",
        ", field: price}",
        "status: unclear",
        "status is unclear without a doubt: say in doubts why",
    ),
    (
        "fresh",
        "renewal",
        "recheck: 2027-05-20",
        "recheck: 2026-11-20",
        "recheck: 2026-11-20",
        "recheck 2026-11-20 is before checked 2026-11-21",
    ),
    (
        "prices",
        "beta",
        "model: free, amount: 0",
        "model: free, amount: 10",
        "price: {currency: USD, model: free, amount: 10}",
        "free, but amount is 10: one of the two is wrong",
    ),
    (
        "ranges",
        "alpha",
        "questions: {low: 40, high: 60}",
        "questions: {low: 60, high: 40}",
        "questions: {low: 60, high: 40}",
        "low 60 is more than high 40",
    ),
    (
        "ends_lead_on",
        "alpha",
        "  successors:\n    - {id: new-one,",
        "  no_successor: None is planned.\n  successors:\n    - {id: new-one,",
        "no_successor: None is planned.",
        "old-one has no successor, yet new-one stands in its place: one of the two is wrong",
    ),
    (
        "ends_have_dates",
        "beta",
        "kind: family",
        "kind: family\n  no_successor: None is planned.",
        "no_successor: None is planned.",
        "retired without a date: add last-exam, retired or renamed to the timeline",
    ),
    (
        "prerequisites_can_be_met",
        "alpha",
        "ids: [old-one, perhaps]",
        "ids: [old-one]",
        "- {text: the old one, ids: [old-one]}",
        "old-one cannot be taken on 2026-11-21, so nobody can meet this: add new-one",
    ),
    (
        "retakes",
        "alpha",
        "waits: [1, 14]",
        "waits: [1, -14]",
        "waits: [1, -14]",
        "waits -14: write 0 or more",
    ),
    (
        "retakes",
        "alpha",
        "attempts: 5",
        "attempts: 0",
        "attempts: 0",
        "attempts is 0: write 1 or more",
    ),
    (
        "retakes",
        "alpha",
        "    attempts: 5\n",
        "    included: -1\n",
        "included: -1",
        "included is -1: write 0 or more",
    ),
    (
        "retakes",
        "alpha",
        "    attempts: 5\n",
        "",
        "within: {amount: 12, unit: months}",
        "within without attempts: say how many are allowed",
    ),
    (
        "retakes",
        "alpha",
        "amount: 12, unit",
        "amount: 0, unit",
        "within: {amount: 0, unit: months}",
        "amount is 0: write 1 or more",
    ),
    (
        "retakes",
        "alpha",
        "cost: {currency: USD, amount: 50}",
        "cost: {currency: USD, low: -50}",
        "cost: {currency: USD, low: -50}",
        "low is -50: write 0 or more",
    ),
    (
        "offers",
        "alpha",
        "last_day: 2030-12-31",
        "last_day: 2026-10-31",
        "- {text: half price, first_day: 2026-11, last_day: 2026-10-31}",
        "the offer ends on 2026-10-31, before it begins on 2026-11",
    ),
    (
        "offers",
        "alpha",
        "first_day: 2026-11, last_day: 2030-12-31",
        "last_day: 2026-10",
        "- {text: half price, last_day: 2026-10}",
        "the offer ended on 2026-10: take it out",
    ),
    (
        "no_pay_rise_as_a_fact",
        "alpha",
        "summary: What there is.",
        "summary: What there is. Holders earn 20 percent more.",
        "summary: What there is. Holders earn 20 percent more.",
        NO_PAY_RISE,
    ),
    (
        "no_pay_rise_as_a_fact",
        "beta",
        "for_whom: Everybody.",
        "for_whom: Everybody.\n  articles: [{article: A, says: It lifts your salary.}]",
        "articles: [{article: A, says: It lifts your salary.}]",
        NO_PAY_RISE,
    ),
    (
        "no_pay_rise_as_a_fact",
        "renewal",
        "notes: [free of charge]",
        "notes: [free of charge, a pay rise follows]",
        "notes: [free of charge, a pay rise follows]",
        NO_PAY_RISE,
    ),
    (
        "no_pay_rise_as_a_fact",
        "mistakes",
        "text: Take your time.",
        "text: Take your time. Certified people are paid a quarter more.",
        "text: Take your time. Certified people are paid a quarter more.",
        NO_PAY_RISE,
    ),
    (
        "yaml",
        "alpha",
        "amount: 100",
        "amount: 100\n    amount: 101",
        "amount: 101",
        "duplicate key 'amount', first in line 44",
    ),
    (
        "topics_lead_somewhere",
        "topics",
        "[new-one, bundle]",
        "[new-one, newer]",
        "words: [new-one, newer]",
        "newer stands in no topic and no name of a certification: mend it or leave it out",
    ),
    (
        "elsewhere_is_elsewhere",
        "elsewhere",
        "- their own",
        "- new one",
        "- new one",
        "'new one' also stands for new-one: keep it with one of them",
    ),
    (
        "topics_lead_somewhere",
        "topics",
        "words: [new-one, bundle]",
        "words: []",
        "- id: ones",
        "topic ones has no words: write at least one",
    ),
    (
        "yaml",
        "alpha",
        "minutes: 90",
        "minutes: &m 90",
        "minutes: &m 90",
        "anchor &m: write the value out, anchors and aliases are not allowed",
    ),
]


def test_the_small_catalog_is_clean(folder: Path) -> None:
    """A catalog without a fault has no problem."""
    assert check_catalog(folder, TODAY) == []


@pytest.mark.parametrize(
    ("rule", "name", "old", "new", "at", "said"), FAULTS, ids=[f"{fault[0]}-{i}" for i, fault in enumerate(FAULTS)]
)
def test_a_fault_is_found_at_its_line(
    plant: Plant, folder: Path, rule: str, name: str, old: str, new: str, at: str, said: str
) -> None:
    """Each fault is said in words that tell what to do, at its line."""
    assert f"{name}: {at}: {said}" in [problem.replace(str(folder), "FOLDER") for problem in plant(name, old, new)]


def test_an_exam_that_is_not_open_to_everybody_is_not_chosen(plant: Plant) -> None:
    """A condition of entry in one file is a fault of the decisions in another, not of what is known or held."""
    said = "new-one is not open to everybody (an invitation), so it is never chosen: leave it out"
    assert plant("alpha", "{text: the old one, ids: [old-one, perhaps]}", "{text: an invitation}") == [
        f"rules: ml: [new-one]: {said}",
        f"rules: choose: [new-one]: {said}",
    ]


def test_every_rule_has_a_fault() -> None:
    """The faults above cover all rules."""
    across_files = {"decisions_name_what_is_open"}
    assert {rule.__name__ for rule in RULES} == {fault[0] for fault in FAULTS} - {"yaml"} | across_files


def test_an_unknown_key_is_one_fault(plant: Plant) -> None:
    """A key that does not exist is not also asked for its source."""
    assert plant("alpha", "level: associate", "levle: associate") == [
        "alpha: levle: associate: unknown key levle: did you mean level?"
    ]


def test_all_faults_in_one_run(folder: Path) -> None:
    """Faults that do not touch each other are all found in one run, sorted, even several in one record."""
    alpha = folder / "certifications" / "alpha.yaml"
    text = alpha.read_text()
    for old, new in {
        "minutes: 90": "minutes: long",
        "rule: yearly": "rule: daily",
        "date: 2024-05": "date: 2024-13",
        "[old-one, perhaps]": "[nowhere]",
        "ref: a talk, ": "",
        "amount: 100": "amuont: 100",
    }.items():
        text = text.replace(old, new)
    alpha.write_text(text)
    found = check_catalog(folder, TODAY)
    assert [problem.line for problem in found] == [11, 44, 47, 50, 53, 76]
    assert found == sorted(found)


def test_what_is_old_comes_last_and_the_oldest_first(folder: Path) -> None:
    """Faults stand by place; facts that are due for a new look come after them, by the day they were due."""
    alpha, renewal = folder / "certifications" / "alpha.yaml", folder / "renewal.yaml"
    old, new = alpha.read_text().split("- id: new-one")
    alpha.write_text(f"{old}- id: new-one{new.replace('recheck: 2027-05-20', 'recheck: 2027-03-01')}")
    renewal.write_text(renewal.read_text().replace("recheck: 2027-05-20", "recheck: 2027-01-01\n    oddity: 1"))
    found = check_catalog(folder, date(2028, 1, 1))
    assert [(problem.severity, problem.message.split()[0]) for problem in found] == [
        ("error", "unknown"),
        ("warning", "yearly"),
        ("warning", "new-one"),
        ("warning", "old-one"),
        ("warning", "bundle"),
        ("warning", "perhaps"),
    ]


def test_an_offer_that_is_over_is_a_warning(folder: Path) -> None:
    """An offer whose last day has passed is no error: it is not shown any more."""
    alpha = folder / "certifications" / "alpha.yaml"
    alpha.write_text(alpha.read_text().replace("first_day: 2026-11, last_day: 2030-12-31", "last_day: 2026-11"))
    assert check_catalog(folder, date(2026, 11, 30)) == []
    assert [problem.severity for problem in check_catalog(folder, date(2026, 12, 1))] == ["warning"]


def test_an_end_may_lead_nowhere_where_that_is_said(plant: Plant) -> None:
    """Whatever has ended without a successor says why there is none."""
    successors = "  successors:\n    - {id: new-one, relation: same-certification-new-exam}\n"
    found = plant("alpha", successors, "  no_successor: None is planned.\n")
    assert [problem for problem in found if "gone" in problem or "successor" in problem] == []


def test_what_has_ended_may_ask_for_what_has_ended(plant: Plant) -> None:
    """The conditions of entry of something that nobody can enter any more are history."""
    launched = "    - {event: launched, date: 2026-07}\n"
    ended = launched + "    - {event: last-exam, date: 2026-10-31}\n"
    assert not [problem for problem in plant("alpha", launched, ended) if "nobody can meet this" in problem]


@pytest.mark.parametrize(
    "claim",
    [
        "articles: [{article: A, says: Holders earn 20 percent more., now: No source was found.}]",
        "notes: [Holders are said to earn 20 percent more; no source was found for that.]",
        "notes: [Certifications earned from this day on last 24 months and cost 20 percent more.]",
        "notes: [Whoever earns more than one pays less.]",
    ],
)
def test_a_claim_with_what_we_found_is_no_fault(plant: Plant, claim: str) -> None:
    """A claim about pay may stand beside what we found; other numbers of "earn" and "pay" are none."""
    assert plant("beta", "for_whom: Everybody.", f"for_whom: Everybody.\n  {claim}") == []


@pytest.mark.parametrize("kind", ["market", "claims"])
def test_the_advice_about_pay_says_what_we_found(folder: Path, kind: str) -> None:
    """Of the advice about pay each entry has a `now`, or says itself that no source was found."""
    rise = folder / "advice" / "mistakes.yaml"
    text = rise.read_text()
    claim = f"{kind}:\n  - id: rise\n    title: A raise?\n    text: Holders earn 20 percent more.\n"
    rise.write_text(text + claim)
    assert [problem.message for problem in check_catalog(folder, TODAY)] == [NO_PAY_RISE]
    rise.write_text(text + claim + "    now: We found nothing.\n")
    assert check_catalog(folder, TODAY) == []
    rise.write_text(text + claim.replace("more.", "more. No source found."))
    assert check_catalog(folder, TODAY) == []


@pytest.mark.parametrize("relation", ["replaces", "nearest"])
def test_a_shared_name_needs_the_same_certification(plant: Plant, relation: str) -> None:
    """An alias under two ids is a fault unless they are exams of the same certification."""
    found = plant("alpha", "relation: same-certification-new-exam", f"relation: {relation}")
    assert [problem.rsplit(": ", 2)[1].split(" (")[0] for problem in found] == [
        "'the old one' also stands for new-one",
        "'the old one' also stands for old-one",
    ]


def test_stale_facts_are_warnings(folder: Path) -> None:
    """Facts past their recheck day are warnings, on that day itself they are not."""
    assert check_catalog(folder, date(2027, 5, 20)) == []
    late = check_catalog(folder, date(2027, 5, 21))
    assert len(late) == 5
    assert {problem.severity for problem in late} == {"warning"}


def test_the_day_decides_what_leads_on(plant: Plant) -> None:
    """A chain that ends in something not yet begun leads to nothing on that day."""
    today = date(2026, 7, 1)
    found = plant("alpha", "    - {event: beta, date: 2026-04-21}\n", "", today)
    assert [problem.split(": ", 2)[:2] for problem in found] == [["alpha", "successors:"]]


@pytest.mark.parametrize("name", ["providers", "renewal", "alpha", "beta", "mistakes"])
def test_a_syntax_error_hides_no_ids(folder: Path, name: str) -> None:
    """What a file with a syntax error holds is not unknown elsewhere: the error alone is reported."""
    (file,) = folder.rglob(f"{name}.yaml")
    file.write_text(file.read_text() + "  - [never closed\n")
    found = check_catalog(folder, TODAY)
    assert [problem.path for problem in found] == [str(file)]
    assert found[0].message.startswith("not valid YAML: ")


def test_a_successor_that_cannot_be_read_counts(folder: Path) -> None:
    """A chain into a file with a syntax error is not said to lead to nothing."""
    alpha, beta = (folder / "certifications" / f"{name}.yaml" for name in ("alpha", "beta"))
    alpha.write_text(alpha.read_text().replace("{id: new-one, relation: same", "{id: perhaps, relation: same"))
    beta.write_text(beta.read_text() + "  - [never closed\n")
    assert [problem for problem in check_catalog(folder, TODAY) if "lead to nothing" in problem.message] == []


def test_a_file_of_the_wrong_shape(folder: Path) -> None:
    """Files that hold something else entirely are problems, not exceptions."""
    for name in ("providers.yaml", "renewal.yaml", "certifications/alpha.yaml", "advice/mistakes.yaml", "rules.yaml"):
        for text in (
            "",
            "a: 1\n",
            "[1, [2], {a: {b: [c]}}]\n",
            "just text\n",
            "- id: 3\n  sources: x\n  timeline: {}\n",
        ):
            (folder / name).write_text(text)
            assert any(problem.path == str(folder / name) for problem in check_catalog(folder, TODAY)), (name, text)


def test_the_catalog_has_no_error() -> None:
    """Our own catalog has no error."""
    problems = check_catalog(catalog_dir(), TODAY)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
