from __future__ import annotations

from sqlalchemy import Connection

from certbot.store import updates


def test_a_key_is_new_once(c: Connection) -> None:
    """The same update a second time is a repeat, however late."""
    assert updates.first_seen(c, ["u1"], 100)
    assert not updates.first_seen(c, ["u1"], 999)


def test_any_known_key_makes_a_repeat(c: Connection) -> None:
    """The same press under a new update id is a repeat, and the new id is known from then on."""
    assert updates.first_seen(c, ["u1", "c7"], 100)
    assert not updates.first_seen(c, ["u2", "c7"], 101)
    assert not updates.first_seen(c, ["u2"], 102)


def test_old_keys_are_purged(c: Connection) -> None:
    """What is older than the given time is dropped, the rest still counts."""
    updates.first_seen(c, ["u1"], 100)
    updates.first_seen(c, ["u2"], 200)
    assert updates.purge(c, 200) == 1
    assert updates.first_seen(c, ["u1"], 300)
    assert not updates.first_seen(c, ["u2"], 300)
