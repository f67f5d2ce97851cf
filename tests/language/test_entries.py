"""The names of a catalog as they are looked up."""

from __future__ import annotations

from certbot.language.entries import NameIndex, content, generic, weigh


def test_exams_of_one_certification_are_one_group(names: NameIndex) -> None:
    """The newest comes first, and what is another certification is another group."""
    entries = [names.ids.index(id) for id in ("azure-ai-900", "azure-ai-901", "azure-ai-102")]
    assert names.groups(entries) == [("azure-ai-102",), ("azure-ai-901", "azure-ai-900")]


def test_a_subject_alone_belongs_to_all_of_a_vendor_that_say_no_more(names: NameIndex) -> None:
    """The words "aws ml" fit the specialty and the associate; with more words, or no vendor, nothing is shared."""
    ml, aws = frozenset({"ml"}), frozenset({"aws"})
    assert names.same_subject(ml, aws) == [("aws-mls",), ("aws-mla",)]
    assert names.same_subject(ml | {"engineer"}, aws) == []
    assert names.same_subject(ml, frozenset()) == []


def test_a_vendor_may_only_be_said_of_its_own(names: NameIndex) -> None:
    """The provider's and the host's names fit, no other's."""
    alias = next(alias for alias in names.exact[frozenset({"dl", "specialization"})])
    assert names.fits(alias, frozenset({"dlai"}))
    assert names.fits(alias, frozenset({"coursera"}))
    assert not names.fits(alias, frozenset({"aws"}))


def test_an_exam_or_a_course_is_what_is_asked_for(names: NameIndex) -> None:
    """Where it is said which, only these are chosen from; a vendor's subject gives those that have it."""
    exam, course = names.ids.index("nvidia-ncp-aai"), names.ids.index("huggingface-agents-course")
    assert names.of_kind([exam, course], {"course"}) == [course]
    assert names.of_kind([exam, course], {"exam"}) == [exam]
    assert names.of_kind([exam, course], {"certification"}) == [exam, course]
    assert names.same_subject(frozenset({"ml"}), frozenset({"google"}), {"course"}) == [("google-ml-crash-course",)]


def test_words_weigh_by_what_they_say() -> None:
    """A level says less than a subject, a subject less than a product."""
    assert weigh(["associate"]) < weigh(["ml"]) < weigh(["sagemaker"])
    assert generic("fundamental")
    assert not generic("tensorflow")
    assert content(["the", "aws", "exam"]) == ["aws"]
