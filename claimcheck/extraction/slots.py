"""What a phrase of dates says, piece by piece: weekday, day, month, year, "last", "of the same month".

Here are the pieces and how one looks at a word for them; `datephrases` reads a phrase into them, `moments` says which
day that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language

Tokens: TypeAlias = Sequence[Token]
System: TypeAlias = Literal["hijri", "jalali"]  # the calendars beside the Gregorian one


@frozen(kw_only=True)
class Slots:
    """The pieces of one phrase at tokens `[start, stop)`. Weekdays from 0, Monday; the rest as a person writes it.

    `second` and `last_day` end a range. `way` is "past", "next", "this" or "same"; of a `unit` ("last week") or of the
    day itself ("last Sunday"). `year_way` is that of "of last year". `offset` is "two days earlier": how many, which
    way, with a `unit` if they are not days, and `ahead` if the event that it is told from follows. `lone` is a day of
    the month without any month. `hijri` is the month of a calendar that is not the Gregorian one, `system` which that is.
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
    system: System = "hijri"
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
        named = self.weekday is not None or self.month is not None or self.day is not None or self.relative is not None
        return named or self.unit is not None or self.hijri is not None or self.year is not None


MONTHS, WEEKDAYS, WEEKS = 12, 7, 5
LONGEST_DAY = 31
YEARS, HIJRI = range(1000, 3000), range(1300, 1500)
LONE_YEARS = range(1800, 2100)
MARKS = {
    ",": "comma",
    "\u060c": "comma",
    "/": "slash",
    "(": "paren",
    ")": "paren",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    ".": "dot",
}
MARK_KINDS = {mark: frozenset({kind}) for mark, kind in MARKS.items()}
OTHER_MARK = frozenset({"mark"})
GLUE = 3  # at most so many words without a piece of their own within a phrase


def value(token: Token, name: str) -> str | None:
    """The value that a calendar word has by that name of the language file: months, weekdays, days, units …"""
    if name not in token.word.calendar:
        return None
    return next((s.form for s in token.word.senses if s.section == "calendar" and s.name == name), None)


def cue(token: Token, *forms: str) -> bool:
    """Whether a word is one of these cues of dates."""
    return not token.word.calendar.isdisjoint(forms)


def at(tokens: Tokens, index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def kinds(token: Token) -> frozenset[str]:
    """What a word without a piece of its own may be between two pieces: a mark, a cue, a word of the grammar."""
    if token.kind == "mark":
        return MARK_KINDS.get(token.text, OTHER_MARK)
    if "grammar" not in token.word.sections:
        return token.word.calendar
    return token.word.calendar | {s.name for s in token.word.senses if s.section == "grammar"}


def skip(tokens: Tokens, index: int, *allowed: str) -> int:
    """The place after at most `GLUE` words of the kinds allowed."""
    for _ in range(GLUE):
        if not 0 <= index < len(tokens) or kinds(tokens[index]).isdisjoint(allowed):
            break
        index += 1
    return index


def capital(token: Token, language: Language) -> bool:
    """Whether the name of a day or month is written as one: "May", not "may"."""
    return not language.calendar.capitalised or token.size > 1 or token.text[:1].isupper()


def month_at(tokens: Tokens, index: int, language: Language) -> tuple[Literal["month"] | System, int] | None:
    """The month that a token names, and in which calendar; after the word "month" also by its number ("شهر 10")."""
    token, before = at(tokens, index), at(tokens, index - 1)
    if before is not None and cue(before, "month_label"):
        numbered = number_at(tokens, index, amounts=True)
        if numbered and 1 <= numbered[0] <= MONTHS:
            return "month", numbered[0]
    if token is None or token.says("the") or not capital(token, language):
        return None
    for system, name in MONTH_NAMES.items():
        found = value(token, name)
        if found and (not token.word.ending or not token.word.clitics):
            return system, int(found)
    return None


MONTH_NAMES: Mapping[Literal["month"] | System, str] = {
    "month": "months",
    "hijri": "hijri_months",
    "jalali": "jalali_months",
}


def number_at(tokens: Tokens, index: int, amounts: bool = False) -> tuple[int, int] | None:
    """A small number at a place and where it ends: digits, an ordinal with its suffix if any, or an amount in words."""
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
    closes = bool(sections & {"grammar", "calendar", "speech", "triggers", "events"})
    return closes and not person and "populations" not in sections


def way_at(tokens: Tokens, index: int) -> str | None:
    token = at(tokens, index)
    found = value(token, "direction") if token else None
    return found if found in ("past", "next", "this", "same") else None


def unit_at(tokens: Tokens, index: int) -> tuple[str, str, int] | None:
    """A unit with its direction, in either order, and where that ends: "last week", "الشهر الجاري"."""
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
    """After a day "of the same month", "من الشهر الجاري", "من الجاري": the direction, and where it ends."""
    after_of = skip(tokens, index, "of")
    if after_of == index:
        return None
    for place in (after_of, skip(tokens, after_of, "determiner")):
        unit = unit_at(tokens, place)
        if unit and unit[0] == "month":
            return unit[1], unit[2]
    told = way_at(tokens, after_of) == "this" and ends_there(tokens, after_of + 1)
    return ("this", after_of + 1) if told else None
