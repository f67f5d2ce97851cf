"""The rules by which a text as a whole is taken for a name or asked about, with the score that each gives.

`names` decides by them and notes in `Found` which one it was; the messages `explain.rule.*` say each in a sentence. The
scores order what is found: 100 is a name word for word, and the less is said of a name, the lower.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """Why something is taken or asked about: a `code` that names the rule, and the score, 0-100, of what it finds."""

    code: str
    score: float

    def less(self, points: float) -> Rule:
        """The same with fewer points."""
        return Rule(self.code, self.score - points)


SLIP = 4.0
"""Points that each mended word costs."""
PARTIAL = 0.55
"""Less of a name than this, by the weight of its words, is not worth asking about."""

CODE = "code"
INSIDE = "inside"
READING = "reading"
"""Rules that take what has its score already: an exam code or a name inside a text, or another reading of it."""

# What is taken, if only one certification fits.
NAME = Rule("name", 100)
NEXT_EXAM = Rule("next-exam", 99)
GLUED = Rule("glued", 99)
ALIAS = Rule("alias", 98)
FAMILY = Rule("family", 95)
MORE = Rule("more", 92)
WITHOUT_VENDOR = Rule("without-vendor", 92)
DESCRIBED = Rule("described", 88)
LEVEL_LEFT_OUT = Rule("level-left-out", 90)
PART = Rule("part", 86)
SAME_SUBJECT = Rule("same-subject", 86)

# What is asked about.
SAME_NAME = Rule("same-name", 80)
NO_VENDOR = Rule("no-vendor", 60)
SHARED_WORDS = Rule("shared-words", 60)
PLATFORM_USED = Rule("platform-used", 60)
PARTS = Rule("parts", 60)
READINGS = Rule("readings", 60)
OTHER_TITLE = Rule("other-title", 60)
SEVERAL_INSIDE = Rule("several-inside", 60)
UNSURE_INSIDE = Rule("unsure-inside", 60)
NO_SUCH_CODE = Rule("no-such-code", 60)
OTHER_LEVEL = Rule("other-level", 55)
VENDOR_ALONE = Rule("vendor-alone", 50)
