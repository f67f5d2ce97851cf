"""What a certification is on a given day, derived from its timeline.

Partial dates are read on the cautious side: a partial last day ends at its start, a partial beginning starts at its
end. The last exam day is inclusive; "retired since" is the day after. A certification whose timeline has no beginning
was there before anything we read; one that was only announced is yet to come. A beta counts to its `beta-ended`,
inclusive; from then to the launch nobody can take it. Where the record says `status: unclear`, nothing settles whether
it can be taken between its first day and its end, but for a beta whose end is known, and the time from that to the
first day that the launch may mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Certification, Event, ExamVersion, Offer, Renewal, RenewalRule
from certbot.catalog.vocabulary import EventName

StatusKind = Literal["upcoming", "beta", "active", "retiring", "retired", "renamed", "unclear"]

TAKEABLE: frozenset[StatusKind] = frozenset({"active", "beta", "retiring", "unclear"})
"""The kinds of status in which a certification can be taken; `unclear` only ever with its doubt."""
ENDED: frozenset[StatusKind] = frozenset({"retired", "renamed"})
"""The kinds of status in which a certification can no longer be had under its name."""


@dataclass(frozen=True, slots=True)
class Status:
    """What a certification is on one day.

    `since` is the first day of that, `last_day` its last exam day, ahead (retiring) or behind (retired); both on the
    cautious side, None where not known. An upcoming certification has no `since`. `event` is the entry of the timeline
    that decides: its date is as exact as the source gave it, for `exact` false say the month or year only.
    """

    kind: StatusKind
    since: date | None = None
    last_day: date | None = None
    event: Event | None = None

    @property
    def exact(self) -> bool:
        """Whether the day of the deciding event is known."""
        return self.event is None or self.event.date.exact

    @property
    def known_since(self) -> date | PartialDate | None:
        """`since`, but only as exactly as the deciding event is known: what is to be shown."""
        return self.since if self.event is None or self.exact else self.event.date


@dataclass(frozen=True, slots=True)
class Bookable:
    """An exam version that can be taken on the day asked for, and as what: `retiring` has a last day ahead."""

    version: ExamVersion
    kind: Literal["active", "beta", "retiring"]


def status_on(cert: Certification, today: date) -> Status:
    """The status of `cert` on `today`. The end decides before the beginning, both before `status: unclear`."""
    ended = _ended(cert, today)
    if ended is not None:
        return ended
    last_exam = first_event(cert, "last-exam")
    last_day = last_exam.date.first if last_exam else None
    begun = _latest_begun(cert, today)
    if begun is None and _beta_over(cert, today):
        return _between_beta_and_launch(cert, last_day, today)
    if begun is None and (beginning := _beginning(cert)) is not None:
        return Status("upcoming", last_day=last_day, event=beginning)
    since = begun.date.last if begun else None
    in_beta = begun is not None and begun.event == "beta"
    if cert.status == "unclear" and not (in_beta and first_event(cert, "beta-ended")):
        return Status("unclear", since, last_day, begun)
    if in_beta:
        return Status("beta", since, last_day, begun)
    if last_exam is not None:
        return Status("retiring", since, last_day, last_exam)
    return Status("active", since, event=begun)


def can_be_taken(cert: Certification, today: date) -> bool:
    """Whether somebody can take `cert` on `today`, as far as the timeline knows. A family counts as its own record
    says; `check` sees to it that one of its members can be taken."""
    return status_on(cert, today).kind in TAKEABLE


def retired_since(cert: Certification) -> date | None:
    """The first day without `cert`: the day after its last exam day, or the day it was gone; None if no end is known.

    It may lie ahead of today.
    """
    last_exam, gone = first_event(cert, "last-exam"), first_event(cert, "retired")
    days = [last_exam.date.first + timedelta(days=1)] if last_exam else []
    if gone:
        days.append(gone.date.first)
    return min(days, default=None)


def living_successors(catalog: Catalog, id: str, today: date) -> tuple[str, ...]:
    """What can be taken on `today` in the place of `id`, in the order the records state it.

    A successor that cannot be taken gives its place to its own successors. Empty where all chains end in nothing.
    """
    found: dict[str, None] = {}
    seen = {id}

    def follow(cert: Certification) -> None:
        for successor in cert.successors:
            if successor.id in seen or (record := catalog.certifications.get(successor.id)) is None:
                continue
            seen.add(successor.id)
            if can_be_taken(record, today):
                found[successor.id] = None
            else:
                follow(record)

    if id in catalog.certifications:
        follow(catalog.certifications[id])
    return tuple(found)


def coming_successors(catalog: Catalog, id: str, today: date) -> tuple[str, ...]:
    """The successors of `id` that are yet to come on `today`, in the order the record states them."""
    records = catalog.certifications
    named = (successor.id for successor in records[id].successors)
    return tuple(id for id in named if id in records and status_on(records[id], today).kind == "upcoming")


def exam_versions_on(cert: Certification, today: date) -> tuple[Bookable, ...]:
    """The exam versions that can be taken on `today`, in the record's order; empty where none are told apart.

    A version's own status is that of the day it was checked; its first and last day count before it.
    """
    if not can_be_taken(cert, today):
        return ()
    kinds = ((version, _version_kind(version, today)) for version in cert.versions)
    return tuple(Bookable(version, kind) for version, kind in kinds if kind is not None)


def renewal_on(cert: Certification, today: date) -> Renewal | None:
    """The terms of renewal in force on `today`: up to the last day to renew, inclusive, those that held until then. A
    partial last day ends at its start. None where nothing is known of its renewal."""
    closed = first_event(cert, "renewal-closed")
    if cert.renewal is None or cert.renewal.until_closed is None or closed is None or today > closed.date.first:
        return cert.renewal
    return cert.renewal.until_closed


def renewal_rule_on(catalog: Catalog, cert: Certification, today: date) -> RenewalRule | None:
    """The shared rule of the terms in force on `today`; None where they are the record's own, or none are known."""
    terms = renewal_on(cert, today)
    return catalog.renewal.get(terms.rule) if terms is not None and terms.rule is not None else None


def offers_on(cert: Certification, today: date) -> tuple[Offer, ...]:
    """The offers that stand on `today`, in the record's order. One without a last day is none of them, because nobody
    can tell whether it still stands. A partial last day ends at its start, a partial first day begins at its end."""
    return tuple(
        offer
        for offer in cert.offers
        if offer.last_day is not None
        and today <= offer.last_day.first
        and (offer.first_day is None or offer.first_day.last <= today)
    )


def stale(record: Certification | RenewalRule, today: date) -> bool:
    """Whether the day on which the facts were to be checked again has passed."""
    return today > record.recheck


def first_event(cert: Certification, name: EventName) -> Event | None:
    """The earliest event of that name, None if the timeline has none."""
    found: Event | None = None
    for event in cert.timeline:  # a plain loop: this is asked thousands of times for one recommendation
        if event.event == name and (found is None or event.date < found.date):
            found = event
    return found


def _ended(cert: Certification, today: date) -> Status | None:
    """The status of what has ended by `today`. A new name counts before the end of the old one's exams."""
    renamed = first_event(cert, "renamed")
    if renamed is not None and renamed.date.first <= today:
        return Status("renamed", renamed.date.first, event=renamed)
    since = retired_since(cert)
    if since is None or since > today:
        return None
    last_exam, gone = first_event(cert, "last-exam"), first_event(cert, "retired")
    return Status("retired", since, last_exam.date.first if last_exam else None, last_exam or gone)


def _latest_begun(cert: Certification, today: date) -> Event | None:
    """The launch, else the beta, if it has begun by `today`; not a beta that is over."""
    names: tuple[EventName, ...] = ("launched",) if _beta_over(cert, today) else ("launched", "beta")
    for name in names:
        event = first_event(cert, name)
        if event is not None and event.date.last <= today:
            return event
    return None


def _beta_over(cert: Certification, today: date) -> bool:
    end = first_event(cert, "beta-ended")
    return end is not None and end.date.first < today


def _between_beta_and_launch(cert: Certification, last_day: date | None, today: date) -> Status:
    """The status of what was in beta and is not known to be launched: still to come, even if no launch is known; but
    unclear where the record says so, as soon as it may be launched."""
    launch = first_event(cert, "launched")
    if cert.status == "unclear" and (launch is None or launch.date.first <= today):
        return Status("unclear", last_day=last_day)
    return Status("upcoming", last_day=last_day, event=launch)


def _beginning(cert: Certification) -> Event | None:
    """The beta or the launch, whichever comes first; else what was announced, unless the record calls it unclear."""
    beginnings = [event for event in cert.timeline if event.event in ("beta", "launched")]
    if not beginnings and cert.status != "unclear":
        return first_event(cert, "announced")
    return min(beginnings, key=lambda event: event.date.last, default=None)


def _version_kind(version: ExamVersion, today: date) -> Literal["active", "beta", "retiring"] | None:
    if version.first_day is not None and version.first_day.last > today:
        return None
    if version.last_day is None:
        if version.status == "retired":
            return None
        return version.status
    if version.last_day.first < today:
        return None
    return "beta" if version.status == "beta" else "retiring"
