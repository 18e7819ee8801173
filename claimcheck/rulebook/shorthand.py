"""Values as examples and rules write them: `">=30"`, `"25..32"`, `2025-03-05`, `12h`, and whole claims.

One spelling for a test's claims, so that an example is a line that an editor can read, not a claim of thirty fields.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from claimcheck.model.value import Days, Moment, Quantity

_QUANTITY = re.compile(r"(>=|<=|>|<|~)?\s*(\d{1,15})|(~)?(\d{1,15})\s*\.\.\s*(\d{1,15})")
_DURATION = re.compile(r"(\d{1,6})\s*(min|h|d|w)")
_UNITS = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def quantity(text: str) -> Quantity:
    """
    >>> quantity(">30"), quantity("~30"), quantity("25..32")
    (Quantity(low=31, high=None, approximate=False), Quantity(low=30, high=30, approximate=True), \
Quantity(low=25, high=32, approximate=False))
    """
    found = _QUANTITY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"is '{text}', expected a figure as 30, '>=30', '>30', '<30', '~30' or '25..32'")
    sign, number, about, low, high = found.groups()
    if number is None:
        return Quantity(int(low), int(high), bool(about))
    return _signed(sign, int(number))


def _signed(sign: str | None, n: int) -> Quantity:
    shapes = {">=": (n, None), ">": (n + 1, None), "<=": (None, n), "<": (None, n - 1)}
    return Quantity(*shapes[sign]) if sign in shapes else Quantity(n, n, sign == "~")


def moment(text: str) -> Moment:
    """Days, a range of days (`..`), or several readings (`|`).

    >>> moment("2025-03-05").single, len(moment("2025-03-05 | 2025-05-03").readings)
    (Days(first=datetime.date(2025, 3, 5), last=datetime.date(2025, 3, 5)), 2)
    """
    return Moment(tuple(sorted(_days(part) for part in text.split("|"))))


def _days(text: str) -> Days:
    first, _, last = text.partition("..")
    try:
        return Days(_day(first), _day(last or first))
    except ValueError as error:
        raise ValueError(
            f"is '{text.strip()}', expected a day (2022-01-31) or days (2022-01-31..2022-02-02)"
        ) from error


def _day(text: str) -> date:
    return date.fromisoformat(text.strip())


def duration(text: str) -> timedelta:
    """
    >>> duration("12h")
    datetime.timedelta(seconds=43200)
    """
    found = _DURATION.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"is '{text}', expected a duration as 30min, 12h, 3d or 1w")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def time(text: str) -> datetime:
    """A date or a date with a time, as an article's `published`."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"is '{text}', expected a time as 2022-01-31 or 2022-01-31T18:30Z") from error
