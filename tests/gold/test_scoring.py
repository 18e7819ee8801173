"""Scores: their laws, and what counts as right."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.market import GOLD
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import UsageError
from claimcheck.gold.difference import compared
from claimcheck.gold.goldfile import read_article, read_gold
from claimcheck.gold.scoring import METRICS, Score, Scores, floor, scored
from claimcheck.rulebook.book import Rulebook


@st.composite
def scores(draw: st.DrawFn) -> Score:
    hits = draw(st.integers(0, 50))
    return Score(hits + draw(st.integers(0, 50)), hits + draw(st.integers(0, 50)), hits)


@given(scores())
def test_f1_lies_between_precision_and_recall(score: Score) -> None:
    values = [score.value(metric) for metric in METRICS]
    if all(value is not None for value in values):
        precision, recall, f1 = (value or 0.0 for value in values)
        assert min(precision, recall) - 1e-9 <= f1 <= max(precision, recall) + 1e-9


@given(scores(), scores(), scores())
def test_scores_add_up_in_any_order(a: Score, b: Score, c: Score) -> None:
    assert a.plus(b).plus(c) == c.plus(a).plus(b)


def table(folder: Path, rulebook: Rulebook, text: str) -> Scores:
    (folder / "market.claims.yaml").write_text(text, "utf-8")
    return scored([compared(read_article(read_gold(folder / "market.claims.yaml", rulebook), rulebook))])


def test_all_right_is_one(folder: Path, rulebook: Rulebook) -> None:
    rows = table(folder, rulebook, GOLD)
    assert rows["claims"] == Score(5, 5, 5)
    assert rows["killed"] == Score(2, 2, 2)
    assert rows["en/date"] == Score(2, 2, 2)


def test_a_wrong_figure_costs_both_precision_and_recall(folder: Path, rulebook: Rulebook) -> None:
    assert table(folder, rulebook, GOLD.replace(">=30", ">=31"))["count"] == Score(3, 3, 2)


def test_a_wrong_measure_is_a_miss_of_one_and_too_much_of_the_other(folder: Path, rulebook: Rulebook) -> None:
    rows = table(folder, rulebook, GOLD.replace("injured >=30", "missing >=30"))
    assert (rows["missing"], rows["injured"]) == (Score(1, 0, 0), Score(0, 1, 0))


def test_details_and_edges_of_quotes_are_not_scored(folder: Path, rulebook: Rulebook) -> None:
    other = GOLD.replace("speaker: ministry", "speaker: mayor").replace('"Monday"', '"on Monday"')
    assert table(folder, rulebook, other)["claims"].f1 == 1.0


def test_the_right_thing_in_another_place_is_not_right(folder: Path, rulebook: Rulebook) -> None:
    other = GOLD.replace('"At least 30 people were injured"', '"Blast at the market"')
    assert table(folder, rulebook, other)["injured"] == Score(1, 1, 0)


def test_findings_are_scored_where_they_are_stated(folder: Path, rulebook: Rulebook) -> None:
    assert "findings" not in table(folder, rulebook, GOLD)
    rows = table(folder, rulebook, f'{GOLD}findings:\n- {{check: count-conflict, quotes: ["12 people"]}}\n')
    assert rows["findings"] == rows["count-conflict"] == Score(1, 0, 0)


@pytest.mark.parametrize(
    ("written", "score", "fault"),
    [
        ("0.5", Score(2, 2, 1), ""),
        ("claims=0.6", Score(2, 2, 1), "f1 of claims is 0.5000, expected at least 0.6"),
        ("0.9", Score(0, 0, 0), ""),
    ],
)
def test_a_floor(written: str, score: Score, fault: str) -> None:
    assert floor("f1", written).fault({"claims": score}) == fault


@pytest.mark.parametrize("written", ["", "high", "killed=", "=0.5", "1.5", "killed=-1", "nan"])
def test_what_is_no_floor_is_told(written: str) -> None:
    with pytest.raises(UsageError, match="expected a number from 0 to 1"):
        floor("f1", written)


def test_a_floor_under_nothing_is_a_slip() -> None:
    with pytest.raises(UsageError, match=r"nothing to score in 'kiled' \(did you mean 'killed'\?\)"):
        floor("recall", "kiled=0.5").fault({"killed": Score()})
