"""What came after a certification that is gone: "what replaced MS-900", "the successor of DP-100"."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from certbot.language.entries import NameIndex, pointing
from certbot.language.lexicon import CREDENTIAL, INSTEAD, NEXT, REPLACING
from certbot.language.normalise import Token
from certbot.language.ordinary import ORDINARY
from certbot.language.understanding import Found

_ASKED = {"that", "to", "will"}
"""After these it is asked what replaces something."""
_WHAT = {"what", "whats", "whatever", "which", "who"}
_BECOMING = {"turn", "turned", "turns", "became", "become", "becomes", "evolved", "morphed"}
"""Of these it is asked what something became."""
_BRINGING = frozenset(
    """bring brings brought launch launched release released introduce introduced offer offers offered came made created
    published""".split()
)
"""What a vendor does with a new one: who asks what they would take instead asks for another thing."""
_FOLLOWING = frozenset(("follow",))
"""Before "up" this is one word with it."""
_POINTING = NEXT | REPLACING | INSTEAD | _FOLLOWING
_NAMED = NEXT - {"new", "newer", "newest", "next", "latest"}
"""Those that are the one that came after, in a word."""


def following(
    names: NameIndex, typed: Sequence[Token], mended: Sequence[str], meant: Callable[[Sequence[Token]], Found]
) -> Sequence[int] | None:
    """What came after what is named; None where nothing asks for that. Whether one has been replaced is a question
    about itself, if it is in the catalog. `meant` says what the rest of the text means."""
    if _POINTING.isdisjoint(mended):
        return None
    typed, mended = _joined(typed, mended)
    direct = names.numbered.get(pointing(mended))
    if direct:
        return direct
    asked = _asks(mended, {token.text for token in typed})
    if REPLACING.isdisjoint(mended) and not asked:
        return None
    if not asked and any(code.id for code in names.codes.spans(typed)):
        return None
    kept = [word for word in mended if word not in ORDINARY or word in NEXT]
    numbered = names.numbered.get(pointing([*kept, "successor"]))
    if numbered or not asked:
        return numbered
    rest = [
        token
        for token, word in zip(typed, mended, strict=True)
        if not (word in NEXT or word in REPLACING or word in INSTEAD)
    ]
    found = meant(rest)
    if found.verdict != "take" or found.matches[0].id not in names.following:
        return None
    return [names.entries[names.following[found.matches[0].id]]]


def _joined(typed: Sequence[Token], mended: Sequence[str]) -> tuple[Sequence[Token], Sequence[str]]:
    """The text with "follow-up" as one word."""
    at = next((at for at, word in enumerate(mended[:-1]) if word in _FOLLOWING and mended[at + 1] == "up"), None)
    if at is None:
        return typed, mended
    token = Token("followup", typed[at + 1].after)
    return [*typed[:at], token, *typed[at + 2 :]], [*mended[:at], token.text, *mended[at + 2 :]]


def _asks(mended: Sequence[str], typed: Set[str]) -> bool:
    """Whether it is asked what came after something; `typed` are the words before their slips were mended."""
    if not _NAMED.isdisjoint(mended):
        return True
    at = next((number for number, word in enumerate(mended) if word in REPLACING or word in INSTEAD), None)
    if at is None:
        return False
    if mended[at] in _BECOMING:
        return not _WHAT.isdisjoint(mended)
    if mended[at] in INSTEAD:
        return not (_WHAT.isdisjoint(mended) or _BRINGING.isdisjoint(typed))
    before = mended[max(at - 2, 0) : at]  # "which platform replaced"
    if not _WHAT.isdisjoint(before) or "by" in mended[at + 1 :]:
        return True
    return at > 0 and (mended[at - 1] in _ASKED or mended[at - 1] in CREDENTIAL)
