"""What a number is a number of, where that is no count: years, ages, codes, money, distances, times of day.

A number that is no claim is the commonest thing in news (400 of 1,500 in real articles), so each use is told by its own
small function, in a fixed order, from the words beside the number and from its shape.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimcheck.extraction.marks import DASHES, QUOTES
from claimcheck.extraction.numberwords import Reading
from claimcheck.extraction.numeral import Use, counted, touches
from claimcheck.extraction.tokens import Token

YEARS = range(1900, 2100)
YEAR_DIGITS = 4
AGES = range(1, 111)
NAME = 4  # words of a name in quotation marks
SMALL = 10  # a number that prose spells out
SCORES = 20  # a match ends below it
BRACKETS = 40  # tokens around a bracket in which another one makes a list of them
SHORT = 2  # letters of a word that makes a code of the digits before it
_CODE_MARKS = frozenset("/._@#+\\")
_NAMED: tuple[Use, ...] = ("code", "clock", "magnitude", "age", "year", "money", "percent")
_USES: dict[str, Use] = {"number": "code", **{use: use for use in _NAMED}}


_MEASURED = ("time", "length", "weight", "other")


@frozen
class Found:
    """A use and the token that says it."""

    use: Use
    unit: int | None = None


def use_of(tokens: Sequence[Token], start: int, reading: Reading) -> Found:
    """The use of a number that stands at `[start, reading.stop)`."""
    if reading.ordinal:
        return Found("ordinal")
    return (
        _shape(tokens, start, reading)
        or _share(tokens, start, reading)
        or _after(tokens, reading)
        or _before(tokens, start, reading)
        or _named(tokens, start, reading)
        or _year(tokens, start, reading)
        or _age(tokens, start, reading)
        or Found("count" if reading.value.denominator == 1 else "decimal")
    )


def _shape(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """What the marks and letters that touch the digits make of them: 3-1, 11:45, A10, Khabar-24, 50th, 5G, 12/05."""
    if reading.shape != "digits":
        return None
    return _glued_after(tokens, reading) or _glued_before(tokens, start, reading)


def _glued_before(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    if not touches(tokens, start):
        return None
    before = tokens[start - 1]
    if before.kind == "word":
        return Found("code", start - 1)
    joined = touches(tokens, start - 1)
    if before.text in DASHES and joined and tokens[start - 2].kind == "digits":
        return _dash_before(tokens, start, reading)
    if before.text in ":" and joined and tokens[start - 2].kind == "digits":
        return Found("clock")
    if joined and (before.text in DASHES | _CODE_MARKS) and tokens[start - 2].kind == "word":
        return Found("code", start - 2)
    return Found("code") if before.text in "/#@_\\" else None


def _glued_after(tokens: Sequence[Token], reading: Reading) -> Found | None:
    at = reading.stop
    if not touches(tokens, at):
        return None
    after = tokens[at]
    if after.kind == "word":
        return _suffix(tokens, at)
    following = tokens[at + 1] if touches(tokens, at + 1) else None
    if following is None or following.kind != "digits":
        return None
    if after.text == ":":
        return Found("clock")
    if after.text in _CODE_MARKS:
        return Found("code")
    return _dashed(tokens, at, reading) if after.text in DASHES else None


def _dash_before(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """The second half of a score, of years or of a code; of a range it is a count."""
    left = tokens[start - 2].text
    if not left.isdecimal() or int(left) >= reading.value:
        years = left.isdecimal() and int(left) in YEARS
        return Found("year" if years else "score")
    ended = reading.stop >= len(tokens) or tokens[reading.stop].kind != "word"
    return Found("score") if ended and int(left) < SCORES else None


def _suffix(tokens: Sequence[Token], at: int) -> Found | None:
    word = tokens[at]
    if word.means("numbers", "ordinal_endings"):
        return Found("ordinal", at)
    known = any(s.section in ("units", "numbers", "populations", "triggers") for s in word.senses)
    return None if known or len(word.text) > SHORT else Found("code", at)


def _dashed(tokens: Sequence[Token], at: int, reading: Reading) -> Found | None:
    """3-1 is a score, 2021-22 years, 555-0123 a code; 20-30 before a noun is a range and said elsewhere."""
    right = tokens[at + 1].text
    if not right.isdecimal() or (touches(tokens, at + 2) and tokens[at + 2].text in DASHES):
        return Found("code")
    if reading.value in YEARS and len(right) in (2, 4):
        return Found("year")
    ended = at + 2 >= len(tokens) or tokens[at + 2].kind != "word"
    if int(right) <= reading.value or (ended and reading.value < SCORES):
        return Found("score")
    return Found("code") if len(right) > 1 and right.startswith("0") else None


def _share(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """One in five, واحد من كل خمسة: a part of all, and no count of either."""
    stop = reading.stop
    if reading.value == 1 and stop + 1 < len(tokens) and tokens[stop].means("hedges", "share"):
        return Found("percent", stop) if _number(tokens[stop + 1]) else None
    ones = [sense.form for sense in tokens[start - 2].senses if sense.section == "numbers"] if start > 1 else []
    after_one = "1" in ones or (start > 1 and tokens[start - 2].text == "1")
    return Found("percent", start - 1) if after_one and tokens[start - 1].means("hedges", "share") else None


def _number(token: Token) -> bool:
    return token.kind == "digits" or token.means("numbers") is not None


def _after(tokens: Sequence[Token], reading: Reading) -> Found | None:
    """The unit that follows: 5 km, 14-km, ٥ كيلومترات, 20 percent, 41-year-old, thousands of dollars."""
    at = reading.stop
    hyphen = at + 1 < len(tokens) and tokens[at].text in DASHES and touches(tokens, at) and touches(tokens, at + 1)
    of = reading.shape == "vague" or tokens[at - 1].means("numbers", "scales", "groups") is not None
    if hyphen or (of and at < len(tokens) and tokens[at].means("grammar", "of")):
        at += 1
    return _unit(tokens, at) or (_compound(tokens, at) if hyphen else None)


def _compound(tokens: Sequence[Token], at: int) -> Found | None:
    """A word that a hyphen joins to a number describes a thing and counts none: a 15-member crew, two-time winner."""
    word = tokens[at]
    spoken = any(sense.section in ("triggers", "hedges", "numbers") for sense in word.senses) or counted(word)
    return None if spoken or word.kind != "word" else Found("unit", at)


def _unit(tokens: Sequence[Token], at: int) -> Found | None:
    if at >= len(tokens) or tokens[at].says("and") or _dated(tokens, at):
        return None
    if tokens[at].says("in") and not tokens[at].means("units", "percent"):
        return None
    for sense in tokens[at].senses:
        if sense.section == "units" and not sense.name.endswith("before"):
            return Found(_aged(tokens, at) or _USES.get(sense.name, "unit"), at)
    return None


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word for years names one: ستة عام 2022 is no six years."""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "digits" and len(tokens[at + 1].text) == YEAR_DIGITS


def _aged(tokens: Sequence[Token], at: int) -> Use | None:
    """Whether a number of years is an age: "(27 years)", or the words for it follow."""
    if tokens[at].means("units", "time") is None:
        return None
    ahead = tokens[at + 1 : at + 4]
    old = any(token.means("units", "age", "age before") for token in ahead)
    return "age" if old or (ahead and ahead[0].text == ")") else None


def _before(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """The word before that says it: No. 5, رقم 5, $5, magnitude 5.7, aged 34, عام 2024, الساعة 10."""
    at = start - 1
    if at > 0 and (tokens[at].means("grammar", "of") or tokens[at].text in ":("):
        at -= 1
    if at < 0 or tokens[start].says("and"):
        return None
    clock = tokens[start - 1].means("units", "clock before")
    if (
        not clock
        and tokens[start - 1].means("units", *_MEASURED)
        and (tokens[start - 1].says("the") or reading.shape == "words")
    ):
        return Found("unit", start - 1)
    for sense in tokens[at].senses:
        if sense.section != "units" or not sense.name.endswith(" before"):
            continue
        use = _USES[sense.name.removesuffix(" before")]
        if use == "code" and tokens[start - 1].text == "(":
            continue
        if sense.name == "number before" or _fits(tokens, use, reading):
            return Found(use, at)
    return None


def _fits(tokens: Sequence[Token], use: Use, reading: Reading) -> bool:
    following = tokens[reading.stop] if reading.stop < len(tokens) else None
    if use in ("code", "clock"):
        return not (following and counted(following))
    if use == "year":
        return YEARS.start <= reading.value < YEARS.stop or 1300 <= reading.value < 1500
    return use != "age" or reading.value in AGES


def _named(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """A number that belongs to a name: "Albatross 7", Summit 3000 lodge; in quotation marks it closes the name."""
    following = tokens[reading.stop] if reading.stop < len(tokens) else None
    if start == 0 or tokens[start].kind != "digits" or not tokens[start].text.isdecimal() or tokens[start].word.clitics:
        return None
    before = tokens[start - 1]
    if before.kind != "word" or (following and counted(following)):
        return None
    if following and following.text in QUOTES and any(t.text in QUOTES for t in tokens[max(0, start - NAME) : start]):
        return Found("code", start - 1)
    small_or_long = reading.value < SMALL or len(tokens[start].text) == YEAR_DIGITS
    capital = start > 1 and before.text[:1].isupper() and not before.means("calendar")
    return Found("code", start - 1) if capital and small_or_long else None


def _year(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """Four digits without a separator, unless those who are counted follow; 1900 and 2000 only after a preposition."""
    bare = reading.stop == start + 1 and tokens[start].kind == "digits" and tokens[start].text.isdecimal()
    if not bare or len(tokens[start].text) != YEAR_DIGITS or reading.value not in YEARS:
        return None
    if _counts(tokens, reading.stop):
        return None
    opened = start > 0 and tokens[start - 1].means("grammar", "preposition") is not None
    return Found("year") if opened or reading.value % 100 else None


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether those who are counted stand there: 2000 people, 2000 of them, 2000 من المحتجين."""
    if at >= len(tokens):
        return False
    token, following = tokens[at], tokens[at + 1 : at + 2]
    parted = token.means("grammar", "of") and any(counted(t) or t.means("grammar", "determiner") for t in following)
    return bool(parted) or counted(token) or token.means("parts") is not None or bool(token.means("grammar", "other"))


def _age(tokens: Sequence[Token], start: int, reading: Reading) -> Found | None:
    """An age by its place: "Ana Ruiz, 34, said", "(34)" alone in its sentence, "children under five"."""
    stop = reading.stop
    if start < 2 or reading.value not in AGES:
        return None
    noun = tokens[start - 2]
    if tokens[start - 1].means("hedges", "fewer-than", "more-than") and counted(noun) and not noun.means("tolls"):
        bare = stop >= len(tokens) or tokens[stop].kind == "mark" or tokens[stop].means("grammar") is not None
        return Found("age", start - 1) if bare else None
    if stop >= len(tokens) or reading.shape != "digits" or noun.kind != "word":
        return None
    marks = tokens[start - 1].text + tokens[stop].text
    known = any(sense.section in ("triggers", "numbers", "grammar", "tolls") for sense in noun.senses)
    if marks == ",," and not known:
        return Found("age") if noun.text[:1].isupper() or counted(noun) else None
    near = (*tokens[max(0, start - 1 - BRACKETS) : start - 1], *tokens[stop : stop + BRACKETS])
    alone = marks == "()" and not known and not any(token.text == "(" for token in near)
    return Found("age") if alone and not counted(noun) else None
