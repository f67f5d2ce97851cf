"""Commands start fast: each imports only what it needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LATER = {"telegram", "sqlalchemy", "sqlite3", "alembic"}
HEAVY = {"babel", "jsonschema", "asyncio", *LATER}


def imported(*args: str) -> set[str]:
    """The modules at the top that a command has imported when it ends."""
    code = (
        "import sys\nfrom certbot.cli import main\nstatus = main(sys.argv[1:])\n"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)\nsys.exit(status)"
    )
    command = [sys.executable, "-c", code, *args]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("args", [("find", "ai 900"), ("find", "--json", "ai 900"), ("find", "zzz")])
def test_find_imports_little(args: tuple[str, ...]) -> None:
    """find needs no formatting, no schemas, no network and no database."""
    assert not imported(*args) & HEAVY


def test_find_reads_only_names(tmp_path: Path) -> None:
    """find reads providers and certifications, and no other file of the catalog."""
    (tmp_path / "certifications").mkdir()
    catalog = Path(__file__).parents[1] / "catalog"
    shutil.copy(catalog / "providers.yaml", tmp_path)
    shutil.copytree(catalog / "certifications", tmp_path / "certifications", dirs_exist_ok=True)
    code = "import sys; from certbot.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "find", "--json", "ai 900"]
    env = os.environ | {"CATALOG_DIR": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    assert '"azure-ai-900"' in done.stdout


def test_check_imports_no_network_and_no_database() -> None:
    """check needs neither Telegram nor a database."""
    assert not imported("check", "--today", "2026-11-21") & LATER


def test_the_parser_imports_no_package_of_ours() -> None:
    """What may be typed is known without the catalog."""
    code = "import sys, certbot.cli\ncertbot.cli.parser()\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name for name in done.stdout.split() if name.startswith(("certbot.catalog", "certbot.commands"))}
