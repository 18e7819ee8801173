"""The verbs: yes only where it is certain, no only where it is excluded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.claim import CountClaim
from claimcheck.model.span import Span
from claimcheck.model.truth import inverse
from claimcheck.model.value import Days, Moment, Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.context import same_voice
from claimcheck.rulebook.fields import Name, Weekday, When, World, as_of, published
from claimcheck.rulebook.operators import (
    VERBS,
    bound_drift,
    days_between,
    digit_slip,
    eq,
    ge,
    le,
    lt,
    on_weekday,
    part_of,
    percent,
    power_of_ten,
    weekday_of,
)
from claimcheck.rulebook.shorthand import quantity

numbers = st.integers(0, 10**9).map(Quantity.exactly)


def claim(**fields: Any) -> CountClaim:
    given: dict[str, Any] = {"id": "x", "article": "a", "quote": "q", "span": Span(0, 1), "measure": "killed"}
    return CountClaim(**(given | {"value": Quantity.exactly(3)} | fields))


@pytest.fixture
def world(rulebook: Rulebook) -> World:
    return World(rulebook.measures, rulebook.scopes, rulebook.actions)


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        ("18", "81", True),
        ("107", "170", True),
        ("2030", "2300", True),
        ("2030", "230", True),
        ("18", "19", False),
        ("18", "18", False),
        ("7", "77", False),  # one digit is too little to have been lost
        (">=18", "81", True),
        ("10..20", "81", None),
    ],
)
def test_digit_slip(left: str, right: str, slip: bool | None) -> None:
    assert digit_slip(quantity(left), quantity(right)) is slip


@pytest.mark.parametrize(
    ("left", "right", "power"),
    [("300", "300000", True), ("3", "30", True), ("3", "3", False), ("30", "600", False), ("0", "10", None)],
)
def test_power_of_ten(left: str, right: str, power: bool | None) -> None:
    assert power_of_ten(quantity(left), quantity(right)) is power


@pytest.mark.parametrize(
    ("left", "right", "drift"),
    [
        ("26", ">=26", True),
        (">25", "25", True),
        ("<=50", "50", True),
        ("<50", "50", True),
        (">=26", ">=26", False),
        ("26", "26", False),
        ("~26", "26", False),
        (">=26", "30", False),
        ("20..26", "26", False),
    ],
)
def test_bound_drift(left: str, right: str, drift: bool) -> None:
    assert bound_drift(quantity(left), quantity(right)) is drift


@pytest.mark.parametrize("verb", [digit_slip, power_of_ten, bound_drift])
@given(numbers, numbers)
def test_slips_know_no_order(verb: Any, a: Quantity, b: Quantity) -> None:
    assert verb(a, b) is verb(b, a)


@given(numbers, numbers)
def test_exact_figures_are_compared_as_numbers(a: Quantity, b: Quantity) -> None:
    assert lt(a, b) is ((a.low or 0) < (b.low or 0))
    assert le(a, b) is inverse(lt(b, a))
    assert ge(a, b) is inverse(lt(a, b))


@pytest.mark.parametrize(
    ("days", "weekday", "truth"),
    [
        (Moment.on(date(2025, 3, 5)), 2, True),
        (Moment.on(date(2025, 3, 5)), 6, False),
        (Moment((Days.of(date(2025, 3, 5)), Days.of(date(2025, 5, 3)))), 2, None),
        (Moment((Days.of(date(2025, 3, 5)), Days.of(date(2025, 5, 3)))), 6, False),
        (Moment.on(date(2025, 3, 8), date(2025, 3, 9)), 6, None),
        (Moment.on(date(2025, 3, 8), date(2025, 3, 9)), 0, False),
    ],
)
def test_on_weekday(days: Moment, weekday: int, truth: bool | None) -> None:
    assert on_weekday(days, Weekday(weekday)) is truth


@given(st.dates())
def test_a_day_is_on_its_own_weekday_and_on_no_other(day: date) -> None:
    moment = Moment.on(day)
    assert [on_weekday(moment, Weekday(n)) for n in range(7)].count(True) == 1
    assert weekday_of(moment) == day.weekday()


def test_days_between_is_an_interval() -> None:
    first, last = Moment.on(date(2025, 3, 1), date(2025, 3, 3)), Moment.on(date(2025, 3, 6))
    assert days_between(first, last) == days_between(last, first) == Quantity(3, 5)


def test_percent_of_exact_figures() -> None:
    assert percent(Quantity.exactly(1), Quantity.exactly(3)) == Quantity(33, 34)
    assert percent(Quantity.exactly(1), Quantity.exactly(0)) == Quantity(0, None)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Name("Minister Adil Omar"), Name("omar"), True),
        (Name("the governor"), Name("the mayor"), False),
        (Name("توكان"), Name("Tokan"), None),
        (Name("توكان", ("name:tkn",)), Name("Tokan", ("name:tkn",)), True),
        (Name("توكان", ("name:tkn",)), Name("Bokan", ("name:bkn",)), False),
        (Name("President", ("office:president",)), Name("Tokan", ("name:tkn",)), None),
        (Name(""), Name(""), True),
        (Name(""), Name("Orlin"), False),
    ],
)
def test_names(a: Name, b: Name, same: bool | None) -> None:
    assert a.equal(b) is same
    assert b.equal(a) is same


@given(st.text(max_size=8), st.text(max_size=8))
def test_names_that_are_the_same_share_a_handle(a: str, b: str) -> None:
    """By handles they are found in a crowd: one that is not found there must not be the same."""
    one, other = Name(a), Name(b)
    if one.equal(other) and one.handles and other.handles:
        assert one.handles & other.handles


def test_as_of_is_what_the_text_says_or_the_publication() -> None:
    at = datetime(2025, 3, 11, 9, 40)
    assert as_of(claim(published=at)) == When(Moment.on(date(2025, 3, 11)), at.replace(tzinfo=UTC))
    assert as_of(claim(published=at, as_of=Moment.on(date(2025, 3, 9)))) == When(Moment.on(date(2025, 3, 9)))
    assert as_of(claim(published=at, stance="superseded")) is None
    assert as_of(claim()) is None


def test_midnight_is_a_day_without_an_hour() -> None:
    assert published(claim(published=datetime(2025, 3, 11))) == When(Moment.on(date(2025, 3, 11)))


def test_hours_are_compared_where_both_are_known() -> None:
    morning, evening = (When(Moment.on(date(2025, 3, 11)), datetime(2025, 3, 11, h, tzinfo=UTC)) for h in (8, 21))
    day = When(Moment.on(date(2025, 3, 11)))
    assert morning.less(evening) is True
    assert morning.less(day) is not True
    assert morning.near(evening, timedelta(hours=12)) is False
    assert morning.near(day, timedelta(hours=12)) is True


@pytest.mark.parametrize(
    ("part", "whole", "truth"),
    [
        ({"population": "children"}, {}, True),
        ({}, {"population": "children"}, False),
        ({"place": "Orlin"}, {}, True),
        ({"place": "Orlin"}, {"place": "Tarsal"}, None),  # neither is known to lie in the other
        ({"place": "Orlin", "population": "children"}, {"place": "Orlin"}, True),
        ({"place": "Orlin"}, {"population": "children"}, False),
        ({}, {}, False),
        ({"part_of": "whole"}, {}, True),
        ({"part_of": "another", "population": "children"}, {}, False),
    ],
)
def test_part_of(world: World, part: dict[str, Any], whole: dict[str, Any], truth: bool | None) -> None:
    assert part_of(claim(**part), claim(**({"id": "whole"} | whole)), world) is truth


@pytest.mark.parametrize(
    ("first", "second", "truth"),
    [
        ({}, {}, True),
        ({"speaker": "rebels"}, {}, True),
        ({"speaker": "rebels"}, {"speaker": "Rebels"}, True),
        ({"speaker": "rebels"}, {"speaker": "ministry"}, False),
        ({"speaker": "rebels"}, {"article": "b"}, False),
        ({"source": "Wire"}, {"article": "b", "source": "Wire"}, True),
    ],
)
def test_same_voice(world: World, first: dict[str, Any], second: dict[str, Any], truth: bool | None) -> None:
    assert same_voice(claim(**first), claim(**second), world) is truth


def test_eq_of_one_and_the_same_interval_is_not_known() -> None:
    assert eq(Quantity(10, None), Quantity(10, None)) is None


def test_every_verb_says_what_it_does() -> None:
    assert all(verb.__doc__ for verb in VERBS.values())
