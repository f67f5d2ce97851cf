"""What somebody wants to spend, from an amount: "under 100 dollars", "$50", "200 usd max"."""

from __future__ import annotations

from collections.abc import Sequence

from certbot.language.normalise import Token

LOW = 150.0
"""Amounts up to this many dollars (pounds, euros) are a low budget: it pays for one foundational or associate
exam, or some months of a course; our own line."""
_CURRENCY = frozenset("$ usd eur gbp dollar dollars euro euros pound pounds bucks quid inr rs rupees".split())


def budget(text: Sequence[Token], asked: bool) -> str | None:
    """The slot's value for the first amount in the text; a bare number counts if it was `asked` for."""
    for at, token in enumerate(text):
        if not token.text[0].isdigit() or len(token.text) > 6:
            continue
        before = text[at - 1].text if at else ""
        after = text[at + 1].text if at + 1 < len(text) else ""
        thousands = after == "k"
        if before in _CURRENCY or after in _CURRENCY or (asked and len(text) <= 4):
            amount = float(token.text) * (1000 if thousands else 1)
            return "free" if amount == 0 else "low" if amount <= LOW else "any"
    return None
