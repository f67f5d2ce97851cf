from __future__ import annotations

import json
from typing import Any

from filled import EACH_ONCE, NOWHERE, fill, rows
from sqlalchemy import Connection

from certbot.store import chats, outbox, reports
from certbot.store.chats import Chat
from certbot.store.tables import ABOUT_CHATS, metadata

SUPERGROUP = -1_002_345_678_901


def chat(id: int = 7, **fields: Any) -> Chat:
    return Chat(**{"id": id, "created": 100, "seen": 100} | fields)


def drafts(*texts: str) -> list[outbox.Draft]:
    return [outbox.Draft(method="sendMessage", params={"text": text}) for text in texts]


def test_a_chat_is_read_as_it_was_written(c: Connection) -> None:
    """Every field comes back as it was, with large ids, emoji and right-to-left text."""
    written = chat(
        SUPERGROUP,
        language="pt-br",
        time_zone="America/Sao_Paulo",
        conversation='{"said": "👩🏽‍💻 \u05e9\u05dc\u05d5\u05dd \u202e"}',
        turn=2**40,
        replaceable=2**51,
        asked='{"12": "role"}',
        gone=300,
    )
    chats.save(c, written)
    assert chats.load(c, SUPERGROUP) == written


def test_a_new_chat_is_not_there(c: Connection) -> None:
    """Nothing is kept about a chat before it is saved."""
    assert chats.load(c, 7) is None


def test_saving_again_changes_the_row(c: Connection) -> None:
    """There is one row a chat, as last saved."""
    chats.save(c, chat(turn=1))
    chats.save(c, chat(turn=2, seen=200))
    assert chats.load(c, 7) == chat(turn=2, seen=200)


def test_the_struct_has_the_columns_of_the_table() -> None:
    """A column that is added to the table is added to the struct."""
    assert list(Chat.__struct_fields__) == [column.name for column in metadata.tables["chats"].c]


def test_a_chat_that_left_gets_nothing_more(c: Connection) -> None:
    """What waits for it is dropped, and since when it is gone is kept, also when it is noticed again."""
    for id in (7, 8):
        chats.save(c, chat(id))
        outbox.add(c, id, 1, drafts("a", "b"), 100)
    chats.leave(c, 7, 500)
    chats.leave(c, 7, 600)
    assert chats.load(c, 7) == chat(gone=500)
    assert {message.chat for message in outbox.load(c, outbox.pending(c))} == {8}


def test_leaving_makes_no_row(c: Connection) -> None:
    """A chat that never wrote is not kept when it blocks the bot."""
    chats.leave(c, 7, 500)
    assert rows(c, 7) == NOWHERE


def test_a_chat_comes_back(c: Connection) -> None:
    """Unblocked, it is as active as before."""
    chats.save(c, chat())
    chats.leave(c, 7, 500)
    chats.come_back(c, 7)
    assert chats.load(c, 7) == chat()


def test_a_migrated_chat_is_renamed_in_every_table(c: Connection) -> None:
    """All rows move to the new id, and what could be replaced no longer can; a second notice changes nothing."""
    fill(c, -7)
    chats.migrate(c, -7, SUPERGROUP)
    chats.migrate(c, -7, SUPERGROUP)
    assert (rows(c, -7), rows(c, SUPERGROUP)) == (NOWHERE, EACH_ONCE)
    renamed = chats.load(c, SUPERGROUP)
    assert renamed is not None and renamed.replaceable is None


def test_what_waits_for_a_migrated_chat_names_no_message_of_it(c: Connection) -> None:
    """The ids of its messages are others' where it goes; another chat's answers stay what they are."""
    params = {"text": "a", "reply_parameters": {"message_id": 5}, "message_thread_id": 3}
    for id in (-7, -8):
        outbox.add(c, id, 0, [outbox.Draft(method="sendMessage", params=params, edit=5)], 100)
    chats.migrate(c, -7, SUPERGROUP)
    (moved,), (stays,) = outbox.waiting(c, SUPERGROUP), outbox.waiting(c, -8)
    assert (moved.params, moved.edit, stays.params, stays.edit) == ({"text": "a"}, None, params, 5)


def test_a_chat_that_has_the_new_id_wins(c: Connection) -> None:
    """The conversation of the new id stays; messages that wait and reports of both are kept, each report once."""
    for id in (-7, SUPERGROUP):
        chats.save(c, chat(id, conversation=f'"{id}"', replaceable=5))
        outbox.add(c, id, 1, drafts("a"), 100)
        reports.add(c, id, "card", "aws-mla", "price", "both", "2026-11-21", 100)
    reports.add(c, -7, "card", "aws-mla", "level", "old only", "2026-11-21", 100)
    reports.add(c, -7, "text", None, None, "shared", "2026-11-21", 100)
    chats.migrate(c, -7, SUPERGROUP)
    assert rows(c, -7) == NOWHERE
    assert chats.load(c, SUPERGROUP) == chat(SUPERGROUP, conversation=f'"{SUPERGROUP}"', replaceable=5)
    assert len(outbox.load(c, outbox.pending(c))) == 2
    assert [report.words for report in reports.listed(c, None)] == ["both", "old only", "shared"]


def test_a_chat_renamed_to_itself_keeps_everything(c: Connection) -> None:
    """A notice that names the same id twice does no harm."""
    fill(c, 7)
    chats.migrate(c, 7, 7)
    assert rows(c, 7) == EACH_ONCE


def test_forgetting_leaves_no_row(c: Connection) -> None:
    """Every table that names a chat is emptied of it, and nobody else loses anything."""
    fill(c, 7)
    fill(c, 8)
    chats.forget(c, 7)
    assert (rows(c, 7), rows(c, 8)) == (NOWHERE, EACH_ONCE)


def test_every_column_about_a_chat_is_known() -> None:
    """A table without a chat holds nothing about people: the keys of updates, and counts."""
    assert {table.name for table in metadata.tables.values()} - {table.name for table in ABOUT_CHATS} == {
        "updates",
        "counts",
    }


def test_chats_that_are_gone_for_long_are_forgotten(c: Connection) -> None:
    """Only those that are gone since before the given time, with all their rows."""
    for id, gone in ((7, 100), (8, 200), (9, None)):
        fill(c, id)
        chats.save(c, chat(id, gone=gone))
    assert chats.purge(c, 200) == 1
    assert [rows(c, id) for id in (7, 8, 9)] == [NOWHERE, EACH_ONCE, EACH_ONCE]


def test_the_export_is_complete_and_readable(c: Connection) -> None:
    """Every column of every row is in it: JSON as objects, times as ISO 8601 in UTC; and it is plain JSON."""
    fill(c, 7)
    fill(c, 8)
    exported: Any = chats.export(c, 7)
    assert list(exported) == [table.info["export"] for table in ABOUT_CHATS]
    for table in ABOUT_CHATS:
        (row,) = exported[table.info["export"]]
        assert list(row) == [column.name for column in table.c]
    assert exported["chat"][0]["conversation"] == {"of": 7}
    assert exported["chat"][0]["seen"] == "2023-11-14T22:13:20+00:00"
    assert exported["waiting_messages"][0]["params"] == {"of": 7}
    assert "of 8" not in json.dumps(exported)


def test_the_export_of_nobody_is_empty(c: Connection) -> None:
    """A chat that nothing is kept about gets lists without rows."""
    assert not any(chats.export(c, 7).values())


def test_a_conversation_that_is_not_json_is_exported_as_text(c: Connection) -> None:
    """A new chat's conversation is empty text, and even a broken one is shown."""
    chats.save(c, chat(conversation="{broken"))
    exported: Any = chats.export(c, 7)
    assert exported["chat"][0]["conversation"] == "{broken"
