"""Which languages beside English a text is in, so that their words count only there.

The bot speaks English, and understands a little of other languages, mixed with English or not. Their words would do
harm in English texts ("die", "son", "an" for a year): so a language is heard only where a text has a word that tells of
it, which is one that English does not have. Of several languages those are heard that have most of its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from certbot.language.lexicon import CREDENTIAL, STOP, TALK, VENDOR_WORDS
from certbot.language.normalise import Token
from certbot.language.spellings import SYNONYMS
from certbot.language.templates import SKIPPED

MOST = 3
"""So many languages may be heard in one text, which equally many words tell of."""
_ENGLISH = TALK | STOP | SKIPPED | CREDENTIAL.keys() | SYNONYMS.keys() | VENDOR_WORDS


class Telling:
    """The words that tell of languages. `words` are all those of each language, `own` those that English does not
    have."""

    def __init__(self, words: Mapping[str, Collection[str]], own: Mapping[str, Collection[str]]) -> None:
        self._of = _by_word(words)
        self._telling = _by_word(own)

    def languages(self, text: Sequence[Token]) -> tuple[str, ...]:
        """The languages that a text is in beside English, by name: of those that a word tells of, the ones that have
        most of its words."""
        told = {language for token in text for language in self._telling.get(token.text, ())}
        counts = Counter(language for token in text for language in self._of.get(token.text, ()) if language in told)
        most = max(counts.values(), default=0)
        return tuple(sorted(language for language, count in counts.items() if count == most)[:MOST])


def _by_word(words: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for language in sorted(words):
        for word in words[language]:
            result.setdefault(word, []).append(language)
    return result


def may_tell(word: str) -> bool:
    """Whether a word may be one that English does not have: not a number, a slot of a template, a single Latin letter,
    nor a word of names or of English talk."""
    return word[0].isalpha() and (len(word) > 1 or not word.isascii()) and word not in _ENGLISH
