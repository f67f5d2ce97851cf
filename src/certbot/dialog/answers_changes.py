"""What is answered to "what's new?"."""

from __future__ import annotations

from datetime import date
from typing import get_args

from certbot.advice.changes import Window, changes, page, together
from certbot.advice.codes import Code
from certbot.advice.news import lead, news
from certbot.advice.words import named
from certbot.catalog.criteria import Criteria
from certbot.catalog.dates import months_before
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import ChangeKind
from certbot.dialog import speech
from certbot.dialog.taps import LIMIT
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish
from certbot.language.periods import Period
from certbot.language.times import Unread

# So many changes stand in one answer, more only where they have the same day; and as many of what is to come.
LISTED = 8
# How far back the answer reaches where no time was named, in months.
BACK = 6
_DAYS, _NEXT = "/", ","


def encode(window: Window) -> str:
    """As the argument of a button: absolute days, so that an old button keeps its meaning."""
    return _NEXT.join((f"{window.since}{_DAYS}{window.until}", window.kind, *window.providers))


def decode(catalog: Catalog, argument: str) -> Wish | None:
    """What a button asks for, which comes from outside; None where it is not written as `encode` does, or names what
    there is not."""
    days, *rest = argument.split(_NEXT)
    kind, providers = _kind("".join(rest[:1])), tuple(rest[1:])
    try:
        first, last = map(date.fromisoformat, days.split(_DAYS))
    except ValueError:
        return None
    if kind is None or first > last or encode(Window(first, last, kind, providers)) != argument:
        return None
    if len({*providers}) < len(providers) or not all(provider in catalog.providers for provider in providers):
        return None
    return Wish("changes", argument=kind, criteria=Criteria(providers=providers), period=Period(first, last))


def on_changes(turn: Turn, wish: Wish) -> None:
    """What changed of late or in the time that was named, and what is to come; of a certification all that is known."""
    if wish.certifications:
        _on_certifications(turn, wish.certifications)
        return
    window = _asked(wish, turn.today)
    if window.since > turn.today:
        _say_ahead(turn, window)
        return
    catalog, today = turn.world.catalog, turn.today
    found = page(catalog, window, today, LISTED)
    shown = len(together((*found.shown, *found.by_year)))
    heading = lead(window, today, shown=shown, n=found.n, providers=_names(catalog, window))
    ahead = changes(catalog, window, today).ahead
    lines = news(heading, found.shown, ahead, by_year=found.by_year, most=LISTED)
    unread = (Code("change.time.unread"),) if isinstance(wish.period, Unread) else ()
    turn.say("changes", *unread, *lines, buttons=_earlier(found.older))


def _say_ahead(turn: Turn, window: Window) -> None:
    """What is to come in a time ahead; where nothing that was asked for is known, all that is."""
    catalog, today = turn.world.catalog, turn.today
    within = changes(catalog, window, today).ahead
    heading = lead(window, today, shown=len(within), providers=_names(catalog, window))
    if within:
        turn.say("changes", *news(heading, within, ()))
    else:
        every = changes(catalog, Window(today, providers=window.providers), today).ahead
        turn.say("changes", *news(heading, (), every))


def _on_certifications(turn: Turn, ids: tuple[str, ...]) -> None:
    every = changes(turn.world.catalog, Window(date.min), turn.today)
    past, ahead = ([change for change in part if change.id in ids] for part in (every.past, every.ahead))
    heading = Code("change.lead.one" if past or ahead else "change.nothing.one", {"names": named(ids)})
    turn.say("changes", *news(heading, past, ahead, with_names=len(ids) > 1), buttons=speech.about(ids))
    turn.update(topic=ids)


def _asked(wish: Wish, today: date) -> Window:
    """The window that is asked for; where no time is named that can be read, the last months and what is to come."""
    kind = _kind(wish.argument) or "all"
    providers = wish.criteria.providers if wish.criteria is not None else ()
    if not isinstance(wish.period, Period):
        return Window(months_before(today, BACK), kind=kind, providers=providers)
    return Window(wish.period.first, wish.period.last or date.max, kind, providers)


def _names(catalog: Catalog, window: Window) -> tuple[str, ...]:
    return tuple(catalog.providers[id].short for id in window.providers)


def _kind(name: str | None) -> ChangeKind | None:
    return next((kind for kind in get_args(ChangeKind) if kind == name), None)


def _earlier(older: Window | None) -> tuple[speech.Row, ...]:
    """A button to the changes before those shown, where there are any and a button can name them."""
    if older is None:
        return ()
    button = speech.wanted("changes", encode(older), Code("button.changes.earlier"))
    return ((button,),) if len(button.data.encode()) <= LIMIT else ()
