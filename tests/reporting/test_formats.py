"""Reports say what they hold, in every format, and an article's text can do no harm in any."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from claims import any_claims, count, discrepancy, report
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UsageError
from claimcheck.model.claim import AnyClaim
from claimcheck.model.contract import claim_of
from claimcheck.model.discrepancy import Excused, Input, Report, Undecided
from claimcheck.reporting import FORMATS, render
from claimcheck.reporting.characters import clean, width, wrapped
from claimcheck.reporting.summary import summary

A = count("a", 12, quote="12 people were killed", source="Daily", story="blast", line=3, column=10)
B = count("b", 30, quote="30 people were killed", source="Evening", story="blast", line=5, column=1, speaker="police")
TWO = report((A, B), discrepancy(A, B))
FOR_PEOPLE = ("table", "plain", "md")
AT_ITS_LINE = ("plain", "github", "rdjson")  # shown beside the first quote itself


def record(found: Report, **options: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(found, "json", **options))
    return made


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_says_both_sides(format: str) -> None:
    written = render(TWO, format)
    assert "12 people were killed" in written or format in AT_ITS_LINE
    assert "30 people were killed" in written
    assert "They differ" in written


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_can_be_empty(format: str) -> None:
    render(Report(), format)


@pytest.mark.parametrize("format", ["table", "plain", "json", "jsonl", "csv", "md"])
def test_claims_alone_can_be_empty(format: str) -> None:
    render(Report(), format, claims=True)


def test_a_format_of_findings_has_no_claims_alone() -> None:
    with pytest.raises(UsageError, match="sarif is a format of findings"):
        render(TWO, "sarif", claims=True)


def test_json_is_the_contract() -> None:
    made = record(TWO)
    assert list(made) == ["schema", "inputs", "articles", "claims", "findings", "excused", "undecided", "hidden"]
    assert made["schema"] == 1
    assert made["inputs"] == [{"name": name, "status": "checked", "reason": None} for name in "ab"]
    assert made["findings"] == [
        {
            "check": "count-conflict",
            "severity": "error",
            "message": "They differ.",
            "ask": "Which is right?",
            "claims": ["a", "b"],
            "positions": [{"label": "side a", "claims": ["a"]}, {"label": "side b", "claims": ["b"]}],
            "fingerprint": "0123456789abcdef",
        }
    ]


def test_json_without_findings_is_the_same_object() -> None:
    made = json.loads(render(TWO, "json", claims=True))
    assert made == {key: value for key, value in record(TWO).items() if key in made}
    assert "findings" not in made


@given(st.lists(any_claims(), max_size=4, unique_by=lambda claim: claim.id))
def test_claims_come_back_from_json_and_jsonl(claims: list[AnyClaim]) -> None:
    found = report(tuple(claims))
    assert [claim_of(each) for each in record(found)["claims"]] == claims
    lines = render(found, "jsonl", claims=True).split("\n")
    assert [claim_of(json.loads(line)) for line in lines if line] == claims


@given(st.text(min_size=1), st.text())
@settings(max_examples=50)
def test_one_finding_is_one_line_of_jsonl_and_one_row_a_claim_of_csv(quote: str, source: str) -> None:
    one = count("a", 1, quote=quote, source=source)
    found = report((one, B), discrepancy(one, B))
    assert len(render(found, "jsonl").split("\n")) == 2
    assert len(list(csv.reader(io.StringIO(render(found, "csv"), newline="")))) == 3


def test_excused_are_counted_by_check_and_exception_and_undecided_named() -> None:
    excused = (Excused(check="count-conflict", exception="rising", claims=("a", "b")),) * 2
    found = report((A, B), excused=excused, undecided=(Undecided(check="toll-falls", field="as_of", claims=("a",)),))
    made = record(found)
    assert made["excused"] == {"count-conflict": {"rising": 2}}
    assert made["undecided"] == [{"check": "toll-falls", "field": "as_of", "claims": ["a"]}]


def test_a_report_speaks_the_language_that_is_asked_for_else_english() -> None:
    assert record(TWO, language="ar")["findings"][0]["message"] == "يختلفان."
    assert record(TWO, language="sw")["findings"][0]["message"] == "They differ."


def test_the_worst_comes_first() -> None:
    claims = tuple(count(name, n, story=name) for n, name in enumerate("abc"))
    grave = ("notice", "error", "warning")
    found = report(claims, *(discrepancy(c, severity=s) for c, s in zip(claims, grave, strict=True)))
    assert [each["severity"] for each in record(found)["findings"]] == ["error", "warning", "notice"]


ESCAPES = "\x1b[2J\x1b]0;title\x07\x1b]8;;http://x\x07"


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_no_control_character_reaches_a_terminal(format: str) -> None:
    one = count("a", 1, quote=f"{ESCAPES}one\r\ndead", source=ESCAPES, story=ESCAPES, article=f"a{ESCAPES}")
    for claims in (False, True):
        written = render(report((one, B), discrepancy(one, B)), format, claims=claims, terminal=True)
        assert not [c for c in written if ord(c) < 32 and c != "\n"]


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_what_changes_the_order_of_reading_is_shown_by_name(format: str) -> None:
    one = count("a", 21, quote="\u202e21\u202c dead")
    written = render(report((one, B), discrepancy(B, one)), format)
    assert "\u202e" not in written
    assert "U+202E" in written


def test_isolates_stand_in_a_terminal_only() -> None:
    one = count("a", 7, quote="مقتل 7 أشخاص")
    found = report((one, B), discrepancy(one, B))
    assert "\u2068" in render(found, "table", terminal=True)
    assert "\u2068" not in render(found, "table")
    assert render(found, "table").replace("\u2068", "") == render(found, "table")


def test_a_table_does_not_rewrite_what_looks_like_a_number() -> None:
    one = count("1e5", 100_000, quote="1.10 and ٣٠ and 80,443", story="1e5")
    written = render(report((one, B), discrepancy(one, B)), "table")
    assert all(part in written for part in ("1e5", "1.10", "٣٠", "80,443"))


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_a_table_fits_its_width(columns: int) -> None:
    one = count("a/very/long/path/to/an/article/of/some/outlet.txt", 1, quote="word " * 60 + "x" * 300)
    found = report((one, B), discrepancy(one, B, message={"en": "long words " * 30}))
    body = [line for line in render(found, "table", width=columns).split("\n") if line[:1] in "│┌├└"]
    assert max(map(width, body)) <= columns


def test_a_bar_or_a_line_end_breaks_no_markdown_row() -> None:
    one = count("a", 1, quote="a|b\nc <script>alert(1)</script>", source="`x`")
    rows = render(report((one, B), discrepancy(one, B)), "md").strip().split("\n")
    assert len(rows) == 3
    assert r"a\|b c \<script\>" in rows[2]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1"])
def test_no_cell_of_csv_is_a_formula(start: str) -> None:
    one = count("a", 1, quote=f"{start} dead", source=start, speaker=start, article=start)
    for claims in (False, True):
        rows = csv.reader(io.StringIO(render(report((one, B), discrepancy(one, B)), "csv", claims=claims), newline=""))
        assert not [cell for row in rows for cell in row if cell.lstrip(" ")[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_plain_is_what_editors_open() -> None:
    first, second = render(TWO, "plain").strip().split("\n")
    assert first == "a:3:10: error count-conflict They differ."
    assert second == "b:5:1: note count-conflict 30 people were killed"


def test_articles_without_a_discrepancy_are_named() -> None:
    other = count("c", 5)
    written = render(report((A, B, other), discrepancy(A, B)), "table")
    assert "No discrepancy found in:\n  c: Headline of c" in written


def test_many_supporters_are_counted_and_not_all_quoted() -> None:
    crowd = tuple(count(f"c{n}", 12, quote=f"quote number {n}") for n in range(50))
    from claimcheck.model.discrepancy import Position

    positions = (Position("12", tuple(c.id for c in crowd)), Position("30", ("b",)))
    written = render(report((*crowd, B), discrepancy(*crowd, B, positions=positions)), "table")
    assert "and 47 more" in written
    assert written.count("quote number") == 3


def test_an_unknown_format_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'json'"):
        render(TWO, "jsn")


def test_the_summary_hides_nothing() -> None:
    found = report(
        (A, B),
        discrepancy(A, B),
        inputs=(Input("a", "checked"), Input("x", "failed", "gone"), Input("y", "skipped", "a pipe")),
        excused=tuple(
            Excused(check="c", exception=name, claims=("a",)) for name in ("rising_toll", "rising_toll", "new")
        ),
        undecided=(Undecided(check="c", field="as_of", claims=("a",)),),
    )
    assert summary(found) == (
        "2 articles, 2 claims, 1 discrepancy (1 error), 1 undecided; inputs: 1 not read, 1 skipped; "
        "not flagged: new 1, rising toll 2"
    )


@given(st.text(), st.integers(1, 30))
def test_wrapping_keeps_every_word_and_the_width(text: str, columns: int) -> None:
    line = clean(text)
    lines = wrapped(line, columns)
    assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    assert all(width(each) <= columns for each in lines) or columns == 1


@given(st.text())
def test_clean_text_is_one_line_without_control_characters(text: str) -> None:
    assert clean(text).isprintable() or all(ord(c) >= 32 for c in clean(text))
    assert len(clean(text).splitlines()) <= 1
    assert clean(clean(text)) == clean(text)


def test_a_report_does_not_depend_on_the_place_it_is_written_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = render(TWO, "table")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TZ", "Asia/Riyadh")
    monkeypatch.chdir(tmp_path)
    assert render(TWO, "table") == before
