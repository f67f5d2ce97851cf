"""What Telegram shows of the bot is checked before it is sent there."""

from __future__ import annotations

from pathlib import Path

import pytest

from certbot.dialog.check_limits import check_names, check_texts
from certbot.yaml.load import Document, read


def document(tmp_path: Path, text: str) -> Document:
    """A file with this text."""
    file = tmp_path / "en.yaml"
    file.write_text(text, encoding="utf-8")
    return read(file)


@pytest.mark.parametrize("name", ["help", "a", "x_9", "a" * 32])
def test_a_name_of_a_command(tmp_path: Path, name: str) -> None:
    """Small letters, digits and "_", 32 at most."""
    file = document(tmp_path, f"commands: {{{name}: help}}")
    assert list(check_names(file, [name])) == []


@pytest.mark.parametrize("name", ["Help", "my-data", "a" * 33, "hilfé", "x y"])
def test_no_name_of_a_command(tmp_path: Path, name: str) -> None:
    """Anything else is refused, at its place."""
    file = document(tmp_path, f'commands:\n  "{name}": help')
    (problem,) = check_names(file, [name])
    assert (problem.line, problem.col) == (2, 3)


def test_a_menu_has_a_hundred_commands(tmp_path: Path) -> None:
    """One more is one problem."""
    names = [f"c{number}" for number in range(101)]
    file = document(tmp_path, "commands:\n" + "".join(f"  {name}: help\n" for name in names))
    assert list(check_names(file, names[:100])) == []
    assert len(list(check_names(file, names))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "command.help: ''",
        f"command.help: {'x' * 257}",
        f"profile.description: {'x' * 513}",
        f"profile.short-description: {'x' * 121}",
        f"profile.short-description: {'😀' * 61}",
        "command.help: <b>help</b>",
        "command.help: '{name}'",
        "command.help: '{'",
        "command.help: {one: x, other: y}",
    ],
)
def test_a_text_that_is_refused(tmp_path: Path, text: str) -> None:
    """Too long, empty, or not to be shown as it stands."""
    (problem,) = check_texts(document(tmp_path, text), ["help"])
    assert problem.line == 1


def test_a_text_that_fits(tmp_path: Path) -> None:
    """The longest ones, and other messages of any length."""
    text = f"command.help: {'x' * 256}\nprofile.description: {'x' * 512}\nhelp: <b>{'x' * 2000}</b>"
    assert list(check_texts(document(tmp_path, text), ["help"])) == []
