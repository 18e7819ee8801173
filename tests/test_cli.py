"""The command line as a user runs it: what it reads, prints and leaves behind, and its exit code."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

CLAIM: dict[str, Any] = {
    "schema": 1, "article": "a", "kind": "count", "measure": "killed", "population": "people", "start": 0, "end": 9,
    "source": "Daily", "published": "2024-05-01", "as_of": "2024-05-01", "line": 1, "column": 1,
}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "claimcheck", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env={**os.environ, **(env or {})}, timeout=60)


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    text = done.stderr.decode("utf-8")
    assert "Traceback" not in text
    return text


def document(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def claims_file(*values: int, name: str = "claims.jsonl", **fields: Any) -> str:
    """Counts of one thing by one outlet: two that differ are a discrepancy, an error."""
    records = [
        CLAIM | {"id": f"c{n}", "quote": f"{value} died", "low": value, "high": value} | fields
        for n, value in enumerate(values)
    ]
    Path(name).write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return name


def article(name: str, text: str = "Blast\n\n12 people were killed in the blast.\n") -> str:
    Path(name).write_text(text, "utf-8")
    return name


# what is found, and the exit code


def test_claims_that_agree_are_0_and_such_that_differ_1() -> None:
    assert run("check", "--claims", claims_file(12, 12)).returncode == 0
    done = run("check", "--claims", claims_file(12, 30))
    assert done.returncode == 1
    assert b"error count-conflict" in done.stdout
    assert "1 discrepancy (1 error)" in told(done)


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("notice", 1), ("never", 0)])
def test_showing_and_failing_are_two_things(level: str, code: int) -> None:
    first = claims_file(12, name="one.jsonl", source="Daily", story="s")
    other = CLAIM | {
        "id": "o",
        "article": "b",
        "source": "Evening",
        "story": "s",
        "quote": "30 died",
        "low": 30,
        "high": 30,
    }
    with Path(first).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(other) + "\n")
    done = run("check", "--claims", first, "--fail-on", level)
    assert done.returncode == code
    assert b"warning count-conflict" in done.stdout


def test_select_and_ignore() -> None:
    claims = claims_file(12, 30)
    assert run("check", "--claims", claims, "--ignore", "count-conflict").returncode == 0
    assert run("check", "--claims", claims, "--select", "count-conflict,toll-falls").returncode == 1
    done = run("check", "--claims", claims, "--select", "count-conflct")
    assert done.returncode == 2
    assert "did you mean 'count-conflict'" in told(done)


def test_an_article_is_extracted_and_its_quotes_are_its_text() -> None:
    text = "Blast\n\n12 people were killed in the blast.\n"
    made = document(run("extract", "-f", "json", article("a.txt", text)))
    assert [claim["low"] for claim in made["claims"]] == [12]
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in made["claims"])
    assert made["inputs"] == [{"name": "a.txt", "status": "checked", "reason": None}]


def test_what_extract_writes_check_reads() -> None:
    Path("c.jsonl").write_bytes(run("extract", "-f", "jsonl", article("a.txt")).stdout)
    done = run("check", "--claims", "c.jsonl", "-f", "json")
    assert done.returncode == 0
    assert len(document(done)["claims"]) == 1
    assert "means nothing" not in told(done)


def test_standard_input_has_a_name_and_a_format() -> None:
    line = b'{"id":"x","language":"en","text":"12 people were killed."}\n'
    done = run("extract", "-", "--stdin-format", "jsonl", "-f", "json", stdin=line)
    assert [claim["article"] for claim in document(done)["claims"]] == ["x"]
    named = run("extract", "-", "--stdin-name", "desk.txt", "-f", "json", stdin=b"12 people were killed.")
    assert document(named)["articles"][0]["id"] == "desk.txt"
    assert run("extract", "-", stdin=b"\x89PNG\r\n\x1a\n\x00\xff").returncode == 3
    assert run("extract", "-", "--stdin-format", "xlm").returncode == 2


def test_one_bad_input_does_not_stop_the_others() -> None:
    done = run("extract", "-f", "json", article("a.txt"), "missing.txt")
    assert done.returncode == 3
    assert "missing.txt: no such file" in told(done)
    states = {each["name"]: each["status"] for each in document(done)["inputs"]}
    assert states == {"a.txt": "checked", "missing.txt": "failed"}
    assert len(document(done)["claims"]) == 1


def test_one_story_sets_articles_against_each_other() -> None:
    article("a.txt", "Blast\n\nExactly 12 people were killed in the blast on 3 May 2024.\n")
    article("b.txt", "Blast\n\nExactly 30 people were killed in the blast on 3 May 2024.\n")
    both = ("a.txt", "b.txt", "--published", "2024-05-03", "-f", "json")
    assert document(run("check", *both))["findings"] == []
    assert [each["check"] for each in document(run("check", *both, "--one-story"))["findings"]] == ["count-conflict"]


# usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "did you mean 'check'"),
        (["check"], "nothing to check"),
        (["extract"], "nothing to read"),
        (["extract", "--fromat", "json", "a.txt"], "--fromat"),
        (["extract", "-f", "jsno", "a.txt"], "did you mean 'json'"),
        (["extract", "--published", "soon", "a.txt"], "'--published' is 'soon'"),
        (["extract", "--encoding", "uft-8", "a.txt"], "did you mean 'utf-8'"),
        (["check", "--fail-on", "fatal", "a.txt"], "fatal"),
        (["check", "-f", "json", "-f", "csv", "a.txt"], "two reports"),
        (["check", "-f", "json:x", "-o", "y", "a.txt"], "-o goes with a single format"),
        (["check", "--rules", "no-such-rules", "a.txt"], "no-such-rules"),
        (["rules", "show", "count-conflct"], "did you mean 'count-conflict'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_fault_of_usage_is_2_and_says_what_was_meant(arguments: list[str], message: str) -> None:
    article("a.txt")
    done = run(*arguments)
    assert done.returncode == 2
    assert message in told(done)


def test_help_and_version_are_printed() -> None:
    assert run("--version").stdout.startswith(b"claimcheck ")
    for command in ([], ["check"], ["extract"], ["explain"], ["rules"], ["rules", "test"], ["config"]):
        done = run(*command, "--help")
        assert (done.returncode, done.stdout[:6]) == (0, b"Usage:")


def test_version_imports_nothing_heavy() -> None:
    code = "import sys, claimcheck.cli as c; c.main(['--version']); print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not [name for name in ("yaml", "regex", "tabulate", "dateparser", "babel") if f"'{name}'" in out]


# reports and their places


def test_several_reports_at_once(folder: Path) -> None:
    done = run("check", "--claims", claims_file(12, 30), "-f", "json:r.json", "-f", "csv:r.csv", "-f", "plain")
    assert done.returncode == 1
    assert json.loads((folder / "r.json").read_bytes())["findings"]
    assert (folder / "r.csv").read_bytes().startswith(b"finding,severity")
    assert b"error count-conflict" in done.stdout


def test_a_link_is_written_through_and_the_mode_kept(folder: Path) -> None:
    real = folder / "real.json"
    real.write_text("OLD")
    real.chmod(0o640)
    (folder / "out.json").symlink_to("real.json")
    assert run("check", "--claims", claims_file(12), "-f", "json", "-o", "out.json").returncode == 0
    assert (folder / "out.json").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert json.loads(real.read_bytes())["schema"] == 1


def test_a_new_report_has_the_mode_of_any_new_file(folder: Path) -> None:
    run("check", "--claims", claims_file(12), "-f", "json", "-o", "out.json")
    (folder / "other").touch()
    assert (folder / "out.json").stat().st_mode == (folder / "other").stat().st_mode


@pytest.mark.parametrize("path", ["no/such/out.json", "."])
def test_a_report_without_a_place_is_told_before_the_work(path: str) -> None:
    done = run("check", "--claims", claims_file(12), "-f", "json", "-o", path)
    assert done.returncode == 4
    assert path in told(done)
    assert done.stdout == b""


def test_a_report_is_never_written_over_an_input(folder: Path) -> None:
    article("a.txt")
    (folder / "link.txt").symlink_to("a.txt")
    for target in ("a.txt", "./a.txt", "link.txt"):
        done = run("check", "-o", target, "a.txt")
        assert done.returncode == 2
        assert "a.txt" in told(done) or "link.txt" in told(done)
    assert (folder / "a.txt").read_text().startswith("Blast")


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    line = b'{"id":"%d","language":"en","text":"12 people were killed."}\n'
    Path("a.jsonl").write_bytes(b"".join(line % n for n in range(3000)))
    command = f"{sys.executable} -m claimcheck extract a.jsonl -f json | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True)
    assert done.returncode in (0, 1)
    assert "Broken" not in told(done)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [["extract", "-f", "json", "a.txt"], ["extract", "-f", "jsonl", "a.txt"], ["rules", "list"]]
)
def test_a_full_disk_is_4_and_told(arguments: list[str]) -> None:
    article("a.txt")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "claimcheck", *arguments], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert b"no space" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_output_is_4_and_told() -> None:
    article("a.txt")
    command = f"{sys.executable} -m claimcheck extract -f json a.txt >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True)
    assert done.returncode == 4
    assert "closed" in told(done)


@pytest.mark.parametrize(("sent", "codes"), [(signal.SIGINT, (130, -2)), (signal.SIGTERM, (143, -15))])
def test_a_signal_leaves_the_old_report_and_no_traces(
    folder: Path, sent: signal.Signals, codes: tuple[int, ...]
) -> None:
    (folder / "out.json").write_text("OLD")
    with open("a.jsonl", "w", encoding="utf-8") as stream:
        for n in range(100_000):
            stream.write(json.dumps({"id": str(n), "language": "en", "text": f"{n} people were killed."}) + "\n")
    command = [sys.executable, "-m", "claimcheck", "extract", "-f", "jsonl", "-o", "out.json", "a.jsonl"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    while not [name for name in os.listdir() if name.startswith(".claimcheck-")] and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(sent)
    _, errors = process.communicate(timeout=30)
    assert process.returncode in codes
    assert b"Traceback" not in errors
    assert (folder / "out.json").read_text() == "OLD"
    assert sorted(os.listdir()) == ["a.jsonl", "out.json"]


def test_output_is_utf8_whatever_the_locale() -> None:
    article("a.txt", "انفجار\n\nقتل 12 شخصا في الانفجار.\n")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("extract", "-f", "plain", "a.txt", env=plain)
    assert done.returncode == 0
    assert "قتل 12 شخصا" in done.stdout.decode("utf-8")
    told(done)


def test_output_is_the_same_under_every_seed_zone_and_width() -> None:
    claims = claims_file(12, 30, 45, 12)
    seen = {
        run(
            "check", "--claims", claims, "-f", format, env={"PYTHONHASHSEED": seed, "TZ": zone, "COLUMNS": columns}
        ).stdout
        for format in ("json",)
        for seed, zone, columns in (("0", "UTC", "80"), ("1", "Asia/Riyadh", "200"), ("7", "America/Lima", "20"))
    }
    assert len(seen) == 1


# rules


def test_a_bad_rule_is_told_with_its_place_and_the_good_ones_still_run(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "odd.yaml").write_text("id: odd\nversion: 1\nseverty: error\n", "utf-8")
    done = run("check", "--rules", "mine", "--claims", claims_file(12, 30))
    assert done.returncode == 2
    assert "mine/odd.yaml:3:1" in told(done)
    assert "did you mean 'severity'" in told(done)
    assert b"error count-conflict" in done.stdout


def test_the_shipped_rules_are_well() -> None:
    done = run("rules", "check")
    assert done.returncode == 0, told(done)


def test_rules_can_be_listed_and_shown() -> None:
    assert b"count-conflict" in run("rules", "list").stdout
    assert run("rules", "show", "count-conflict").stdout.count(b"\nid: count-conflict\n") == 1


def test_a_new_rule_is_begun_once(folder: Path) -> None:
    assert run("rules", "new", "my-check", "--in", "mine").returncode == 0
    assert (folder / "mine" / "my-check.yaml").read_text("utf-8").startswith("id: my-check")
    text = (folder / "mine" / "my-check.yaml").read_text("utf-8")
    filled = text.replace("{en: , ar: }", "{en: What?, ar: ماذا؟}")
    (folder / "mine" / "my-check.yaml").write_text(filled, "utf-8")
    tested = run("rules", "test", "my-check", "--rules", "mine", "--fail-on-missing")
    assert tested.returncode == 0, tested.stdout.decode("utf-8") + told(tested)
    again = run("rules", "new", "my-check", "--in", "mine")
    assert again.returncode == 2
    assert "is there already" in told(again)
    assert run("rules", "new", "../evil").returncode == 2


# settings


def test_flags_hold_over_the_environment_and_that_over_the_file(folder: Path) -> None:
    claims = claims_file(12, 30)
    (folder / "claimcheck.toml").write_text('fail-on = "never"\n', "utf-8")
    assert run("check", "--claims", claims).returncode == 0
    assert run("check", "--claims", claims, env={"CLAIMCHECK_FAIL_ON": "error"}).returncode == 1
    assert run("check", "--claims", claims, "--fail-on", "never", env={"CLAIMCHECK_FAIL_ON": "error"}).returncode == 0
    shown = run("config").stdout.decode("utf-8")
    assert f"fail-on = never  ({folder}/claimcheck.toml)" in shown


def test_settings_of_pyproject_and_a_slip_in_them(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.claimcheck]\npublished = 2024-05-01\nfial-on = "never"\n', "utf-8")
    done = run("check", article("a.txt"))
    assert done.returncode == 2
    assert "there is no setting 'fial-on' (did you mean 'fail-on'?)" in told(done)


def test_explain_says_by_which_words_a_claim_was_read() -> None:
    out = run("explain", article("a.txt")).stdout.decode("utf-8")
    assert "killed 12" in out
    assert '"12' in out


def test_explain_says_why_a_number_is_no_claim_and_what_is_known_of_a_word() -> None:
    article("a.txt", "Blast\n\nSome 40 percent of the mine was lost, and 12 people were killed 3 km away.\n")
    out = run("explain", "a.txt").stdout.decode("utf-8")
    assert 'a.txt:3:6: "40": it is a share ("percent")' in out
    assert '"3": it measures something ("km")' in out
    assert '"12": ' not in out
    word = run("explain", "a.txt", "--word", "killed").stdout.decode("utf-8")
    assert '"killed": known as ' in word
    assert 'triggers killed verb; read in "12 people were killed"' in word
    unknown = run("explain", "a.txt", "--word", "mine").stdout.decode("utf-8")
    assert "in no claim" in unknown


def test_explain_shows_what_each_condition_saw() -> None:
    out = run("explain", article("a.txt", "Blast kills 12\n\nThe blast killed 30 people.\n")).stdout.decode("utf-8")
    assert "  - when ne: [a.value, b.value]: yes (a.value = 12, b.value = 30)" in out
    assert "  fingerprint " in out


def test_the_command_is_installed() -> None:
    if os.environ.get("CLAIMCHECK_TESTED") == "wheel":
        assert shutil.which("claimcheck")


def test_a_parameter_can_be_set_and_a_slip_in_it_is_told() -> None:
    first = claims_file(12, name="c.jsonl", as_of="2024-05-01")
    later = CLAIM | {"id": "later", "quote": "30 died", "low": 30, "high": 30, "as_of": "2024-05-03"}
    with Path(first).open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(later) + "\n")
    command = ("check", "--claims", first, "--select", "count-conflict", "--fail-on", "notice")
    assert run(*command).returncode == 0
    done = run(*command, "--set", "count-conflict.widnow=3d")
    assert done.returncode == 2
    assert "did you mean 'window'" in told(done)
    assert run(*command, "--set", "count-conflict").returncode == 2
    assert run(*command, "--set", "count-conflit.window=3d").returncode == 2


def test_why_not_names_for_each_check_what_stopped_it() -> None:
    article("a.txt", "Blast\n\n12 people were killed in the blast.\n\n7 people were injured in the blast.\n")
    done = run("why-not", "a.txt:3", "a.txt:5", "a.txt")
    assert done.returncode == 0
    lines = done.stdout.decode("utf-8").splitlines()
    assert [line for line in lines if line.startswith("count-conflict: ")]
    assert not [line for line in lines if line.endswith("fires")]
    assert run("why-not", "a.txt:3", "a.txt:99", "a.txt").returncode == 2


@pytest.mark.parametrize("command", [("explain",), ("why-not", "a.txt:3", "a.txt:3")])
def test_a_bad_rule_is_told_and_the_good_ones_still_explain(command: tuple[str, ...]) -> None:
    article("a.txt")
    Path("own").mkdir()
    Path("own/slip.yaml").write_text("id: slip\nmesage: {en: x}\n", "utf-8")
    done = run(*command, "a.txt", "--language", "en", "--rules", "own")
    assert (done.returncode, bool(done.stdout)) == (2, True)
    assert "mesage" in told(done)


def test_the_examples_of_the_shipped_rules_are_as_they_say() -> None:
    done = run("rules", "test", "--fail-on-missing")
    assert done.returncode == 0, done.stdout.decode("utf-8") + told(done)


def test_a_text_in_no_known_language_is_told_of() -> None:
    done = run("extract", "-f", "json", article("a.txt", "Kymmenen ihmistä sai surmansa tulipalossa maanantaina.\n"))
    assert done.returncode == 0
    assert "its language is not clear: no claims are read; say --language" in told(done)
    other = run("extract", "-f", "json", "--language", "xx", "a.txt")
    assert "the rules have no language 'xx'" in told(other)


def test_numbers_can_be_written_in_the_digits_of_the_language() -> None:
    claims = claims_file(3, 5200)
    command = ("check", "--claims", claims, "--report-language", "ar", "-f", "json", "--select", "count-conflict")
    latin = document(run(*command))["findings"][0]
    native = document(run(*command, "--digits", "native"))["findings"][0]
    assert "3 قتلى" in latin["message"]
    assert "٣ قتلى" in native["message"]
    assert "٥٬٢٠٠" in native["message"]
    assert native["fingerprint"] == latin["fingerprint"]
    english = document(run("check", "--claims", claims, "-f", "json", "--digits", "native"))["findings"][0]
    assert "5,200" in english["message"]


def test_coverage_is_told_in_figures() -> None:
    done = run("rules", "test", "count-conflict", "--coverage")
    assert done.returncode == 0, told(done)
    assert "conditions covered (100.0 %)" in told(done)
    assert run("rules", "test", "count-conflict", "--coverage", "--fail-under", "100.5").returncode == 1


def test_a_deprecated_check_runs_when_asked_for_and_names_what_replaces_it(folder: Path) -> None:
    text = run("rules", "show", "count-conflict").stdout.decode("utf-8")
    old = text.replace("id: count-conflict", "id: old-counts").replace("status: stable", "status: deprecated")
    (folder / "mine").mkdir()
    path = folder / "mine" / "old-counts.yaml"
    path.write_text(old.replace("severity: warning", "replaced_by: count-conflict\nseverity: warning", 1), "utf-8")
    command = ("check", "--rules", "mine", "--claims", claims_file(12, 30))
    assert b"old-counts" not in run(*command).stdout
    done = run(*command, "--select", "old-counts")
    assert b"error old-counts" in done.stdout
    assert "old-counts is deprecated: count-conflict has taken its place" in told(done)
    path.write_text(old.replace("severity: warning", "replaced_by: count-conflct\nseverity: warning", 1), "utf-8")
    slip = run(*command)
    assert slip.returncode == 2
    assert "'count-conflct' is not a check (did you mean 'count-conflict'?)" in told(slip)
