"""find: which certification a text means."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from certbot.commands import read
from certbot.commands.lines import Query, answer, text_of
from certbot.language.names import find, index


def run(args: Namespace) -> int:
    """Print the verdict and the matches. Raises DataError, ConfigError or UsageError."""
    catalog = read.names()
    names = index(catalog)

    def respond(query: Query) -> dict[str, Any]:
        text = text_of(query, "asked")
        found = find(names, text)
        matches = [
            {"id": match.id, "name": catalog.certifications[match.id].name, "score": round(match.score, 1)}
            for match in found.matches
        ]
        return {"query": text, "verdict": found.verdict, "matches": matches}

    def show(text: str) -> None:
        from certbot.advice.codes import Code
        from certbot.commands import write  # with the messages it costs as much again as a search

        found = find(names, text)
        lines = [Code("find.code", {"code": found.code})] if found.code is not None else []
        lines.append(Code(f"find.{found.verdict}"))
        lines += [
            Code("find.match", {"name": catalog.certifications[match.id].name, "id": match.id})
            for match in found.matches[: 1 if found.verdict == "take" else None]
        ]
        write.lines(read.messages(catalog), lines)

    return answer(args, respond, show)
