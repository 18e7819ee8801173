"""Two numbers that say one thing: the ends of a range ("60 to 70 thousand"), a unit said once ("5 or 6 km")."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimcheck.extraction.marks import DASHES, ENDS
from claimcheck.extraction.numeral import Numeral, counted
from claimcheck.extraction.tokens import Token
from claimcheck.model.value import Quantity

THOUSAND = 1000
CLAUSE = 30  # tokens around a range in which a verb of change may stand


def is_joiner(token: Token) -> bool:
    """Whether it is the "and" that may stand within a number."""
    return token.means("numbers", "joiner") is not None


def shared_units(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> list[Numeral]:
    """Numbers whose unit is said once: 5 or 6 km, بين 5 و7 كيلومترات, aged 33 and 45."""
    result = list(numerals)
    for at in range(1, len(result)):
        left, right = result[at - 1], result[at]
        said = left.unit is not None and left.unit < left.first and left.use in _BEFORE
        if said and right.use == "count" and _linked(tokens, left, right) and not _has_noun(tokens, right):
            result[at] = evolve(right, use=left.use, unit=left.unit)
    for at in range(len(result) - 2, -1, -1):
        left, right = result[at], result[at + 1]
        said = right.unit is not None and right.unit >= right.last and right.use not in ("ordinal", "code")
        if left.use in ("count", "decimal") and said and _linked(tokens, left, right):
            result[at] = evolve(left, use=right.use, unit=right.unit)
    return result


_BEFORE = frozenset({"age", "year", "code", "clock", "magnitude", "money"})


def _has_noun(tokens: Sequence[Token], numeral: Numeral) -> bool:
    return numeral.noun is not None or (numeral.stop < len(tokens) and counted(tokens[numeral.stop]))


def _linked(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    gap = right.start - left.last
    if gap == 0:
        return tokens[right.first].says("and") or tokens[right.first].says("to")
    if gap != 1:
        return False
    link = tokens[left.last]
    return is_joiner(link) or link.means("hedges", "through") is not None or link.means("grammar", "and") is not None


def ranges(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numbers with both ends of a range made one. "From 17 to 19" beside a verb of change is no range."""
    result: list[Numeral] = []
    for numeral in numerals:
        joined = _range(tokens, result[-1], numeral) if result else None
        if joined:
            result[-1] = joined
        else:
            result.append(numeral)
    return result


def _range(tokens: Sequence[Token], left: Numeral, right: Numeral) -> Numeral | None:
    same = left.use in ("count", right.use) or (left.use == "score" and right.use != "score")
    if not same or left.shape in ("vague", "dual", "zero") or right.shape in ("dual", "zero"):
        return None
    opened = _opened(tokens, left)
    if opened == "between":
        linked = _linked(tokens, left, right)
    else:
        linked = _through(tokens, left, right) and not (opened == "from" and _changed(tokens, left.start))
    low, high = _scaled(tokens, left, right), right.quantity.high
    if not linked or low is None or high is None or low >= high:
        return None
    start = left.start - 1 if opened else left.start
    joined = evolve(left, start=start, stop=right.stop, last=right.last, quantity=Quantity(low, high))
    return evolve(joined, use=right.use, unit=right.unit, steps=(*left.steps, *right.steps))


def _changed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause around a token speaks of a change."""
    first, last = max(0, at - CLAUSE), min(len(tokens), at + CLAUSE)
    start = next((i + 1 for i in range(at - 1, first - 1, -1) if tokens[i].text in ENDS), first)
    stop = next((i for i in range(at, last) if tokens[i].text in ENDS), last)
    return any(tokens[i].means("changes") for i in range(start, stop))


def _opened(tokens: Sequence[Token], left: Numeral) -> str | None:
    before = tokens[left.start - 1].means("hedges", "between", "from") if left.start > 0 else None
    return before.name if before else None


def _through(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    """Whether "to", "or" or a dash without spaces stands between two numbers."""
    if right.start - left.last != 1:
        return False
    link = tokens[left.last]
    if link.kind == "mark":
        glued = link.start == tokens[left.last - 1].stop and tokens[right.first].start == link.stop
        return link.text in DASHES and glued
    return link.means("hedges", "through") is not None and not is_joiner(link)


def _scaled(tokens: Sequence[Token], left: Numeral, right: Numeral) -> int | None:
    """The lower end, in the scale that is said once after the upper one: 60 to 70 thousand."""
    low, high = left.quantity.low, right.quantity.high
    scale = tokens[right.last - 1].means("numbers", "scales")
    if low is None or high is None or scale is None or low >= THOUSAND or right.last - right.first < 2:
        return low
    scaled = low * int(scale.form)
    return scaled if scaled < high else low
