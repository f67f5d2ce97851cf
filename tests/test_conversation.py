"""The one turn: what it keeps, what a repeat does, what an edit means."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from certbot.conversation import Advisor, Document, Place, Said, Spoken
from certbot.dialog.events import Button, Command, Event, Say, Tap, Text, Unreadable
from certbot.dialog.world import World
from certbot.store import chats, outbox, quarantine, reports
from certbot.store.database import Database
from certbot.store.outbox import Draft, Message, Sent
from certbot.store.tables import metadata

ANN, BEN, TEAM = 1001, 1002, -1001
NOW = 1_795_000_000
TODAY = date(2026, 11, 21)


def drawn(said: Sequence[Said], place: Place, language: str) -> tuple[Draft, ...]:
    """A message for each that is said, with its name alone; a file with its content."""
    drafts = []
    for one in said:
        if isinstance(one, Say):
            taps = [button.data for row in one.buttons for button in row if isinstance(button, Button)]
            drafts.append(Draft(method="sendMessage", params={"text": one.name, "taps": taps}, passing=one.passing))
        elif isinstance(one, Document):
            drafts.append(Draft(method="sendDocument", params={"name": one.name, "content": one.content}))
    return tuple(drafts)


class Talk:
    """Turns one after the other, each in a transaction of its own."""

    def __init__(self, world: World, database: Database) -> None:
        self.database = database
        self.advisor = Advisor(world, drawn, lambda: NOW, lambda: TODAY)
        self.ids = itertools.count(1)
        self.sent_ids = itertools.count(900)

    def hear(self, event: Event, chat: int = ANN, **fields: Any) -> tuple[Message, ...]:
        """One turn; every update has a key of its own, unless one is given."""
        fields.setdefault("key", f"u{next(self.ids)}")
        place = Place(chat, private=chat > 0)
        with self.database.begin() as connection:
            return self.advisor.answer(connection, Spoken(place=place, event=event, **fields))

    def names(self, event: Event, **fields: Any) -> list[str]:
        """The names of what is said."""
        return [message.params["text"] for message in self.hear(event, **fields)]

    def deliver(self, messages: Sequence[Message]) -> int:
        """Mark messages as sent. Returns the id that the last one has in the chat."""
        with self.database.begin() as connection:
            for message in messages:
                last = next(self.sent_ids)
                shown = last if message.last and message.passing else None
                outbox.sent(connection, [Sent(message.id, message.chat, message.turn, shown)])
        return last

    def exported(self, chat: int = ANN) -> dict[str, Any]:
        """What is kept of a chat."""
        with self.database.begin() as connection:
            return chats.export(connection, chat)

    def answers(self, chat: int = ANN) -> dict[str, Any]:
        """The answers of the advice."""
        with self.database.begin() as connection:
            kept = chats.load(connection, chat)
        assert kept is not None
        answers: dict[str, Any] = json.loads(kept.conversation)["answers"].get("advise", {})
        return answers

    def rows(self) -> dict[str, int]:
        """How many rows each table has; those with none are left out."""
        with self.database.begin() as connection:
            counted = {name: len(connection.execute(table.select()).all()) for name, table in metadata.tables.items()}
        return {name: count for name, count in counted.items() if count}


@pytest.fixture
def talk(world: World, tmp_path: Path) -> Iterator[Talk]:
    """A conversation on an empty database."""
    database = Database.open(f"sqlite:///{tmp_path / 'advisor.sqlite'}")
    yield Talk(world, database)
    database.close()


def test_turn_is_kept_with_what_is_to_be_sent(talk: Talk) -> None:
    """State and messages stand in the database when the turn is over."""
    said = talk.hear(Text("data engineer, 4 years"))
    assert [message.params["text"] for message in said] == ["ask.platform"]
    assert talk.answers() == {"role": "data-engineer", "experience": "mid"}
    with talk.database.begin() as connection:
        assert outbox.load(connection, outbox.pending(connection)) == said


def test_conversation_goes_on_where_it_was(talk: Talk) -> None:
    """Each turn begins with what the last one left."""
    talk.hear(Text("data engineer"))
    talk.hear(Text("4"))
    assert talk.names(Text("aws"))[0] == "recommendation"


def test_chats_are_apart(talk: Talk) -> None:
    """What one person says changes nothing for another."""
    talk.hear(Text("data engineer, 4 years"))
    talk.hear(Text("student"), chat=BEN)
    assert talk.answers(BEN) == {"role": "student"}
    assert talk.answers(ANN) == {"role": "data-engineer", "experience": "mid"}


def test_repeat_of_an_update_does_nothing(talk: Talk) -> None:
    """The same update delivered again is answered by nothing and changes nothing."""
    assert talk.hear(Text("student"), key="u7")
    before = talk.exported()
    assert talk.hear(Text("student"), key="u7") == ()
    assert talk.exported() == before


def test_same_press_under_a_new_update_does_nothing(talk: Talk) -> None:
    """A press is known by its callback query as well."""
    press = Tap("advise|role|developer")
    assert talk.hear(press, key="u1", also="c5", message=9)
    assert talk.hear(press, key="u2", also="c5", message=9) == ()
    assert talk.hear(press, key="u2", also="c6", message=9) == ()


def test_answer_to_a_press_on_the_last_question_takes_its_place(talk: Talk) -> None:
    """A question that is the bot's last message is edited into what follows."""
    asked = talk.deliver(talk.hear(Command("start")))
    first, *_ = talk.hear(Tap("advise|role|developer"), message=asked)
    assert first.edit == asked


def test_second_press_on_a_question_replaces_what_the_first_put_there(talk: Talk) -> None:
    """Who presses twice before anything is seen to change is not asked twice."""
    asked = talk.deliver(talk.hear(Command("start")))
    for role in ("developer", "developer", "student"):
        (message,) = talk.hear(Tap(f"advise|role|{role}"), message=asked)
        assert message.edit == asked
    talk.hear(Tap("do|mistakes"), message=asked)
    assert all(message.edit is None for message in talk.hear(Tap("advise|role|manager"), message=asked))


def test_answer_to_a_press_on_an_older_message_is_sent_anew(talk: Talk) -> None:
    """A press on a message that is not the last edits nothing."""
    old = talk.deliver(talk.hear(Command("start")))
    talk.deliver(talk.hear(Tap("advise|role|developer"), message=old))
    assert all(message.edit is None for message in talk.hear(Tap("advise|role|student"), message=old))


def test_after_a_text_nothing_is_edited(talk: Talk) -> None:
    """A text stands below the bot's question, so the next answer is sent below it."""
    asked = talk.deliver(talk.hear(Command("start")))
    talk.hear(Text("hello"))
    assert all(message.edit is None for message in talk.hear(Tap("advise|role|developer"), message=asked))


def test_question_sent_after_the_person_went_on_is_not_edited(talk: Talk) -> None:
    """A message that is marked as sent after a later turn is not the last one."""
    late = talk.hear(Command("start"))
    talk.hear(Text("hello"))
    asked = talk.deliver(late)
    assert all(message.edit is None for message in talk.hear(Tap("advise|role|developer"), message=asked))


def test_cards_stay_when_a_button_below_them_is_pressed(talk: Talk) -> None:
    """What a person may want to read again is not replaced."""
    shown = talk.deliver(talk.hear(Text("AI-103")))
    assert all(message.edit is None for message in talk.hear(Tap("do|sources|azure-ai-103"), message=shown))


def test_edited_text_is_read_as_the_answer_it_was(talk: Talk) -> None:
    """ "3" edited to "9" corrects the years, although another question is open by then."""
    talk.hear(Text("developer"), message=1)
    talk.hear(Text("3"), message=2)
    assert talk.answers()["experience"] == "mid"
    talk.hear(Text("9"), message=2, edited=True)
    assert talk.answers() == {"role": "developer", "experience": "senior"}


def test_edit_that_leaves_the_text_is_not_answered(talk: Talk) -> None:
    """Telegram reports edits that change nothing a bot can see."""
    talk.hear(Text("AI-103"), message=1)
    assert talk.hear(Text("AI-103"), message=1, edited=True) == ()
    assert talk.hear(Text("AI-102"), message=1, edited=True)
    talk.hear(Command("compare", "AI-103"), message=2)
    assert talk.hear(Command("compare", "AI-103"), message=2, edited=True) == ()


def test_edit_of_an_unknown_message_is_read_as_new(talk: Talk) -> None:
    """A message from before all that is known is taken as if it had come now, but for no answer to what is asked."""
    assert "card" in talk.names(Text("AI-103"), message=5, edited=True)
    talk.hear(Text("developer"), message=8)
    talk.hear(Text("4"), message=5, edited=True)
    assert talk.answers() == {"role": "developer"}


def test_command_edited_into_a_text_answers_nothing(talk: Talk) -> None:
    """A command was no answer to what was asked then."""
    talk.hear(Text("developer"), message=1)
    talk.hear(Command("help"), message=2)
    talk.hear(Text("4"), message=2, edited=True)
    assert talk.answers() == {"role": "developer"}


def test_what_is_kept_of_a_text_cannot_be_compared_with_guesses(talk: Talk) -> None:
    """The same text leaves something else for each message, each person and each process."""
    for advisor in range(2):
        talk.hear(Text("hello"), message=1, chat=ANN + 10 * advisor)
        talk.hear(Text("hello"), message=2, chat=ANN + 10 * advisor)
        talk.hear(Text("hello"), message=1, chat=BEN + 10 * advisor)
        talk.advisor = Advisor(talk.advisor._world, drawn, lambda: NOW, lambda: TODAY)
    people = (ANN, BEN, ANN + 10, BEN + 10)
    digests = [digest for chat in people for _, _, digest in talk.exported(chat)["chat"][0]["asked"]]
    assert len(set(digests)) == len(digests) == 6


def test_caption_answers_its_album(talk: Talk) -> None:
    """The pictures without words beside the one with some are not answered one by one, wherever they come."""
    assert "card" in talk.names(Text("AI-103"), covers="g5")
    assert talk.names(Unreadable(), also="g5") == []
    assert talk.names(Unreadable(), also="g6")
    assert "card" in talk.names(Text("AI-103"), covers="g6")


def test_turns_after_forgetting_are_none_of_those_before(talk: Talk) -> None:
    """What was said before all was forgotten, and is marked as sent late, is not taken for the new last message."""
    talk.hear(Command("start"))
    late = talk.hear(Command("help"))
    with talk.database.begin() as connection:
        chats.forget(connection, ANN)
    talk.advisor = Advisor(talk.advisor._world, drawn, lambda: NOW + 60, lambda: TODAY)
    for _ in range(2):
        assert all(message.turn != late[-1].turn for message in talk.hear(Command("start")))


@pytest.mark.parametrize("message", [1, 7])
def test_edit_does_not_confirm_that_all_is_forgotten(talk: Talk, message: int) -> None:
    """Neither a text that answered nothing nor an unknown one can be edited into the "yes" to what is asked now."""
    talk.hear(Text("hello"), message=1)
    talk.hear(Text("student"), message=2)
    talk.hear(Command("forget"), message=3)
    talk.names(Text("yes"), message=message, edited=True)
    assert talk.answers() == {"role": "student"}


def test_texts_are_not_kept(talk: Talk) -> None:
    """Of what was written only its meaning is kept, once it is answered."""
    talk.deliver(talk.hear(Text("my name is Xyzzy and I am a student"), message=1))
    talk.deliver(talk.hear(Text("hello"), message=2))
    kept = json.dumps(talk.exported())
    assert "student" in kept
    assert "Xyzzy" not in kept


def test_my_data_is_a_file_with_all_that_is_kept(talk: Talk) -> None:
    """The file has the answers in it."""
    talk.hear(Text("data engineer, 4 years"))
    (file,) = [message for message in talk.hear(Command("mydata")) if message.method == "sendDocument"]
    assert "data-engineer" in file.params["content"]


def test_forget_leaves_no_row(talk: Talk) -> None:
    """After the last message is sent nothing is left but the keys of updates, which name nobody."""
    talk.hear(Text("data engineer, 4 years"))
    talk.hear(Text("blargh"))
    talk.hear(Text("student"), chat=BEN)
    asked = talk.hear(Command("forget"))
    shown = talk.deliver(asked)
    (sure,) = [tap for tap in asked[-1].params["taps"] if "sure" in tap]
    talk.deliver(talk.hear(Tap(sure), message=shown))
    assert talk.rows().keys() <= {"updates", "chats", "outbox", "counts"}
    with talk.database.begin() as connection:
        assert chats.load(connection, ANN) is None
        assert chats.load(connection, BEN) is not None
        assert {message.chat for message in outbox.load(connection, outbox.pending(connection))} == {BEN}


def test_second_press_on_delete_everything_keeps_nothing(talk: Talk) -> None:
    """Who presses twice hears twice that all is forgotten, and no row comes back."""
    talk.hear(Text("data engineer, 4 years"))
    asked = talk.hear(Command("forget"))
    shown = talk.deliver(asked)
    (sure,) = [tap for tap in asked[-1].params["taps"] if "sure" in tap]
    for _ in range(2):
        done = talk.hear(Tap(sure), message=shown)
        assert [message.params["text"] for message in done] == ["forgotten"]
        talk.deliver(done)
    assert talk.names(Tap("none of ours")) == ["miss.tap"]
    assert talk.rows().keys() <= {"updates", "counts", "outbox"}


def test_edit_of_the_wish_to_be_forgotten_withdraws_it(talk: Talk) -> None:
    """/forget edited into /help is no such wish any more, and the buttons under its question delete nothing."""
    talk.hear(Text("developer"), message=1)
    asked = talk.hear(Command("forget"), message=2)
    (sure,) = [tap for tap in asked[-1].params["taps"] if "sure" in tap]
    assert talk.names(Command("help"), message=2, edited=True) == ["help", "ask.experience"]
    assert talk.names(Tap(sure)) == ["miss.tap", "ask.experience"]


def test_group_keeps_nothing(talk: Talk) -> None:
    """A group's question is answered, and nothing remembered."""
    talk.deliver(talk.hear(Text("compare AI-103 and PMLE"), chat=TEAM))
    assert talk.rows().keys() == {"updates"}


def test_group_hears_nothing_personal(talk: Talk) -> None:
    """Who asks for advice in a group is asked into the private chat."""
    assert talk.names(Text("data engineer, 4 years, aws"), chat=TEAM) == ["in-private"]


def test_chat_that_was_gone_comes_back_when_it_writes(talk: Talk) -> None:
    """Who writes has not blocked the bot."""
    talk.hear(Text("student"))
    with talk.database.begin() as connection:
        chats.leave(connection, ANN, NOW)
    talk.hear(Text("hello"))
    with talk.database.begin() as connection:
        kept = chats.load(connection, ANN)
    assert kept is not None and kept.gone is None


@pytest.mark.parametrize("written", ['{"answers": 5}', "{", "[[1]]"])
@pytest.mark.parametrize("column", ["conversation", "asked"])
def test_what_cannot_be_read_is_forgotten(talk: Talk, column: str, written: str) -> None:
    """What another version wrote, or half wrote, shuts nobody out."""
    talk.hear(Text("hello"), message=1)
    with talk.database.begin() as connection:
        kept = chats.load(connection, ANN)
        assert kept is not None
        setattr(kept, column, written)
        chats.save(connection, kept)
    assert talk.names(Text("developer"), message=2) == ["ask.experience"]


def test_photo_is_answered(talk: Talk) -> None:
    """What cannot be read is answered, too."""
    assert talk.names(Unreadable())[0] == "unreadable"


def test_what_failed_is_set_aside_and_its_number_told(talk: Talk) -> None:
    """The update is kept for a replay; a repeat of it does nothing."""
    spoken = Spoken("u5", Place(ANN, private=True), Text("hi"))
    with talk.database.begin() as connection:
        said = talk.advisor.failed(connection, spoken, "{}", "KeyError", 3)
        (aside,) = quarantine.listed(connection)
    assert [message.params["text"] for message in said] == ["failed"]
    assert (aside.key, aside.chat, aside.tries) == ("u5", ANN, 3)
    assert talk.hear(Text("hi"), key="u5") == ()
    with talk.database.begin() as connection:
        assert talk.advisor.answer(connection, spoken, again=True)


def test_of_what_failed_in_a_group_the_group_is_not_kept(talk: Talk) -> None:
    """None of its members could have it forgotten; the number is told there all the same."""
    spoken = Spoken("u5", Place(TEAM, private=False), Command("list"))
    with talk.database.begin() as connection:
        (told,) = talk.advisor.failed(connection, spoken, "", "KeyError", 3)
        (aside,) = quarantine.listed(connection)
    assert (told.chat, told.params["text"], aside.chat) == (TEAM, "failed", None)


def test_what_is_said_for_a_refused_message(talk: Talk) -> None:
    """The same as for an update that failed: in its place, so without a place of its own."""
    assert talk.advisor.apology("m5") == {"text": "failed", "taps": []}


def test_failure_is_told_once(talk: Talk) -> None:
    """Setting aside done a second time, after a commit whose outcome was unknown, sends nothing more."""
    spoken = Spoken("u5", Place(ANN, private=True), Text("hi"))
    for told in (1, 0):
        with talk.database.begin() as connection:
            assert len(talk.advisor.failed(connection, spoken, "{}", "KeyError", 3)) == told
    assert talk.rows()["quarantine"] == talk.rows()["outbox"] == 1


def test_exports_that_wait_are_in_no_later_one(talk: Talk) -> None:
    """Each would hold all before it and be three times as large."""
    files = [talk.hear(Command("mydata"))[-1].params["content"] for _ in range(6)]
    assert len(files[-1]) < len(files[0]) + 5 * 1000


def test_reports_are_kept(talk: Talk) -> None:
    """What is wrong on a card is kept with the person's words."""
    talk.hear(Tap("do|wrong|aws-mla"))
    talk.hear(Text("it costs 200 dollars now"))
    with talk.database.begin() as connection:
        (report,) = reports.listed(connection, None)
    assert (report.certification, report.words) == ("aws-mla", "it costs 200 dollars now")


def test_edited_words_of_a_report_are_about_the_report(talk: Talk) -> None:
    """Who corrects the sentence of a report reports again, and says nothing of themselves."""
    talk.hear(Tap("wrong|azure-ai-103|price"))
    talk.hear(Text("it is 170 USD"), message=5)
    assert talk.names(Text("it is 175 USD"), message=5, edited=True) == ["report.thanks"]
    assert talk.names(Text("it is 180 USD"), message=5, edited=True) == ["report.thanks"]
    assert "answers" not in talk.exported()["chat"][0]["conversation"]
    with talk.database.begin() as connection:
        (report,) = reports.listed(connection, None)
    assert report.words is not None
    assert report.words.split("\n")[-1] == "it is 180 USD"


def test_texts_not_understood_are_counted(talk: Talk) -> None:
    """Only their number is kept."""
    talk.hear(Text("blargh"))
    talk.hear(Text("blurgh"))
    assert talk.rows()["counts"] == 1
    assert "blargh" not in json.dumps(talk.exported())
