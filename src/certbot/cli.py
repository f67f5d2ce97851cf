"""The command line: what may be typed, and what a failure looks like.

One module of `certbot.commands` does the work of one command and is imported when it is called, so that `find` does
not wait for what only `chat` needs. Exit status: 0 done, 1 the data or an input line is wrong, 2 the command was
called wrongly, 3 something outside is not there (Telegram, the database). The clock is read here and nowhere below.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module

from certbot.errors import CertbotError, DataError, OutsideError

PROG = "certbot-advisor"

_KEPT_VALUES = 100_000
"""After so many new values the garbage collector looks for cycles, and not after every few hundred: what a command
reads stays until it ends, and to walk it again and again takes a tenth of the start."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; `argv` is the process's own if not given."""
    args = parser().parse_args(argv)
    gc.set_threshold(_KEPT_VALUES)
    # What is no text in the terminal's encoding, or cannot be shown in it, is an escape or a mark, not a crash.
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)
    try:
        status: int = import_module(f"certbot.commands.{args.command}").run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except CertbotError as error:
        print(f"{PROG} {args.command}: {error}", file=sys.stderr)
        return 3 if isinstance(error, OutsideError) else 2
    return status


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog=PROG,
        description="Helps people choose, earn and keep AI and machine learning certifications.",
        epilog="CATALOG_DIR and DIALOGS_DIR name other data than the packaged.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", prog=PROG)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".", allow_abbrev=False)

    chat = add("chat", "talk to the advisor in this terminal")
    chat.add_argument("--plain", action="store_true", help="read lines from stdin and print plain text")
    _today(chat)

    run = add("run", "be the bot on Telegram, until stopped; TELEGRAM_BOT_TOKEN has its token")
    run.add_argument(
        "--today", metavar="YYYY-MM-DD", type=_day, help="the date that advice goes by; each day's own if not given"
    )

    add("health", "ask the running bot whether it is well")

    find = add("find", "which certification a text means")
    _text(find, "QUERY", "a name, an exam code, or what people call it")
    _json(find)
    _batch(find)

    understand = add("understand", "intent, slots and certifications found in a text")
    _text(understand, "TEXT", "what a person wrote")
    understand.add_argument("--asked", metavar="SLOT", help="the question that the text answers, such as role")
    _json(understand)
    _batch(understand)
    _today(understand)

    explain = add("explain", "why a text matched what it did")
    _text(explain, "TEXT", "what a person wrote")
    explain.add_argument("--asked", metavar="SLOT", help="the question that the text answers, such as role")
    _json(explain)
    _batch(explain)
    _today(explain)

    recommend = add("recommend", "what to aim for, for a person who answered so")
    for slot in ("role", "experience", "platform", "goal", "budget"):
        recommend.add_argument(f"--{slot}", metavar="VALUE", help=f"the person's {slot}, if stated")
    recommend.add_argument(
        "--have", metavar="ID[,ID]", action="append", default=[], help="certifications held; may be repeated"
    )
    _json(recommend)
    _batch(recommend)
    _today(recommend)

    show = add("show", "one certification's card, with its sources")
    show.add_argument("id", metavar="ID", help="such as aws-mla")
    _json(show)
    _today(show)

    changes = add("changes", "what changed since a day, and what is known to come")
    changes.add_argument("--since", metavar="YYYY-MM-DD", type=_day, required=True, help="the first day that counts")
    _json(changes)
    _today(changes)

    compare = add("compare", "two or three certifications side by side")
    compare.add_argument("ids", metavar="ID", nargs="+", help="two or three, such as aws-mla google-pmle")
    _json(compare)
    _today(compare)

    cost = add("cost", "what a certification costs to earn, and to keep for five years")
    cost.add_argument("id", metavar="ID", help="such as aws-mla")
    _json(cost)
    _today(cost)

    export = add("export", "print the whole catalog as JSON, or the JSON Schema of its files")
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("--json", action="store_true", help="one document: providers, renewal, certifications, advice")
    what.add_argument(
        "--schema",
        metavar="KIND",
        help="the schema of a file (certifications, providers, renewal, advice ...) or of the export",
    )
    _today(export)

    check = add("check", "find what is wrong in catalog and dialogs")
    check.add_argument("--strict", action="store_true", help="facts that are due for a new look are errors")
    _today(check)

    add("diagram", "draw the flows of the conversation as Mermaid")

    reports = add("reports", "what people said is wrong, and texts that they shared")
    reports.add_argument("--since", metavar="YYYY-MM-DD", type=_day, help="the first day that counts")
    _json(reports)

    quarantine = add("quarantine", "list updates that could not be answered and were set aside")
    action = quarantine.add_mutually_exclusive_group()
    action.add_argument(
        "--show", metavar="ID", help="print what is kept of one: names are left out, a person's words are not"
    )
    action.add_argument("--replay", metavar="ID|all", help="let the running bot answer it again")
    action.add_argument("--drop", metavar="ID", help="delete one")

    test = add("test", "run transcripts of conversations")
    test.add_argument("paths", metavar="PATH", nargs="*", help="files or folders; tests/transcripts if none is named")

    evaluate = add("evaluate", "measure how well texts are understood, with peers beside it")
    evaluate.add_argument(
        "path", metavar="PATH", nargs="?", default="tests/understanding", help="the sets' folder; tests/understanding"
    )
    evaluate.add_argument("--aside", action="store_true", help="the totals of the part that is set aside, too")
    how = evaluate.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print a JSON object")
    how.add_argument("--readme", metavar="FILE", help="write those of the part that is set aside into this file")

    add("learn", "learn from dialogs/examples what people mean, and write the weights that texts are read with")
    return top


class _Version(argparse.Action):
    """Looks the version up only when asked for: that reads the installed package's metadata."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(version(PROG))
        parser.exit()


def _text(command: argparse.ArgumentParser, name: str, text: str) -> None:
    command.add_argument("words", metavar=name, nargs="*", help=f"{text}; several words need no quotes")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print a JSON object")


def _batch(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--batch", metavar="FILE", help="one query a line (- for stdin), text or a JSON object; prints JSON lines"
    )


def _today(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--today", metavar="YYYY-MM-DD", type=_day, default=date.today(), help="the date to go by; today if not given"
    )


def _day(text: str) -> date:
    """A day written in full; the shorter forms of ISO 8601 are too easily mistyped."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as in 2026-11-21")
    return day
