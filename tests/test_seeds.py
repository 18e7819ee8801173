"""The seed article, read as an editor reads it; and the articles of `seeds/`, which carry the same facts in two languages."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import main
from claimcheck.comparison import Comparison, compare
from claimcheck.extraction import extract
from claimcheck.model.claim import AnyClaim, Article, CountClaim, DateClaim, StatementClaim
from claimcheck.rulebook.book import Rulebook

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "seeds"
SEEDS = HERE.parent / "seeds"
NAME = "000_a628094ec7a263fe"
LOUD = ("error", "warning")

without_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared seed article is not here")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    return json.loads((SHARED / f"{NAME}.gold.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def claims(rulebook: Rulebook) -> tuple[AnyClaim, ...]:
    text = (SHARED / f"{NAME}.txt").read_text("utf-8")
    return extract(Article(id=NAME, text=text, language="ar", published=datetime(2022, 1, 10)), rulebook)


@pytest.fixture(scope="module")
def found(claims: tuple[AnyClaim, ...], rulebook: Rulebook) -> Comparison:
    return compare(claims, rulebook)


def overlapping(claims: tuple[AnyClaim, ...], row: dict[str, Any]) -> list[AnyClaim]:
    stop = row["start"] + len(row["quote"])
    return [claim for claim in claims if claim.span.start < stop and row["start"] < claim.span.stop]


@without_shared
def test_every_count_is_read(gold: dict[str, Any], claims: tuple[AnyClaim, ...]) -> None:
    for row in (row for row in gold["claims"] if row["kind"] == "count"):
        wanted = (row["measure"], row["low"], row["high"])
        read = {(c.measure, c.value.low, c.value.high) for c in overlapping(claims, row) if isinstance(c, CountClaim)}
        assert wanted in read, row["quote"]


@without_shared
def test_every_date_is_read(gold: dict[str, Any], claims: tuple[AnyClaim, ...]) -> None:
    for row in (row for row in gold["claims"] if row["kind"] == "date"):
        days = [c.date.single for c in overlapping(claims, row) if isinstance(c, DateClaim) and c.date]
        assert (row["from"], row["to"]) in {(str(d.first), str(d.last)) for d in days if d}, row["quote"]


@without_shared
def test_every_statement_is_read(gold: dict[str, Any], claims: tuple[AnyClaim, ...]) -> None:
    for row in (row for row in gold["claims"] if row["kind"] == "statement"):
        read = [c for c in overlapping(claims, row) if isinstance(c, StatementClaim)]
        assert (row["act"], row["action"], row["polarity"]) in {(c.act, c.action, c.polarity) for c in read}, row[
            "quote"
        ]


@without_shared
def test_what_must_be_reported_is(gold: dict[str, Any], claims: tuple[AnyClaim, ...], found: Comparison) -> None:
    rows = {row["quote"]: row for row in gold["claims"]}
    for want in (row for row in gold["findings"] if row["must"] == "report"):
        sides = [{claim.id for claim in overlapping(claims, rows[quote])} for quote in want["quotes"]]
        hits = [d for d in found.discrepancies if all(side & set(d.claims) for side in sides)]
        assert want["severity"] in {hit.severity for hit in hits}, want["what"]


@without_shared
def test_what_must_not_be_reported_is_not(
    gold: dict[str, Any], claims: tuple[AnyClaim, ...], found: Comparison
) -> None:
    rows = {row["quote"]: row for row in gold["claims"]}
    for want in (row for row in gold["findings"] if row["must"] != "report"):
        sides = [{claim.id for claim in overlapping(claims, rows[quote])} for quote in want["quotes"]]
        hits = [d.check for d in found.discrepancies if all(side & set(d.claims) for side in sides)]
        assert hits == [], want["what"]


@without_shared
def test_nothing_loud_is_false(found: Comparison) -> None:
    loud = {discrepancy.check for discrepancy in found.discrepancies if discrepancy.severity in LOUD}
    assert loud <= {"count-conflict", "pledge-against-order", "denial-against-report"}


def article(name: str) -> Article:
    record = json.loads((SEEDS / f"{name}.json").read_text("utf-8"))
    published = datetime.fromisoformat(record.pop("published"))
    return Article(published=published, **record)


def checks(names: list[str], rulebook: Rulebook) -> set[str]:
    claims = [claim for name in names for claim in extract(article(name), rulebook)]
    return {discrepancy.check for discrepancy in compare(claims, rulebook).discrepancies}


@pytest.mark.parametrize("name", ["ar-monday", "en-monday"])
def test_the_same_facts_give_the_same_findings_in_both_languages(rulebook: Rulebook, name: str) -> None:
    assert {"count-conflict", "part-beside-whole", "pledge-against-order"} <= checks([name], rulebook)


def test_articles_of_two_languages_are_compared(rulebook: Rulebook) -> None:
    claims = [claim for name in ("ar-monday", "en-monday") for claim in extract(article(name), rulebook)]
    languages = {claim.id: claim.language for claim in claims}
    conflict = next(d for d in compare(claims, rulebook).discrepancies if d.check == "count-conflict")
    assert {languages[each] for each in conflict.claims} == {"ar", "en"}


def test_a_rising_figure_is_no_contradiction(rulebook: Rulebook) -> None:
    """8,000 arrested on Monday and 10,000 on Wednesday, which says that 8,000 was the earlier count."""
    claims = [claim for name in ("ar-monday", "ar-wednesday") for claim in extract(article(name), rulebook)]
    arrested = {claim.id for claim in claims if isinstance(claim, CountClaim) and claim.measure == "arrested"}
    assert not any(arrested & set(d.claims) for d in compare(claims, rulebook).discrepancies)


def test_the_table_of_the_seeds_is_the_one_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SEEDS.parent)
    assert main(["check", "seeds", "-f", "table", "--fail-on", "never"]) == 0
    assert capsys.readouterr().out == (SEEDS / "expected.table").read_text("utf-8")
