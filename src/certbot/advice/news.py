"""What changed, in codes: a list that can be read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from certbot.advice.brief import event_words
from certbot.advice.changes import BEGINS, Change, Window, together
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.facts import languages
from certbot.advice.sources import as_of, where
from certbot.advice.words import join, named
from certbot.catalog.model import Source


def news(
    lead: Code,
    past: Sequence[Change],
    ahead: Sequence[Change],
    *,
    by_year: Sequence[Change] = (),
    most: int | None = None,
    with_names: bool = True,
) -> tuple[Code, ...]:
    """What changed, under `lead`, what is to come, and when all this was checked; by messages ``change.*``.

    Each change is one line; what one certification has on one day is one line, too. Of what is to come there are the
    first `most` lines, all without `most`. What is `by_year`, known by its year alone, stands under that year by
    itself. Lines that are all about one certification, which `lead` names, do without its name: not `with_names`.
    """
    lines = [*_lines(past, with_names)]
    for year in dict.fromkeys(change.when for change in by_year):
        alike = [change for change in by_year if change.when == year]
        lines += [Code("change.by-year", {"year": year}), *map(_undated_line, together(alike))]
    coming = together(ahead)[:most]
    shown = [change for line in coming for change in line]
    return (lead, *lines, *_ahead(shown, len(together(ahead)), with_names), *_checked((*past, *by_year, *shown)))


def _ahead(shown: Sequence[Change], n: int, with_names: bool) -> tuple[Code, ...]:
    """What is to come, of which `n` lines are known."""
    if not shown:
        return ()
    some = n > len(together(shown))
    return (Code("change.ahead.first", {"n": n}) if some else Code("change.ahead"), *_lines(shown, with_names))


def lead(window: Window, today: date, *, shown: int, n: int | None = None, providers: tuple[str, ...] = ()) -> Code:
    """The heading of what a window has up to `today`, or that nothing is known: of its `n` lines the latest are
    `shown`; `providers` are the names of those that were asked for. Of a window that lies ahead it tells of what is
    to come."""
    ahead = window.since > today
    what: Param = Term("change.coming", window.kind) if ahead else Term("change.what", window.kind)
    if providers:
        what = Code("change.what.at", {"what": what, "providers": providers})
    params: dict[str, Param] = {"what": what, "when": _when(window, today)}
    if n is not None and n > shown:
        return Code("change.lead.latest", {**params, "n": n})
    return Code("change.lead" if shown else "change.nothing", params)


def _when(window: Window, today: date) -> Code:
    """The days of a window, those that have passed or those that lie ahead."""
    if window.since > today and window.until == date.max:
        return Code("change.when.on", {"since": window.since})
    until = window.until if window.since > today else min(window.until, today)
    if window.since == date.min:
        return Code("change.when.until", {"until": until})
    if window.since == until:
        return Code("change.when.day", {"day": until})
    return Code("change.when", {"since": window.since, "until": until})


def _lines(found: Iterable[Change], with_names: bool) -> tuple[Code, ...]:
    return tuple(_line(alike) if with_names else _own_line(alike) for alike in together(found))


def _line(alike: tuple[Change, ...]) -> Code:
    params: dict[str, Param] = {"date": alike[0].when, "certification": Named(alike[0].id), **_said(alike)}
    return Code("change.line.successors" if "successors" in params else "change.line", params)


def _own_line(alike: tuple[Change, ...]) -> Code:
    """A line under a heading that has the name."""
    params: dict[str, Param] = {"date": alike[0].when, **_said(alike)}
    return Code("change.own.successors" if "successors" in params else "change.own", params)


def _undated_line(alike: tuple[Change, ...]) -> Code:
    """A line under a heading that has the year."""
    params: dict[str, Param] = {"certification": Named(alike[0].id), **_said(alike)}
    return Code("change.undated.successors" if "successors" in params else "change.undated", params)


def _said(alike: tuple[Change, ...]) -> dict[str, Param]:
    """What happened, what can be taken in its place where something ended, and on whose word."""
    what = join([word for change in alike for word in _words(change)])
    said: dict[str, Param] = {"what": what, "source": _source(alike[0].basis)}
    instead = next((change.successors for change in alike if change.successors), ())
    return {**said, "successors": named(instead)} if instead else said


def _words(change: Change) -> tuple[Param, ...]:
    if change.code is None:
        return event_words(change.event, change.note)
    begins = change.event == BEGINS
    if not change.languages:
        return (Code("change.version-begins" if begins else "change.version-ends", {"code": change.code}),)
    params: dict[str, Param] = {"code": change.code, "languages": languages(change.languages)}
    return (Code("change.version-begins.languages" if begins else "change.version-ends.languages", params),)


def _source(source: Source | None) -> Param:
    if source is None:
        return Code("change.our-reading")
    return join((where(source), as_of(source)), "text.comma")


def _checked(found: Iterable[Change]) -> tuple[Code, ...]:
    """The day on which all this was checked, or the first and the last such day; nothing where nothing was found."""
    days = sorted({change.checked for change in found})
    if not days:
        return ()
    if len(days) == 1:
        return (Code("card.checked", {"date": days[0]}),)
    return (Code("change.checked", {"first": days[0], "last": days[-1]}),)
