"""Conversations with the real process: the transcripts over HTTP, and what only Telegram has."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace

import pytest
from botapi.chats import Entry
from botapi.driving import Talk
from botapi.entities import utf16
from botapi.kinds import KINDS
from botapi.server import BotApi, Press, User
from played import Player, expected, seen, transcripts
from running import DAY, TOKEN, Running
from said import ROOT, TODAY, real
from witness import about, canary, eventually, nothing_leaked

from certbot.conversation import Place
from certbot.dialog.state import Conversation
from certbot.dialog.transcripts import Transcript, held
from certbot.telegram.render import Renderer

Person = Callable[..., User]


def texts(entries: list[Entry]) -> str:
    return "\n".join(entry.text for entry in entries)


def noted(bot: Running, user: User) -> int:
    """Waits until the bot has noted its last message as one that it may replace; the id of that message."""
    shown = user.last.message_id
    eventually(user, lambda: about(bot.database, user.id)["chats"][0]["replaceable"] == shown)
    return shown


# The transcripts


def play(user: User, transcript: Transcript, faults: list[str]) -> Generator[Talk, list[Entry], None]:
    """One person's part; what is not as expected is added to `faults`."""
    world, messages = real()
    world = replace(world, retention_days=90)
    renderer = Renderer({"en": messages}, "certadvisorbot")
    player = Player(world, user)
    before = Conversation()
    for number, (turn, conversation, effects) in enumerate(held(world, transcript), 1):
        shall = expected(renderer, effects, Place(user.id, True))
        since = user.state.changes
        if turn.tap is not None and conversation == before and seen(user.transcript[-1:]) == shall:
            continue  # what would replace the question stands there already, so nothing is to be seen
        if not player.do(turn, before, TODAY):
            return
        if shall:
            yield lambda _, since=since, shall=shall: len(user.answers(since)) >= len(shall)
        else:
            yield lambda _: not user.state.updates.of[user.id]
        if seen(user.answers(since)) != shall:
            faults.append(f"{transcript.title}, turn {number}: {seen(user.answers(since))} instead of {shall}")
            return
        before = conversation


def test_transcripts_are_the_same_on_telegram(api: BotApi, bot: Running, person: Person) -> None:
    """Each transcript of today, played by a person of its own, shows on Telegram what it shows in the terminal: by
    text, by taps, by commands and deep links, with corrections and edited messages. All talk at the same time."""
    faults: list[str] = []
    alone = [
        transcript
        for _, transcript in transcripts(ROOT / "tests" / "transcripts", TODAY)
        if not any(turn.group for turn in transcript.turns)
    ]
    assert len(alone) > 60
    api.drive({user: play(user, transcript, faults) for transcript in alone for user in [person()]})
    assert not faults, "\n".join(faults)
    # What could not be played to its end (a first press before any message, an edit of what was never written) is rare.
    assert len([entry for user in api.chats.values() for entry in user.entries.values() if entry.who == "bot"]) > 500


# Messages that are replaced, and those that are not


def test_by_taps_there_is_one_message_until_the_advice(bot: Running, ann: User) -> None:
    """A press on the last question replaces it by the next, and the last question by the advice. Nothing is said twice,
    and what is there stays."""
    ann.answer("/start")
    question = noted(bot, ann)
    for label in ("developer", "3 to 7 years"):
        [entry] = ann.reply_to_tap(label)
        assert entry.message_id == question and "Noted" in entry.text
        noted(bot, ann)
    advice, beside = ann.reply_to_tap("AWS")
    assert advice.message_id == question and "What I would aim for" in advice.text
    assert "Close, but not for you" in beside.text and beside.message_id > question
    kept = [(entry.message_id, entry.text) for entry in ann.transcript]
    card = ann.reply_to_tap("AWS ML Engineer Associate")
    assert [entry.message_id for entry in card] == [ann.last.message_id]
    assert [(entry.message_id, entry.text) for entry in ann.transcript][: len(kept)] == kept


def test_who_presses_twice_is_asked_once(bot: Running, ann: User) -> None:
    """Two presses on a question before its answer is seen leave one next question in its place."""
    ann.answer("/start")
    question = noted(bot, ann)
    with ann.state.updates.held():
        ann.tap("developer")
        ann.tap("developer")
    ann.settle()
    assert ann.last.message_id == question and "How many years" in ann.last.text
    assert not ann.state.unanswered


def test_after_text_everything_is_sent_anew(ann: User) -> None:
    """A text stands below the question, so a press on the question is answered below the text."""
    ann.answer("/start")
    question = ann.last.message_id
    ann.answer("hello")
    since = ann.state.changes
    ann.tap("student", message=question)
    [entry] = ann.answered(since)
    assert entry.message_id > question and not ann.chat.entries[question].edits


def test_the_advice_is_the_same_by_text_and_by_taps(ann: User, person: Person) -> None:
    """Who writes and who presses is advised alike."""
    ben = person()
    by_text = ann.answer("developer, 4 years, aws")
    ben.answer("hi")
    for label in ("developer", "3 to 7 years"):
        ben.reply_to_tap(label)
    assert seen(ben.reply_to_tap("AWS")) == seen(by_text)


# Presses of all kinds


def test_an_old_button_still_works(ann: User) -> None:
    """A button from the beginning changes its answer after the advice, and says so below."""
    ann.answer("/start")
    question = ann.last.message_id
    ann.answer("data engineer, 4 years, aws")
    since = ann.state.changes
    ann.tap("manager", message=question)
    entries = ann.answered(since)
    assert "manager" in entries[0].text and entries[0].message_id > question


def test_a_message_out_of_reach_is_not_replaced(bot: Running, ann: User) -> None:
    """A press that comes with an InaccessibleMessage is answered by a new message."""
    ann.answer("/start")
    question = noted(bot, ann)
    since = ann.state.changes
    ann.tap("developer", inaccessible=True)
    [entry] = ann.answered(since)
    assert entry.message_id > question and "Noted: developer" in entry.text


def test_a_question_that_was_deleted_is_answered_anew(bot: Running, ann: User) -> None:
    """If the message that is to be replaced is gone when the answer comes, that is sent as a new one."""
    ann.answer("/start")
    question = noted(bot, ann)
    since = ann.state.changes
    with ann.state.lock:
        ann.tap("developer")
        ann.delete_message(question)
    [entry] = ann.answered(since)
    assert entry.message_id > question and "Noted: developer" in entry.text


def test_presses_of_other_kinds_are_answered(api: BotApi, ann: User) -> None:
    """A press on a message sent via inline mode or on a game's button has no message or no data of ours: nothing
    happens, but the button stops to spin."""
    ann.answer("hi")
    shown = seen(ann.transcript)
    others = (
        {"inline_message_id": "canary-inline", "data": "advise|role|developer"},
        {"message": ann.last.message, "game_short_name": "canary"},
        {"inline_message_id": "canary-inline", "game_short_name": "canary"},
    )
    for number, other in enumerate(others, 1):
        query = f"77{number}"
        api.presses[query] = Press(query, ann.id, ann.id, "", api.clock.now())
        api.push({"callback_query": {"id": query, "from": ann.json, "chat_instance": "1", **other}}, ann.id)
        api.until(lambda query=query: api.presses[query].answered is not None, 10, lambda: "no answer")
    ann.settle()
    assert seen(ann.transcript) == shown


def test_an_answer_too_late_is_no_trouble(api: BotApi, bot: Running, ann: User) -> None:
    """Telegram knows a query no longer: the press is answered by its message all the same, and nothing is repeated."""
    ann.answer("/start")
    since = api.changes
    press = {"id": "990", "from": ann.json, "message": ann.last.message, "chat_instance": "1"}
    api.push({"callback_query": {**press, "data": "advise|role|developer"}}, ann.id)
    assert "Noted: developer" in texts(ann.answered(since))
    late = [call for call in api.calls if call.params.get("callback_query_id") == "990"]
    assert [call.status for call in late] == [400] and not bot.events("call refused")


# What is no text


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"pinned", "timer", "empty"}))
def test_what_cannot_be_read_is_answered_kindly(api: BotApi, ann: User, kind: str) -> None:
    """Photos, voice messages, stickers ...: what can be read is said, and the question is put again."""
    since = api.changes
    ann.send(kind)
    answer = ann.wait(lambda _: ann.answers(since))
    assert "only read text" in answer[0].text or "can't read" in answer[0].text, answer


def test_a_caption_is_read(ann: User) -> None:
    """The words under a photo are what was said."""
    since = ann.state.changes
    ann.send("photo", caption="I am a data engineer")
    assert "Noted: data engineer" in texts(ann.answered(since))


# Edited messages


def test_an_edit_corrects_an_answer(ann: User) -> None:
    """In the middle of the questions the next one is put again with what is known now; after the advice it is given
    anew."""
    first = ann.say("developer")
    ann.settle()
    ann.answer("4")
    since = ann.state.changes
    ann.edit(first, "data engineer")
    assert "Noted: data engineer, 3 to 7 years" in texts(ann.answered(since))
    advice = texts(ann.answer("aws"))
    since = ann.state.changes
    ann.edit(first, "manager")
    again = texts(ann.answered(since))
    assert "Noted: manager" in again and "What I would aim for" in again and again != advice


def test_an_edit_that_changes_nothing_is_not_answered(ann: User) -> None:
    """Telegram tells of edits that nobody sees, such as the preview of a link."""
    ann.answer("/start")
    message = ann.say("developer")
    ann.settle()
    shown = seen(ann.transcript)
    ann.edit(message, "developer")
    ann.settle()
    assert seen(ann.transcript) == shown


# Links and commands


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/start cert_aws-mla", "AWS Certified Machine Learning Engineer"),
        ("/start cert_aws-mls", "31 March 2026"),
        ("/start cert_canary", "don't know"),
        ("/start canary", "What do you do"),
        ("/start", "What do you do"),
        ("/START", "What do you do"),
        ("/help", "I am a bot"),
        ("/help@certadvisorbot", "I am a bot"),
        ("/cert PMLE", "Google Cloud Professional Machine Learning Engineer"),
        ("/compare AI-103 and PMLE", "side by side"),
        ("/renew AI-103", "Renewing"),
        ("/sources PMLE", "Where each fact comes from"),
        ("/list nvidia", "NVIDIA NCA-GENL"),
        ("/free oracle", "Oracle AI Foundations"),
        ("/canary", "don't know that command"),
    ],
)
def test_links_and_commands(api: BotApi, ann: User, text: str, words: str) -> None:
    """Deep links show a card or begin the advice; commands take words."""
    since = api.changes
    ann.say(text)
    assert ann.wait(lambda _: words in texts(ann.answers(since)))


# Chats that come and go


def test_who_blocks_the_bot_gets_nothing_until_they_write(api: BotApi, bot: Running, ann: User) -> None:
    """What waits for a chat that is blocked is dropped, one attempt is made at most; what was answered is still known
    on the return."""
    ann.answer("I am a data engineer")
    rule = api.faults.add("429", "send*", chat=ann.id, retry_after=1)
    ann.say("4 years")
    api.until(lambda: rule.hits, 10, lambda: "no message was sent")
    ann.block()
    api.until_confirmed()
    rule.off()
    before = len(api.calls)
    since = api.changes
    ann.say("aws")
    assert "Noted: data engineer, 3 to 7 years, AWS" in texts(ann.answered(since))
    assert not [call for call in api.calls[before:] if call.status == 403]


def test_a_block_that_nobody_told_of(api: BotApi, bot: Running, ann: User) -> None:
    """A 403 tells the same: one attempt, then silence; who writes again is answered."""
    ann.answer("/start")
    with api.lock:
        ann.say("developer")
        ann.chat.status = "blocked"
    api.until(lambda: [call for call in api.calls if call.chat == ann.id and call.status == 403], 10, lambda: "no 403")
    bot.wait_for("chat is gone")
    since = api.changes
    ann.say("4")  # which takes the block away
    assert "Noted: developer, 3 to 7 years" in texts(ann.answered(since))
    assert len([call for call in api.calls if call.chat == ann.id and call.status == 403]) == 1


def test_a_deleted_account(api: BotApi, bot: Running, ann: User) -> None:
    """The chat of an account that is gone is left alone after one attempt."""
    ann.answer("/start")
    with api.lock:
        ann.say("developer")
        ann.deactivate()
    api.until(lambda: [call for call in api.calls if call.chat == ann.id and call.status == 403], 10, lambda: "no 403")

    eventually(ann, lambda: about(bot.database, ann.id)["chats"][0]["gone"])
    assert len([call for call in api.calls if call.chat == ann.id and call.status == 403]) == 1


# Long answers


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotApi, Running]]:
    """A bot whose help is far longer than a message may be, in words that take four bytes each and markup."""
    folder = tmp_path_factory.mktemp("wordy")
    shutil.copytree(ROOT / "dialogs", folder / "dialogs")
    file = folder / "dialogs" / "messages" / "en.yaml"
    lines = file.read_text().splitlines(keepends=True)
    [at] = [number for number, line in enumerate(lines) if line.startswith("help.independence:")]
    lines[at] = f'help.independence: "{"<b>So many</b> words 𝕏😀 &amp; more of them. " * 400}"\n'
    file.write_text("".join(lines))
    with (
        BotApi(token=TOKEN, username="certadvisorbot") as api,
        Running(api.url, folder, today=DAY, DIALOGS_DIR=str(folder / "dialogs")) as bot,
    ):
        bot.start()
        yield api, bot
        assert bot.stop() == 0
        nothing_leaked(api, bot)


def test_a_long_answer_comes_in_several_messages(wordy: tuple[BotApi, Running]) -> None:
    """Each within 4,096 units, nothing lost, the buttons under the last, and only the first rings."""
    api, _ = wordy
    user = api.user(7_300_000_001, "canary")
    entries = user.answer("/help")
    assert len(entries) > 3 and all(utf16(entry.text) <= 4096 for entry in entries)
    assert texts(entries).count("𝕏") == 400
    assert [bool(entry.buttons) for entry in entries] == [False] * (len(entries) - 1) + [True]
    silent = [call.params.get("disable_notification") for call in api.sends(user.id)]
    assert silent == [None] + ["true"] * (len(entries) - 1)


def test_people_are_told_apart(api: BotApi, ann: User, person: Person) -> None:
    """What one wrote is shown back to them, and to nobody else."""
    ben = person()
    assert str(ann.id) in texts(ann.answer(canary(ann)))
    assert str(ben.id) in texts(ben.answer(canary(ben)))
