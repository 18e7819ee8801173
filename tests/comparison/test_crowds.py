"""Dossiers in which very many figures differ: what is looked at is bounded, and the best supported is not left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from claimcheck.comparison.topics import DAILY, Fact, foremost, pairs
from claimcheck.model.value import Moment
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.fields import World
from tests.claims import count

DAY = date(2025, 3, 11)


def facts(number: int, days: int = 1) -> list[Fact]:
    """So many figures that all differ, in turn on so many days."""
    when = [Moment.on(DAY + timedelta(days=3 * n)) for n in range(days)]
    return [Fact(((count(f"c{n}", n, as_of=when[n % days]),),)) for n in range(number)]


def compared(group: Sequence[Fact], book: Rulebook, check: str) -> int:
    match = next(each for each in book.checks if each.id == check).match
    world = World(book.measures, book.scopes, book.actions, {}, frozenset())
    return sum(1 for _ in pairs(group, group, match, world))


def test_a_few_are_all_compared(rulebook: Rulebook) -> None:
    assert compared(facts(DAILY), rulebook, "count-conflict") == DAILY * (DAILY - 1) // 2


@pytest.mark.parametrize("number", [200, 2000])
def test_pairs_of_one_day_do_not_grow_with_its_figures(rulebook: Rulebook, number: int) -> None:
    assert compared(facts(number), rulebook, "count-conflict") == DAILY * (DAILY - 1) // 2


def test_every_day_has_its_own(rulebook: Rulebook) -> None:
    one = compared(facts(200), rulebook, "count-conflict")
    ten = compared(facts(2000, days=10), rulebook, "count-conflict")
    assert 10 * one <= ten <= 30 * one  # a window holds no more than a day and its neighbours


def test_the_best_supported_are_kept_in_their_order() -> None:
    group = facts(6)
    said_twice = Fact(((count("x", 9), count("y", 9)),))
    assert foremost([*group, said_twice], 3) == [*group[:2], said_twice]
