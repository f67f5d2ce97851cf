"""learn: the weights of what people write, from the examples."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from certbot.commands import read
from certbot.config import dialogs_dir
from certbot.evaluation.examples import load_examples
from certbot.evaluation.learning import learn, read_as
from certbot.language.load import LEARNED, digest
from certbot.language.weighing import Weights


def run(args: Namespace) -> int:
    """Learn from dialogs/examples/ and write dialogs/learned/intents.json: some two minutes. Raises DataError or
    ConfigError."""
    dialogs = dialogs_dir()
    lines = load_examples(dialogs)
    world = read.world()
    weights = learn(read_as(world.words, world.index, lines), digest(dialogs))
    file = dialogs / LEARNED
    file.parent.mkdir(exist_ok=True)
    file.write_text(as_json(weights), encoding="utf-8")
    print(f"{file}: {len(weights.features)} features of {len(lines)} examples")
    return 0


def as_json(weights: Weights) -> str:
    """One feature a line, so that a difference can be seen."""
    rows = ",\n".join(f"{_encoded(name)}: {_encoded(packed)}" for name, packed in weights.features.items())
    head = f'"intents": {_encoded(weights.intents)},\n"examples": {_encoded(weights.examples)}'
    return f'{{\n{head},\n"features": {{\n{rows}\n}}\n}}\n'


def _encoded(value: object) -> str:
    return msgspec.json.encode(value).decode()
