"""A user's CI job, run as he runs it: gold files, rules of his own that change what is read, a diff that says so, an update."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from gold.market import GOLD, MEASURE, Run

from claimcheck.cli import main


def test_nothing_differs_and_the_job_passes(folder: Path, run: Run) -> None:
    done = run("gold", "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 gold file, 0 with differences\n"


def test_a_failing_diff_says_what_changed_and_an_update_mends_it(folder: Path, run: Run) -> None:
    text = (folder / "market.txt").read_text("utf-8")
    (folder / "market.txt").write_text(text.replace("At least 30", "At least 40"), "utf-8")
    done = run("gold", "check", ".")
    assert done.returncode == 1
    assert "line 7 of the file: these words do not stand in the article\n" in done.stdout
    assert '\n- {count: injured >=30, speaker: ministry, quote: "At least 30 people were injured"}\n' in done.stdout
    assert '\n+ {count: injured >=40 people, quote: "At least 40 people were injured"}\n' in done.stdout

    unsaid = run("gold", "update")
    assert unsaid.returncode == 1
    assert unsaid.stdout.strip() == done.stdout.strip()
    assert (folder / "market.claims.yaml").read_text("utf-8") == GOLD

    assert run("gold", "update", "--yes").returncode == 0
    assert run("gold", "check").returncode == 0
    assert "# the first count" in (folder / "market.claims.yaml").read_text("utf-8")
    assert sorted(each.name for each in folder.iterdir()) == ["market.claims.yaml", "market.txt"]


def test_an_article_without_a_gold_file_gets_one(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").unlink()
    assert run("gold", "check", "market.txt").returncode == 2
    done = run("gold", "update", "market.txt", "--language", "en", "--published", "2024-06-12", "--yes")
    assert done.returncode == 0
    made = (folder / "market.claims.yaml").read_text("utf-8")
    assert made.startswith("language: en\npublished: 2024-06-12\nclaims:\n- {count: killed 12 people, quote:")
    assert run("gold", "check").returncode == 0


def test_exit_codes_of_what_is_wrong(folder: Path, run: Run) -> None:
    (folder / "b.claims.yaml").write_text("clams: []\n", "utf-8")
    done = run("gold", "check")
    assert done.returncode == 2
    assert "b.claims.yaml:1:1: 'clams' is not known here (did you mean 'claims'?)" in done.stderr
    assert "1 gold file, 0 with differences, 1 not compared" in done.stderr
    (folder / "b.claims.yaml").unlink()
    (folder / "market.txt").write_bytes(b"\xff\xfe\xff")
    assert run("gold", "check").returncode == 3


def test_a_job_that_checks_nothing_does_not_pass(folder: Path, run: Run) -> None:
    (folder / "empty").mkdir()
    done = run("gold", "check", "empty")
    assert done.returncode == 2
    assert "no gold file is here" in done.stderr


def test_floors(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").write_text(GOLD.replace(">=30", ">=31"), "utf-8")
    assert run("gold", "score", "--min-f1", "0.8", "--min-precision", "date=1").returncode == 0
    done = run("gold", "score", "--min-f1", "0.9", "--min-recall", "count=0.5")
    assert done.returncode == 1
    assert "f1 of claims is 0.8000, expected at least 0.9\n" in done.stderr
    assert run("gold", "score", "--min-f1", "counts=0.5").returncode == 2


def test_scores_for_programs(folder: Path, run: Run) -> None:
    done = run("gold", "score", "-f", "json", "-f", "junit:scores.xml", "--min-f1", "killed=0.9")
    made = json.loads(done.stdout)
    assert made["scores"][0] | {"name": "claims"} == {
        "name": "claims", "expected": 5, "read": 5, "hits": 5, "precision": 1.0, "recall": 1.0, "f1": 1.0,
    }  # fmt: skip
    assert made["floors"] == [{"metric": "f1", "name": "killed", "least": 0.9, "reached": True}]
    suite = ElementTree.fromstring((folder / "scores.xml").read_text("utf-8"))
    killed = next(case for case in suite.iter("testcase") if case.get("name") == "killed")
    assert {each.get("name"): each.get("value") for each in killed.iter("property")}["f1"] == "1.0000"


def test_differences_as_junit(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").write_text(GOLD.replace(">=30", ">=31"), "utf-8")
    (folder / "b.claims.yaml").write_text("clams: []\n", "utf-8")
    suites = ElementTree.fromstring(run("gold", "check", "-f", "junit").stdout)
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("2", "1", "1")
    (failure,) = suites.iter("failure")
    assert "+ {count: injured >=30, speaker: ministry" in (failure.text or "")


def test_a_format_that_is_not_there_is_told(folder: Path, run: Run) -> None:
    done = run("gold", "check", "-f", "jnit")
    assert done.returncode == 2
    assert "did you mean 'junit'" in done.stderr


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], answer: str, written: bool
) -> None:
    path = folder / "market.claims.yaml"
    path.write_text(GOLD.replace(">=30", ">=31"), "utf-8")
    stdin = io.StringIO(f"{answer}\n")
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", stdin)
    assert main(["gold", "update"]) == (0 if written else 1)
    assert (path.read_text("utf-8") == GOLD) is written
    assert "+ {count: injured >=30" in capfd.readouterr().out


@pytest.mark.parametrize("link", [False, True])
def test_an_update_keeps_mode_and_links(folder: Path, run: Run, link: bool) -> None:
    path = folder / "market.claims.yaml"
    if link:
        path.rename(folder / "real.yaml")
        path.symlink_to("real.yaml")
    path.chmod(0o640)
    path.write_text(GOLD.replace(">=30", ">=31"), "utf-8")
    assert run("gold", "update", "--yes").returncode == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.is_symlink() is link
    assert path.read_text("utf-8") == GOLD


def test_what_a_text_hides_is_shown_in_the_diff(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").write_text(
        'language: en\nclaims:\n- {count: killed 12, quote: "1\\u202e2\\u001b[2J"}\n', "utf-8"
    )
    done = run("gold", "check")
    assert "\u202e" not in done.stdout
    assert "\x1b" not in done.stdout
    assert '"1\\u202e2\\u001b[2J"' in done.stdout


def test_a_changed_lexicon_is_seen_agreed_to_and_held(folder: Path, run: Run) -> None:
    """A word is added to rules of one's own: the job fails and says what is read now, until the gold file agrees."""
    text = "Lasers at the airport\n\n7 people were dazzled at the airport. 3 people were injured.\n"
    (folder / "lasers.txt").write_text(text, "utf-8")
    assert run("gold", "update", "lasers.txt", "--language", "en", "--yes").returncode == 0
    assert run("gold", "check").returncode == 0

    (folder / "rules" / "measures").mkdir(parents=True)
    (folder / "rules" / "measures" / "dazzled.yaml").write_text(MEASURE, "utf-8")
    done = run("gold", "check", "--rules", "rules")
    assert done.returncode == 1
    assert "lasers.claims.yaml: 1 of 2 claims differs from what is read in lasers.txt" in done.stdout
    assert '+ {count: dazzled 7 people, quote: "7 people were dazzled"}' in done.stdout

    assert run("gold", "update", "--rules", "rules", "--yes").returncode == 0
    assert run("gold", "check", "--rules", "rules").returncode == 0
    (folder / "claimcheck.toml").write_text('rules = "rules"\nformat = "table"\n', "utf-8")
    assert run("gold", "check").returncode == 0
    (folder / "claimcheck.toml").unlink()
    done = run("gold", "check")  # the word is forgotten
    assert done.returncode == 2
    assert "'dazzled' is no measure" in done.stderr
