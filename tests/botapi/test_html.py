"""Tests of parse_mode=HTML: what is shown, what is refused and at which byte, what is worth a warning."""

from __future__ import annotations

import html as standard
from typing import Any

import pytest
from botapi.entities import Formatted, cleaned, detect, utf16
from botapi.errors import ApiError
from botapi.html import parse
from botapi.texts import formatted
from hypothesis import given
from hypothesis import strategies as st

UNMATCHED = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PIECES = (
    "<b> </b> <i> </I> </a> </> < </ > = ' x ; & &amp; &#x1F600; &#xD800; &#0; <pre> </pre> </code> 😀 é @name".split()
)
PIECES += "</blockquote> </span> </tg-time> </tg-emoji> <a <b".split()
PIECES += [" ", "\n", "\0", "\r", "\u200f", '<a href="']
PIECES += ["<a href='x.org'>", '<code class="language-py">', "<blockquote expandable>", "<span class='tg-spoiler'>"]
PIECES += ["<tg-time unix=1 format=r>", "<tg-emoji emoji-id=1>"]
MARKUP = st.lists(st.sampled_from(PIECES)).map("".join)


def shown(source: str) -> Formatted:
    """What is kept of the HTML, where nothing is suspicious."""
    warnings: list[str] = []
    kept = formatted(source, "HTML", None, warnings.append)
    assert not warnings
    return kept


def warned(source: str) -> tuple[str, list[str]]:
    warnings: list[str] = []
    return formatted(source, "HTML", None, warnings.append).text, warnings


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b><strong>b</STRONG>", "ab", [entity("bold", 0, 2)]),
        ("<i>a</i> <em>b</em>", "a b", [entity("italic", 0, 1), entity("italic", 2, 1)]),
        ("<u>a</u> <ins>b</ins>", "a b", [entity("underline", 0, 1), entity("underline", 2, 1)]),
        (
            "<s>a</s> <strike>b</strike> <del>c</del>",
            "a b c",
            [entity("strikethrough", place, 1) for place in (0, 2, 4)],
        ),
        (
            '<span class="tg-spoiler">a</span> <tg-spoiler>b</tg-spoiler>',
            "a b",
            [entity("spoiler", 0, 1), entity("spoiler", 2, 1)],
        ),
        ("<B>a<I>b</></>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ("😀<b>é😀</b>", "😀é😀", [entity("bold", 2, 3)]),
        ("&lt;&gt;&amp;&quot;&#39;&#x27;&#128512;&lt", "<>&\"''😀<", []),
        ("<code>a</code>", "a", [entity("code", 0, 1)]),
        ('<code class="language-py">a</code>', "a", [entity("code", 0, 1)]),
        ("<pre>a</pre>", "a", [entity("pre", 0, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [entity("pre", 0, 1, language="py")]),
        ('<code class="language-py"><pre>a</pre></code>', "a", [entity("pre", 0, 1, language="py")]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        (
            '<a class=x href="http://x.org?a=1&amp;b=2">a</a>',
            "a",
            [entity("text_link", 0, 1, url="http://x.org/?a=1&b=2")],
        ),
        ("<a href=X.org>a</a>", "a", [entity("text_link", 0, 1, url="http://x.org/")]),
        ("<a>x.org</a>", "x.org", [entity("text_link", 0, 5, url="http://x.org/")]),
        (
            '<a href="tg://user?id=42">a</a>',
            "a",
            [entity("text_mention", 0, 1, user={"id": 42, "is_bot": False, "first_name": ""})],
        ),
        (
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
        ),
        (
            '<tg-time unix="1798761599" format="wDT">then</tg-time>',
            "then",
            [entity("date_time", 0, 4, unix_time=1798761599, date_time_format="wDT")],
        ),
        ("<b></b>a<i></i>", "a", []),
        (" \n a<b> b \n</b> \n", "a b", [entity("bold", 1, 2)]),
        (" <b> a</b>", " a", [entity("bold", 0, 2)]),
        ("a\r\nb\tc\u2028d", "a\nb cd", []),
        ("/start @name", "/start @name", [entity("bot_command", 0, 6), entity("mention", 7, 5)]),
        ("<code>/start</code>", "/start", [entity("code", 0, 6)]),
    ],
)
def test_what_is_shown(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    """Tags become entities in UTF-16 units; the text is cleaned and trimmed."""
    kept = shown(source)
    assert (kept.text, list(kept.entities)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("é <3", "Unclosed start tag at byte offset 3"),
        ("é <3 you", 'Unsupported start tag "3" at byte offset 3'),
        ("<Dev>", 'Unsupported start tag "dev" at byte offset 0'),
        ("a<br/>", 'Unsupported start tag "br/" at byte offset 1'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("😀<b", "Unclosed start tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b>a</b c>", "Unclosed end tag at byte offset 4"),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a<span>b</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 1'),
        ('a<a ="x">', 'Empty attribute name in the tag "a" at byte offset 1'),
        ("<b />", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=x.org/y>", "Unexpected end of name token at byte offset 8"),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("<tg-time unix=1 format=x>a</tg-time>", "Invalid date format used"),
        (
            "&#xD800;",
            UNMATCHED,
        ),
    ],
)
def test_what_is_refused(source: str, error: str) -> None:
    """Each error names its cause and the byte of the text as sent."""
    with pytest.raises(ApiError) as caught:
        shown(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {error}"


@pytest.mark.parametrize(
    ("source", "text", "warning"),
    [
        ("a&nbsp;b", "a&nbsp;b", '"&nbsp;" is shown as written, at byte offset 1'),
        ("é&apos;", "é&apos;", '"&apos;" is shown as written, at byte offset 2'),
        ("R & D", "R & D", '"&" is shown as written, at byte offset 2'),
        ("&#0;", "&#0;", '"&#0;" is shown as written, at byte offset 0'),
        ('<a href="nowhere">a</a>', "a", 'the link to "nowhere" is shown without the link: Wrong HTTP URL'),
        ("<tg-time>a</tg-time>", "a", "a tg-time without a fitting unix time is shown as plain text"),
        ("<code><b>a</b></code>", "a", "bold within code is not shown"),
        ("<b><code>a</code>b</b>", "ab", "bold around code is not shown there"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", "blockquote within blockquote is not shown"),
        (
            "<a href=x.org>a<a href=y.org>b</a></a>",
            "ab",
            "text_link within text_link is not shown",
        ),
        (
            '<a href="https://t.me/bot?start=a.b">a</a>',
            "a",
            'the link to "https://t.me/bot?start=a.b": start parameter "a.b" is not 1-64 of A-Z a-z 0-9 _ -',
        ),
        ("<code>a</code> " * 102, ("a " * 102).strip(), "2 links, mentions, code or quotes over 100 are not shown"),
    ],
)
def test_what_is_worth_a_warning(source: str, text: str, warning: str) -> None:
    """Telegram takes all this without a word, and shows something else than was meant."""
    assert warned(source) == (text, [warning])


def test_only_a_hundred_links_are_kept() -> None:
    """Styles are not counted."""
    kept = formatted("<a href=x.org>a</a> <b>b</b> " * 101, "html", None, lambda text: None)
    kinds = [found["type"] for found in kept.entities]
    assert (kinds.count("text_link"), kinds.count("bold")) == (100, 101)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("/start@certbot word", ["bot_command"]),
        ("a/b //c </d", []),
        ("mail me@example.org", []),
        ("(see https://x.org/a?b=1).", ["url"]),
        ("😀 @name!", ["mention"]),
    ],
)
def test_what_telegram_finds_in_plain_text(text: str, kinds: list[str]) -> None:
    """Commands, mentions and links need no markup; paths and addresses are none of them."""
    found = detect(text)
    assert [it["type"] for it in found] == kinds
    for it in found:
        units = text.encode("utf-16-le")[it["offset"] * 2 : (it["offset"] + it["length"]) * 2].decode("utf-16-le")
        assert units in ("/start@certbot", "https://x.org/a?b=1", "@name")


@given(TEXTS)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    """Whatever is escaped comes out as it went in."""
    warnings: list[str] = []
    assert parse(standard.escape(text), warnings.append) == (text, ())
    assert not warnings


@given(MARKUP)
def test_nothing_but_refusals_is_raised(source: str) -> None:
    """Any mixture of markup is either refused or kept with entities that lie within the text."""
    try:
        kept = formatted(source, "HTML", None, lambda text: None)
    except ApiError:
        return
    assert cleaned(kept.text) == kept.text
    for found in kept.entities:
        assert 0 <= found["offset"] < found["offset"] + found["length"] <= utf16(kept.text)
