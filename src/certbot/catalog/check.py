"""Everything that is wrong with a catalog, in one run, each fault at its place.

A new rule is one function from the world to its problems, and one line in RULES.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from certbot.catalog.checks import claims, decisions, names, references, shape, sources, terms, times, topics
from certbot.catalog.checks.world import Rule, World
from certbot.catalog.load import Files, build_catalog, read_files
from certbot.errors import DataError
from certbot.yaml.problem import Problem, in_order

RULES: tuple[Rule, ...] = (
    shape.shapes,
    references.unique_ids,
    references.known_certifications,
    references.known_providers,
    references.known_renewal_rules,
    references.families,
    references.advice_fits_slots,
    decisions.decisions_name_certifications,
    decisions.decisions_name_what_is_open,
    decisions.decisions_name_advice,
    decisions.decisions_fit_slots,
    decisions.decisions_use_terms,
    decisions.decisions_answer_everybody,
    names.one_meaning,
    names.elsewhere_is_elsewhere,
    sources.every_value_has_a_source,
    sources.sources_name_fields,
    sources.events_name_sources,
    sources.sources_can_be_found,
    sources.addresses,
    times.timeline_in_order,
    times.versions_in_order,
    times.ends_have_dates,
    times.ends_lead_on,
    times.successors_end,
    times.betas_end_after_they_began,
    times.earlier_terms_have_an_end,
    times.unclear_has_a_doubt,
    times.fresh,
    times.prices,
    times.ranges,
    topics.topics_lead_somewhere,
    terms.prerequisites_can_be_met,
    terms.retakes,
    terms.offers,
    claims.no_pay_rise_as_a_fact,
)


def check_catalog(folder: Path, today: date) -> list[Problem]:
    """All problems of all files in `folder`: see check_files."""
    return check_files(read_files(folder), today)


def check_files(files: Files, today: date) -> list[Problem]:
    """All problems of the catalog's files, sorted by place; statuses are those of `today`.

    Facts past their `recheck` day are warnings and come last, the oldest first. An offer that has run out is a warning,
    too; everything else is an error.
    """
    world = World(files, today)
    problems = {problem for document in files for problem in document.problems}
    problems.update(problem for rule in RULES for problem in rule(world))
    if not any(problem.severity == "error" for problem in problems):
        try:
            build_catalog(files)
        except DataError as error:  # what the rules above do not see, the program must not stumble over
            problems.update(error.problems)
    return in_order(problems)
