"""What people may ask of what is kept about them, with the real process on both databases; and that nobody changes it
by what they forge."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import databases
import pytest
from botapi.server import BotApi, How, Press, User
from running import Running
from witness import about, canary, eventually, file_of, nothing_leaked, rows, texts

Person = Callable[..., User]

VALID = ("advise|role|developer", "forget|confirm|sure", "ask|goal", "do|lookup|aws-mla", "choose|aws-mla",
         "wrong|aws-mla|price", "list|p:nvidia;m:150|8")  # fmt: skip
STRANGE = ("canary", "confirm", "Developer", " developer", "🚀", "\u202eADVISE", "a\u200bb", "ａｄｖｉｓｅ",
           "0", "-1", "9999999", "*", "'; --",
           "<b>", "%s", "{id}", "\x00", "role", "None", "=token", "x" * 60)  # fmt: skip


def forged() -> Iterator[str]:
    """Data that no button of ours has: other flows, ids that do not exist, over-long, odd signs, tokens made up."""
    random = Random(4)
    yield from (
        "forget|role|developer", "advise|confirm|sure", "advise|role|canary", "advise|canary|developer",
        "canary|role|developer", "advise|role|developer|0123abcd", "forget|confirm|sure",
        "forget|confirm|sure|0123abcd", "forget|confirm|sure|", "forget|confirm|keep", "ask|confirm", "ask|canary",
        "ask|", "do|canary", "do|", "do||",
        "do|lookup|canary", "choose|canary", "wrong|canary|price", "wrong|aws-mla|canary", "list|canary|0",
        "list|p:canary|0", "list||99999", "list|p:nvidia|-1", "list|p:nvidia|08", "|", "||", "|||", "||||", "a" * 64,
        "é" * 64, "advise|role|" + "x" * 5000, "😀" * 16, "\u202e", "\u200b\u200b",
    )  # fmt: skip
    for _ in range(60):
        parts = random.choice(VALID).split("|")
        parts[random.randrange(len(parts))] = random.choice(STRANGE)
        if parts[0] != "list" and "|".join(parts) != "do|lookup|aws-mla":
            yield "|".join(parts)


@pytest.fixture(scope="module", params=databases.BOTH)
def bot(api: BotApi, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A bot on each database, one after the other."""
    folder = tmp_path_factory.mktemp("rights")
    with Running(api.url, folder, database=databases.new(request.param, folder), LOG_LEVEL="DEBUG") as bot:
        bot.start()
        yield bot
        assert bot.stop() == 0
        nothing_leaked(api, bot)


def handed_over(user: User) -> dict[str, Any]:
    """The file that /mydata sends."""
    since = user.state.changes
    user.say("/mydata")
    [entry] = user.wait(lambda _: [entry for entry in user.answers(since) if entry.file is not None])
    user.settle()
    assert entry.file is not None and entry.file.name.endswith(".json")
    content: dict[str, Any] = json.loads(entry.file.content)
    return content


def settled(bot: Running, user: User) -> dict[str, Any]:
    """The person's row, once nothing waits to be sent to them."""
    user.settle()
    eventually(user, lambda: "outbox" not in about(bot.database, user.id))
    [row] = about(bot.database, user.id)["chats"]
    return row


def lived(user: User) -> None:
    """A conversation that leaves something in every table that it can."""
    user.answer("data engineer, 4 years, aws")
    user.answer("I hold PMLE")
    user.answer("AI-103")
    user.reply_to_tap("Something is wrong")
    user.reply_to_tap("Price")
    user.answer(f"{canary(user)} it costs 200 dollars")
    user.answer(f"{canary(user)} xylophone")
    user.answer(f"{canary(user)} quux")
    user.reply_to_tap("Yes, keep my sentence")
    user.answer(f"{canary(user)} zyzzyva")


def test_privacy_is_told(ann: User) -> None:
    """What is kept, why, how long, and how to have it or be rid of it."""
    answer = ann.answer("/privacy")
    for words in ("What I keep", "Why", "How long", "90 days", "/mydata", "/forget"):
        assert words in texts(answer)
    assert any("Forget" in label for label in answer[0].labels)


def test_my_data_is_everything(bot: Running, ann: User, person: Person) -> None:
    """Every value of every row about the person is in the file, and nothing of anybody else."""
    ben = person()
    for user in (ann, ben):
        lived(user)
    kept = about(bot.database, ann.id)
    assert kept.keys() == {"chats", "reports"} and len(kept["reports"]) == 2
    content = handed_over(ann)
    assert content["chat"][0]["conversation"]["answers"]["advise"]["role"] == "data-engineer"
    assert [row["id"] for row in content["reports"]] == [row["id"] for row in kept["reports"]]
    assert [row["words"] for row in content["reports"]] == [row["words"] for row in kept["reports"]]
    assert content["chat"][0].keys() == kept["chats"][0].keys()
    text = json.dumps(content)
    assert str(ann.id) in text and str(ben.id) not in text


def test_forget_asks_once_and_leaves_no_row(api: BotApi, bot: Running, ann: User, person: Person) -> None:
    """One question, one press, and no table names the person any more; another person's rows are as they were."""
    ben = person()
    for user in (ann, ben):
        lived(user)
    settled(bot, ben)
    kept = about(bot.database, ben.id)
    [question] = ann.answer("/forget")
    assert "Shall I forget everything" in question.text and len(question.labels) == 2
    assert about(bot.database, ann.id)
    [done] = ann.reply_to_tap("Yes, delete everything")
    assert "forgotten everything" in done.text
    api.until_confirmed()
    eventually(ann, lambda: not about(bot.database, ann.id))
    assert canary(ann) not in str(rows(bot.database))
    assert about(bot.database, ben.id) == kept


def test_the_button_that_forgets_works_once(api: BotApi, bot: Running, ann: User) -> None:
    """The same press under new ids, and the same button again after the person has come back: what was said since
    stays."""
    ann.answer("student")
    ann.answer("/forget")
    data = ann.last.buttons[0][0].data
    since = api.changes
    ann.tap("Yes, delete everything", How(times=2, renumbered=2))
    assert "forgotten everything" in texts(ann.answered(since))
    assert len(ann.answers(since)) == 1 and about(bot.database, ann.id) == {}
    ann.answer("developer")
    since = api.changes
    ann.tap(data=data)
    assert "forgotten" not in texts(ann.answered(since))
    ann.answer("/forget")
    since = api.changes
    ann.tap(data=data)
    assert "forgotten" not in texts(ann.answered(since))
    assert json.loads(settled(bot, ann)["conversation"])["answers"]["advise"] == {"role": "developer"}


def test_who_is_forgotten_begins_anew(ann: User) -> None:
    """Nothing is known of them, and the file has no answers."""
    lived(ann)
    ann.answer("/forget")
    ann.reply_to_tap("Yes, delete everything")
    assert "What do you do" in texts(ann.answer("/start"))
    content = handed_over(ann)
    assert not content["reports"] and not content["chat"][0]["conversation"].get("answers")


def test_forged_presses_change_nothing(api: BotApi, bot: Running, ann: User) -> None:
    """Whatever a button is made to say: every press is answered, and what is kept is what was kept."""
    ann.answer("data engineer, 4 years")
    ann.answer("hello")
    before = settled(bot, ann)
    for data in forged():
        ann.tap(data=data)
    api.until_confirmed(30)
    after = settled(bot, ann)
    assert after["conversation"] == before["conversation"]
    for row in (before, after):
        for passing in ("turn", "seen", "replaceable"):
            del row[passing]
    assert after == before
    assert about(bot.database, ann.id).keys() == {"chats"}


def test_buttons_of_other_people_change_nothing(api: BotApi, bot: Running, ann: User, person: Person) -> None:
    """Neither with another one's token, nor with another one's chat in the press, nor in another one's name."""
    ben = person()
    for user, role in ((ann, "student"), (ben, "developer")):
        user.answer(role)
        user.answer("/forget")
    before = {user: settled(bot, user) for user in (ann, ben)}
    token = {user: user.last.buttons[0][0].data for user in (ann, ben)}
    assert token[ann] != token[ben]
    ann.tap(data=token[ben], message=ann.last.message_id)
    assert "forgotten" not in texts(ann.settle(0, quiet=0.3))
    query = {"id": "880", "from": ann.json, "message": ben.last.message, "chat_instance": "1", "data": token[ben]}
    api.presses["880"] = Press("880", ann.id, ben.id, "", api.clock.now())
    api.push({"callback_query": query}, ann.id)
    api.until(lambda: api.presses["880"].answered is not None, 10, lambda: "no answer")
    after = {user: settled(bot, user) for user in (ann, ben)}
    assert after[ben] == before[ben]
    assert json.loads(after[ann]["conversation"])["answers"] == json.loads(before[ann]["conversation"])["answers"]


def test_nothing_is_left_in_the_file(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What was forgotten is overwritten in the file of SQLite, not only unlinked."""
    with Running(api.url, tmp_path_factory.mktemp("file")) as bot:
        bot.start()
        user = api.user(7_320_000_001, "canary")
        lived(user)
        user.answer("/forget")
        user.reply_to_tap("Yes, delete everything")
        eventually(user, lambda: not about(bot.database, user.id))
        assert bot.stop() == 0
        file = file_of(bot.database)
        left = b"".join(path.read_bytes() for path in file.parent.iterdir() if path.name.startswith(file.name))
        assert b"canary" not in left and b"data-engineer" not in left
