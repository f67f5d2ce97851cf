"""All templates as one network of nodes, and the walks along a text through it.

The network is a nondeterministic automaton. A walk takes all the nodes that the same words lead to as one state, and
which state follows which is worked out once, when a walk first goes there (the subset construction, done lazily).
There are about as many states as nodes, since they come from the words of templates alone; what people type adds
none. So neither the number of templates nor a hostile text makes it run away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from certbot.language.normalise import Token
from certbot.language.templates import MOST_SKIPPED, SKIPPED, Phrase, Span, parse


@dataclass(slots=True, eq=False)
class _Node:
    """A point in the network: where each next word leads, and what ends here (kind, value)."""

    number: int
    edges: dict[str, list[_Node]] = field(default_factory=dict)
    ends: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _State:
    """Nodes that a walk is at together: what ends at them and where words lead from them; `following` and `staying`
    are the states known so far after a word, and where it is passed over."""

    nodes: tuple[_Node, ...]
    ends: tuple[tuple[str, str], ...]
    edges: dict[str, list[_Node]]
    slots: bool
    following: dict[str, _State] = field(default_factory=dict)
    staying: dict[str, _State] = field(default_factory=dict)


class Network:
    """Templates with what they mean. Words that are `skipped` may stand between any two words of a template."""

    def __init__(self, skipped: Collection[str] = SKIPPED) -> None:
        self._skipped = skipped
        self._count = 0
        self._start = self._node()
        self._states: dict[tuple[int, ...], _State] = {}

    def _node(self) -> _Node:
        self._count += 1
        return _Node(self._count)

    def add(self, template: str, kind: str, value: str) -> None:
        """Let a template mean something. Raises TemplateError."""
        self._states.clear()
        frontier = [self._start]
        for part in parse(template):
            joint = self._node()
            for phrase in part.phrases:
                for node in frontier:
                    for word in phrase[:-1]:
                        following = self._node()
                        node.edges.setdefault(word, []).append(following)
                        node = following
                    node.edges.setdefault(phrase[-1], []).append(joint)
            frontier = [*frontier, joint] if part.optional else [joint]
        for node in frontier:
            node.ends.append((kind, value))

    def matches(self, text: Sequence[Token], filled: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
        """Everything in the text that the network knows, once, by where it starts; `filled` are the slots found
        already, by their start."""
        start = self._state([self._start])
        for at, token in enumerate(text):
            if token.text in start.edges or (start.slots and at in filled):
                yield from dict.fromkeys(self._from(start, text, at, filled))

    def meaning(self, phrase: Phrase) -> tuple[tuple[str, str], ...]:
        """What this very phrase means, with nothing passed over: kinds and values."""
        state = self._state([self._start])
        for word in phrase:
            if word not in state.edges:
                return ()
            state = self._following(state, word)
        return state.ends

    def meanings(self) -> Iterator[tuple[Phrase, tuple[tuple[str, str], ...]]]:
        """Everything that phrases mean, each with one of the phrases: without going through all that there are."""
        first = self._state([self._start])
        seen = {first}
        walks: list[tuple[Phrase, _State]] = [((), first)]
        while walks:
            phrase, state = walks.pop()
            if state.ends:
                yield phrase, state.ends
            for word in state.edges:
                following = self._following(state, word)
                if following not in seen:
                    seen.add(following)
                    walks.append(((*phrase, word), following))

    def _from(
        self, state: _State, text: Sequence[Token], start: int, filled: Mapping[int, Sequence[Span]]
    ) -> Iterator[Span]:
        walks = [(state, start, 0)]
        seen: set[tuple[_State, int]] = set()
        while walks:
            state, at, skipped = walks.pop()
            if (state, at) in seen:
                continue
            seen.add((state, at))
            for kind, value in state.ends:
                yield Span(start, at, kind, value)
            if at == len(text) or (at > start and text[at - 1].after in {".", "?"}):
                continue
            word = text[at].text
            known = word in state.edges
            if known:
                walks.append((self._following(state, word), at + 1, 0))
            if word in self._skipped and at > start and skipped < MOST_SKIPPED:
                walks.append((self._staying(state, word) if known else state, at + 1, skipped + 1))
            if state.slots and at in filled:
                slots = ((span, "{" + span.kind + "}") for span in filled[at])
                walks += [(self._following(state, slot), span.end, 0) for span, slot in slots if slot in state.edges]

    def _following(self, state: _State, word: str) -> _State:
        """The state after a word that leads on, or after a slot."""
        result = state.following.get(word)
        if result is None:
            result = state.following[word] = self._state(state.edges[word])
        return result

    def _staying(self, state: _State, word: str) -> _State:
        """The state of those nodes that pass over a word which leads on from the others."""
        result = state.staying.get(word)
        if result is None:
            result = state.staying[word] = self._state(node for node in state.nodes if word not in node.edges)
        return result

    def _state(self, nodes: Iterable[_Node]) -> _State:
        """The state of these nodes, the later ones first."""
        chosen = {node.number: node for node in nodes}
        key = tuple(sorted(chosen, reverse=True))
        if key not in self._states:
            members = tuple(chosen[number] for number in key)
            edges: dict[str, list[_Node]] = {}
            for node in members:
                for word, following in node.edges.items():
                    edges.setdefault(word, []).extend(following)
            ends = dict.fromkeys(end for node in members for end in node.ends)
            self._states[key] = _State(members, tuple(ends), edges, any(word.startswith("{") for word in edges))
        return self._states[key]


class Joined:
    """Several networks as one: templates of several languages. Of the first of them, which is of English, a word alone
    means nothing if it is one of the `others`: "de" is no data engineer in Spanish."""

    def __init__(self, networks: Sequence[Network], others: Collection[str] = ()) -> None:
        self._networks = networks
        self._others = others

    def matches(self, text: Sequence[Token], filled: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
        """Everything in the text that one of the networks knows, once, by where it starts."""
        english, *networks = (network.matches(text, filled) for network in self._networks)
        meant = (s for s in english if s.end - s.start > 1 or text[s.start].text not in self._others)
        found = chain(meant, *networks)
        return iter(sorted(dict.fromkeys(found), key=lambda span: span.start))
