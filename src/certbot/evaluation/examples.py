"""The texts in dialogs/examples/ whose intent is known, which weights are learned from: a file for each intent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from certbot.catalog.build import Unfit, build
from certbot.catalog.vocabulary import SLOTS
from certbot.errors import DataError
from certbot.evaluation.sets import IntentLine
from certbot.language.check import INTENTS
from certbot.language.load import EXAMPLES, LEARNED, digest, load_weights
from certbot.language.weighing import NONE
from certbot.yaml.load import Document, read
from certbot.yaml.problem import Problem


def load_examples(dialogs: Path) -> list[IntentLine]:
    """All of them. Raises DataError with everything that is wrong in them."""
    found = list(_all(dialogs))
    problems = [each for each in found if isinstance(each, Problem)]
    if problems:
        raise DataError(problems)
    return [each for each in found if isinstance(each, IntentLine)]


def check_examples(dialogs: Path) -> Iterator[Problem]:
    """What is wrong in the examples, and weights that were learned from others."""
    if not (dialogs / EXAMPLES).is_dir():
        return
    yield from (each for each in _all(dialogs) if isinstance(each, Problem))
    try:
        weights = load_weights(dialogs / LEARNED)
    except DataError as error:
        yield from error.problems
        return
    if weights.examples != digest(dialogs):
        what = f"these weights were not learned from what {EXAMPLES}/ holds now: run `certbot-advisor learn`"
        yield Problem(str(dialogs / LEARNED), 1, 1, what)


def _all(dialogs: Path) -> Iterator[IntentLine | Problem]:
    seen: set[tuple[str, str | None]] = set()
    for file in sorted((dialogs / EXAMPLES).glob("*.yaml")):
        document = read(file)
        yield from document.problems
        rows = document.value if isinstance(document.value, list) else []
        if not rows and not document.problems:
            yield document.problem((), "a list of texts is expected here")
        for number, row in enumerate(rows):
            yield from _line(document, number, row, seen)


def _line(
    document: Document, number: int, row: object, seen: set[tuple[str, str | None]]
) -> Iterator[IntentLine | Problem]:
    """The line, or what is wrong with it; `seen` are the texts before it."""
    try:
        line = build(document, (number,), IntentLine, row)
    except Unfit as error:
        yield error.problem
        return
    named = Path(document.path).stem
    if (line.intent or NONE) != named or (named not in INTENTS and named != NONE):
        what = f"the intent {line.intent or 'null'} stands here, in the file of {named}: each intent has a file"
        yield document.problem((number, "intent"), what)
    elif line.asked is not None and line.asked not in SLOTS:
        yield document.problem((number, "asked"), f"unknown slot {line.asked}: there are {', '.join(SLOTS)}")
    elif (line.text, line.asked) in seen:
        yield document.problem((number, "text"), f"{line.text!r} stands here for the second time")
    else:
        yield line
    seen.add((line.text, line.asked))
