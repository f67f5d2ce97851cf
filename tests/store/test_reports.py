from __future__ import annotations

from sqlalchemy import Connection

from certbot.store import reports

DAY = "2026-11-21"


def test_a_fact_is_reported_once_a_day(c: Connection) -> None:
    """A second press changes nothing, and words that come later are added."""
    reports.add(c, 7, "card", "aws-mla", "price", None, DAY, 100)
    reports.add(c, 7, "card", "aws-mla", "price", "It is 75 now.", DAY, 200)
    reports.add(c, 7, "card", "aws-mla", "price", None, DAY, 300)
    reports.add(c, 7, "card", "aws-mla", "price", "In USD.", DAY, 400)
    (report,) = reports.listed(c, None)
    assert (report.words, report.at) == ("It is 75 now.\nIn USD.", 100)


def test_what_one_person_reports_is_bounded(c: Connection) -> None:
    """Words on a card are cut off, texts beyond a day's number are let go; other people and days are not concerned."""
    for _ in range(5):
        reports.add(c, 7, "card", "aws-mla", "price", "é" * 4000, DAY, 100)
    (report,) = reports.listed(c, None)
    assert report.words is not None and len(report.words) == reports.LONGEST
    for _ in range(reports.MOST_TEXTS + 5):
        reports.add(c, 7, "text", None, None, "cobol", DAY, 200)
    reports.add(c, 8, "text", None, None, "cobol", DAY, 200)
    reports.add(c, 7, "text", None, None, "cobol", "2026-11-22", 200)
    assert len(reports.listed(c, 200)) == reports.MOST_TEXTS + 2


def test_each_is_a_report_of_its_own(c: Connection) -> None:
    """Another person, certification, fact or day makes another report; a card as a whole is one too."""
    for chat, certification, fact, day in (
        (7, "aws-mla", "price", DAY),
        (8, "aws-mla", "price", DAY),
        (7, "aws-aif", "price", DAY),
        (7, "aws-mla", None, DAY),
        (7, "aws-mla", None, DAY),
        (7, "aws-mla", "price", "2026-11-22"),
    ):
        reports.add(c, chat, "card", certification, fact, None, day, 100)
    assert len(reports.listed(c, None)) == 5


def test_each_shared_text_is_kept(c: Connection) -> None:
    """Texts are one row each, with neither certification nor fact."""
    for words in ("what about rust", "what about rust", "and cobol"):
        reports.add(c, 7, "text", None, None, words, DAY, 100)
    assert [(report.words, report.certification, report.fact) for report in reports.listed(c, None)] == [
        ("what about rust", None, None),
        ("what about rust", None, None),
        ("and cobol", None, None),
    ]


def test_reports_are_listed_since_a_time(c: Connection) -> None:
    """Those of that time and later, oldest first."""
    for at in (100, 200, 300):
        reports.add(c, 7, "text", None, None, str(at), DAY, at)
    assert [report.at for report in reports.listed(c, 200)] == [200, 300]


def test_counts_are_kept_by_day_and_name(c: Connection) -> None:
    """Each is one more."""
    for day, name in ((DAY, "missed"), (DAY, "missed"), (DAY, "again"), ("2026-11-20", "missed")):
        reports.count(c, day, name)
    assert [(count.day, count.name, count.count) for count in reports.counts(c)] == [
        ("2026-11-20", "missed", 1),
        (DAY, "again", 1),
        (DAY, "missed", 2),
    ]
