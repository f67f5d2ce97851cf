"""Tests of what changed in words."""

from __future__ import annotations

from datetime import date

import pytest

from certbot.advice.changes import BEGINS, ENDS, Change, Window, changes
from certbot.advice.codes import Code
from certbot.advice.news import lead, news
from certbot.catalog.dates import PartialDate
from certbot.catalog.model import Catalog, Source
from certbot.dialog.messages import Messages
from certbot.terminal.plain import plain

SINCE, TODAY = date(2026, 5, 21), date(2026, 11, 21)
SOURCE = Source(kind="third-party", url="https://x.example/news", as_of="2026-08", fields=("timeline",))


def change(
    id: str,
    event: str,
    day: str,
    *,
    checked: date = TODAY,
    note: str | None = None,
    code: str | None = None,
    languages: tuple[str, ...] = (),
    successors: tuple[str, ...] = (),
    basis: Source | None = SOURCE,
) -> Change:
    return Change(id, event, PartialDate.parse(day), checked, note, code, languages, successors, basis)


def text(messages: Messages, past: tuple[Change, ...], ahead: tuple[Change, ...] = ()) -> list[str]:
    return [plain(messages.render(line)) for line in news(lead(Window(SINCE), TODAY, shown=len(past)), past, ahead)]


def test_a_line_says_when_what_and_on_whose_word(messages: Messages) -> None:
    """What one certification has on one day is one line; a note is kept, and what ended says where to go."""
    past = (
        change("azure-ai-102", "last-exam", "2026-06-30", successors=("azure-ai-103",)),
        change("azure-ai-102", "renewal-closed", "2026-06-30"),
        change("azure-ai-103", "launched", "2026-07", note="by 23 July", basis=None),
    )
    assert text(messages, past) == [
        "What changed from 21 May 2026 to 21 November 2026:",
        (
            "• 30 June 2026 · Azure AI-102: last exam day; last day to renew. In its place: Azure AI-103. "
            "Source: x.example (https://x.example/news), as of August 2026"
        ),
        "• July 2026 · Azure AI-103: launch; by 23 July. Source: our own reading",
        "Last checked on 21 November 2026.",
    ]


def test_exam_versions_by_code_and_language(messages: Messages) -> None:
    """The first and the last day of a version name its code and, where they are known, its languages."""
    past = (
        change("aws-mla", ENDS, "2026-09-28", code="MLA-C01", languages=("en",)),
        change("aws-mla", BEGINS, "2026-09-29", code="MLA-C02"),
    )
    lines = text(messages, past)
    assert lines[1].startswith("• 28 September 2026 · AWS ML Engineer Associate: last day of MLA-C01 in English. ")
    assert lines[2].startswith("• 29 September 2026 · AWS ML Engineer Associate: MLA-C02 begins. ")


def test_what_is_to_come_stands_apart(messages: Messages) -> None:
    """What lies ahead has a heading; where nothing changed that is said; the days of the check come last."""
    ahead = (change("aws-mla", "version-change", "2027-01-14", note="MLA-C02 as first planned"),)
    older = change("azure-ai-102", "last-exam", "2026-06-30", checked=date(2026, 11, 1))
    assert [line.split(",")[0].strip() for line in text(messages, (), ahead)] == [
        "What changed from 21 May 2026 to 21 November 2026: nothing that I know of.",
        "Still to come",
        (
            "• 14 January 2027 · AWS ML Engineer Associate: MLA-C02 as first planned. Source: x.example "
            "(https://x.example/news)"
        ),
        "Last checked on 21 November 2026.",
    ]
    assert text(messages, (older,), ahead)[-1] == "Last checked between 1 November 2026 and 21 November 2026."
    assert len(text(messages, ())) == 1


def test_all_of_our_catalog_can_be_said(catalog: Catalog, messages: Messages) -> None:
    """Every change that is known has words."""
    found = changes(catalog, Window(date.min), TODAY)
    lines = text(messages, found.past, found.ahead)
    assert len(lines) > 40
    assert not [line for line in lines if "None" in line]


def test_lines_of_one_certification_do_without_its_name(messages: Messages) -> None:
    """Under a heading that has just said it the name is not repeated."""
    past = (change("azure-ai-102", "last-exam", "2026-06-30", successors=("azure-ai-103",)),)
    ahead = (change("azure-ai-102", "retired", "2027-01-31"),)
    lines = [plain(messages.render(line)) for line in news(Code("change.what.all"), past, ahead, with_names=False)]
    assert lines[1].startswith("• 30 June 2026 · last exam day. In its place: Azure AI-103. Source:")
    assert lines[3].startswith("• 31 January 2027 · retirement. Source:")


def test_what_is_known_by_its_year_stands_under_it(messages: Messages) -> None:
    """The year is said once, after what has a day."""
    by_year = tuple(change(id, "renamed", "2026") for id in ("azure-ai-102", "aws-mla"))
    lines = [plain(messages.render(line)) for line in news(Code("change.what.all"), (), (), by_year=by_year)]
    assert lines[1].strip() == "Some time in 2026:"
    assert [line.split(":")[0] for line in lines[2:4]] == ["• Azure AI-102", "• AWS ML Engineer Associate"]


def test_the_rest_of_what_is_to_come_is_counted(messages: Messages) -> None:
    """Where only the first lines are said, how many there are is said, too."""
    ahead = tuple(change("aws-mla", "version-change", f"2027-0{month}-01", note="x") for month in (1, 2, 3))
    lines = [plain(messages.render(line)) for line in news(Code("change.what.all"), (), ahead, most=2)]
    assert lines[1].strip() == "Still to come, the first of 3 that are known:"
    assert len(lines) == 5


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        (Window(date.min, date(2025, 12, 31)), "What changed up to 31 December 2025: nothing that I know of."),
        (
            Window(SINCE, date(2027, 3, 31)),
            "What changed from 21 May 2026 to 21 November 2026: nothing that I know of.",
        ),
        (Window(TODAY), "What changed on 21 November 2026: nothing that I know of."),
        (Window(date(2027, 1, 1), kind="ended"), "What is to end from 1 January 2027 on: nothing that I know of."),
        (
            Window(date(2027, 1, 1), date(2027, 12, 31)),
            "Changes still to come from 1 January 2027 to 31 December 2027: nothing that I know of.",
        ),
    ],
)
def test_a_heading_says_which_days(messages: Messages, window: Window, heading: str) -> None:
    """The days of the window, as far as they have passed or are all ahead."""
    assert plain(messages.render(lead(window, TODAY, shown=0))) == heading
