"""The package as it is used from Python, and as it is installed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import claimcheck


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(claimcheck, name) is not None
    assert name in dir(claimcheck)


def test_another_name_is_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        claimcheck.chek  # noqa: B018


def test_the_four_steps_are_the_whole() -> None:
    text = "Blast\n\nExactly 12 people were killed in the blast.\n"
    article = claimcheck.Article(id="a", text=text, language="en")
    book = claimcheck.load_rulebook()
    claims = claimcheck.extract(article, book)
    assert claimcheck.compare(claims, book).discrepancies == ()
    assert claimcheck.check(article, book).claims == claims
    assert "No discrepancy found" in claimcheck.render(claimcheck.check(article, book), "table")


def test_a_check_of_a_path_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 people were killed.", "utf-8")
    assert [each.status for each in claimcheck.check(tmp_path).inputs] == ["checked"]


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", claimcheck.__version__)


@pytest.mark.skipif(os.environ.get("CLAIMCHECK_TESTED") != "wheel", reason="the checkout is tested")
def test_the_wheel_is_tested_and_brings_its_rules() -> None:
    home = Path(claimcheck.__file__).parent
    assert "site-packages" in home.parts
    assert (home / "_rules" / "checks" / "count-conflict.yaml").is_file()
    assert (home / "py.typed").is_file()
