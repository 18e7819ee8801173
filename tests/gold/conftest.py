"""Gold files for tests: a folder of its own, articles of our own writing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """Blast at the market

12 people were killed in the blast on Monday.

At least 30 people were injured, the ministry said.

On Tuesday the ministry said 12 people were killed.
"""
GOLD = """language: en
published: 2024-06-12
claims:
# the first count
- {count: killed 12 people, quote: "12 people were killed"}
- {date: 2024-06-10, weekday: Monday, quote: "Monday"}
- {count: injured >=30, speaker: ministry, quote: "At least 30 people were injured"}  # of whom is not said
- {date: 2024-06-11, quote: "Tuesday"}

# and again
- count: killed 12 people
  nth: 2
  quote: "12 people were killed"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article and its gold file, and the working folder."""
    (tmp_path / "market.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "market.claims.yaml").write_text(GOLD, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run() -> Run:
    """The command line, or another module of Python, as a user runs it."""

    def started(*arguments: str, module: str = "claimcheck", **env: str) -> subprocess.CompletedProcess[str]:
        own = {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]), "PYTHONUTF8": "1", **env}
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            capture_output=True, encoding="utf-8", env={**os.environ, **own}, timeout=120, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return started
