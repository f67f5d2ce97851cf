"""The words and phrases of the conversation, and the networks that match them.

The networks are built when they are first needed, so that whoever only wants names does not pay for them. load.py reads
the files and tells what each list is for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from certbot.catalog.vocabulary import SLOTS
from certbot.language.composed import Composition, compositions
from certbot.language.counting import Counting, counting
from certbot.language.languages import Telling, may_tell
from certbot.language.network import Joined, Network
from certbot.language.normalise import Token
from certbot.language.signs import WEIGHTS, Signs
from certbot.language.templates import SKIPPED, expand, parse
from certbot.language.weighing import Weights
from certbot.yaml.load import Document

CRITERIA = ("vendor", "topic", "level", "kind", "language", "trait", "standing", "order")
"""What certifications are asked for by, each with words for its values; a word under several values means any."""
COUNTING = ("numbers", "units", "counting")
"""What years are counted with: every file adds to the same lists."""
_MANY = frozenset({"numbers", "counting"})  # so many that few short words are none of them with a letter left out
MOST_HEARD = 16
"""So many combinations of languages are kept, the last ones heard: each takes up to 1 MB, and there are hundreds."""
COMPOSED = "composed "
"""What stands before the slot in the kind of what parts tell of it."""
OF_NAMES = frozenset({"signs", "weight", *(COMPOSED + slot for slot in SLOTS)})
"""Lists of concepts or parts by their names, and no words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One template and what it means: `kind` is the key it stands under ("role", "answers platform"), `value` the
    last name above it. `path` leads to it in the document."""

    document: Document = field(repr=False)
    path: tuple[str | int, ...]
    kind: str
    value: str
    template: str


class Words:
    """All words and phrases; built lazily from the entries. `others` gives those of the other languages; `parts` are
    the words of which these are made, where a text is in several languages; `learned` gives the learned weights.

    No dataclass: whatever writes out the fields of one (a test that fails) would go on for minutes.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        others: Callable[[], Mapping[str, Words]] = dict,
        parts: Sequence[Words] = (),
        learned: Callable[[], Weights] = Weights,
    ) -> None:
        self.entries = tuple(entries)
        self.others = others
        self.parts = tuple(parts)
        self.learned = learned
        self._networks: dict[tuple[str, ...], Network] = {}
        self._heard: dict[tuple[str, ...], Words] = {}

    @cached_property
    def weights(self) -> Weights:
        """What was learned from texts whose intent is known: wanted when the first text is read."""
        return self.learned()

    @cached_property
    def languages(self) -> Mapping[str, Words]:
        """The words of the other languages, by name: wanted when the first word is met that English does not have."""
        return self.others()

    @cached_property
    def telling(self) -> Telling:
        """The words that tell of the other languages."""
        every = {language: words.known for language, words in self.languages.items()}
        return Telling(every, {language: words.beside(self.known) for language, words in self.languages.items()})

    def beside(self, english: Collection[str]) -> frozenset[str]:
        """The words that English does not have: of those in phrases the ones that are not among the `english`, of the
        common words all; none that this language lists as English, too."""
        shared, common = self._of("english"), self._of("common")
        own = (word for word in self.known - shared if word in common or word not in english)
        return frozenset(word for word in own if may_tell(word))

    def heard(self, text: Sequence[Token], names: Container[str] = ()) -> Words:
        """These words, with those of the other languages that a text is in. What is among the words of `names` tells of
        no language."""
        if all(token.text in self.known or token.text in names or not may_tell(token.text) for token in text):
            return self
        languages = self.telling.languages(text)
        return self._joined(languages) if languages else self

    def _joined(self, languages: tuple[str, ...]) -> Words:
        """These words with those of other languages. The combination heard last is kept longest."""
        heard = self._heard.pop(languages, None)
        if heard is None:
            parts = (self, *(self.languages[language] for language in languages))
            heard = Words((entry for part in parts for entry in part.entries), parts=parts)
        self._heard[languages] = heard
        if len(self._heard) > MOST_HEARD:
            del self._heard[next(iter(self._heard))]
        return heard

    @cached_property
    def not_english(self) -> frozenset[str]:
        """The commonest words of the other languages heard, which have no meaning in English beside them."""
        return self._of("common", "skipped") - SKIPPED

    @cached_property
    def skipped(self) -> frozenset[str]:
        """Words that may stand between any two words of a phrase."""
        return SKIPPED | self._of("skipped")

    @cached_property
    def values(self) -> Network | Joined:
        """Words that fill slots, or are to be ignored."""
        return self._network(*SLOTS, "ignored")

    @cached_property
    def criteria(self) -> Network | Joined:
        """Words that certifications are asked for by."""
        return self._network(*CRITERIA)

    @cached_property
    def listing(self) -> Network | Joined:
        """Words that make a bound of an amount, and those of asking for a list."""
        return self._network("limit", "listing")

    @cached_property
    def phrases(self) -> Network | Joined:
        """Concepts, phrases of intents, their arguments, marks and parts, anywhere in a text."""
        kinds = {entry.kind for entry in self.entries if entry.kind.startswith("arguments ")}
        return self._network("concepts", "phrases", "about", "marks", "parts", *kinds)

    @cached_property
    def compositions(self) -> tuple[Composition, ...]:
        """Which parts of a clause are a value of a slot together."""
        told = (entry for entry in self.entries if entry.kind.startswith(COMPOSED))
        return compositions((e.kind.removeprefix(COMPOSED), e.value, e.template) for e in told)

    @cached_property
    def signs(self) -> Signs:
        """Which concepts together tell of an intent."""
        weights = {e.template: WEIGHTS[e.value] for e in self.entries if e.kind == "weight" and e.value in WEIGHTS}
        return Signs(((e.value, e.template) for e in self.entries if e.kind == "signs"), weights, self.order)

    @cached_property
    def spelling(self) -> dict[str, str]:
        """The word that is meant by each way of typing it in haste: none that is a word of another language heard."""
        others = {word for part in self.parts[1:] for word in part.known}
        haste = ((word, e.value) for e in self.entries if e.kind == "spelling" for word in _words_of(e))
        return {word: meant for word, meant in haste if word not in others}

    @cached_property
    def whole(self) -> Network | Joined:
        """Phrases that count only when they are the whole text."""
        return self._network("whole")

    @cached_property
    def answers(self) -> dict[str, Network | Joined]:
        """Words that answer only the question for one slot, and only as the whole text. The slots are those of a
        person and whatever else a flow asks for."""
        kinds = dict.fromkeys(entry.kind for entry in self.entries if entry.kind.startswith("answers "))
        return {kind.removeprefix("answers "): self._network(kind) for kind in kinds}

    @cached_property
    def padding(self) -> Network | Joined:
        """What may stand around an answer without changing it."""
        return self._network("padding")

    @cached_property
    def careers(self) -> frozenset[str]:
        """Words of other trades."""
        return self._of("careers")

    @cached_property
    def counting(self) -> Counting:
        """The words that years are counted with."""
        first, *others = self.parts or (self,)
        found = [said for said in first._counted() if said[2] not in self.not_english]
        return counting([*found, *(said for part in others for said in part._counted())])

    def _counted(self) -> Iterator[tuple[str, str, str]]:
        found = (entry for entry in self.entries if entry.kind in COUNTING)
        return ((entry.kind, entry.value, word) for entry in found for word in _words_of(entry))

    @cached_property
    def order(self) -> dict[str, int]:
        """The intents as the file orders them: of several in one text the first wins."""
        intents = dict.fromkeys(entry.value for entry in self.entries if entry.kind in ("phrases", "signs"))
        return {intent: rank for rank, intent in enumerate(intents)}

    @cached_property
    def controls(self) -> tuple[str, ...]:
        """The single words that are a whole text."""
        said = (phrase for entry in self.entries if entry.kind == "whole" for phrase in expand(entry.template))
        return tuple(sorted({phrase[0] for phrase in said if len(phrase) == 1}))

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of every list: none of them is a slip of the hand."""
        if self.parts:
            return frozenset().union(*(part.known for part in self.parts))
        return frozenset(word for entry in self.entries if entry.kind not in OF_NAMES for word in _words_of(entry))

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """Words of five letters and more, by their first letter: what a slip of the hand is compared with."""
        kinds = {*SLOTS, *CRITERIA, "listing", "concepts", "phrases", "whole", "about"}
        return _by_letter(word for word in self._of(*kinds) if len(word) > 4)

    @cached_property
    def short(self) -> dict[str, tuple[str, ...]]:
        """Words of four and five letters that mean a value by themselves, by their first letter: what a short word
        with a letter left out may be. Not those of trades, which are too many, nor "four", which is near too much."""
        kinds = {"platform", "budget", "experience", *COUNTING}
        entries = (entry for entry in self.entries if entry.kind in kinds or entry.kind.startswith("answers "))
        alone = (
            (entry.kind, word)
            for entry in entries
            if len(parts := parse(entry.template)) == 1
            for phrase in parts[0].phrases
            if len(phrase) == 1
            for word in phrase
        )
        return _by_letter({word for kind, word in alone if len(word) == 5 or (len(word) == 4 and kind not in _MANY)})

    def _of(self, *kinds: str) -> frozenset[str]:
        """The words of these lists."""
        return frozenset(word for entry in self.entries if entry.kind in kinds for word in _words_of(entry))

    def _network(self, *kinds: str) -> Network | Joined:
        if self.parts:
            return Joined([part._own(kinds) for part in self.parts], self.not_english)
        return self._own(kinds)

    def _own(self, kinds: tuple[str, ...]) -> Network:
        """The network of these kinds, without those of `parts`, which share theirs."""
        if kinds not in self._networks:
            root = self._networks[kinds] = Network(self.skipped)
            for entry in self.entries:
                if entry.kind in kinds:
                    root.add(entry.template, entry.kind, entry.value)
        return self._networks[kinds]


def _by_letter(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    result: dict[str, list[str]] = {}
    for word in sorted(words):
        if word.isalpha():
            result.setdefault(word[0], []).append(word)
    return {letter: tuple(found) for letter, found in result.items()}


def _words_of(entry: Entry) -> Iterator[str]:
    return (word for part in parse(entry.template) for phrase in part.phrases for word in phrase)
