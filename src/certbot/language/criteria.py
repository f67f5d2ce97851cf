"""Whether a text asks for a list of certifications, and by what: "nvidia certs", "free ones", "under 100 dollars".

A clause asks for a list if it holds nothing but criteria (words of vendors.yaml, topics.yaml and criteria.yaml,
amounts beside a word of `limit`) and the words of asking for a list; or little else, if it says "show me", "list" and
the like. What is said beside it, of oneself for instance, is read as ever. What only names a value of a slot ("aws",
"beginner") is no list, unless one was just shown, which it then narrows; nor is an answer to the open question. The
name of a certification counts before a list, but not where it is made of nothing but criteria and the text speaks of
several ("agentic AI courses").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from certbot.catalog.criteria import CERTIFICATIONS, Criteria
from certbot.catalog.vocabulary import SLOTS
from certbot.language import scope
from certbot.language.annotate import Annotated
from certbot.language.clauses import Clause, clauses, take_vendors
from certbot.language.mention import Mention
from certbot.language.spans import holding, longest, starting
from certbot.language.templates import SKIPPED, Span
from certbot.language.values import criteria_of, vendors_besides
from certbot.language.words import Words

FOREIGN_SIGNS = frozenset("€£¥₹")
"""Signs of currencies that prices are not in."""
MOST_UNKNOWN = 3
"""So many words of a clause that asks for a list in so many words may mean nothing here."""
_ANSWERED_BY_LISTS = frozenset({"platform", "budget", "goal"})
"""Slots whose question "nvidia certs" or "free ones" may answer."""
_QUIET = frozenset({"lookup", "smalltalk", "free", "recommend", "faq-howlong"})
"""Intents whose phrases a list may hold."""
_SMALL = frozenset("what which how can is it should me you".split())
"""Concepts of signs that say nothing of what is asked for."""
_ONES, _THEM = frozenset({"one", "ones"}), frozenset({"they", "them", "those", "these"})
_SUBJECTS = frozenset({"vendor", "topic", "kind"})
_PURE = frozenset({"trait", "standing", "order", "language"})  # what nobody says of themselves
_FACETS = frozenset({"price", "validity", "languages", "preparation", "prerequisites", "retake", "offers"})
"""Facts that may be asked for of all in the list last shown: "how much are they?"."""
_WHAT = frozenset({"what", "whats", "how"})
_VERBS = frozenset("is isnt does doesnt do can will".split())  # what a question for yes or no begins with


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and where: the tokens that say so. `several` if it speaks of more than one, `refines` if it
    goes on from the list last shown, `foreign` if it bounds the price in a currency that prices are not in, which says
    nothing here. `left` are those tokens of which nothing could be made, `unheard` those that ask for what no
    list can be made by."""

    criteria: Criteria
    tokens: frozenset[int]
    left: frozenset[int]
    unheard: frozenset[int]
    several: bool
    refines: bool
    foreign: bool


def asked_for(words: Words, found: Annotated, asked: str | None, listed: bool, foreign: bool) -> Asked | None:
    """The list that a text asks for, None if it asks for none. `asked` is the slot of the open question, `listed` tells
    whether a list was just shown, `foreign` whether the text holds the sign of another currency than prices have."""
    take_vendors(words, found)
    said = list(clauses(found, foreign))
    listing = [clause for clause in said if _nothing_else(clause) and not _of_ours(found, clause)]
    alone = len(listing) == len(said)
    if not any(_strong(found, c) or (alone and _signal(found, c, asked, listed)) for c in listing):
        listing = [clause for clause in said if _in_so_many_words(found, clause)]
    tokens = frozenset(at for clause in listing for at in clause.tokens)
    of_them = bool(listing) and listed and all(_asks_of_them(found, clause) for clause in listing)
    if not listing or _competes(found, listing, of_them) or _answers(found, listing, asked):
        return None
    of_token = {at: clause for clause in listing for at in clause.tokens}
    if not all(_gives_way(found, name, of_token[name.start]) for name in found.names if name.start in tokens):
        return None
    if _of_oneself(found, listing, tokens):
        return None
    criteria = criteria_of(found, listing)
    nothing = criteria in (Criteria(), Criteria(kinds=CERTIFICATIONS))
    if nothing and not (of_them or any(_of_all(found, c) or _denies(found, c, listed) for c in listing)):
        return None
    if not criteria.providers:
        criteria = structs.replace(criteria, providers=vendors_besides(found, tokens))
    return Asked(
        criteria,
        tokens,
        frozenset(at for clause in listing for at in clause.tokens if at not in clause.covered),
        frozenset(at for clause in listing for at in clause.unheard),
        several=any(c.says("several", "ask", "which") or _plural(found, c) or _subject(c) for c in listing),
        refines=any(_refines(found, clause, listed) for clause in listing),
        foreign=any(clause.foreign for clause in listing),
    )


def leave_vendors(found: Annotated) -> bool:
    """Whether the text speaks of all that a vendor has ("nvidia certs"); what looks like a name but says no more than
    that is none then."""
    nouns = {at for span in found.listing if span.value == "several" for at in range(span.start, span.end)}
    vendors = {at for span in found.wanted if span.kind == "vendor" for at in range(span.start, span.end)}
    if not (nouns and vendors):
        return False
    said = vendors | nouns
    found.names = [name for name in found.names if not all(at in said for at in range(name.start, name.end))]
    return True


def _nothing_else(clause: Clause) -> bool:
    """Whether a clause holds criteria and the words of asking for a list, and no others."""
    return all(at in clause.covered for at in clause.tokens)


def _of_ours(found: Annotated, clause: Clause) -> bool:
    """Whether a clause tells where everything of the writer's runs: "everything's on gcp"."""
    said = found.within("ours", clause.tokens.start, clause.tokens.start + 1)
    return bool(said) and found.text[clause.tokens[-1]].after != "?"


def _in_so_many_words(found: Annotated, clause: Clause) -> bool:
    """Whether a clause asks for a list outright, so that a few words that mean nothing here do no harm."""
    left = [at for at in clause.tokens if at not in clause.covered]
    own = found.within("self", clause.tokens.start, clause.tokens.stop)
    outright = clause.says("ask", "which") and (clause.says("several") or _plural(found, clause))
    return outright and len(left) <= MOST_UNKNOWN and not own and bool(clause.spans or clause.bounds)


def _strong(found: Annotated, clause: Clause) -> bool:
    """Whether a clause that holds criteria speaks of certifications, or asks for some."""
    kinds = {span.kind for span in clause.spans}
    if clause.says("ask", "which", "several", "single") or _plural(found, clause):
        return True
    if "kind" in kinds and (len(clause.spans) > 1 or clause.bounds):
        return True
    asking = any(found.text[at].text in _WHAT for at in clause.tokens)
    return asking and not kinds.isdisjoint(_PURE)


def _signal(found: Annotated, clause: Clause, asked: str | None, listed: bool) -> bool:
    """Whether a clause that holds criteria alone, and is all that is said, is more than the bare value of a slot
    ("aws"): it goes on from a list, or says what nobody says of themselves ("under 100 dollars", "in beta")."""
    if clause.spans and listed and asked is None:
        return True
    if _goes_on(found, clause) and (listed or found.text[clause.tokens[-1]].after == "?" or _asks_about(found, clause)):
        return True
    own = [s for s in starting(found.values, clause.tokens.start - found.most, clause.tokens.stop) if s.kind in SLOTS]
    pure = [span for span in clause.spans if not holding(own, span.start, span.end, found.most)]
    if clause.bounds or clause.months or any(span.kind in _PURE for span in pure):
        return True
    if asked is None and _subject(clause):
        return True
    return bool(pure) and _bare(clause) and asked in (None, "platform")


def _bare(clause: Clause) -> bool:
    """Whether a clause is nothing but its criteria."""
    said = {at for span in clause.spans for at in range(span.start, span.end)}
    return all(at in said for at in clause.tokens)


def _subject(clause: Clause) -> bool:
    """Whether a clause is nothing but a topic: "mlops", "prompt engineering"."""
    return _bare(clause) and {span.kind for span in clause.spans} == {"topic"}


def _plural(found: Annotated, clause: Clause) -> bool:
    """Whether a clause speaks of exams or courses, more than one."""
    return any(span.kind == "kind" and found.text[span.end - 1].text.endswith("s") for span in clause.spans)


def _refines(found: Annotated, clause: Clause, listed: bool) -> bool:
    """Whether a clause goes on from what was said before, or only narrows that; right after a list a bare name does."""
    if _goes_on(found, clause):
        return True
    subjects = {span.kind for span in clause.spans} & _SUBJECTS
    if clause.says("ask", "single", "several") or any(found.text[at].text in _WHAT for at in clause.tokens):
        return listed and clause.says("which") and not subjects and _points(found, clause, _ONES)
    return not subjects if not listed else not (subjects and clause.says("which")) and not _plural(found, clause)


def _goes_on(found: Annotated, clause: Clause) -> bool:
    """Whether a clause says that it goes on: "and from IBM?", "what about free ones", "only exams", "any of them"."""
    said = [at for at in clause.tokens if found.text[at].text not in SKIPPED]
    marked = any(span.value == "refine" and span.start == said[0] for span in clause.words) if said else False
    ones = _points(found, clause, _ONES) and not clause.says("ask", "which")
    return marked or ones or _points(found, clause, _THEM)


def _points(found: Annotated, clause: Clause, words: frozenset[str]) -> bool:
    """Whether a clause points at something said before with one of these words."""
    return any(found.text[at].text in words for at in clause.tokens)


def _asks_about(found: Annotated, clause: Clause) -> bool:
    """Whether a clause begins as a question: "what about nvidia"."""
    return found.text[clause.tokens[0]].text in _WHAT


def _of_all(found: Annotated, clause: Clause) -> bool:
    """Whether everything is asked for: "list all certifications", "show me everything", "how much do certs cost"."""
    everything = any(found.text[at].text == "everything" for at in clause.tokens)
    facet = bool(_facets(found, clause))
    asks = clause.says("ask", "which")
    return (asks and everything) or (clause.says("several") and (asks or facet))


def _asks_of_them(found: Annotated, clause: Clause) -> bool:
    """Whether a clause asks for a fact about the certifications listed, and for nothing else: "how much are they?"."""
    facets = {span.value for span in _facets(found, clause)}
    return not clause.spans and _points(found, clause, _THEM) and not facets.isdisjoint(_FACETS)


def _facets(found: Annotated, clause: Clause) -> list[Span]:
    """The facts that a clause asks for."""
    phrases = starting(found.phrases, clause.tokens.start, clause.tokens.stop)
    return [span for span in phrases if span.kind == "arguments lookup"]


def _denies(found: Annotated, clause: Clause, listed: bool) -> bool:
    """Whether a clause asks for a list, and leaves out what no criteria can ("certs that are not in beta")."""
    return clause.denied and (listed or _strong(found, clause))


def _competes(found: Annotated, clauses: Sequence[Clause], of_them: bool) -> bool:
    """Whether the text asks for something else, by a phrase that is no part of the criteria ("do Azure certs expire?"),
    or the question is about one certification ("is it free?"). With `of_them` it asks for a fact about all in a list,
    which is nothing else ("do they expire?")."""
    if of_them:
        return any(said.intent not in _QUIET | {"renew"} for said in found.evidence)
    if any(span.kind == "about" for span in found.phrases):
        return True
    spans = [span for clause in clauses for span in clause.spans]
    most = longest(spans)
    if len(clauses) == 1 and _yes_or_no(found, clauses[0]) and any(said.intent == "renew" for said in found.evidence):
        return True
    return any(
        said.intent not in _QUIET
        and not all(part.value in _SMALL or holding(spans, part.start, part.end, most) for part in said.parts)
        for said in found.evidence
    )


def _yes_or_no(found: Annotated, clause: Clause) -> bool:
    """Whether a clause that speaks of no certifications asks for yes or no: "is renewing free at Microsoft"."""
    several = clause.says("ask", "which", "several", "single") or _plural(found, clause)
    return found.text[clause.tokens[0]].text in _VERBS and not several


def _answers(found: Annotated, clauses: Sequence[Clause], asked: str | None) -> bool:
    """Whether the list is an answer to the open question: "nvidia certs" where the platform was asked for, "at least 5"
    where years were."""
    if asked == "experience" and found.years and any(clause.bounds for clause in clauses):
        return True
    if asked == "platform" and all(_only_denies(found, clause) for clause in clauses):
        return True
    if asked not in _ANSWERED_BY_LISTS or any(_asks_outright(found, clause) for clause in clauses):
        return False
    if asked == "budget" and any(clause.bounds for clause in clauses):
        return True
    return any(span.kind == asked for span in found.values)


def _only_denies(found: Annotated, clause: Clause) -> bool:
    """Whether a clause says no more than what is not used: "anything but gcp"."""
    asking = clause.says("several", "which", "single") or found.text[clause.tokens[-1]].after == "?"
    platforms = [span for span in found.values if span.kind == "platform" and span.start in clause.tokens]
    denied = all(scope.negated(found, span.start) for span in platforms)
    return clause.says("except") and not asking and bool(platforms) and denied


def _asks_outright(found: Annotated, clause: Clause) -> bool:
    """Whether a clause asks for something by more than "some", which answers have, too ("mostly aws, some gcp")."""
    asking = (span for span in clause.words if span.kind == "listing" and span.value in ("ask", "which"))
    return any(found.text[span.start].text != "some" or span.end - span.start > 1 for span in asking)


def _of_oneself(found: Annotated, clauses: Sequence[Clause], tokens: frozenset[int]) -> bool:
    """Whether the clauses say no more than what somebody uses or wants who tells of themselves beside them ("designer,
    something cheap", "developer. all on aws")."""
    if any(clause.says("several", "single", "which") or clause.bounds for clause in clauses):
        return False
    if any(found.text[clause.tokens[-1]].after == "?" for clause in clauses):
        return False
    told = [span for span in found.values if span.kind in _ANSWERED_BY_LISTS]
    spans = [span for clause in clauses for span in clause.spans]
    own = any(span.kind in ("role", "experience") and span.start not in tokens for span in found.values)
    own |= any(span.start not in tokens and not found.around("wish", span.start) for span in found.marks["self"])
    return bool(spans) and own and all(holding(told, span.start, span.end, found.most) for span in spans)


def _gives_way(found: Annotated, name: Mention, clause: Clause) -> bool:
    """Whether a name is made of criteria alone, in a clause that speaks of several, or one that is not clear is a topic
    and nothing else ("mlops")."""
    if name.code is not None or not clause.covered.issuperset(range(name.start, name.end)):
        return False
    return clause.says("several") or _plural(found, clause) or (_subject(clause) and name.verdict == "ask")
