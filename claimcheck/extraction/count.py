"""A figure read: the value that the steps of counting hand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from claimcheck.extraction.figures import Figure
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.scope import Part
from claimcheck.extraction.stance import Cue
from claimcheck.model.claim import Step, Tally
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity

LOOKBACK = 60  # counts that a later one may refer to


@frozen
class Count:
    """A figure read: everything a count claim needs but its place among the others of the article."""

    passage: Passage
    figure: Figure
    measure: str
    trigger: int | None
    part: Part
    cue: Cue
    tally: Tally | None
    place: Span | None
    value: Quantity
    steps: tuple[Step, ...]
    part_of: int | None = None
    list: Literal["open", "closed"] | None = None
    of_people: bool = True

    @property
    def span(self) -> Span:
        """The quote: from the trigger to the noun where they stand together, else the figure alone."""
        start, stop = self.figure.start, self.figure.stop
        if self.trigger is not None and start - 2 <= self.trigger < start:
            start = self.trigger
        if self.trigger is not None and stop <= self.trigger < stop + 2:
            stop = self.trigger + 1
        return self.passage.quote(start, stop)


def latest(told: Sequence[Count], stop: int | None = None) -> Iterator[tuple[int, Count]]:
    """The counts told last (before `stop`), the last first, with their indices: what a figure without a trigger may
    mean.
    """
    end = len(told) if stop is None else stop
    return ((at, told[at]) for at in range(end - 1, max(-1, end - 1 - LOOKBACK), -1))


def is_whole(count: Count) -> bool:
    """Whether it is the figure of all people that the article tells of, and no part, increment or rumour."""
    stated = count.place is None and count.part_of is None and count.tally != "new"
    return stated and count.cue.stance == "asserted" and count.part.population == "people"
