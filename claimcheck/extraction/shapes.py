"""Dates that their shape tells rather than their words: 2022-01-10, 10/01/2022, "in 2014"; and "two days earlier"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve

from claimcheck.extraction.slots import (
    HIJRI,
    LONE_YEARS,
    LONGEST_DAY,
    MONTHS,
    Slots,
    System,
    Tokens,
    at,
    cue,
    ends_there,
    number_at,
    skip,
    value,
    year_at,
)
from claimcheck.rulebook.language import Language

SEPARATORS = "/-."
SINGLE: Mapping[str | None, str | None] = {"day": None, "month": "month", "year": "year"}  # days have no unit
SEVERAL: Mapping[str | None, str | None] = {"days": None, "months": "month", "years": "year"}


class Amount(NamedTuple):
    """How many days, or months or years by their `unit`, and where that ends."""

    number: int
    unit: str | None
    stop: int


def numeric(tokens: Tokens, start: int, language: Language) -> Slots | None:
    """Three numbers with one separator, the year first or in the language's order. `swapped`: may be either way."""
    parts, stop = _parts(tokens, start)
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
        return _dated(start, stop, day, month, year, tokens, language)
    if len(parts[2]) != 4:
        return None
    first, second, year = (int(part) for part in parts)
    day, month = (first, second) if language.calendar.order == "dmy" else (second, first)
    if month > MONTHS >= day:
        day, month = month, day
    found = _dated(start, stop, day, month, year, tokens, language)
    open_order = first <= MONTHS and second <= MONTHS and first != second
    return evolve(found, swapped=open_order) if found else None


def _parts(tokens: Tokens, start: int) -> tuple[list[str], int]:
    """The numbers of one written together run, and where it ends: one token with dots, or five with marks."""
    token = tokens[start]
    if token.kind != "digits":
        return [], start
    if token.text.count(".") == 2:
        return token.text.split("."), start + 1
    run = tokens[start : start + 5]
    joined = len(run) == 5 and all(a.stop == b.start for a, b in pairwise(run))
    if not joined or run[1].text != run[3].text or run[1].text not in SEPARATORS:
        return [], start
    return [run[0].text, run[2].text, run[4].text], start + 5


def _dated(start: int, stop: int, day: int, month: int, year: int, tokens: Tokens, language: Language) -> Slots | None:
    if not (1 <= month <= MONTHS and 1 <= day <= LONGEST_DAY):
        return None
    era = at(tokens, stop)
    told = value(era, "eras") if era else None
    system = _system(told, language)
    if year in HIJRI and system:
        return Slots(start=start, stop=stop + bool(told), day=day, hijri=month, system=system, year=year)
    if year not in LONE_YEARS:
        return None
    return Slots(start=start, stop=stop + bool(told), day=day, month=month, year=year)


def _system(told: str | None, language: Language) -> System | None:
    """The calendar that an era names; without one a language that has months of its own writes them in digits too."""
    if told in ("hijri", "jalali"):
        return "hijri" if told == "hijri" else "jalali"
    return "jalali" if language.calendar.jalali_months and told is None else None


def lone_year(tokens: Tokens, start: int, language: Language) -> Slots | None:
    """A year that a label or a preposition makes one: "in 2014", "عام 2014"; not "in 2014 houses"."""
    year = year_at(tokens, start, LONE_YEARS)
    before = at(tokens, start - 1)
    if year is None:
        return None
    if before is None or not cue(before, "year_before"):
        bare = before is None or before.means("grammar", "preposition", "to", "of") is None
        return (
            Slots(start=start, stop=start + 1, year=year) if bare and _stands_alone(tokens, start, language) else None
        )
    if not cue(before, "year_label") and not _closes(tokens, start + 1):
        return None
    return Slots(start=start, stop=start + 1, year=year)


def _stands_alone(tokens: Tokens, start: int, language: Language) -> bool:
    """Whether a year needs no word for it: "2016 starben fünf Menschen"; not after a hedge or before what it counts."""
    before, following = at(tokens, start - 1), at(tokens, start + 1)
    hedged = before is not None and (before.kind == "mark" or before.means("hedges") is not None)
    ended = following is None or following.kind == "mark"
    return language.calendar.bare_years and not hedged and not ended and _closes(tokens, start + 1)


def _closes(tokens: Tokens, index: int) -> bool:
    following = at(tokens, index)
    return ends_there(tokens, index) and not (
        following is not None and following.kind == "mark" and following.text in "/-%:"
    )


def offset(tokens: Tokens, start: int) -> Slots | None:
    """Days told from another: "two days earlier", "قبل يومين"; `ahead` of an event: "five days after the blast". Of the
    day of publication also whole months and years: "three months ago", "قبل عامين".
    """
    token = tokens[start]
    way = value(token, "direction")
    if way in ("ago", "after"):
        found = _amount(tokens, start + 1)
        return _head_first(tokens, start, way, found) if found else None
    found = _amount(tokens, start) if token.kind != "mark" else None
    following = at(tokens, found.stop) if found else None
    way = value(following, "direction") if following else None
    if found is None or way not in ("ago", "earlier", "later", "before", "after") or (found.unit and way != "ago"):
        return None
    stop = found.stop + 1
    ahead = way in ("before", "after") and _goes_on(tokens, stop)
    plain = {"before": "earlier", "after": "later"}.get(way, way)
    return Slots(start=start, stop=stop, offset=(found.number, way if ahead else plain), unit=found.unit, ahead=ahead)


def _head_first(tokens: Tokens, start: int, way: str, found: Amount) -> Slots | None:
    """The direction before the amount: "of" after it says from what."""
    beyond = skip(tokens, found.stop, "filler")
    following = at(tokens, beyond)
    if following is not None and following.means("grammar", "of"):
        told = (found.number, "before" if way == "ago" else "after")
        return None if found.unit else Slots(start=start, stop=beyond + 1, offset=told, ahead=True)
    if found.unit and way != "ago":
        return None
    told = (found.number, "ago" if way == "ago" else "later")
    return Slots(start=start, stop=found.stop, offset=told, unit=found.unit)


def _goes_on(tokens: Tokens, index: int) -> bool:
    following = at(tokens, index)
    return following is not None and following.kind == "word" and not cue(following, "to")


def _amount(tokens: Tokens, index: int) -> Amount | None:
    """How much time: "two days", "يومين", "ثلاثة أيام", "a day", "عامين"; a lone "شهر" if nothing names which."""
    token = at(tokens, index)
    if token is None:
        return None
    dual = next((s.form for s in token.senses if s.dual and s.section == "calendar"), "")
    if dual in SINGLE:
        return Amount(2, SINGLE[dual], index + 1)
    following = at(tokens, index + 1)
    unit = value(following, "units") if following else None
    if unit in SINGLE and token.means("grammar", "determiner"):
        return Amount(1, SINGLE[unit], index + 2)
    if unit in SINGLE or unit in SEVERAL:
        found = number_at(tokens, index, amounts=True)
        known = SINGLE[unit] if unit in SINGLE else SEVERAL[unit]
        return Amount(found[0], known, index + 2) if found and found[1] == index + 1 else None
    own = value(token, "units")
    if own not in SINGLE:
        return None
    if following is not None and value(following, "amounts") == "1":
        return Amount(1, SINGLE[own], index + 2)
    named = following is not None and following.means("calendar")
    return Amount(1, SINGLE[own], index + 1) if SINGLE[own] and ends_there(tokens, index + 1) and not named else None
