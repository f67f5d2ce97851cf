"""The bot as a process: real requests over real HTTP, signals, and starts that fail."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest
from botapi.chats import Entry
from botapi.people import User
from botapi.server import BotApi
from running import SCRIPT, SECRET, TOKEN, Running

ANN, BEN = 1001, 1002


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A strict server, which in the end has found nothing strange."""
    with BotApi(token=TOKEN, username="certadvisorbot") as api:
        yield api
        assert not api.unexpected and not api.warnings


@pytest.fixture
def bot(api: BotApi, tmp_path: Path) -> Iterator[Running]:
    """A bot that was not yet started."""
    with Running(api.url, tmp_path) as bot:
        yield bot


@pytest.fixture
def ann(api: BotApi) -> User:
    return api.user(ANN, "Ann")


def shown(entries: list[Entry]) -> str:
    return "\n".join(entry.text for entry in entries)


# The conversation


def test_somebody_is_advised(bot: Running, ann: User, api: BotApi) -> None:
    """From "hi" by taps through the questions to a recommendation, with a line in the log for each update."""
    bot.start()
    assert "What do you do" in shown(ann.answer("hi"))
    ann.reply_to_tap("developer")
    ann.reply_to_tap("3 to 7")
    advice = shown(ann.reply_to_tap("AWS"))
    assert "What I would aim for" in advice
    api.until_confirmed()
    assert bot.stop() == 0
    assert [line["kind"] for line in bot.events("update")] == ["text", "tap", "tap", "tap"]
    assert not api.unanswered


def test_nothing_said_is_in_the_log(bot: Running, ann: User) -> None:
    """No line holds a text, a name, or the number of a person."""
    bot.environ["LOG_LEVEL"] = "DEBUG"
    bot.start()
    ann.answer("canary-text, I am a developer")
    bot.stop()
    assert "canary-text" not in bot.output and "Ann" not in bot.output and str(ANN) not in bot.output


def test_a_conversation_goes_on_after_a_kill(bot: Running, ann: User) -> None:
    """What was answered before a kill is known after it."""
    bot.start()
    ann.answer("I am a data engineer")
    bot.kill()
    bot.start()
    assert "data engineer" in shown(ann.answer("4 years"))


def test_what_was_said_meanwhile_is_answered(bot: Running, ann: User) -> None:
    """A message to a bot that is not running is answered when it runs."""
    bot.start()
    bot.kill()
    ann.say("hi")
    bot.start()
    assert ann.wait(lambda entries: [entry for entry in entries if entry.who == "bot"])


def test_what_was_left_in_the_outbox_is_sent(bot: Running, ann: User, api: BotApi) -> None:
    """A message that an earlier process committed and did not send is sent, once."""
    bot.start()
    api.faults.add("429", "send*", retry_after=1)
    ann.say("hi")
    bot.wait_for("update")
    bot.kill()
    api.faults.clear()
    bot.start()
    entries = ann.settle()
    texts = [entry.text for entry in ann.transcript if entry.who == "bot"]
    assert texts and len(texts) == len(set(texts)), entries


def test_the_profile_is_set_at_the_start(bot: Running, ann: User, api: BotApi) -> None:
    """Commands for private chats and for groups, descriptions; nothing again at the next start."""
    bot.start()
    bot.wait_for("profile set", count=4)
    api.until_called("getChatMenuButton", 1)
    bot.stop()
    calls = [call.method for call in api.calls if call.method.startswith("set")]
    bot.start()
    api.until_called("getChatMenuButton", 2)
    bot.stop()
    assert [call.method for call in api.calls if call.method.startswith("set")] == calls
    assert {"setMyCommands", "setMyDescription", "setMyShortDescription"} == set(calls)


def test_health_is_told(bot: Running, ann: User, api: BotApi) -> None:
    """/healthz says ok while all is well, and what fails while the database is locked."""
    bot.start()
    assert bot.healthz() == (200, {"status": "ok"})
    assert bot.healthz("/")[0] == 404
    file = bot.database.removeprefix("sqlite:///")
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        ann.say("hi")
        bot.wait_for(None, where=lambda line: line["event"].startswith("database in trouble"))
        status, body = bot.healthz()
        assert status == 503 and body["failing"] == ["database"]
        other.execute("ROLLBACK")
    assert ann.wait(lambda entries: [entry for entry in entries if entry.who == "bot"])
    assert bot.healthz()[0] == 200


# The quarantine


def test_an_update_that_cannot_be_answered_is_set_aside_and_replayed(
    bot: Running,
    ann: User,
    api: BotApi,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A poison update is set aside with an id that the person is told. Replayed when its cause is gone, it is
    answered."""
    from certbot import cli

    bot.start()
    ann.answer("hi")
    file = bot.database.removeprefix("sqlite:///")
    with sqlite3.connect(file) as other:
        other.execute("UPDATE chats SET turn = 'poison'")
    said = shown(ann.answer("I am a developer"))
    [failed] = bot.wait_for("update failed")
    assert failed["id"] in said
    with sqlite3.connect(file) as other:
        other.execute("UPDATE chats SET turn = 1")
    monkeypatch.setenv("DATABASE_URL", bot.database)
    assert cli.main(["quarantine", "--replay", failed["id"]]) == 0
    bot.wait_for("replayed")
    assert ann.wait(lambda entries: "developer" in entries[-1].text or "developer" in entries[-2].text)
    assert cli.main(["quarantine"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Nothing is set aside."


# Stopping


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it(bot: Running, ann: User, number: signal.Signals) -> None:
    """SIGTERM and SIGINT end a waiting poll at once, with status 0."""
    bot.start()
    bot.signal(number)
    assert bot.wait(timeout=10) == 0
    assert [line["event"] for line in bot.events()][-2:] == ["stopping", "stopped"]


def test_a_system_without_fork_and_signals_in_the_loop(
    bot: Running, ann: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: it answers, and a signal stops it all the same."""
    python, option, code = SCRIPT
    less = "import os; from asyncio import unix_events as u; del os.fork, u._UnixSelectorEventLoop.add_signal_handler; "
    monkeypatch.setattr("running.SCRIPT", [python, option, less + code])
    bot.start()
    assert ann.answer("hi")
    assert bot.stop() == 0
    assert [line["event"] for line in bot.events()][-2:] == ["stopping", "stopped"]


def test_a_stop_during_the_start(tmp_path: Path) -> None:
    """A signal while the server is asked in vain: status 0."""
    with silence() as url, Running(url, tmp_path) as bot:
        bot.launch()
        bot.wait_for("listening")
        assert bot.stop() == 0


def test_a_stop_sends_what_is_ready(bot: Running, ann: User, api: BotApi) -> None:
    """What was answered before the signal is sent before the end."""
    bot.start()
    rule = api.faults.add("slow", "send*", seconds=0.5)
    ann.say("hi")
    bot.wait_for("update")
    assert bot.stop() == 0
    rule.off()
    assert [entry for entry in ann.transcript if entry.who == "bot"]


def test_a_stop_is_bounded(bot: Running, ann: User, api: BotApi) -> None:
    """A server that does not answer does not hold up the end; the message stays in the database."""
    bot.start()
    rule = api.faults.add("slow", "send*", seconds=60)
    ann.say("hi")
    bot.wait_for("update")
    assert bot.stop(timeout=12) == 0
    assert bot.events()[-1]["event"] == "stopped"
    rule.off()
    bot.start()
    assert ann.wait(lambda entries: [entry for entry in entries if entry.who == "bot"])


def test_a_stop_is_bounded_by_a_locked_database_too(bot: Running, ann: User) -> None:
    """What cannot be committed is left to Telegram, which delivers it again: it is answered after the next start."""
    bot.start()
    with sqlite3.connect(bot.database.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        ann.say("hi")
        bot.wait_for(None, where=lambda line: line["event"].startswith("database in trouble"))
        assert bot.stop(timeout=12) == 0
        other.execute("ROLLBACK")
    bot.start()
    assert ann.wait(lambda entries: [entry for entry in entries if entry.who == "bot"])


def test_a_second_signal_ends_it_at_once(bot: Running, ann: User, api: BotApi) -> None:
    """Who does not want to wait sends the signal again."""
    bot.start()
    api.faults.add("slow", "send*", seconds=60)
    ann.say("hi")
    bot.wait_for("update")
    bot.signal(signal.SIGTERM)
    bot.wait_for("stopping")
    bot.signal(signal.SIGTERM)
    assert bot.wait(timeout=4) == -signal.SIGTERM


# Starts that fail


def fails(bot: Running, status: int, *words: str) -> None:
    """Launch it, and see that it fails as it should."""
    bot.launch()
    ended(bot, status, *words)


def ended(bot: Running, status: int, *words: str) -> None:
    """It ends by itself with this status, and says these words."""
    assert bot.wait(timeout=60) == status, bot.output
    for word in words:
        assert word in bot.output
    assert bot.token not in bot.output and "Traceback" not in bot.output


def test_no_token(tmp_path: Path) -> None:
    """Status 2, and how to get one."""
    with Running(None, tmp_path, TELEGRAM_BOT_TOKEN=None) as bot:
        fails(bot, 2, "TELEGRAM_BOT_TOKEN", "BotFather")


@pytest.mark.parametrize("token", [SECRET, f"{TOKEN} and more", "123456:"])
def test_a_malformed_token(tmp_path: Path, token: str) -> None:
    """Status 2 without a question to any server; it is not shown."""
    with Running(None, tmp_path, TELEGRAM_BOT_TOKEN=token) as bot:
        fails(bot, 2, "TELEGRAM_BOT_TOKEN", "BotFather")


def test_a_bad_token(api: BotApi, tmp_path: Path) -> None:
    """A token that the server does not know: status 2, naming the variable."""
    with Running(api.url, tmp_path, token="987654:AAanother-canary-0123456789") as bot:
        fails(bot, 2, "TELEGRAM_BOT_TOKEN")


@pytest.fixture(scope="module", autouse=True)
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Running]]:
    """Bots whose start takes its time to fail, all launched before the other tests of this module."""
    with ExitStack() as stack:
        api = stack.enter_context(BotApi(token=TOKEN, username="certadvisorbot"))
        stack.enter_context(polling(api))
        urls = {"contested": api.url, "silent": stack.enter_context(silence()), "refused": refusal()}
        bots = {name: Running(url, tmp_path_factory.mktemp(name)) for name, url in urls.items()}
        for bot in bots.values():
            stack.enter_context(bot)
            bot.launch()
        yield bots


@contextmanager
def silence() -> Iterator[str]:
    """The address of a server that never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def refusal() -> str:
    """An address at which nobody listens."""
    with silence() as url:
        return url


@contextmanager
def polling(api: BotApi) -> Iterator[None]:
    """Somebody else who polls, again and again."""
    ended = threading.Event()

    def poll() -> None:
        while not ended.is_set():
            with suppress(OSError):
                urlopen(f"{api.url}/bot{TOKEN}/getUpdates?timeout=50", timeout=60).close()

    thread = threading.Thread(target=poll, daemon=True)
    thread.start()
    yield
    ended.set()


def test_another_poller(patient: dict[str, Running]) -> None:
    """Somebody else polls, and goes on: status 3 after half a minute, saying so."""
    ended(patient["contested"], 3, "another process reads")


@pytest.mark.parametrize(("name", "why"), [("refused", "connection refused"), ("silent", "timed out")])
def test_a_server_that_is_not_there(patient: dict[str, Running], name: str, why: str) -> None:
    """Said in the log, with the server and why; after twenty seconds status 3, and which variable names the server."""
    bot = patient[name]
    server = bot.environ["TELEGRAM_API_URL"]
    ended(bot, 3, "TELEGRAM_API_URL", f"no Bot API server answers at {server} ({why}")
    [line] = bot.events("Bot API server does not answer")
    assert line["server"] == server and line["why"] == f"{why} at {server.removeprefix('http://')}"


def test_a_server_that_wants_a_long_wait(api: BotApi, tmp_path: Path) -> None:
    """It did answer: status 3 at once, saying when to start again."""
    api.faults.add("429", "getMe", retry_after=3600)
    with Running(api.url, tmp_path) as bot:
        fails(bot, 3, "too many requests", "3600 seconds")


def test_a_database_that_is_not_there(api: BotApi, tmp_path: Path) -> None:
    """Status 3, naming the variable and no password."""
    with Running(api.url, tmp_path, database="postgresql://ann:canary-password@localhost:1/advisor") as bot:
        fails(bot, 3, "DATABASE_URL")
        assert "canary-password" not in bot.output


@pytest.mark.parametrize("url", ["mysql://ann:canary-password@localhost/advisor", "advisor.sqlite3", "sqlite://"])
def test_a_database_that_cannot_be_one(api: BotApi, tmp_path: Path, url: str) -> None:
    """Status 2 before Telegram is asked anything, with what to write."""
    with Running(api.url, tmp_path, database=url) as bot:
        fails(bot, 2, "DATABASE_URL", "sqlite:///FILE", "postgresql://")
        assert not api.calls and "canary-password" not in bot.output


def test_a_read_only_folder(api: BotApi, tmp_path: Path) -> None:
    """A database that cannot be made: status 3, naming file and variable."""
    (tmp_path / "file").write_text("")
    with Running(api.url, tmp_path, database=f"sqlite:///{tmp_path}/file/advisor.sqlite3") as bot:
        fails(bot, 3, "DATABASE_URL", "advisor.sqlite3")


def test_a_read_only_database(api: BotApi, tmp_path: Path) -> None:
    """One in which no tables can be made: status 3."""
    (tmp_path / "advisor.sqlite3").touch()
    with Running(api.url, tmp_path, database=f"sqlite:///file:{tmp_path}/advisor.sqlite3?mode=ro&uri=true") as bot:
        fails(bot, 3, "DATABASE_URL", "advisor.sqlite3")


def test_a_wrong_variable(api: BotApi, tmp_path: Path) -> None:
    """Status 2, naming it."""
    with Running(api.url, tmp_path, WEBHOOK_URL="https://example.org/hook") as bot:
        fails(bot, 2, "WEBHOOK_URL", "long polling")


def test_wrong_data(api: BotApi, tmp_path: Path) -> None:
    """Status 1, and where the fault is."""
    with Running(api.url, tmp_path, CATALOG_DIR=str(tmp_path)) as bot:
        fails(bot, 1, "certbot-advisor check")


def test_a_chosen_port_that_is_taken(api: BotApi, tmp_path: Path) -> None:
    """ADMIN_LISTEN was set: status 2 and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with Running(api.url, tmp_path, ADMIN_LISTEN=address) as bot:
            fails(bot, 2, "ADMIN_LISTEN", address)


def test_everything_but_the_message_is_json(bot: Running, ann: User) -> None:
    """Without a terminal each line of the log is a JSON object with its time."""
    bot.environ.pop("LOG_FORMAT")
    bot.start()
    bot.stop()
    assert all(json.loads(line)["time"] for line in bot.output.splitlines())
