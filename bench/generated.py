"""A catalog of made-up certifications, as large as asked for, and what people would type of it.

Each provider has a name of its own and some thirty certifications; a name is built like real ones ("Lumano Certified
Stora Machine Learning Engineer - Associate"), with a code, a short name and two aliases. The same seed gives the same.
"""

from __future__ import annotations

from datetime import date
from random import Random

from certbot.catalog.model import Catalog, Certification, Provider

PER_PROVIDER = 34
SYLLABLES = (
    "ba be bi bo ka ke ko lu la ma mi no ne pa pe ra ri ro sa se ta te to va ve xa zo tri gra sto plo fen dor".split()
)
SUBJECTS = (
    "Machine Learning", "Data Engineering", "Generative AI", "Deep Learning", "Cloud Architecture", "MLOps", "Security",
    "Data Science", "Analytics", "Computer Vision", "Networking", "Robotics", "Agentic AI", "Databases", "Governance",
)  # fmt: skip
LEVELS = ("Foundations", "Associate", "Professional", "Specialty", "Expert", "Practitioner")
TRADES = ("Engineer", "Developer", "Architect", "Administrator", "Analyst", "Scientist", "Specialist", "Consultant")
TALK = ("is the {} worth it for a data engineer?", "how long is {} valid", "i passed {} last year, what now")
DAY = date(2026, 1, 1)


def _word(random: Random, least: int) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(least, 4)))


def catalog(count: int, seed: int = 1) -> Catalog:
    """So many certifications of as many providers as they need."""
    random = Random(seed)
    called: list[str] = []
    while len(called) * PER_PROVIDER < count:
        word = _word(random, 3)
        if word not in called:
            called.append(word)
    records: dict[str, Certification] = {}
    for number in range(count):
        provider = called[number // PER_PROVIDER]
        subject, trade, product = random.choice(SUBJECTS), random.choice(TRADES), _word(random, 2).title()
        level, vendor = random.choice(LEVELS), provider.title()
        id = f"{provider}-{number}"
        records[id] = Certification(
            id=id,
            name=f"{vendor} Certified {product} {subject} {trade} - {level}",
            short=f"{vendor} {product} {trade}",
            provider=provider,
            kind="exam",
            checked=DAY,
            recheck=DAY,
            confidence="low",
            summary="Made up.",
            for_whom="Nobody.",
            codes=(f"{provider[:3].upper()}-{random.choice('ABCDEF')}{random.randint(1000, 9999)}",),
            aliases=(f"{provider} {product} {subject}".lower(), f"{product} {trade} exam".lower()),
        )
    return Catalog(records, {id: Provider(id=id, name=id.title(), short=id.title()) for id in called}, {})


def queries(names: Catalog, count: int, seed: int = 1) -> list[str]:
    """What people would type of these certifications: names and codes, whole, in part, out of order, mistyped, in
    sentences; and codes that do not exist."""
    random = Random(seed)
    chosen = random.choices(list(names.certifications.values()), k=count)
    return [_typed(random, record, number % 8) for number, record in enumerate(chosen)]


def _typed(random: Random, record: Certification, way: int) -> str:
    name, code = record.name.lower(), record.codes[0]
    if way == 0:
        return name
    if way == 1:
        return code.lower().replace("-", " ")
    if way == 2:
        return random.choice(record.aliases)
    if way == 3:
        words = name.split()
        return " ".join(random.sample(words, k=len(words) // 2))
    if way == 4:
        return random.choice(TALK).format(record.short)
    if way == 5:
        return code[:-1] + str((int(code[-1]) + random.randint(1, 9)) % 10)
    at = random.randrange(len(name) - 1)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return swapped if way == 6 else random.choice(TALK).format(swapped)
