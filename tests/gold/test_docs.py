"""docs/ci.md says what is so: its commands run, its gold file is one, its diff is the one that is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from gold.market import MEASURE, ROOT, Run

from claimcheck.gold.difference import compared, difference
from claimcheck.gold.goldfile import read_article, read_gold
from claimcheck.rulebook.book import Rulebook

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
SHOWN = """Blast at the market

12 people were killed in the blast on Monday.

At least 30 people were injured, the ministry said. Once more: 12 people were killed.
"""


def block(language: str, word: str) -> str:
    return next(text for text in re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL) if word in text)


def test_the_gold_file_that_is_shown_is_one(folder: Path, rulebook: Rulebook) -> None:
    (folder / "market.txt").write_text(SHOWN, "utf-8")
    Path("market.claims.yaml").write_text(block("yaml", "claims:"), "utf-8")
    assert compared(read_article(read_gold(Path("market.claims.yaml"), rulebook), rulebook)).same


def test_the_commands_that_are_shown_run(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").unlink()
    (folder / "rules" / "measures").mkdir(parents=True)
    (folder / "rules" / "measures" / "dazzled.yaml").write_text(MEASURE, "utf-8")
    lines = [line.partition("#")[0].strip() for line in block("sh", "gold update").splitlines()]
    assert len(lines) == 5
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "claimcheck"
        assert run(*arguments).returncode == 0, line


def test_the_diff_that_is_shown_is_the_one_that_is_printed(folder: Path, rulebook: Rulebook) -> None:
    (folder / "market.txt").write_text(SHOWN, "utf-8")
    text = block("yaml", "claims:").replace(">=30", ">=31")
    Path("market.claims.yaml").write_text(text, "utf-8")
    printed = list(difference(compared(read_article(read_gold(Path("market.claims.yaml"), rulebook), rulebook))))
    assert "\n".join(printed) == block("text", "differs from").strip()
