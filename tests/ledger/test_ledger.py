"""What a project has decided hides findings, never in silence, and never more than it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimcheck.errors import RuleErrors, UsageError
from claimcheck.ledger import acknowledgements, baseline
from claimcheck.ledger.acknowledgements import without_acknowledged
from claimcheck.ledger.overrides import Override, overridden, require_known, severities
from claimcheck.model.discrepancy import Input, Report
from tests.claims import count, discrepancy, report

A, B = count("a", 12, source="Wire"), count("b", 30, source="Daily")
FOUND = discrepancy(A, B)
INPUTS = (Input("sport/a.txt", "checked", article="a"), Input("b.txt", "checked", article="b"))
ONE = report((A, B), FOUND, inputs=INPUTS)
TODAY = date(2025, 6, 1)
ENTRY = "- check: count-conflict\n  fingerprint: 0123456789abcdef\n  reason: asked, both stand\n"


def entries(tmp_path: Path, text: str) -> tuple[acknowledgements.Acknowledgement, ...]:
    path = tmp_path / "acks.yaml"
    path.write_text(text, "utf-8")
    return acknowledgements.read(path)


def test_an_acknowledged_finding_is_hidden_and_counted(tmp_path: Path) -> None:
    left, notes = without_acknowledged(ONE, entries(tmp_path, ENTRY), TODAY)
    assert left.discrepancies == ()
    assert [(each.by, each.reason) for each in left.hidden] == [("acknowledgement", "asked, both stand")]
    assert notes == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [("count-conflict", "toll-falls"), ("0123456789abcdef", "0123456789abcdee")],
    ids=["of another check", "of another finding"],
)
def test_an_entry_for_something_else_hides_nothing_and_is_stale(tmp_path: Path, old: str, new: str) -> None:
    left, notes = without_acknowledged(ONE, entries(tmp_path, ENTRY.replace(old, new)), TODAY)
    assert left == ONE
    assert [str(note) for note in notes] == [
        f"{tmp_path}/acks.yaml:1:3: stale: {'toll-falls' if old == 'count-conflict' else 'count-conflict'} "
        f"{'0123456789abcdee' if old != 'count-conflict' else '0123456789abcdef'} is acknowledged, "
        "but was not found in this run"
    ]


@pytest.mark.parametrize(("until", "hidden"), [("2025-06-01", 1), ("2025-05-31", 0)], ids=["its last day", "over"])
def test_an_entry_holds_until_its_day_is_over(tmp_path: Path, until: str, hidden: int) -> None:
    left, notes = without_acknowledged(ONE, entries(tmp_path, ENTRY + f"  until: {until}\n"), TODAY)
    assert len(left.hidden) == hidden
    assert ["expired" in str(note) for note in notes] == [True] * (1 - hidden)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (ENTRY.replace("reason: asked, both stand", ""), "'reason' is missing"),
        (ENTRY.replace("asked, both stand", "' '"), "'reason' is empty"),
        (ENTRY.replace("reason", "raeson"), "did you mean 'reason'"),
        (ENTRY + "  until: 2025-02-30\n", "expected a day that the calendar has"),
    ],
    ids=["no reason", "an empty reason", "a slip", "no day"],
)
def test_a_bad_entry_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(RuleErrors, match=fault) as told:
        entries(tmp_path, text)
    assert all(error.place and error.place.line for error in told.value.errors)


def test_an_entry_is_added_below_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "acks.yaml"
    path.write_text("# ours\n" + ENTRY.rstrip("\n"), "utf-8")
    acknowledgements.append(path, "toll-falls", "00112233aabbccdd", 'the "old" count: #1', date(2026, 1, 31))
    assert path.read_text("utf-8").startswith("# ours\n" + ENTRY)
    last = acknowledgements.read(path)[-1]
    assert (last.check, last.reason, last.until) == ("toll-falls", 'the "old" count: #1', date(2026, 1, 31))
    with pytest.raises(UsageError, match="acknowledged already"):
        acknowledgements.append(path, "toll-falls", "00112233aabbccdd", "again")


def test_of_a_baseline_only_what_is_new_is_told(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(baseline.document([FOUND]), "utf-8")
    new = discrepancy(A, B, fingerprint="00112233aabbccdd")
    both = report((A, B), FOUND, new)
    left, notes = baseline.without_known(both, baseline.read(str(path)), str(path))
    assert left.discrepancies == (new,)
    assert [each.by for each in left.hidden] == ["baseline"]
    assert notes == ()
    _, gone = baseline.without_known(report((A, B), new), baseline.read(str(path)), str(path))
    assert [note.message for note in gone] == ["1 finding of the baseline was not found in this run"]


@pytest.mark.parametrize("text", ["", "[]", '{"schema":2,"findings":[]}', '{"schema":1,"findings":[{"check":1}]}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="is no baseline"):
        baseline.read(str(path))


IGNORED = frozenset({"count-conflict"})


@pytest.mark.parametrize(
    ("override", "told"),
    [
        (Override(scope="path", pattern="sport/*", ignore=IGNORED), 0),
        (Override(scope="path", pattern="b.txt", ignore=IGNORED), 0),
        (Override(scope="path", pattern="politics/*", ignore=IGNORED), 1),
        (Override(scope="path", pattern="sport/*", ignore=frozenset({"toll-falls"})), 1),
        (Override(scope="source", pattern="Wire", ignore=IGNORED), 0),
        (Override(scope="source", pattern="wire", ignore=IGNORED), 1),
    ],
    ids=["path", "the other path", "another path", "another check", "outlet", "another outlet"],
)
def test_a_check_can_be_ignored_for_a_path_and_for_an_outlet(override: Override, told: int) -> None:
    left = overridden(ONE, [override])
    assert len(left.discrepancies) == told
    assert [each.by for each in left.hidden] == ["setting"] * (1 - told)


def test_of_several_severities_the_last_one_counts() -> None:
    own = [Override(severity={"count-conflict": "notice"})]
    assert [found.severity for found in overridden(ONE, own).discrepancies] == ["notice"]
    own.append(Override(scope="source", pattern="D*", severity={"count-conflict": "warning"}))
    assert [found.severity for found in overridden(ONE, own).discrepancies] == ["warning"]


def test_the_gravest_is_still_first() -> None:
    two: Report = report((A, B), FOUND, discrepancy(A, B, check="toll-falls", severity="warning"))
    left = overridden(two, [Override(severity={"count-conflict": "notice"})])
    assert [found.check for found in left.discrepancies] == ["toll-falls", "count-conflict"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [("count-conflict", "expected CHECK=LEVEL"), ("count-conflict=eror", "did you mean 'error'")],
)
def test_a_slip_in_a_severity_is_told(given: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        severities([given])


def test_an_unknown_check_is_told() -> None:
    with pytest.raises(UsageError, match="did you mean 'toll-falls'"):
        require_known([Override(ignore=frozenset({"toll-fals"}))], ["toll-falls"])
