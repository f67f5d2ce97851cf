"""Why `find` took a certification, asked about some, or refused: the evidence for and against each.

Nothing is decided here. The verdict, and the rule that it rests on, are those of `find`; the evidence is gathered after
it with the functions and the index that it uses itself.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import chain

from rapidfuzz.distance import OSA

from certbot.catalog.model import Catalog
from certbot.language import rules
from certbot.language.entries import LEFT_OUT, Alias, NameIndex, is_year, kind, name_spans, weigh
from certbot.language.evidence import Candidate, Code, Naming, Said, Slip, Threshold
from certbot.language.folding import folded
from certbot.language.lexicon import CREDENTIAL, FILLERS, STOP, TALK, VENDOR_WORDS, WEIGHTS
from certbot.language.mention import MOST, Mention
from certbot.language.mentions import mentions
from certbot.language.names import heard, meant, otherwise
from certbot.language.normalise import Token, tokens
from certbot.language.reading import reading
from certbot.language.repair import LONG, SHORTEST, repair
from certbot.language.stretch import Stretch
from certbot.language.understanding import Found
from certbot.language.wording import Word, words

_CORE = frozenset({"level", "trade", "subject", "name"})
"""The roles of words that names differ by."""
NAMING = _CORE | {"vendor"}
"""The roles of words that may name something."""
_ROLES = {"generic": "subject", "other": "name"}
_READINGS = {rules.READING, rules.READINGS.code}
_UNMENDED = {*_READINGS, rules.CODE, rules.INSIDE, rules.FAMILY.code}
"""Rules to whose scores slips do not matter."""
_NOWHERE = frozenset({"unknown", "number"})
"""The roles of words that no name has."""
_AGAINST = NAMING | _NOWHERE


def explain(names: NameIndex, catalog: Catalog, text: str) -> Naming:
    """Why `find` answers a text as it does."""
    typed = tokens(text)
    inside = mentions(names, typed)
    found = meant(names, typed, inside)
    _, other = otherwise(names, typed) if found.rule in _READINGS else (found, ())
    evidence = _Evidence(names, catalog, other or typed, () if other else inside)
    rule, because = (found.rule, ()) if found.rule else evidence.refused()
    mended = dict.fromkeys(Slip(token.text, repair(names, token.text)) for token in typed)
    slips = tuple(slip for slip in mended if slip.typed != slip.meant)
    scores: dict[str, float | None] = {match.id: match.score for match in found.matches}
    others = dict.fromkeys(id for id in evidence.near() if id not in scores)
    return Naming(
        text,
        found,
        rule,
        because,
        tuple(token.text for token in typed),
        tuple(token.text for token in other),
        folded(text),
        slips,
        evidence.roles(),
        evidence.codes,
        tuple(evidence.candidate(id, score) for id, score in (scores | others).items()),
        tuple(_thresholds(found, rule, bool(slips))),
    )


def _thresholds(found: Found, rule: str, mended: bool) -> Iterator[Threshold]:
    if mended:
        yield Threshold("one-slip", SHORTEST)
        yield Threshold("two-slips", LONG)
        if found.verdict == "take" and rule not in _UNMENDED:
            yield Threshold("slip", rules.SLIP)
    if rule in (rules.PART.code, rules.PARTS.code, "too-little"):
        yield Threshold("partial", rules.PARTIAL)
    if found.verdict == "ask":
        yield Threshold("most", MOST)


class _Evidence:
    """A text, and what of it speaks for and against a certification."""

    def __init__(self, names: NameIndex, catalog: Catalog, typed: Sequence[Token], inside: Sequence[Mention]) -> None:
        self.names = names
        self.catalog = catalog
        self.typed = typed
        self.inside = inside
        self.said = heard(names, typed)
        spans = names.codes.spans(typed)
        self.codes = tuple(
            Code(code.text, code.id, () if code.id else tuple(names.codes.near(code.text)[:MOST])) for code in spans
        )
        self.of_codes = {at for code in spans for at in range(code.start, code.end)}
        self.whole = {name_spans(typed), " ".join(repair(names, token.text) for token in typed)}

    def roles(self) -> tuple[Said, ...]:
        """The words of the text, each with its role."""
        return tuple(
            Said(word.text, "code", typed=name_spans(self.typed[word.start : word.end]))
            if word.start in self.of_codes
            else self._word(word.text, name_spans(self.typed[word.start : word.end]))
            for word in self.said
        )

    def refused(self) -> tuple[str, tuple[str, ...]]:
        """Why nothing was found, and the words that it is about."""
        if not self.said:
            return "nothing-said", ()
        unknown = self._with_roles(self.said, _NOWHERE)
        if unknown:
            return "unknown-words", unknown
        naming = self._with_roles(self.said, NAMING)
        if not naming:
            return "no-naming-words", ()
        return "something-else" if reading(self.names, self.said, True) is None else "too-little", naming

    def near(self) -> list[str]:
        """The certifications that share most with the text, the best first, whether they are offered or not."""
        said = [word for word in self.said if word.start not in self.of_codes]
        core = self._with_roles(said, _CORE)
        holders = set(chain.from_iterable(self.names.holders.get(word, ()) for word in core))
        entries = [entry for entry in sorted(holders) if self.names.aliases[entry]]
        heard = self._all(said)
        entries.sort(key=lambda entry: self._likeness(self._alias(entry, said), heard), reverse=True)
        return [self.names.ids[entry] for entry in entries[:MOST]]

    def candidate(self, id: str, score: float | None) -> Candidate:
        """What speaks for and against one certification."""
        names, entry = self.names, self.names.entries[id]
        said = self._about(id)
        vendors = set(self._with_roles(said, {"vendor"}))
        agreement = _agreement(vendors, names.vendors[entry], names.hosts[entry])
        name, core = self._name(entry, said)
        own = names.hosts[entry].union(names.bags[entry], core)
        shared = [word for word in self._all(said) if word in core]
        missing = sorted(core.difference(shared), key=lambda word: (-weigh([word]), word))
        against = tuple(self._word(word) for word in self._with_roles(said, _AGAINST) if word not in own)
        code = next((code for code in self.codes if id == code.id or id in code.near), None)
        if code is not None:
            return self._by_code(code, id, score, against, agreement)
        return Candidate(
            id,
            score,
            name,
            tuple(map(self._word, shared)),
            tuple(map(self._word, missing)),
            against,
            weigh(shared) / weigh(core) if core else 1.0,
            agreement,
        )

    def _by_code(self, code: Code, id: str, score: float | None, against: tuple[Said, ...], vendor: str) -> Candidate:
        """A certification that has a code of the text, or nearly that code."""
        record = self.catalog.certifications[id]
        codes = [*record.codes, *chain.from_iterable((each.code, each.booking_code) for each in record.versions)]
        own = min(filter(None, codes), key=lambda other: OSA.distance(other, code.text), default=record.name)
        typed = Said(code.text, "code")
        if code.id == id:
            return Candidate(id, score, own, (typed,), (), against, 1.0, vendor)
        return Candidate(id, score, own, (), (Said(own, "code"),), (typed, *against), 0.0, vendor)

    def _about(self, id: str) -> list[Word]:
        """The words that a certification is judged by: all, but where its name stands inside the text those of the name
        and beside it; without those of codes."""
        said = self.said
        mention = next((mention for mention in self.inside if id in mention.ids), None)
        places = [
            at for at, word in enumerate(said) if mention and word.start < mention.end and word.end > mention.start
        ]
        if places:
            first, last = places[0], places[-1]
            beside = Stretch(said, first, last).beside(True)
            said = [word for at, word in enumerate(said) if first <= at <= last or word.text in beside]
        return [word for word in said if word.start not in self.of_codes]

    def _name(self, entry: int, said: Sequence[Word]) -> tuple[str, frozenset[str]]:
        """The way of naming a certification that fits the text best, as it is written, and its words."""
        record = self.catalog.certifications[self.names.ids[entry]]
        written = (record.name, record.short, *record.aliases, record.id)
        exact = next((name for name in written if name_spans(tokens(name)) in self.whole), None)
        if exact is not None or not self.names.aliases[entry]:
            return exact or record.name, self._core(exact or record.name)
        core = self._alias(entry, said).core
        fitting = [name for name in written if self._core(name) == core]
        heard = set(self._all(said))
        best = max(fitting, key=lambda name: len(heard.intersection(_texts(name))), default=record.name)
        return best, core

    def _core(self, name: str) -> frozenset[str]:
        return frozenset(word for word in _texts(name) if self._role(word) in _CORE)

    def _alias(self, entry: int, said: Sequence[Word]) -> Alias:
        heard = self._all(said)
        return max(self.names.aliases[entry], key=lambda alias: self._likeness(alias, heard))

    def _likeness(self, alias: Alias, heard: Collection[str]) -> tuple[float, float, int]:
        """How well an alias fits what was heard: by the weight of the words that both have less that of those that it
        has alone, a vendor of the same or another being as much as a subject; then by the words that both have, then by
        its vendors."""
        shared = alias.core.intersection(heard)
        vendors = VENDOR_WORDS.intersection(heard)
        agreement = WEIGHTS["generic"] if vendors else 0.0
        if vendors.isdisjoint(self.names.hosts[alias.entry]):
            agreement = -agreement
        balance = weigh(shared) - weigh(alias.core - shared) + agreement
        return balance, weigh(shared), len(alias.vendors.intersection(heard))

    def _word(self, word: str, typed: str = "") -> Said:
        role = self._role(word)
        return Said(word, role, weigh([word]) if role in _CORE else 0.0, typed, word in LEFT_OUT)

    def _role(self, word: str) -> str:
        if word in VENDOR_WORDS:
            return "vendor"
        if word in CREDENTIAL:
            return "credential"
        if word in STOP or word in FILLERS:
            return "small"
        if is_year(word):
            return "year"
        if word in self.names.holders:
            return _ROLES.get(kind(word), kind(word))
        if word in TALK:
            return "talk"
        return "number" if word[0].isdecimal() else "unknown"

    def _with_roles(self, said: Iterable[Word], roles: Container[str]) -> tuple[str, ...]:
        return tuple(word for word in self._all(said) if self._role(word) in roles)

    @staticmethod
    def _all(said: Iterable[Word]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.text for word in said))


def _texts(name: str) -> list[str]:
    return [word.text for word in words(tokens(name))]


def _agreement(said: set[str], own: frozenset[str], hosts: frozenset[str]) -> str:
    if not said:
        return "unsaid"
    if not said <= hosts:
        return "other"
    return "agrees" if said & own else "host"
