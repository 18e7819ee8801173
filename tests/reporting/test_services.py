"""What goes to other programs is what they read, whatever an article holds."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

from claims import any_claims, count, discrepancy, report
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import Report
from claimcheck.reporting import render

A = count("a", 12, quote="12 people [were] killed", source="Daily", article="in/a b.txt", line=3, column=10)
B = count("b", 30, quote="30 people\nwere killed", source="Evening", line=5, column=4)
TWO = report((A, B), discrepancy(A, B))
HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="x\x00\u2028]]>&'


def sarif(found: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(found, "sarif"))["runs"][0]
    return made


def test_sarif_links_the_other_side_in_the_message() -> None:
    (result,) = sarif(TWO)["results"]
    assert result["level"] == "error"
    assert "[30 people were killed](1)" in result["message"]["text"]
    assert [each["id"] for each in result["relatedLocations"]] == [1]
    assert result["partialFingerprints"] == {"claimcheck/v1": "0123456789abcdef"}


def test_sarif_counts_code_points_and_gives_relative_addresses() -> None:
    run = sarif(TWO)
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "in/a%20b.txt"
    assert (place["region"]["startLine"], place["region"]["startColumn"], place["region"]["endColumn"]) == (3, 10, 33)


def test_sarif_of_a_quote_over_two_lines_ends_on_the_second() -> None:
    region = sarif(TWO)["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"], region["endColumn"]) == (5, 6, 12)


@given(st.lists(any_claims(), min_size=2, max_size=3, unique_by=lambda claim: claim.id))
def test_every_service_gets_a_whole_document(claims: list[AnyClaim]) -> None:
    found = report(tuple(claims), discrepancy(*claims))
    assert len(json.loads(render(found, "sarif"))["runs"][0]["results"]) == 1
    assert len(json.loads(render(found, "rdjson"))["diagnostics"]) == 1
    assert len(ElementTree.fromstring(render(found, "junit")).findall(".//failure")) == 1
    assert render(found, "github").count("\n") == 1


def test_junit_has_a_suite_an_article_and_a_case_that_passes_for_a_quiet_one() -> None:
    tree = ElementTree.fromstring(render(report((A, B, count("c", 1)), discrepancy(A, B)), "junit"))
    assert {suite.get("name"): suite.get("failures") for suite in tree} == {"in/a b.txt": "1", "b": "0", "c": "0"}
    failure = tree.find(".//failure")
    assert failure is not None
    assert "12 people [were] killed" in (failure.text or "")
    assert "30 people were killed" in (failure.text or "")


def test_github_shows_the_worst_ten_and_counts_the_rest() -> None:
    claims = tuple(count(f"c{n}", n) for n in range(14))
    found = report(claims, *(discrepancy(c, severity="error" if n > 11 else "notice") for n, c in enumerate(claims)))
    lines = render(found, "github").strip().split("\n")
    assert len(lines) == 11
    assert [line.split()[0] for line in lines[:3]] == ["::error", "::error", "::notice"]
    assert "4 more" in lines[-1]


def test_a_command_of_github_cannot_be_smuggled_in() -> None:
    one = count("a", 1, quote="x\n::error::owned", article="a,line=9:\n::warning::b")
    lines = render(report((one, B), discrepancy(one, B)), "github").strip().split("\n")
    assert len(lines) == 1
    assert lines[0].startswith("::error file=a%2Cline=9%3A %3A%3Awarning%3A%3Ab,line=1,col=1,title=")
