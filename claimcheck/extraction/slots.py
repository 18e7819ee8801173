"""What a phrase of dates says, piece by piece: weekday, day, month, year, "last", "of the same month".

A phrase is read from left to right by small steps; each adds one piece to the slots or leaves it. The order in which a
language puts its pieces is not written anywhere: "Saturday, March 15" and "السبت الثاني من شباط/فبراير" fill the same slots.
What day that is, is `dates`' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language

Tokens: TypeAlias = Sequence[Token]


@frozen(kw_only=True)
class Slots:
    """The pieces of one phrase at tokens `[start, stop)`. Weekdays from 0, Monday; the rest as a person writes it.

    `second` and `last_day` end a range. `way` is "past", "next", "this" or "same"; of a `unit` ("last week") or of the day
    itself ("last Sunday"). `year_way` is that of "of last year". `offset` is "two days earlier": how many, which way, and
    `ahead` if the event that it is told from follows. `lone` is a day of the month without any month.
    """

    start: int
    stop: int
    weekday: int | None = None
    second: int | None = None
    relative: str | None = None
    day: int | None = None
    last_day: int | None = None
    month: int | None = None
    hijri: int | None = None
    year: int | None = None
    unit: str | None = None
    way: str | None = None
    year_way: str | None = None
    offset: tuple[int, str] | None = None
    ahead: bool = False
    swapped: bool = False
    lone: bool = False
    night: bool = False
    since: bool = False
    edge: str | None = None
    labelled: bool = False
    nth: int | None = None

    @property
    def core(self) -> bool:
        """Whether it names a time yet, so that what stands before it is no mere prefix."""
        pieces = (self.weekday, self.relative, self.day, self.month, self.hijri, self.year, self.unit)
        return any(piece is not None for piece in pieces)


Step: TypeAlias = Callable[[Tokens, Slots, Language], Slots | None]
MONTHS, WEEKDAYS, WEEKS = 12, 7, 5
LONGEST_DAY = 31
YEARS, HIJRI = range(1000, 3000), range(1300, 1500)
LONE_YEARS = range(1800, 2100)
MARKS = {",": "comma", "\u060c": "comma", "/": "slash", "(": "paren", ")": "paren", "-": "dash", "–": "dash", "—": "dash", ".": "dot"}
GLUE = 3  # at most so many words without a piece of their own within a phrase


def value(token: Token, name: str) -> str | None:
    """The value that a calendar word has by that name of the language file: months, weekdays, days, units …"""
    for sense in token.word.senses:
        if sense.section == "calendar" and sense.name == name:
            return sense.form
    return None


def cue(token: Token, *forms: str) -> bool:
    """Whether a word is one of these cues of dates."""
    return any(s.section == "calendar" and s.name == "cues" and s.form in forms for s in token.word.senses)


def at(tokens: Tokens, index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def kinds(token: Token) -> frozenset[str]:
    """What a word without a piece of its own may be between two pieces."""
    if token.kind == "mark":
        return frozenset({MARKS.get(token.text, "mark")})
    found = {s.form for s in token.word.senses if s.section == "calendar" and s.name == "cues"}
    found |= {s.name for s in token.word.senses if s.section == "grammar"}
    return frozenset(found)


def skip(tokens: Tokens, index: int, *allowed: str) -> int:
    """The place after at most `GLUE` words of the kinds allowed."""
    for _ in range(GLUE):
        token = at(tokens, index)
        if token is None or not kinds(token) & set(allowed):
            break
        index += 1
    return index


def capital(token: Token, language: Language) -> bool:
    """Whether the name of a day or month is written as one: "May", not "may"."""
    return not language.calendar.capitalised or token.size > 1 or token.text[:1].isupper()


def month_at(tokens: Tokens, index: int, language: Language) -> tuple[str, int] | None:
    """The month that a token names, and in which calendar."""
    token = at(tokens, index)
    if token is None or token.says("the") or not capital(token, language):
        return None
    for name in ("months", "hijri_months"):
        found = value(token, name)
        if found and (not token.word.ending or not token.word.clitics):
            return ("month" if name == "months" else "hijri"), int(found)
    return None


def number_at(tokens: Tokens, index: int, amounts: bool = False) -> tuple[int, int] | None:
    """A small number at a place and where it ends: digits, an ordinal with or without its suffix, or an amount in words."""
    token = at(tokens, index)
    if token is None:
        return None
    if token.kind == "digits":
        if not token.text.isdigit() or len(token.text) > 2:
            return None
        following = at(tokens, index + 1)
        suffix = following is not None and following.start == token.stop and cue(following, "suffix")
        return int(token.text), index + 1 + suffix
    found = value(token, "amounts" if amounts else "ordinals")
    return (int(found), index + 1) if found else None


def year_at(tokens: Tokens, index: int, known: range) -> int | None:
    token = at(tokens, index)
    if token is None or token.kind != "digits" or len(token.text) != 4 or not token.text.isdigit():
        return None
    return int(token.text) if int(token.text) in known else None


def ends_there(tokens: Tokens, index: int) -> bool:
    """Whether no noun follows that a number before it would count."""
    token = at(tokens, index)
    if token is None or token.kind != "word":
        return token is None or token.kind == "mark"
    sections = {s.section for s in token.senses}
    person = any(s.section == "triggers" and s.form == "person" for s in token.senses)
    return bool(sections & {"grammar", "calendar", "speech", "triggers", "events"}) and not person and "populations" not in sections


def way_at(tokens: Tokens, index: int) -> str | None:
    token = at(tokens, index)
    found = value(token, "direction") if token else None
    return found if found in ("past", "next", "this", "same") else None


def unit_at(tokens: Tokens, index: int) -> tuple[str, str, int] | None:
    """A unit with its direction, in either order, and where that ends: "last week", "الشهر الجاري", "the same month"."""
    token, following = at(tokens, index), at(tokens, index + 1)
    if token is None or following is None:
        return None
    for first, second in ((token, following), (following, token)):
        unit = value(first, "units")
        direction = value(second, "direction")
        if unit in ("week", "month", "year") and direction in ("past", "next", "this", "same"):
            dual = any(s.dual for s in first.senses if s.section == "calendar")
            return None if dual else (unit, direction, index + 2)
    return None


def of_month(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """"of the same month", "من الشهر الجاري", "من الجاري" after a day: the direction, and where it ends."""
    place = skip(tokens, index, "of", "determiner")
    if place == index:
        return None
    unit = unit_at(tokens, place)
    if unit and unit[0] == "month":
        return unit[1], unit[2]
    return ("this", place + 1) if way_at(tokens, place) == "this" and ends_there(tokens, place + 1) else None


def _prefix(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """A part of the day, "since", "the start of", "last", a label: they wait for what follows."""
    token = at(tokens, slots.stop)
    if token is None or slots.core:
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
        return evolve(slots, stop=skip(tokens, slots.stop + 1, "of", "determiner"), since=slots.since or cue(token, "since"), edge=edge)
    way = way_at(tokens, slots.stop)
    return evolve(slots, stop=slots.stop + 1, way=way) if way and slots.way is None and not unit_at(tokens, slots.stop) else None


def _unit(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """"last week", "الشهر الماضي"; after a weekday or a month also "of last week", "last year"."""
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
    """"the start of the month": a unit without a direction is the present one."""
    token = at(tokens, slots.stop)
    unit = value(token, "units") if token and slots.edge and not slots.core else None
    if unit == "month" and month_at(tokens, slots.stop + 1, language):
        return None
    return evolve(slots, stop=slots.stop + 1, unit=unit, way="this") if unit in ("week", "month", "year") else None


def _weekday(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    if slots.weekday is not None:
        return _second(tokens, slots)
    place = skip(tokens, slots.stop, "comma", "label", "paren") if slots.core else skip(tokens, slots.stop, *(["from"] if slots.night else []))
    token = at(tokens, place)
    if token is None or not capital(token, language):
        return None
    found = value(token, "weekdays")
    if found is None and not token.says("the"):
        bare = value(token, "bare_weekdays")
        known = slots.labelled or slots.nth is not None or slots.unit == "week" or unit_at(tokens, place + 1)
        found = bare if known else None
    if found is None or (not slots.core and place == slots.start and _other_use(tokens, place)):
        return None
    return evolve(slots, stop=place + 1, weekday=int(found) - 1)


def _nth(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """"the first Tuesday" of a month that follows: "أول ثلاثاء من أكتوبر"."""
    token = at(tokens, slots.stop)
    if token is None or slots.core or slots.nth is not None or token.says("the"):
        return None
    last = cue(token, "last") or value(token, "direction") == "past"
    number = -1 if last else int(value(token, "ordinals") or 0)
    following = at(tokens, skip(tokens, slots.stop + 1, "label"))
    named = following is not None and (value(following, "weekdays") or value(following, "bare_weekdays"))
    if not named or not number or number > WEEKS or not _month_follows(tokens, skip(tokens, slots.stop + 1, "label") + 1, language):
        return None
    return evolve(slots, stop=skip(tokens, slots.stop + 1, "label"), nth=number)


def _month_follows(tokens: Tokens, index: int, language: Language) -> bool:
    place = skip(tokens, index, "of", "preposition", "determiner")
    unit = unit_at(tokens, place)
    named = month_at(tokens, skip(tokens, place, "month_label"), language) is not None
    return place > index and (named or (unit is not None and unit[0] == "month"))


def _other_use(tokens: Tokens, place: int) -> bool:
    """Whether the word before says that this is no day: "with the two", "the Friday market"."""
    before = at(tokens, place - 1)
    return before is not None and cue(before, "not_date_after")


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
    per = before is not None and cue(before, "per") and found == "0" and token.size == 1
    ordinal = after is not None and after.says("the") and value(after, "ordinals") is not None
    return None if per or ordinal else evolve(slots, stop=place + 1, relative=found)


def _day(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """A day of the month, with what makes it one: a month, "of the same month", or a weekday before it."""
    if slots.day is not None or slots.unit is not None:
        return None
    if slots.month is not None or slots.hijri is not None:
        return _day_after(tokens, slots)
    place = skip(tokens, slots.stop, "comma", "label", "preposition", "equals", "determiner", "month_label") if slots.core else slots.stop
    found = number_at(tokens, place)
    if found is None or not 1 <= found[0] <= LONGEST_DAY:
        return None
    number, stop = found
    last, stop = _range_end(tokens, slots, number, stop)
    before_month = skip(tokens, stop, "of", "month_label", "slash", "dash", "dot", "determiner", "label")
    if month_at(tokens, before_month, language):
        return evolve(slots, stop=before_month, day=number, last_day=last)
    month = _slashed_month(tokens, slots, stop, language)
    if month and last is None:
        return evolve(slots, stop=stop + 2, day=number, month=month)
    way = of_month(tokens, stop)
    if way:
        return evolve(slots, stop=way[1], day=number, last_day=last, unit="month", way=way[0])
    return _lone_day(tokens, slots, number, stop)


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
        return None, stop
    found = number_at(tokens, stop + 1)
    return (found[0], found[1]) if found and number < found[0] <= LONGEST_DAY else (None, stop)


def _day_after(tokens: Tokens, slots: Slots) -> Slots | None:
    """The day that follows its month: "March 15"; not "in March 15 people"."""
    found = number_at(tokens, skip(tokens, slots.stop, "dot", "dash"))
    if slots.year is not None or found is None or not 1 <= found[0] <= LONGEST_DAY:
        return None
    last, stop = _range_end(tokens, slots, *found)
    return evolve(slots, stop=stop, day=found[0], last_day=last) if ends_there(tokens, stop) else None


def _lone_day(tokens: Tokens, slots: Slots, number: int, stop: int) -> Slots | None:
    """A day of the month that only a weekday before it makes one: "السبت السادس عشر", "Thursday 21."."""
    token, following = tokens[stop - 1], at(tokens, stop)
    told = token.kind == "word" or following is None or (following.kind == "mark" and MARKS.get(following.text) != "comma")
    adjacent = slots.weekday is not None and slots.stop == stop - (2 if cue(token, "suffix") else 1)
    if slots.relative is not None or not adjacent or not told:
        return None
    if value(token, "ordinals") and not cue(token, "suffix") and not token.says("the") and number < 20:
        return None
    return evolve(slots, stop=stop, day=number, lone=True)


def _month(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    glue = ["slash", "paren", "of", "month_label", "dash", "determiner", "dot"]
    if slots.weekday is not None and slots.day is None:
        glue.append("comma" if slots.nth is None else "preposition")
    place = skip(tokens, slots.stop, *glue)
    found = month_at(tokens, place, language)
    if found is None or slots.unit is not None or slots.relative is not None and slots.day is None:
        return None
    system, number = found
    if slots.month is None and slots.hijri is None:
        alone = slots.day is None and slots.weekday is not None and slots.nth is None and number_at(tokens, skip(tokens, place + 1, "dot")) is None
        return None if alone else evolve(slots, stop=place + 1, **{system: number})
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
    if not slots.core or way is None or slots.way is not None or slots.unit or slots.relative or language.syntax.head != "first":
        return None
    return evolve(slots, stop=slots.stop + 1, way=way)


def _suffix(tokens: Tokens, slots: Slots, language: Language) -> Slots | None:
    """The part of the day that follows its day: "Tuesday night"."""
    token = at(tokens, slots.stop)
    named = slots.weekday is not None or slots.relative is not None
    if token is None or not named or not cue(token, "part") or slots.night:
        return None
    following = at(tokens, slots.stop + 1)
    if following is not None and (value(following, "weekdays") or value(following, "days")):
        return None
    return evolve(slots, stop=slots.stop + 1, night=True)


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
    return slots.since or slots.way is not None or slots.year_way is not None or slots.labelled or bool(slots.edge) or bool(before and cue(before, "month_before"))
