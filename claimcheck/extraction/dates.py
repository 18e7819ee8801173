"""The dates of a sentence: which days its phrases mean.

The grammar of `slots` finds and types a phrase; here it becomes a moment. Nothing is invented: "March 2024" stays the
month, a day that no calendar has stays without a moment and is flagged, and what cannot be resolved is a set of readings or
not known. dateparser is not used: of 47 news expressions it reads 28 even when the span is cut for it, and it leans to
the future and makes days out of months; this reads them from the language file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from claimcheck.extraction import calendar
from claimcheck.extraction.calendar import Tense
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.shapes import lone_year, numeric, offset
from claimcheck.extraction.slots import MARKS, Slots, Tokens, cue, phrase, value
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Flag, Step
from claimcheck.model.value import Days, Moment
from claimcheck.rulebook.language import Language

Precision: TypeAlias = Literal["day", "month", "year", "range"]
Use: TypeAlias = Literal["date", "period", "dateline"]
DATELINE = 20  # a dateline's dash stands within so many words


@frozen(kw_only=True)
class DateMention:
    """A date at the tokens `[start, stop)`.

    `moment` is nothing where the text alone does not tell it (flag unresolved-date) or no calendar has it
    (invalid-date). `weekday` is what the text itself names, 0 for Monday, also where the calendar says otherwise.
    `use`: a "date" may date an event, a "period" bounds a tally ("since the start of the year"), a "dateline" is
    the report's own. `ahead`: the event that it dates follows ("five days after the blast").
    """

    start: int
    stop: int
    moment: Moment | None
    weekday: int | None = None
    precision: Precision = "day"
    flags: tuple[Flag, ...] = ()
    steps: tuple[Step, ...] = ()
    tense: Tense | None = None
    use: Use = "date"
    ahead: bool = False


@frozen
class DateContext:
    """The dates told before in an article: the last day, and the last month, for "two days earlier", "the same month"."""

    day: date | None = None
    month: date | None = None

    def after(self, mentions: Iterable[DateMention]) -> DateContext:
        """The context once these have been read."""
        found = self
        for mention in mentions:
            days = mention.moment.single if mention.moment else None
            if days and mention.use == "date" and mention.precision in ("day", "month"):
                found = DateContext(days.first if days.length == 1 else found.day, days.first)
        return found


@frozen
class Clock:
    """What a phrase is resolved against."""

    published: date | None
    known: DateContext
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
SAYING = ("say", "add")  # the speech words that are verbs of saying
CORE = frozenset({"direction", "months", "hijri_months", "weekdays", "bare_weekdays", "days", "units"})


def find_dates(passage: Passage, published: date | None, known: DateContext, language: Language) -> tuple[DateMention, ...]:
    """All dates of a sentence in order; none overlap."""
    tokens = passage.tokens
    if not any(_may_date(token) for token in tokens):
        return ()
    found: list[tuple[Slots, DateMention | None]] = []
    for slots in _phrases(tokens, language):
        mention = None if slots.ahead else _mention(passage, slots, published, known, language)
        known = known.after([mention] if mention else [])
        found.append((slots, mention))
    told = [m for _, m in found if m and m.moment and m.precision == "day"]
    counted = (m or (_from_event(passage, s, told) if s.ahead else None) for s, m in found)
    return tuple(m for m in counted if m is not None)


def _may_date(token: Token) -> bool:
    if token.kind == "digits":
        return len(token.text) >= 4
    return any(sense.section == "calendar" and sense.name in CORE for sense in token.word.senses)


def _phrases(tokens: Tokens, language: Language) -> Iterator[Slots]:
    index = 0
    while index < len(tokens):
        slots = _phrase_at(tokens, index, language)
        if slots:
            yield slots
        index = slots.stop if slots else index + 1


def _phrase_at(tokens: Tokens, index: int, language: Language) -> Slots | None:
    token = tokens[index]
    if token.kind == "digits":
        found = numeric(tokens, index, language) or lone_year(tokens, index, language)
        return found or offset(tokens, index, language) or phrase(tokens, index, language)
    if not any(s.section == "calendar" or s.name == "determiner" for s in token.word.senses):
        return None
    return offset(tokens, index, language) or phrase(tokens, index, language)


def _mention(passage: Passage, slots: Slots, published: date | None, known: DateContext, language: Language) -> DateMention | None:
    tense = _way_tense(slots) or tense_at(passage.tokens, slots.start)
    resolved = resolve(slots, Clock(published, known, tense, tense or "past"))
    if resolved.lost:
        return None
    return DateMention(
        start=slots.start,
        stop=slots.stop,
        moment=resolved.moment,
        weekday=slots.weekday if slots.second is None else None,
        precision=resolved.precision,
        flags=resolved.flags,
        steps=_steps(passage, slots),
        tense=tense,
        use=_use(passage, slots, language),
    )


def _steps(passage: Passage, slots: Slots) -> tuple[Step, ...]:
    span = passage.quote(slots.start, slots.stop)
    pieces = ("weekday", "second", "relative", "day", "last_day", "month", "hijri", "year", "unit", "way", "year_way", "offset", "edge")
    told = [f"{name} {getattr(slots, name)}" for name in pieces if getattr(slots, name) is not None]
    return (Step("date", ", ".join(told), span),)


def _from_event(passage: Passage, slots: Slots, told: Sequence[DateMention]) -> DateMention | None:
    """A day told from an event: of "on Monday, five days after the blast" that of the blast, of "five days after the
    blast on Monday" that of what the sentence tells. Without a day in the sentence, none.
    """
    if slots.offset is None or not told:
        return None
    number, way = slots.offset
    nearest = min(told, key=lambda m: (m.start > slots.start, abs(m.start - slots.start)))
    days = nearest.moment.single if nearest.moment else None
    if days is None:
        return None
    between = passage.tokens[slots.stop : nearest.start]
    dated_event = nearest.start > slots.start and not any(MARKS.get(token.text) == "comma" for token in between)
    back = (way == "after") != dated_event
    moment = Moment.on(days.first + timedelta(-number if back else number))
    return DateMention(start=slots.start, stop=slots.stop, moment=moment, steps=_steps(passage, slots), ahead=not dated_event)


# --- what a phrase means ---


def resolve(slots: Slots, clock: Clock) -> Resolved:
    """The moment that the slots mean by this clock."""
    for reading in (_offset, _relative, _nth_weekday, _numbered, _of_unit, _whole_month, _weekday):
        found = reading(slots, clock)
        if found is not None:
            return found
    return LOST


def _way_tense(slots: Slots) -> Tense | None:
    if slots.way in ("past", "next"):
        return "past" if slots.way == "past" else "future"
    return "past" if slots.since else None


def _offset(slots: Slots, clock: Clock) -> Resolved | None:
    if slots.offset is None:
        return None
    number, way = slots.offset
    base = clock.published if way == "ago" else clock.known.day
    if base is None:
        return UNRESOLVED if way == "ago" else LOST
    return Resolved(Moment.on(base + timedelta(number if way == "later" else -number)))


def _relative(slots: Slots, clock: Clock) -> Resolved | None:
    if slots.relative is None:
        return None
    told = slots.relative.removeprefix("known")
    base = clock.known.day if told != slots.relative else clock.published
    if base is None:
        return LOST if told != slots.relative else UNRESOLVED
    first = base + timedelta(int(told))
    return Resolved(Moment.on(first))


def _nth_weekday(slots: Slots, clock: Clock) -> Resolved | None:
    """"the first Tuesday of October", "the last Monday of next month"."""
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
    moment = calendar.without_year(number, month, clock.published, clock.tense) or calendar.without_year(number, month, clock.published, None)
    if moment is None:
        return INVALID
    if moment.single:
        return _ranged(moment.single.first, slots)
    return Resolved(moment, flags=("unresolved-date",))


def _relative_year(way: str | None, clock: Clock) -> int | None:
    base = clock.known.month if way == "same" else clock.published
    return None if way is None or base is None else base.year + _ahead(way)


def _ahead(way: str) -> int:
    return {"past": -1, "next": 1}.get(way, 0)


def _day_of_unit(slots: Slots, clock: Clock) -> Resolved:
    base = clock.known.month if slots.way == "same" else clock.published
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
    years = [slots.year] if slots.year else [calendar.hijri_year(clock.published) + n for n in (-1, 0, 1)] if clock.published else []
    if not years:
        return UNRESOLVED
    sets = [tuple(calendar.hijri_days(y, slots.hijri or 0, slots.day or 0)) for y in years]
    found = [readings for readings in sets if readings]
    if not found:
        return INVALID
    if clock.published is None or len(found) == 1:
        return Resolved(Moment(found[0]))
    published = clock.published
    past = [readings for readings in found if readings[0].first <= published]
    return Resolved(Moment(min(past or found, key=lambda readings: calendar.distance(readings[1], published))))


def _of_unit(slots: Slots, clock: Clock) -> Resolved | None:
    """"last week", "the same month", "next year"; with a weekday that day of the week."""
    if slots.unit is None or slots.way is None:
        return None
    base = clock.known.month if slots.way == "same" else clock.published
    if base is None:
        return LOST if slots.way == "same" else UNRESOLVED
    ahead = _ahead(slots.way)
    if slots.unit == "week":
        days = calendar.week(base, ahead)
        if slots.weekday is None:
            return Resolved(Moment((days,)), "range")
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
    year = slots.year or (calendar.hijri_year(clock.published) if clock.published else None)
    days = calendar.hijri_month(year, slots.hijri or 0) if year else None
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


# --- how its sentence uses it ---


def tense_at(tokens: Tokens, start: int) -> Tense | None:
    """The tense of what stands before a date: that of the nearest word which tells one."""
    before = tokens[start - 1] if start else None
    if before is not None and cue(before, "for", "until"):
        return "future" if cue(before, "for") else None
    for token in reversed(tokens[:start]):
        if token.says("will") or cue(token, "future"):
            return "future"
        if cue(token, "past") or token.means("speech", *SAYING) or any(s.section == "triggers" and s.form != "person" for s in token.senses):
            return "past"
    return None


def _use(passage: Passage, slots: Slots, language: Language) -> Use:
    tokens = passage.tokens
    if _dateline(passage, slots):
        return "dateline"
    if slots.edge and slots.unit or slots.way == "this" and slots.unit and slots.day is None:
        return "period"
    following = tokens[slots.stop : slots.stop + 2]
    since = slots.since or (slots.start > 0 and cue(tokens[slots.start - 1], "since"))
    whole = slots.day is None and slots.weekday is None and slots.relative is None
    return "period" if since and whole and not any(cue(token, "when") for token in following) else "date"


def _dateline(passage: Passage, slots: Slots) -> bool:
    """Whether a date stands between a place at the start of a line and the dash that ends a dateline."""
    start = passage.sentence.span.start
    if slots.start > DATELINE or (start and passage.text[start - 1] not in "\r\n"):
        return False
    for token in passage.tokens[:DATELINE]:
        if token.means("speech", *SAYING) or token.means("triggers") or token.means("events"):
            return False
        if token.start > passage.tokens[slots.stop - 1].start and MARKS.get(token.text) == "dash":
            return True
    return False
