"""What Unicode's CLDR knows of a language: how it writes days and weekdays, and which way its lines run."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from claimcheck.model.value import Days

FALLBACK = "en"  # for a language that CLDR does not know


@cache
def day(when: date, language: str) -> str:
    """
    >>> day(date(2025, 3, 5), "en"), day(date(2025, 3, 5), "tlh")
    ('5 March 2025', '5 March 2025')
    """
    return _format(when, "d MMMM y", language)


def span(days: Days, language: str) -> str:
    """One day, or from the first to the last.

    >>> span(Days(date(2025, 3, 5), date(2025, 3, 7)), "en")
    '5 March 2025 \N{EN DASH} 7 March 2025'
    """
    first = day(days.first, language)
    return first if days.length == 1 else f"{first} \N{EN DASH} {day(days.last, language)}"


@cache
def weekday(number: int, language: str) -> str:
    """
    >>> weekday(0, "en")
    'Monday'
    """
    return _format(date(2024, 1, 1) + timedelta(days=number), "EEEE", language)


@cache
def runs_leftward(language: str) -> bool:
    """
    >>> runs_leftward("fa"), runs_leftward("en")
    (True, False)
    """
    from babel import Locale

    return Locale.parse(_locale(language)).character_order == "right-to-left"


def _format(when: date, pattern: str, language: str) -> str:
    from babel.dates import format_date  # here: an eighth of a second, and only what is told in words needs it

    return format_date(when, pattern, locale=_locale(language))


def _locale(language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return FALLBACK
