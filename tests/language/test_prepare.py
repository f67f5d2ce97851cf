"""From a catalog to the index of its names."""

from __future__ import annotations

from certbot.catalog.model import Catalog
from certbot.language.entries import NameIndex
from certbot.language.prepare import index


def test_entries_stand_in_the_order_of_the_catalog(catalog: Catalog, names: NameIndex) -> None:
    """The catalog says which are the better known: no list of ids in the program does."""
    assert names.ids == list(catalog.certifications)
    backwards = dict(reversed(catalog.certifications.items()))
    assert index(Catalog(backwards, catalog.providers, {})).ids == list(backwards)


def test_abbreviations_and_codes_are_not_what_a_slip_is_of(names: NameIndex) -> None:
    """One letter more or less makes another of them: "AAISM" is no slip of "AAIA"."""
    known = {word for words in names.spelt.values() for word in words}
    assert {"practitioner", "nvidia", "kubernetes"} <= known
    assert known.isdisjoint({"aaism", "cpmai", "ncagenl"})


def test_an_official_name_may_be_written_without_its_brackets(names: NameIndex) -> None:
    """What stands in brackets may be left out, and so may the vendor before "Certified"."""
    entry = names.ids.index("cncf-cka")
    assert entry in names.raw["certified kubernetes administrator"]
    assert names.ids.index("aws-aif") in names.raw["certified ai practitioner"]
    assert (
        names.ids.index("azure-ai-300")
        in names.raw["microsoft certified machine learning operations engineer associate"]
    )


def test_a_code_belongs_to_a_series_of_its_vendor(names: NameIndex) -> None:
    """Microsoft and Salesforce both have exams "AI-" with a number."""
    assert {"azure", "microsoft", "salesforce"} <= names.series["ai"]
    assert "azure" not in names.series["gh"]
