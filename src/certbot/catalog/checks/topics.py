"""Topics: every word by which a subject is recognised leads to a certification."""

from __future__ import annotations

from collections.abc import Iterator

from certbot.catalog.checks.world import World
from certbot.catalog.fits import speaks_of
from certbot.yaml.problem import Problem


def topics_lead_somewhere(world: World) -> Iterator[Problem]:
    """Each word of topics.yaml stands in the topics or the name of some certification, and each topic has a word. Where
    a file of certifications cannot be read, its words are not missed."""
    if any(document.value is None for document in world.files.certifications):
        return
    texts = [
        text
        for entry in world.certifications
        for text in (*(text for _, text in entry.texts("topics")), entry.text("name"), entry.text("short"))
        if text is not None
    ]
    for entry in world.topics:
        for path, word in entry.texts("words"):
            if not speaks_of(texts, word):
                message = f"{word} stands in no topic and no name of a certification: mend it or leave it out"
                yield entry.problem(path, message)
        if not entry.texts("words"):
            yield entry.problem(("id",), f"topic {entry.id} has no words: write at least one")
