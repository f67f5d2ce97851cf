"""The choice on a small catalog: successors, time to prepare, what is held, levels, money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.advice.choose import Chooser
from certbot.advice.profile import Profile
from certbot.catalog.build import decode_special
from certbot.catalog.model import Catalog, Certification
from certbot.catalog.rules import Rules

TODAY = date(2026, 5, 1)


def cert(id: str, **more: Any) -> Certification:
    """An exam on AWS of associate level, unless more is said."""
    plain = {
        "id": id,
        "name": id,
        "short": id,
        "provider": "p",
        "kind": "exam",
        "platform": "aws",
        "level": "associate",
        "checked": "2026-04-01",
        "recheck": "2026-10-01",
        "confidence": "high",
        "summary": id,
        "for_whom": id,
    }
    return msgspec.convert({**plain, **more}, Certification, dec_hook=decode_special)


def chooser(rules: dict[str, Any], *certs: Certification, today: date = TODAY) -> Chooser:
    """A chooser over these certifications and rules."""
    known = msgspec.convert(rules, Rules)
    return Chooser(Catalog({item.id: item for item in certs}, {}, {}, rules=known), today)


def all_of(*ids: str, **more: Any) -> dict[str, Any]:
    """Rules that name the same certifications for everybody."""
    return {"rules": [{"id": "all", "choose": list(ids)}], **more}


def picked(found: Chooser, profile: Profile | None = None) -> list[str]:
    """The ids of the picks."""
    return [item.id for item in found.choose(profile or Profile()).picks]


def ending(day: date) -> list[dict[str, str]]:
    """A timeline with a last exam day."""
    return [{"event": "last-exam", "date": day.isoformat()}]


def test_the_first_rule_that_fits_is_taken() -> None:
    """Order decides, not how narrow a rule is."""
    rules = {
        "rules": [
            {"id": "one", "when": [{"role": ["developer"]}], "choose": ["a"]},
            {"id": "two", "when": [{"role": ["developer"], "goal": ["genai"]}], "choose": ["b"]},
            {"id": "rest", "choose": ["c"]},
        ]
    }
    found = chooser(rules, cert("a"), cert("b"), cert("c"))
    assert picked(found, Profile("developer", goal="genai")) == ["a"]
    assert picked(found, Profile("manager")) == ["c"]


def test_what_is_gone_gives_its_place_to_its_first_living_successor() -> None:
    """Chains are followed; the pick remembers for what it stands, and stands only once."""
    old = cert("old", timeline=ending(date(2026, 1, 31)), successors=[{"id": "mid", "relation": "replaces"}])
    mid = cert("mid", timeline=ending(date(2026, 3, 31)), successors=[{"id": "new", "relation": "nearest"}])
    choice = chooser(all_of("old", "new", "mid"), old, mid, cert("new")).choose(Profile())
    assert [(item.id, item.instead_of) for item in choice.picks] == [("new", ("old", "mid"))]


def test_what_has_not_begun_is_left_out() -> None:
    """An announced exam is no pick, and neither is a family."""
    soon = cert("soon", timeline=[{"event": "launched", "date": "2026-06"}])
    family = cert("family", kind="family", level=None, members=["a"])
    assert picked(chooser(all_of("soon", "family", "a"), soon, family, cert("a"))) == ["a"]
    assert picked(chooser(all_of("soon"), soon, today=date(2026, 6, 30))) == ["soon"]


@given(weeks=st.integers(1, 30), days=st.integers(0, 250))
def test_the_last_exam_day_must_leave_time_to_prepare(weeks: int, days: int) -> None:
    """The shortest preparation has to end by the last exam day; else the successor takes the place."""
    last = TODAY + timedelta(days=days)
    old = cert(
        "old",
        timeline=ending(last),
        preparation={"low": weeks, "high": weeks + 4},
        successors=[{"id": "new", "relation": "replaces"}],
    )
    expected = "old" if TODAY + timedelta(weeks=weeks) <= last else "new"
    assert picked(chooser(all_of("old"), old, cert("new"))) == [expected]


@pytest.mark.parametrize(("level", "weeks"), [("foundational", 2), ("professional", 8), ("advanced", 3)])
def test_without_a_known_preparation_the_level_decides(level: str, weeks: int) -> None:
    """Our own shortest preparation by level stands in rules.yaml."""
    rules = all_of("a", preparation={"levels": {"foundational": 2, "professional": 8}, "otherwise": 3})
    for days, expected in ((weeks * 7, ["a"]), (weeks * 7 - 1, [])):
        record = cert("a", level=level, timeline=ending(TODAY + timedelta(days=days)))
        assert picked(chooser(rules, record)) == expected


def test_a_course_is_prepared_for_in_its_months() -> None:
    """The shortest course length counts as preparation."""
    record = cert("a", kind="course-certificate", course={"months": {"low": 2, "high": 4}}, timeline=ending(TODAY))
    assert chooser(all_of("a"), record).shortest(record) == timedelta(days=2 * 365.25 / 12)


def test_what_is_held_is_gone_in_every_form() -> None:
    """Neither the same certification under another exam, older or newer, nor what it covers or would renew."""
    old = cert(
        "old",
        timeline=ending(date(2026, 1, 31)),
        successors=[{"id": "same", "relation": "same-certification-new-exam"}],
    )
    certs = [
        old,
        cert("same"),
        cert("covered"),
        cert("basics", level="foundational"),
        cert("renewed", renewal={"rule": "r", "renewed_by": ["same"]}),
        cert("other"),
    ]
    rules = all_of("old", "same", "covered", "basics", "renewed", "other", covers={"same": ["covered"]})
    found = chooser(rules, *certs)
    assert found.choose(Profile(have=("old",))).named[0].id == "other"
    assert picked(found, Profile(have=("same",))) == ["other"]
    assert found.choose(Profile(have=("same",))).held_first == "same"
    assert found.choose(Profile(have=("other",))).held_first is None


def test_a_replacement_by_the_provider_is_another_certification() -> None:
    """Who holds what was replaced may still be sent to what replaced it."""
    old = cert("old", timeline=ending(date(2026, 1, 31)), successors=[{"id": "new", "relation": "replaces"}])
    assert picked(chooser(all_of("old"), old, cert("new")), Profile(have=("old",))) == ["new"]


def test_with_all_of_the_table_in_hand_the_fallback_follows() -> None:
    """The table's rest comes before the fallback; with all in hand nothing is left."""
    found = chooser(all_of("a", "b", fallback=["c"]), cert("a"), cert("b"), cert("c"))
    assert picked(found, Profile(have=("a",))) == ["b"]
    choice = found.choose(Profile(have=("a", "b")))
    assert [item.id for item in choice.picks] == ["c"] and choice.fallback
    assert picked(found, Profile(have=("a", "b", "c"))) == []


def test_newcomers_get_what_is_too_hard_after_the_rest() -> None:
    """The order of the rest stays."""
    rules = all_of("hard", "a", "b", newcomers=[{"experience": ["none"]}], too_hard=["professional"])
    found = chooser(rules, cert("hard", level="professional"), cert("a"), cert("b"))
    assert picked(found, Profile(experience="none")) == ["a", "b", "hard"]
    assert picked(found, Profile(experience="mid")) == ["hard", "a", "b"]


def test_for_no_money_the_free_come_first() -> None:
    """Free, then free in part or with aid, then the paid; for little money the order of the rules stays."""
    paid = cert("paid", price={"currency": "USD", "model": "one-time", "amount": 99})
    aided = cert("aided", price={"currency": "USD", "model": "per-month", "amount": 49, "financial_aid": True})
    free = cert("free", price={"currency": "USD", "model": "free", "amount": 0})
    found = chooser(all_of("paid", "aided", "free"), paid, aided, free)
    assert picked(found, Profile(budget="free")) == ["free", "aided", "paid"]
    assert picked(found, Profile(budget="low")) == ["paid", "aided", "free"]


def test_a_track_is_that_of_the_persons_platform() -> None:
    """Without a platform the row `unsaid` counts; a platform without the track adds nothing."""
    rules = all_of("platform:ml", "c", platforms={"aws": {"ml": ["a"]}, "unsaid": {"ml": ["b"]}, "gcp": {"ml": []}})
    found = chooser(rules, cert("a"), cert("b"), cert("c"))
    assert picked(found, Profile(platform="aws")) == ["a", "c"]
    assert picked(found, Profile()) == ["b", "c"]
    assert picked(found, Profile(platform="gcp")) == ["c"]


def test_without_rules_nothing_is_chosen() -> None:
    """A catalog without rules.yaml has no picks, and no error."""
    assert Chooser(Catalog({"a": cert("a")}, {}, {}), TODAY).choose(Profile("developer")).picks == ()
