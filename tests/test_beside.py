"""Work in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CODE = """
import os, pickle, signal, sys
from certbot.beside import beside
from certbot.errors import DataError
from certbot.yaml.problem import Problem

parent = os.getpid()

def which(): return "there" if os.getpid() != parent else "here"
def wrong(): raise DataError([Problem("a.yaml", 1, 1, which())])
def killed(): return os.kill(os.getpid(), signal.SIGKILL) if which() == "there" else which()
def strange(): return (lambda: 0) if which() == "there" else which()
def large(): return which() * 1_000_000

"""


def run(code: str) -> str:
    """What the code prints in a process without threads."""
    environ = {"PATH": os.environ.get("PATH", "")}
    done = subprocess.run([sys.executable, "-c", CODE + code], capture_output=True, text=True, env=environ, timeout=60)
    assert not done.stderr
    return done.stdout.strip()


def test_the_result_comes_back() -> None:
    """The work is done in another process, whatever the size of its result."""
    assert run("print(beside(which)())") == "there"
    assert run("print(len(beside(large)()))") == "5000000"


@pytest.mark.parametrize("work", ["killed", "strange"])
def test_what_fails_there_is_done_here(work: str) -> None:
    """A process that dies, or a result that cannot be handed over: the work is done once more, here."""
    assert run(f"print(beside({work})())") == "here"


def test_an_error_is_raised_here() -> None:
    """What the work raises is raised with all that it carries."""
    assert run("try: beside(wrong)()\nexcept DataError as error: print(error.problems[0].message)") == "here"


def test_no_process_is_left() -> None:
    """After the result the other process is gone."""
    assert run("beside(which)()\ntry: os.wait()\nexcept ChildProcessError: print('none')") == "none"


def test_without_fork_it_is_done_here() -> None:
    """Windows has no fork: the work is done when it is asked for."""
    assert run("del os.fork\nload = beside(which)\nprint(load())") == "here"


def test_a_signal_is_for_the_parent() -> None:
    """What the parent does at a signal is not done by the other process as well, which only ends."""
    setting = "signal.signal(signal.SIGTERM, lambda *_: print('caught', flush=True))\n"
    ending = "def ending(): return os.kill(os.getpid(), signal.SIGTERM) if which() == 'there' else which()\n"
    assert run(f"{setting}{ending}print(beside(ending)())") == "here"
