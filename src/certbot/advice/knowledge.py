"""What the two articles and we say about certifications in general, in codes.

Every answer says whose opinion it is (``article.A``, ``article.B``) and, in ``now``, what has changed since or was
wrong. What an entry names is shown as it is on the day: of what has ended, with what can be taken instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from certbot.advice.codes import Code, Param, Term
from certbot.advice.conditions import advice_fits
from certbot.advice.profile import Profile
from certbot.advice.words import join, named
from certbot.catalog.model import Advice, AdviceStep, Catalog
from certbot.catalog.status import can_be_taken, living_successors


def mistakes(catalog: Catalog, today: date, profile: Profile | None = None) -> tuple[Code, ...]:
    """The common mistakes; those that fit the person first, and said to."""
    entries = catalog.of_kind("mistakes")
    fitting = tuple(entry for entry in entries if profile is not None and advice_fits(entry, profile))
    if not fitting:
        return answer(catalog, "mistakes", entries, today)
    others = tuple(entry for entry in entries if entry not in fitting)
    yours = tuple(_entries(catalog, fitting, today, _common_article(entries)))
    rest = tuple(_entries(catalog, others, today, _common_article(entries)))
    lead = _lead("mistakes", entries)
    return (*lead, Code("advice.mistakes.yours"), *yours, *((Code("advice.mistakes.others"),) if rest else ()), *rest)


def stacks(catalog: Catalog, today: date, id: str | None = None) -> tuple[Code, ...]:
    """One stack with its steps, or all of them. Raises KeyError for an id that the catalog does not have."""
    return one(catalog, id, today) if id is not None else about(catalog, "stacks", today)


def free(catalog: Catalog, today: date) -> tuple[Code, ...]:
    """Learning without paying, and the catch of each way."""
    return about(catalog, "free", today)


def employers(catalog: Catalog, today: date) -> tuple[Code, ...]:
    """What employers look for and say, and how to make a certification count."""
    return tuple(line for kind in ("seek", "voices", "count") for line in about(catalog, kind, today))


def articles(catalog: Catalog) -> tuple[Code, ...]:
    """The articles that the general advice is taken from, and what to know of each."""
    lines: list[Code] = []
    for article in catalog.articles.values():
        params: dict[str, Param] = {"title": article.title, "date": article.dated, "tone": article.tone}
        if article.author is None:
            lines.append(Code("source.article", params))
        else:
            lines.append(Code("source.article.by", {**params, "author": article.author}))
        lines += [Code("source.article.note", {"text": note}) for note in article.notes]
    return tuple(lines)


def question(catalog: Catalog, id: str, today: date) -> tuple[Code, ...]:
    """The answer to one of the questions that people ask. Raises KeyError for an unknown id."""
    return one(catalog, id, today)


def about(catalog: Catalog, kind: str, today: date) -> tuple[Code, ...]:
    """All advice of a kind (stages, factors, tiers, claims, waste, beside, market ...) under one heading, by message
    ``advice.<kind>``; empty where the catalog has none."""
    return answer(catalog, kind, catalog.of_kind(kind), today)


def one(catalog: Catalog, id: str, today: date) -> tuple[Code, ...]:
    """One piece of advice, with whose it is. Raises KeyError for an unknown id."""
    return tuple(_entries(catalog, (catalog.advice[id],), today, None))


def answer(catalog: Catalog, kind: str, entries: tuple[Advice, ...], today: date) -> tuple[Code, ...]:
    """Entries of a kind under their heading, which names the article if it is the same for all."""
    return (*_lead(kind, entries), *_entries(catalog, entries, today, _common_article(entries)))


def _common_article(entries: Iterable[Advice]) -> str | None:
    articles = {entry.article for entry in entries}
    return articles.pop() if len(articles) == 1 else None


def _lead(kind: str, entries: tuple[Advice, ...]) -> tuple[Code, ...]:
    if not entries:
        return ()
    article = _common_article(entries)
    heading = Code(f"advice.{kind}")
    if article is None:
        return (Code("advice.lead", {"heading": heading}),)
    return (Code("advice.lead.article", {"heading": heading, "article": Term("article", article)}),)


def _entries(catalog: Catalog, entries: Iterable[Advice], today: date, said_already: str | None) -> Iterator[Code]:
    for entry in entries:
        params: dict[str, Param] = {"title": entry.title, "text": entry.text}
        if entry.article is None or entry.article == said_already:
            yield Code("advice.entry", params)
        else:
            yield Code("advice.entry.article", {**params, "article": Term("article", entry.article)})
        yield from (_step(catalog, n, step, today) for n, step in enumerate(entry.steps, start=1))
        if entry.now is not None:
            yield Code("advice.now", {"text": entry.now})
        today_ids = _today(catalog, _named_besides(catalog, entry), today)
        if today_ids is not None:
            yield Code("advice.certifications", {"names": today_ids})


def _named_besides(catalog: Catalog, entry: Advice) -> Iterator[str]:
    """What an entry names and neither its title nor its steps show."""
    stepped = {id for step in entry.steps for id in step.ids}
    for id in entry.certifications:
        cert = catalog.certifications.get(id)
        if cert is not None and id not in stepped and cert.short not in entry.title:
            yield id


def _step(catalog: Catalog, n: int, step: AdviceStep, today: date) -> Code:
    ids = _today(catalog, step.ids, today)
    if ids is None:
        return Code("advice.step", {"number": n, "text": step.text})
    return Code("advice.step.certifications", {"number": n, "text": step.text, "names": ids})


def _today(catalog: Catalog, ids: Iterable[str], today: date) -> Param | None:
    """The certifications named, each ended one with what can be taken instead; None where there are none."""
    parts: list[Param] = []
    living: list[str] = []
    for id in ids:
        cert = catalog.certifications.get(id)
        if cert is None:
            continue
        if can_be_taken(cert, today):
            living.append(id)
            continue
        instead = living_successors(catalog, id, today)
        if instead:
            parts.append(Code("advice.ended.successors", {"name": cert.short, "successors": named(instead)}))
        else:
            parts.append(Code("advice.ended", {"name": cert.short}))
    if living:
        parts.insert(0, named(living))
    return join(parts) if parts else None
