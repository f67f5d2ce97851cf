from __future__ import annotations

from certbot.catalog.fields import BOOK_KEEPING, CERTIFICATION_FIELDS, OURS_BY_NATURE, RULE_FIELDS, claims, speaks_for


def test_known_fields() -> None:
    """Fields are the model's keys and, dotted, those below them."""
    assert {"price", "price.free_audit", "renewal.cost", "exam.minutes", "timeline"} <= CERTIFICATION_FIELDS
    assert {"method", "cost", "cost.amount"} <= RULE_FIELDS
    assert "prices" not in CERTIFICATION_FIELDS and "renewal.cost" not in RULE_FIELDS
    assert OURS_BY_NATURE - BOOK_KEEPING <= CERTIFICATION_FIELDS
    assert not BOOK_KEEPING & (CERTIFICATION_FIELDS | RULE_FIELDS)


def test_claims_are_the_fields_with_a_value() -> None:
    """What has a value needs a source, by its parts where these may have their own."""
    values = {
        "id": "x", "notes": ["prose"], "level": "expert", "hands_on": False, "versions": [], "experience": None,
        "exam": {"minutes": 90, "languages": [], "pass_mark": None},
        "renewal": {"rule": "r", "grace_days": 0},
        "price": {"currency": "USD", "amount": 0, "free_audit": True},
        "course": {"courses": 3},
    }  # fmt: skip
    assert sorted(claims(values)) == [
        "course.courses", "exam.minutes", "hands_on", "level", "price", "price.free_audit", "renewal.grace_days",
    ]  # fmt: skip


def test_what_a_source_speaks_for() -> None:
    """A field speaks for its parts, but not for those that are named apart, nor a part for the field."""
    assert speaks_for("renewal", "renewal.cost") and speaks_for("price", "price.notes")
    assert not speaks_for("price", "price.free_audit") and speaks_for("price.free_audit", "price.free_audit")
    assert not speaks_for("renewal.cost", "renewal") and not speaks_for("exam", "example.x")
