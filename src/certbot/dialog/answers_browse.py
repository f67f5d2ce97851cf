"""What is answered with a list of certifications: those of a vendor, free ones, those under some price."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from certbot.advice import knowledge
from certbot.advice.codes import Code
from certbot.advice.listing import Listing, listing, size
from certbot.catalog.criteria import Criteria
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog import speech
from certbot.dialog.events import Button
from certbot.dialog.lists import decode_criteria, encode_criteria, fingerprint, known
from certbot.dialog.state import Shown
from certbot.dialog.taps import LIMIT, Listed, encode
from certbot.dialog.turn import Turn
from certbot.dialog.wish import Wish

FREE = Criteria(traits=("free",))
# So many ways to ask for less are offered where nothing fits.
OFFERED = 3
# What is suggested to whoever asks for a list of nothing in particular, by names that are short enough for a button.
SUGGESTED = {
    "free": FREE,
    "cheapest": Criteria(kinds=("exam",), order="cheapest"),
    "new": Criteria(standing="new"),
    "agents": Criteria(topics=("agents",)),
}


def on_browse(turn: Turn, wish: Wish) -> None:
    """A list by criteria: the one that is asked for, what is left of the last one, or what narrows that."""
    shown = turn.conversation.shown
    if wish.criteria is not None:
        _list(turn, "browse", _refined(turn, wish), wish)
    elif shown is not None and 0 < shown.next < size(turn.world.catalog, shown.criteria, turn.today):
        _list(turn, "browse", shown.criteria, Wish("browse", start=shown.next))
    elif shown is not None:
        turn.say("browse", Code("browse.no-more"))
    else:
        turn.say("browse", Code("browse.how"), buttons=tuple(_suggested(turn)))


def on_free(turn: Turn, wish: Wish) -> None:
    """What costs nothing. To whoever asks for no more than that, also how to learn without paying, and the catch."""
    criteria = _refined(turn, wish) if wish.criteria is not None else FREE
    if criteria == FREE:
        ways = knowledge.free(turn.world.catalog, turn.today)
        apart = tuple(Code("browse.apart", {"line": line}) for line in ways[:1])
        _list(turn, "free", criteria, wish, *apart, *ways[1:])
    else:
        _list(turn, "free", criteria, wish, buttons=((speech.wanted("free"),),))


def criteria_tapped(turn: Turn, text: str, start: int) -> Criteria | None:
    """The criteria of the list that a tap asks for a part of; None if it is none of ours, names what is no longer
    there, goes on from another list than the one last shown, or has no certification of that number."""
    shown = turn.conversation.shown
    last = shown is not None and text == fingerprint(shown.criteria)
    criteria = shown.criteria if shown is not None and last else decode_criteria(turn.world, text)
    if criteria is None or (start and start >= size(turn.world.catalog, criteria, turn.today)):
        return None
    return criteria


def tell_of_vendors(turn: Turn, vendors: tuple[str, ...]) -> None:
    """What the catalog has of vendors that somebody named, without having asked for a list."""
    on_browse(turn, Wish("browse", criteria=Criteria(providers=vendors)))


def _refined(turn: Turn, wish: Wish) -> Criteria:
    """The criteria of a wish, with those of the list last shown if it goes on from that. What nothing fitted is asked
    for again where the subject is another one ("and from IBM?"), else it is over."""
    shown = turn.conversation.shown
    assert wish.criteria is not None
    if not wish.refines or shown is None:
        return wish.criteria
    before = shown.criteria
    if not (wish.criteria.providers or wish.criteria.topics):
        for part in shown.given_up:
            before = before.without(part)
    return before.refined(wish.criteria)


def _list(
    turn: Turn, name: str, criteria: Criteria, wish: Wish, *more: Code, buttons: tuple[tuple[Button, ...], ...] = ()
) -> None:
    """Say a part of a list, with a button for each certification, for what is left, and for less narrow criteria."""
    found = listing(turn.world.catalog, criteria, turn.today, wish.start, wish.argument)
    lead = tuple(_lead(turn, criteria, wish))
    rows = (*speech.about(found.ids), *_wider(criteria, found), *buttons)
    if not found.ids:
        rows = (*rows, *_suggested(turn))
    turn.say(name, *lead, *found.lines, *more, buttons=rows)
    turn.update(shown=Shown(criteria=criteria, given_up=found.given_up, next=found.next or 0))


def _lead(turn: Turn, criteria: Criteria, wish: Wish) -> Iterator[Code]:
    """What to say before a list: that a vendor is no platform here, what was not understood."""
    if turn.asked == "platform" and criteria.providers and not _platforms(turn) & {*criteria.providers}:
        names = tuple(turn.world.catalog.providers[id].short for id in criteria.providers)
        yield Code("browse.no-platform", {"providers": names})
    if wish.unheard:
        yield Code("browse.unheard", {"words": " ".join(wish.unheard)})


def _platforms(turn: Turn) -> set[str]:
    """The providers whose platform the advice asks about."""
    asked = {*SLOTS["platform"]} - {"none"}
    return {provider.id for provider in turn.world.catalog.providers.values() if provider.platform in asked}


def _suggested(turn: Turn) -> Iterator[tuple[Button, ...]]:
    """One button a row for each of the lists suggested, as far as the catalog has what they name."""
    for name, criteria in SUGGESTED.items():
        data = _data(criteria, 0)
        if data is not None and known(turn.world, criteria):
            yield (Button(Code(f"browse.button.{name}"), data),)


def _wider(asked: Criteria, found: Listing) -> Iterator[tuple[Button, ...]]:
    """The rest of the list, and what there is without one of its criteria. Where the criteria are too long for a
    button, the rest is that of the list last shown, as long as that is this one."""
    if found.next is not None:
        rest = _data(found.criteria, found.next) or encode(Listed(fingerprint(asked), found.next))
        yield (Button(Code("browse.button.more"), rest),)
    for wider in islice(found.wider, OFFERED):
        data = _data(wider.criteria, 0)
        if data is not None:
            yield (Button(Code("browse.button.without", {"part": wider.part, "n": wider.fitting}), data),)


def _data(criteria: Criteria, start: int) -> str | None:
    """The data of a button for a list; None where the criteria are too long for it."""
    data = encode(Listed(encode_criteria(criteria), start))
    return data if len(data.encode()) <= LIMIT else None
