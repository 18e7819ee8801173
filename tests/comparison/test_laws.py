"""What must hold of every comparison, whatever the claims."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from comparison.all_pairs import contradictions
from comparison.dossiers import copy_of, dossiers, quantities
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.comparison import Comparison, compare
from claimcheck.comparison.topics import by_article
from claimcheck.comparison.why import reason
from claimcheck.model.claim import AnyClaim, CountClaim
from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.fields import World

BOOK = load_rulebook()
CHECKS = {check.id: check for check in BOOK.checks}
PAIRS = [c for c in BOOK.checks if len(c.match.bind) == 2 and c.match.many is None]
WIDENING = ("count-conflict", "part-exceeds-whole", "date-conflict")
ALL = list(BOOK.checks)


def apart(found: Comparison) -> set[frozenset[str]]:
    """The pairs of claims that stand in two positions of one discrepancy."""
    sides = [[each.claims for each in one.positions] for one in found.discrepancies]
    two = [pair for positions in sides for pair in combinations(positions, 2)]
    return {frozenset((a, b)) for left, right in two for a in left for b in right}


@given(dossiers(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(claims: tuple[AnyClaim, ...], random: Any) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert compare(shuffled, BOOK, ALL) == compare(claims, BOOK, ALL)


@pytest.mark.parametrize("check", PAIRS, ids=lambda check: check.id)
@given(data=st.data())
def test_the_engine_finds_what_all_pairs_find(check: Any, data: st.DataObject) -> None:
    """All that contradicts is set apart; each discrepancy, and each claim in it, has a contradiction to show."""
    claims = data.draw(dossiers(kinds=(check.match.kinds[0] or "c")[0], least=5))
    wanted = contradictions(check, claims, BOOK)
    found = compare(claims, BOOK, [check])
    assert wanted <= apart(found)
    for each in found.discrepancies:
        own = [pair for pair in wanted if pair <= set(each.claims)]
        assert set(each.claims) == {name for pair in own for name in pair}


@pytest.mark.parametrize("check", PAIRS, ids=lambda check: check.id)
@given(data=st.data())
def test_why_not_comes_to_the_same_end(check: Any, data: st.DataObject) -> None:
    a, b = data.draw(dossiers(kinds=(check.match.kinds[0] or "c")[0], least=2, most=2))
    world = World(BOOK.measures, BOOK.scopes, BOOK.actions, by_article((a, b)))
    fires = reason(check, a, b, world) == "fires"
    assert fires is bool(compare((a, b), BOOK, [check]).discrepancies)


def wider(value: Quantity, by: Quantity) -> Quantity:
    """The smallest interval that holds both."""
    low = None if value.low is None or by.low is None else min(value.low, by.low)
    high = None if value.high is None or by.high is None else max(value.high, by.high)
    return Quantity(low, high, value.approximate or by.approximate)


@pytest.mark.parametrize("name", WIDENING)
@given(dossiers(kinds="cd"), st.integers(0, 6), quantities())
def test_widening_a_figure_never_adds_a_finding(name: str, claims: tuple[AnyClaim, ...], at: int, by: Quantity) -> None:
    """One that knows less contradicts less. (`percent` takes an open end for its bound: see toll-falls.)"""
    old = claims[at % len(claims)]
    if not isinstance(old, CountClaim) or by.high is None or by.low is None:
        return
    new = evolve(old, value=wider(old.value, by))
    check = [CHECKS[name]]
    widened = tuple(new if claim is old else claim for claim in claims)
    assert contradictions(check[0], widened, BOOK) <= contradictions(check[0], claims, BOOK)
    assert apart(compare(widened, BOOK, check)) <= apart(compare(claims, BOOK, check))


@given(dossiers(), st.sampled_from("abc"))
def test_an_article_beside_its_own_copy_adds_nothing(claims: tuple[AnyClaim, ...], article: str) -> None:
    before = compare(claims, BOOK, ALL)
    after = compare((*claims, *copy_of(claims, article)), BOOK, ALL)
    assert [(d.check, d.severity, len(d.positions)) for d in after.discrepancies] == [
        (d.check, d.severity, len(d.positions)) for d in before.discrepancies
    ]


@given(dossiers())
def test_positions_share_no_claim_and_make_up_the_finding(claims: tuple[AnyClaim, ...]) -> None:
    for each in compare(claims, BOOK, ALL).discrepancies:
        names = [name for position in each.positions for name in position.claims]
        assert sorted(names) == sorted(each.claims)
        assert len(names) == len(set(names))
        assert all(position.claims for position in each.positions)


@given(dossiers())
def test_messages_have_no_slot_left_and_stand_in_both_languages(claims: tuple[AnyClaim, ...]) -> None:
    for each in compare(claims, BOOK, ALL).discrepancies:
        for texts in (each.message, each.ask):
            assert set(texts) >= {"en", "ar"}
            assert not any("{" in text for text in texts.values())
