"""From what was typed to words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certbot.language.normalise import LONGEST, Token, normalise, tokens
from certbot.language.understanding import Understanding


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("AI900", "ai 900"),
        ("ai-900", "ai 900"),
        ("  AI   900 ", "ai 900"),
        ("АI-102", "ai 102"),  # Cyrillic А
        ("ΑІ-102", "ai 102"),  # Greek Α, Cyrillic І
        ("a\u200bw\u200ds", "aws"),
        ("\u202eaws\u202c", "aws"),
        ("ＡＩ－９００", "ai 900"),
        ("Café", "cafe"),
        ("don't", "dont"),
        ("don’t", "dont"),
        ("the CKA's price, GH-300’s labs, CEO's", "the cka price gh 300 labs ceo"),
        ("it's Bob's", "its bobs"),
        ("R&D", "r and d"),
        ("AI/ML", "ai ml"),
        ("A.I. and M.L.", "ai and ml"),
        ("fast.ai", "fast ai"),
        ("3.5 years", "3.5 years"),
        ("3,5 years", "3.5 years"),
        ("AI-102,103", "ai 102 103"),
        ("comptia a+", "comptia a+"),
        ("C01.", "c 01"),
        ("I’m w/o work b4 June", "im without work before june"),
        ("ckad ＋ aws \u200b+ gcp －> azure", "ckad and aws and gcp to azure"),
        ("ｒ＆ｄ", "r and d"),
        ("наνε εχαм", "have exam"),  # Cyrillic and Greek in one word, which is of neither
        ("ναι да", "ναι да"),
        ("привет мир", "привет мир"),
        ("हिन्दी", "हिन्दी"),
        ("日本語", "日 本 語"),
        ("AI-102考试", "ai 102 考 试"),
        ("考aws ml", "考 aws ml"),
        ("データ・エンジニア", "デ ー タ エ ン ジ ニ ア"),
        ("3年经验", "3 年 经 验"),
        ("Не aws", "не aws"),
        ("нет", "нет"),
        ("Straße, ещё, für", "strasse еще fur"),
        ("🤖🤖", ""),
        ("2½ or ½ or 3 1/2", "2.5 or 0.5 or 3.5"),
        ("aws -> gcp → azure", "aws to gcp to azure"),
        ("👍", "ok"),
        ("", ""),
    ],
)
def test_spellings_of_one_thing_are_one(typed: str, normal: str) -> None:
    """Case, accents, look-alike letters and what cannot be seen make no difference; other scripts stay."""
    assert normalise(typed) == normal


def test_a_token_knows_what_follows_it() -> None:
    """The end of a clause, a range and a question can be told from a token."""
    assert tokens("not aws, 2-3 yrs?") == (
        Token("not", " "), Token("aws", ","), Token("2", "-"), Token("3", " "), Token("yrs", "?"),
    )  # fmt: skip


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form is a normal form."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("unit", ["a ", "ai ", "1 ", "Ж ", "ﷺ "])
def test_a_message_is_read_up_to_its_limit(unit: str) -> None:
    """What is longer than a Telegram message is cut off."""
    longer = unit * LONGEST
    assert tokens(longer) == tokens(longer[:LONGEST])


@given(st.text(st.characters(categories=["Nd", "No", "Nl"]), max_size=8))
def test_what_counts_as_a_digit_can_be_read_as_a_number(text: str) -> None:
    """A word that begins with a digit of any script or in a circle is a number in plain digits."""
    for token in tokens(text):
        if token.text[0].isdigit():
            assert float(token.text) >= 0


@pytest.mark.parametrize("text", ["❶", "➃ years", "٣ سنوات", "⑤", "²", "❿", "𝟜 yoe"])
def test_digits_in_disguise_are_no_crash(read: Callable[..., Understanding], text: str) -> None:
    """An ornamental number is understood or not, but answered."""
    assert read(text, "experience").text == text
