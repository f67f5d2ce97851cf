"""Groups with the real process: what is answered there, what is not, and that nothing of them is kept."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from botapi.chats import Entry
from botapi.server import BotApi, Group, User
from played import Player, expected, seen, transcripts
from running import Running
from said import ROOT, TODAY, real
from witness import about

from certbot.conversation import Place
from certbot.dialog.state import Conversation
from certbot.dialog.transcripts import Transcript, held
from certbot.telegram.render import Renderer

Person = Callable[..., User]
NewGroup = Callable[..., Group]

_ids = itertools.count(1_007_310_000_001)


@pytest.fixture
def group_of(api: BotApi) -> NewGroup:
    """Makes supergroups, whose titles nobody may see again."""

    def new(*members: User, **more: object) -> Group:
        return api.group(-next(_ids), members=list(members), title="canary & <b>friends", **more)

    return new


def texts(entries: list[Entry]) -> str:
    return "\n".join(entry.text for entry in entries)


def by_bot(group: Group) -> list[Entry]:
    return [entry for entry in group.transcript if entry.who == "bot"]


def replied_to(entry: Entry) -> object:
    return entry.message.get("reply_to_message", {}).get("message_id")


GROUPS = [
    pytest.param(transcript, id=path.stem)
    for path, transcript in transcripts(ROOT / "tests" / "transcripts", TODAY)
    if any(turn.group for turn in transcript.turns)
]


@pytest.mark.parametrize("transcript", GROUPS)
def test_transcripts_are_the_same_on_telegram(ann: User, group_of: NewGroup, transcript: Transcript) -> None:
    """What a transcript says of a group is what the group sees."""
    world, messages = real()
    world = replace(world, retention_days=90)
    renderer = Renderer({"en": messages}, "certadvisorbot")
    group = group_of(ann)
    group.answer(ann, "/help")
    player, before = Player(world, ann), Conversation()
    for number, (turn, conversation, effects) in enumerate(held(world, transcript), 1):
        room = group if turn.group else ann
        shall = expected(renderer, effects, Place(room.id, not turn.group, 1 if turn.group else None))
        since = room.state.changes
        assert player.do_in(group, turn) if turn.group else player.do(turn, before, TODAY)
        room.wait(
            lambda _, room=room, since=since, shall=shall: (
                len(room.answers(since)) >= len(shall) and not room.state.updates.of[room.id]
            )
        )
        assert seen(room.answers(since)) == shall, f"turn {number}"
        before = conversation


def test_who_is_not_addressed_is_not_answered(ann: User, group_of: NewGroup) -> None:
    """In privacy mode such messages do not come; to a bot that is an administrator they do, and are let be."""
    group = group_of(ann)
    group.say(ann, "what is AI-103?")
    group.promote(ann)
    group.say(ann, "what is AI-103? canary")
    group.send(ann, "photo", caption="AI-103")
    group.say(ann, "/help@canarybot")
    edited = group.say(ann, "/cert@certadvisorbot PMLE")
    group.wait(lambda _: len(by_bot(group)) == 1)
    group.edit(ann, edited, "/cert@certadvisorbot AI-103")
    group.settle()
    [only] = by_bot(group)
    assert replied_to(only) == edited


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/cert AI-103", "AI-103"),
        ("/cert@CertAdvisorBot AI-103", "AI-103"),
        ("/compare AI-103 and PMLE", "side by side"),
        ("@certadvisorbot AI-103 or PMLE?", "side by side"),
    ],
)
def test_questions_are_answered_in_the_group(ann: User, group_of: NewGroup, text: str, words: str) -> None:
    """Lookups and comparisons, as replies to who asked."""
    group = group_of(ann)
    group.promote(ann)  # mentions come to administrators alone
    message = group.say(ann, text)
    [entry] = group.wait(lambda _: by_bot(group))
    assert words in entry.text and replied_to(entry) == message


def test_a_reply_to_the_bot_is_addressed_to_it(ann: User, group_of: NewGroup) -> None:
    """Without a command and without a mention."""
    group = group_of(ann)
    [first] = group.answer(ann, "/help")
    message = group.say(ann, "what is PMLE?", reply_to=first.message_id)
    second = group.wait(lambda _: by_bot(group)[1:])[0]
    assert "Google Cloud Professional Machine Learning Engineer" in second.text and replied_to(second) == message


@pytest.mark.parametrize(
    ("text", "button", "private"),
    [
        ("@certadvisorbot data engineer, 4 years, aws", None, "What do you do"),
        ("/mydata", None, "told me"),
        ("/privacy", None, "What I keep"),
        ("/forget", None, "Shall I forget everything"),
        ("@certadvisorbot why not PMLE?", None, "Google Cloud Professional Machine Learning Engineer"),
    ],
)
def test_what_is_personal_leads_to_the_private_chat(
    ann: User, group_of: NewGroup, text: str, button: None, private: str
) -> None:
    """One line in the group with a link; whoever follows it is where they wanted to be."""
    group = group_of(ann)
    group.promote(ann)
    group.say(ann, text)
    [entry] = group.wait(lambda _: by_bot(group))
    [[link]] = entry.buttons
    assert link.url is not None and link.url.startswith("https://t.me/certadvisorbot?start=")
    since = ann.state.changes
    group.tap(ann, link.label)
    assert private in texts(ann.answered(since))
    assert [one.message_id for one in by_bot(group)] == [entry.message_id]


def test_buttons_of_a_group_belong_to_everybody(bot: Running, ann: User, person: Person, group_of: NewGroup) -> None:
    """Who presses another one's button gets what it says, as a new message; neither's own answers change."""
    ben = person()
    ann.answer("I am a data engineer")
    ben.answer("I am a student")
    kept = {user.id: about(bot.database, user.id) for user in (ann, ben)}
    group = group_of(ann, ben)
    [listed] = group.answer(ann, "/list@certadvisorbot nvidia")
    for user, label, words in ((ben, "NVIDIA NCA-GENL", "NCA-GENL"), (ann, "Show more", "NVIDIA")):
        since = group.state.changes
        group.tap(user, label, message=listed.message_id)
        [entry] = group.wait(lambda _, since=since: group.answers(since))
        assert words in entry.text and entry.message_id > listed.message_id
    for data in ("advise|role|manager", "forget|confirm|sure", "do|share", "wrong|aws-mla|price"):
        since = group.state.changes
        group.tap(ben, data=data, message=listed.message_id)
        group.wait(lambda _, since=since: group.answers(since))
    assert not listed.edits
    assert {user.id: about(bot.database, user.id) for user in (ann, ben)} == kept


def test_a_topic_is_answered_in_the_topic(ann: User, group_of: NewGroup) -> None:
    """In a forum the answer stands where the question does."""
    group = group_of(ann, forum=True)
    for thread in (5, 9):
        since = group.state.changes
        group.say(ann, "/cert PMLE", thread=thread)
        [entry] = group.wait(lambda _, since=since: group.answers(since))
        assert entry.message["message_thread_id"] == thread


def test_nothing_of_a_group_is_kept(api: BotApi, bot: Running, ann: User, group_of: NewGroup) -> None:
    """Once the answers are sent, no table has a row of the group, nor of who spoke in it."""
    group = group_of(ann)
    group.add_bot(ann, "cert_aws-mla")
    group.wait(lambda _: by_bot(group))
    group.answer(ann, "/compare@certadvisorbot AI-103 and PMLE")
    group.answer(ann, "/forget@certadvisorbot")
    group.answer(ann, "xylophone canary", reply_to=group.last.message_id)
    group.settle()
    api.until_confirmed()
    assert about(bot.database, group.id) == {} == about(bot.database, ann.id)


def test_a_group_that_moves_is_answered_where_it_is(api: BotApi, bot: Running, ann: User) -> None:
    """What waits for a group that becomes a supergroup is sent to the new one."""
    old = api.group(-7_310_001, members=[ann])
    rule = api.faults.add("429", "send*", chat=old.id, times=1, retry_after=1)
    old.say(ann, "/cert@certadvisorbot PMLE")
    api.until(lambda: rule.hits, 10, lambda: "no message was sent")
    new = old.migrate(-1_007_319_999_999, ann)
    [entry] = new.wait(lambda _: by_bot(new))
    assert "Google Cloud Professional Machine Learning Engineer" in entry.text
    assert new.answer(ann, "/help@certadvisorbot") and not by_bot(old)
    new.settle()
    assert about(bot.database, old.id) == {} == about(bot.database, new.id)


def test_a_group_that_throws_it_out_or_mutes_it(api: BotApi, bot: Running, ann: User, group_of: NewGroup) -> None:
    """Nothing is said there, nothing waits for it; let in again, it answers again."""
    group = group_of(ann)
    group.mute()
    group.say(ann, "/help@certadvisorbot")
    refused = api.until(lambda: [c for c in api.calls if c.chat == group.id and c.status == 400], 10, lambda: "none")
    assert "not enough rights" in refused[0].description
    group.mute(False)
    group.kick(ann)
    group.add_bot(ann)
    assert "certification" in texts(group.answer(ann, "/help@certadvisorbot"))
    group.settle()
    assert len([call for call in api.calls if call.chat == group.id and call.status == 400]) == 1
    assert about(bot.database, group.id) == {}
