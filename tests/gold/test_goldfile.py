"""What a gold file may say, and what is told of one that says something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.market import GOLD
from jsonschema import Draft202012Validator
from rulebook.test_jsonschema import typed

from claimcheck.errors import ClaimcheckError, InputError, RuleErrors, UsageError
from claimcheck.gold.difference import compared
from claimcheck.gold.goldfile import gold_paths, read_article, read_gold
from claimcheck.rulebook.book import Rulebook
from claimcheck.schemas import SCHEMAS

BAD = [
    ("a slip in a key", "clams: []", "'clams' is not known here (did you mean 'claims'?)"),
    ("an empty file", "", "is empty: expected 'claims:'"),
    ("no kind", 'claims:\n- {quote: "12"}', "expected exactly one of count:, date: and statement:"),
    ("two kinds", 'claims:\n- {count: killed 1, date: 2024-01-01, quote: "12"}', "expected exactly one of"),
    ("no quote", "claims:\n- {count: killed 12}", "'quote' is missing"),
    ("a bare quote", "claims:\n- {count: killed 12, quote: 12 people}", "a quote stands in quotation marks"),
    ("an empty quote", 'claims:\n- {count: killed 12, quote: ""}', "expected words of the article"),
    ("no measure", 'claims:\n- {count: kiled 12, quote: "12"}', "'kiled' is no measure (did you mean 'killed'?)"),
    ("no figure", 'claims:\n- {count: killed many, quote: "12"}', "expected a figure as 30"),
    ("a measure alone", 'claims:\n- {count: killed, quote: "12"}', "expected a figure as 30"),
    ("no day", 'claims:\n- {date: 2024-02-31, quote: "12"}', "expected a day (2022-01-31)"),
    (
        "no polarity",
        'claims:\n- {statement: pledge use-force, quote: "12"}',
        "an act, an action and positive or negative",
    ),
    ("a slip in a polarity", 'claims:\n- {statement: pledge x negativ, quote: "12"}', "(did you mean 'negative'?)"),
    (
        "a key of another kind",
        'claims:\n- {count: killed 12, weekday: Monday, quote: "12"}',
        "a count has no 'weekday'",
    ),
    ("no weekday", 'claims:\n- {date: 2024-01-01, weekday: Mon, quote: "12"}', "(did you mean 'Monday'?)"),
    ("place nought", 'claims:\n- {count: killed 12, nth: 0, quote: "12"}', "the first place is 1"),
    ("a kind left out", 'kinds: [date]\nclaims:\n- {count: killed 12, quote: "12"}', "of which 'kinds' does not speak"),
    ("no check", "findings:\n- {check: count-conflit}", "no check 'count-conflit' (did you mean 'count-conflict'?)"),
    ("no time", "published: monday", "expected a time as 2022-01-31"),
    ("another article", "article: other.txt", "there is no such file beside this one"),
]


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_is_wrong_is_told_with_its_place(folder: Path, rulebook: Rulebook, text: str, message: str) -> None:
    path = folder / "market.claims.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(RuleErrors) as told:
        read_gold(path, rulebook)
    assert message in str(told.value)
    assert all(error.place and error.place.path == str(path) for error in told.value.errors)


def test_all_that_is_wrong_is_told_at_once(folder: Path, rulebook: Rulebook) -> None:
    path = folder / "market.claims.yaml"
    path.write_text('claims:\n- {count: kiled 12, quote: "12"}\n- {date: soon, quote: "30"}\n', "utf-8")
    with pytest.raises(RuleErrors) as told:
        read_gold(path, rulebook)
    assert [error.place.line for error in told.value.errors if error.place] == [2, 3]


def test_all_that_the_file_states_is_read_so(folder: Path, rulebook: Rulebook) -> None:
    assert compared(read_article(read_gold(folder / "market.claims.yaml", rulebook), rulebook)).same


def test_two_articles_of_one_name_are_asked_about(folder: Path, rulebook: Rulebook) -> None:
    (folder / "market.html").write_text("<p>12</p>", "utf-8")
    with pytest.raises(RuleErrors, match=r"several articles stand beside it \(market.html, market.txt\)"):
        read_gold(folder / "market.claims.yaml", rulebook)


def test_a_gold_file_without_an_article_says_so(folder: Path, rulebook: Rulebook) -> None:
    (folder / "market.txt").unlink()
    with pytest.raises(RuleErrors, match=r"no article market\.\* stands beside it"):
        read_gold(folder / "market.claims.yaml", rulebook)


def many(folder: Path, lines: str) -> Path:
    (folder / "wire.jsonl").write_text(
        '{"id": "one", "text": "A\\n\\n12 people were killed.", "language": "en"}\n'
        '{"id": "two", "text": "B\\n\\n7 people were killed.", "language": "en"}\n',
        "utf-8",
    )
    (folder / "seven.claims.yaml").write_text(
        f'article: wire.jsonl\n{lines}claims:\n- {{count: killed 7, quote: "7 people were killed"}}\n', "utf-8"
    )
    return folder / "seven.claims.yaml"


def test_one_article_of_many_is_named(folder: Path, rulebook: Rulebook) -> None:
    assert compared(read_article(read_gold(many(folder, "id: two\n"), rulebook), rulebook)).same


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("", "holds 2 articles, expected one: say which with 'id:'"),
        ("id: twos\n", "no article 'twos' (did you mean 'two'?)"),
    ],
)
def test_one_of_many_must_be_named(folder: Path, rulebook: Rulebook, lines: str, message: str) -> None:
    gold = read_gold(many(folder, lines), rulebook)
    with pytest.raises(InputError) as told:
        read_article(gold, rulebook)
    assert message in str(told.value)


def test_an_article_that_is_no_text_is_the_articles_fault(folder: Path, rulebook: Rulebook) -> None:
    (folder / "market.txt").write_bytes(b"12 people \xff were killed")
    gold = read_gold(folder / "market.claims.yaml", rulebook)
    with pytest.raises(InputError, match=r"market\.txt"):
        read_article(gold, rulebook)


def test_a_language_must_be_known(folder: Path, rulebook: Rulebook) -> None:
    (folder / "market.claims.yaml").write_text("language: tlh\nclaims: []\n", "utf-8")
    gold = read_gold(folder / "market.claims.yaml", rulebook)
    with pytest.raises(ClaimcheckError, match="its language is not known"):
        read_article(gold, rulebook)


def test_folders_files_and_articles_mean_gold_files_each_once(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.claims.yaml").write_text("", "utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "b.claims.yaml").write_text("", "utf-8")
    found = list(gold_paths([".", "market.txt", "market.claims.yaml"]))
    assert found == [Path("market.claims.yaml"), Path("sub/a.claims.yaml")]


def test_a_path_that_is_not_there_is_told_with_the_nearest(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"did you mean 'market\.claims\.yaml'"):
        list(gold_paths(["markt.claims.yaml"]))


def test_the_schema_fits_what_is_read_and_refuses_a_slip(folder: Path) -> None:
    validator = Draft202012Validator(SCHEMAS["gold"]())
    assert list(validator.iter_errors(typed(GOLD))) == []
    assert list(validator.iter_errors(typed(GOLD.replace("speaker:", "speakr:"))))
