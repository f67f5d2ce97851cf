"""The verdict on words all of which are accounted for: names in any order, more or less of one, a subject, a vendor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from certbot.language import rules
from certbot.language.entries import (
    LEVEL_WORDS,
    Alias,
    NameIndex,
    distinctive,
    generic,
    levelled,
    says_enough,
    vague,
)
from certbot.language.lexicon import FIELDS, GENERIC_WORDS, HOLDING, PRODUCTS, RISKY, TITLES, TRADES
from certbot.language.mention import MOST
from certbot.language.partial import COURSES, Hit, described, more, other_level, part
from certbot.language.reading import Reading, reading
from certbot.language.rules import Rule
from certbot.language.subjects import of_subject
from certbot.language.understanding import Found, Match
from certbot.language.wording import Word


def decide(names: NameIndex, entries: Iterable[int], rule: Rule) -> Found:
    """Take the one certification that these entries are, or ask which."""
    groups = names.groups(entries)
    if len(groups) == 1:
        return Found("take", tuple(Match(id, rule.score - rank) for rank, id in enumerate(groups[0])), rule=rule.code)
    return ask(groups, rules.SAME_NAME.less(max(0, rules.SAME_NAME.score - rule.score)))


def ask(groups: Sequence[tuple[str, ...]], rule: Rule) -> Found:
    """Ask which of these is meant."""
    matches = tuple(Match(group[0], rule.score - rank) for rank, group in enumerate(groups[:MOST]))
    return Found("ask", matches, rule=rule.code)


def judge(names: NameIndex, said: Sequence[Word], relaxed: bool, penalty: float) -> Found | None:
    """The verdict on a text all of whose words are accounted for; None to look further."""
    read = reading(names, said, relaxed)
    if read is None:
        return None
    if not read.core:
        return _vendor(names, read)
    found = _alias(names, read, names.exact.get(read.core, ()), rules.ALIAS.less(penalty))
    if found is None and any(
        not (generic(word) or word in PRODUCTS) or word in TRADES for word in read.core
    ):  # "azure ai" leaves more open than the level
        found = _unlevelled(names, read, rules.LEVEL_LEFT_OUT.less(penalty))
    if found is None:
        found = _verdict(names, more(names, read, rules.MORE.less(penalty)))
    if found is None and not (read.talk and not read.kinds):
        found = _of_subject(names, read, read.kinds, rules.SAME_SUBJECT.less(penalty))
        found = found or _verdict(names, other_level(names, read) or part(names, read, rules.PART.less(penalty)))
    if found is None or found.verdict == "ask":
        fitting = _verdict(names, described(names, read, rules.DESCRIBED.less(penalty)))
        found = fitting if fitting is not None and (found is None or fitting.verdict == "take") else found
    if found is None and not read.talk and read.core <= LEVEL_WORDS:  # "aws associate"
        found = _of_subject(names, read, {"certification"}, rules.SAME_SUBJECT.less(penalty))
    shared = read.core <= TITLES | {"leader"} or read.core <= COURSES or (read.kinds and read.core <= TRADES)
    titled = shared and not read.talk
    if found is None and read.vendors and titled:  # "aws practitioner", "google architect exam"
        several = having_all(names, read)
        found = ask(several, rules.SHARED_WORDS) if len(several) > 1 else None
    if found is None and read.kinds and read.core <= GENERIC_WORDS:  # all that a vendor has is of the subject
        found = _of_vendor(names, read)
    if found is None:
        return None
    if found.verdict == "ask":
        return _completed(names, read, found)
    first = found.matches[0].id
    other = names.another_title(names.entries[first], {word.text for word in said})
    return ask([(first,)], rules.OTHER_TITLE) if other else found


def _of_subject(names: NameIndex, read: Reading, kinds: Collection[str], rule: Rule) -> Found | None:
    """The verdict on a vendor with a subject, a level or both."""
    several = of_subject(names, read.core, read.vendors, kinds)
    return decide(names, several, rule) if several else None


def _completed(names: NameIndex, read: Reading, found: Found) -> Found:
    """The candidates, and after them others that have all the words that were said, as many as are asked about."""
    if len(found.matches) >= MOST or not read.core:
        return found
    known = [match.id for match in found.matches]
    others = [group[0] for group in having_all(names, read) if set(group).isdisjoint(known)]
    more = (Match(id, found.matches[0].score - rank) for rank, id in enumerate(others, len(known)))
    return replace(found, matches=(*found.matches, *more)[:MOST])


def having_all(names: NameIndex, read: Reading) -> list[tuple[str, ...]]:
    """The ids of those that have all the words that were said, or words that are about the same."""
    having = (
        set(names.having(word)).union(*map(names.having, HOLDING.get(word, ()))) for word in read.core | read.vendors
    )
    entries = sorted(set.intersection(*having))
    return names.groups(names.of_kind(entries, read.kinds) or entries)


def _vendor(names: NameIndex, read: Reading) -> Found | None:
    """A vendor alone: its family if one goes by that name, else the best known of its certifications to choose from."""
    family = names.bare.get((read.vendors, read.kinds))
    if family is None and len(read.kinds) > 1:  # "certification exam"
        several = {names.bare.get((read.vendors, frozenset({kind}))) for kind in read.kinds}
        family = several.pop() if len(several) == 1 else None
    if family:
        if read.use and not read.kinds:
            return ask(names.groups(family), rules.PLATFORM_USED)
        return decide(names, family, rules.FAMILY)
    return None if read.talk and not read.kinds else _of_vendor(names, read)


def _of_vendor(names: NameIndex, read: Reading) -> Found | None:
    """The best known certifications of a vendor to choose from."""
    if not read.vendors:
        return None
    theirs = [entry for entry in sorted(names.all_of(read.vendors)) if read.vendors <= names.hosts[entry]]
    entries = [entry for entry in theirs if read.vendors <= names.vendors[entry]]
    entries = entries or [entry for entry in theirs if not read.vendors.isdisjoint(names.vendors[entry])]
    groups = names.groups(names.of_kind(entries, read.kinds) or entries)
    return ask(groups, rules.VENDOR_ALONE) if groups else None


def _alias(names: NameIndex, read: Reading, aliases: Iterable[Alias], rule: Rule) -> Found | None:
    """The verdict where the words, in whatever order, are exactly those of some aliases."""
    fitting = _fitting(names, read, aliases)
    if not fitting:
        return _unmistakable(names, read) if len(read.core) == 1 else None
    found = _of_subject(names, read, read.kinds, rule)
    if found is not None:
        return found
    if read.kinds and "course" not in read.kinds:  # a "chatgpt course" is no "chatgpt certification"
        fitting = [alias for alias in fitting if alias.kinds != {"course"}] or fitting
    told = [alias for alias in fitting if names.told(alias, read.vendors)]
    every = [alias.entry for alias in told or fitting]
    entries = names.of_kind(every, read.kinds) or every
    if not read.kinds and (read.core <= LEVEL_WORDS or read.core <= PRODUCTS):
        if read.core <= LEVEL_WORDS and told and not read.talk:  # "fundamentals azure" is a name in another order
            return decide(names, entries, rule)
        if not read.talk and _only_product(names, read, entries):
            return decide(names, entries, rule)
        clear = read.vendors or not (read.talk or read.core <= LEVEL_WORDS)
        return ask(names.groups(entries), rules.SHARED_WORDS) if clear else None
    if told:
        return decide(names, entries, rule)
    same = (*fitting, *names.unlevelled.get(read.core, ()))
    titled = len(read.core) > 2 and any(alias.official for alias in same)
    field = _of_field(read) or (len(read.core) > 2 and not (read.talk or read.core.isdisjoint(FIELDS)))
    own = len(names.groups(entries)) == 1 and (titled or distinctive(read.core) or field)
    named = [alias.entry for alias in fitting if not alias.vendors]
    if all(alias.bare for alias in fitting if not alias.vendors):  # one word, which others may have
        named = named and entries
    if named:
        whole = len(read.core) > 1 and any(alias.official for alias in fitting if not alias.vendors)
        whole = whole or (levelled(read.core) and len(names.groups(entries)) == 1)
        if whole or own or not vague(read.core):
            return decide(names, named, rule)
        return ask(names.groups(entries), rules.NO_VENDOR)
    bare = rules.WITHOUT_VENDOR.less(rules.ALIAS.score - rule.score)
    if vague(read.core):
        return decide(names, entries, bare) if own else _subject(names, read, entries)
    if len(read.core) > 1:
        clear = own or read.kinds or says_enough(read.core)
        clear = clear or (not read.talk and any(alias.official for alias in fitting))
        return decide(names, entries, bare) if clear else ask(names.groups(entries), rules.NO_VENDOR)
    (word,) = read.core
    if word in names.initials or word in names.codes.forms.stems:
        return decide(names, [*entries, *names.initials.get(word, ())], bare)
    return ask(names.groups(entries), rules.NO_VENDOR) if read.kinds else None


def _only_product(names: NameIndex, read: Reading, entries: Sequence[int]) -> bool:
    """Whether a product is said of which one certification has its name, and no other ("agentforce")."""
    only = read.core <= PRODUCTS and len(names.groups(names.all_of(read.core))) == 1
    return only and any(alias.official and read.core <= alias.core for alias in names.aliases[entries[0]])


def _of_field(read: Reading) -> bool:
    """Whether a field of work stands beside a level or "certification" ("AI networking professional")."""
    return bool(levelled(read.core) or read.kinds) and not read.core.isdisjoint(FIELDS)


def _fitting(names: NameIndex, read: Reading, aliases: Iterable[Alias]) -> list[Alias]:
    """The aliases that the words may mean beside these vendors."""
    fitting = [alias for alias in aliases if names.fits(alias, read.vendors)]
    if read.core <= LEVEL_WORDS:  # "microsoft fundamentals" is not yet the "microsoft azure fundamentals"
        fitting = [a for a in fitting if a.vendors <= read.vendors and names.of_one_level(a.entry)]
    if read.core <= TRADES and not distinctive(read.core):  # "google engineer" is not yet the "google cloud engineer"
        fitting = [alias for alias in fitting if alias.vendors <= read.vendors]
    fitting = [alias for alias in fitting if not alias.mere or alias.vendors <= read.vendors]
    return [alias for alias in fitting if read.kinds or not (alias.mere or (alias.bare and not read.vendors))]


def _unmistakable(names: NameIndex, read: Reading) -> Found | None:
    """The exam that one word names by itself: it goes by that word, and nothing else in the catalog has it."""
    (word,) = read.core
    called = [alias.entry for alias in names.exact.get(read.core, ()) if alias.bare and not alias.mere]
    only = names.exams.issuperset(names.having(word)) and len(names.groups(names.having(word))) == 1
    if read.talk or read.vendors or not (called and only) or word in PRODUCTS or word in RISKY:
        return None
    return decide(names, called, rules.WITHOUT_VENDOR)


def _subject(names: NameIndex, read: Reading, entries: Sequence[int]) -> Found | None:
    """The verdict on subjects and trades that name something beside a vendor only."""
    groups = names.groups(entries)
    if read.core <= LEVEL_WORDS:
        return None
    if len(read.core) == 1:
        return ask(groups, rules.NO_VENDOR) if read.kinds and len(groups) <= MOST else None
    clear = read.kinds or not (read.talk or read.core.isdisjoint(TRADES | LEVEL_WORDS))
    return ask(groups, rules.NO_VENDOR) if clear else None


def _unlevelled(names: NameIndex, read: Reading, rule: Rule) -> Found | None:
    """The verdict where the words are a name's but for its level. Without a vendor they are rather a trade."""
    fitting = _fitting(names, read, names.unlevelled.get(read.core, ()))
    groups = names.groups(alias.entry for alias in fitting)
    if read.vendors or not fitting:
        return _alias(names, read, fitting, rule)
    own = len(read.core) > 2 and (not vague(read.core) or any(alias.official for alias in fitting))
    if len(groups) == 1 and (own or distinctive(read.core) or _of_field(read)):
        return decide(names, [fitting[0].entry], rule)
    return ask(groups, rules.NO_VENDOR) if read.kinds or not read.talk else None


def _verdict(names: NameIndex, hit: Hit | None) -> Found | None:
    if hit is None:
        return None
    return decide(names, hit.entries, hit.rule) if hit.sure else ask(names.groups(hit.entries), hit.rule)
