"""Messages in other languages than English, and mixed ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certbot.language.languages import Telling, may_tell
from certbot.language.normalise import tokens
from certbot.language.understanding import Understanding
from certbot.language.words import Words


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("ich bin entwickler", ("german",)),
        ("Ich moechte das nicht", ("german",)),
        ("no tengo experiencia", ("spanish",)),
        ("je ne sais pas", ("french",)),
        ("não sei ainda", ("portuguese",)),
        ("non lo so ancora", ("italian",)),
        ("у меня нет опыта", ("russian",)),
        ("mujhe nahi pata yaar", ("hindi",)),
        ("मुझे नहीं पता", ("hindi",)),
        ("我没有经验", ("chinese",)),
        ("jestem programistą", ("polish",)),
        ("buenas, data engineer with 4 years on aws", ("spanish",)),
        ("will AI jobs die, or also the man at MIT?", ()),
        ("i want to be a data scientist", ()),
        ("AI-102 or DP-100", ()),
        ("", ()),
    ],
)
def test_a_language_is_known_by_words_of_its_own(words: Words, text: str, languages: tuple[str, ...]) -> None:
    """Words that English has as well tell of no other language."""
    assert words.telling.languages(tokens(text)) == languages


def test_of_several_languages_the_one_of_most_words_is_heard() -> None:
    """Words that tell of no language count where others do."""
    telling = Telling({"a": {"anos", "dos", "y"}, "b": {"anos", "x"}}, {"a": {"anos"}, "b": {"anos"}})
    assert telling.languages(tokens("dos anos y")) == ("a",)
    assert telling.languages(tokens("anos")) == ("a", "b")
    assert telling.languages(tokens("dos y")) == ()


@pytest.mark.parametrize("word", ["9", "{cert}", "a", "the", "aws"])
def test_what_is_no_word_of_a_language_tells_nothing(word: str) -> None:
    """Numbers, slots, single letters, and the words of English talk and of vendors."""
    assert not may_tell(word)


SLOTS = [
    ("bin Softwareentwicklerin, seit vier Jahren", None, {"role": "developer", "experience": "mid"}),
    ("Gruender einer Firma, wir nutzen Azure", None, {"role": "manager", "platform": "azure"}),
    ("kein Geld dafür", "budget", {"budget": "free"}),
    ("die Firma zahlt das", "budget", {"budget": "any"}),
    ("kein AWS, sondern Azure", None, {"platform": "azure"}),
    ("meine Schwester ist Data Engineer", None, {}),
    ("soy analista de datos con tres años de experiencia", None, {"role": "data-scientist", "experience": "mid"}),
    ("tengo 40 años", "experience", {}),
    ("me da igual", "platform", {"platform": "none"}),
    ("azure no, uso gcp", None, {"platform": "gcp"}),
    ("développeuse depuis dix ans", None, {"role": "developer", "experience": "senior"}),
    ("pas d'argent", "budget", {"budget": "free"}),
    ("mon père est développeur", None, {}),
    ("sou gerente de produto há dois anos", None, {"role": "product", "experience": "early"}),
    ("não usamos aws, usamos databricks", None, {"platform": "databricks"}),
    ("sono ricercatrice, uso gcp", None, {"role": "researcher", "platform": "gcp"}),
    ("работаю аналитиком, облако azure", None, {"role": "data-scientist", "platform": "azure"}),
    ("опыта нет", "experience", {"experience": "none"}),
    ("main developer hoon, do saal se", None, {"role": "developer", "experience": "early"}),
    ("aws nahi, azure", None, {"platform": "azure"}),
    ("मैं डेवलपर हूँ", None, {"role": "developer"}),
    ("我是设计师，用aws", None, {"role": "designer", "platform": "aws"}),
    ("十年经验", None, {"experience": "senior"}),
    ("öğretmenim", "role", {"role": "other"}),
    ("ik ben onderzoeker", None, {"role": "researcher"}),
]


@pytest.mark.parametrize(("text", "asked", "slots"), SLOTS)
def test_who_people_are(
    read: Callable[..., Understanding], text: str, asked: str | None, slots: dict[str, str]
) -> None:
    """Slots are filled from other languages, with their negations, numbers and other persons."""
    assert dict(read(text, asked).slots) == slots


INTENTS = [
    ("welche pruefung soll ich zuerst machen", "faq-first"),
    ("lösch bitte mein Profil", "delete-data"),
    ("noch mal von vorne", "restart"),
    ("wie lange braucht man dafür", "faq-howlong"),
    ("¿qué certificación me aconsejas?", "recommend"),
    ("recuérdame antes de que caduque mi dp-100", "remind"),
    ("comparer pmle et mla", "compare"),
    ("ça sert à quelque chose un certificat ?", "faq-worth"),
    ("d'où viennent ces chiffres", "sources"),
    ("preciso ter diploma?", "faq-degree"),
    ("o que as empresas pensam dos certificados", "employers"),
    ("quali errori devo evitare", "mistakes"),
    ("сколько месяцев готовиться", "faq-howlong"),
    ("почему не ai-102", "why-not"),
    ("ye galat hai, wapas jao", "back"),
    ("मेरा डेटा मिटा दो", "delete-data"),
    ("推荐一个证书", "recommend"),
    ("ai-103和ai-102有什么不同", "compare"),
    ("czy warto", "faq-worth"),
    ("geri dön", "back"),
]


@pytest.mark.parametrize(("text", "intent"), INTENTS)
def test_what_people_want(read: Callable[..., Understanding], text: str, intent: str) -> None:
    """The signs of intents work with the concepts of every language."""
    assert read(text).intent == intent


def test_english_is_not_read_as_another_language(words: Words) -> None:
    """A text with English words alone is read with those alone, so that "die" and "son" mean nothing."""
    assert words.heard(tokens("my son has no data to die for")) is words


def test_umlauts_may_be_spelt_out(read: Callable[..., Understanding]) -> None:
    """Who has no key for an umlaut writes two letters, or leaves the dots out."""
    assert {read(text).intent for text in ("daten löschen", "daten loeschen", "daten loschen")} == {"delete-data"}
