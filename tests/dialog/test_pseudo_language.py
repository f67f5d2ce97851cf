"""No sentence comes from Python: with every text of dialogs/ and catalog/ in a pseudo-language, nothing else is left.

The pseudo-language is ours with full-width letters. What comes out of any transcript in plain letters was written
neither in the messages nor in the catalog nor by the person, and so must come from the code.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from certbot.catalog.build import decode_special
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Advice, ArticleInfo, Catalog, Certification, Elsewhere, Provider, RenewalRule
from certbot.dialog.events import Say
from certbot.dialog.formats import Formats
from certbot.dialog.load_transcripts import load_transcripts
from certbot.dialog.messages import Messages
from certbot.dialog.tables import without_tables
from certbot.dialog.transcripts import Transcript, held
from certbot.dialog.world import World

TRANSCRIPTS = [
    pytest.param(transcript, id=file.stem)
    for file, transcript in load_transcripts(Path(__file__).parents[1] / "transcripts")
]
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in (*range(65, 91), *range(97, 123))})
# The host of a source's address is shown as it is, on GitHub with whose page it is.
HOST = re.compile(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9-]+)?\b")
# The keys of the catalog under which prose and names stand; all others hold ids, addresses and closed lists.
PROSE = frozenset(
    "name short body summary for_whom text title says now note notes method studying booked holding ref pass_mark "
    "delivery host code codes booking_code author tone no_successor".split()
)  # fmt: skip


def pseudo(text: str) -> str:
    """The text with wide letters, its placeholders, tags and entities as they are."""
    parts = re.split(r"(\{[a-z_]*\}|<[^>]*>|&[a-z]+;)", text)
    return "".join(part if number % 2 else part.translate(WIDE) for number, part in enumerate(parts))


def pseudo_prose(value: Any, *, prose: bool = False) -> Any:
    """Plain values with all prose in the pseudo-language."""
    match value:
        case str():
            return value.translate(WIDE) if prose else value
        case list() | tuple():
            return [pseudo_prose(item, prose=prose) for item in value]
        case dict():
            return {key: pseudo_prose(item, prose=key in PROSE) for key, item in value.items()}
    return value


def rewritten(record: Any) -> Any:
    """A record of the catalog with its prose in the pseudo-language."""
    plain = msgspec.to_builtins(record, enc_hook=lambda special: str(special))
    return msgspec.convert(pseudo_prose(plain), type(record), dec_hook=decode_special)


class PseudoFormats(Formats):
    """Formats whose words are wide as well; they come from Babel, not from us."""

    def money(self, amount: float, currency: str) -> str:
        return super().money(amount, currency).translate(WIDE)

    def date(self, value: date | PartialDate) -> str:
        return super().date(value).translate(WIDE)

    def words(self, items: Any) -> str:
        return super().words(["\0"] * len(items)).translate(WIDE).replace("\0", "{}").format(*items)

    def language_name(self, tag: str) -> str:
        return super().language_name(tag).translate(WIDE)


@pytest.fixture(scope="module")
def pseudo_world(world: World) -> World:
    """The real world, understood in English, its catalog written in the pseudo-language."""
    catalog = world.catalog
    tables: dict[str, dict[str, Certification | Provider | Advice | RenewalRule | ArticleInfo | Elsewhere]] = {
        "certifications": dict(catalog.certifications),
        "providers": dict(catalog.providers),
        "advice": dict(catalog.advice),
        "renewal": dict(catalog.renewal),
        "articles": dict(catalog.articles),
        "elsewhere": dict(catalog.elsewhere),
    }
    wide: dict[str, Any] = {key: {id: rewritten(item) for id, item in table.items()} for key, table in tables.items()}
    return World(
        Catalog(**wide, topics=catalog.topics, rules=catalog.rules),
        world.flows,
        world.commands,
        world.words,
        world.index,
    )


@pytest.fixture(scope="module")
def pseudo_messages(pseudo_world: World, messages: Messages) -> Messages:
    """The messages in the pseudo-language."""
    texts = {
        key: pseudo(text) if isinstance(text, str) else {form: pseudo(part) for form, part in text.items()}
        for key, text in messages.texts.items()
    }
    return Messages(texts, pseudo_world.catalog.short_names(), PseudoFormats("en"))


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
def test_no_sentence_comes_from_python(pseudo_world: World, pseudo_messages: Messages, transcript: Transcript) -> None:
    """Every plain letter that is shown was typed by the person."""
    for turn, _, effects in held(pseudo_world, transcript):
        typed = set(re.findall(r"[a-z]+", f"{turn.user} {turn.command} {turn.edit}".casefold()))
        for effect in effects:
            if not isinstance(effect, Say):
                continue
            for code in (*without_tables(effect.lines), *(button.label for row in effect.buttons for button in row)):
                shown = HOST.sub("", str(pseudo_messages.render(code).striptags()))
                assert set(re.findall(r"[a-z]+", shown.casefold())) <= typed, shown
