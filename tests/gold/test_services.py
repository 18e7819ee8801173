"""The pre-commit hooks and the GitHub Action: what they call is there, and their scripts do what they say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from gold.market import GOLD, ROOT

from claimcheck.cli import main

HOOKS = {each["id"]: each for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {each.get("name", each.get("uses")): each for each in ACTION["runs"]["steps"]}


def test_there_are_three_hooks() -> None:
    assert sorted(HOOKS) == ["claimcheck", "claimcheck-gold", "claimcheck-rules"]


@pytest.mark.parametrize("hook", HOOKS)
def test_what_a_hook_calls_is_there(hook: str, capfd: pytest.CaptureFixture[str]) -> None:
    program, *arguments = HOOKS[hook]["entry"].split()
    assert program == "claimcheck"
    assert main([*arguments, "--help"]) == 0
    assert "Usage" in capfd.readouterr().out


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are for bash")
class TestAction:
    """The steps of the action, run as GitHub runs them: the script in bash, inputs in the environment."""

    def run(self, step: str, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        command = folder / "bin" / "claimcheck"
        command.parent.mkdir(exist_ok=True)
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', "utf-8")
        command.chmod(0o755)
        env = {name: self.filled(value, inputs) for name, value in STEPS[step]["env"].items()}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
            env={**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", **env},
            capture_output=True, encoding="utf-8", cwd=folder, timeout=120,
        )  # fmt: skip

    def filled(self, value: str, inputs: dict[str, Any]) -> str:
        name = value.removeprefix("${{ inputs.").removesuffix(" }}")
        assert name in ACTION["inputs"], value
        return str(inputs.get(name.replace("-", "_"), ACTION["inputs"][name]["default"]))

    def test_gold_files_are_compared(self, folder: Path) -> None:
        assert self.run("Gold files", folder, gold=".").returncode == 0
        (folder / "market.claims.yaml").write_text(GOLD.replace(">=30", ">=31"), "utf-8")
        assert self.run("Gold files", folder, gold="market.claims.yaml\n").returncode == 1

    def test_gold_files_are_scored_where_a_floor_is_said(self, folder: Path) -> None:
        (folder / "market.claims.yaml").write_text(GOLD.replace(">=30", ">=31"), "utf-8")
        assert self.run("Gold files", folder, gold=".", min_f1="0.7\nkilled=1").returncode == 0
        assert self.run("Gold files", folder, gold=".", min_precision="injured=0.5").returncode == 1

    def test_articles_are_checked(self, folder: Path) -> None:
        text = "Blast\n\nExactly 12 people were killed in the blast. Exactly 30 people were killed in the blast.\n"
        (folder / "a b.txt").write_text(text, "utf-8")
        done = self.run("Articles", folder, paths="a b.txt\nmarket.txt", fail_on="notice", sarif="out.sarif")
        assert done.returncode == 1
        assert done.stdout.startswith("::")
        assert (folder / "out.sarif").is_file()

    def test_an_input_is_never_a_command(self, folder: Path) -> None:
        self.run("Articles", folder, paths='"; touch owned; $(touch owned) `touch owned`')
        assert not (folder / "owned").exists()
        scripts = [each.get("run", "") for each in ACTION["runs"]["steps"]]
        assert not any("${{" in script for script in scripts)
