"""diagram: the flows of the conversation as Mermaid."""

from __future__ import annotations

from argparse import Namespace

from certbot.config import dialogs_dir
from certbot.dialog.diagram import mermaid
from certbot.dialog.load import load_flows


def run(_: Namespace) -> int:
    """Print the diagram. Raises DataError or ConfigError."""
    print(mermaid(load_flows(dialogs_dir())), end="")
    return 0
