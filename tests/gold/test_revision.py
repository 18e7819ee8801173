"""An update writes what is read, and leaves alone all the lines that need no change."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from gold.market import ARTICLE, GOLD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.gold.difference import Comparison, compared
from claimcheck.gold.goldfile import read_article, read_gold
from claimcheck.gold.lines import quoted, scalar
from claimcheck.gold.revision import revised
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.files import parse

PATH = "market.claims.yaml"


def comparison(book: Rulebook, written: str) -> Comparison:
    Path(PATH).write_bytes(written.encode("utf-8"))
    return compared(read_article(read_gold(Path(PATH), book), book))


def update(book: Rulebook, written: str) -> str:
    """The file after an update, which is then the same as what is read."""
    made = revised(comparison(book, written))
    assert comparison(book, made).same
    return made


@pytest.mark.usefixtures("folder")
def test_what_agrees_stays_as_it_is(rulebook: Rulebook) -> None:
    assert update(rulebook, GOLD) == GOLD


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("injured >=30,", "injured 30,"),
        ("date: 2024-06-11", "date: 2024-06-18"),
        ("weekday: Monday, ", "weekday: Tuesday, "),
        ('"Tuesday"', '"On Tuesday"'),
        ("speaker: ministry, ", "speaker: null, "),
    ],
)
def test_one_entry_is_written_anew_with_its_comment_and_its_details(rulebook: Rulebook, old: str, new: str) -> None:
    assert old in GOLD
    assert update(rulebook, GOLD.replace(old, new)) == GOLD


@pytest.mark.usefixtures("folder")
def test_a_comment_above_an_entry_that_goes_stays(rulebook: Rulebook) -> None:
    extra = '# not sure\n- {count: missing 3 people, quote: "market"}\n'
    assert update(rulebook, GOLD.replace("# and again\n", f"{extra}# and again\n")) == GOLD.replace(
        "# and", "# not sure\n# and"
    )


@pytest.mark.usefixtures("folder")
def test_a_new_entry_stands_where_it_is_in_the_article(rulebook: Rulebook) -> None:
    lines = GOLD.splitlines(keepends=True)
    without = "".join(line for line in lines if "2024-06-11" not in line)
    assert update(rulebook, without) == GOLD.replace("date: 2024-06-11,", "date: 2024-06-11, weekday: Tuesday,")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("empty", ["claims: []\n", "claims: []  # none yet\n", "why: no claims at all\n"])
def test_a_file_without_claims_is_filled(rulebook: Rulebook, empty: str) -> None:
    made = update(rulebook, f"language: en\npublished: 2024-06-12\n{empty}")
    assert made.count("\n- ") == 5


@pytest.mark.usefixtures("folder")
def test_a_file_of_which_nothing_remains_says_so(rulebook: Rulebook) -> None:
    Path("market.txt").write_text("Quiet\n\nNothing happened.\n", "utf-8")
    made = update(rulebook, GOLD)
    assert "claims: []" in made
    assert "# the first count" in made


@pytest.mark.usefixtures("folder")
def test_windows_line_ends_stay(rulebook: Rulebook) -> None:
    crlf = GOLD.replace("\n", "\r\n")
    made = update(rulebook, crlf.replace(">=30", ">=31"))
    assert made == crlf


@pytest.mark.usefixtures("folder")
def test_a_list_in_one_line_is_written_as_lines(rulebook: Rulebook) -> None:
    made = update(
        rulebook, 'language: en\npublished: 2024-06-12\nclaims: [{count: killed 9, quote: "12"}]\nwhy: a test\n'
    )
    assert made.endswith("\nwhy: a test\n")
    assert made.count("\n- ") == 5


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), findings=st.booleans())
@pytest.mark.usefixtures("folder")
def test_any_edit_of_a_file_is_mended_and_no_comment_is_lost(rulebook: Rulebook, seed: int, findings: bool) -> None:
    edited = disturbed(GOLD, random.Random(seed)) + ("findings: []\n" if findings else "")
    made = update(rulebook, edited)
    assert comments(edited) <= comments(made)


def disturbed(text: str, chance: random.Random) -> str:
    """Some entries gone, doubled or with other figures, some comments more."""
    made = []
    for line in text.splitlines():
        entry = line.startswith("- {")
        line = re.sub(r"(?<=[ =])\d+(?= )", "77", line) if entry and chance.random() < 0.3 else line
        made += [f"# {chance.random()}"] if chance.random() < 0.2 else []
        made += [line] if not entry or chance.random() < 0.8 else []
        made += [line] if entry and chance.random() < 0.2 else []
    return "\n".join(made) + "\n"


def comments(text: str) -> set[str]:
    """The comments that stand in lines of their own."""
    return {line.strip() for line in text.splitlines() if line.lstrip().startswith("#")}


@given(st.text(max_size=30))
def test_any_text_is_written_so_that_it_is_read_back(text: str) -> None:
    for written in (quoted(text), *([scalar(text)] if text else [])):
        node = parse(f"- {{a: {written}, b: {written}}}", "x.yaml")
        (entry,) = node.items or ()
        assert [each.scalar for each in (entry.mapping or {}).values()] == [text, text]


def test_the_article_of_these_tests_is_not_trivial() -> None:
    assert ARTICLE.count("12 people were killed") == 2


@pytest.mark.usefixtures("folder")
def test_a_known_failure_may_differ_and_is_told_of_once_it_does_not(rulebook: Rulebook) -> None:
    marked = GOLD.replace('weekday: Monday, quote: "Monday"', 'weekday: Monday, todo: true, quote: "Monday"')
    failing = marked.replace("2024-06-10", "2024-06-17")
    assert comparison(rulebook, failing).same
    assert revised(comparison(rulebook, failing)) == failing
    assert [each.state for each in comparison(rulebook, marked).differing] == ["mended"]
    assert update(rulebook, marked) == GOLD
