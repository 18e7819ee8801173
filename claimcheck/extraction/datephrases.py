"""Phrases of dates, read from left to right by small steps.

Each step adds one piece to the slots or leaves it. The order in which a language puts its pieces is not written
anywhere: "Friday, June 20" and "الأحد الرابع من تموز/يوليو" fill the same slots.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import evolve

from claimcheck.extraction.slots import (
    GLUE,
    HIJRI,
    LONGEST_DAY,
    MARKS,
    MONTH_NAMES,
    MONTHS,
    WEEKDAYS,
    WEEKS,
    YEARS,
    Slots,
    Tokens,
    at,
    capital,
    cue,
    ends_there,
    kinds,
    month_at,
    number_at,
    of_month,
    skip,
    unit_at,
    value,
    way_at,
    year_at,
)
from claimcheck.rulebook.language import Language

BEFORE_DAY = ("comma", "label", "preposition", "equals", "determiner", "month_label")
BEFORE_MONTH = ("of", "month_label", "slash", "dash", "dot", "determiner", "label")
CLOSES: Mapping[
    str | None, tuple[str | None, ...]
] = {  # what may follow a lone day's digits, by what stands before them
    None: (None, "dot", "paren"),
    "paren": ("paren",),
    "comma": (None, "dot", "comma", "paren"),
}
FIRST_PLAIN_ORDINAL = 20  # "Thursday second" is no day, "Thursday twentieth" is
Step: TypeAlias = Callable[[Tokens, Slots, Language], Slots | None]


def _prefix(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """A part of the day, "since", "the start of", "last", a label: they wait for what follows."""
    token = at(tokens, slots.stop)
    if token is None or slots.core or value(token, "days") is not None:
        return None
    if cue(token, "part", "label", "month_label", "year_label") and slots.stop - slots.start < GLUE:
        return evolve(
            slots,
            stop=slots.stop + 1,
            night=slots.night or cue(token, "night"),
            labelled=slots.labelled or cue(token, "label", "month_label", "year_label"),
        )
    if cue(token, "since", "start", "middle", "end") and slots.edge is None:
        edge = next((form for form in ("start", "middle", "end") if cue(token, form)), None)
        stop = skip(tokens, slots.stop + 1, "of", "determiner")
        return evolve(slots, stop=stop, since=slots.since or cue(token, "since"), edge=edge)
    way = way_at(tokens, slots.stop)
    waits = way is not None and slots.way is None and unit_at(tokens, slots.stop) is None
    return evolve(slots, stop=slots.stop + 1, way=way) if waits else None


def _unit(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """As in "last week", "الشهر الماضي"; after a weekday or a month also "of last week", "last year"."""
    place = skip(tokens, slots.stop, "of", "determiner", "comma") if slots.core else slots.stop
    found = unit_at(tokens, place)
    if found is None:
        return _edge_unit(tokens, slots, language)
    unit, way, stop = found
    if unit == "year" and (slots.month is not None) and slots.year is None:
        return evolve(slots, stop=stop, year_way=way)
    if slots.nth is not None:
        return evolve(slots, stop=stop, unit=unit, way=way) if unit == "month" else None
    fits = unit == "week" if slots.weekday is not None else not slots.core
    return evolve(slots, stop=stop, unit=unit, way=way) if fits and slots.unit is None else None


def _edge_unit(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """Of "the start of the month", a unit without a direction is the present one."""
    token = at(tokens, slots.stop)
    unit = value(token, "units") if token and slots.edge and not slots.core else None
    if unit == "month" and month_at(tokens, slots.stop + 1, language):
        return None
    return evolve(slots, stop=slots.stop + 1, unit=unit, way="this") if unit in ("week", "month", "year") else None


def _weekday(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    if slots.weekday is not None:
        return _second(tokens, slots)
    between = ("comma", "label", "paren") if slots.core else ("from",) if slots.night else ()
    place = skip(tokens, slots.stop, *between)
    token = at(tokens, place)
    if token is None or not capital(token, language):
        return None
    found = value(token, "weekdays")
    if found is None and not token.says("the"):
        bare = value(token, "bare_weekdays")
        known = slots.labelled or slots.nth is not None or slots.unit == "week" or unit_at(tokens, place + 1)
        found = bare if known else None
    if found is None or (not slots.core and _other_use(tokens, slots.start, place == slots.start)):
        return None
    return evolve(slots, stop=place + 1, weekday=int(found) - 1)


def _nth(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """The count in "the first Tuesday" of a month that follows: "أول ثلاثاء من أكتوبر"."""
    token = at(tokens, slots.stop)
    if token is None or slots.core or slots.nth is not None or token.says("the"):
        return None
    last = cue(token, "last") or value(token, "direction") == "past"
    number = -1 if last else int(value(token, "ordinals") or 0)
    place = skip(tokens, slots.stop + 1, "label")
    following = at(tokens, place)
    named = following is not None and (value(following, "weekdays") or value(following, "bare_weekdays"))
    if not named or not number or number > WEEKS or not _month_follows(tokens, place + 1, language):
        return None
    return evolve(slots, stop=place, nth=number)


def _month_follows(tokens: Tokens, index: int, language: Language) -> bool:
    place = skip(tokens, index, "of", "preposition", "determiner")
    unit = unit_at(tokens, place)
    named = month_at(tokens, skip(tokens, place, "month_label"), language) is not None
    return place > index and (named or (unit is not None and unit[0] == "month"))


def _other_use(tokens: Tokens, start: int, bare: bool) -> bool:
    """Whether the word before says that this is no date: "every Friday"; of a bare weekday also "with the two"."""
    before = at(tokens, start - 1)
    return before is not None and (cue(before, "every") or (bare and cue(before, "not_date_after")))


def _second(tokens: Tokens, slots: Slots) -> Slots | None:
    """The other end of a night or a range: "from Monday to Tuesday", "ليل الاثنين الثلاثاء"."""
    place = skip(tokens, slots.stop, "to", "dash", "and")
    token = at(tokens, place)
    between = at(tokens, slots.stop)
    found = value(token, "weekdays") if token else None
    if found is None or slots.second is not None or slots.weekday is None or slots.relative or between is None:
        return None
    before = at(tokens, slots.start - 1)
    if not kinds(between) & {"to", "dash"} and not slots.night and not (before and cue(before, "from")):
        return None
    number = int(found) - 1
    follows = (number - slots.weekday) % WEEKDAYS == 1
    return evolve(slots, stop=place + 1, second=number) if follows or not slots.night else None


def _relative(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    place = skip(tokens, slots.stop, "comma", "paren") if slots.core else slots.stop
    token, before, after = at(tokens, place), at(tokens, place - 1), at(tokens, place + 1)
    found = value(token, "days") if token else None
    if found is None or slots.relative is not None or slots.month is not None:
        return None
    per = before is not None and cue(before, "per") and found == "0" and tokens[place].size == 1
    ordinal = after is not None and after.says("the") and value(after, "ordinals") is not None
    return None if per or ordinal else evolve(slots, stop=place + 1, relative=found)


def _day(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """A day of the month, with what makes it one: a month, "of the same month", or a weekday before it."""
    if slots.day is not None or slots.unit is not None:
        return None
    if slots.month is not None or slots.hijri is not None:
        return _day_after(tokens, slots)
    place = skip(tokens, slots.stop, *BEFORE_DAY) if slots.core else slots.stop
    place += place == slots.stop and slots.weekday is not None and bool(at(tokens, place)) and tokens[place].text == "("
    found = number_at(tokens, place)
    if found is None or not 1 <= found[0] <= LONGEST_DAY:
        return None
    number, stop = found
    last, stop = _range_end(tokens, slots, number, stop)
    before_month = skip(tokens, stop, *BEFORE_MONTH)
    if month_at(tokens, before_month, language):
        return evolve(slots, stop=before_month, day=number, last_day=last)
    month = _slashed_month(tokens, slots, stop, language)
    if month and last is None:
        return evolve(slots, stop=stop + 2, day=number, month=month)
    way = of_month(tokens, stop)
    if way:
        return evolve(slots, stop=way[1], day=number, last_day=last, unit="month", way=way[0])
    return _lone_day(tokens, slots, place, number, stop)


def _slashed_month(tokens: Tokens, slots: Slots, stop: int, language: Language) -> int | None:
    """The month of "يوم 22/04", where a label or a weekday says that this is a date."""
    mark, following = at(tokens, stop), number_at(tokens, stop + 1)
    if mark is None or MARKS.get(mark.text) != "slash" or following is None or language.calendar.order != "dmy":
        return None
    beyond = at(tokens, stop + 2)
    told = (slots.labelled or slots.weekday is not None) and not (beyond and MARKS.get(beyond.text) == "slash")
    return following[0] if told and 1 <= following[0] <= MONTHS and tokens[stop + 1].kind == "digits" else None


def _range_end(tokens: Tokens, slots: Slots, number: int, stop: int) -> tuple[int | None, int]:
    """The second day of "19 to 20 November", "بين 4-22 يناير", or nothing."""
    between, before = at(tokens, stop), at(tokens, slots.start - 1)
    told = before is not None and cue(before, "from")
    if between is None or not kinds(between) & ({"to", "dash", "and"} if told else {"to", "dash"}):
        joined = told and between is not None and between.says("and")
        found = number_at(tokens, stop) if joined else None
    else:
        found = number_at(tokens, stop + 1)
    return (found[0], found[1]) if found and number < found[0] <= LONGEST_DAY else (None, stop)


def _day_after(tokens: Tokens, slots: Slots) -> Slots | None:
    """The day that follows its month: "March 15"; not "in March 15 people"."""
    found = number_at(tokens, skip(tokens, slots.stop, "dot", "dash"))
    if slots.year is not None or found is None or not 1 <= found[0] <= LONGEST_DAY:
        return None
    last, stop = _range_end(tokens, slots, *found)
    return evolve(slots, stop=stop, day=found[0], last_day=last) if ends_there(tokens, stop) else None


def _lone_day(tokens: Tokens, slots: Slots, place: int, number: int, stop: int) -> Slots | None:
    """A day of the month that only a weekday before it makes one: "السبت السادس عشر", "terça-feira, 27,"."""
    token, following = tokens[stop - 1], at(tokens, stop)
    opened = MARKS.get(tokens[slots.stop].text) if place == slots.stop + 1 else None
    closed = None if following is None else MARKS.get(following.text, "word")
    told = token.kind == "word" or closed in CLOSES.get(opened, ())
    if slots.weekday is None or slots.relative is not None or not told or place - slots.stop > bool(opened):
        return None
    if token.kind == "word" and not cue(token, "suffix") and not token.says("the") and number < FIRST_PLAIN_ORDINAL:
        return None
    return evolve(slots, stop=stop, day=number, lone=True)


def _month(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    glue = ["slash", "paren", "of", "month_label", "dash", "determiner", "dot"]
    if slots.weekday is not None and slots.day is None:
        glue.append("comma" if slots.nth is None else "preposition")
    place = skip(tokens, slots.stop, *glue)
    found = month_at(tokens, place, language)
    if found is None or slots.unit is not None or (slots.relative is not None and slots.day is None):
        return None
    system, number = found
    if slots.month is None and slots.hijri is None:
        if slots.day is None and slots.nth is None and value(tokens[place], MONTH_NAMES[system]) is None:
            return None
        lone = slots.day is None and slots.weekday is not None and slots.nth is None
        if lone and number_at(tokens, skip(tokens, place + 1, "dot")) is None:
            return None
        grown = evolve(slots, stop=place + 1)
        return evolve(grown, month=number) if system == "month" else evolve(grown, hijri=number, system=system)
    pair = system == "month" and slots.month == number and place > slots.stop
    return evolve(slots, stop=skip(tokens, place + 1, "paren")) if pair else None


def _year(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    if slots.year is not None or (slots.month is None and slots.hijri is None):
        return None
    place = skip(tokens, slots.stop, "comma", "year_label", "of", "year_before")
    number = year_at(tokens, place, YEARS if slots.month is not None else HIJRI)
    if number is None or (place > slots.stop and not ends_there(tokens, place + 1)):
        return None
    era = at(tokens, place + 1)
    return evolve(slots, stop=place + 1 + bool(era and value(era, "eras")), year=number)


def _way(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """A direction that follows its day or month: "الخميس الماضي"."""
    way = way_at(tokens, slots.stop)
    told = slots.way or slots.unit or slots.relative
    if not slots.core or way is None or told or language.syntax.head != "first":
        return None
    return evolve(slots, stop=slots.stop + 1, way=way)


def _suffix(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """The part of the day that follows its day: "Tuesday night"."""
    token = at(tokens, slots.stop)
    named = slots.weekday is not None or slots.relative is not None
    if token is None or not named or not cue(token, "part"):
        return None
    following = at(tokens, slots.stop + 1)
    if following is not None and (value(following, "weekdays") or value(following, "days")):
        return None
    return evolve(slots, stop=slots.stop + 1, night=slots.night or cue(token, "night"))


_STEPS: tuple[Step, ...] = (_nth, _unit, _prefix, _weekday, _relative, _day, _month, _year, _way, _suffix)


def phrase(tokens: Tokens, start: int, language: Language) -> Slots | None:
    """The pieces of the phrase that begins at a token, or nothing where it names no time."""
    slots = Slots(start=start, stop=start)
    while True:
        grown = next((found for step in _STEPS if (found := step(tokens, slots, language))), None)
        if grown is None:
            break
        slots = grown
    return slots if _complete(tokens, slots) else None


def _complete(tokens: Tokens, slots: Slots) -> bool:
    if slots.nth is not None and slots.weekday is not None:
        return slots.month is not None or slots.unit == "month"
    if slots.weekday is not None or slots.relative is not None or slots.unit is not None:
        return True
    if slots.day is not None or slots.year is not None:
        return slots.month is not None or slots.hijri is not None
    if slots.hijri is not None:
        return slots.labelled
    if slots.month is None:
        return False
    before = at(tokens, slots.start - 1)
    told = slots.way or slots.year_way or slots.edge or slots.since or slots.labelled
    return bool(told or (before and cue(before, "month_before")))
