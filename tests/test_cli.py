"""The command line as a person or a program meets it."""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certbot import cli
from certbot.catalog.vocabulary import SLOTS
from certbot.commands.lines import UsageError, respond_to_all

ROOT = Path(__file__).parents[1]
DAY = "2026-11-21"
SCRIPT = [sys.executable, "-c", "import sys; from certbot.cli import main; sys.exit(main())"]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command in this process: exit status, stdout, stderr."""

    def run(*args: str) -> tuple[int, str, str]:
        try:
            status = cli.main(args)
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Sets what is on stdin."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def objects(text: str) -> list[dict[str, Any]]:
    """JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def commands() -> set[str]:
    """The name of each command."""
    actions = (action for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return {name for action in actions for name in action.choices}


def rows(heading: str) -> Iterator[str]:
    """The first cell of each row of the README's tables that begin with this heading."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for table in re.findall(rf"^\| {heading} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.M):
        yield from (line.split("|")[1].strip() for line in table.splitlines())


def options() -> Iterator[tuple[str, str]]:
    """Each command with each of its options."""
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                for option in command._actions:
                    yield from ((name, flag) for flag in option.option_strings if flag not in ("-h", "--help"))


# What may be typed


def test_every_command_is_in_the_readme() -> None:
    """The README's tables have each command and no other, and it names each option."""
    assert sorted(re.split("[` ]", row)[1] for row in rows("command")) == sorted(commands())
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not {flag for _, flag in options() if flag not in text}


def test_every_variable_is_in_the_readme() -> None:
    """The README's table has each variable of the environment that is read and no other; nothing else reads any."""
    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")}
    reading = {path for path, text in sources.items() if "os.environ" in text or "getenv" in text}
    # The last sets one for python-telegram-bot, and reads none.
    assert {path.name for path in reading} == {"config.py", "settings.py", "outcomes.py"}
    text = "".join(sources[path] for path in reading if path.name != "outcomes.py")
    read = set(re.findall(r'"([A-Z]+_[A-Z_]+)"', text)) - {"WEBHOOK_URL"}  # which is refused
    assert {name for row in rows("variable") for name in re.findall(r"`(\w+)`", row)} == read


def test_every_command_has_a_module() -> None:
    """A command of the parser is a module of certbot.commands with a run()."""
    from importlib import import_module

    assert all(callable(import_module(f"certbot.commands.{name}").run) for name in commands())


def test_help_costs_nothing_and_succeeds(call: Callable[..., tuple[int, str, str]]) -> None:
    """--help of every command exits with 0 and names the command."""
    for name in {name for name, _ in options()}:
        status, out, _ = call(name, "--help")
        assert status == 0
        assert f"certbot-advisor {name}" in out


def test_version(call: Callable[..., tuple[int, str, str]]) -> None:
    """--version prints the version of the installed distribution."""
    from importlib.metadata import version

    assert call("--version") == (0, version("certbot-advisor") + "\n", "")


@pytest.mark.parametrize("day", ["2026-13-01", "21.11.2026", "20261121", "2026-W47-6", "today", ""])
def test_a_day_is_written_in_full(call: Callable[..., tuple[int, str, str]], day: str) -> None:
    """--today takes YYYY-MM-DD and nothing else, and shows how it is written."""
    status, _, err = call("recommend", "--today", day)
    assert status == 2
    assert "2026-11-21" in err


def test_today_is_the_clocks_unless_given() -> None:
    """Without --today a command goes by the day on which it is called."""
    before = date.today()
    args = cli.parser().parse_args(["recommend"])
    assert before <= args.today <= date.today()
    assert cli.parser().parse_args(["recommend", "--today", DAY]).today == date(2026, 11, 21)


def test_options_are_not_abbreviated(call: Callable[..., tuple[int, str, str]]) -> None:
    """An abbreviated option is refused: a later option could change its meaning."""
    assert call("find", "--js", "ai 900")[0] == 2


# find


def test_find_json_has_the_shape_of_the_vocabulary(call: Callable[..., tuple[int, str, str]]) -> None:
    """find --json gives query, verdict and matches with id, name and score."""
    status, out, err = call("find", "--json", "AI-900")
    assert (status, err) == (0, "")
    (found,) = objects(out)
    assert list(found) == ["query", "verdict", "matches"]
    assert (found["query"], found["verdict"]) == ("AI-900", "take")
    best = found["matches"][0]
    assert list(best) == ["id", "name", "score"]
    assert best["id"] == "azure-ai-900"
    assert 0 <= best["score"] <= 100


def test_words_need_no_quotes(call: Callable[..., tuple[int, str, str]]) -> None:
    """Several words are one query."""
    assert call("find", "--json", "ai", "900") == call("find", "--json", "ai 900")


def test_find_for_people(call: Callable[..., tuple[int, str, str]]) -> None:
    """Without --json find prints name and id in words."""
    status, out, _ = call("find", "ai 900")
    assert status == 0
    assert "azure-ai-900" in out
    assert "{" not in out


def test_find_says_that_a_code_does_not_exist(call: Callable[..., tuple[int, str, str]]) -> None:
    """A code that there is not is named as such, and never taken for another."""
    status, out, _ = call("find", "AI-109")
    assert status == 0
    assert "AI-109" in out
    assert objects(call("find", "--json", "AI-109")[1])[0]["verdict"] != "take"


@pytest.mark.parametrize("args", [("find",), ("find", "x", "--batch", "-"), ("understand",)])
def test_text_or_batch(call: Callable[..., tuple[int, str, str]], args: tuple[str, ...]) -> None:
    """A text and --batch together, or neither, is a wrong call that says what to give."""
    status, out, err = call(*args)
    assert (status, out) == (2, "")
    assert "--batch FILE" in err


# Batches


def test_batch_answers_every_line_in_order(
    call: Callable[..., tuple[int, str, str]], feed: Callable[[bytes], None]
) -> None:
    """One object for each line, empty ones and the last without an end too, in order."""
    feed(b"ai-900\n\nzzz qqq\r\nai-102")
    status, out, _ = call("find", "--batch", "-")
    assert status == 0
    assert [item["query"] for item in objects(out)] == ["ai-900", "", "zzz qqq", "ai-102"]
    assert [item["verdict"] for item in objects(out)] == ["take", "none", "none", "take"]


def test_batch_from_a_file(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    """--batch names a file."""
    file = tmp_path / "queries"
    file.write_text("ai-900\n")
    assert objects(call("find", "--batch", str(file))[1])[0]["query"] == "ai-900"


def test_batch_without_its_file(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    """A file that cannot be read is a wrong call."""
    status, _, err = call("find", "--batch", str(tmp_path / "nowhere"))
    assert status == 2
    assert "nowhere cannot be read" in err


def test_a_line_may_be_an_object(call: Callable[..., tuple[int, str, str]], feed: Callable[[bytes], None]) -> None:
    """An object gives the text and the question asked; other JSON is text."""
    feed(b'{"text": "4", "asked": "experience"}\n4\n"aws"\n')
    status, out, _ = call("understand", "--batch", "-")
    asked, unasked, quoted = objects(out)
    assert status == 0
    assert asked["text"] == unasked["text"] == "4"
    assert asked["slots"]["experience"] == "mid"
    assert quoted["text"] == '"aws"'


BAD = [
    b"{",
    b'{"text": 4}',
    b"{}",
    b'{"text": "x", "txet": "y"}',
    b"\xff\xfe",
    b'{"text": "x"} tail',
    b"{" * 100_000,
    b'{"a":' * 100_000,
]


@pytest.mark.parametrize("line", BAD, ids=lambda line: repr(line[:20]))
def test_a_bad_line_does_not_stop_the_others(
    call: Callable[..., tuple[int, str, str]], feed: Callable[[bytes], None], line: bytes
) -> None:
    """A bad line yields an object with its number and an error; the rest goes on; the status is 1."""
    feed(b"ai-900\n" + line + b"\nai-102\n")
    status, out, _ = call("find", "--batch", "-")
    first, bad, last = objects(out)
    assert status == 1
    assert (first["verdict"], last["verdict"]) == ("take", "take")
    assert bad["line"] == 2
    assert isinstance(bad["error"], str)


@pytest.mark.parametrize(
    "line",
    [
        b'{"role": "wizard"}',
        b'{"roel": "developer"}',
        b'{"have": ["aws-nope"]}',
        b'{"have": [1]}',
        b'{"have": {"aws-clf": true}}',
        b'{"role": ["developer"]}',
        b'{"role": 5}',
        b'{"slots": []}',
        b'{"text": "x", "asked": "shoe size"}',
        b'{"text": "x", "asked": ["role"]}',
    ],
)
def test_a_bad_profile_is_an_error_of_its_line(
    call: Callable[..., tuple[int, str, str]], feed: Callable[[bytes], None], line: bytes
) -> None:
    """recommend refuses unknown slots, values and ids in a line, and goes on."""
    feed(line + b"\n{}\n")
    status, out, _ = call("recommend", "--batch", "-", "--today", DAY)
    bad, good = objects(out)
    assert status == 1
    assert "error" in bad
    assert "recommendations" in good


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.lists(st.one_of(st.binary(max_size=20), st.text(max_size=20).map(lambda text: text.encode()))))
def test_as_many_answers_as_lines(data: list[bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the bytes, each line gets one JSON object, and the status tells whether one has an error."""
    file = tmp_path / "lines"
    content = b"\n".join(data)
    file.write_bytes(content)

    def respond(query: str | dict[str, Any]) -> dict[str, Any]:
        if isinstance(query, dict):
            raise UsageError("no objects here")
        return {"text": query}

    status = respond_to_all(str(file), respond)
    answers = objects(capsys.readouterr().out)
    assert len(answers) == content.count(b"\n") + bool(content and not content.endswith(b"\n"))
    assert status == int(any("error" in answer for answer in answers))


def test_answers_come_line_by_line() -> None:
    """A program may wait for the answer to a line before it writes the next."""
    process = subprocess.Popen([*SCRIPT, "find", "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    for text in ("ai-900", "ai-102"):
        process.stdin.write(f"{text}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["query"] == text
    process.communicate()
    assert process.returncode == 0


# understand


def test_understand_json_has_the_shape_of_the_vocabulary(call: Callable[..., tuple[int, str, str]]) -> None:
    """understand --json gives text, intent, all slots (null where not stated) and certifications."""
    status, out, _ = call("understand", "--json", "data engineer, 4 years, aws")
    (found,) = objects(out)
    assert status == 0
    assert list(found) == ["text", "intent", "slots", "certifications"]
    assert found["slots"] == {
        "role": "data-engineer",
        "experience": "mid",
        "platform": "aws",
        "goal": None,
        "budget": None,
        "have": [],
    }


def test_understand_for_people(call: Callable[..., tuple[int, str, str]]) -> None:
    """Without --json each thing understood is a line, and nothing else is."""
    status, out, _ = call("understand", "data engineer, 4 years, aws")
    assert status == 0
    assert {"role: data-engineer", "experience: mid", "platform: aws"} <= set(out.splitlines())
    assert "goal" not in out


def test_asked_must_be_a_slot(call: Callable[..., tuple[int, str, str]]) -> None:
    """--asked with no slot's name is a wrong call that names the nearest."""
    status, _, err = call("understand", "--asked", "experiance", "4")
    assert status == 2
    assert "did you mean experience?" in err


# recommend


KEYS = ["none_yet", "recommendations", "runners_up", "retired", "mistakes", "path"]


def test_recommend_json_has_the_shape_of_the_vocabulary(call: Callable[..., tuple[int, str, str]]) -> None:
    """recommend --json gives all parts of the advice, reasons as words without markup."""
    args = ("--role", "data-engineer", "--experience", "mid", "--platform", "aws", "--today", DAY)
    status, out, _ = call("recommend", "--json", *args)
    (found,) = objects(out)
    assert status == 0
    assert list(found) == KEYS
    assert found["recommendations"]
    for pick in found["recommendations"]:
        assert list(pick) == ["id", "name", "why", "doubts"]
        assert all(reason and "<" not in reason and "{" not in reason for reason in pick["why"] + pick["doubts"])
        assert pick["why"]
    assert all(list(item) == ["id", "since", "successors"] for item in found["retired"])
    assert all(date.fromisoformat(item["since"]) for item in found["retired"])
    assert all(list(item) == ["id", "title", "advice"] for item in found["mistakes"])
    assert all(list(item) == ["id", "step"] for item in found["path"])


def test_recommend_for_people(call: Callable[..., tuple[int, str, str]]) -> None:
    """Without --json the advice is the conversation's, in words."""
    status, out, _ = call("recommend", "--role", "developer", "--experience", "mid", "--today", DAY)
    assert status == 0
    assert len(out.splitlines()) > 5
    assert "<b>" not in out


def test_what_is_held_is_not_recommended(call: Callable[..., tuple[int, str, str]]) -> None:
    """--have takes ids with commas and may be repeated; none of them comes back."""
    args = ("recommend", "--json", "--role", "developer", "--platform", "aws", "--today", DAY)
    first = objects(call(*args)[1])[0]["recommendations"][0]["id"]
    other = "azure-ai-900"
    for held in (("--have", f"{other}, {first}"), ("--have", other, "--have", first)):
        status, out, _ = call(*args, *held)
        assert status == 0
        assert first not in [pick["id"] for pick in objects(out)[0]["recommendations"]]


def test_recommend_goes_by_the_date(call: Callable[..., tuple[int, str, str]]) -> None:
    """AI-102 was still to be had in January 2026, and is retired for somebody who asks in November."""
    args = ("recommend", "--json", "--role", "developer", "--experience", "mid", "--platform", "azure", "--today")
    then, now = (objects(call(*args, day)[1])[0] for day in ("2026-01-15", DAY))
    assert "azure-ai-102" in [pick["id"] for pick in then["recommendations"]]
    assert "azure-ai-102" not in [pick["id"] for pick in now["recommendations"]]


@pytest.mark.parametrize("slot", SLOTS)
def test_an_unknown_value_lists_the_known(call: Callable[..., tuple[int, str, str]], slot: str) -> None:
    """A value that there is not is refused with all that there are."""
    status, out, err = call("recommend", f"--{slot}", "qqq")
    assert (status, out) == (2, "")
    assert ", ".join(SLOTS[slot]) in err


def test_a_misspelt_value_is_recognised(call: Callable[..., tuple[int, str, str]]) -> None:
    """The nearest value is suggested."""
    assert "did you mean data-engineer?" in call("recommend", "--role", "data_enginer")[2]


def test_recommend_understands_a_line_of_text(
    call: Callable[..., tuple[int, str, str]], feed: Callable[[bytes], None]
) -> None:
    """A text, its slots, and what `understand` printed for it give the same advice."""
    text = "data engineer, 4 years, aws"
    understood = call("understand", "--json", text)[1]
    slots = {"role": "data-engineer", "experience": "mid", "platform": "aws"}
    feed("\n".join([text, json.dumps({"text": text}), understood.strip(), json.dumps(slots)]).encode())
    status, out, _ = call("recommend", "--batch", "-", "--today", DAY)
    answers = objects(out)
    assert status == 0
    assert len(answers) == 4
    assert all(answer == answers[0] for answer in answers)


def test_batch_and_answers_exclude_each_other(call: Callable[..., tuple[int, str, str]]) -> None:
    """Options that a batch would ignore are refused."""
    assert call("recommend", "--batch", "-", "--role", "developer")[0] == 2


# show


def test_show_json_has_the_shape_of_the_vocabulary(call: Callable[..., tuple[int, str, str]]) -> None:
    """show --json gives each field with what it rests on."""
    status, out, _ = call("show", "--json", "azure-ai-103", "--today", DAY)
    (fields,) = objects(out)
    assert status == 0
    assert fields["id"]["value"] == "azure-ai-103"
    for fact in fields.values():
        assert list(fact)[:6] == ["value", "source", "checked", "as_of", "confidence", "doubt"]
        assert date.fromisoformat(fact["checked"])


def test_show_for_people_names_sources(call: Callable[..., tuple[int, str, str]]) -> None:
    """Without --json show prints the card, then each fact under its source, with the address."""
    status, out, _ = call("show", "azure-ai-103", "--today", DAY)
    assert status == 0
    card, receipts = out.split("Where each fact comes from")
    assert "Azure AI Apps and Agents Developer Associate" in card
    assert "• Price: $165 for one attempt" in receipts
    assert "https://" in receipts
    assert "<" not in out


def test_show_says_when_facts_are_old(call: Callable[..., tuple[int, str, str]]) -> None:
    """Past the day of the next check, the card and the receipts say when was the last one."""
    _, out, _ = call("show", "azure-ai-103", "--today", "2036-01-01")
    assert len([line for line in out.splitlines() if "due for a new check since" in line]) >= 2


@pytest.mark.parametrize(("typed", "meant"), [("ai-103", "azure-ai-103"), ("azure-ai103", "azure-ai-103")])
def test_an_unknown_id_suggests_the_nearest(call: Callable[..., tuple[int, str, str]], typed: str, meant: str) -> None:
    """An id that there is not is refused, with what may be meant by name or by spelling."""
    status, out, err = call("show", typed)
    assert (status, out) == (2, "")
    assert meant in err
    assert meant in call("recommend", "--have", typed)[2]


def test_an_id_like_nothing_says_how_to_search(call: Callable[..., tuple[int, str, str]]) -> None:
    """Where nothing is near, the error names the command that searches."""
    status, _, err = call("show", "qqqqqq")
    assert status == 2
    assert "certbot-advisor find" in err


# check, diagram, test


def test_check_is_clean(call: Callable[..., tuple[int, str, str]]) -> None:
    """Our own data has no error on the day of its making."""
    status, out, _ = call("check", "--today", DAY)
    assert (status, out) == (0, "")


def test_check_strict_minds_old_facts(call: Callable[..., tuple[int, str, str]]) -> None:
    """Years later every fact is due for a new look: a warning, the oldest first, and with --strict an error."""
    status, out, _ = call("check", "--today", "2036-01-01")
    assert status == 0
    assert all(": warning: " in line for line in out.splitlines())
    due = re.findall(r"was to be checked again by (\S+):", out)
    assert due == sorted(due) and len(due) > 100
    assert call("check", "--strict", "--today", "2036-01-01")[0] == 1


def test_diagram(call: Callable[..., tuple[int, str, str]]) -> None:
    """diagram prints Mermaid with each flow's steps."""
    status, out, _ = call("diagram")
    assert status == 0
    assert out.startswith("stateDiagram-v2\n")
    assert "advise_role" in out


def test_transcripts_that_fail_are_named(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    """test prints file, title and turn of what is not as expected, and exits with 1."""
    file = tmp_path / "wrong.yaml"
    file.write_text(
        "title: says what is not so\ntoday: 2026-11-21\nturns:\n  - {user: hi, says: nothing-of-the-kind}\n"
    )
    status, out, _ = call("test", str(file))
    assert status == 1
    assert out.startswith(f"{file}: says what is not so: turn 1 (hi): ")
    assert out.endswith("1 transcripts, 1 failed\n")


def test_transcripts_that_pass(call: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    """test exits with 0 where all is as expected."""
    file = tmp_path / "right.yaml"
    file.write_text(
        "title: a role\ntoday: 2026-11-21\nturns:\n  - {user: data engineer, slots: {role: data-engineer}}\n"
    )
    assert call("test", str(tmp_path)) == (0, "1 transcripts, 0 failed\n", "")


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_no_transcripts_is_a_wrong_call(call: Callable[..., tuple[int, str, str]], tmp_path: Path, name: str) -> None:
    """A path that is not there, or a folder without transcripts, does not pass as success."""
    assert call("test", str(tmp_path / name))[0] == 2


# chat


def test_chat_plain_reads_lines_and_ends_with_them() -> None:
    """chat --plain answers each line and exits with 0 at the end of input, which need not end in a newline."""
    done = subprocess.run(
        [*SCRIPT, "chat", "--plain", "--today", DAY],
        input="hi\ndata engineer\n4 years\naws",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "[a] " in done.stdout
    assert "AWS" in done.stdout
    assert "\x1b" not in done.stdout


def test_chat_survives_what_is_no_text() -> None:
    """A line that is no text in the terminal's encoding is not understood, and the conversation goes on."""
    done = subprocess.run(
        [*SCRIPT, "chat", "--plain", "--today", DAY],
        input=b"hi\n\xff\xfe\x00\ndata engineer\n",
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "utf-8:strict", "PATH": ""},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n[a] ") == 3


# What goes wrong


def test_data_errors_name_their_place(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data that nothing can be built from gives path:line:col on stderr and status 1."""
    (tmp_path / "providers.yaml").write_text("providers: [\n")
    monkeypatch.setenv("CATALOG_DIR", str(tmp_path))
    status, out, err = call("find", "ai 900")
    assert (status, out) == (1, "")
    assert f"{tmp_path / 'providers.yaml'}:2:1: " in err


def test_a_folder_that_is_not_there(
    call: Callable[..., tuple[int, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CATALOG_DIR without a folder is a wrong call that names the variable."""
    monkeypatch.setenv("CATALOG_DIR", str(tmp_path / "nowhere"))
    status, _, err = call("find", "ai 900")
    assert status == 2
    assert "CATALOG_DIR" in err


def test_a_reader_that_has_seen_enough() -> None:
    """When the reader of a pipe goes away, the command ends without a word."""
    process = subprocess.Popen(
        [*SCRIPT, "find", "--batch", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(b"ai-900\n" * 10)
    assert (process.returncode, err) == (141, b"")


def test_ctrl_c_is_quiet(call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command with 130 and no traceback."""

    def interrupt(_: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("certbot.commands.diagram.run", interrupt)
    assert call("diagram") == (130, "", "")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_every_terminal_can_be_written_to(encoding: str) -> None:
    """Letters that the terminal does not have are escaped, and JSON stays JSON, even for bytes that are no text."""
    done = subprocess.run(
        [*SCRIPT, "find", "--json", b"caf\xc3\xa9 \xf0\x9f\x98\x80 \xff"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": encoding, "PATH": ""},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode(encoding))["query"].startswith("caf\u00e9 \U0001f600")
