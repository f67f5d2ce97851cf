"""The names of a catalog as they are looked up."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex, content, generic, pointing, says_enough, weigh


def test_exams_of_one_certification_are_one_group(names: NameIndex) -> None:
    """The newest comes first, and what is another certification is another group."""
    entries = [names.ids.index(id) for id in ("azure-ai-900", "azure-ai-901", "azure-ai-102")]
    assert names.groups(entries) == [("azure-ai-102",), ("azure-ai-901", "azure-ai-900")]


def test_a_vendor_may_only_be_said_of_its_own(names: NameIndex) -> None:
    """The provider's and the host's names fit, no other's."""
    alias = next(alias for alias in names.exact[frozenset({"dl", "specialization"})])
    assert names.fits(alias, frozenset({"dlai"}))
    assert names.fits(alias, frozenset({"coursera"}))
    assert not names.fits(alias, frozenset({"aws"}))


def test_an_exam_or_a_course_is_what_is_asked_for(names: NameIndex) -> None:
    """Where it is said which, only these are chosen from."""
    exam, course = names.ids.index("nvidia-ncp-aai"), names.ids.index("huggingface-agents-course")
    assert names.of_kind([exam, course], {"course"}) == [course]
    assert names.of_kind([exam, course], {"exam"}) == [exam]
    assert names.of_kind([exam, course], {"certification"}) == [exam, course]


def test_words_weigh_by_what_they_say() -> None:
    """A level says less than a subject, a subject less than a product."""
    assert weigh(["associate"]) < weigh(["ml"]) < weigh(["sagemaker"])
    assert generic("fundamental")
    assert not generic("tensorflow")
    assert content(["the", "aws", "exam"]) == ["aws"]


@pytest.mark.parametrize(
    ("id", "said", "expected"),
    [
        ("ibm-data-science", "ibm certified data scientist", True),
        ("ibm-data-science", "ibm data scientist certificate", False),
        ("azure-ai-102", "certified ai engineer", True),
        ("azure-ai-102", "microsoft certified ai engineer", False),
        ("aws-aif", "certified ai practitioner", False),
        ("google-ai-essentials", "google certified ai essentials", False),
    ],
)
def test_certified_makes_another_title(names: NameIndex, id: str, said: str, expected: bool) -> None:
    """Of a course, and of what only its vendor calls "Certified: ..."."""
    assert names.another_title(names.ids.index(id), said.split()) is expected


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        ("ml engineer professional", True),
        ("agentic business solution architect", True),
        ("ai engineer professional", False),
        ("data engineer", False),
        ("post graduate program", False),
        ("ai project management", False),
    ],
)
def test_what_is_clear_without_a_vendor(core: str, expected: bool) -> None:
    """A subject of its own, a trade and a level: not what many call a job, a field or a way of teaching."""
    assert says_enough(frozenset(core.split())) is expected


def test_what_comes_next_is_pointed_to_in_many_words() -> None:
    """Whichever word says so, in whatever order."""
    expected = pointing(["new", "dp", "100"])
    assert pointing(["the", "successor", "of", "dp", "100"]) == expected
    assert pointing(["dp", "100", "replacement", "exam"]) == expected
    assert pointing(["dp", "100"]) != expected
