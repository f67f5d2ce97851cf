"""Certifications for tests, made of no more than a record must have."""

from __future__ import annotations

from datetime import date
from typing import Any

from certbot.catalog.model import Certification


def cert(id: str = "x-1", **fields: Any) -> Certification:
    """An exam of provider x, checked on 1 November 2026, with these fields besides or instead."""
    plain: dict[str, Any] = {
        "name": f"The {id} exam",
        "short": id,
        "provider": "x",
        "kind": "exam",
        "checked": date(2026, 11, 1),
        "recheck": date(2027, 5, 1),
        "confidence": "high",
        "summary": "What it is.",
        "for_whom": "Somebody.",
    }
    return Certification(id=id, **plain | fields)
