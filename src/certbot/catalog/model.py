"""What the catalog holds, as frozen values; the types are also the schema that `check` and editors validate with.

A value is None where nothing is known, and a tuple is empty where there are none known; what has been read
as "does not apply" (a certificate that never expires, say) has a value of its own. Money is in the unit of
`currency`, preparation in weeks, courses in hours and calendar months, exams in minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from certbot.catalog.dates import PartialDate
from certbot.catalog.parts import (
    AfterRetirement,
    ArticleNote,
    Course,
    Doubt,
    Duration,
    Event,
    Exam,
    ExamVersion,
    Experience,
    Fee,
    Offer,
    Prerequisite,
    Price,
    Record,
    Renewal,
    RenewalTerms,
    Retake,
    Source,
    Span,
    Successor,
    Validity,
)
from certbot.catalog.vocabulary import Article, Confidence, Goal, Id, Kind, Level, Platform, Role

if TYPE_CHECKING:
    from certbot.catalog.rules import Rules


__all__ = [
    "Advice",
    "AdviceStep",
    "AfterRetirement",
    "ArticleInfo",
    "ArticleNote",
    "Catalog",
    "Certification",
    "Course",
    "Doubt",
    "Duration",
    "Elsewhere",
    "Event",
    "Exam",
    "ExamVersion",
    "Experience",
    "Fee",
    "Offer",
    "Prerequisite",
    "Price",
    "Provider",
    "Record",
    "Renewal",
    "RenewalRule",
    "Retake",
    "Source",
    "Span",
    "Successor",
    "Topic",
    "Validity",
]


class Provider(Record, frozen=True):
    """Who awards a certification. `short` is what people say ("AWS"), `platform` the one whose owner it is."""

    id: Id
    name: str
    short: str
    url: str | None = None
    platform: Platform = "none"


class RenewalRule(RenewalTerms, frozen=True, kw_only=True):
    """A rule of catalog/renewal.yaml that many certifications share, and where it was read.

    A record that names it keeps its own values over these; null in the record takes a value away.
    """

    id: Id
    title: str
    checked: date
    recheck: date
    confidence: Confidence
    doubts: tuple[Doubt, ...] = ()
    ours: tuple[str, ...] = ()
    sources: Mapping[str, Source] = {}


class Certification(Record, frozen=True):
    """One record of catalog/certifications/.

    `id` stays for ever. `name` is the provider's own, `short` what people say, `provider` an id of
    catalog/providers.yaml, `url` the official page. `kind` tells exams from courses, and a family from one of its
    members. `platform` is whose products it is about. `level` is the provider's own word where it has one. `host` is
    where it is taken, where that is not the provider's. `codes` are exam codes, the current one first. `aliases` are
    what people type, in lower case, each under one certification. `known_by` are products and the like that it is known
    by ("sagemaker"), perhaps with others; they name it only beside a word such as "exam". `roles`, `goals` and `topics`
    are our own classification. `status` is for what no event settles: "unclear", with a doubt that says why. `timeline`
    is about the certification as a whole, `versions` only where exam codes or their languages differ. `successors` are
    what stands in its place. `no_successor` says, of what has ended without one, why nothing does. `members` are those
    of a family. `hands_on` tells whether the learner builds something. `experience` is advice, `prerequisites` are
    conditions. `preparation` is weeks for an exam, `course` the effort of a course. `summary` says what it is and what
    it proves, `for_whom` who should take it. `articles` is what the two articles say of it. `after_retirement` says
    what its end means. `notes` are facts without a key of their own, in full sentences. `doubts` are what is uncertain.
    `sources` are where its values were read, `ours` names the values that are our own reading. `checked` is the day on
    which we last looked, `recheck` the last day on which that is recent. `confidence` is that of the record as a whole.
    """

    id: Id
    name: str
    short: str
    provider: Id
    kind: Kind
    checked: date
    recheck: date
    confidence: Confidence
    summary: str
    for_whom: str
    platform: Platform = "none"
    level: Level | None = None
    host: str | None = None
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    known_by: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    goals: tuple[Goal, ...] = ()
    topics: tuple[str, ...] = ()
    status: Literal["unclear"] | None = None
    timeline: tuple[Event, ...] = ()
    versions: tuple[ExamVersion, ...] = ()
    successors: tuple[Successor, ...] = ()
    no_successor: str | None = None
    members: tuple[Id, ...] = ()
    price: Price | None = None
    exam: Exam | None = None
    course: Course | None = None
    hands_on: bool | None = None
    validity: Validity | None = None
    renewal: Renewal | None = None
    retake: Retake | None = None
    offers: tuple[Offer, ...] = ()
    experience: Experience | None = None
    prerequisites: tuple[Prerequisite, ...] = ()
    preparation: Span | None = None
    url: str | None = None
    articles: tuple[ArticleNote, ...] = ()
    after_retirement: AfterRetirement | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    ours: tuple[str, ...] = ()
    sources: Mapping[str, Source] = {}


class AdviceStep(Record, frozen=True):
    """One step of a stack: a certification, several to choose from, or words alone."""

    text: str
    ids: tuple[str, ...] = ()


class Advice(Record, frozen=True):
    """One piece of advice from catalog/advice/: a mistake, a stage, a stack, a question, a claim ...

    `kind` is the file's top-level key, `article` A, B or both ("AB"), `now` what has changed or was wrong,
    `when` the answers it fits (any of the mappings; each slot any of the values; null is "not said").
    """

    id: Id
    kind: str
    title: str
    text: str
    article: Article | None = None
    now: str | None = None
    certifications: tuple[Id, ...] = ()
    when: tuple[Mapping[str, tuple[str | None, ...]], ...] = ()
    steps: tuple[AdviceStep, ...] = ()
    sources: Mapping[str, Source] = {}


class ArticleInfo(Record, frozen=True):
    """One of the two articles that `article` cites. `dated` is the date it prints, `author` None where none is named,
    `notes` what a reader should know of it."""

    id: Literal["A", "B"]
    title: str
    dated: PartialDate
    tone: str
    author: str | None = None
    notes: tuple[str, ...] = ()


class Topic(Record, frozen=True):
    """A subject that people ask for, such as agents. `words` are those by which the topics and the names of
    certifications show that they are about it: each stands as a whole between hyphens or blanks, with or without s."""

    id: Id
    words: tuple[str, ...]


class Elsewhere(Record, frozen=True):
    """A certification that people ask about and that is not in the catalog: no more of it is known than what it is
    called. `body` is who awards it, `field` what it is in, a word that the messages have. `aliases` are what people
    type."""

    id: Id
    name: str
    body: str
    field: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """Everything that is known; each catalog equals itself alone. Certifications stand in the order of the files: the
    better known first.

    `renewal` are the shared rules, already part of each certification's own `renewal`; their sources and doubts
    stand here. `elsewhere` are certifications that it does not hold. `rules` is what the recommender decides by,
    None where the folder has no rules.yaml.
    """

    certifications: Mapping[str, Certification]
    providers: Mapping[str, Provider]
    advice: Mapping[str, Advice]
    renewal: Mapping[str, RenewalRule] = field(default_factory=dict)
    articles: Mapping[str, ArticleInfo] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    elsewhere: Mapping[str, Elsewhere] = field(default_factory=dict)
    rules: Rules | None = None

    def of_kind(self, kind: str) -> tuple[Advice, ...]:
        """All advice of one kind, in the order of the file."""
        return tuple(item for item in self.advice.values() if item.kind == kind)

    def short_names(self) -> dict[str, str]:
        """What people call each certification, by id."""
        return {id: certification.short for id, certification in self.certifications.items()}
