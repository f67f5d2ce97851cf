"""Numbers, dates, money, lists and plurals in the manner of a language, by Babel.

Babel is imported with the first value: what prints none does not pay for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from certbot.catalog.dates import PartialDate

if TYPE_CHECKING:
    from babel import Locale

_VARIANTS = {"en": ("en_GB", "en_US")}
"""Which variant of a language to use, for words and dates, and for money. English dates are British ("21 November
2026", no comma before the last "and"), which readers everywhere understand; but there a dollar is "US$165",
and nearly every price of ours is in dollars as their readers know them: "$165". Pounds are "£" in both."""


class Formats:
    """How values look in one language (a tag such as ``en``). Raises LookupError for a language unknown to Babel,
    when first used."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def _locale(self) -> Locale:
        return _parse(_VARIANTS.get(self.language, (self.language,))[0])

    @cached_property
    def _money_locale(self) -> Locale:
        return _parse(_VARIANTS.get(self.language, (self.language,))[-1])

    def number(self, value: float) -> str:
        """``12``, ``3.5``, ``1,200``."""
        return _number(self._locale, value)

    def range(self, low: str, high: str) -> str:
        """Two numbers or amounts that are formatted already, with an en dash between them."""
        return f"{low}–{high}"

    def money(self, amount: float, currency: str) -> str:
        """``$165``, ``$62.50``: cents only where there are some."""
        return _money(self._money_locale, amount, currency)

    def date(self, value: date | PartialDate) -> str:
        """``31 March 2026``; of a partial date what is known of it: ``July 2026``, ``2026``."""
        return _date(self._locale, value)

    def words(self, items: Sequence[str]) -> str:
        """``a``, ``a and b``, ``a, b and c``."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._locale)

    def plural(self, value: float) -> str:
        """The plural category of a number: ``one`` or ``other`` in English."""
        return self._locale.plural_form(value)

    def plurals(self) -> frozenset[str]:
        """All plural categories of the language."""
        return frozenset(self._locale.plural_form.tags | {"other"})

    def language_name(self, tag: str) -> str:
        """What the language with the BCP 47 tag `tag` is called: "Simplified Chinese" for ``zh-CN``.

        A tag that Babel does not know is returned as it stands.
        """
        return _language_name(self._locale, tag)


# The catalog has a few hundred values, which are said again and again, and Babel takes its time for each.
_kept = lru_cache(maxsize=4096)


@_kept
def _number(locale: Locale, value: float) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale)


@_kept
def _money(locale: Locale, amount: float, currency: str) -> str:
    from babel.numbers import format_currency

    pattern = str(locale.currency_formats["standard"].pattern)
    whole = amount == int(amount)
    return format_currency(
        amount,
        currency,
        pattern.replace(".00", "") if whole else pattern,
        locale=locale,
        currency_digits=not whole,
    )


@_kept
def _date(locale: Locale, value: date | PartialDate) -> str:
    from babel.dates import format_date, format_skeleton

    if isinstance(value, PartialDate):
        skeleton = {7: "yMMMM", 4: "y"}.get(len(value.text))
        if skeleton is not None:
            return format_skeleton(skeleton, value.first, locale=locale)
        value = value.first
    return format_date(value, "long", locale=locale)


@_kept
def _language_name(locale: Locale, tag: str) -> str:
    try:
        spoken = _parse(tag)
    except LookupError:
        return tag
    names = locale.languages
    scripted = f"{spoken.language}_{spoken.script}"
    return str(names.get(tag.replace("-", "_")) or names.get(scripted) or names.get(spoken.language, tag))


def _parse(tag: str) -> Locale:
    """Babel's locale of a tag with hyphens or underscores; LookupError where there is none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise LookupError(f"no language {tag!r}") from error
