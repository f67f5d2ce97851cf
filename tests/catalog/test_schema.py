from __future__ import annotations

import jsonschema
import pytest

from certbot.catalog.load import ProvidersFile
from certbot.catalog.model import Advice, Certification, RenewalRule
from certbot.catalog.rules import Rules
from certbot.catalog.schema import schema_of


@pytest.mark.parametrize("kind", [Certification, RenewalRule, Advice, ProvidersFile, Rules])
def test_is_a_schema(kind: type) -> None:
    """The schema of each record is valid and refuses unknown keys at every depth."""
    schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert kind.__name__ in schema["$defs"]
    for part in schema["$defs"].values():
        assert part["additionalProperties"] is False


def test_dates() -> None:
    """A year alone is a number in YAML, and still a date."""
    assert schema_of(Certification)["$defs"]["Event"]["properties"]["date"] == {
        "type": ["string", "integer"],
        "format": "partial-date",
    }
