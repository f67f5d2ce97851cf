from __future__ import annotations

from collections import defaultdict

import databases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from certbot.store import chats, outbox
from certbot.store.chats import Chat
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message, Sent


def drafts(*texts: str) -> list[Draft]:
    return [Draft(method="sendMessage", params={"text": text}) for text in texts]


def save(c: Connection, chat: int, turn: int, replaceable: int | None = None) -> None:
    chats.save(c, Chat(id=chat, created=1, seen=1, turn=turn, replaceable=replaceable))


def replaceable(c: Connection, chat: int) -> int | None:
    row = chats.load(c, chat)
    assert row is not None
    return row.replaceable


def test_what_is_added_is_pending(c: Connection) -> None:
    """All of it comes back as it was, by id, the last of each turn marked."""
    keyboard = {"inline_keyboard": [[{"text": "AWS ☁", "callback_data": "advise|platform|aws"}]]}
    written = [
        Draft(method="editMessageText", params={"text": "a\x00b", "reply_markup": keyboard}, edit=2**50, passing=True),
        *drafts("b", "c"),
    ]
    added = outbox.add(c, 7, 3, written, 100)
    added += outbox.add(c, -8, 1, drafts("d"), 100)
    assert outbox.load(c, outbox.pending(c)) == added
    assert [message.id for message in added] == sorted({message.id for message in added})
    assert [(message.chat, message.turn, message.last) for message in added] == [
        (7, 3, False),
        (7, 3, False),
        (7, 3, True),
        (-8, 1, True),
    ]
    assert [(message.method, message.params, message.edit, message.passing) for message in added[:3]] == [
        (draft.method, draft.params, draft.edit, draft.passing) for draft in written
    ]


def test_a_turn_of_many_messages_keeps_their_order(c: Connection) -> None:
    """Ids rise in the order of the drafts, however many there are."""
    texts = [str(number) for number in range(60)]
    outbox.add(c, 7, 1, drafts(*texts), 100)
    assert [message.params["text"] for message in outbox.load(c, outbox.pending(c))] == texts


def test_nothing_to_say_is_nothing(c: Connection) -> None:
    """Without drafts, done messages or ids there is nothing to do."""
    assert outbox.add(c, 7, 1, [], 100) == ()
    outbox.sent(c, [])
    outbox.drop(c, [])


def test_only_what_waits_for_long_is_swept(c: Connection) -> None:
    """What was written before the given time, and not at it."""
    old = outbox.add(c, 7, 1, drafts("a"), 100)
    outbox.add(c, 7, 2, drafts("b"), 200)
    assert outbox.load(c, outbox.pending(c, older_than=200)) == old


def test_what_waits_for_a_chat(c: Connection) -> None:
    """Its own, by id, whatever its turns."""
    first = outbox.add(c, 7, 1, drafts("a", "b"), 100)
    outbox.add(c, 8, 1, drafts("c"), 100)
    second = outbox.add(c, 7, 2, drafts("d"), 100)
    assert outbox.waiting(c, 7) == first + second
    assert outbox.waiting(c, 9) == ()


def test_what_was_sent_is_gone_and_can_be_replaced(c: Connection) -> None:
    """The row is deleted, and the message's id is noted in its chat; doing it twice is as doing it once."""
    save(c, 7, 1)
    first, second = outbox.add(c, 7, 1, drafts("a", "b"), 100)
    for _ in range(2):
        outbox.sent(c, [Sent(first.id, 7, 1, None), Sent(second.id, 7, 1, 55)])
        assert (outbox.load(c, outbox.pending(c)), replaceable(c, 7)) == ((), 55)


def test_a_later_turn_is_not_overwritten(c: Connection) -> None:
    """What was sent for a turn that is over cannot be replaced."""
    (message,) = outbox.add(c, 7, 1, drafts("a"), 100)
    save(c, 7, 2, replaceable=None)
    outbox.sent(c, [Sent(message.id, 7, 1, 55)])
    assert (outbox.load(c, outbox.pending(c)), replaceable(c, 7)) == ((), None)


def test_several_chats_are_marked_at_once(c: Connection) -> None:
    """Each chat gets its own."""
    for chat in (7, 8):
        save(c, chat, 1)
    done = [
        Sent(message.id, message.chat, 1, message.chat * 10)
        for chat in (7, 8)
        for message in outbox.add(c, chat, 1, drafts("a"), 100)
    ]
    outbox.sent(c, done)
    assert (replaceable(c, 7), replaceable(c, 8)) == (70, 80)


def test_an_id_is_never_given_twice(url: str) -> None:
    """Not after all rows were deleted and the database was opened anew: a repeated mark must hit nothing else."""
    ids: list[int] = []
    for _ in range(3):
        database = Database.open(url)
        with database.begin() as c:
            ids += [message.id for message in outbox.add(c, 7, 1, drafts("a", "b"), 100)]
            outbox.drop(c, ids)
        database.close()
    assert ids == sorted(set(ids))


def test_a_message_is_postponed(c: Connection) -> None:
    """It waits until then, in its place."""
    first, second = outbox.add(c, 7, 1, drafts("a", "b"), 100)
    outbox.postpone(c, first.id, 500)
    assert [(message.id, message.not_before) for message in outbox.load(c, outbox.pending(c))] == [
        (first.id, 500),
        (second.id, 0),
    ]


def test_dropped_messages_are_gone(c: Connection) -> None:
    """The others stay."""
    first, second, third = outbox.add(c, 7, 1, drafts("a", "b", "c"), 100)
    outbox.drop(c, [first.id, third.id])
    assert [message.id for message in outbox.load(c, outbox.pending(c))] == [second.id]


def test_a_lone_surrogate_is_refused_before_the_database(c: Connection) -> None:
    """It is not text in any encoding: the job fails, and nothing is written."""
    with pytest.raises(UnicodeEncodeError):
        outbox.add(c, 7, 1, drafts("\ud800"), 100)
    assert outbox.load(c, outbox.pending(c)) == ()


def test_a_nul_fails_the_job_or_is_kept(database: Database) -> None:
    """PostgreSQL refuses a NUL in text as a job's own error, SQLite keeps it: callers clean what is said."""

    def write() -> str:
        with database.begin() as c:
            chats.save(c, Chat(id=7, created=1, seen=1, conversation="a\x00b"))
            saved = chats.load(c, 7)
            assert saved is not None
            return saved.conversation

    if database.engine.dialect.name == "sqlite":
        assert write() == "a\x00b"
    else:
        with pytest.raises(DBAPIError, match="NUL"):
            write()


CHATS = st.sampled_from([1, 2, -3])
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("turn"), CHATS, st.integers(1, 3), st.booleans()),
        st.tuples(st.just("send"), CHATS, st.booleans(), st.booleans()),
        st.tuples(st.just("leave"), CHATS),
    ),
    max_size=40,
)


@pytest.mark.parametrize("kind", databases.BOTH)
def test_order_and_what_may_be_replaced(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In any run of turns and sends, a chat's messages leave in the order they were written, and only a message of the
    chat's last turn may be replaced.
    """
    database = Database.open(databases.new(kind, tmp_path_factory.mktemp("outbox")))

    @settings(max_examples=100 if kind == databases.SQLITE else 30, deadline=None)
    @given(actions=ACTIONS)
    def run(actions: list[tuple[object, ...]]) -> None:
        with database.begin() as c:
            _play(c, actions)
            c.rollback()

    run()
    database.close()


def _play(c: Connection, actions: list[tuple[object, ...]]) -> None:
    """Plays the actions beside a model: lists of texts, a turn and a replaceable id for each chat."""
    waiting: dict[int, list[str]] = defaultdict(list)
    turns: dict[int, int] = defaultdict(int)
    may: dict[int, int | None] = defaultdict(lambda: None)
    for number, (action, chat, *rest) in enumerate(actions):
        assert isinstance(chat, int)
        if action == "turn":
            count = rest[0]
            assert isinstance(count, int)
            turns[chat] += 1
            may[chat] = None
            save(c, chat, turns[chat])
            texts = [f"{number}.{part}" for part in range(count)]
            outbox.add(c, chat, turns[chat], drafts(*texts), 100)
            waiting[chat] += texts
        elif action == "send":
            head = next((message for message in outbox.load(c, outbox.pending(c)) if message.chat == chat), None)
            if head is not None:
                _send(c, head, 1000 + number, *rest)
                waiting[chat].pop(0)
                if rest[0] and head.turn == turns[chat]:
                    may[chat] = 1000 + number
        else:
            chats.leave(c, chat, 100)
            waiting[chat] = []
        for each in turns:
            queue = [message.params["text"] for message in outbox.load(c, outbox.pending(c)) if message.chat == each]
            assert (queue, replaceable(c, each)) == (waiting[each], may[each])


def _send(c: Connection, message: Message, id: int, noted: object, twice: object) -> None:
    for _ in range(1 + bool(twice)):
        outbox.sent(c, [Sent(message.id, message.chat, message.turn, id if noted else None)])
