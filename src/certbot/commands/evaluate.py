"""evaluate: how well texts are understood, with peers beside us."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from certbot.commands import read
from certbot.commands.lines import UsageError, write_json
from certbot.evaluation.load import load_part
from certbot.evaluation.measure import measure, tuned_peers
from certbot.evaluation.readme import FIRST, LAST, NoMarks, found, renewed
from certbot.evaluation.report import markdown, values


def run(args: Namespace) -> int:
    """Print the figures of the part to develop by and, if asked for, of the one that is set aside: of that one no
    pairs, since nothing may be changed because of a line in it. With --readme, write these into a file instead.

    Raises DataError, ConfigError, or UsageError for a path that is no folder and a file without the marks.
    """
    folder = Path(args.path)
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder: name one that holds names.yaml, profiles.yaml and intents.yaml")
    readme = _read(Path(args.readme)) if args.readme else None
    development = load_part(folder)
    parts = {} if args.readme else {"development": development}
    if args.aside or args.readme:
        parts["aside"] = load_part(folder, aside=True)
    world = read.world()
    others = tuned_peers(world.catalog, development.names)
    figures = {name: measure(part, world.words, world.index, others) for name, part in parts.items()}
    if readme is not None:
        Path(args.readme).write_text(renewed(readme, figures["aside"]), encoding="utf-8")
    elif args.json:
        write_json({name: values(found, pairs=name != "aside") for name, found in figures.items()})
    else:
        titles = {"development": "The part to develop by", "aside": "The part that is set aside"}
        print(
            "\n".join(markdown(found, titles[name], pairs=name != "aside") for name, found in figures.items()).rstrip()
        )
    return 0


def _read(file: Path) -> str:
    """The text of a file that has the marks. Raises UsageError."""
    try:
        text = file.read_text(encoding="utf-8")
        found(text)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    except NoMarks:
        raise UsageError(f"{file} lacks the two lines between which the figures go: {FIRST} and {LAST}") from None
    return text
