"""What a vendor has of a subject: "comptia ai", "oci ai professional", "aws ml cert".

A name has a subject if the word is in it, or one that is about it, too ("Generative AI" is of AI). Names of that
subject and no other come before the rest: Google's for machine learning is the ML engineer, not the crash course.
"""

from __future__ import annotations

from collections.abc import Collection

from certbot.language.entries import LEVEL_WORDS, Alias, Core, NameIndex, generic
from certbot.language.lexicon import GENERIC_WORDS, HOLDING
from certbot.language.mention import MOST


def of_subject(names: NameIndex, core: Core, vendors: frozenset[str], kinds: Collection[str] = ()) -> list[int]:
    """The entries of a vendor's names with this subject (and level), if `core` is no more than that: the one that it
    names exactly, else those of that subject alone, else all that have it; of the kinds asked for if there are such.
    Of a level alone all that have it, if a credential is spoken of at all."""
    subjects = core - LEVEL_WORDS
    if not core or len(subjects) > 1 or not subjects <= GENERIC_WORDS | HOLDING.keys() or not vendors:
        return []
    exact = {
        a.entry
        for a in names.exact.get(core, ())
        if (vendors <= names.vendors[a.entry] if subjects else _of_level(names, a, vendors)) and not (a.kinds or a.mere)
    }
    if len(names.groups(exact)) == 1:
        return sorted(exact)
    levels = core & LEVEL_WORDS
    theirs = [
        entry
        for entry in sorted(set.intersection(*(names.holders.get(word, set()) for word in vendors)))
        if vendors <= names.vendors[entry] and levels.issubset(names.bags[entry])
    ]
    if not subjects:
        theirs = [entry for entry in theirs if names.of_one_level(entry)]
        literal = [entry for entry in theirs if any(levels <= alias.core for alias in names.aliases[entry])]
        theirs = literal if len(names.groups(literal)) > 1 else theirs  # a name that says it, rather than a record
        several = kinds and len(names.groups(theirs)) > 1  # of one we cannot tell whether its name has no more
        return names.of_kind(theirs, kinds) or theirs if several else []
    (subject,) = subjects
    about = HOLDING.get(subject, frozenset()) | subjects
    every = [entry for entry in theirs if not about.isdisjoint(names.bags[entry])]
    named = [entry for entry in every if any(_alone(about, alias) for alias in names.aliases[entry])]
    literal = [entry for entry in named if subject in names.bags[entry]]
    if len(names.groups(literal)) >= MOST:
        named = literal
    elif len(names.groups(named)) == 1:
        named = [e for e in every if not literal or (e in names.exams) == (named[0] in names.exams)]
    return names.of_kind(named, kinds) or names.of_kind(every, kinds) or named


def _of_level(names: NameIndex, alias: Alias, vendors: frozenset[str]) -> bool:
    """Whether a level beside these vendors is all of a name, and not that of a family with several levels."""
    return vendors == alias.vendors and names.of_one_level(alias.entry)


def _alone(about: frozenset[str], alias: Alias) -> bool:
    """Whether a name says no more than a subject and what many names say."""
    return not about.isdisjoint(alias.core) and all(word in about or generic(word) for word in alias.core)
