"""Bounds of figures: "at least 26", ما لا يقل عن, "or more", تجاوز عدد الموقوفين خمسة آلاف.

A hedge stands right before or after its figure; some verbs stand farther before it. A lower bound said once holds for
the figures that follow it with "and" ("at least 63 killed and 240 injured"). An upper one does not: that were a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from claimcheck.extraction.marks import DASHES, QUOTES
from claimcheck.extraction.numeral import Numeral
from claimcheck.extraction.ranges import is_joiner, ranges, shared_units
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Sense

Bound: TypeAlias = Literal["at-least", "more-than", "at-most", "fewer-than", "about"]
BOUNDS: tuple[Bound, ...] = ("at-least", "more-than", "at-most", "fewer-than", "about")
LOWER = frozenset({"at-least", "more-than"})
SKIPPED = 2  # words between a hedge and its figure: "at least another 16"
AFTER = 4  # tokens from a figure to the hedge behind it: "40 people at least"
FAR = 8  # tokens from a verb to its figure
NEAR = 2  # so near a verb needs no word for a toll between
DENIED = 2  # words from "not" to a verb
CARRIED = 7  # tokens between coordinated figures
_SIGNS = QUOTES | frozenset("$€£")


@frozen
class Hedge:
    """A bound and the token that says it."""

    bound: Bound
    at: int
    entry: str


def bounded(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> tuple[Numeral, ...]:
    """The numbers with their bounds; two that are the ends of a range become one."""
    joined = ranges(tokens, shared_units(tokens, numerals))
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
    return at == numeral.stop or (at == numeral.stop + 1 and tokens[numeral.stop].text in DASHES)


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
    for sense in token.told("hedges"):
        if sense.form == form and sense.name in BOUNDS:
            return sense
    return None


def _said(tokens: Sequence[Token], form: str, at: int) -> Hedge | None:
    """The hedge that a token is; a denied "more than" is "at most": did not exceed."""
    sense = _bound(tokens[at], form)
    if sense is None:
        return None
    denied = sense.name == "more-than" and any(t.means("hedges", "not") for t in tokens[max(0, at - DENIED) : at])
    return Hedge("at-most" if denied else sense.name, at, sense.entry)  # type: ignore[arg-type]


def _hedge(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    return _before(tokens, numeral, own) or _behind(tokens, numeral, own) or _far(tokens, numeral, own)


def _before(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    if tokens[numeral.start].says("and"):
        return None
    for at in range(numeral.start - 1, max(-1, numeral.start - 2 - SKIPPED), -1):
        if at in own:
            return None
        hedge = _said(tokens, "before", at)
        if hedge or not _skipped(tokens[at]):
            return None if hedge and _reached(tokens, at) else hedge
    return None


def _reached(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for "up to" is the "to" of a change: число выросло до 46."""
    return tokens[at].means("grammar", "to") is not None and any(token.means("changes") for token in tokens[:at])


def _skipped(token: Token) -> bool:
    if token.kind == "mark":
        return token.text in _SIGNS
    new = any(s.section == "tally" and s.form == "before" for s in token.senses)
    return new or token.means("numbers", "article") is not None or token.means("grammar", "determiner") is not None


def _behind(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    for at in range(numeral.last, min(len(tokens), numeral.last + AFTER)):
        hedge = _said(tokens, "after", at)
        if hedge:
            glued = tokens[at].kind == "word" or tokens[at].start == tokens[at - 1].stop
            return hedge if glued and at + 1 not in own else None
        mark = tokens[at].kind == "mark" and tokens[at].text not in DASHES
        if at in own or mark or tokens[at].says("and") or tokens[at].means("grammar", "and", "subordinator"):
            return None
    return None


def _far(tokens: Sequence[Token], numeral: Numeral, own: frozenset[int]) -> Hedge | None:
    """A verb before, with the words for what is counted between: "the number of dead exceeded", تجاوز عدد الموقوفين."""
    told = False
    for at in range(numeral.start - 1, max(-1, numeral.start - 1 - FAR), -1):
        token = tokens[at]
        if at in own or (token.kind == "mark" and token.text not in _SIGNS):
            return None
        hedge = _said(tokens, "far", at)
        if hedge:
            return hedge if told or numeral.start - at <= NEAR else None
        if token.means("speech") or any(s.section == "triggers" and s.form == "active" for s in token.senses):
            return None
        told = told or token.means("tolls") is not None
    return None


def _coordinated(tokens: Sequence[Token], earlier: Numeral, later: Numeral) -> bool:
    """Whether "and" joins two figures in one clause."""
    between = range(earlier.last, later.start)
    joined = tokens[later.start].says("and") or (later.start > 0 and is_joiner(tokens[later.start - 1]))
    if not joined or len(between) > CARRIED or earlier.use != "count" or later.use != "count":
        return False
    return not any(_closes(tokens[at]) for at in between)


def _closes(token: Token) -> bool:
    if token.kind == "mark":
        return token.text not in _SIGNS
    return token.means("grammar", "subordinator") is not None
