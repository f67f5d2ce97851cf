"""explain: why a text matched what it did."""

from __future__ import annotations

import textwrap
from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from certbot.advice.codes import Code
from certbot.catalog.facts import plain
from certbot.catalog.model import Catalog
from certbot.catalog.vocabulary import SLOTS
from certbot.commands import read, write
from certbot.commands.lines import Query, answer
from certbot.commands.names import check_value
from certbot.commands.understand import slots, text_and_asked
from certbot.dialog.messages import Messages
from certbot.language.evidence import Candidate, Heard, Meaning, Naming, Said, Threshold, Weighed
from certbot.language.explain import explain
from certbot.language.explain_meaning import explain_meaning
from certbot.language.weighing import NONE
from certbot.terminal.plain import width

_LABEL = 12
"""Columns of the names of rows."""


def run(args: Namespace) -> int:
    """Print how the text was read as a name, and what was understood. Raises DataError, ConfigError or UsageError."""
    world = read.world()
    messages = read.messages(world.catalog)
    check_value("--asked", args.asked, SLOTS)

    def explained(query: Query) -> tuple[Naming, Meaning]:
        text, asked = text_and_asked(query)
        meaning = explain_meaning(world.words, world.index, text, asked or args.asked, args.today)
        return explain(world.index, world.catalog, text), meaning

    def respond(query: Query) -> dict[str, Any]:
        naming, meaning = explained(query)
        return as_json(messages, naming) | {"understood": understood(meaning)}

    def show(text: str) -> None:
        """Names and values of the vocabulary in rows, as `understand` has them, and each rule in a sentence."""
        naming, meaning = explained(text)
        print(write.text(messages, Code("explain.as-name")) + "\n")
        _print(_naming(messages, world.catalog, naming))
        print("\n" + write.text(messages, Code("explain.as-message")) + "\n")
        _print(_meaning(messages, meaning))

    return answer(args, respond, show)


def as_json(messages: Messages, naming: Naming) -> dict[str, Any]:
    """How a text was read as a name; the fields are those of `evidence.Naming`."""
    value: dict[str, Any] = plain(naming, unknown=True)
    found = value.pop("found")
    return {
        "text": value.pop("text"),
        "verdict": found["verdict"],
        "rule": value.pop("rule"),
        "reason": _reason(messages, naming),
    } | value


def understood(meaning: Meaning) -> dict[str, Any]:
    """What was understood, each with the words it came from; the fields are those of `evidence.Meaning`."""
    value: dict[str, Any] = plain(meaning, unknown=True)
    found = meaning.read
    del value["read"]
    values = slots(found)
    return {
        "intent": {
            "value": found.intent,
            "argument": found.argument,
            "further": list(found.further),
            "from": value.pop("intent"),
            "rivals": value.pop("rivals"),
            "follows": value.pop("follows"),
            "weighed": value.pop("weighed"),
        },
        "slots": {slot: {"value": values[slot], "from": words} for slot, words in value.pop("slots").items()},
        "certifications": list(found.certifications),
        "asked_about": [match.id for match in found.ask.matches] if found.ask else [],
        "denied": dict(found.cleared),
        "unknown": list(found.unknown),
    } | value


def _reason(messages: Messages, naming: Naming) -> str:
    return write.text(messages, Code(f"explain.rule.{naming.rule}", {"words": ", ".join(naming.because)}))


def _print(rows: Iterable[tuple[str, str]]) -> None:
    """Each row with its label, broken at the terminal's width under what it says."""
    indent = " " * _LABEL
    for label, said in rows:
        shown = "".join(character if character.isprintable() else " " for character in said)
        broken = textwrap.TextWrapper(max(width(), 2 * _LABEL), indent, indent, break_on_hyphens=False)
        lines = broken.wrap(shown)
        print(label.ljust(_LABEL) + "\n".join(lines)[_LABEL:] if lines else label)


def _naming(messages: Messages, catalog: Catalog, naming: Naming) -> Iterator[tuple[str, str]]:
    """The rows about a text as a name: a label and what it says."""
    yield "verdict", f"{naming.found.verdict} ({naming.rule})"
    yield "", _reason(messages, naming)
    for threshold in naming.thresholds:
        yield "threshold", f"{threshold.name} {threshold.value:g}: {_threshold(messages, threshold)}"
    if naming.tokens:
        yield "tokens", " ".join(naming.tokens)
    if naming.otherwise:
        yield "read as", " ".join(naming.otherwise)
    for word in naming.folded:
        yield "folded", f"{word.typed} -> {' '.join(word.tokens)} ({', '.join(word.kinds)})"
    for slip in naming.slips:
        yield "mended", f"{slip.typed} -> {slip.meant}"
    if naming.words:
        yield "words", ", ".join(map(_word, naming.words))
    for code in naming.codes:
        near = f"in no record; nearest: {', '.join(code.near) or 'none'}"
        yield "code", f"{code.text}: {code.id or near}"
    for candidate in naming.candidates:
        yield "", ""
        yield from _candidate(catalog, candidate)


def _candidate(catalog: Catalog, candidate: Candidate) -> Iterator[tuple[str, str]]:
    offered = "near, not offered" if candidate.score is None else f"score {candidate.score:g}"
    yield "candidate", f"{candidate.id} ({offered}): {catalog.certifications[candidate.id].name}"
    yield "  name", f"“{candidate.name}”: {100 * candidate.covered:.0f} % of it is said, the vendor apart"
    for label, words in (("shared", candidate.shared), ("missing", candidate.missing), ("against", candidate.against)):
        if words:
            yield f"  {label}", ", ".join(map(_weighed, words))
    yield "  vendor", candidate.vendor


def _threshold(messages: Messages, threshold: Threshold) -> str:
    return write.text(messages, Code(f"explain.threshold.{threshold.name}", {"value": threshold.value}))


def _word(word: Said) -> str:
    typed = f" from “{word.typed}”" if word.typed != word.text else ""
    return f"{word.text} ({word.role}{typed})"


def _weighed(word: Said) -> str:
    weight = f", {word.weight:g}" if word.weight else ""
    return f"{word.text} ({word.role}{weight}{', unsaid' if word.unsaid else ''})"


def _meaning(messages: Messages, meaning: Meaning) -> Iterator[tuple[str, str]]:
    """The rows about what was understood."""
    found = meaning.read
    follows = "" if meaning.intent else write.text(messages, Code(f"explain.follows.{meaning.follows}"))
    yield "intent", f"{found.intent}: {_from(meaning.intent) or follows}" if found.intent else follows
    if found.argument:
        yield "argument", ", ".join((found.argument, *found.further))
    for rival in meaning.rivals:
        yield "rival", f"{rival.value}: “{rival.words}”"
    if meaning.weighed is not None:
        yield from _weighing(messages, meaning.weighed)
    for slot, words in meaning.slots.items():
        value = found.slots[slot]
        follows = write.text(messages, Code("explain.follows.together"))
        yield slot, f"{value if isinstance(value, str) else ', '.join(value)}: {_from(words) or follows}"
    for name in (name for name in meaning.names if name.kind != "have"):
        yield name.kind, f"{name.value or 'none'}: “{name.words}”"
    for slip in meaning.slips:
        yield "mended", f"{slip.typed} -> {slip.meant}"
    for unused in meaning.unused:
        yield "unused", f"{unused.kind} {unused.value}: “{unused.words}” ({unused.why})"
    for label, heard in (("marks", meaning.marks), ("ignored", meaning.ignored)):
        if heard:
            yield label, ", ".join(f"{each.kind} “{each.words}”" for each in heard)
    if found.unknown:
        yield "unknown", ", ".join(found.unknown)


def _weighing(messages: Messages, weighed: Weighed) -> Iterator[tuple[str, str]]:
    """The rows about what lines like the text speak for."""
    ruled = weighed.ruled or NONE
    agreed = "agreed" if ruled == next(iter(weighed.shares)) else "ruled"
    how = "settled" if weighed.settled else "learned" if weighed.spoken else agreed
    shares = ", ".join(f"{intent} {100 * share:.0f} %" for intent, share in weighed.shares.items())
    yield "weighed", f"{shares}: {write.text(messages, Code(f'explain.weighed.{how}', {'intent': ruled}))}"
    if weighed.spoken:
        yield "", ", ".join(f"{each.feature} +{each.weight:.1f}" for each in weighed.spoken)


def _from(heard: Iterable[Heard]) -> str:
    """The words, of the concepts of a sign each with its name."""
    return ", ".join(
        dict.fromkeys(
            f"“{each.words}” ({each.value})" if each.kind == "concepts" else f"“{each.words}”" for each in heard
        )
    )
