"""test: runs transcripts of conversations."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from certbot.commands import read
from certbot.commands.lines import UsageError
from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.transcripts import Transcript
from certbot.dialog.transcripts import run as run_transcript

DEFAULT = "tests/transcripts"


def run(args: Namespace) -> int:
    """Run each transcript and print what is not as it should be; 1 if anything is.

    Raises DataError, ConfigError, or UsageError for a path without transcripts.
    """
    world = read.world()
    messages = read.messages(world.catalog)
    count = failed = 0
    for path, transcript in _transcripts(args.paths or [DEFAULT]):
        faults = list(run_transcript(world, messages, transcript))
        count, failed = count + 1, failed + bool(faults)
        for fault in faults:
            print(f"{path}: {transcript.title}: {fault}")
    print(f"{count} transcripts, {failed} failed")
    return 1 if failed else 0


def _transcripts(paths: list[str]) -> Iterator[tuple[Path, Transcript]]:
    for path in map(Path, paths):
        if not path.exists():
            raise UsageError(f"{path} does not exist: name files or folders of transcripts")
        found = list(load_transcripts(path))
        if not found:
            raise UsageError(f"{path} holds no transcript (*.yaml)")
        yield from found
