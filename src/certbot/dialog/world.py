"""Everything the engine reads and never changes: the catalog, the flows, the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.flows import Flow
from certbot.language.entries import NameIndex
from certbot.language.load import Words

# The flow that owns the slots of the vocabulary, and the one that a conversation falls back to.
ADVISE = "advise"
# The flow that asks before everything is forgotten.
FORGET = "forget"


@dataclass(frozen=True)
class World:
    """One immutable state of the data. Tests hand in small ones."""

    catalog: Catalog
    flows: Mapping[str, Flow]
    commands: Mapping[str, str]
    words: Words
    index: NameIndex

    @property
    def digressions(self) -> frozenset[str]:
        """Every intent that some flow answers on its way."""
        return frozenset(intent for flow in self.flows.values() for intent in flow.digressions)

    def values(self, slot: str) -> tuple[str, ...]:
        """The values a slot may have: the vocabulary's, or those on the buttons of the flow that asks for it;
        none for a slot that nobody asks for."""
        if slot in SLOTS:
            return SLOTS[slot]
        rows = next((flow.asks[slot] for flow in self.flows.values() if slot in flow.asks), ())
        return tuple(value for row in rows for value in row)

    def owner(self, slot: str) -> str:
        """The flow that keeps a slot: the one that asks for it, else the advice."""
        return next((name for name, flow in self.flows.items() if slot in flow.asks), ADVISE)
