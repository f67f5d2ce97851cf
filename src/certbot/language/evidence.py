"""What is known of how a text was read: values that `explain` fills and commands show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from certbot.language.folding import Folded
from certbot.language.understanding import Found, Understanding
from certbot.language.weighing import Spoken


@dataclass(frozen=True, slots=True)
class Slip:
    """A word as it was typed, and the one that was read for it."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class Said:
    """A word of names with its role: `vendor`, `level`, `trade`, `subject`, `name` (a word that few names have), `code`
    (a part of one); or `credential` ("exam"), `year`, `number`, `small` ("of"), `talk`, `unknown`. `weight` is how much
    of a name it is; `typed` the words that it was read from; `unsaid` if people leave it out without meaning another
    thing."""

    text: str
    role: str
    weight: float = 0.0
    typed: str = ""
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """An exam code in the text, the certification that has it, and those with the nearest codes where none has."""

    text: str
    id: str | None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A certification that the text may mean. `score` is None where `find` does not offer it. `name` is the way of
    naming it that fits best, with the words that the text shares with it, those that are missing in the text, and those
    of the text that speak against it; `covered` is the share of the name that was said. `vendor` is `agrees`, `host`
    (only taught there), `other` or `unsaid`."""

    id: str
    score: float | None
    name: str
    shared: tuple[Said, ...]
    missing: tuple[Said, ...]
    against: tuple[Said, ...]
    covered: float
    vendor: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that the decision hung on: `slip` (points that each mended word costs), `one-slip` and `two-slips`
    (letters of a word that may have so many), `partial` (the share of a name that is worth asking about), `most`
    (candidates that are asked about)."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Naming:
    """Everything that is known of how a text was read as a name. `rule` is what decided: that of `find`, or why it
    found nothing, with the words of the text that it is about in `because`. `otherwise` is the other reading that was
    taken or asked about in place of the `tokens`."""

    text: str
    found: Found
    rule: str
    because: tuple[str, ...]
    tokens: tuple[str, ...]
    otherwise: tuple[str, ...]
    folded: tuple[Folded, ...]
    slips: tuple[Slip, ...]
    words: tuple[Said, ...]
    codes: tuple[Code, ...]
    candidates: tuple[Candidate, ...]
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """Words of a text, and what was made of them: a `kind` (a slot, "negation" ...) and a `value` of it. `why` says why
    a value does not count: `denied`, `aim` (what somebody wants to become), `elsewhere` (it says what a question is
    about, or who somebody else is), or `other` (another one does)."""

    words: str
    kind: str
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was learned from other texts has to say of the intent. `ruled` is that of the rules, which stands where they
    are `settled`; `shares` are those of the likeliest intents, and `spoken` the features that spoke for the intent of
    the text and against that of the rules, the most first, where they are two."""

    ruled: str | None
    settled: bool
    shares: Mapping[str, float]
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Everything that is known of how a text was understood: `read`, and the words behind it. An intent without words
    `follows` from the `names`, the `slots` or what was `learned`; none does from an `answer` or from `nothing`;
    `rivals` are others that there are signs of, and `weighed` is what was learned. A slot without words follows from
    several things that were said. `names` are certifications, held or not, and candidates with what they were read
    from, `unused` values that do not count, `marks` words that decide which of several does."""

    read: Understanding
    slips: tuple[Slip, ...]
    intent: tuple[Heard, ...]
    rivals: tuple[Heard, ...]
    follows: str
    weighed: Weighed | None
    slots: Mapping[str, tuple[Heard, ...]]
    names: tuple[Heard, ...]
    unused: tuple[Heard, ...]
    ignored: tuple[Heard, ...]
    marks: tuple[Heard, ...]
