"""The words and phrases of the conversation from dialogs/: the only file reading of this package.

Every list in words/*.yaml and phrases.yaml becomes entries (a template, and what it means), of which words.py makes
what texts are read with.

The keys of these files are the slots (words that mean a value), `answers` (words that mean a value only where its slot
was asked for, and only as the whole text), `concepts` (what people speak of), `signs` (which concepts together tell of
an intent) and `weight` (which concepts tell little, and which much), `phrases` and `whole` (what an intent sounds
like, anywhere or as the whole text), `about` (a question for one fact about a certification that is not named),
`arguments` (what narrows an intent), `marks` (what turns the words beside it), `spelling` (how a word is typed in
haste), `ignored`, `padding` around an answer, `careers` (words of other trades), `numbers`, `units` and `counting`
(how years are counted), `parts` and `composed` (which parts of a clause together mean a value). Lists of
certifications are asked for by the keys of CRITERIA, by amounts beside a word of `limit`, and with the words of
`listing`.

The files of languages/ hold the same for other languages than English, and besides: `common` (words by which a language
is known), `english` (words by which it is not, for they are English, too), and `skipped` (articles and the like, which
may stand between any two words of a phrase).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from certbot.catalog.vocabulary import SLOTS
from certbot.errors import DataError
from certbot.language.templates import TemplateError, parse
from certbot.language.weighing import Weights
from certbot.language.words import COUNTING, CRITERIA, OF_NAMES, Entry, Words
from certbot.yaml.load import Document, read
from certbot.yaml.problem import Problem

LANGUAGES = "languages"
"""The folder with a file for each other language than English."""
EXAMPLES = "examples"
"""The folder with texts whose intent is known, a file for each intent."""
LEARNED = Path("learned", "intents.json")
"""The file with the weights that `learn` makes of the examples."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
DEPTHS = {
    **dict.fromkeys((*SLOTS, *CRITERIA, "limit", "listing", "phrases", "whole", "about", "marks"), 1),
    **dict.fromkeys(COUNTING, 1),
    **dict.fromkeys(("concepts", "signs", "weight", "spelling"), 1),
    "parts": 1,
    "composed": 2,
    "answers": 2,
    "arguments": 2,
    "ignored": 0,
    "padding": 0,
    "careers": 0,
    "common": 0,
    "english": 0,
    "skipped": 0,
}
"""The keys a file may have, and how many mappings stand between each and its lists."""


def spelt_out(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, and once more those with an umlaut, as who has no key for it writes them ("fuer")."""
    for entry in entries:
        yield entry
        plain = entry.template.translate(_UMLAUTS)
        if plain != entry.template:
            yield replace(entry, template=plain)


def word_files(dialogs: Path) -> list[Document]:
    """The documents with English words and phrases, in the order in which they count."""
    return [read(file) for file in (*sorted((dialogs / "words").glob("*.yaml")), dialogs / "phrases.yaml")]


def asked_slots(dialogs: Path) -> dict[str, set[str]]:
    """Every slot that is asked for, with its values: those of a person, and those on the buttons of a flow."""
    result: dict[str, set[str]] = {slot: set(values) for slot, values in SLOTS.items()}
    for document in map(read, sorted(dialogs.glob("*.yaml"))):
        asks = document.value.get("asks") if isinstance(document.value, dict) else None
        for slot, rows in asks.items() if isinstance(asks, dict) else ():
            if slot not in SLOTS:
                lists = (row for row in rows if isinstance(row, list)) if isinstance(rows, list) else ()
                result.setdefault(slot, set()).update(str(value) for row in lists for value in row)
    return result


def entries(document: Document) -> Iterator[Entry | Problem]:
    """The entries of one file, and a problem for each thing that is none."""
    if not isinstance(document.value, dict):
        yield document.problem((), "a mapping of lists of words is expected here")
        return
    for key, value in document.value.items():
        depth = DEPTHS.get(key)
        if depth is None:
            yield document.problem((key,), f"unknown key {key!r}: there are {', '.join(DEPTHS)}", key=True)
        else:
            yield from _below(document, (key,), value, depth)


def _below(document: Document, path: tuple[str | int, ...], value: Any, depth: int) -> Iterator[Entry | Problem]:
    if depth:
        if not isinstance(value, dict):
            yield document.problem(path, "a mapping is expected here")
            return
        for key, inner in value.items():
            yield from _below(document, (*path, key), inner, depth - 1)
        return
    if not isinstance(value, list):
        yield document.problem(path, "a list is expected here")
        return
    if not value:
        yield document.problem(path, "this list is empty")
    names = [str(step) for step in path]
    kind, last = (" ".join(names[:-1]), names[-1]) if len(names) > 1 else (names[0], names[0])
    for number, template in enumerate(value):
        if isinstance(template, str):
            yield Entry(document, (*path, number), kind, last, template)
        else:
            yield document.problem((*path, number), f"{template!r} is not text: write it in quotes")


def language_files(dialogs: Path) -> list[Document]:
    """The documents with the words of other languages."""
    return [read(file) for file in sorted((dialogs / LANGUAGES).glob("*.yaml"))]


def load_words(dialogs: Path) -> Words:
    """The words and phrases below `dialogs`; those of other languages are read when they are first needed. Raises
    DataError with everything that cannot be read, at once or then."""
    others, learned = partial(_load_languages, dialogs), partial(load_weights, dialogs / LEARNED)
    return Words(_read(word_files(dialogs)), others, learned=learned)


def load_weights(file: Path) -> Weights:
    """The weights that were learned; none where there is no such file. Raises DataError for one that holds others."""
    if not file.exists():
        return Weights()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Weights)
    except msgspec.DecodeError as error:
        what = f"these are no weights ({error}): write them anew with `certbot-advisor learn`"
        raise DataError([Problem(str(file), 1, 1, what)]) from error


def digest(dialogs: Path) -> str:
    """Tells whether weights were learned from the examples that there are now."""
    files = sorted((dialogs / EXAMPLES).glob("*.yaml"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _load_languages(dialogs: Path) -> dict[str, Words]:
    return {
        Path(document.path).stem: Words(tuple(spelt_out(_read([document])))) for document in language_files(dialogs)
    }


def _read(documents: list[Document]) -> tuple[Entry, ...]:
    problems: list[Problem] = []
    found: list[Entry] = []
    for document in documents:
        problems += document.problems
        for item in entries(document):
            if isinstance(item, Problem):
                problems.append(item)
            else:
                found.append(item)
                try:
                    if item.kind not in OF_NAMES:
                        parse(item.template)
                except TemplateError as error:
                    problems.append(document.problem(item.path, str(error)))
    if problems:
        raise DataError(problems)
    return tuple(found)
