"""What certifications are asked for by: values alone. Whether a certification fits them is said in fits.py, which ones
do in selection.py."""

from __future__ import annotations

from typing import Any, Literal, get_args

from msgspec import Struct, structs

from certbot.catalog.vocabulary import Kind, Level

Trait = Literal["free", "never-expires", "renews-free", "hands-on", "no-prerequisites"]
Standing = Literal["beta", "new", "retiring", "retired", "upcoming"]
Order = Literal["cheapest", "dearest"]
TRAITS: tuple[Trait, ...] = get_args(Trait)
CERTIFICATIONS: tuple[Kind, ...] = ("exam", "course-certificate", "university-program", "free-course")
"""The kinds that people mean by certifications: all but platforms to learn on, and families."""
CURRENCY = "USD"
"""The currency of the amounts in criteria; prices in another one count as unknown, because nothing converts them."""


class Bound(Struct, frozen=True, omit_defaults=True):
    """An amount of money in CURRENCY that a price may reach, or must stay on this side of."""

    amount: float
    inclusive: bool = True


class Criteria(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What certifications are asked for by; of each field any of its values fits, and every field that is set counts.

    `providers` are ids, `but` those that are not wanted, `topics` ids of catalog/topics.yaml, `languages` BCP 47 tags
    of exams ("zh" takes every kind of Chinese). `most` and `least` bound the price, for one attempt, month or
    programme, whichever is paid. `months` is how long it must at least be valid.
    """

    providers: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    levels: tuple[Level, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    most: Bound | None = None
    least: Bound | None = None
    months: int | None = None
    traits: tuple[Trait, ...] = ()
    standing: Standing | None = None
    order: Order | None = None

    def refined(self, other: Criteria) -> Criteria:
        """These, with what `other` says in the place of what they say about the same; its traits are added. What is
        said of the price last counts: "free" ends bounds and order, and they end "free"."""
        said: dict[str, Any] = {name: value for name, value in structs.asdict(other).items() if value}
        bounds = {"most": other.most, "least": other.least}
        if other.most or other.least:
            said |= bounds
        if "free" in other.traits:
            said |= {**bounds, "order": other.order}
        kept = self.without("free") if other.most or other.least or other.order else self
        said["traits"] = (*kept.traits, *(trait for trait in other.traits if trait not in kept.traits))
        if other.providers:
            said["but"] = other.but
        return structs.replace(self, **said)

    def without(self, part: str) -> Criteria:
        """These but for one of their `parts`."""
        if part in TRAITS:
            return structs.replace(self, traits=tuple(trait for trait in self.traits if trait != part))
        if part == "price":
            return structs.replace(self, most=None, least=None, order=None)
        if part not in self.parts:
            return self
        return structs.replace(self, **{part: None if part in ("months", "standing") else ()})

    @property
    def parts(self) -> tuple[str, ...]:
        """What is asked for, by name: the fields that are set, "price" for both bounds and the order, each trait by
        itself. The first is the first to give up where nothing fits: what narrows a subject goes before it."""
        fields = ("languages", "months", "levels", "kinds", "but", "standing", "topics", "providers")
        bounded = ("price",) if self.most or self.least or self.order else ()
        own = [name for name in fields if getattr(self, name)]
        return (*bounded, *(trait for trait in TRAITS if trait in self.traits), *own)
