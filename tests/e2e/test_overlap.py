"""A rolling restart: for a while two processes answer from one database."""

from __future__ import annotations

from pathlib import Path

import databases
import pytest
from botapi.server import BotApi
from running import TOKEN, Running

PEOPLE = 20


@pytest.mark.parametrize("kind", databases.BOTH)
def test_what_one_has_still_to_send_the_other_leaves_alone(kind: str, tmp_path: Path) -> None:
    """Messages that wait in a process that lives are its own: nobody gets one twice, and what it does not send any more
    the other sends."""
    url = databases.new(kind, tmp_path)
    with (
        BotApi(token=TOKEN) as api,
        Running(api.url, tmp_path, database=url) as old,
        Running(api.url, tmp_path, database=url) as new,
    ):
        old.start()
        people = [api.user(7_340_000_001 + number) for number in range(PEOPLE)]
        early = api.faults.add("429", "sendMessage", times=PEOPLE // 2, retry_after=7)
        for person in people[: PEOPLE // 2]:
            person.say("hi")
        old.wait_for("chat has to wait", PEOPLE // 2)
        late = api.faults.add("429", "sendMessage", times=PEOPLE // 2, retry_after=15)
        for person in people[PEOPLE // 2 :]:
            person.say("hi")
        old.wait_for("chat has to wait", PEOPLE)
        assert early.hits == late.hits == PEOPLE // 2
        new.start()
        for person in people[: PEOPLE // 2]:
            assert person.wait(lambda entries: [entry for entry in entries if entry.who == "bot"], timeout=30)
        assert old.stop() == 0
        for person in people:
            assert person.wait(lambda entries: [entry for entry in entries if entry.who == "bot"], timeout=40)
            person.settle()
            said = [entry.text for entry in person.transcript if entry.who == "bot"]
            assert len(said) == len(set(said))
        assert new.stop() == 0
