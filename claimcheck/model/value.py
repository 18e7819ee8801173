"""Values that are not known exactly: a quantity is an interval, a moment a set of readings.

Comparison is three-valued (see `truth`): two quantities *differ* only if no number is in both, and they are
*equal* only if each can be nothing but one and the same number. So "dozens" and "at least 164" differ,
"at least 10" and 12 do not. The laws (symmetry, reflexivity of exact values, monotony under widening) are
properties in the tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from claimcheck.model.truth import Truth, inverse, over

TOLERANCE = 10  # "about N" is N give or take a tenth, one part in this many


@frozen
class Quantity:
    """A closed interval of whole numbers; `None` leaves a side open. `approximate` is "about N"."""

    low: int | None
    high: int | None
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a quantity from {self.low} to {self.high} is empty")

    @classmethod
    def exactly(cls, number: int) -> Quantity:
        return cls(number, number)

    @property
    def exact(self) -> bool:
        """Whether it can be one number only."""
        return self.low is not None and self.low == self.high and not self.approximate

    @property
    def widened(self) -> Quantity:
        """The interval that is compared: an approximate one a tenth wider at both ends."""
        if not self.approximate:
            return self
        low = None if self.low is None else self.low - self.low // TOLERANCE
        high = None if self.high is None else self.high + -(-self.high // TOLERANCE)
        return Quantity(low, high)

    def less(self, other: Quantity) -> Truth:
        """Whether every number of this is below every number of the other."""
        a, b = self.widened, other.widened
        if a.high is not None and b.low is not None and a.high < b.low:
            return True
        if a.low is not None and b.high is not None and a.low >= b.high:
            return False
        return None

    def equal(self, other: Quantity) -> Truth:
        """No if the intervals do not meet, yes if both are one and the same number, else not known."""
        if self.less(other) or other.less(self):
            return False
        return True if self.exact and other.exact else None

    def differ(self, other: Quantity) -> Truth:
        """Yes only where the intervals do not meet.

        >>> Quantity(20, 99).differ(Quantity(164, None)), Quantity(10, None).differ(Quantity.exactly(12))
        (True, None)
        """
        return inverse(self.equal(other))

    def agrees(self, other: Quantity) -> bool:
        """Whether some number is in both: what may stand in one position."""
        return self.equal(other) is not False

    def plus(self, other: Quantity) -> Quantity:
        """The sum of two intervals; an open side stays open. A missing lower bound of a count is 0."""
        a, b = self.widened, other.widened
        high = None if a.high is None or b.high is None else a.high + b.high
        return Quantity((a.low or 0) + (b.low or 0), high)


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of some quantities; of none it is 0."""
    result = Quantity.exactly(0)
    for quantity in quantities:
        result = result.plus(quantity)
    return result


@frozen(order=True)
class Days:
    """One reading of a moment: a closed interval of whole days."""

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"days from {self.first} to {self.last} are empty")

    @classmethod
    def of(cls, day: date) -> Days:
        return cls(day, day)

    @property
    def length(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    def meets(self, other: Days) -> bool:
        return self.first <= other.last and other.first <= self.last


@frozen
class Moment:
    """When: the set of its readings, in order and never empty. Several where the text leaves it open."""

    readings: tuple[Days, ...]

    def __attrs_post_init__(self) -> None:
        if not self.readings:
            raise ValueError("a moment without a reading")

    @classmethod
    def on(cls, first: date, last: date | None = None) -> Moment:
        return cls((Days(first, last or first),))

    @property
    def single(self) -> Days | None:
        """The one reading, or nothing where there are several."""
        return self.readings[0] if len(self.readings) == 1 else None

    def before(self, other: Moment) -> Truth:
        """Whether this ends before the other begins, in all readings of both."""
        return over(_before(a, b) for a in self.readings for b in other.readings)

    def equal(self, other: Moment) -> Truth:
        """No if no reading meets one of the other; yes if both are one and the same day."""
        return over(_same(a, b) for a in self.readings for b in other.readings)

    def differ(self, other: Moment) -> Truth:
        return inverse(self.equal(other))

    def near(self, other: Moment, span: timedelta) -> Truth:
        """Whether the two are at most so far apart, in all readings; under a day it is: on the same day."""
        return over((_gap(a, b) <= span) for a in self.readings for b in other.readings)


def _before(a: Days, b: Days) -> Truth:
    if a.last < b.first:
        return True
    return False if a.first >= b.last else None


def _same(a: Days, b: Days) -> Truth:
    if not a.meets(b):
        return False
    return True if a == b and a.length == 1 else None


def _gap(a: Days, b: Days) -> timedelta:
    return max(a.first - b.last, b.first - a.last, timedelta(0))
