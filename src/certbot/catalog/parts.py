"""The parts of what the catalog holds: events, prices, exams, renewal, sources. For units see certbot.catalog.model."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from certbot.catalog.dates import PartialDate
from certbot.catalog.vocabulary import Article, Currency, EventName, Id, PriceModel, Relation, VersionStatus


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything read from a file: immutable, and an unknown key is an error.

    Subclasses say `frozen=True` once more: they inherit it, but type checkers want to see it.
    """


class Event(Record, frozen=True):
    """One entry of a timeline. `note` says what the event alone does not; `source` is the key of the record's source
    that it rests on, None where that is the best one of the timeline."""

    event: EventName
    date: PartialDate
    note: str | None = None
    source: str | None = None


class Span(Record, frozen=True):
    """A range of numbers. One end may be unknown; `note` is the source's wording where numbers do not say it all."""

    low: float | None = None
    high: float | None = None
    note: str | None = None


class ExamVersion(Record, frozen=True):
    """One exam code in one set of languages, where versions overlap or differ. First and last day are inclusive; the
    price is in the currency of the record's."""

    code: str
    status: VersionStatus
    booking_code: str | None = None
    first_day: PartialDate | None = None
    last_day: PartialDate | None = None
    languages: tuple[str, ...] = ()
    minutes: int | None = None
    questions: Span | None = None
    price: float | None = None
    notes: tuple[str, ...] = ()


class Successor(Record, frozen=True):
    """What stands in the place of a retired certification, and on whose word (see `Relation`)."""

    id: Id
    relation: Relation


class Price(Record, frozen=True):
    """What one attempt, month or programme costs (see `model`), before tax. No amount where only a range is known."""

    currency: Currency
    model: PriceModel
    amount: float | None = None
    low: float | None = None
    high: float | None = None
    free_audit: bool | None = None
    financial_aid: bool | None = None
    notes: tuple[str, ...] = ()


class Exam(Record, frozen=True):
    """Minutes, questions, pass mark as the provider prints it, delivery, and languages as BCP 47 tags."""

    minutes: int | None = None
    questions: Span | None = None
    pass_mark: str | None = None
    delivery: str | None = None
    languages: tuple[str, ...] = ()


class Course(Record, frozen=True):
    """The effort of a course as a whole: hours, calendar months, hours a week that the months assume."""

    hours: Span | None = None
    months: Span | None = None
    hours_per_week: float | None = None
    courses: int | None = None
    notes: tuple[str, ...] = ()


class Validity(Record, frozen=True):
    """Months from the pass, or never expiring; `note` is what is known where neither is so. Courses without a statement
    have no Validity at all."""

    months: int | None = None
    never_expires: bool = False
    note: str | None = None


class Duration(Record, frozen=True):
    """A number of calendar `days` or `months`."""

    amount: int
    unit: Literal["days", "months"]


class Fee(Record, frozen=True):
    """What is paid once: an amount, or a range of which one end may be unknown; `note` where numbers do not say it."""

    currency: Currency
    amount: float | None = None
    low: float | None = None
    high: float | None = None
    note: str | None = None


class Retake(Record, frozen=True):
    """What follows a failed attempt.

    `waits` are the days to wait after the first, the second ... failure; the last counts for all further ones.
    `attempts` is how many are allowed at all, or in `within`. `included` retakes are part of the exam fee; `cost` is
    that of one more, None where no price of its own is stated.
    """

    waits: tuple[int, ...] = ()
    attempts: int | None = None
    within: Duration | None = None
    included: int = 0
    cost: Fee | None = None
    notes: tuple[str, ...] = ()


class Offer(Record, frozen=True):
    """A voucher, a discount or the like, for a time. First and last day are inclusive; without a last day it is not
    shown, because nobody can tell whether it still stands."""

    text: str
    first_day: PartialDate | None = None
    last_day: PartialDate | None = None


class RenewalTerms(Record, frozen=True):
    """How a credential is kept. `cost` is that of a renewal in time, by the usual route.

    `window_opens` counts back from the expiry. `counted_from` is pass-date, old-expiry or unknown.
    `grace_days` count forward from the expiry: 0 is none, None not known.
    """

    method: str | None = None
    window_opens: Duration | None = None
    early_is_harmful: bool | None = None
    cost: Fee | None = None
    extends_months: int | None = None
    counted_from: Literal["pass-date", "old-expiry", "unknown"] | None = None
    renewable_after_expiry: bool | None = None
    grace_days: int | None = None
    renewable_after_retirement: bool | None = None
    notes: tuple[str, ...] = ()


class Renewal(RenewalTerms, frozen=True, kw_only=True):
    """The terms of one certification: those of the shared `rule` (catalog/renewal.yaml), if it has one, with its own
    over them, and the certifications whose pass renews it too. `until_closed` are the terms that held up to the
    `renewal-closed` of the timeline, made in the same way; after that day the others hold."""

    rule: Id | None = None
    renewed_by: tuple[Id, ...] = ()
    until_closed: Renewal | None = None


class Experience(Record, frozen=True):
    """What the provider advises, in years of practice and in words. Advice, not a condition."""

    years: float | None
    text: str


class Prerequisite(Record, frozen=True):
    """A condition of entry; `ids` are the certifications of the catalog any one of which meets it."""

    text: str
    ids: tuple[Id, ...] = ()


class ArticleNote(Record, frozen=True):
    """What article A or B says of a certification, and `now`: what has changed since, or was wrong."""

    article: Article
    says: str
    now: str | None = None


class AfterRetirement(Record, frozen=True):
    """What the end of a certification means for three kinds of people."""

    studying: str
    booked: str
    holding: str


class Doubt(Record, frozen=True):
    """What is uncertain; `field` names the field it is about, None the record as a whole."""

    text: str
    field: str | None = None


class Source(Record, frozen=True):
    """Where facts were read. `fields` are the keys it supports, dotted for a part ("renewal.cost").

    `url` is None where no address is known; then `ref` says what it was. `quotes_official` is the provider's
    page that a third party says it read. `as_of` is the source's own date.
    """

    kind: Literal["official", "third-party", "ours"]
    fields: tuple[str, ...]
    url: str | None = None
    ref: str | None = None
    quotes_official: str | None = None
    as_of: str | None = None
