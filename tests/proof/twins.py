"""Whether a database remembers of each person of a crowd what that person's twin does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
from proof.crowd import Person
from proof.script import Advised
from running import DAY

from certbot.dialog.state import Conversation
from certbot.store import chats, outbox, reports
from certbot.store.database import Database


def decoded(conversation: str) -> Conversation:
    """The conversation in a row, but for its seed, which is the id of an update and so not known to a twin."""
    return msgspec.structs.replace(msgspec.json.decode(conversation, type=Conversation), seed="")


def compare(url: str, people: Iterable[Person]) -> None:
    """What the bot remembers of each person is what their twin remembers, which heard everything once."""
    database = Database.open(url)
    missed = 0
    try:
        with database.begin() as c:
            assert outbox.pending(c) == ()
            kept = reports.listed(c, None)
            counted = {count.name: count.count for count in reports.counts(c) if count.day == DAY}
            for person in people:
                twin = person.script
                assert isinstance(twin, Advised)
                row = chats.load(c, person.user.id)
                assert row is not None and row.turn - row.created == twin.turn == len(person.said)
                assert decoded(row.conversation) == twin.conversation
                own = [report for report in kept if report.chat == person.user.id]
                cards = {(one.certification or "", one.fact or ""): one.words for one in own if one.kind == "card"}
                assert cards == twin.reports
                assert len(own) == len(cards) + twin.shared.total()
                assert Counter(one.words for one in own if one.kind == "text") == twin.shared
                missed += twin.missed
    finally:
        database.close()
    assert counted["missed"] == missed
