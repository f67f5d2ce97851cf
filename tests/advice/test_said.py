"""Every code that cards, sources, comparisons and answers may use has its message: the rare ones too."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import msgspec

from certbot.advice import (
    card,
    compare,
    compare_meaning,
    cost,
    cost_parts,
    facts,
    knowledge,
    offers,
    renewing,
    retakes,
    sources,
    standing,
    words,
)
from certbot.catalog import model, vocabulary
from certbot.catalog.fields import CERTIFICATION_FIELDS
from certbot.catalog.model import Catalog
from certbot.catalog.status import StatusKind
from certbot.dialog.messages import Messages
from certbot.dialog.templates import KEY

MODULES = [
    card, compare, compare_meaning, cost, cost_parts, facts, knowledge, offers, renewing, retakes, sources, standing,
    words,
]  # fmt: skip
# Texts in the modules that have the form of a key: parts of keys, and hosts.
NO_MESSAGES = {"retired.last-day", "retired.since", "github.com", "gitlab.com"}


def written_keys() -> set[str]:
    """Every text in the modules that is a message's key."""
    return {
        node.value
        for module in MODULES
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "." in node.value and KEY.fullmatch(node.value)
    } - (NO_MESSAGES | CERTIFICATION_FIELDS)


def built_keys(catalog: Catalog) -> set[str]:
    """The keys that are put together from the closed lists of the vocabulary."""
    dated = set(get_args(StatusKind)) - {"active", "unclear"}
    return {
        *("card.renamed", "card.retired.last-day", "card.retired.since"),
        *(f"status.{kind}.dated" for kind in dated),
        *(f"status.{kind}" for kind in ("active", "unclear", "upcoming")),
        *(f"card.version.{kind}{end}" for kind in ("active", "beta", "retiring") for end in ("", ".details", ".until")),
        *(f"fact.price.{model}" for model in get_args(vocabulary.PriceModel)),
        *(f"renew.term.{start}" for start in ("pass-date", "old-expiry", "unknown")),
        *(f"source.{kind}" for kind in ("official", "third-party", "ours")),
        *(f"compare.fits.{slot}" for slot in ("platform", "role", "goal")),
        *(f"kind.{value}" for value in get_args(vocabulary.Kind)),
        *(f"level.{value}" for value in get_args(vocabulary.Level)),
        *(f"platform.{value}" for value in get_args(vocabulary.Platform)),
        *(f"role.{value}" for value in get_args(vocabulary.Role)),
        *(f"goal.{value}" for value in get_args(vocabulary.Goal)),
        *(f"confidence.{value}" for value in get_args(vocabulary.Confidence)),
        *(f"article.{value}" for value in get_args(vocabulary.Article)),
        *(f"unit.{unit}" for unit in ["minutes", "hours", "days", "weeks", "months", "years", "questions", "courses"]),
        *(f"advice.{entry.kind}" for entry in catalog.advice.values()),
    }


def field_keys() -> set[str]:
    """The fields of a record, and the parts of those that have some: what a source may support."""
    parts = {"price": model.Price, "exam": model.Exam, "course": model.Course, "renewal": model.Renewal}
    inner = {f"{name}.{part.name}" for name, kind in parts.items() for part in msgspec.structs.fields(kind)}
    outer = {field.name for field in msgspec.structs.fields(model.Certification)}
    unsaid = {"id", "short", "sources", "ours", "checked", "recheck", "confidence", "renewal.rule"}
    return {f"field.{name}" for name in (outer | inner) - unsaid}


def test_every_code_has_its_message(messages: Messages, catalog: Catalog) -> None:
    """Nothing that can be said is without words."""
    wanted = written_keys() | built_keys(catalog) | field_keys()
    assert len(written_keys()) > 90
    assert sorted(key for key in wanted if key not in messages) == []
