"""The wheel works by itself, and a checkout shows what was edited in it.

Nothing is fetched: the wheel is built by the build backend of this environment, and of the other packages here only
those that the wheel says it needs at run time are lent to the empty environment it is installed into.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import certbot
from certbot import config

ROOT = Path(__file__).parents[1]
DEVELOPMENT = ("pytest", "hypothesis", "mypy", "ruff", "hatchling", "_pytest")


def run(command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs a command without this process's environment."""
    env = {"PATH": os.environ["PATH"]} | options.pop("env", {})
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env, **options)


def needed(names: Iterable[str]) -> Iterator[str]:
    """The distributions of these names and all that they need, without extras."""
    todo, seen = list(names), set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            requires = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # needed on other systems only
        yield name
        todo += [required(line) for line in requires if "extra ==" not in line]


def required(line: str) -> str:
    """The name in a requirement such as ``babel>=2.17; python_version < '4'``."""
    match = re.match(r"[A-Za-z0-9._-]+", line)
    assert match is not None
    return match.group()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def empty(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that has the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    installed = run([python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel])
    assert installed.returncode == 0, installed.stderr
    lent = folder / "lent"
    lent.mkdir()
    requires = [required(line) for line in importlib.metadata.requires("certbot-advisor") or []]
    for name in needed(requires):
        lend(importlib.metadata.distribution(name), lent)
    place = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).stdout.strip()
    (Path(place) / "lent.pth").write_text(f"{lent}\n")
    return folder / "bin"


def lend(distribution: importlib.metadata.Distribution, folder: Path) -> None:
    """Link a distribution's top-level packages, modules and metadata into `folder`."""
    for file in distribution.files or []:
        top = file.parts[0]
        if top != ".." and not (folder / top).exists():
            (folder / top).symlink_to(str(distribution.locate_file(top)))


def test_wheel_holds_code_and_data_alone(wheel: Path) -> None:
    """The wheel has the package, all data files as they stand, and no tests or tools."""
    names = set(ZipFile(wheel).namelist())
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"certbot"}
    for folder in ("catalog", "dialogs"):
        files = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"certbot/data/{file}" for file in files} <= names
    assert "certbot/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_environment_has_no_development_dependency(empty: Path) -> None:
    """What the tests below show holds without any tool of development."""
    code = f"import importlib.util as u; print([n for n in {DEVELOPMENT!r} if u.find_spec(n)])"
    assert run([empty / "python", "-c", code], cwd=empty).stdout == "[]\n"


def test_installed_command_finds_its_data(empty: Path) -> None:
    """find works outside the checkout."""
    done = run([empty / "certbot-advisor", "find", "--json", "ai-900"], cwd=empty)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["matches"][0]["id"] == "azure-ai-900"


def test_installed_check_is_clean(empty: Path) -> None:
    """check works outside the checkout, on the packaged data."""
    done = run([empty / "certbot-advisor", "check", "--today", "2026-11-21"], cwd=empty)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_installed_show_recommend_and_export(empty: Path) -> None:
    """show, recommend and export have all they need outside the checkout."""
    for args in (["show", "aws-mla"], ["recommend", "--role", "developer"], ["export", "--json"]):
        done = run([empty / "certbot-advisor", *args, "--today", "2026-11-21"], cwd=empty)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) > 5


def test_installed_chat(empty: Path) -> None:
    """chat works outside the checkout."""
    done = run([empty / "certbot-advisor", "chat", "--plain"], cwd=empty, input="hi\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[a] " in done.stdout


def pins(file: str) -> dict[str, str]:
    """The name and version of each line of a lock file that pins one."""
    lines = (ROOT / "requirements" / file).read_text().splitlines()
    return dict(line.split(" ")[0].split("==") for line in lines if re.match(r"[a-z0-9]", line))


def test_lock_files_hold_what_the_project_asks_for() -> None:
    """Both lock files pin every dependency, the same versions, each with hashes, and name no place to fetch from."""
    runtime, development = pins("base.txt"), pins("dev.txt")
    assert {required(line).lower() for line in importlib.metadata.requires("certbot-advisor") or []} <= set(runtime)
    assert runtime.items() <= development.items()
    for file in ("base.txt", "dev.txt"):
        text = (ROOT / "requirements" / file).read_text()
        assert all("--hash=sha256:" in part for part in re.split(r"(?m)^(?=[a-z0-9])", text)[1:])
        assert "://" not in text


def test_this_environment_runs_the_checkout() -> None:
    """The tests run what stands in the checkout, not an installed copy."""
    assert Path(certbot.__file__).parent == ROOT / "src" / "certbot"
    assert config.dialogs_dir({}) == ROOT / "dialogs"


def test_an_edit_in_the_checkout_is_seen_in_chat(tmp_path: Path) -> None:
    """A message that is edited in a checkout is what the next chat says, with nothing built or installed anew."""
    for folder in ("src", "catalog", "dialogs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    command = [sys.executable, "-c", "import sys; from certbot.cli import main; sys.exit(main())", "chat", "--plain"]
    options = {"cwd": tmp_path / "src", "input": "hi\n", "env": {"PYTHONPATH": str(tmp_path / "src")}}
    before = run(command, **options)
    assert before.returncode == 0, before.stderr
    file = tmp_path / "dialogs" / "messages" / "en.yaml"
    edited, count = re.subn(r"(?m)^ask\.role: .*$", "ask.role: What fills your days?", file.read_text())
    assert count == 1
    file.write_text(edited)
    after = run(command, **options)
    assert "What fills your days?" not in before.stdout
    assert "What fills your days?" in after.stdout
