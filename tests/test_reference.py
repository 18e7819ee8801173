"""The page about the checks is made from their files, and says what they say today."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.reference import page
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.files import rules_root

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"


@pytest.mark.skipif(not PAGE.exists(), reason="the page is not among the files of a source distribution")
def test_the_page_is_current(rulebook: Rulebook) -> None:
    assert PAGE.read_text("utf-8") == page(rulebook.checks), "run: claimcheck rules docs > docs/checks.md"


def test_every_check_is_there_with_its_own_lines(rulebook: Rulebook) -> None:
    made = page(rulebook.checks)
    for check in rulebook.checks:
        part = made.partition(f"\n## {check.id}\n")[2].partition("\n## ")[0]
        text = (rules_root() / "checks" / f"{check.id}.yaml").read_text("utf-8")
        assert f"\nwhen:\n{text.partition(chr(10) + 'when:' + chr(10))[2].splitlines()[0]}\n" in part
        assert text.startswith("# ") is False or text[2:].splitlines()[0] in part
        assert all(f"- {example.why}" in part for example in check.examples)
        assert all(f"`{name}`" in part for name in check.params)
