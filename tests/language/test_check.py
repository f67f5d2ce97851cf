"""The checks of words and phrases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from certbot.advice import detail
from certbot.catalog.model import Catalog
from certbot.config import dialogs_dir
from certbot.language.check import FACETS, check_words


def test_our_own_words_are_clean(catalog: Catalog) -> None:
    """The packaged words and phrases have no problem."""
    assert [str(problem) for problem in check_words(dialogs_dir({}), catalog)] == []


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("words/x.yaml", "role:\n  developer: [(a|b]\n", "counterpart"),
        ("words/x.yaml", "role:\n  wizard: [mage]\n", "no value of role"),
        ("words/x.yaml", "roles:\n  developer: [mage]\n", "unknown key"),
        ("words/x.yaml", "role:\n  developer: ['{town} planner']\n", "unknown slot"),
        ("words/x.yaml", "role:\n  developer: [pmle]\n", "is a name of google-pmle"),
        ("words/x.yaml", "role:\n  developer: [1]\n", "is not text"),
        ("words/x.yaml", "role:\n  developer: mage\n", "a list is expected"),
        ("words/x.yaml", "vendor:\n  nobody: [nobody inc]\n", "no value of vendor"),
        ("words/x.yaml", "topic:\n  robots: [robots]\n", "no value of topic"),
        ("words/x.yaml", "language:\n  klingon: [klingon]\n", "no tag of a language"),
        ("words/x.yaml", "limit:\n  about: [some]\n", "no value of limit"),
        ("words/x.yaml", "listing:\n  shout: [gimme]\n", "no value of listing"),
        ("words/x.yaml", "topic:\n  rag: ['{role} rag']\n", "slots are not for this list"),
        ("words/x.yaml", "whole:\n  dance: [lets dance]\n", "unknown intent"),
        ("words/x.yaml", "marks:\n  loud: [very much]\n", "unknown mark"),
        ("words/x.yaml", "about:\n  colour: [what colour is it]\n", "unknown fact"),
        ("words/x.yaml", "answers:\n  colour: {red: [red]}\n", "unknown slot"),
        ("words/x.yaml", "answers:\n  confirm: {perhaps: [perhaps]}\n", "no value of confirm"),
        ("words/x.yaml", "arguments:\n  faq-first: {gossip: [gossip]}\n", "no advice"),
        ("words/x.yaml", "arguments:\n  lookup: {colour: [colour]}\n", "unknown fact"),
        ("words/x.yaml", "arguments:\n  dance: {market: [waltz]}\n", "unknown intent"),
        ("words/x.yaml", "signs:\n  dance: [erase]\n", "unknown intent"),
        ("words/x.yaml", "signs:\n  help: [wobble]\n", "unknown concept 'wobble'"),
        ("words/x.yaml", "signs:\n  help: [erase !wobble]\n", "unknown concept 'wobble'"),
        ("words/x.yaml", "signs:\n  help: ['erase {town}']\n", "unknown concept '{town}'"),
        ("words/x.yaml", "signs:\n  help: ['{question}']\n", "needs no concept"),
        ("words/x.yaml", "weight:\n  heavy: [erase]\n", "unknown weight"),
        ("words/x.yaml", "weight:\n  strong: [wobble]\n", "unknown concept 'wobble'"),
        ("words/x.yaml", "concepts:\n  wobble: [wobble]\n", "no sign speaks of"),
        ("words/x.yaml", "concepts:\n  erase: []\n", "empty"),
        ("words/x.yaml", "spelling:\n  you: [y'all two]\n", "more than one word"),
    ],
)
def test_a_fault_is_found_at_its_line(tmp_path: Path, catalog: Catalog, file: str, text: str, message: str) -> None:
    """Each planted fault is one problem in its file; all others stay clean."""
    dialogs = tmp_path / "dialogs"
    shutil.copytree(dialogs_dir({}), dialogs)
    (dialogs / file).write_text(text)
    problems = check_words(dialogs, catalog)
    assert len(problems) == 1
    assert message in problems[0].message
    assert problems[0].path.endswith(file)
    assert problems[0].line == (1 if "unknown key" in message else 2)


def test_a_phrase_with_two_meanings_is_reported_at_both_places(tmp_path: Path, catalog: Catalog) -> None:
    """Each of the two names the line of the other."""
    dialogs = tmp_path / "dialogs"
    shutil.copytree(dialogs_dir({}), dialogs)
    (dialogs / "words" / "x.yaml").write_text("role:\n  designer: [data scientist]\n")
    here, there = sorted(check_words(dialogs, catalog), key=lambda problem: problem.path, reverse=True)
    assert (here.path[-6:], there.path[-10:]) == ("x.yaml", "roles.yaml")
    assert f"means designer here and data-scientist at roles.yaml:{there.line}" in here.message
    assert "means data-scientist here and designer at x.yaml:2" in there.message


def test_a_word_may_be_of_several_vendors_but_of_no_topic_as_well(tmp_path: Path, catalog: Catalog) -> None:
    """Of one kind of criteria a word means any of its values; two kinds of it would be two meanings."""
    dialogs = tmp_path / "dialogs"
    shutil.copytree(dialogs_dir({}), dialogs)
    (dialogs / "words" / "x.yaml").write_text("vendor:\n  kaggle: [google]\n")
    assert check_words(dialogs, catalog) == []
    (dialogs / "words" / "x.yaml").write_text("vendor:\n  kaggle: [prompting]\n")
    assert "means kaggle here and prompting" in str(check_words(dialogs, catalog))


def test_every_provider_and_topic_has_words(tmp_path: Path, catalog: Catalog) -> None:
    """What the catalog has and nobody can ask for is reported."""
    dialogs = tmp_path / "dialogs"
    shutil.copytree(dialogs_dir({}), dialogs)
    vendors = dialogs / "words" / "vendors.yaml"
    lines = vendors.read_text().splitlines(keepends=True)
    vendors.write_text("".join(line for line in lines if "kaggle" not in line))
    (dialogs / "words" / "topics.yaml").unlink()
    messages = [problem.message for problem in check_words(dialogs, catalog)]
    assert "no vendor kaggle: the catalog has it, so write what people call it" in messages
    assert sum(message.startswith("no topic ") for message in messages) == len(catalog.topics)


def test_what_flows_ask_for_may_have_answers(tmp_path: Path, catalog: Catalog) -> None:
    """The slots and values of a flow's buttons are known; without the flow they are not."""
    dialogs = tmp_path / "dialogs"
    shutil.copytree(dialogs_dir({}), dialogs)
    (dialogs / "forget.yaml").unlink()
    messages = [problem.message for problem in check_words(dialogs, catalog)]
    assert messages
    assert all("unknown slot 'confirm'" in message for message in messages)


def test_the_facts_are_those_that_the_card_answers() -> None:
    """What can be asked about a certification is what can be shown of it."""
    assert detail.FACETS | {"cost"} == FACETS  # the cost is an answer of its own
