"""Which days a phrase of dates means.

Nothing is invented: "March 2024" stays the month, a day that no calendar has stays without a moment and is flagged, and
what cannot be resolved is a set of readings or not known.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from claimcheck.extraction import calendar
from claimcheck.extraction.calendar import Tense
from claimcheck.extraction.slots import Slots
from claimcheck.model.claim import Flag
from claimcheck.model.value import Days, Moment

Precision: TypeAlias = Literal["day", "month", "year", "range"]


@frozen
class Clock:
    """What a phrase is resolved against: publication, the day and the month told last, the tense of the sentence."""

    published: date | None
    known_day: date | None
    known_month: date | None
    tense: Tense | None
    supposed: Tense | None  # the tense of a weekday whose sentence says neither


@frozen
class Resolved:
    """The moment of a phrase: `lost` says that it points at a date which was never told."""

    moment: Moment | None
    precision: Precision = "day"
    flags: tuple[Flag, ...] = ()
    lost: bool = False


LOST = Resolved(None, lost=True)
INVALID = Resolved(None, flags=("invalid-date",))
UNRESOLVED = Resolved(None, flags=("unresolved-date",))


def resolve(slots: Slots, clock: Clock) -> Resolved:
    """The moment that the slots mean by this clock."""
    for reading in (_offset, _relative, _nth_weekday, _numbered, _of_unit, _whole_month, _weekday):
        found = reading(slots, clock)
        if found is not None:
            return found
    return LOST


def _offset(slots: Slots, clock: Clock) -> Resolved | None:
    if slots.offset is None:
        return None
    number, way = slots.offset
    base = clock.published if way == "ago" else clock.known_day
    if base is None:
        return UNRESOLVED if way == "ago" else LOST
    if slots.unit and number >= base.year:
        return LOST
    if slots.unit == "month":
        return Resolved(Moment((calendar.month_beside(base, -number),)), "month", ("approximate",))
    if slots.unit == "year":
        return Resolved(Moment((calendar.year(base.year - number),)), "year", ("approximate",))
    return Resolved(Moment.on(base + timedelta(number if way == "later" else -number)))


def _relative(slots: Slots, clock: Clock) -> Resolved | None:
    if slots.relative is None:
        return None
    told = slots.relative.removeprefix("known")
    base = clock.known_day if told != slots.relative else clock.published
    if base is None:
        return LOST if told != slots.relative else UNRESOLVED
    first = base + timedelta(int(told))
    return Resolved(Moment.on(first))


def _nth_weekday(slots: Slots, clock: Clock) -> Resolved | None:
    """As in "the first Tuesday of October", "the last Monday of next month"."""
    if slots.nth is None or slots.weekday is None:
        return None
    whole = _whole_month(slots, clock) or _of_unit(evolve(slots, weekday=None), clock) or LOST
    days = whole.moment.single if whole.moment else None
    if days is None:
        return whole
    found = calendar.nth_weekday(slots.weekday, slots.nth, days)
    return Resolved(Moment.on(found)) if found else INVALID


def _numbered(slots: Slots, clock: Clock) -> Resolved | None:
    """A day of a month, whatever the text says of the month."""
    if slots.day is None:
        return None
    if slots.hijri is not None:
        return _hijri_day(slots, clock)
    if slots.lone:
        return _lone(slots, clock)
    if slots.unit == "month":
        return _day_of_unit(slots, clock)
    if slots.month is None:
        return LOST
    year = slots.year or _relative_year(slots.year_way, clock)
    if year is None:
        return _day_without_year(slots, clock)
    return _ranged(calendar.day(year, slots.month, slots.day), slots, slots.swapped)


def _ranged(first: date | None, slots: Slots, swapped: bool = False) -> Resolved:
    """A day of a known month; to another where the text gives a range; both where day and month may change places."""
    if first is None:
        return INVALID
    if slots.last_day is not None:
        last = calendar.day(first.year, first.month, slots.last_day)
        return Resolved(Moment.on(first, last), "range") if last and last > first else INVALID
    if not swapped:
        return Resolved(Moment.on(first))
    other = calendar.day(first.year, first.day, first.month)
    readings = sorted({first, other or first})
    return Resolved(Moment(tuple(Days.of(d) for d in readings)), flags=("ambiguous-date",))


def _day_without_year(slots: Slots, clock: Clock) -> Resolved:
    number, month = slots.day or 0, slots.month or 0
    told = calendar.without_year(number, month, clock.published, clock.tense)
    moment = told or calendar.without_year(number, month, clock.published, None)
    if moment is None:
        return INVALID
    if moment.single:
        return _ranged(moment.single.first, slots)
    return Resolved(moment, flags=("unresolved-date",))


def _relative_year(way: str | None, clock: Clock) -> int | None:
    base = clock.known_month if way == "same" else clock.published
    return None if way is None or base is None else base.year + _ahead(way)


def _ahead(way: str) -> int:
    return {"past": -1, "next": 1}.get(way, 0)


def _day_of_unit(slots: Slots, clock: Clock) -> Resolved:
    base = clock.known_month if slots.way == "same" else clock.published
    if base is None:
        return LOST if slots.way == "same" else UNRESOLVED
    month = calendar.month_beside(base, _ahead(slots.way or "this")).first
    return _ranged(calendar.day(month.year, month.month, slots.day or 0), slots)


def _lone(slots: Slots, clock: Clock) -> Resolved:
    if clock.published is None:
        return UNRESOLVED
    day = calendar.day_alone(slots.day or 0, slots.weekday, clock.published, clock.tense)
    return Resolved(Moment.on(day)) if day else INVALID


def _hijri_day(slots: Slots, clock: Clock) -> Resolved:
    if slots.year is None and clock.published is None:
        return UNRESOLVED
    system = calendar.SYSTEMS[slots.system]
    about = system.year(clock.published) if clock.published else 0
    years = [slots.year] if slots.year else [about - 1, about, about + 1]
    sets = [tuple(system.days(y, slots.hijri or 0, slots.day or 0)) for y in years]
    found = [readings for readings in sets if readings]
    if not found:
        return INVALID
    if clock.published is None or len(found) == 1:
        return Resolved(Moment(found[0]))
    published = clock.published
    past = [readings for readings in found if readings[0].first <= published]
    return Resolved(Moment(min(past or found, key=lambda readings: calendar.distance(readings[-1], published))))


def _of_unit(slots: Slots, clock: Clock) -> Resolved | None:
    """As in "last week", "the same month", "next year"; with a weekday that day of the week."""
    if slots.unit is None or slots.way is None:
        return None
    base = clock.known_month if slots.way == "same" else clock.published
    if base is None:
        return LOST if slots.way == "same" else UNRESOLVED
    ahead = _ahead(slots.way)
    if slots.unit == "week":
        days = calendar.week(base, ahead)
        if slots.weekday is None:
            return Resolved(Moment((days,)), "range", ("approximate",))
        return Resolved(Moment.on(days.first + timedelta(slots.weekday)))
    if slots.unit == "month":
        return Resolved(Moment((calendar.month_beside(base, ahead),)), "month")
    return Resolved(Moment((calendar.year(base.year + ahead),)), "year")


def _whole_month(slots: Slots, clock: Clock) -> Resolved | None:
    if slots.hijri is not None:
        return _whole_hijri(slots, clock)
    if slots.month is None:
        return Resolved(Moment((calendar.year(slots.year),)), "year") if slots.year else None
    year = slots.year or _relative_year(slots.year_way, clock)
    if year:
        return _part_of_month(calendar.month(year, slots.month), slots.edge)
    if clock.published is None:
        return evolve(UNRESOLVED, precision="month")
    base = clock.published
    if slots.way == "past":
        base = calendar.month_beside(base, -1).last
    elif slots.way == "next":
        base = calendar.month_beside(base, 1).first
    return _part_of_month(calendar.month_without_year(slots.month, base, clock.supposed), slots.edge)


def _part_of_month(days: Days, edge: str | None) -> Resolved:
    """The month, or the third of it that "the start of", "mid-" or "the end of" means."""
    if edge is None:
        return Resolved(Moment((days,)), "month")
    return Resolved(Moment((calendar.third(days, ("start", "middle", "end").index(edge)),)), "range")


def _whole_hijri(slots: Slots, clock: Clock) -> Resolved:
    system = calendar.SYSTEMS[slots.system]
    year = slots.year or (system.year(clock.published) if clock.published else None)
    days = system.month(year, slots.hijri or 0) if year else None
    return Resolved(Moment((days,)), "month") if days else UNRESOLVED


def _weekday(slots: Slots, clock: Clock) -> Resolved | None:
    if slots.weekday is None:
        return None
    if clock.published is None:
        return UNRESOLVED
    first = _day_of_week(slots.weekday, slots.way, clock.published, clock.supposed)
    if slots.second is None:
        return Resolved(Moment.on(first))
    return Resolved(Moment.on(first, calendar.next_weekday(slots.second, first)), "range")


def _day_of_week(weekday: int, way: str | None, published: date, tense: Tense | None) -> date:
    if way == "past":
        return calendar.latest_weekday(weekday, published - timedelta(1))
    if way == "next":
        return calendar.next_weekday(weekday, published + timedelta(1))
    if tense == "future":
        return calendar.next_weekday(weekday, published)
    return calendar.latest_weekday(weekday, published)
