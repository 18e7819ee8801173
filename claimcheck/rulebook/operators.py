"""The verbs of the rule language: one small function each, and no other way to say anything in a check.

A verb's parameters are its YAML arguments, in this order; their annotations are what it takes, and its docstring is its
documentation. `world` is not an argument: it is what the verb may look up. Verbs answer yes, no or not known; where an
argument is missing the answer is *not known* without asking the verb, unless it takes `object`.
Closed on purpose: expressions in YAML become a second programming language without tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Literal, TypeVar

from claimcheck.model.claim import AnyClaim, CountClaim
from claimcheck.model.truth import Truth, every, inverse, over, some
from claimcheck.model.value import Moment, Quantity, total
from claimcheck.rulebook.context import (
    accounted,
    disjoint,
    lifted,
    other_wholes,
    revised_in,
    same_voice,
    side_by_side,
    superseded_in,
)
from claimcheck.rulebook.fields import Action, Name, Population, Weekday, When, World, place_of, published

T = TypeVar("T")  # two arguments of one type


def all_(conditions: tuple[Truth, ...]) -> Truth:
    """Yes if all hold."""
    return every(conditions)


def any_(conditions: tuple[Truth, ...]) -> Truth:
    """Yes if one holds."""
    return some(conditions)


def not_(condition: Truth) -> Truth:
    """Yes if it does not hold; what is not known stays so."""
    return inverse(condition)


def may(condition: Truth) -> Truth:
    """Yes unless it certainly does not hold: for exceptions that had better be too wide."""
    return condition is not False


def eq(left: T, right: T) -> Truth:
    """The two are the same, whatever they turn out to be: 12 and 12; not known for 12 and "at least 10"."""
    if isinstance(left, Quantity | Moment | When | Name):
        return left.equal(right)  # type: ignore[arg-type]
    return left == right


def ne(left: T, right: T) -> Truth:
    """The two differ, whatever they turn out to be: their intervals do not meet."""
    return inverse(eq(left, right))


def lt(left: T, right: T) -> Truth:
    """The first is certainly less, or certainly earlier."""
    if isinstance(left, Moment):
        return left.before(right)  # type: ignore[arg-type]
    if isinstance(left, Quantity | When):
        return left.less(right)  # type: ignore[arg-type]
    return left < right  # type: ignore[operator, no-any-return]


def gt(left: T, right: T) -> Truth:
    """The first is certainly more, or certainly later."""
    return lt(right, left)


def le(left: T, right: T) -> Truth:
    """The first is certainly not more."""
    return inverse(lt(right, left))


def ge(left: T, right: T) -> Truth:
    """The first is certainly not less."""
    return inverse(lt(left, right))


def in_(value: str, values: tuple[str, ...]) -> Truth:
    """The value is one of these."""
    return value in values


def is_(value: Quantity, what: Literal["exact", "approximate", "bounded", "zero"]) -> Truth:
    """The quantity is one number, or is "about", or has a bound on one side only, or is none."""
    if what == "exact":
        return value.exact
    if what == "approximate":
        return value.approximate
    if what == "bounded":
        return (value.low is None) != (value.high is None)
    return value.equal(Quantity.exactly(0))


def known(value: object) -> Truth:
    """The text says it at all."""
    return value is not None and value != ()


def overlaps(left: T, right: T) -> Truth:
    """Something is in both: they may be the same."""
    return eq(left, right) is not False


def near(left: When, right: When, span: timedelta) -> Truth:
    """The two times are at most so far apart."""
    return left.near(right, span)


def narrower(part: Population, whole: Population, world: World) -> Truth:
    """The first population is a part of the second, and not all of it: children of people."""
    return world.scopes.part(part, whole)


def same_population(left: Population, right: Population, world: World) -> Truth:
    """The two are names of one population."""
    return world.scopes.same(left, right)


def part_of(part: AnyClaim, whole: AnyClaim, world: World) -> Truth:
    """The first figure is about a part of what the second is about: it says so, or its people or its place are
    narrower and neither is wider."""
    if not isinstance(part, CountClaim) or not isinstance(whole, CountClaim) or part.id == whole.id:
        return False
    if part.part_of is not None:
        return part.part_of == whole.id
    place = _within_place(part, whole)
    people = world.scopes.part(part.population, whole.population)
    same_people = world.scopes.same(part.population, whole.population)
    same_place = _same_place(part, whole)
    return some((every((people, same_place)), every((same_people, place)), every((people, place))))


def _same_place(a: CountClaim, b: CountClaim) -> Truth:
    if (a.place is None) != (b.place is None):
        return False
    return a.place is None or place_of(a).equal(place_of(b))


def _within_place(part: CountClaim, whole: CountClaim) -> Truth:
    """A named place is within all of the story; of two named ones it is not known."""
    if whole.place is None:
        return part.place is not None
    return False if part.place is None or place_of(part).equal(place_of(whole)) else None


def opposed(first: Action, second: Action, world: World) -> Truth:
    """The two actions undo or exclude each other: attack and cease-fire."""
    return world.actions.opposed(first, second)


def implies(first: Action, second: Action, world: World) -> Truth:
    """Doing the first is doing the second: to shoot is to use force."""
    return world.actions.implies(first, second)


def sum_(values: tuple[Quantity, ...]) -> Quantity:
    """All of them together; open sides stay open."""
    return total(values)


def weekday_of(date: Moment) -> Weekday | None:
    """The day of the week of a date, if all its readings are single days of the same one."""
    single = [days.first.weekday() if days.length == 1 else None for days in date.readings]
    return Weekday(single[0]) if single[0] is not None and len(set(single)) == 1 else None


def on_weekday(date: Moment, weekday: Weekday) -> Truth:
    """The date falls on this day of the week, in all its readings; a longer time holds all the days that it holds."""
    return over(_falls(days.first.weekday(), days.length, weekday) for days in date.readings)


def _falls(first: int, length: int, weekday: int) -> Truth:
    if (weekday - first) % 7 >= length:
        return False
    return True if length == 1 else None


def days_between(left: Moment, right: Moment) -> Quantity | None:
    """How many days lie between two dates, whichever is first."""
    a, b = left.single, right.single
    if a is None or b is None:
        return None
    near_ends = max((a.first - b.last).days, (b.first - a.last).days, 0)
    far_ends = max((a.last - b.first).days, (b.last - a.first).days)
    return Quantity(near_ends, far_ends)


def rises(first: AnyClaim, second: AnyClaim) -> Truth:
    """The figure that was published later is the larger one."""
    if not isinstance(first, CountClaim) or not isinstance(second, CountClaim):
        return False
    a, b = published(first), published(second)
    if a is None or b is None:
        return None
    later = every((a.less(b), first.value.less(second.value)))
    return some((later, every((b.less(a), second.value.less(first.value)))))


def power_of_ten(left: Quantity, right: Quantity) -> Truth:
    """One is the other with zeros lost or added: 300 and 300,000."""
    a, b = _figure(left), _figure(right)
    if a is None or b is None or not min(a, b):
        return None
    ratio, rest = divmod(max(a, b), min(a, b))
    return ratio > 1 and not rest and set(str(ratio)[1:]) <= {"0"} and str(ratio)[0] == "1"


def digit_slip(left: Quantity, right: Quantity) -> Truth:
    """One is the other with two neighbouring digits exchanged, or with one lost: 18 and 81, 2030 and 230."""
    a, b = _figure(left), _figure(right)
    if a is None or b is None:
        return None
    if a == b:
        return False
    short, long = sorted((str(a), str(b)), key=len)
    if len(short) == len(long):
        return any(_exchanged(short, i) == long for i in range(len(short) - 1))
    return len(short) >= 2 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _exchanged(digits: str, i: int) -> str:
    return digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]


def _figure(value: Quantity) -> int | None:
    """The number as it was printed, as far as an interval tells: its only bound, or the number itself."""
    if value.low is not None and value.high is not None:
        return value.low if value.low == value.high else None
    return value.high if value.low is None else value.low


def bound_drift(left: Quantity, right: Quantity) -> Truth:
    """The same figure once as a bound and once as a number: "at least 26" and 26, "more than 50" and 50."""
    if left.approximate or right.approximate or (left.exact == right.exact):
        return False
    exact, open_side = (left, right) if left.exact else (right, left)
    if (open_side.low is None) == (open_side.high is None) or exact.low is None:
        return False
    steps = (0, 1) if open_side.high is None else (0, -1)
    return _figure(open_side) in [exact.low + step for step in steps]


def percent(part: Quantity, whole: Quantity) -> Quantity:
    """How many hundredths the part is of the whole, rounded down and up. "More than 300" is taken for 300 here.

    >>> percent(Quantity.exactly(270), Quantity(300, None))
    Quantity(low=90, high=90, approximate=False)
    """
    low = 100 * ((part.high if part.low is None else part.low) or 0)
    high = whole.low if whole.high is None else whole.high
    top, base = (part.low if part.high is None else part.high), whole.low
    most = -(-100 * top // base) if top is not None and base else None
    least = low // high if high else 0
    return Quantity(least, None if most is None else max(least, most))


VERBS: Mapping[str, Callable[..., Any]] = {
    verb.__name__.rstrip("_"): verb
    for verb in (
        *(all_, any_, not_, may, eq, ne, lt, le, gt, ge, in_, is_, known, overlaps, near),
        *(narrower, same_population, part_of, opposed, implies, sum_, disjoint, accounted, percent),
        *(weekday_of, on_weekday, days_between, rises),
        *(same_voice, superseded_in, revised_in, lifted, side_by_side, other_wholes),
        *(power_of_ten, digit_slip, bound_drift),
    )
}
