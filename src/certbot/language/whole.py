"""Texts that say nothing but one thing: "back", "ok, stop it pls", "haha nice"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from certbot.language.normalise import Token
from certbot.language.templates import Span
from certbot.language.words import Words

POLITE = "smalltalk"
"""The intent that may stand beside another: "hi, help"."""


def whole(words: Words, text: Sequence[Token], filled: Mapping[int, Sequence[Span]]) -> list[Span]:
    """What a text is as a whole: the longest phrase of the one intent that all of it is made of, beside politeness and
    single words of padding. Nothing where anything else is said, or several things."""
    covering = list(words.whole.matches(text, filled))
    if not covering:
        return []
    outright = _lasting(covering, text, words.skipped)
    if outright:
        return outright
    said = {at for at, token in enumerate(text) if token.text not in words.skipped}
    said -= {at for span in covering for at in range(span.start, span.end)}
    if said:
        said -= {span.start for span in words.padding.matches(text, {}) if span.end == span.start + 1}
    longest = _outermost(covering)
    intents = {span.value for span in longest}
    meant = intents - {POLITE} or intents
    if said or len(meant) > 1:
        return []
    return [max((span for span in longest if span.value in meant), key=lambda span: span.end - span.start)]


def _lasting(covering: Sequence[Span], text: Sequence[Token], skipped: Container[str]) -> list[Span]:
    """The phrases that hold the whole text."""
    said = [at for at, token in enumerate(text) if token.text not in skipped]
    return [span for span in covering if said and span.start <= said[0] and said[-1] < span.end]


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """The spans that stand in no longer one, the first where they overlap."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not result or span.end > result[-1].end:
            result.append(span)
    return result
