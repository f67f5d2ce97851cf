from __future__ import annotations

import msgspec
import pytest

from certbot.catalog.model import Advice, Catalog, Provider


@pytest.mark.parametrize("field", Provider.__struct_fields__)
def test_records_are_frozen(field: str) -> None:
    """A record cannot be changed."""
    provider = Provider(id="a", name="A", short="A")
    with pytest.raises(AttributeError):
        setattr(provider, field, "B")


def test_unknown_keys_are_refused() -> None:
    """A key that the model does not know is an error, not lost."""
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"id": "a", "name": "A", "short": "A", "nmae": "B"}, Provider)


def test_advice_of_a_kind() -> None:
    """Advice of one kind comes in the order of the file."""
    advice = {id: Advice(id=id, kind=kind, title="", text="") for id, kind in [("b", "x"), ("c", "y"), ("a", "x")]}
    catalog = Catalog(certifications={}, providers={}, advice=advice)
    assert [item.id for item in catalog.of_kind("x")] == ["b", "a"]
