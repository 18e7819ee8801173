"""The figures of one thing through time, as numbers for a drawing: a column an article and day, a bar a figure.

A figure is an interval, so a bar and not a dot; an end that the words leave open runs to the edge as an arrow.
Columns stand in the order of time and not at its scale: most dossiers are of a day or two, where a scale shows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from attrs import frozen

from claimcheck.model.claim import AnyClaim, CountClaim
from claimcheck.model.value import Quantity

Key: TypeAlias = tuple[str, ...]

COLUMN, HEIGHT, TOP, BOTTOM, LEFT = 124, 230, 26, 62, 56
STEPS = (1, 2, 5)
TICKS = 4


@frozen
class Bar:
    """One figure: its centre, the ends of its bar, whether each is open, and in which discrepancies it is."""

    claim: CountClaim
    x: int
    top: int
    bottom: int
    open_top: bool
    open_bottom: bool
    label: str
    fired: tuple[int, ...]


@frozen
class Column:
    x: int
    day: date | None
    source: str


@frozen
class Timeline:
    """All that a drawing needs. `ticks` are heights and the numbers at them."""

    claims: tuple[CountClaim, ...]
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, int], ...]
    width: int
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - BOTTOM


def timelines(claims: Sequence[AnyClaim], fired: Mapping[str, tuple[int, ...]]) -> tuple[Timeline, ...]:
    """One for each thing of which there are two figures, or one in a discrepancy; those with a discrepancy first."""
    groups: dict[Key, list[CountClaim]] = {}
    for claim in claims:
        if isinstance(claim, CountClaim) and _drawn(claim):
            groups.setdefault(_key(claim), []).append(claim)
    worth = [group for group in groups.values() if _changes(group) or any(fired.get(claim.id) for claim in group)]
    worth.sort(key=lambda group: min((fired[c.id][0] for c in group if fired.get(c.id)), default=len(fired) + 1))
    return tuple(timeline(group, fired) for group in worth)


def timeline(claims: Sequence[CountClaim], fired: Mapping[str, tuple[int, ...]]) -> Timeline:
    """The drawing of these figures."""
    ordered = sorted(claims, key=lambda claim: (_day(claim) or date.min, claim.article, claim.span))
    groups: dict[tuple[date | None, str], list[CountClaim]] = {}
    for claim in ordered:
        groups.setdefault((_day(claim), claim.source or claim.article), []).append(claim)
    highest = max(1, *(_end(claim.value) for claim in ordered))
    step = _step(highest)
    ceiling = step * -(-highest // step)
    columns, bars, x = [], [], LEFT
    for (day, source), group in groups.items():
        wide = max(COLUMN, 52 * len(group))
        columns.append(Column(x + wide // 2, day, source))
        gap = wide // (len(group) + 1)
        bars += [_bar(claim, x + gap * (i + 1), ceiling, fired.get(claim.id, ())) for i, claim in enumerate(group)]
        x += wide
    ticks = tuple((_height(value, ceiling), value) for value in range(0, ceiling + 1, step))
    return Timeline(tuple(ordered), tuple(columns), tuple(bars), ticks, x + 8)


def signs(value: Quantity) -> str:
    """A quantity in signs that every language reads: `≥164`, `20–99`, `≈30`."""
    about = "\N{ALMOST EQUAL TO}" if value.approximate else ""
    if value.low == value.high:
        return "?" if value.low is None else f"{about}{value.low:,}"
    if value.high is None:
        return f"{about}\N{GREATER-THAN OR EQUAL TO}{value.low:,}"
    if value.low is None:
        return f"{about}\N{LESS-THAN OR EQUAL TO}{value.high:,}"
    return f"{about}{value.low:,}\N{EN DASH}{value.high:,}"


def _changes(claims: Sequence[CountClaim]) -> bool:
    """Whether there is anything to see: two figures that are not the same."""
    return len({claim.value for claim in claims}) > 1


def _drawn(claim: CountClaim) -> bool:
    """A figure that somebody stands for, of the event itself, and that says a number."""
    known = claim.value.low is not None or claim.value.high is not None
    return known and claim.stance in ("asserted", "superseded") and claim.tally != "new" and claim.role != "related"


def _key(claim: CountClaim) -> Key:
    return (claim.measure, claim.population, claim.event, claim.event_key or "", claim.place_key or claim.place or "",
            claim.period or "")  # fmt: skip


def _bar(claim: CountClaim, x: int, ceiling: int, fired: tuple[int, ...]) -> Bar:
    low, high = claim.value.widened.low, claim.value.widened.high
    top = TOP if high is None else _height(high, ceiling)
    bottom = HEIGHT - BOTTOM if low is None else _height(low, ceiling)
    return Bar(claim, x, top, bottom, high is None, low is None, signs(claim.value), fired)


def _height(value: int, ceiling: int) -> int:
    return HEIGHT - BOTTOM - round((HEIGHT - BOTTOM - TOP) * value / ceiling)


def _end(value: Quantity) -> int:
    """The highest number that must be on the page: above an open end there is room for an arrow."""
    wide = value.widened
    if wide.high is not None:
        return wide.high
    return (wide.low or 0) * 5 // 4 + 1


def _step(highest: int) -> int:
    """The distance of ticks: a round number, and at most so many ticks."""
    size = 1
    while True:
        for first in STEPS:
            if highest <= first * size * TICKS:
                return first * size
        size *= 10


def _day(claim: CountClaim) -> date | None:
    if claim.as_of is not None:
        return claim.as_of.readings[0].first
    return claim.published.date() if claim.published else None
