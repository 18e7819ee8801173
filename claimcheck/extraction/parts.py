"""Whose part a figure is: lists of parts, bodies that were found, tolls told place by place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import evolve

from claimcheck.extraction.count import Count, is_whole, latest
from claimcheck.extraction.field import OTHER, Binding, Field, coordinated, joined, parted
from claimcheck.extraction.figures import Figure
from claimcheck.extraction.marks import COMMAS
from claimcheck.extraction.passage import Passage


def listed_as(field: Field, told: Sequence[Count], one: Figure) -> Literal["open", "closed"] | None:
    """Whether the figure is in a list of parts: one that opens here, or one that goes on from the figure before."""
    earlier = told[-1] if told and told[-1].passage.tokens is field.tokens else None
    if earlier is None:
        return None
    opened = parted(field, earlier.figure, one)
    if one.noun is None and one.stop < len(field.tokens) and field.tokens[one.stop].means("grammar", "with"):
        return opened or "open"
    goes_on = earlier.part_of is not None and not _names_others(field, told[earlier.part_of], one)
    if opened is None and earlier.list and goes_on and coordinated(field, earlier.figure, one):
        return earlier.list if joined(field, one) or field.marks(one.start - 1, COMMAS) else None
    return opened


def _names_others(field: Field, whole: Count, one: Figure) -> bool:
    """ "Seven firefighters have been hurt, two of them badly, and 11 civilians": those are no part of the firefighters."""
    named = one.noun is not None and not one.part and field.tokens[one.noun].means("populations")
    return bool(named) and whole.part.population != "people"


def _is_of_affected(field: Field, one: Figure) -> bool:
    """ "nine of the bodies", not "three of the policemen": a part of a figure, and not only of a population."""
    return one.noun is not None and field.trigger(one.noun, "person", "event") is not None


def whole_of(field: Field, told: Sequence[Count], one: Figure, binding: Binding, listed: str | None) -> int | None:
    """The index of the count of which this is a part, if the text says that it is one: one of its sentence, if there is
    one.
    """
    if not (listed or one.them or binding.manner == "among" or (one.part and _is_of_affected(field, one))):
        return None
    same = [i for i, count in latest(told) if count.measure == binding.measure and count.part_of is None]
    here = bool(told) and told[-1].passage.tokens is field.tokens
    near = [i for i in same if told[i].passage.tokens is field.tokens]
    if not near and here and one.them and told[-1].figure.them and told[-1].measure == binding.measure:
        return told[-1].part_of  # "31 of them in Izmir, 14 of them in Mugla": parts of one whole
    return next(iter(near or ([] if one.them and here else same)), None)


def relate(told: list[Count], passage: Passage) -> None:
    """Find the parts among the counts of a sentence that do not say so themselves."""
    own = [i for i, count in latest(told) if count.passage is passage][::-1]
    _spread(told, own)
    _find_bodies(told, own)
    _divide(told, own)


def _spread(told: list[Count], own: Sequence[int]) -> None:
    """A toll told place by place (18 in the town, 15 in the district) lists the parts of the toll told before."""
    placed = [i for i in own if told[i].place and told[i].part_of is None and told[i].measure != OTHER]
    for at in placed:
        alike = [i for i in placed if told[i].measure == told[at].measure]
        whole = _whole_before(told, own[0], told[at].measure)
        if len(alike) > 1 and whole is not None:
            told[at] = evolve(told[at], part_of=whole, list="closed" if _is_bracketed(told[at]) else "open")


def _whole_before(told: Sequence[Count], stop: int, measure: str) -> int | None:
    return next((i for i, count in latest(told, stop) if count.measure == measure and is_whole(count)), None)


def _is_bracketed(count: Count) -> bool:
    """Whether a figure stands in brackets behind its place, as in a table: such a list is of all."""
    at = count.figure.start - 1
    return at >= 0 and count.passage.tokens[at].text == "("


def _find_bodies(told: list[Count], own: Sequence[int]) -> None:
    """Bodies that are found after a larger toll was told may be those of the same dead: a part of it, and no other toll."""
    for at in own:
        count = told[at]
        open_to_one = _are_bodies(count) and count.part_of is None and count.tally != "new"
        whole = _whole_before(told, at, count.measure) if open_to_one else None
        if whole is not None and count.value.less(told[whole].value):
            told[at] = evolve(count, part_of=whole, list="open")


def _are_bodies(count: Count) -> bool:
    tokens, noun = count.passage.tokens, count.figure.noun
    return any(at is not None and tokens[at].means("grammar", "body") for at in (noun, count.trigger))


def _divide(told: list[Count], own: Sequence[int]) -> None:
    """Parts that name both the men and the women among some people name all of them."""
    parts: dict[int, list[int]] = {}
    for at in own:
        whole = told[at].part_of
        if whole is not None:
            parts.setdefault(whole, []).append(at)
    for group in parts.values():
        if {"men", "women"} <= {told[at].part.population for at in group}:
            for at in group:
                told[at] = evolve(told[at], list="closed")
