"""From markup to pieces of Telegram's HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from botapi import entities
from botapi.html import parse
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from certbot.telegram.html import MAX_ENTITIES, MAX_TEXT, fits, pieces, text_of, visible

Tags = tuple[str, ...]


class Reader(HTMLParser):
    """Reads HTML independently of ours: each character with the tags around it, and the number of tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.signs: list[tuple[str, Tags]] = []
        self.tags = 0
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        self._open.append(" ".join((tag, *(f"{name}={value}" for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().split(" ")[0] == tag

    def handle_data(self, data: str) -> None:
        self.signs += [(sign, tuple(sorted(self._open))) for sign in data]

    @property
    def text(self) -> str:
        return "".join(sign for sign, _ in self.signs)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def telegrams(piece: str) -> str:
    """The text as Telegram keeps it. Raises what it would answer."""
    warnings: list[str] = []
    text, found = parse(piece, warnings.append)
    text, _ = entities.settled(text, found, warnings.append)
    assert not entities.is_empty(text)
    assert units(text) <= MAX_TEXT
    return text


def words(text: str) -> str:
    return "".join(text.split())


def test_what_is_short_stays_one_piece() -> None:
    """Tags and references are those of Telegram; the edges are trimmed."""
    assert pieces('\n<b>A</b> &amp; <a href="https://example.com/?a=1&amp;b=2">B</a>\n') == (
        '<b>A</b> &amp; <a href="https://example.com/?a=1&amp;b=2">B</a>',
    )


@pytest.mark.parametrize("empty", ["", " \n", "<b> </b>", "\u200b", "&#8203;\u2800", "\x00", "<i>\u202e</i>"])
def test_of_nothing_visible_there_is_no_piece(empty: str) -> None:
    """Telegram refuses such a message; the same at the end of a long one."""
    assert pieces(empty) == ()
    assert pieces("x" * MAX_TEXT + empty) == ("x" * MAX_TEXT,)
    assert not visible(text_of(empty))


@pytest.mark.parametrize(
    "href", ["x", "javascript:alert(1)", "http://localhost/", "https://", "", "https://a b.com", "tg://user?id=1"]
)
def test_a_link_to_no_web_address_becomes_text(href: str) -> None:
    """Of a short text and of a long one."""
    linked = f'see <a href="{href}">this <b>page</b></a>'
    assert pieces(linked) == ("see this <b>page</b>",)
    assert pieces("x" * MAX_TEXT + linked) == ("x" * MAX_TEXT, "see this <b>page</b>")


@pytest.mark.parametrize(
    "href", ["https://example.com", "http://a-b.example.co.uk:8080/x?y=z#f", "https://bücher.example/ä"]
)
def test_a_link_to_a_web_address_stays(href: str) -> None:
    """Cut or not, with its address as it was."""
    linked = f'<a href="{href}">page</a>'
    assert pieces(linked) == (linked,)
    assert pieces("x" * MAX_TEXT + linked) == ("x" * MAX_TEXT, linked)


@pytest.mark.parametrize("end", ["\n\n", "\n", ". ", " "], ids=["blank", "line", "sentence", "word"])
def test_a_long_text_is_cut_at_the_best_place(end: str) -> None:
    """Behind a blank line rather than a line, a line rather than a sentence, a sentence rather than a word."""
    worse = {"\n\n": "a\nb. c ", "\n": "b. c ", ". ": "c ", " ": "cccc"}[end]
    first = ("x" * 2000 + worse * 10).strip() + end
    rest = worse * 3000
    cut = pieces(first + rest)
    assert cut[0] == first.rstrip()
    assert words("".join(cut)) == words(first + rest)


def test_a_text_without_any_place_to_cut_is_cut_where_it_is_full() -> None:
    """No message is refused for one long word."""
    assert [len(piece) for piece in pieces("x" * 10_000)] == [4096, 4096, 1808]


def test_a_place_that_leaves_a_message_mostly_empty_is_none() -> None:
    """A heading does not become a message of its own."""
    cut = pieces("Heading\n\n" + "word " * 1000)
    assert len(cut[0]) > 4000


def test_a_word_that_ends_with_the_message_is_not_cut_off() -> None:
    """The space behind it is dropped, so it need not fit."""
    assert pieces("y" * 2000 + " " + "x" * 2095 + " z") == ("y" * 2000 + " " + "x" * 2095, "z")


@pytest.mark.parametrize("sign", ["👩‍👩‍👧‍👦", "👍🏽", "e\u0301\u0302", "🇩🇪"], ids=["family", "skin", "accents", "flag"])
def test_what_reads_as_one_sign_is_not_cut(sign: str) -> None:
    """Emoji of several parts and letters with accents stay whole."""
    for lead in range(12):
        text = "x" * lead + sign * 2000
        for piece in pieces(text):
            assert piece.replace(sign, "").strip("x") == ""


def test_a_tag_over_a_cut_is_closed_and_opened_again() -> None:
    """Nested ones in the order in which they were opened."""
    cut = pieces(f'<b>{"x" * 4000} <a href="https://example.com"><i>{"y" * 200}</i></a></b> z')
    assert cut == (f"<b>{'x' * 4000}</b>", f'<b><a href="https://example.com"><i>{"y" * 200}</i></a></b> z')


def test_a_reference_is_one_character() -> None:
    """It is counted as what it stands for, and never cut."""
    assert pieces("&lt;" * 4096) == ("&lt;" * 4096,)
    assert pieces("&#39;" * 5000) == ("&#39;" * 4096, "&#39;" * 904)


def test_characters_beyond_the_first_plane_count_twice() -> None:
    """The limit is one of UTF-16 units."""
    assert [units(piece) for piece in pieces("😀" * 5000)] == [4096, 4096, 1808]


def test_a_piece_has_no_more_entities_than_are_shown() -> None:
    """Telegram would drop the formatting of the rest in silence."""
    cut = pieces("".join(f"<b>{n}</b> " for n in range(250)))
    assert [Reader(piece).tags for piece in cut] == [90, 90, 70]
    assert words("".join(text_of(piece) for piece in cut)) == "".join(map(str, range(250)))


def test_a_piece_with_its_tags_is_no_longer_than_what_is_taken() -> None:
    """Telegram takes 32,768 bytes of text and tags."""
    address = "https://example.com/" + "ä" * 600
    cut = pieces("".join(f'<a href="{address}">{n}</a> ' for n in range(100)) + "&amp;" * 9000)
    assert all(len(piece.encode()) <= 32_768 and telegrams(piece) for piece in cut)
    assert [Reader(piece).tags for piece in cut[:-2]] == [9] * 11 + [1]
    long = f'<a href="https://example.com/{"a" * 5000}">page</a>'
    assert pieces(long) == ("page",)


@pytest.mark.parametrize("markup", ["<b>", "</b>", "<b><i></b></i>", "<b></i></b>"])
def test_crossed_tags_are_refused(markup: str) -> None:
    """They would be refused by Telegram, and cannot be in our messages."""
    with pytest.raises(ValueError, match="<"):
        pieces("x" * MAX_TEXT + " " + markup)


@given(st.text())
def test_a_text_comes_back_as_it_was(text: str) -> None:
    """Whatever a person wrote: escaped, cut and read again it is the same."""
    cut = pieces(str(escape(text)))
    assert "".join(Reader(piece).text for piece in cut) == (text.strip() if visible(text) else "")
    assert text_of(str(escape(text))) == text


SIGNS = "ab.!? \n\t<>&\"'é\u0301\u200b\u200d\u00a0ß漢😀👍🏽🇩🇪;#x39"
HREFS = st.sampled_from(["https://example.com/?a=1&b=2", "http://x.example/'&lt;", "nonsense"])


TEXTS = st.builds(lambda text, n: escape(text * n), st.text(SIGNS, max_size=20), st.sampled_from((1, 1, 30, 150)))
LINKS = st.builds(lambda href, text: Markup('<a href="{}">{}</a>').format(href, text), HREFS, TEXTS)
MARKUP = st.recursive(
    TEXTS | LINKS,
    lambda inner: (
        st.builds(lambda tag, text: Markup(f"<{tag}>{text}</{tag}>"), st.sampled_from("b i code".split()), inner)
        | st.builds(Markup().join, st.lists(inner, max_size=4))
    ),
)
LONG = st.builds(lambda parts, n: Markup().join(parts * n), st.lists(MARKUP, min_size=1, max_size=5), st.integers(1, 9))


@given(LONG)
def test_pieces_lose_nothing_and_keep_their_limits(markup: Markup) -> None:
    """All signs come back with the tags they had, spaces and what cannot be seen aside; each piece is a message."""
    whole = Reader(without_nonsense(markup))
    made = pieces(str(markup))
    cut = [Reader(piece) for piece in made]
    assert shown(*cut) == shown(whole)
    for piece, read in zip(made, cut, strict=True):
        assert 0 < units(read.text) <= MAX_TEXT
        assert read.tags <= MAX_ENTITIES
        assert visible(read.text)
        telegrams(piece)


def without_nonsense(markup: Markup) -> str:
    """The markup without the links that are none."""
    return re.sub(r'<a href="nonsense">(.*?)</a>', r"\1", str(markup), flags=re.DOTALL)


def shown(*read: Reader) -> list[tuple[str, Tags]]:
    return [(sign, tags) for one in read for sign, tags in one.signs if visible(sign)]


@given(LONG)
def test_what_surely_fits_is_one_piece(markup: Markup) -> None:
    """The quick bound is never too generous."""
    if fits(str(markup)):
        assert len(pieces(str(markup))) <= 1
