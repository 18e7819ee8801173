"""What `explain` says of a discrepancy: every condition of the check, with the values that it saw."""

from __future__ import annotations

import pytest

from claimcheck.comparison import compare
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check
from tests.claims import count

CHECKS = ("count-conflict", "toll-falls", "parts-vs-total", "weekday-mismatch", "pledge-against-order")


def test_each_condition_is_there_with_what_it_saw(rulebook: Rulebook) -> None:
    both = count("a", 12, article="x"), count("b", 30, article="x")
    found = compare(both, rulebook, explain=True).discrepancies
    lines = next(each.trace for each in found if each.check == "count-conflict")
    assert "match a.stance: asserted: yes (asserted)" in lines
    assert "match same measure: killed" in lines
    assert "when ne: [a.value, b.value]: yes (a.value = 12, b.value = 30)" in lines
    assert "unless bound: no" in lines
    assert "escalate to error: yes: all: [eq: [a.article, b.article], same_voice: [a, b]]" in lines


def test_it_is_only_said_where_it_is_asked_for(rulebook: Rulebook) -> None:
    both = count("a", 12, article="x"), count("b", 30, article="x")
    assert all(each.trace == () for each in compare(both, rulebook).discrepancies)


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_of_a_check_is_left_out(rulebook: Rulebook, name: str) -> None:
    check: Check = next(each for each in rulebook.checks if each.id == name)
    example = next(each for each in check.examples if each.fires and each.claims)
    found = compare(example.claims, rulebook, [check], explain=True).discrepancies[0]
    told = "\n".join(found.trace)
    assert all(f"unless {each}: " in told for each in check.unless)
    assert all(f" {each.name}: " in told for each in check.match.same)
    assert sum(line.startswith("escalate") for line in found.trace) == len(check.escalate)
    assert any(line.startswith("when ") and ": yes" in line for line in found.trace)


def test_what_is_told_anyway_is_not_undecided_as_well(rulebook: Rulebook) -> None:
    """Without any day nobody knows which figure is the later one; that they differ is told."""
    both = count("a", 30, article="x"), count("b", 12, article="x")
    alone = [check for check in rulebook.checks if check.id == "toll-falls"]
    assert [each.field for each in compare(both, rulebook, alone).undecided] == ["earlier.as_of"]
    found = compare(both, rulebook)
    assert [each.check for each in found.discrepancies] == ["count-conflict"]
    assert found.undecided == ()
