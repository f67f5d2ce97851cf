from __future__ import annotations

from pathlib import Path

import pytest

from certbot.catalog.load import load_catalog, load_names
from certbot.catalog.model import Duration
from certbot.errors import DataError


def refused(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    return [f"{Path(p.path).name}:{p.line}:{p.col}: {p.message}" for p in caught.value.problems]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))


def test_reads_everything(folder: Path) -> None:
    """Certifications, providers, advice, shared rules and the recommender's rules are read."""
    catalog = load_catalog(folder)
    assert set(catalog.certifications) == {"old-one", "new-one", "bundle", "perhaps"}
    assert set(catalog.providers) == {"alpha", "beta"}
    assert [advice.kind for advice in catalog.advice.values()] == ["mistakes"]
    assert catalog.renewal["yearly"].title == "Once a year"
    assert catalog.rules is not None and catalog.rules.rules[0].id == "everybody"


def test_order(folder: Path) -> None:
    """First those named first, then file by file in the order of the providers, then as each file has them."""
    assert list(load_catalog(folder).certifications) == ["new-one", "bundle", "perhaps", "old-one"]
    edit(folder, "providers.yaml", "first: [new-one]", "first: []")
    assert list(load_catalog(folder).certifications) == ["bundle", "perhaps", "old-one", "new-one"]


def test_a_file_of_no_known_provider_comes_last(folder: Path) -> None:
    """Files that no provider is named after stand at the end."""
    (folder / "certifications" / "alpha.yaml").rename(folder / "certifications" / "aaa.yaml")
    assert list(load_catalog(folder).certifications) == ["new-one", "bundle", "perhaps", "old-one"]
    edit(folder, "providers.yaml", "first: [new-one]", "first: []")
    assert list(load_catalog(folder).certifications)[-1] == "new-one"


def test_own_renewal_over_the_shared_rule(folder: Path) -> None:
    """A record's renewal is the shared rule with the record's own values over it, and keeps the rule's name."""
    renewal = load_catalog(folder).certifications["new-one"].renewal
    assert renewal is not None
    assert (renewal.rule, renewal.method, renewal.extends_months) == ("yearly", "an assessment", 24)
    assert renewal.window_opens == Duration(amount=6, unit="months")


def test_null_takes_a_shared_value_away(folder: Path) -> None:
    """A record may say that a value of the shared rule is not known of it."""
    edit(folder, "certifications/alpha.yaml", "extends_months: 24", "window_opens: null")
    renewal = load_catalog(folder).certifications["new-one"].renewal
    assert renewal is not None
    assert (renewal.window_opens, renewal.extends_months) == (None, 12)


def test_everything_unfit_is_said_at_once(folder: Path) -> None:
    """What cannot be built is refused with every record's first fault at its place."""
    edit(folder, "certifications/alpha.yaml", "amount: 100", "amount: much")
    edit(folder, "certifications/alpha.yaml", "date: 2024-05", "date: 2024-15")
    edit(folder, "certifications/beta.yaml", "id: perhaps", "id: bundle")
    edit(folder, "advice/mistakes.yaml", "title: Hurrying", "titel: Hurrying")
    assert refused(folder) == [
        "mistakes.yaml:2:5: Object contains unknown field `titel`",
        "alpha.yaml:11:31: month must be in 1..12",
        "alpha.yaml:44:13: Expected `float | null`, got `str`",
        "beta.yaml:13:7: id bundle is taken: ids are unique",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("providers.yaml", "providers:", "provider:", "unknown field"),
        ("renewal.yaml", "renewal:", "rules:", "renewal must be a list of records"),
        ("renewal.yaml", "renewal:", "-", "renewal must be a list of records"),
        ("certifications/beta.yaml", "- id: bundle", "records:\n- id: bundle", "the file must be a list"),
        ("advice/mistakes.yaml", "mistakes:", "-", "the file must be a mapping"),
        ("certifications/beta.yaml", "kind: family", "kind: &k family", "anchor &k"),
        ("rules.yaml", "too_hard", "to_hard", "unknown field"),
    ],
)
def test_files_of_the_wrong_shape(folder: Path, name: str, old: str, new: str, message: str) -> None:
    """A file that is not what it must be is refused, whatever it is."""
    edit(folder, name, old, new)
    assert any(message in problem for problem in refused(folder))


def test_names_need_only_providers_and_certifications(folder: Path) -> None:
    """For names nothing else is read: they are the same, in the same order, and nothing is said of renewal."""
    catalog = load_catalog(folder)
    for name in ("renewal.yaml", "rules.yaml", "advice/mistakes.yaml"):
        (folder / name).write_text("{no YAML at all")
    names = load_names(folder)
    assert names.providers == catalog.providers
    assert [(cert.id, cert.name, cert.aliases, cert.codes) for cert in names.certifications.values()] == [
        (cert.id, cert.name, cert.aliases, cert.codes) for cert in catalog.certifications.values()
    ]
    assert not any(cert.renewal for cert in names.certifications.values())
    assert not (names.advice or names.renewal or names.rules)


def test_faults_in_names_are_refused(folder: Path) -> None:
    """What cannot be built, or not even read, is refused at its place for names as well."""
    edit(folder, "certifications/beta.yaml", "kind: family", "kind: tribe")
    with pytest.raises(DataError, match=r"beta\.yaml:5:9: "):
        load_names(folder)
    edit(folder, "certifications/beta.yaml", "kind: tribe", "kind: &k family")
    with pytest.raises(DataError, match="anchor &k"):
        load_names(folder)


def test_a_folder_without_files(tmp_path: Path) -> None:
    """An empty folder is refused by the names of what is missing."""
    assert [problem.split(":")[0] for problem in refused(tmp_path)] == ["providers.yaml", "renewal.yaml"]


def test_the_error_says_what_to_do(folder: Path) -> None:
    """The error's text names each place and ends with the command that finds everything."""
    edit(folder, "certifications/beta.yaml", "kind: family", "kind: tribe")
    with pytest.raises(DataError, match=r"beta\.yaml:5:9: .*\nRun `certbot-advisor check` to see everything"):
        load_catalog(folder)


def test_an_unknown_renewal_rule_is_refused(folder: Path) -> None:
    """A record whose shared rule does not exist would lose its renewal without a word, so it is refused."""
    edit(folder, "certifications/alpha.yaml", "rule: yearly", "rule: daily")
    assert refused(folder) == ["alpha.yaml:50:11: unknown renewal rule daily"]
