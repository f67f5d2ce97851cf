"""Log lines: what is in them, and above all what is not."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import re
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import SQLAlchemyError

from certbot import logs
from certbot.store import outbox
from certbot.store.outbox import Draft

SECRET = "AAcanary-Token_of-the-tests-0123456789"
TOKEN = f"123456:{SECRET}"
SAID = "canary text that somebody wrote"

ours = logging.getLogger("certbot.tests")


class Output(io.StringIO):
    """What is logged, at a terminal or not."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Leaves logging, warnings and the hooks of the process as they were."""
    root, certbot = logging.getLogger(), logging.getLogger("certbot")
    before = root.handlers[:], root.level, certbot.level
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    yield
    root.handlers[:], root.level, certbot.level = before
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
    logging.captureWarnings(False)


def started(style: str | None = "json", level: str = "INFO", *, terminal: bool = False) -> Output:
    output = Output(terminal)
    logs.set_up(level, style, TOKEN, output)
    return output


def fail() -> None:
    raise ValueError(f"{SAID} {TOKEN}")


def caught(call: Callable[[], object] = fail) -> ValueError:
    try:
        call()
    except ValueError as error:
        return error
    raise AssertionError


def test_a_line_is_an_event_with_fields() -> None:
    """JSON: when, level, event, then the fields as they were given."""
    output = started()
    ours.info("update", extra={"id": "u5", "ms": 3})
    [line] = output.lines
    assert line.pop("time").endswith("Z")
    assert line == {"level": "info", "event": "update", "id": "u5", "ms": 3}


def test_text_is_one_line_too() -> None:
    """Text: the same in words, values quoted where they would be taken apart."""
    output = started("text")
    ours.warning("update", extra={"id": "u5", "at": "a b\nc", "none": None})
    assert output.getvalue().split("WARNING ")[1] == 'update id=u5 at="a b\\nc" none=null\n'


@pytest.mark.parametrize(("style", "terminal", "is_json"), [(None, True, False), (None, False, True)])
def test_the_style_goes_by_the_terminal(style: str | None, terminal: bool, is_json: bool) -> None:
    """Without LOG_FORMAT: text on a terminal, else JSON."""
    output = started(style, terminal=terminal)
    ours.info("update")
    assert output.getvalue().startswith("{") is is_json


def test_the_style_can_be_chosen() -> None:
    """LOG_FORMAT overrides what the terminal suggests."""
    output = started("json", terminal=True)
    ours.info("update")
    assert output.lines


def test_the_level_is_for_our_lines() -> None:
    """DEBUG shows ours and nothing more of other libraries."""
    output = started(level="DEBUG")
    ours.debug("detail")
    logging.getLogger("httpx").info("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("telegram.ext").debug("%s", SAID)
    assert [line["event"] for line in output.lines] == ["detail"]


@pytest.mark.parametrize("style", ["json", "text"])
@pytest.mark.parametrize("form", [TOKEN, SECRET, quote(TOKEN, safe=""), quote(TOKEN, safe="").lower()])
def test_the_token_is_taken_out_of_every_line(style: str, form: str) -> None:
    """The token, its secret half and its form in a URL are not shown, wherever they stand."""
    output = started(style)
    ours.info("call", extra={"url": f"https://api.telegram.org/bot{form}/getMe", "more": {"deep": [form]}})
    ours.info(f"event {form}")
    assert form not in output.getvalue() and form.partition(":")[2] in ("", SECRET)
    assert SECRET not in output.getvalue()
    assert output.getvalue().count("[token]") == 3


@pytest.mark.parametrize("style", ["json", "text"])
def test_an_exception_is_its_type_and_place(style: str) -> None:
    """Neither the text of an exception nor that of its cause is shown."""
    output = started(style)
    try:
        try:
            fail()
        except ValueError as error:
            raise KeyError(SAID) from error
    except KeyError:
        ours.exception("failed")
    shown = output.getvalue()
    assert SAID not in shown and SECRET not in shown
    assert shown.count("\n") == 1
    assert "KeyError at tests/test_logs.py:" in shown and "from ValueError at tests/test_logs.py:" in shown
    assert "in fail" in shown


def test_the_place_is_our_own() -> None:
    """Of an error that went through a library our own deepest frame is named, once, and not where the library raised
    it; what stands behind it in the same words is left out."""

    def work(connection: Connection) -> None:
        try:
            outbox.add(connection, 1, 1, (Draft(method="send", params={}),), 0)
        except SQLAlchemyError as first:  # a second try, as the writer makes: the first is its context
            first.add_note(SAID)
            outbox.add(connection, 1, 1, (Draft(method="send", params={}),), 0)

    with create_engine("sqlite://").connect() as connection, pytest.raises(SQLAlchemyError) as caught:
        work(connection)  # there is no table
    kind, _, rest = logs.place(caught.value).partition(" at certbot/store/outbox.py:")
    assert kind == "OperationalError" and re.fullmatch(r"\d+ in add", rest)


def test_a_place_that_is_not_ours_is_better_than_none() -> None:
    """Where no frame is ours the deepest of all is named."""
    with pytest.raises(ValueError, match="Expecting") as caught:
        json.loads("{")
    assert re.search(r"JSONDecodeError at json/decoder.py:\d+ in raw_decode", logs.place(caught.value))


def test_one_cause_is_named() -> None:
    """What an error was raised from is named; what that was raised from is not."""
    first, second, third = KeyError(SAID), ValueError(SAID), TypeError(SAID)
    first.__cause__, second.__cause__ = second, third
    assert logs.place(first) == "KeyError, from ValueError"
    second.__suppress_context__ = first.__suppress_context__ = True
    first.__cause__ = None
    assert logs.place(first) == "KeyError"


def test_an_error_of_the_system_says_which() -> None:
    """Of an OSError the name of its number is shown: it helps, and says nothing about anybody."""
    assert logs.place(ConnectionRefusedError(111, SAID)) == "ConnectionRefusedError[ECONNREFUSED]"


def test_a_ring_of_causes_ends() -> None:
    """Exceptions that are each other's cause are named once."""
    first, second = ValueError(SAID), KeyError(SAID)
    first.__cause__, second.__cause__ = second, first
    assert logs.place(first) == "ValueError, from KeyError"


def test_a_value_of_another_type_is_not_shown() -> None:
    """What is no plain value may show anything: its type is enough."""

    class Update:
        def __repr__(self) -> str:
            return SAID

    output = started()
    ours.info("update", extra={"what": Update(), "error": ValueError(SAID)})
    assert output.lines[0]["what"] == "Update" and SAID not in output.getvalue()


@pytest.mark.parametrize("name", ["telegram.ext", "httpx", "aiohttp.client", "sqlalchemy.engine", "asyncio", "other"])
def test_a_library_is_reduced_to_who_said_it_where(name: str) -> None:
    """What other libraries warn of may quote texts and addresses: logger and place remain."""
    output = started()
    logging.getLogger(name).warning("%s %s", SAID, TOKEN, exc_info=caught())
    [line] = output.lines
    assert SAID not in str(line) and SECRET not in str(line)
    assert line["event"] == "library" and line["logger"] == name
    assert line["at"].startswith("tests/test_logs.py:") and line["error"].startswith("ValueError at tests/test_logs.py")


def test_a_warning_of_python_goes_the_same_way() -> None:
    """warnings.warn quotes values and source lines: reduced as any library's message."""
    output = started()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(SAID, UserWarning, stacklevel=1)
    assert SAID not in output.getvalue() and output.lines[0]["logger"] == "py.warnings"


def test_an_uncaught_exception_is_one_line() -> None:
    """sys.excepthook: no traceback with values."""
    output = started()
    error = caught()
    sys.excepthook(ValueError, error, error.__traceback__)
    [line] = output.lines
    assert line["event"] == "crashed" and line["level"] == "critical"
    assert "in caught > tests/test_logs.py" in line["trace"]
    assert SAID not in str(line) and SECRET not in str(line)


def test_an_exception_in_a_thread_is_one_line() -> None:
    """threading.excepthook the same."""
    output = started()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    [line] = output.lines
    assert line["event"] == "thread crashed" and line["error"].startswith("ValueError at ")
    assert SAID not in str(line) and SECRET not in str(line)


def test_an_exception_in_a_finaliser_is_one_line() -> None:
    """sys.unraisablehook the same."""

    class Fragile:
        def __del__(self) -> None:
            fail()

    output = started()
    fragile = Fragile()
    del fragile
    [line] = output.lines
    assert line["event"] == "ignored exception" and SAID not in str(line)


def test_an_exception_in_a_loop_is_one_line() -> None:
    """The handler of the loop the same: a task that nobody waited for, and a callback."""

    async def run() -> None:
        logs.watch(asyncio.get_running_loop())
        task = asyncio.ensure_future(asyncio.to_thread(fail))
        await asyncio.wait([task])
        del task
        asyncio.get_running_loop().call_soon(fail)
        await asyncio.sleep(0)

    output = started()
    asyncio.run(run())
    assert [line["event"] for line in output.lines] == ["task failed", "task failed"]
    assert SAID not in output.getvalue() and SECRET not in output.getvalue()


def test_a_line_that_cannot_be_written_is_lost_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    """A closed stream, or a message that does not fit its values: nothing is told about it anywhere."""
    output = started()
    ours.info("%d", SAID)
    output.close()
    ours.info("update", extra={"text": SAID})
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""
