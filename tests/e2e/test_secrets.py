"""What fails, and what is said about it: to the person, to the others, to the operator; and that no word of anybody is
shown where it does not belong."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from botapi.server import BotApi, User
from running import SCRIPT, Running
from said import ROOT
from witness import about, canary, nothing_leaked, rows, texts

Person = Callable[..., User]
# The message that is missing in the data of this bot; what it would have answered.
MISSING = "smalltalk"
POISON = "thank you"


class Poisoned(Running):
    """A bot in whose data a message is missing."""

    folder: Path

    def mend(self) -> None:
        """Put the message back; the next process will read it."""
        shutil.copy(ROOT / "dialogs" / "messages" / "en.yaml", self.folder / "messages" / "en.yaml")

    def quarantine(self, *args: str) -> str:
        """What the command prints."""
        done = subprocess.run(
            [*SCRIPT, "quarantine", *args], env=self.environ, capture_output=True, text=True, check=True
        )
        assert not done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def bot(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Poisoned]:
    """It runs, logs all that it can, and in the end has leaked nothing."""
    folder = tmp_path_factory.mktemp("poisoned")
    shutil.copytree(ROOT / "dialogs", folder / "dialogs")
    file = folder / "dialogs" / "messages" / "en.yaml"
    lines = file.read_text().splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{MISSING}:")]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept))
    with Poisoned(api.url, folder, LOG_LEVEL="DEBUG", DIALOGS_DIR=str(folder / "dialogs")) as bot:
        bot.folder = folder / "dialogs"
        bot.start()
        yield bot
        assert bot.stop() == 0
        nothing_leaked(api, bot)


def asks_for_it_and_is_forgotten(bot: Poisoned, user: User) -> None:
    """Somebody whose update is set aside has their rights on it."""
    user.answer("student")
    since = user.state.changes
    user.say(f"{POISON} {canary(user)}")
    [told] = user.wait(lambda _: [entry for entry in user.answers(since) if "something went wrong" in entry.text])
    [aside] = about(bot.database, user.id)["quarantine"]
    assert aside["key"] in told.text and aside["key"] in bot.quarantine()
    user.say("/mydata")
    [file] = user.wait(lambda entries: [entry.file for entry in entries if entry.file is not None])
    [kept] = json.loads(file.content)["updates_set_aside"]
    assert kept["update"]["message"]["text"] == f"{POISON} {canary(user)}"
    user.answer("/forget")
    user.reply_to_tap("Yes, delete everything")
    user.settle()
    assert about(bot.database, user.id) == {} and aside["key"] not in bot.quarantine()


def test_what_fails_is_set_aside_and_can_be_answered_later(
    api: BotApi, bot: Poisoned, ann: User, person: Person
) -> None:
    """An update at which the bot fails is tried three times; its writer is told its number, and everybody, the writer
    too, is answered what else they say. The operator sees the number and the place, no word of what was said. What was
    set aside belongs to its writer's data, and goes with it. Once the data is mended and the bot started again, a
    replay answers the rest."""
    ben = person()
    asks_for_it_and_is_forgotten(bot, person())
    ann.answer("developer")
    with api.updates.held():
        ben.say("student")
        ann.say("4")
        poison = ann.say(f"{POISON} {canary(ann)}")
        ann.say("aws")
        ben.say("2 years")
    ann.wait(lambda entries: any("What I would aim for" in entry.text for entry in entries))
    ben.wait(lambda entries: any("Which cloud" in entry.text for entry in entries))
    [told] = ann.wait(lambda entries: [entry for entry in entries if "something went wrong" in entry.text])
    assert told.message["reply_to_message"]["message_id"] == poison
    [failed] = [line for line in bot.events("update failed") if line["id"] in told.text]
    assert failed["tries"] == 3 and " at certbot/dialog/messages.py:" in failed["error"]
    listed = bot.quarantine()
    assert failed["id"] in listed and failed["error"] in listed
    assert "canary" not in listed.lower() and str(ann.id) not in listed
    assert bot.healthz() == (200, {"status": "ok"})

    bot.mend()
    assert bot.stop() == 0
    bot.start()
    since = api.changes
    assert "1 to be answered again" in bot.quarantine("--replay", failed["id"])
    bot.wait_for("replayed")
    assert "whenever you need me" in texts(ann.answered(since))
    assert bot.quarantine() == "Nothing is set aside.\n"
    assert canary(ann) not in str(rows(bot.database))
