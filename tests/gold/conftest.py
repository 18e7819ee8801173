"""Gold files for tests: a folder of its own, articles of our own writing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gold.market import ARTICLE, GOLD, Run


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
        own = {"PYTHONUTF8": "1", **env}
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            capture_output=True, encoding="utf-8", env={**os.environ, **own}, timeout=120, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return started
