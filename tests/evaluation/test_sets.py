"""The lines of the sets."""

from __future__ import annotations

import pytest

from certbot.evaluation.sets import NameLine


@pytest.mark.parametrize(
    ("line", "group"),
    [
        (NameLine(text="ai102", kind="code", expect=("azure-ai-102",)), "clear"),
        (NameLine(text="azure ml", kind="ambiguous", expect=("azure-dp-100", "azure-ai-300")), "ambiguous"),
        (NameLine(text="ai-104", kind="mistyped-code", expect=(), ask=("azure-ai-102",)), "mistyped"),
        (NameLine(text="cissp", kind="other-exam", expect=()), "refused"),
    ],
)
def test_the_keys_tell_what_is_to_be_done(line: NameLine, group: str) -> None:
    """Take it, ask about it, ask or refuse, refuse."""
    assert line.group == group
