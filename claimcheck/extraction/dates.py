"""The dates of a sentence.

The grammar of `datephrases` finds and types a phrase, `moments` says which days it means; here a sentence is read, and
what it does with each date is said. dateparser is not used: of 47 news expressions it reads 28 even when the span is
cut for it, it leans to the future and makes days out of months. All of them are read from the language file instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.extraction.calendar import Tense
from claimcheck.extraction.datephrases import phrase
from claimcheck.extraction.moments import Clock, Precision, resolve
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.shapes import SEPARATORS, lone_year, numeric, offset
from claimcheck.extraction.slots import MARKS, Slots, Tokens, cue
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Flag, Step
from claimcheck.model.value import Moment
from claimcheck.rulebook.language import Language

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
    """The day and the month told last in an article, for "two days earlier" and "the same month"."""

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


PIECES: tuple[str, ...] = ("nth", "weekday", "second", "relative", "day", "last_day", "month", "hijri", "year")
PIECES += ("unit", "way", "year_way", "offset", "edge")
SAYING = ("say", "add")  # the speech words that are verbs of saying
NAMING = frozenset({"months", "hijri_months", "jalali_months", "weekdays", "days"})
WAITING = frozenset({"units", "direction", "ordinals", "amounts", "bare_weekdays", "part", "label", "month_label"})
WAITING |= {"year_label", "since", "start", "middle", "end", "last"}
NEEDED = NAMING | {"units", "direction", "bare_weekdays"}
REACH = 6  # a word that waits finds what it waits for within so many
YEAR_LENGTH = 4
OPENING = 2  # words before a date that opens its sentence


def find_dates(
    passage: Passage, published: date | None, known: DateContext, language: Language
) -> tuple[DateMention, ...]:
    """All dates of a sentence in order; none overlap."""
    tokens = passage.tokens
    if "calendar" not in passage.holds and not any(token.kind == "digits" for token in tokens):
        return ()
    found: list[tuple[Slots, DateMention | None]] = []
    for slots in _phrases(tokens, language):
        mention = None if slots.ahead else _mention(passage, slots, published, known)
        known = known.after([mention] if mention else [])
        found.append((slots, mention))
    told = [m for _, m in found if m and m.moment and m.precision == "day"]
    counted = (m or (_from_event(passage, s, told) if s.ahead else None) for s, m in found)
    return tuple(m for m in counted if m is not None)


def _phrases(tokens: Tokens, language: Language) -> Iterator[Slots]:
    index = 0
    while index < len(tokens):
        slots = _phrase_at(tokens, index, language) if _opens(tokens, index) else None
        if slots:
            yield slots
        index = slots.stop if slots else index + 1


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether a phrase can begin here: one word names a time, or it waits for one and one is near."""
    token = tokens[index]
    calendar = token.word.calendar
    if not calendar.isdisjoint(NAMING):
        return True
    if token.kind == "digits":
        return len(token.text) >= YEAR_LENGTH or _near(tokens, index) or _slashed(tokens, index)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if not calendar.isdisjoint(WAITING):
        return _near(tokens, index) or (following is not None and following.kind == "digits" and "label" in calendar)
    return following is not None and "units" in following.word.calendar and bool(token.means("grammar", "determiner"))


def _near(tokens: Tokens, index: int) -> bool:
    return any(not token.word.calendar.isdisjoint(NEEDED) for token in tokens[index + 1 : index + REACH])


def _slashed(tokens: Tokens, index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].text in SEPARATORS


def _phrase_at(tokens: Tokens, index: int, language: Language) -> Slots | None:
    if tokens[index].kind == "digits":
        found = numeric(tokens, index, language) or lone_year(tokens, index, language)
        return found or offset(tokens, index) or phrase(tokens, index, language)
    return offset(tokens, index) or phrase(tokens, index, language)


def _mention(passage: Passage, slots: Slots, published: date | None, known: DateContext) -> DateMention | None:
    tense = _way_tense(slots) or tense_at(passage.tokens, slots.start)
    if tense is None and slots.start <= OPENING:
        tense = _tense_behind(passage.tokens, slots.stop)
    resolved = resolve(slots, Clock(published, known.day, known.month, tense, tense or "past"))
    if resolved.lost:
        return None
    return DateMention(
        start=slots.start,
        stop=slots.stop,
        moment=resolved.moment,
        weekday=slots.weekday if slots.second is None else None,
        precision=resolved.precision,
        flags=_flags(slots, resolved.flags),
        steps=_steps(passage, slots),
        tense=tense,
        use=_use(passage, slots),
    )


def _flags(slots: Slots, found: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Those of its moment; "approximate" where a night or the start of a day may be told by either of two days."""
    touches_midnight = slots.second is None and (slots.night or (slots.edge is not None and slots.weekday is not None))
    return (*found, "approximate") if touches_midnight else found


def _way_tense(slots: Slots) -> Tense | None:
    if slots.way in ("past", "next"):
        return "past" if slots.way == "past" else "future"
    return "past" if slots.since else None


def _steps(passage: Passage, slots: Slots) -> tuple[Step, ...]:
    span = passage.quote(slots.start, slots.stop)
    told = [f"{name} {getattr(slots, name)}" for name in PIECES if getattr(slots, name) is not None]
    return (Step("date", ", ".join(told), span),)


def _from_event(passage: Passage, slots: Slots, told: Sequence[DateMention]) -> DateMention | None:
    """A day told from an event: of "on Sunday, three weeks after the fire" that of the blast, of "three weeks after the
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
    return DateMention(
        start=slots.start, stop=slots.stop, moment=moment, steps=_steps(passage, slots), ahead=not dated_event
    )


def tense_at(tokens: Tokens, start: int) -> Tense | None:
    """The tense of what stands before a date: that of the nearest word which tells one."""
    before = tokens[start - 1] if start else None
    if before is not None and cue(before, "for", "until"):
        return "future" if cue(before, "for") else None
    for token in reversed(tokens[:start]):
        if token.says("will") or cue(token, "future"):
            return "future"
        if cue(token, "present") or token.means("speech", "that"):
            return None
        befell = any(s.section == "triggers" and s.form != "person" for s in token.senses)
        if befell or cue(token, "past") or token.means("speech", *SAYING):
            return "past"
    return None


def _tense_behind(tokens: Tokens, stop: int) -> Tense | None:
    """The tense of the clause that a date opens: "On October 7, 1,200 people were killed"."""
    for token in tokens[stop : stop + REACH * 2]:
        if MARKS.get(token.text) == "dot":
            return None
        if token.says("will") or cue(token, "future"):
            return "future"
        if befalls(token) or cue(token, "past", "present"):
            return "past" if befalls(token) or cue(token, "past") else None
    return None


def befalls(token: Token) -> bool:
    """Whether a verb says what befell people."""
    return any(s.form in ("active", "passive", "verb") for s in token.told("triggers"))


def _use(passage: Passage, slots: Slots) -> Use:
    tokens = passage.tokens
    if _dateline(passage, slots):
        return "dateline"
    if slots.unit and (slots.edge or (slots.way == "this" and slots.day is None)):
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
