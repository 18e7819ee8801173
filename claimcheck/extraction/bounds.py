"""Bounds of figures: "at least 26", ما لا يقل عن, "or more", "between 60 and 70 thousand", تجاوز عدد الموقوفين خمسة آلاف.

A hedge stands right before or after its figure; some verbs stand farther before it. A lower bound said once holds for the
figures that follow it with "and" ("at least 63 killed and 240 injured"). An upper one does not: it would be guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from claimcheck.extraction.numeral import Numeral, counted
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Language, Sense

Bound: TypeAlias = Literal["at-least", "more-than", "at-most", "fewer-than", "about"]
BOUNDS: tuple[Bound, ...] = ("at-least", "more-than", "at-most", "fewer-than", "about")
LOWER = frozenset({"at-least", "more-than"})
SKIPPED = 2  # words between a hedge and its figure: "at least another 16"
AFTER = 4  # tokens from a figure to the hedge behind it: "40 people at least"
FAR = 8  # tokens from a verb to its figure
NEAR = 2  # so near a verb needs no word for a toll between
CARRIED = 7  # tokens between coordinated figures
THOUSAND = 1000
_DASHES = frozenset("-\u2010\u2011\u2013\u2014")
_QUOTES = frozenset("\"'«»“”‘’$€£")


@frozen
class Hedge:
    """A bound and the token that says it."""

    bound: Bound
    at: int
    entry: str


def bounded(tokens: Sequence[Token], numerals: Sequence[Numeral], language: Language) -> tuple[Numeral, ...]:
    """The numbers with their bounds; two that are the ends of a range become one."""
    joined = _ranges(tokens, _shared_units(tokens, numerals))
    own = frozenset(i for n in joined for i in range(n.first, n.last))
    hedges = [_hedge(tokens, numeral, own) for numeral in joined]
    result: list[Numeral] = []
    carried: Hedge | None = None
    for at, (numeral, hedge) in enumerate(zip(joined, hedges, strict=True)):
        lower = carried if at and _coordinated(tokens, joined[at - 1], numeral) else None
        carried = hedge if hedge else lower
        carried = carried if carried and carried.bound in LOWER and numeral.use == "count" else None
        result.append(_with(tokens, numeral, hedge or lower) if numeral.use == "count" else numeral)
    return tuple(result)


def _with(tokens: Sequence[Token], numeral: Numeral, hedge: Hedge | None) -> Numeral:
    if hedge is None:
        return numeral
    near = all(_skipped(tokens[i]) for i in range(hedge.at + 1, numeral.start))
    step = Step(f"bound:{hedge.bound}", hedge.entry, tokens[hedge.at].span)
    return evolve(
        numeral,
        quantity=apply(hedge.bound, numeral.quantity),
        start=min(hedge.at, numeral.start) if near else numeral.start,
        stop=hedge.at + 1 if _right_behind(tokens, numeral, hedge.at) else numeral.stop,
        steps=(*numeral.steps, step),
    )


def _right_behind(tokens: Sequence[Token], numeral: Numeral, at: int) -> bool:
    """Whether a hedge follows its number at once, with no noun between: "52 or more people", "thirty-odd"."""
    return at == numeral.stop or (at == numeral.stop + 1 and tokens[numeral.stop].text in _DASHES)


def apply(bound: Bound, quantity: Quantity) -> Quantity:
    """A quantity under a bound.

    >>> apply("more-than", Quantity.exactly(300)), apply("at-most", Quantity.exactly(40))
    (Quantity(low=301, high=None, approximate=False), Quantity(low=None, high=40, approximate=False))
    """
    low, high = quantity.low, quantity.high
    if bound == "about":
        return Quantity(low, high, True)
    if bound == "at-least":
        return Quantity(low, None)
    if bound == "at-most":
        return Quantity(None, high)
    if bound == "more-than":
        return Quantity(low + 1 if low is not None and low == high else low, None)
    return Quantity(None, max(0, high - 1) if high is not None and low == high else high)


def _bound(token: Token, form: str) -> Sense | None:
    for sense in token.senses:
        if sense.section == "hedges" and sense.form == form and sense.name in BOUNDS:
            return sense
    return None


def _said(token: Token, form: str, at: int) -> Hedge | None:
    sense = _bound(token, form)
    return Hedge(sense.name, at, sense.entry) if sense else None  # type: ignore[arg-type]


def _hedge(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    return _before(tokens, numeral, own) or _behind(tokens, numeral, own) or _far(tokens, numeral, own)


def _before(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    if tokens[numeral.start].says("and"):
        return None
    for at in range(numeral.start - 1, max(-1, numeral.start - 2 - SKIPPED), -1):
        if at in own:
            return None
        hedge = _said(tokens[at], "before", at)
        if hedge or not _skipped(tokens[at]):
            return hedge
    return None


def _skipped(token: Token) -> bool:
    if token.kind == "mark":
        return token.text in _QUOTES
    new = any(s.section == "tally" and s.form == "before" for s in token.senses)
    return new or token.means("numbers", "article") is not None or token.means("grammar", "determiner") is not None


def _behind(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    for at in range(numeral.last, min(len(tokens), numeral.last + AFTER)):
        hedge = _said(tokens[at], "after", at)
        if hedge:
            another = any(i in own for i in range(at + 1, min(len(tokens), at + 2)))
            glued = tokens[at].kind == "word" or tokens[at].start == tokens[at - 1].stop
            return hedge if glued and not another else None
        mark = tokens[at].kind == "mark" and tokens[at].text not in _DASHES
        if at in own or mark or tokens[at].says("and") or tokens[at].means("grammar", "and", "subordinator"):
            return None
    return None


def _far(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    """A verb before, with the words for what is counted between: "the number of dead exceeded", تجاوز عدد الموقوفين."""
    told = False
    for at in range(numeral.start - 1, max(-1, numeral.start - 1 - FAR), -1):
        token = tokens[at]
        if at in own or token.kind == "mark" and token.text not in _QUOTES:
            return None
        hedge = _said(token, "far", at)
        if hedge:
            return hedge if told or numeral.start - at <= NEAR else None
        if token.means("speech") or any(s.section == "triggers" and s.form == "active" for s in token.senses):
            return None
        told = told or token.means("tolls") is not None
    return None


def _coordinated(tokens: Sequence[Token], earlier: Numeral, later: Numeral) -> bool:
    """Whether "and" joins two figures in one clause."""
    between = range(earlier.last, later.start)
    joined = tokens[later.start].says("and") or (later.start > 0 and _is_and(tokens[later.start - 1]))
    if not joined or len(between) > CARRIED or earlier.use != "count" or later.use != "count":
        return False
    return not any(_closes(tokens[at]) for at in between)


def _is_and(token: Token) -> bool:
    return token.means("numbers", "joiner") is not None


def _closes(token: Token) -> bool:
    if token.kind == "mark":
        return token.text not in _QUOTES
    return token.means("grammar", "subordinator") is not None or token.means("speech", "cues", "parts") is not None


def _shared_units(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> list[Numeral]:
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


_BEFORE = frozenset({"age", "year", "code", "clock", "magnitude"})


def _has_noun(tokens: Sequence[Token], numeral: Numeral) -> bool:
    return numeral.noun is not None or (numeral.stop < len(tokens) and counted(tokens[numeral.stop]))


def _linked(tokens: Sequence[Token], left: Numeral, right: Numeral) -> bool:
    gap = right.start - left.last
    if gap == 0:
        return tokens[right.first].says("and") or tokens[right.first].says("to")
    if gap != 1:
        return False
    link = tokens[left.last]
    return _is_and(link) or link.means("hedges", "through") is not None or link.means("grammar", "and") is not None


def _ranges(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numbers with both ends of a range made one. "From 17 to 19" beside a verb of change is no range."""
    changed = any(token.means("changes") for token in tokens)
    result: list[Numeral] = []
    for numeral in numerals:
        joined = _range(tokens, result[-1], numeral, changed) if result else None
        if joined:
            result[-1] = joined
        else:
            result.append(numeral)
    return result


def _range(tokens: Sequence[Token], left: Numeral, right: Numeral, changed: bool) -> Numeral | None:
    same = left.use in ("count", right.use) or (left.use == "score" and right.use != "score")
    if not same or left.shape in ("vague", "dual", "zero") or right.shape in ("dual", "zero"):
        return None
    opened = _opened(tokens, left)
    if opened == "between":
        linked = _linked(tokens, left, right)
    else:
        linked = not changed and _through(tokens, left, right)
    low, high = _scaled(tokens, left, right), right.quantity.high
    if not linked or low is None or high is None or low >= high:
        return None
    start = left.start - 1 if opened else left.start
    unit, steps = right.unit, (*left.steps, *right.steps)
    return evolve(left, start=start, stop=right.stop, last=right.last, quantity=Quantity(low, high), use=right.use, unit=unit, steps=steps)


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
        return link.text in _DASHES and glued
    return link.means("hedges", "through") is not None and not _is_and(link)


def _scaled(tokens: Sequence[Token], left: Numeral, right: Numeral) -> int | None:
    """The lower end, in the scale that is said once after the upper one: 60 to 70 thousand."""
    low, high = left.quantity.low, right.quantity.high
    scale = tokens[right.last - 1].means("numbers", "scales")
    if low is None or high is None or scale is None or low >= THOUSAND or right.last - right.first < 2:
        return low
    scaled = low * int(scale.form)
    return scaled if scaled < high else low
