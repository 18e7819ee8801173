"""pytest reads gold files: each `*.claims.yaml` is a test, and fails with the diff that `claimcheck gold check` prints.

    pytest news/ --claimcheck-rules rules/

Loaded by the entry point of the installed package; `-p no:claimcheck` leaves it out. What does the work is imported when
the first gold file runs, since pytest loads this module in every project.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.rulebook.book import Rulebook

ENDING = ".claims.yaml"
RULES = "claimcheck_rules"
BOOK = pytest.StashKey["Rulebook"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Rules of one's own, as flags or in pytest's settings."""
    text = "rules of your own for gold files: a file or folder"
    parser.getgroup("claimcheck").addoption(
        "--claimcheck-rules", action="append", metavar="PATH", help=text + ", repeatable"
    )
    parser.addini(RULES, f"{text}s", type="paths")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> GoldModule | None:
    """A gold file as something that holds a test."""
    return GoldModule.from_parent(parent, path=file_path) if file_path.name.endswith(ENDING) else None


class Differs(Exception):
    """What is read is not what the file expects; its text is the diff."""


class GoldModule(pytest.File):
    """A gold file. A class, as pytest asks for one."""

    def collect(self) -> Iterator[GoldItem]:
        yield GoldItem.from_parent(self, name="claims")


class GoldItem(pytest.Item):
    """The claims of an article."""

    def runtest(self) -> None:
        from claimcheck.gold.difference import compared, difference
        from claimcheck.gold.goldfile import read_article, read_gold

        book = _rulebook(self.config)
        lines = list(difference(compared(read_article(read_gold(_shown(self.path), book), book))))
        if lines:
            raise Differs("\n".join(lines))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The diff, or what is wrong with a file, without a traceback; anything else is our fault and shown with one."""
        if isinstance(excinfo.value, Differs | ClaimcheckError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"claims of {self.path.name.removesuffix(ENDING)}"


def _shown(path: Path) -> Path:
    """The path seen from the working folder, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _rulebook(config: pytest.Config) -> Rulebook:
    """The rules, read once a run."""
    if BOOK not in config.stash:
        from claimcheck.rulebook.book import load_rulebook

        given = config.getoption("--claimcheck-rules") or config.getini(RULES)
        config.stash[BOOK] = load_rulebook([Path(each) for each in given])
    return config.stash[BOOK]
