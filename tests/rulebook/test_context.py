"""What else an article says: two tolls side by side, parts of other wholes, figures of some."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.model.claim import CountClaim
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.context import other_wholes, side_by_side
from claimcheck.rulebook.fields import FIELDS, World


def claim(name: str, number: int, **fields: Any) -> CountClaim:
    given: dict[str, Any] = {"article": "a", "quote": name, "span": Span(0, 1), "measure": "killed"}
    return CountClaim(id=name, value=Quantity.exactly(number), **(given | fields))


def world(rulebook: Rulebook, *claims: CountClaim) -> World:
    names = dict.fromkeys(each.article for each in claims)
    own = {name: tuple(each for each in claims if each.article == name) for name in names}
    return World(rulebook.measures, rulebook.scopes, rulebook.actions, own)


REBELS = claim("rebels", 30, speaker="the rebels")
MINISTRY = claim("ministry", 20, speaker="the ministry", article="b")


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({"speaker": "the ministry"}, True),
        ({"speaker": "the rebels", "article": "b"}, True),
        ({"speaker": "the rebels"}, False),  # his own second figure
        ({"speaker": "the ministry", "measure": "injured"}, False),  # counts something else
        ({"speaker": "the ministry", "population": "children"}, False),
        ({"speaker": None}, False),
    ],
)
def test_two_tolls_stand_side_by_side_where_an_article_quotes_both(
    rulebook: Rulebook, beside: dict[str, Any], told: bool
) -> None:
    all_of = world(rulebook, REBELS, MINISTRY, claim("other", 18, **beside))
    assert side_by_side(REBELS, MINISTRY, all_of) is told
    assert side_by_side(MINISTRY, REBELS, all_of) is told


@pytest.mark.parametrize(("second", "differ"), [(18, True), (41, False)])
def test_wholes_differ_where_their_figures_do(rulebook: Rulebook, second: int, differ: bool) -> None:
    wholes = claim("all", 41), claim("found", second)
    parts = claim("x", 13, part_of="all"), claim("y", 9, part_of="found")
    assert other_wholes(*parts, world(rulebook, *wholes, *parts)) is differ
    assert other_wholes(parts[0], wholes[1], world(rulebook, *wholes, *parts)) is None


@pytest.mark.parametrize(
    ("whole", "part", "extent"),
    [
        ({}, {"population": "children"}, "all"),  # of all the dead: all the children
        ({}, {}, "some"),  # 52 of the 87
        ({"place": "the yard"}, {"population": "children"}, "some"),
        ({"place": "the yard"}, {"population": "children", "place": "the yard"}, "all"),
        ({}, {"place": "the yard"}, "all"),
        ({"period": "since May"}, {"population": "children"}, "some"),
        ({"tally": "new"}, {"population": "women"}, "some"),
        ({"measure": "other", "population": "casualties"}, {}, "all"),  # of the casualties: all the dead
        ({"population": "miners"}, {"population": "women"}, "some"),  # the women among the miners
        ({"population": "fans"}, {"population": "people"}, "some"),  # 118 of them
    ],
)
def test_a_part_of_a_part_is_of_some(
    rulebook: Rulebook, whole: dict[str, Any], part: dict[str, Any], extent: str
) -> None:
    all_of, some_of = claim("all", 41, **whole), claim("some", 13, part_of="all", **part)
    assert FIELDS["extent"].read(some_of, world(rulebook, all_of, some_of)) == extent
