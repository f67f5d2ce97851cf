"""The JSON Schema of a record, made from the model's types, for `check` and for editors."""

from __future__ import annotations

from typing import Any

import msgspec

from certbot.catalog.dates import PartialDate


def schema_of(kind: type) -> dict[str, Any]:
    """The JSON Schema (2020-12) of records of type `kind`. Unknown keys are refused.

    The formats are "date" (a day) and "partial-date" (a day, a month or a year; YAML reads a year as a number).
    """
    (root,), definitions = msgspec.json.schema_components((kind,), schema_hook=_special, ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **root, "$defs": definitions}


def _special(kind: type) -> dict[str, Any]:
    if kind is PartialDate:
        return {"type": ["string", "integer"], "format": "partial-date"}
    raise NotImplementedError(kind)
