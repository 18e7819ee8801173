"""Every example of every check is a test, and every condition is missed by some example when it is dropped."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.examples import run, uncovered
from claimcheck.extraction import extract
from claimcheck.rulebook.book import load_rulebook

BOOK = load_rulebook()
EXAMPLES = [pytest.param(c, e, id=f"{c.id}:{e.node.place.line}") for c in BOOK.checks for e in c.examples]
FEWEST = 4  # examples of each kind


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_example(check: Any, example: Any) -> None:
    result = run(example, check, BOOK, extract)
    assert result.good, f"{result.place}: {example.why}: {result.verdict}: {result.reason}"


@pytest.mark.parametrize("check", BOOK.checks, ids=lambda check: check.id)
def test_every_condition_is_covered(check: Any) -> None:
    left = [f"{each.place} {each.condition}" for each in uncovered(BOOK, check)]
    assert left == [], "no example notices when these are dropped"


@pytest.mark.parametrize("check", BOOK.checks, ids=lambda check: check.id)
def test_there_are_examples_of_both_kinds_and_reasons_for_them(check: Any) -> None:
    fires = [each for each in check.examples if each.fires]
    assert min(len(fires), len(check.examples) - len(fires)) >= FEWEST
    assert all(each.why for each in check.examples)
