"""The one of two codes of which only a part is said: "AI-900 or 901", "NCA or NCP GENL"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certbot.language.codes import CodeSpan
from certbot.language.entries import NameIndex
from certbot.language.foreign import TRANSLATED
from certbot.language.lexicon import BETWEEN_NAMES
from certbot.language.mention import Mention, unknown_code
from certbot.language.normalise import Token


def elided(
    names: NameIndex, typed: Sequence[Token], whole: Sequence[Mention], codes: Sequence[CodeSpan]
) -> Iterator[Mention]:
    """The shortened codes that follow those of the text which end `whole` names, one each, and those before one."""
    real = [code for code in codes if code.id is not None]
    ends = {code.end: code.text for code in real}
    earlier = (_before(names, typed, span) for span in real)
    yield from (mention for mention in earlier if mention is not None)
    for name in whole:
        code = ends.get(name.end) if name.verdict == "take" else None
        at = _after(typed, name.end) if code is not None else None
        second = _code(names, typed, code, at) if code is not None and at is not None else None
        if second is not None:
            yield second


def _after(typed: Sequence[Token], at: int) -> int | None:
    """Where the second name begins: after a slash, or a word such as "or"; None if nothing links it."""
    linked = typed[at - 1].after == "/"
    while (
        at < len(typed)
        and TRANSLATED.get(typed[at].text, typed[at].text) in BETWEEN_NAMES
        and typed[at - 1].after not in {".", "?"}
    ):
        at += 1
        linked = True
    return at if linked and at < len(typed) else None


def _before(names: NameIndex, typed: Sequence[Token], second: CodeSpan) -> Mention | None:
    """The first of two codes, of which only the beginning is said: what follows is that of the second."""
    at = second.start - 1
    linked = at >= 0 and typed[at].after == "/"
    if at > 0 and TRANSLATED.get(typed[at].text, typed[at].text) in BETWEEN_NAMES and not typed[at].ends:
        at -= 1
        linked = not typed[at].ends
    _, dash, rest = second.text.partition("-")
    span = names.codes.whole(f"{typed[at].text}-{rest}") if linked and dash else None
    if span is None or span.id in (None, second.id):
        return None
    return Mention(at, at + 1, (str(span.id),), 97, code=span.text)


def _code(names: NameIndex, typed: Sequence[Token], first: str, at: int) -> Mention | None:
    """Only the number at the end of a code, as long as that of the first, or letters that make a code of the rest
    ("CCAR-F or P"): the rest is the same."""
    rest, _, digits = first.rpartition("-")
    number = typed[at].text
    if rest and number.isalpha() and digits.isalpha():
        other = names.codes.whole(f"{rest}-{number}")
        return Mention(at, at + 1, (other.id,), 97, code=other.text) if other and other.id else None
    if not (number.isdecimal() and digits.isdecimal() and len(number) == len(digits)):
        return None
    code = f"{rest}-{number}"
    span = names.codes.whole(code) or CodeSpan(at, at + 1, code, None)
    if span.id is not None:
        return Mention(at, at + 1, (span.id,), 97, code=code)
    found = unknown_code(names, [span])
    return Mention(at, at + 1, tuple(match.id for match in found.matches), 60, found.verdict, code=code)
