"""Numbers in words, in digits with words, and in words for an interval: a grammar over the classes of number words.

"ثلاثمئة وأربعة وستون", "two hundred and five", "38 ألفا و44", "half a million", "مليون ونصف المليون": one pass, where
each word is added, multiplies what stands before it, or ends the number. Which class may follow which with or without
"and" is data (`joins`). Not a table of all numbers: words for 10^12 of them are made of sixty.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from attrs import evolve, frozen

from claimcheck.extraction.digits import Number, digit_run
from claimcheck.extraction.numeral import Shape
from claimcheck.extraction.tokens import Token
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Language, Sense

Class: TypeAlias = Literal["", "unit", "teen", "tens", "hundred", "scale", "digits", "group", "closed"]
LIMIT = 10**15
ABOUT = "~"  # ends the value of a word that says "about so many"
_CLASSES: dict[str, Class] = {
    "units": "unit",
    "combining": "unit",
    "teens": "teen",
    "tens": "tens",
    "hundreds": "hundred",
}
_THOUSAND = 1000
_ROOM: dict[Class, int] = {"tens": 10, "hundred": 100}
_HYPHENS = frozenset("-\u2010\u2011")
_KEPT = frozenset({"and", "the"})  # what a word within a number may have written with it


@cache
def worth(form: str) -> Number:
    """The number that a class of words stands for: a whole one, or a fraction ("1/2")."""
    value = Fraction(form)
    return value.numerator if value.denominator == 1 else value


@frozen
class Reading:
    """A number read: the token after it, its value or interval, and how it is written."""

    stop: int
    value: Number
    shape: Shape
    interval: Quantity | None = None
    ordinal: bool = False


class State(NamedTuple):  # not attrs: every word of a number makes another one
    """A number so far: finished groups, the last finished one, the open one; what came last and the room it leaves."""

    total: Number = 0
    part: Number = 0
    group: Number = 0
    scale: Number = LIMIT
    last: Class = ""
    combining: bool = False
    digits: bool = False
    definite: bool = False

    @property
    def value(self) -> Number:
        return self.total + self.part + self.group

    @property
    def room(self) -> Number:
        """Below what a further word must be."""
        return self.scale if self.last in ("", "scale") else _ROOM.get(self.last, 0)


@frozen
class Scan:
    """What is read: the tokens of a sentence, those that dates have taken, and the language."""

    tokens: Sequence[Token]
    taken: frozenset[int]
    language: Language

    def free(self, at: int) -> bool:
        return at < len(self.tokens) and at not in self.taken

    def numeric(self, at: int) -> bool:
        """Whether digits or a word of numbers stand there."""
        return self.free(at) and (self.tokens[at].kind == "digits" or numbers_sense(self.tokens[at]) is not None)

    def value(self, at: int, *names: str) -> Number | None:
        """The value that a word has in one of the classes."""
        if not self.free(at):
            return None
        sense = numbers_sense(self.tokens[at], *names)
        return worth(sense.form) if sense else None

    def names(self, at: int, *names: str) -> bool:
        return self.free(at) and numbers_sense(self.tokens[at], *names) is not None


def numbers_sense(token: Token, *names: str) -> Sense | None:
    """The sense of a word in one of the classes of number words; one with an ending or that names a day has none."""
    word = token.word
    told = word.told.get("numbers")
    if told is None or word.ending or "weekdays" in word.calendar or token.means("numbers", "not_numbers"):
        return None
    return token.means("numbers", *names)


def read_number(scan: Scan, at: int) -> Reading | None:
    """The number that begins at a token, the longest there is."""
    token = scan.tokens[at]
    if token.kind == "word" and (token.says("will") or not numbers_sense(token)):
        return None
    special = _special(scan, at) if token.kind == "word" else None
    if special:
        return special
    state, stop = State(definite=token.says("the")), at
    while (following := _next(scan, state, stop)) is not None:
        state, stop = following
    if state.last == "" or (state.combining and state.last == "unit") or state.value >= LIMIT:
        return None
    tail = _ordinal(scan, _past_hyphen(scan, stop)) if state.last in ("tens", "hundred") else None
    if tail:
        return evolve(tail, value=state.value + tail.value)
    return Reading(stop, state.value, "digits" if state.digits else "words")


def _special(scan: Scan, at: int) -> Reading | None:
    """What is read by itself: an interval, a zero, a part of a scale, a place in an order."""
    return _vague(scan, at) or _zero(scan, at) or _part_of_scale(scan, at) or _ordinal(scan, at)


def _next(scan: Scan, state: State, at: int) -> tuple[State, int] | None:
    """The number with the next word in it and the token after that; nothing where the number ends."""
    first = state.last == ""
    place = at if first else _past_hyphen(scan, at)
    joined = not first and _joins(scan, place)
    place += joined and not scan.tokens[place].says("and")
    if not scan.numeric(place) or (not first and scan.tokens[place].word.clitics - _KEPT):
        return None
    return (
        _multiplied(scan, state, place, joined)
        or _half_more(scan, state, place, joined)
        or _added(scan, state, place, joined)
    )


def _joins(scan: Scan, at: int) -> bool:
    """Whether "and" stands here: as a word, or written with the next number."""
    return at < len(scan.tokens) and (scan.tokens[at].says("and") or scan.names(at, "joiner"))


def _past_hyphen(scan: Scan, at: int) -> int:
    tokens = scan.tokens
    if 0 < at < len(tokens) - 1 and tokens[at].text in _HYPHENS and tokens[at].start == tokens[at - 1].stop:
        return at + 1 if tokens[at + 1].kind == "word" and tokens[at + 1].start == tokens[at].stop else at
    return at


def _multiplied(scan: Scan, state: State, at: int, joined: bool) -> tuple[State, int] | None:
    """What stands before, times a hundred, a scale or a dozen; or made a teen."""
    if joined or state.last == "":
        return None
    if state.last == "unit" and scan.names(at, "teen"):
        return state._replace(group=state.group + 10, last="teen", combining=False), at + 1
    if state.combining and state.last == "unit":
        return None
    hundred, scale = scan.value(at, "hundred"), scan.value(at, "scales")
    if hundred and state.group and (state.digits or state.group < hundred):
        return state._replace(group=state.group * hundred, last="hundred"), at + 1
    if scale and state.group and scale < state.scale:
        return _scaled(state, state.group * scale, scale, "scale"), at + 1
    if scale and state.scale < scale and state.value < scale:
        return _scaled(state, state.value * scale, scale, "scale")._replace(total=0), at + 1
    group = scan.value(at, "groups")
    if group and state.group:
        return state._replace(group=state.group * group, last="group"), at + 1
    return None


def _scaled(state: State, part: Number, scale: Number, last: Class) -> State:
    """The number with its open group multiplied and finished."""
    whole = state.total + state.part
    return state._replace(total=whole, part=part, group=0, scale=scale, last=last, combining=False)


def _half_more(scan: Scan, state: State, at: int, joined: bool) -> tuple[State, int] | None:
    """مليون ونصف المليون, three and a half million, a million and a half."""
    place = at + 1 if joined and scan.names(at, "article") else at
    fraction = scan.value(place, "fractions")
    if not joined or fraction is None or fraction >= 1:
        return None
    after = _past_hyphen(scan, place + 1)
    scale = scan.value(after, "scales")
    if state.last == "scale":
        same = scale == state.scale
        return state._replace(part=state.part + fraction * state.scale, last="closed"), after + 1 if same else place + 1
    if scale and state.group and state.last in ("unit", "teen", "tens", "digits"):
        return _scaled(state, (state.group + fraction) * scale, scale, "closed"), after + 1
    if state.group and state.last in ("unit", "teen", "tens", "digits") and not state.combining:
        return state._replace(group=state.group + fraction, last="closed"), place + 1
    return None


def _added(scan: Scan, state: State, at: int, joined: bool) -> tuple[State, int] | None:
    """The number and one word more: smaller than what came last, or tens after their units.

    A definite word does not go on with a number that is not: ثمانية آلاف والثلاثة are two.
    """
    token = scan.tokens[at]
    tens_after_unit = state.last == "unit" and state.group % 100 < 10 and scan.value(at, "tens") is not None
    if not _may_follow(scan, state.last, joined) or (state.last == "unit" and not tens_after_unit):
        return None
    if token.says("the") and not state.definite:
        return None
    if token.kind == "digits":
        if state.last != "" and not _may_follow(scan, "digits", joined):
            return None
        return _digits(scan, state, at)
    big = _scale_itself(scan, state, at)
    if big:
        return big
    return _small(scan, state, at, tens_after_unit)


def _may_follow(scan: Scan, last: Class, joined: bool) -> bool:
    rule = "may" if last == "" else scan.language.numbers.joins.get(last)
    return rule == "may" or (rule == "must" and joined) or (rule == "never" and not joined)


def _small(scan: Scan, state: State, at: int, tens_after_unit: bool) -> tuple[State, int] | None:
    token = scan.tokens[at]
    for sense in token.senses if numbers_sense(token) else ():
        kind = _CLASSES.get(sense.name) if sense.section == "numbers" else None
        if kind is None:
            continue
        value = worth(sense.form)
        if tens_after_unit and kind == "tens":
            return state._replace(group=state.group + value, last="closed", combining=False), at + 1
        if value < min(state.room, _THOUSAND):
            return state._replace(group=state.group + value, last=kind, combining=sense.name == "combining"), at + 1
    return None


def _scale_itself(scan: Scan, state: State, at: int) -> tuple[State, int] | None:
    """A hundred, a thousand, two thousand, a dozen: words that need no number before them."""
    hundred = scan.value(at, "hundred")
    if hundred and hundred < state.room:
        return state._replace(group=state.group + hundred, last="hundred"), at + 1
    if state.group:
        return None
    group = scan.value(at, "groups")
    if group and state.last == "":
        return state._replace(group=group, last="group"), at + 1
    scale, double = scan.value(at, "scales"), scan.value(at, "doubles")
    value = double if double and not (scale and _single(scan, at)) else scale
    if value is None or value >= state.room:
        return None
    base = value // 2 if value == double else value
    return state._replace(total=state.total + state.part, part=value, scale=base, last="scale"), at + 1


def _single(scan: Scan, at: int) -> bool:
    """Whether a word that may be one or two of a scale is one: by its vowel, or since a number goes on behind it."""
    if scan.tokens[at].text.endswith(scan.language.numbers.single_marks or "\0"):
        return True
    joined = at + 1 < len(scan.tokens) and scan.free(at + 1) and _joins(scan, at + 1)
    return joined and (scan.tokens[at + 1].kind == "digits" or numbers_sense(scan.tokens[at + 1]) is not None)


def _digits(scan: Scan, state: State, at: int) -> tuple[State, int] | None:
    run = digit_run(scan.tokens, at, scan.taken, scan.language)
    if run.value is None or run.value >= state.room:
        return None
    return state._replace(group=state.group + run.value, last="digits", digits=True), run.stop


def _vague(scan: Scan, at: int) -> Reading | None:
    """Dozens, مئات, several thousand: an interval; "une soixantaine" (60~): about so many."""
    sense = numbers_sense(scan.tokens[at], "vague")
    if sense is None or _is_bounded_scale(scan, at):
        return None
    if sense.form.endswith(ABOUT):
        about = int(sense.form.removesuffix(ABOUT))
        return Reading(at + 1, about, "vague", Quantity(about, about, True))
    low, _, high = sense.form.partition("..")
    return Reading(at + 1, int(low), "vague", Quantity(int(low), int(high)))


def _is_bounded_scale(scan: Scan, at: int) -> bool:
    """Whether a word for an interval that is also a scale has a bound: тысячи людей are thousands, более тысячи is one."""
    bound = scan.tokens[at - 1].means("hedges") if at else None
    return bound is not None and bound.form == "before" and scan.names(at, "scales", "groups")


def _zero(scan: Scan, at: int) -> Reading | None:
    return Reading(at + 1, 0, "zero") if scan.names(at, "zero") else None


def _part_of_scale(scan: Scan, at: int) -> Reading | None:
    """Half a million, ربع مليون, نصف دزينة; a half of anything else is no number here."""
    fraction = scan.value(at, "fractions")
    if fraction is None:
        return None
    place = _past_hyphen(scan, at + 1)
    while scan.names(place, "article") or (scan.free(place) and scan.tokens[place].means("grammar", "of")):
        place = _past_hyphen(scan, place + 1)
    scale = scan.value(place, "scales", "groups", "hundred")
    return Reading(place + 1, fraction * scale, "words") if scale else None


def _ordinal(scan: Scan, at: int) -> Reading | None:
    """The fourth, الثالث والعشرين, الرابع عشر."""
    value = scan.value(at, "ordinals")
    if value is None:
        return None
    stop = at + 1
    if scan.names(stop, "teen") and not scan.tokens[stop].says("and"):
        value, stop = value + 10, stop + 1
    elif _joins(scan, stop) and (tens := scan.value(stop, "tens")):
        value, stop = value + tens, stop + 1
    return Reading(stop, value, "words", ordinal=True)
