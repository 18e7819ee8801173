"""The seed articles against their gold files, known failures marked in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.market import ROOT

from claimcheck.gold.difference import compared, difference
from claimcheck.gold.goldfile import read_article, read_gold
from claimcheck.rulebook.book import Rulebook

GOLDS = sorted((ROOT / "seeds").glob("*.claims.yaml"))


def test_every_seed_article_has_one() -> None:
    articles = {path.name.removesuffix(".json") for path in (ROOT / "seeds").glob("*.json")}
    assert {path.name.removesuffix(".claims.yaml") for path in GOLDS} == articles


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_it_is_read_so(path: Path, rulebook: Rulebook) -> None:
    found = compared(read_article(read_gold(path, rulebook), rulebook))
    assert "\n".join(difference(found)) == ""
