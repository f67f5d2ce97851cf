"""What a reader of English can book on a day, derived from the versions of an exam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certbot.advice.codes import Money
from certbot.catalog.model import Certification, ExamVersion
from certbot.catalog.status import exam_versions_on

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Beta:
    """A beta that is all there is in English. `price` is its own one where that is not the regular price."""

    code: str
    price: Money | None = None


def regular_versions(cert: Certification, today: date) -> tuple[ExamVersion, ...]:
    """The versions that can be booked on that day and are no beta, in the record's order."""
    return tuple(item.version for item in exam_versions_on(cert, today) if item.kind != "beta")


def no_english(cert: Certification, today: date) -> bool:
    """Whether versions can be booked, and none but a beta in English; one that states no language counts as English."""
    if not exam_versions_on(cert, today):
        return False
    return not any(not item.languages or _ENGLISH in item.languages for item in regular_versions(cert, today))


def english_beta(cert: Certification, today: date) -> Beta | None:
    """The beta that is the only exam in English on that day; None where there is another, or no such beta."""
    if not no_english(cert, today):
        return None
    betas = [item.version for item in exam_versions_on(cert, today) if item.kind == "beta"]
    beta = next((item for item in betas if not item.languages or _ENGLISH in item.languages), None)
    if beta is None:
        return None
    price = cert.price
    differs = beta.price is not None and price is not None and beta.price != price.amount
    if not differs or beta.price is None or price is None:
        return Beta(beta.code)
    return Beta(beta.code, Money(price.currency, beta.price))
