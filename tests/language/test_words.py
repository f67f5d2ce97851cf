"""The words of several languages together."""

from __future__ import annotations

import gc
import weakref
from itertools import combinations

import pytest

from certbot.language.normalise import tokens
from certbot.language.words import MOST_HEARD, Words


@pytest.fixture
def polyglot(words: Words) -> Words:
    """The words of dialogs/, with which no text has been read."""
    return Words(words.entries, lambda: words.languages)


def test_only_the_languages_last_heard_are_kept(polyglot: Words) -> None:
    """Whoever writes in ever other languages does not fill the memory."""
    own = {language: min(words.beside(polyglot.known)) for language, words in polyglot.languages.items()}
    texts = [" ".join(own[language] for language in some) for some in combinations(sorted(own), 2)]
    heard = [weakref.ref(polyglot.heard(tokens(text))) for text in texts]
    gc.collect()
    assert len({ref for ref in heard if ref() is not None}) <= MOST_HEARD < len(texts)


def test_a_language_that_was_just_heard_is_not_prepared_again(polyglot: Words) -> None:
    """The same languages are the same words, and English alone is what there was."""
    german = polyglot.heard(tokens("ich weiss nicht"))
    assert german is not polyglot
    assert polyglot.heard(tokens("no tengo experiencia")) is not german
    assert polyglot.heard(tokens("was ist das, ich weiss es nicht")) is german
    assert polyglot.heard(tokens("what is this")) is polyglot
