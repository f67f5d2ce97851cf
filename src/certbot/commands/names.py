"""Values and ids as they are typed on a command line: taken if there are such, else refused with the nearest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from certbot.advice.profile import Profile
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.commands.lines import UsageError, check_fields
from certbot.language.names import find, index

ANSWERS = (*SLOTS, "have")
"""The names under which answers are given, as options and in JSON."""

_NEAR = 60
"""How alike (0-100, rapidfuzz's ratio) two names are when one may be a slip of the other."""


def profile(catalog: Catalog, answers: Mapping[str, Any]) -> Profile:
    """The person who gave these answers; null is "not stated". Raises UsageError for what is no slot or no value."""
    check_fields(answers, ANSWERS)
    for slot, values in SLOTS.items():
        check_value(slot, answers.get(slot), values)
    have = answers.get("have") or []
    ids = have.split(",") if isinstance(have, str) else have
    if not isinstance(ids, list) or not all(isinstance(item, str) for item in ids):
        raise UsageError("have: give a list of ids")
    held = tuple(certification(catalog, item.strip()) for item in ids if item.strip())
    return Profile(have=tuple(dict.fromkeys(held)), **{slot: answers.get(slot) for slot in SLOTS})


def check_value(name: str, value: object, values: Collection[str]) -> None:
    """Raises UsageError for a value that is neither None nor one of `values`; `name` says what it is."""
    if value is not None and value not in list(values):
        meant = _nearest(str(value), values)
        suggestion = f"did you mean {meant[0]}? " if meant else ""
        raise UsageError(f"{name} cannot be {value!r}: {suggestion}It is one of {', '.join(values)}")


def certification(catalog: Catalog, id: str) -> str:
    """`id` itself if the catalog has it. Raises UsageError, with those that may be meant."""
    if id in catalog.certifications:
        return id
    named = tuple(match.id for match in find(index(catalog), id).matches)
    meant = named or _nearest(id, catalog.certifications)
    suggestion = f": did you mean {' or '.join(meant)}?" if meant else ": `certbot-advisor find` searches by name"
    raise UsageError(f"no certification has the id {id!r}{suggestion}")


def _nearest(text: str, names: Collection[str]) -> tuple[str, ...]:
    from rapidfuzz import process

    return tuple(name for name, _, _ in process.extract(text.lower(), list(names), score_cutoff=_NEAR, limit=3))
