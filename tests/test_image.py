"""The image: what the Dockerfile says of it, and the image itself, built and run against the local server.

The second takes minutes and needs buildah and a base image; `make image` runs it, where BASE=... names another base
image than the Dockerfile does. The container shares the network of this machine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import psutil
import pytest
from botapi.server import BotApi
from running import TOKEN

from certbot import settings

ROOT = Path(__file__).parents[1]
DATA = "/data"
NAME = "localhost/certbot-advisor-of-the-tests"
BUILDAH = ("buildah", "--storage-driver", "vfs")


def instructions() -> Iterator[tuple[str, str]]:
    """The instructions of the Dockerfile, with what stands behind each."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for line in re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", text, flags=re.M)).splitlines():
        if line:
            name, _, rest = line.partition(" ")
            yield name, " ".join(rest.split())


def last(name: str) -> str:
    """What the last instruction of this name says: that of the image which remains."""
    return [rest for each, rest in instructions() if each == name][-1]


def ignored(path: str) -> bool:
    """Whether .dockerignore keeps this out: of the patterns that fit it or a folder that it is in, the last decides."""
    out = False
    parts = path.split("/")
    folders = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    for pattern in (ROOT / ".dockerignore").read_text(encoding="utf-8").split():
        if any(fnmatch(folder, pattern.lstrip("!").removeprefix("**/")) for folder in (*folders, *parts)):
            out = not pattern.startswith("!")
    return out


# What is written


def test_it_does_not_run_as_root() -> None:
    """The user is a number, as some platforms demand, and not 0."""
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", last("USER"))


def test_the_database_is_in_the_volume() -> None:
    """Under its usual name."""
    assert last("VOLUME") == DATA
    assert f"DATABASE_URL=sqlite:///{DATA}/{settings._DATABASE_FILE}" in last("ENV").split()


def test_the_health_check_asks_wherever_the_bot_listens() -> None:
    """It names no port."""
    _, _, command = last("HEALTHCHECK").partition("CMD ")
    assert command == "certbot-advisor health || exit 1" and not re.search(r"\d{4}", command)


def test_no_variable_that_is_a_secret_is_set() -> None:
    """The token comes when it is run, and is in no layer."""
    given = " ".join(rest for name, rest in instructions() if name in ("ENV", "ARG", "RUN"))
    assert "TOKEN" not in given and "SECRET" not in given


def test_what_is_copied_is_there_and_not_ignored() -> None:
    """Each source of COPY, and nothing that is a secret or somebody's cache goes along."""
    copied = [rest.split()[:-1] for name, rest in instructions() if name == "COPY" and "--from" not in rest]
    for source in (source for sources in copied for source in sources):
        assert (ROOT / source).exists() and not ignored(source), source
    for path in (
        ".env",
        ".git/config",
        "src/certbot/__pycache__/cli.pyc",
        "src/.mypy_cache/a.json",
        "tests/running.py",
    ):
        assert ignored(path), path


# The image


def buildah(*args: str) -> str:
    """Runs buildah, which must succeed; what it printed."""
    done = subprocess.run([*BUILDAH, *args], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout.strip()


class Container:
    """A container of the image, in which a command is run as the image says, but for what buildah leaves to Docker."""

    def __init__(self, name: str) -> None:
        self.name = name
        config = json.loads(buildah("inspect", "--type", "image", NAME))["Docker"]["config"]
        self.command: list[str] = config["Entrypoint"] + config["Cmd"]
        self.health: list[str] = ["sh", "-c", config["Healthcheck"]["Test"][1]]
        self.volumes = list(config["Volumes"])

    def args(self, *command: str, **environ: str) -> list[str]:
        given = [f"--env={name}={value}" for name, value in environ.items()]
        return [*BUILDAH, "run", "--isolation", "chroot", *given, self.name, "--", *command]

    def run(self, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
        args = self.args(*command, **environ)
        return subprocess.run(args, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture(scope="module")
def container() -> Iterator[Container]:
    """A container of the image as it is built now."""
    if shutil.which("buildah") is None:
        pytest.skip("buildah is not installed")
    base = os.environ.get("BASE") or dict(rest.split("=") for name, rest in instructions() if name == "ARG")["BASE"]
    if subprocess.run([*BUILDAH, "inspect", "--type", "image", base], capture_output=True, check=False).returncode:
        pytest.skip(
            f"the image {base} is not here: fetch it, or name another that has Python 3.11 or later by BASE=..."
        )
    buildah("bud", "--format=docker", "--isolation=chroot", f"--build-arg=BASE={base}", f"--tag={NAME}", ".")
    name = buildah("from", NAME)
    try:
        yield Container(name)
    finally:
        buildah("rm", name)
        buildah("rmi", NAME)


def bot_of(process: subprocess.Popen[str]) -> psutil.Process:
    """The bot among the processes that buildah has started: the innermost."""
    return psutil.Process(process.pid).children(recursive=True)[-1]


@pytest.mark.image
def test_the_token_is_enough(container: Container) -> None:
    """The bot answers, is well where ADMIN_LISTEN says, keeps its database to itself and stops in order."""
    with BotApi(token=TOKEN, username="certadvisorbot") as api:
        environ = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url}
        args = container.args(*container.command, **environ)
        with subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            ann = api.user(1001, "Ann")
            ann.say("AI-102?")
            ann.wait(lambda entries: [entry for entry in entries if entry.who == "bot"], timeout=60)
            assert container.run(*container.health).returncode == 0
            assert container.run(*container.health, ADMIN_LISTEN="127.0.0.1:9").returncode == 1
            assert container.volumes == [DATA]
            files = container.run("sh", "-c", f"id -u; cd {DATA}; stat -c '%n %a %u' *").stdout.split("\n")
            assert files[0] == "10001" and files[1].startswith(settings._DATABASE_FILE)
            assert {line.partition(" ")[2] for line in files[1:] if line} == {f"{stat.S_IRUSR | stat.S_IWUSR:o} 10001"}
            bot_of(process).send_signal(signal.SIGTERM)
            output, _ = process.communicate(timeout=30)
            assert process.returncode == 0 and '"event": "stopped"' in output and TOKEN not in output
