"""pytest collects gold files, one item an article, and shows the diff that the command prints."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

from gold.market import GOLD, ROOT, Run

ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "claimcheck.pytest_plugin"}


def test_a_gold_file_is_a_test_that_passes(folder: Path, run: Run) -> None:
    done = run("-v", "-p", "no:cacheprovider", module="pytest", **ALONE)
    assert done.returncode == 0
    assert "market.claims.yaml::claims PASSED" in done.stdout


def test_it_fails_with_the_diff_and_without_a_traceback(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").write_text(GOLD.replace(">=30", ">=31"), "utf-8")
    done = run("-p", "no:cacheprovider", module="pytest", **ALONE)
    assert done.returncode == 1
    assert run("gold", "check").stdout.strip() in done.stdout
    assert "1 failed" in done.stdout
    assert "runtest" not in done.stdout


def test_what_is_wrong_with_a_file_is_told_with_its_place(folder: Path, run: Run) -> None:
    (folder / "market.claims.yaml").write_text("clams: []\n", "utf-8")
    done = run("-p", "no:cacheprovider", module="pytest", **ALONE)
    assert done.returncode == 1
    assert "market.claims.yaml:1:1: 'clams' is not known here (did you mean 'claims'?)" in done.stdout


def test_rules_of_ones_own_are_read(folder: Path, run: Run) -> None:
    (folder / "own.yaml").write_text("id: nonsense\n", "utf-8")
    for given in (["--claimcheck-rules", "own.yaml"], ["-o", "claimcheck_rules=own.yaml"]):
        done = run("-p", "no:cacheprovider", *given, module="pytest", **ALONE)
        assert done.returncode == 1
        assert "own.yaml:1:1" in done.stdout


def test_the_package_names_it_as_an_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert hasattr(import_module(project["entry-points"]["pytest11"]["claimcheck"]), "pytest_collect_file")
