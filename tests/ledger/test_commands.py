"""Acknowledgements, baselines, overrides and settings, as a user runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import CLAIM, article, claims_file, document, folder, run, told

assert folder  # the fixture: each test in a folder of its own

TEXT = "Blast kills 12\n\nA blast in a mill killed 30 people on Monday, officials said.\n"


def findings(*arguments: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = document(run("check", *arguments, "-f", "json"))["findings"]
    return made


def test_acknowledge_look_again_and_let_it_expire() -> None:
    claims = claims_file(12, 30)
    mark = findings("--claims", claims)[0]["fingerprint"]
    assert mark in run("check", "--claims", claims, "-f", "json").stdout.decode()
    done = run("ack", "count-conflict", mark, "--reason", "both stand: asked", "--until", "2030-01-31")
    assert done.returncode == 0, told(done)
    before = run("check", "--claims", claims, "--today", "2030-01-31")
    assert (before.returncode, before.stdout) == (0, b"")
    assert "0 discrepancies, 1 acknowledged" in told(before)
    after = run("check", "--claims", claims, "--today", "2030-02-01")
    assert after.returncode == 1
    assert "claimcheck-acks.yaml:1:3: expired" in told(after)
    stale = run("check", "--claims", claims_file(12, 12), "--today", "2030-01-31")
    assert "claimcheck-acks.yaml:1:3: stale" in told(stale)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["count-conflct", "0123456789abcdef", "--reason", "x"], "did you mean 'count-conflict'"),
        (["count-conflict", "01234", "--reason", "x"], "is no fingerprint"),
        (["count-conflict", "0123456789abcdef", "--reason", " "], "say why"),
        (["count-conflict", "0123456789abcdef"], "--reason"),
    ],
)
def test_a_slip_in_an_acknowledgement_is_told(arguments: list[str], message: str) -> None:
    done = run("ack", *arguments)
    assert done.returncode == 2
    assert message in told(done)
    assert not Path("claimcheck-acks.yaml").exists()


def test_a_fingerprint_survives_edits_elsewhere_and_a_move() -> None:
    mark = findings(article("a.txt", TEXT))[0]["fingerprint"]
    edited = TEXT.replace("\n\n", "\n\nThe mill is old.\n\n", 1) + "\nMore was expected on Tuesday.\n"
    assert findings(article("a.txt", edited))[0]["fingerprint"] == mark
    Path("desk").mkdir()
    assert findings(article("desk/b.txt", TEXT))[0]["fingerprint"] == mark
    assert findings(article("a.txt", TEXT.replace("killed 30", "killed 31")))[0]["fingerprint"] != mark


def test_a_baseline_tells_only_what_is_new() -> None:
    claims = claims_file(12, 30)
    written = run("check", "--claims", claims, "--write-baseline", "known.json")
    assert written.returncode == 0
    known = run("check", "--claims", claims, "--baseline", "known.json")
    assert known.returncode == 0
    assert "1 in the baseline" in told(known)
    new = run("check", "--claims", claims_file(12, 31), "--baseline", "known.json")
    assert new.returncode == 1
    assert "1 finding of the baseline was not found in this run" in told(new)


def test_severity_and_ignore_by_flag_and_by_settings(folder: Path) -> None:
    claims = claims_file(12, 30)
    done = run("check", "--claims", claims, "--severity", "count-conflict=notice")
    assert (done.returncode, b"notice count-conflict" in done.stdout) == (0, True)
    settings = '[tool.claimcheck.severity]\ncount-conflict = "warning"\n'
    settings += '[tool.claimcheck.per-source."Dail*"]\nignore = ["count-conflict"]\n'
    (folder / "pyproject.toml").write_text(settings, "utf-8")
    done = run("check", "--claims", claims)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "1 ignored here" in told(done)
    shown = run("config").stdout.decode("utf-8")
    assert f"severity = ['count-conflict=warning']  ({folder}/pyproject.toml)" in shown
    assert f"per-source 'Dail*' = {{'ignore': ['count-conflict']}}  ({folder}/pyproject.toml)" in shown


def test_config_tells_of_a_slip_as_check_does(folder: Path) -> None:
    (folder / "claimcheck.toml").write_text("per-path = 3\n", "utf-8")
    done = run("config")
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").endswith("claimcheck.toml: per-path is 3: expected a table for each pattern\n")


def test_a_strange_pyproject_says_nothing_of_claimcheck(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("tool = 3\n", "utf-8")
    assert run("config").returncode == 0


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('severity = {count-conflct = "error"}', "did you mean 'count-conflict'"),
        ('severity = {count-conflict = "eror"}', "did you mean 'error'"),
        ("per-paht = {}", "did you mean 'per-path'"),
        ('[per-path."x/*"]\nignor = []', "did you mean 'ignore'"),
        ('[per-path."x/*"]\nignore = "count-conflict"', "expected a list of checks"),
        ('[per-source."x"]\nignore = ["tol-falls"]', "did you mean 'toll-falls'"),
        ('per-source = ["x"]', "expected a table for each pattern"),
    ],
)
def test_a_slip_in_the_settings_is_told(folder: Path, settings: str, message: str) -> None:
    (folder / "claimcheck.toml").write_text(settings + "\n", "utf-8")
    done = run("check", "--claims", claims_file(12))
    assert done.returncode == 2
    assert message in told(done)


def test_parameters_and_single_names_may_stand_in_the_settings(folder: Path) -> None:
    late = claims_file(30, name="l.jsonl", as_of="2024-05-03", article="b", story="s", source="Evening")
    text = Path(claims_file(12, article="a", story="s")).read_text() + Path(late).read_text().replace('"c0"', '"d0"')
    Path("both.jsonl").write_text(text)
    assert findings("--claims", "both.jsonl") == []
    settings = 'ignore = "toll-falls"\nset = {count-conflict = {window = "3d"}}\n'
    (folder / "claimcheck.toml").write_text(settings, "utf-8")
    assert [found["check"] for found in findings("--claims", "both.jsonl")] == ["count-conflict"]
    shown = run("config").stdout.decode()
    assert f"set = ['count-conflict.window=3d']  ({folder}/claimcheck.toml)" in shown


def test_undecided_and_not_flagged_are_told_in_every_report_for_people() -> None:
    records = claims_file(12, name="a.jsonl", story="s", place="Orlin")
    other = claims_file(30, name="b.jsonl", story="s", place="أورلين", article="b", source="Evening")
    Path("c.jsonl").write_text(Path(records).read_text() + Path(other).read_text().replace('"c0"', '"d0"'), "utf-8")
    plain = run("check", "--claims", "c.jsonl", "-f", "plain").stdout.decode("utf-8")
    assert "undecided count-conflict a.place is not said and would decide (2 claims)" in plain
    table = run("check", "--claims", "c.jsonl", "-f", "table").stdout.decode("utf-8")
    assert "Undecided:\n  count-conflict: a.place" in table
    made = document(run("check", "--claims", "c.jsonl", "-f", "json"))["undecided"]
    assert [(each["check"], each["field"]) for each in made if each["check"] == "count-conflict"] == [
        ("count-conflict", "a.place")
    ]


def test_what_is_not_flagged_is_named() -> None:
    first = claims_file(12, name="a.jsonl", story="s", published="2024-05-01T08:00", as_of="2024-05-01")
    later = {"story": "s", "published": "2024-05-01T18:00", "as_of": "2024-05-01", "article": "b"}
    other = claims_file(30, name="b.jsonl", **later)
    Path("c.jsonl").write_text(Path(first).read_text() + Path(other).read_text().replace('"c0"', '"d0"'), "utf-8")
    done = run("check", "--claims", "c.jsonl", "-f", "table")
    assert "Not flagged:\n  count-conflict: rising (1)" in done.stdout.decode("utf-8")
    assert "not flagged: rising 1" in told(done)
    assert document(run("check", "--claims", "c.jsonl", "-f", "json"))["excused"]["count-conflict"] == {"rising": 1}


def test_claims_from_elsewhere_are_checked_line_by_line() -> None:
    good = claims_file(12, 30)
    with Path(good).open("a", encoding="utf-8") as stream:
        stream.write('{"schema":1,"kind":"count"}\n')
        stream.write("not json\n")
    Path(good).write_text(Path(good).read_text().replace('"measure"', '"confidence": 0.9, "measure"', 2), "utf-8")
    done = run("check", "--claims", good)
    assert done.returncode == 3
    text = told(done)
    assert text.count("'confidence' means nothing") == 1
    assert f"{good}:3: a count claim without 'id'" in text
    assert f"{good}:4:" in text
    assert b"error count-conflict" in done.stdout
    assert CLAIM["schema"] == 1
