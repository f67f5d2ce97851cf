"""What changed, in codes: a list that can be read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from certbot.advice.brief import event_words
from certbot.advice.changes import BEGINS, Change
from certbot.advice.codes import Code, Named, Param, Term
from certbot.advice.facts import languages
from certbot.advice.sources import as_of, where
from certbot.advice.words import join, named
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Source
from certbot.catalog.vocabulary import ChangeKind


def news(lead: Code, past: Sequence[Change], ahead: Sequence[Change]) -> tuple[Code, ...]:
    """What changed, under `lead`, what is to come, and when all this was checked; by messages ``change.*``.

    Each change is one line; what one certification has on one day is one line, too.
    """
    coming = (Code("change.ahead"), *_lines(ahead)) if ahead else ()
    return (lead, *_lines(past), *coming, *_checked((*past, *ahead)))


def lead(
    shown: Sequence[Change],
    since: date,
    until: date,
    *,
    among: Sequence[Change] = (),
    kind: ChangeKind = "all",
    providers: tuple[str, ...] = (),
) -> Code:
    """The heading of what changed from `since` to `until`, or that nothing is known to have. `among` are all such
    changes, where only the latest are `shown`; `kind` and the names of `providers` are what was asked for."""
    what: Param = Term("change.what", kind)
    if providers:
        what = Code("change.what.at", {"what": what, "providers": providers})
    params: dict[str, Param] = {"what": what, "since": since, "until": until}
    if len(among) > len(shown):
        return Code("change.lead.latest", {**params, "n": len(together(among))})
    return Code("change.lead" if shown else "change.nothing", params)


def _lines(found: Iterable[Change]) -> tuple[Code, ...]:
    return tuple(map(_line, together(found)))


def together(found: Iterable[Change]) -> list[tuple[Change, ...]]:
    """The changes of each line: what one certification has on one day."""
    alike: dict[tuple[PartialDate, str], list[Change]] = {}
    for change in found:
        alike.setdefault((change.when, change.id), []).append(change)
    return list(map(tuple, alike.values()))


def _line(alike: tuple[Change, ...]) -> Code:
    first = alike[0]
    words = [word for change in alike for word in _words(change)]
    instead = next((change.successors for change in alike if change.successors), ())
    params: dict[str, Param] = {
        "date": first.when,
        "certification": Named(first.id),
        "what": join(words),
        "source": _source(first.basis),
    }
    if not instead:
        return Code("change.line", params)
    return Code("change.line.successors", {**params, "successors": named(instead)})


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
