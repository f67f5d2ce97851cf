"""What is answered to "what's new?"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from certbot.advice.changes import KINDS, Change, changes
from certbot.advice.codes import Code
from certbot.advice.news import lead, news, together
from certbot.advice.words import named
from certbot.catalog.dates import months_before
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import ChangeKind
from certbot.dialog import speech
from certbot.dialog.taps import LIMIT
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish

# So many changes stand in one answer, more only where they have the same day; and as many of what is to come.
LISTED = 8
# How far back the answer reaches where no time was named, in months.
BACK = 6
_DAYS, _NEXT = "/", ","


@dataclass(frozen=True, slots=True)
class Window:
    """What is asked for: changes of a kind from `since` to `until`, by these providers, by all where none is named."""

    since: date
    until: date
    kind: ChangeKind = "all"
    providers: tuple[str, ...] = ()

    def encode(self) -> str:
        """As the argument of a button: absolute days, so that an old button keeps its meaning."""
        return _NEXT.join((f"{self.since}{_DAYS}{self.until}", self.kind, *self.providers))

    def of(self, catalog: Catalog, found: Iterable[Change]) -> list[Change]:
        """Those changes that are of the kind and by the providers, whenever they were."""
        return [
            change
            for change in found
            if (self.kind == "all" or change.event in KINDS[self.kind])
            and (not self.providers or catalog.certifications[change.id].provider in self.providers)
        ]


def decode(catalog: Catalog, argument: str) -> Window | None:
    """The window of a button, which comes from outside; None where it is none, or names what there is not."""
    days, *rest = argument.split(_NEXT)
    kind, providers = _kind("".join(rest[:1])), tuple(rest[1:])
    try:
        first, last = map(date.fromisoformat, days.split(_DAYS))
    except ValueError:
        return None
    if kind is None or first > last or not all(provider in catalog.providers for provider in providers):
        return None
    return Window(first, last, kind, providers)


def on_changes(turn: Turn, wish: Wish) -> None:
    """What changed of late or in the time that was named; of a certification that was named, all that is known."""
    if wish.certifications:
        _on_certifications(turn, wish.certifications)
        return
    catalog, today = turn.world.catalog, turn.today
    window, found = _asked(catalog, wish, today), changes(catalog, date.min, today)
    known = window.of(catalog, found.past)
    # The last day that a change may have been counts, so that each is in one window only.
    within = [change for change in known if window.since <= change.end(today) <= window.until]
    first = _newest(within, today) or window.since
    shown = [change for change in within if change.end(today) >= first]
    ahead = window.of(catalog, found.ahead)[:LISTED] if window.until >= today else []
    names = tuple(catalog.providers[id].short for id in window.providers)
    heading = lead(shown, window.since, window.until, among=within, kind=window.kind, providers=names)
    older = [change for change in known if change.end(today) < first]
    turn.say("changes", *news(heading, shown, ahead), buttons=_earlier(window, older, today))


def _on_certifications(turn: Turn, ids: tuple[str, ...]) -> None:
    found = changes(turn.world.catalog, date.min, turn.today)
    past, ahead = ([change for change in part if change.id in ids] for part in (found.past, found.ahead))
    heading = Code("change.lead.one" if past or ahead else "change.nothing.one", {"names": named(ids)})
    turn.say("changes", *news(heading, past, ahead), buttons=speech.about(ids))
    turn.update(topic=ids)


def _asked(catalog: Catalog, wish: Wish, today: date) -> Window:
    """What a button or a text asks for; where a text names no time, the last months."""
    tapped = decode(catalog, wish.argument) if wish.argument is not None else None
    if tapped is not None:
        return tapped
    kind = _kind(wish.argument) or "all"
    providers = wish.criteria.providers if wish.criteria is not None else ()
    if wish.period is None:
        return Window(months_before(today, BACK), today, kind, providers)
    return Window(wish.period.first, wish.period.last or today, kind, providers)


def _kind(name: str | None) -> ChangeKind | None:
    return next((kind for kind in get_args(ChangeKind) if kind == name), None)


def _newest(found: Iterable[Change], today: date) -> date | None:
    """The day since when the newest of these changes are, as many lines as one answer has; None without changes."""
    days = sorted((alike[0].end(today) for alike in together(found)), reverse=True)[:LISTED]
    return days[-1] if days else None


def _earlier(window: Window, older: list[Change], today: date) -> tuple[speech.Row, ...]:
    """A button to the changes before those shown, where there are any and a button can name them."""
    since = _newest(older, today)
    if since is None:
        return ()
    before = replace(window, since=since, until=max(change.end(today) for change in older))
    button = speech.wanted("changes", before.encode(), Code("button.changes.earlier"))
    return ((button,),) if len(button.data.encode()) <= LIMIT else ()
