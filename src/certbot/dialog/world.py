"""Everything the engine reads and never changes: the catalog, the flows, the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from certbot.catalog.model import Catalog
from certbot.dialog.flows import Flow
from certbot.language.entries import NameIndex
from certbot.language.words import Words

# The flow that owns the slots of the vocabulary, and the one that a conversation falls back to.
ADVISE = "advise"
# The flow that asks before everything is forgotten.
FORGET = "forget"


@dataclass(frozen=True)
class World:
    """One immutable state of the data. Tests hand in small ones.

    `retention_days` is after how many days the channel deletes what it keeps of those who left; None where it keeps
    nothing beyond the conversation.
    """

    catalog: Catalog
    flows: Mapping[str, Flow]
    commands: Mapping[str, str]
    words: Words
    index: NameIndex
    retention_days: int | None = None

    @cached_property
    def languages(self) -> frozenset[str]:
        """The BCP 47 tags of the languages that can be spoken about: those that there are words for, those in which
        some exam is held, and without their variant."""
        certs = self.catalog.certifications.values()
        exams = (cert.exam.languages for cert in certs if cert.exam is not None)
        versions = (version.languages for cert in certs for version in cert.versions)
        held = frozenset(tag for tags in (*exams, *versions) for tag in tags)
        said = {entry.value for entry in self.words.entries if entry.kind == "language"}
        return held | {tag.split("-")[0] for tag in held} | said

    def values(self, slot: str) -> tuple[str, ...]:
        """The values a slot may have, in the flow that keeps it; none for a slot that nobody asks for."""
        return self.flows[self.owner(slot)].values(slot)

    def owner(self, slot: str) -> str:
        """The flow that keeps a slot: the one that asks for it, else the advice."""
        return next((name for name, flow in self.flows.items() if slot in flow.asks), ADVISE)
