"""Calendar arithmetic: which day a weekday, a day without a year, or a Hijri date is.

Pure functions over dates; no word of any language and no clock. What the text leaves open comes back as several
readings, never as a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

from attrs import frozen

from claimcheck.model.value import Days, Moment

Tense: TypeAlias = Literal["past", "future"]
OPEN_YEARS = range(2000, 2028)  # a day without a year and without a clock: one cycle of weekdays
SIGHTING = 1  # a Hijri month begins by the sight of the moon: a day sooner or later
LONGEST_HIJRI_MONTH = 30
HIJRI_YEARS = range(1343, 1501)  # what the tables hold
JALALI_YEARS = range(1200, 1501)  # those of which news may tell
JALALI_NEW_YEAR = (3, 21)  # or the day before, which makes no difference to which year is likely
MONTHS = 12
WEEK = 7


def day(year: int, month: int, number: int) -> date | None:
    """A calendar day, or nothing where there is none (31 April).

    >>> day(2024, 2, 29), day(2025, 2, 29)
    (datetime.date(2024, 2, 29), None)
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None


def latest_weekday(weekday: int, until: date) -> date:
    """The last such weekday not after a day."""
    return until - timedelta((until.weekday() - weekday) % WEEK)


def next_weekday(weekday: int, since: date) -> date:
    """The first such weekday not before a day.

    >>> next_weekday(0, date(2022, 1, 5)), latest_weekday(0, date(2022, 1, 5))
    (datetime.date(2022, 1, 10), datetime.date(2022, 1, 3))
    """
    return since + timedelta((weekday - since.weekday()) % WEEK)


def week(of: date, ahead: int = 0) -> Days:
    """The week, Monday to Sunday, that holds a day, or one so many weeks later."""
    monday = latest_weekday(0, of) + timedelta(WEEK * ahead)
    return Days(monday, monday + timedelta(WEEK - 1))


def month(year: int, number: int) -> Days:
    """All days of a month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return Days(date(year, number, 1), following - timedelta(1))


def month_beside(of: date, ahead: int) -> Days:
    """The month so many months after that of a day.

    >>> month_beside(date(2025, 1, 31), -1)
    Days(first=datetime.date(2024, 12, 1), last=datetime.date(2024, 12, 31))
    """
    index = of.year * 12 + of.month - 1 + ahead
    return month(index // 12, index % 12 + 1)


def year(number: int) -> Days:
    """All days of a year."""
    return Days(date(number, 1, 1), date(number, 12, 31))


def nearest(candidates: list[date], to: date, tense: Tense | None) -> date | None:
    """The candidate nearest to a day; not after it where it is past, not before it where it is to come."""
    if tense == "past":
        candidates = [c for c in candidates if c <= to]
    elif tense == "future":
        candidates = [c for c in candidates if c >= to]
    return min(candidates, key=lambda c: (abs((c - to).days), c), default=None)


def without_year(number: int, month_number: int, published: date | None, tense: Tense | None) -> Moment | None:
    """A day and month: the nearest such day; without a clock one for each year. Nothing where no year has it.

    >>> without_year(2, 1, date(2022, 1, 10), "past").single.first
    datetime.date(2022, 1, 2)
    """
    years = range(published.year - 4, published.year + 5) if published else OPEN_YEARS
    days = [found for y in years if (found := day(y, month_number, number))]
    if published and days:
        chosen = nearest(days, published, tense)
        return Moment.on(chosen) if chosen else None
    return Moment(tuple(Days.of(d) for d in days)) if days else None


def month_without_year(number: int, published: date, tense: Tense | None) -> Days:
    """A month: the nearest such one, begun where it is past, not yet over where it is to come."""
    months = [month(y, number) for y in range(published.year - 1, published.year + 2)]
    if tense == "past":
        months = [m for m in months if m.first <= published]
    elif tense == "future":
        months = [m for m in months if m.last >= published]
    return min(months, key=lambda m: (distance(m, published), m))


def distance(days: Days, to: date) -> int:
    """How many days lie between a day and the nearest of an interval."""
    return max((days.first - to).days, (to - days.last).days, 0)


def day_alone(number: int, weekday: int | None, published: date, tense: Tense | None) -> date | None:
    """A day of the month alone ("Thursday 21"): the nearest, one on the weekday named before all others."""
    months = [month_beside(published, ahead).first for ahead in (-1, 0, 1)]
    days = [found for m in months if (found := day(m.year, m.month, number))]
    agreeing = [d for d in days if d.weekday() == weekday]
    return nearest(agreeing, published, tense) or nearest(agreeing or days, published, tense)


def nth_weekday(weekday: int, nth: int, within: Days) -> date | None:
    """The nth such weekday of a month, the last one for -1; nothing where there are fewer.

    >>> nth_weekday(1, 3, month(2014, 9)), nth_weekday(0, -1, month(2013, 3))
    (datetime.date(2014, 9, 16), datetime.date(2013, 3, 25))
    """
    if nth < 0:
        return latest_weekday(weekday, within.last)
    found = next_weekday(weekday, within.first) + timedelta(WEEK * (nth - 1))
    return found if found <= within.last else None


def third(of: Days, number: int) -> Days:
    """The first ten days of a month, the second ten, or the rest: what "early", "mid-" and "late" leave open."""
    first = of.first + timedelta(10 * number)
    return Days(first, of.last if number == 2 else first + timedelta(9))


def hijri_days(year_number: int, month_number: int, number: int) -> Iterator[Days]:
    """The readings of a Hijri day: the tables' day, and one sooner and later; none where there is no such day."""
    whole = _hijri_tables(year_number, month_number)
    if whole is None or not 1 <= number <= LONGEST_HIJRI_MONTH:
        return
    told = whole.first + timedelta(number - 1)
    yield from (Days.of(told + timedelta(n)) for n in range(-SIGHTING, SIGHTING + 1))


def hijri_month(year_number: int, month_number: int) -> Days | None:
    """The days of a Hijri month by the tables, a day more at both ends."""
    whole = _hijri_tables(year_number, month_number)
    if whole is None:
        return None
    return Days(whole.first - timedelta(SIGHTING), whole.last + timedelta(SIGHTING))


def _hijri_tables(year_number: int, month_number: int) -> Days | None:
    """A Hijri month by the Umm al-Qura tables. They are read when first asked for: few articles need them."""
    from hijridate import Hijri

    if year_number not in HIJRI_YEARS:
        return None
    begin = Hijri(year_number, month_number, 1)
    first = begin.to_gregorian()
    start = date(first.year, first.month, first.day)
    return Days(start, start + timedelta(begin.month_length() - 1))


def hijri_year(of: date) -> int:
    """The Hijri year that most likely holds a day, by the mean length of its years.

    >>> hijri_year(date(2024, 3, 20))
    1445
    """
    return int((of - date(622, 7, 19)).days / 354.367) + 1


def jalali_days(year_number: int, month_number: int, number: int) -> Iterator[Days]:
    """The day of a date in the Persian (Jalali) calendar; none where there is no such day.

    >>> [day.first.isoformat() for day in jalali_days(1404, 6, 25)], list(jalali_days(1404, 12, 30))
    (['2025-09-16'], [])
    """
    whole = jalali_month(year_number, month_number)
    if whole is not None and 1 <= number <= whole.length:
        yield Days.of(whole.first + timedelta(number - 1))


def jalali_month(year_number: int, month_number: int) -> Days | None:
    """The days of a Persian month. The library is read when one is first met: few articles need it."""
    from persiantools.jdatetime import JalaliDate

    if year_number not in JALALI_YEARS or not 1 <= month_number <= MONTHS:
        return None
    following = (year_number, month_number + 1) if month_number < MONTHS else (year_number + 1, 1)
    first, after = (_first_day(JalaliDate, *number) for number in ((year_number, month_number), following))
    return Days(first, after - timedelta(1))


def _first_day(persian: Callable[[int, int, int], Any], year_number: int, month_number: int) -> date:
    """The Gregorian day on which a month begins."""
    day_of: date = persian(year_number, month_number, 1).to_gregorian()
    return day_of


def jalali_year(of: date) -> int:
    """The Persian year that holds a day; it begins in March.

    >>> jalali_year(date(2025, 3, 5)), jalali_year(date(2025, 9, 16))
    (1403, 1404)
    """
    return of.year - 621 - ((of.month, of.day) < JALALI_NEW_YEAR)


@frozen
class System:
    """A calendar beside the Gregorian one: the readings of a day, the days of a month, the likely year of a day."""

    days: Callable[[int, int, int], Iterator[Days]]
    month: Callable[[int, int], Days | None]
    year: Callable[[date], int]


SYSTEMS: Mapping[str, System] = {
    "hijri": System(hijri_days, hijri_month, hijri_year),
    "jalali": System(jalali_days, jalali_month, jalali_year),
}
