"""check: everything that is wrong in catalog and dialogs, in one run."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from certbot.catalog.check import check_files
from certbot.catalog.load import read_files, salvage
from certbot.config import catalog_dir, dialogs_dir
from certbot.dialog.check import check_dialogs
from certbot.evaluation.examples import check_examples
from certbot.language.check import check_words
from certbot.yaml.problem import in_order


def run(args: Namespace) -> int:
    """Print each problem as path:line:col: message, the facts due for a new look last and the oldest of them first;
    1 if there is an error, with --strict also for a warning."""
    catalog, dialogs = read_files(catalog_dir()), dialogs_dir()
    readable, _ = salvage(catalog)
    of_dialogs = (*check_dialogs(dialogs, catalog), *check_words(dialogs, readable), *check_examples(dialogs))
    problems = in_order((*check_files(catalog, args.today), *of_dialogs))
    for problem in problems:
        mark = "warning: " if problem.severity == "warning" else ""
        print(replace(problem, path=_short(problem.path), message=mark + problem.message))
    errors = sum(problem.severity == "error" for problem in problems)
    print(f"{errors} errors, {len(problems) - errors} warnings", file=sys.stderr)
    return 1 if errors or (args.strict and problems) else 0


def _short(path: str) -> str:
    """A path as seen from here, where it is below."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except ValueError:
        return path
