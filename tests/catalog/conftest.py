"""A small catalog in files, and a way to plant a fault in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from certbot.catalog.check import check_catalog

TODAY = date(2026, 11, 21)

PROVIDERS = """\
first: [new-one]
providers:
  - {id: beta, name: Beta Corp, short: Beta, url: https://beta.example/}
  - {id: alpha, name: Alpha Inc, short: Alpha}
"""

RENEWAL = """\
renewal:
  - id: yearly
    title: Once a year
    method: an assessment
    window_opens: {amount: 6, unit: months}
    extends_months: 12
    notes: [free of charge]
    sources:
      s1: {kind: official, url: 'https://alpha.example/renew', as_of: 2026-10, fields: [method, window_opens, notes]}
    ours: [extends_months]
    checked: 2026-11-21
    recheck: 2027-05-20
    confidence: medium
    doubts:
      - {text: the window may change, field: window_opens}
"""

ALPHA = """\
- id: old-one
  name: Old One
  short: Old
  provider: alpha
  kind: exam
  codes: [ON-1]
  aliases: [the old one]
  summary: What there was.
  for_whom: Those who had it.
  timeline:
    - {event: launched, date: 2024-05}
    - {event: last-exam, date: 2026-06-30}
  successors:
    - {id: new-one, relation: same-certification-new-exam}
  checked: 2026-11-21
  recheck: 2027-05-20
  confidence: high
  sources:
    s1:
      kind: official
      url: https://alpha.example/old
      fields: [timeline, successors]

- id: new-one
  name: New One
  short: New
  provider: alpha
  kind: exam
  level: associate
  codes: [NO-2]
  aliases: [the new one, the old one]
  summary: What there is.
  for_whom: Those who want it.
  timeline:
    - {event: announced, date: 2026-03}
    - {event: beta, date: 2026-04-21}
    - {event: launched, date: 2026-07}
  versions:
    - {code: NO-2, status: active, first_day: 2026-04-21, languages: [en]}
    - {code: NO-1, status: retired, last_day: 2026-05-31}
  price:
    currency: USD
    model: one-time
    amount: 100
    free_audit: false
  exam:
    minutes: 90
    questions: {low: 40, high: 60}
  renewal:
    rule: yearly
    extends_months: 24
  prerequisites:
    - {text: the old one, ids: [old-one, perhaps]}
  preparation: {low: 4, high: 6}
  retake:
    waits: [1, 14]
    attempts: 5
    within: {amount: 12, unit: months}
    cost: {currency: USD, amount: 50}
  offers:
    - {text: half price, first_day: 2026-11, last_day: 2030-12-31}
  ours: [level, price.free_audit, exam.questions, prerequisites, retake, offers]
  doubts:
    - {text: one page says 95, field: price}
    - {text: somebody saw it earlier}
  checked: 2026-11-21
  recheck: 2027-05-20
  confidence: high
  sources:
    s1:
      kind: third-party
      url: https://blog.example/new
      as_of: 2026-11
      fields: [price, timeline, versions]
    s2: {kind: official, url: 'https://alpha.example/new', as_of: 2026-09, fields: [price, exam.minutes]}
    s3: {kind: third-party, ref: a talk, fields: [preparation, renewal]}
"""

BETA = """\
- id: bundle
  name: The Bundle
  short: Bundle
  provider: beta
  kind: family
  members: [new-one, perhaps]
  summary: Several at once.
  for_whom: Everybody.
  checked: 2026-11-21
  recheck: 2027-05-20
  confidence: low

- id: perhaps
  name: Perhaps
  short: Perhaps
  provider: beta
  kind: course-certificate
  status: unclear
  summary: It may be there.
  for_whom: The patient.
  price: {currency: USD, model: free, amount: 0}
  course:
    hours: {low: 10, high: 20}
    courses: 3
  doubts:
    - {text: nobody has seen it lately, field: status}
  ours: [status, price, course, course.courses]
  checked: 2026-11-21
  recheck: 2027-05-20
  confidence: low
"""

ADVICE = """\
mistakes:
  - id: hurry
    title: Hurrying
    text: Take your time.
    certifications: [new-one]
    when:
      - {role: [beginner, null], goal: [genai]}
    steps:
      - {text: start here, ids: [perhaps]}
    sources:
      s1: {kind: ours, ref: experience, fields: [text]}
"""

RULES = """\
groups:
  role:
    starting: [beginner, student]
platforms:
  aws:
    ml: [new-one]
  unsaid:
    ml: []
newcomers:
  - {role: [starting]}
too_hard: [expert]
rules:
  - id: everybody
    rows: [hurry]
    when: [{role: [starting, null]}]
    choose: [old-one, 'platform:ml']
  - id: otherwise
    choose: [new-one]
covers:
  new-one: [old-one]
preparation: {levels: {expert: 8}}
dear: {low: 150}
"""

TOPICS = """\
topics:
  - id: ones
    words: [new-one, bundle]
"""

ELSEWHERE = """\
elsewhere:
  - id: others
    name: Others' Own+
    body: Others Inc.
    field: security
    aliases:
      - others own
      - their own
"""

FILES = {
    "providers.yaml": PROVIDERS,
    "renewal.yaml": RENEWAL,
    "certifications/alpha.yaml": ALPHA,
    "certifications/beta.yaml": BETA,
    "advice/mistakes.yaml": ADVICE,
    "rules.yaml": RULES,
    "topics.yaml": TOPICS,
    "elsewhere.yaml": ELSEWHERE,
}

Plant = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small catalog, which has no fault."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def plant(folder: Path) -> Plant:
    """Replaces text, which must stand there once, in the file whose name begins so, and returns what check finds
    then, as "file: the line's text: message", the file without its folder and ending."""

    def replace_and_check(name: str, old: str, new: str, today: date = TODAY) -> list[str]:
        (file,) = (folder / path for path in FILES if Path(path).name.startswith(name))
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        file.write_text(text.replace(old, new), encoding="utf-8")
        lines = {str(folder / path): (folder / path).read_text(encoding="utf-8").split("\n") for path in FILES}
        return [
            f"{Path(found.path).stem}: {lines[found.path][found.line - 1].strip()}: {found.message}"
            for found in check_catalog(folder, today)
        ]

    return replace_and_check
