"""What may be said to the bot, for the tests that try anything."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from certbot.catalog.vocabulary import SLOTS
from certbot.dialog.controls import INTENTS
from certbot.dialog.events import Command, Event, Tap, Text, Unreadable
from certbot.dialog.load import load_world
from certbot.dialog.load_messages import load_messages
from certbot.dialog.messages import Messages
from certbot.dialog.world import World

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)

SENTENCES = [
    "hi", "data engineer", "4 years", "aws", "actually gcp", "not aws", "skip", "back", "cancel", "restart", "help",
    "why?", "why not PMLE?", "what is AI-102?", "AI-900 vs AI-901", "compare", "sources", "mistakes",
    "how do I renew it?",
    "I already have AIF-C01", "forget me", "yes", "no", "what do you know about me?", "AI-104", "databricks cert",
    "dumps please", "thanks", "oracle?", "manager, no cloud, no budget", "remind me of my PMLE", "blargh", "",
    "nvidia certs", "free ones", "under 100 dollars", "more", "only free ones", "and from ibm?", "what expires never?",
    "do azure certs expire?", "does AIP-C01 renew MLA?",
]  # fmt: skip
TAPS = [
    "advise|role|developer", "advise|experience|senior", "advise|platform|none", "advise|goal|genai",
    "advise|budget|free", "ask|goal", "ask|budget", "ask|role", "do|recommend", "do|why-not", "do|compare",
    "do|compare|aws-mla", "do|sources|google-pmle", "do|renew|azure-ai-103", "do|lookup|nvidia-dli",
    "do|mistakes|waste", "do|browse", "list|p:nvidia;k:abcd|8", "list|q:a|0", "list||8", "list|s:c|0",
    "choose|aws-mla", "do|wrong|aws-mla",
    "wrong|aws-mla|price", "wrong|aws-mla|done", "do|share",
    "forget|confirm|sure", "forget|confirm|keep", "do|delete-data", "do|skip", "nonsense", "a|b|c",
]  # fmt: skip
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.sampled_from(SENTENCES).map(Text),
    st.text(max_size=40).map(Text),
    st.sampled_from(TAPS).map(Tap),
    st.builds(
        "do|{}|{}".format,
        st.sampled_from([*sorted(INTENTS), "vendor", "start"]),
        st.sampled_from(["google-pmle", "azure-ai-102", "stack-coherence", "collecting", "waste", "price", "nothing"]),
    ).map(Tap),
    st.text(max_size=20).map(Tap),
    st.sampled_from(["start", "help", "back", "forget", "cancel", "compare", "unknown", ""]).map(Command),
    st.builds(
        Command,
        st.sampled_from(["start", "compare", "renew", "list", "sources", "cert", "new", "free"]),
        st.one_of(
            st.sampled_from([*SENTENCES, "cert_aws-mla", "cert_", "forget", "AI-103 and PMLE", "since march"]),
            st.text(max_size=70),
        ),
    ),
    st.builds(Text, st.sampled_from(SENTENCES), st.sampled_from(["", *SLOTS, "confirm", "nonsense"])),
    st.just(Unreadable()),
)
SEQUENCES = st.lists(EVENTS, max_size=8)


@cache
def real() -> tuple[World, Messages]:
    """Not a fixture: a failing example would print the whole catalog."""
    world = load_world(ROOT / "catalog", ROOT / "dialogs")
    return world, load_messages(ROOT / "dialogs", "en", world.catalog.short_names())
