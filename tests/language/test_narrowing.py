"""What is said to tell certifications apart that a name leaves open."""

from __future__ import annotations

import pytest

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.language.names import find, index
from certbot.language.narrowing import denied, unsure
from certbot.language.normalise import tokens

NAMES = index(load_catalog(catalog_dir({})))


def verdict(text: str) -> tuple[str, list[str]]:
    """The verdict on a text, with the ids."""
    found = find(NAMES, text)
    return found.verdict, [match.id for match in found.matches]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("the easier databricks ml cert", "databricks-ml-assoc"),
        ("senior databricks data engineer exam", "databricks-de-pro"),
        ("the lower claude architect exam", "anthropic-ccar-f"),
        ("an entry snowflake certification", "snowflake-core"),
    ],
)
def test_a_word_for_a_level_tells_the_candidates_apart(text: str, id: str) -> None:
    """People say it with words of their own."""
    assert verdict(text) == ("take", [id])


@pytest.mark.parametrize(
    "text",
    ["is the databricks ml cert harder now", "which is easier, databricks ml associate or professional"],
)
def test_what_an_exam_is_like_tells_nothing(text: str) -> None:
    """Only what stands before a name or "exam" says which one is meant."""
    assert verdict(text)[0] == "ask"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("aws practitioner, not the cloud one", "aws-aif"),
        ("the gcp architect exam (not the agentic one)", "google-pca"),
        ("kubernetes cert, not the administrator one", "cncf-ckad"),
    ],
)
def test_what_is_not_meant_is_left_out(text: str, id: str) -> None:
    """A clause with "not" says which one of several it is not."""
    assert verdict(text) == ("take", [id])


@pytest.mark.parametrize(
    "text", ["why not the ai one", "not sure about the ai one", "pmle, not AI-102", "pmle, not now"]
)
def test_not_everything_is_left_out(text: str) -> None:
    """A question, a code and talk are no clause of that kind."""
    assert denied(NAMES, tokens(text)) is None


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("not the analyst, the databricks context engineer", "databricks-context"),
        ("kubernetes exam but not the developer", "cncf-cka"),
        ("isaca ai cert, ignore the audit one", "isaca-aaism"),
        ("snowflake cert, forget the gen ai one", "snowflake-core"),
    ],
)
def test_a_denial_has_many_words_and_may_come_first(text: str, id: str) -> None:
    """People say "forget", "ignore" or "but not" as well."""
    assert verdict(text) == ("take", [id])


@pytest.mark.parametrize(
    "text", ["nvidia multimodal associate, idk which one", "one of the nvidia genai associate exams"]
)
def test_who_does_not_know_which_is_asked(text: str) -> None:
    """Where it is said that there are several, all that have the words are offered."""
    assert unsure(tokens(text))


@pytest.mark.parametrize("text", ["which one is best", "i know which exam i want", "one of the best exams"])
def test_not_every_which_is_one_that_is_not_known(text: str) -> None:
    """A question about one, or a superlative, does not say that it is not known."""
    assert not unsure(tokens(text))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("databricks entry level ml exam", "databricks-ml-assoc"),
        ("the basic claude architect exam", "anthropic-ccar-f"),
    ],
)
def test_a_level_has_many_words(text: str, id: str) -> None:
    """ "Entry level" and "basic" say the lower one."""
    assert verdict(text) == ("take", [id])
