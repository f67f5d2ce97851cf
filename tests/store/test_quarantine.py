from __future__ import annotations

from sqlalchemy import Connection

from certbot.store import chats, quarantine
from certbot.store.quarantine import Aside


def test_an_update_is_set_aside_and_listed(c: Connection) -> None:
    """With what is needed to look into it; one without a chat too."""
    first = quarantine.put(c, "u1", 7, '{"update_id": 1}', "ValueError engine.py:10 step", 3, 100)
    second = quarantine.put(c, "u2", None, "[]", "TypeError", 3, 200)
    assert quarantine.listed(c) == (
        Aside(
            id=first,
            key="u1",
            chat=7,
            update='{"update_id": 1}',
            error="ValueError engine.py:10 step",
            tries=3,
            at=100,
            again=False,
        ),
        Aside(id=second, key="u2", chat=None, update="[]", error="TypeError", tries=3, at=200, again=False),
    )


def test_one_that_failed_again_keeps_its_id(c: Connection) -> None:
    """There is one row an update: the person was told its id. It is not tried once more by itself."""
    id = quarantine.put(c, "u1", 7, "{}", "ValueError", 3, 100)
    other = quarantine.put(c, "u2", 7, "{}", "ValueError", 3, 100)
    quarantine.replay(c, None)
    quarantine.failed(c, id, "KeyError", 4)
    aside, second = quarantine.listed(c)
    assert (aside.id, aside.error, aside.tries, aside.again) == (id, "KeyError", 4, False)
    assert (second.id, second.error, second.tries, second.again) == (other, "ValueError", 3, True)


def test_failing_again_keeps_nothing_longer(c: Connection) -> None:
    """Its time began when it was set aside; and one that was forgotten meanwhile does not come back."""
    id = quarantine.put(c, "u1", 7, "{}", "ValueError", 3, 100)
    quarantine.failed(c, id, "KeyError", 4)
    assert quarantine.listed(c)[0].at == 100
    chats.forget(c, 7)
    quarantine.failed(c, id, "KeyError", 5)
    assert quarantine.listed(c) == ()


def test_one_or_all_are_tried_again(c: Connection) -> None:
    """How many there are is said; an id that does not exist is none."""
    ids = [quarantine.put(c, key, 7, "{}", "ValueError", 3, 100) for key in ("u1", "u2", "u3")]
    assert quarantine.again(c) == ()
    assert quarantine.replay(c, 999) == 0
    assert quarantine.replay(c, ids[1]) == 1
    assert [aside.id for aside in quarantine.again(c)] == [ids[1]]
    assert quarantine.replay(c, None) == 3
    assert [aside.id for aside in quarantine.again(c)] == ids


def test_one_that_was_answered_is_removed(c: Connection) -> None:
    """The others stay, and its id is not given again; it can be removed once."""
    ids = [quarantine.put(c, key, 7, "{}", "ValueError", 3, 100) for key in ("u1", "u2")]
    assert quarantine.remove(c, ids[1])
    assert not quarantine.remove(c, ids[1])
    assert [aside.id for aside in quarantine.listed(c)] == ids[:1]
    assert quarantine.put(c, "u3", 7, "{}", "ValueError", 3, 100) > ids[1]


def test_what_is_old_is_purged(c: Connection) -> None:
    """It may hold what a person wrote, and so is not kept for ever."""
    old = quarantine.put(c, "u1", 7, "{}", "ValueError", 3, 100)
    young = quarantine.put(c, "u2", 7, "{}", "ValueError", 3, 200)
    assert quarantine.purge(c, 200) == 1
    assert [aside.id for aside in quarantine.listed(c)] == [young] != [old]
