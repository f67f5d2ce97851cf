"""The whole catalog as one value for other programs: `certbot-advisor export --json`.

The shape is that of the model: each record with all its keys in the model's order, None where nothing is known, and
what follows from its timeline on a day. A change that could break a reader makes it another format.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Advice, ArticleInfo, Catalog, Certification, Provider, Record, RenewalRule, Topic
from certbot.catalog.status import StatusKind, can_be_taken, first_event, living_successors, status_on
from certbot.catalog.vocabulary import Id


class OnDay(Record, frozen=True):
    """What a certification is on the day of the export, by its timeline.

    `status` is derived; `since` is its first day, as exactly as that is known, None where it is not. `last_day` is the
    last exam day, inclusive, ahead or behind. `can_be_taken` tells whether it can be taken on that day. `successors`
    are what can be taken that day of all that stands in its place, or will.
    """

    status: StatusKind
    since: PartialDate | None
    last_day: PartialDate | None
    can_be_taken: bool
    successors: tuple[Id, ...]


class ExportedCertification(Certification, frozen=True, kw_only=True):
    """A record of the catalog, the terms of the shared rule in its `renewal`. `on_day` is what follows from its
    timeline on the day of the export."""

    on_day: OnDay


class Export(Record, frozen=True):
    """Everything that the catalog knows.

    `format` is the version of this shape. `today` is the day of every `on_day`. `certifications` stand in the catalog's
    order, the better known first. `renewal` are the rules that many certifications share. `advice` and `articles` are
    what two articles say, and what has changed since. `topics` are the subjects that people ask for. Money is in the
    unit of `currency`, preparation in weeks, courses in hours and calendar months, exams in minutes. A key is None, or
    its list empty, where nothing is known.
    """

    format: Literal[1]
    today: date
    providers: tuple[Provider, ...]
    renewal: tuple[RenewalRule, ...]
    certifications: tuple[ExportedCertification, ...]
    advice: tuple[Advice, ...]
    articles: tuple[ArticleInfo, ...]
    topics: tuple[Topic, ...]


def export(catalog: Catalog, today: date) -> Export:
    """All of `catalog` but what the recommender decides by, with the statuses of `today`."""
    return Export(
        format=1,
        today=today,
        providers=tuple(catalog.providers.values()),
        renewal=tuple(catalog.renewal.values()),
        certifications=tuple(_certification(catalog, cert, today) for cert in catalog.certifications.values()),
        advice=tuple(catalog.advice.values()),
        articles=tuple(catalog.articles.values()),
        topics=tuple(catalog.topics.values()),
    )


def _certification(catalog: Catalog, cert: Certification, today: date) -> ExportedCertification:
    return ExportedCertification(**msgspec.structs.asdict(cert), on_day=_on_day(catalog, cert, today))


def _on_day(catalog: Catalog, cert: Certification, today: date) -> OnDay:
    status = status_on(cert, today)
    since, last = status.known_since, first_event(cert, "last-exam")
    return OnDay(
        status=status.kind,
        since=PartialDate.parse(str(since)) if since is not None else None,
        last_day=last.date if last is not None else None,
        can_be_taken=can_be_taken(cert, today),
        successors=living_successors(catalog, cert.id, today),
    )
