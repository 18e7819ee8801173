"""Rule files that break other programs, in this program's language: each is refused at its place, or is what it says.

Bombs and nests, words that YAML 1.1 takes for something else, slips, wrong encodings. Our language has no patterns, so
what a pattern could do there (run for ever, match nothing) a list of words must not do here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import RuleError
from claimcheck.extraction import extract
from claimcheck.model.claim import Article, CountClaim
from claimcheck.rulebook.book import Rulebook, read_rulebook
from tests.rulebook.test_check import GOOD

MEASURE = """\
id: {id}
title: {{en: Evacuated by boat, ar: س}}
course: grows
counted: {{en: {{alone: "{{n}} people", among: "{{n}} {{who}}"}}, ar: {{alone: "{{n}}", among: "{{n}} {{who}}"}}}}
words:
  en:
    verb: {words}
"""


def errors(tmp_path: Path, text: str | bytes, name: str = "x.yaml") -> tuple[RuleError, ...]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_rulebook([path])[1]


def doubling(anchor: str) -> str:
    """Each value holds the one before it nine times."""
    lines = [f"a0: &a0 {anchor}"]
    return "\n".join([*lines, *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))])


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


LINE = GOOD.splitlines()

REFUSED = [
    # what, the file, where the first error stands, what it names
    ("merges that double", "a: &a {x: 1}\nb: {<<: [*a, *a]}\n", "1:4", ("anchor",)),
    ("aliases that double", doubling('["lol"]'), "1:5", ("anchor",)),
    ("a hundred thousand lists", "[" * 100_000 + "]" * 100_000, "1:", ("nest",)),
    ("a key twice", changed("severity: warning", "severity: warning\nseverity: error"), "5:1", ("severity", "duplicate")),
    ("a Norwegian id", changed("id: x", "id: no"), "1:5", ("'no'", "'x'")),
    ("a number that begins with 0", changed("number: 5", "number: 010"), "8:19", ("'010'", "whole number")),
    ("a time for a number", changed("number: 5", "number: 1:30"), "8:19", ("'1:30'", "whole number")),
    ("a tag that runs a program", changed("title: {en: X", 'title: {en: !!python/object/apply:os.system ["x"]'), "5:13",
     ("tag",)),
    ("a day that no calendar has", changed('value: "7"}, {', 'value: "7", as_of: 2024-02-31}, {'), "24:51",
     ("2024-02-31",)),
    ("a number of 5,000 digits", changed("number: 5", f"number: {'9' * 5000}"), "8:19", ("whole number",)),
    ("tabs", changed("  bind: [a, b]", "\tbind: [a, b]"), "10:1", ("tab",)),
    ("an open quote", changed("id: x", 'id: "x'), "20:16", ("",)),
    ("a pattern cut by a comment", changed("when:", "pattern: \\d+ # killed\nwhen:"), "14:10", ("quoted",)),
    ("a slip in a key", changed("message: {en", "mesage: {en"), "20:1", ("mesage", "message")),
    ("an empty file", "", "", ("empty",)),
    ("a file in windows-1256", GOOD.encode("cp1256"), "5", ("UTF-8",)),
    ("a NUL", changed("id: x", "id: x\0y"), "1:6", ("NUL",)),
    ("a second document", GOOD + "---\nid: y\n", f"{len(LINE) + 1}:1", ("second document",)),
    ("an alias of itself", "a: &a [*a]\n", "1:4", ("anchor",)),
    ("a kind of claim that there is not", changed("kind: count", "kind: deed"), "11:16", ("deed", "count")),
    ("an action for a figure", changed("ne: [a.value", "ne: [a.action"), "15:10", ("action", "count")),
    ("a measure that nothing defines", changed("stance: asserted", "measure: kiled"), "11:32", ("kiled", "killed")),
    ("a population that nothing defines", changed("stance: asserted", "population: childrn"), "11:35",
     ("childrn", "children")),
    ("an act that nobody does", changed("{kind: count, stance: asserted}", "{kind: statement, act: plegde}"), "11:32",
     ("plegde", "pledge")),
    ("a pattern where words are", MEASURE.format(id="x", words="[ferried]") + "pattern: '(a|aa)+$'\n", "8:1",
     ("pattern",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_bad_file_is_refused_where_it_is_bad(
    tmp_path: Path, text: str | bytes, place: str, words: tuple[str, ...]
) -> None:
    told = [str(error).splitlines()[0] for error in errors(tmp_path, text)]
    there = [line for line in told if line.startswith(f"{tmp_path}/x.yaml:{place}")]
    assert [line for line in there if all(word in line for word in words)], told


def test_several_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    text = changed("version: 1", "version: one").replace("severity: warning", "severity: eror", 1)
    text = text.replace("number: 5", 'number: "5"', 1)
    assert [error.place.line for error in errors(tmp_path, text) if error.place] == [2, 4, 8]


@pytest.mark.parametrize(
    "text", ["﻿" + GOOD.replace("\n", "\r\n"), GOOD + "\n\n# the end"], ids=["BOM and CRLF", "rest"]
)
def test_what_is_odd_but_well_is_read(tmp_path: Path, text: str) -> None:
    assert errors(tmp_path, text) == ()


def test_a_bad_check_leaves_the_good_ones(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("id: bad\n", "utf-8")
    (tmp_path / "good.yaml").write_text(changed("id: x", "id: good"), "utf-8")
    book, found = read_rulebook([tmp_path])
    assert {"good", "count-conflict"} <= {check.id for check in book.checks}
    assert [error.place.path for error in found if error.place] == [f"{tmp_path}/bad.yaml"]


@pytest.mark.parametrize("names", [("no-such.yaml",), ("empty",)])
def test_a_path_that_holds_no_rules_is_told(tmp_path: Path, names: tuple[str, ...]) -> None:
    (tmp_path / "empty").mkdir()
    found = read_rulebook([tmp_path / name for name in names])[1]
    assert [error.place.path for error in found if error.place] == [str(tmp_path / names[0])]


def read_with(tmp_path: Path, words: str, text: str) -> list[tuple[str, int | None]]:
    path = tmp_path / "ferried.yaml"
    path.write_text(MEASURE.format(id="ferried", words=words), "utf-8")
    book, found = read_rulebook([path])
    assert found == ()
    claims = extract(Article(id="a", text=text, language="en"), book)
    return [(claim.measure, claim.value.low) for claim in claims if isinstance(claim, CountClaim)]


@pytest.mark.parametrize(
    "words", ['["^(?:a|a|aa)+$"]', '["((a{1000}){1000}){100}"]', '["(?P<n>[0-9]+"]', '["[0-9]*"]', '["(((((a"]'],
    ids=["catastrophic", "repeated", "not closed", "matches nothing", "nested"],
)  # fmt: skip
def test_a_word_is_a_word_and_never_a_pattern(tmp_path: Path, words: str) -> None:
    read = read_with(tmp_path, words, "Storm\n\n" + "a" * 5000 + "! The storm killed 12 people.")
    assert read == [("killed", 12)]


def test_a_list_of_very_many_words_is_read(tmp_path: Path) -> None:
    words = "[" + ", ".join(f"w{n}ed" for n in range(40_000)) + "]"
    assert read_with(tmp_path, words, "Storm\n\nThe storm killed 12 people.") == [("killed", 12)]


REPEATED = {
    "digits": "1" * 8192,
    "spaces": " " * 8192,
    "numbers and nouns": "1 people " * 900,
    "number words without spaces": "ثلاثة" * 1600,
    "letters with marks": "بَ" * 4096,
    "opening quotes": "«" * 8192,
    "commas and digits": "1," * 4096,
}


@pytest.mark.parametrize("filling", REPEATED.values(), ids=REPEATED)
def test_what_follows_an_endless_repetition_is_still_read(rulebook: Rulebook, filling: str) -> None:
    text = f"{filling} ! killed.\n\nقتل 12 شخصا في الهجوم.\n"
    claims = extract(Article(id="a", text=text, language="ar"), rulebook)
    read = [(claim.measure, claim.value.low) for claim in claims if isinstance(claim, CountClaim)]
    assert ("killed", 12) in read
