"""Ordinary words around a name, in English and in other languages."""

from __future__ import annotations

import pytest

from certbot.language.entries import NameIndex
from certbot.language.foreign import BESIDES, TALK, TRANSLATED
from certbot.language.names import find
from certbot.language.normalise import normalise
from certbot.language.ordinary import DISTINCTIVE, ORDINARY


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("my uncle laughed about my generative ai leader badge", "google-genai-leader"),
        ("is the github copilot exam a waste of an evening", "github-gh-300"),
        ("do recruiters in berlin respect nvidia certifications", "nvidia-dli"),
        ("hat jemand den cloud digital leader in einer woche geschafft", "google-cdl"),
        ("la certificación solutions architect associate de amazon caduca", "aws-saa"),
        ("certificação de engenheiro de dados do google", "google-pde"),
        ("AWS 솔루션스 아키텍트 어소시에이트", "aws-saa"),
        ("스노우플레이크 코어 snowpro core 시험", "snowflake-core"),
        ("想报 DP-100", "azure-dp-100"),
        ("データブリックス 機械学習 アソシエイト", "databricks-ml-assoc"),
        ("جوجل كلاود مهندس بيانات", "google-pde"),
        ("माइक्रोसॉफ्ट एज़्योर एआई फंडामेंटल्स", "azure-ai-901"),
        ("le cours machine learning specialization d'andrew ng est gratuit ?", "dlai-ml-specialization"),
        ("corso elements of ai in italiano", "elements-of-ai"),
        ("сертификат гугл инженер данных", "google-pde"),
        ("экзамен aws cloud practitioner на русском", "aws-clf"),
        ("谷歌机器学习工程师证书", "google-pmle"),
        ("aws 解决方案架构师 助理 考试", "aws-saa"),
        ("kya aws ai practitioner ka exam hindi mein hota hai", "aws-aif"),
        ("गूगल डेटा इंजीनियर परीक्षा", "google-pde"),
        ("グーグルのデータエンジニア試験", "google-pde"),
        ("certificado de aprendizaje automático de ibm", "ibm-ml"),
    ],
)
def test_a_name_is_taken_whatever_stands_around_it(names: NameIndex, text: str, id: str) -> None:
    """Verbs, nouns and function words of any language, and names that are said in it."""
    found = find(names, text)
    assert (found.verdict, found.matches[0].id if found.matches else None) == ("take", id)


@pytest.mark.parametrize(
    "text",
    ["lohnt sich die aws advanced networking specialty", "curso google cybersecurity certificate", "examen cissp"],
)
def test_what_is_another_name_stays_one(names: NameIndex, text: str) -> None:
    """English words of other names count in a text of another language, too."""
    assert find(names, text).verdict != "take"


def test_words_are_as_they_are_compared() -> None:
    """Lower case, without accents; none that makes another name is ordinary."""
    latin = [word for word in (*TRANSLATED, *TALK) if word < "\u3000"]
    assert [word for word in latin if normalise(word) != word] == []
    assert frozenset() == ORDINARY & DISTINCTIVE
    assert frozenset() == BESIDES & DISTINCTIVE
