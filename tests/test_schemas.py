"""The JSON Schemas hold what the program reads and writes: every shipped file, real claims and reports, settings."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from claimcheck.cli.settingsschema import settings_schema
from claimcheck.ledger import acknowledgements, baseline
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.contract import record_of
from claimcheck.pipeline import check
from claimcheck.reporting import render
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.files import rules_root
from claimcheck.schemas import SCHEMAS
from tests.claims import any_claims, count, discrepancy, report
from tests.rulebook.test_check import BAD, GOOD
from tests.rulebook.test_jsonschema import typed

FOLDERS = {"checks": "check", "languages": "language", "measures": "measure", "scopes": "scope"}
TABLES = ("actions", "labels", "wording")
SHIPPED = [(path, kind) for folder, kind in FOLDERS.items() for path in sorted((rules_root() / folder).glob("*.yaml"))]
SHIPPED += [(rules_root() / f"{name}.yaml", name) for name in TABLES]


@cache
def validator(kind: str) -> Draft202012Validator:
    made = settings_schema() if kind == "config" else SCHEMAS[kind]()
    return Draft202012Validator(made)


def faults(kind: str, value: Any) -> list[str]:
    return [error.message for error in validator(kind).iter_errors(value)]


@pytest.mark.parametrize("kind", [*SCHEMAS, "config"])
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(validator(kind).schema)


@pytest.mark.parametrize(("path", "kind"), SHIPPED, ids=lambda value: value.stem if isinstance(value, Path) else value)
def test_every_shipped_file_fits(path: Path, kind: str) -> None:
    assert faults(kind, typed(path.read_text("utf-8"))) == []


SLIPS = (
    "an operator", "a key", "a key of match", "a field that must be the same", "a filter",
    "a word of a filter", "a word of an exception", "a severity", "an example's key", "an example of nothing",
    "no examples", "a list for a condition", "two verbs", "a value for a condition",
)  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_an_editor_sees_the_slips_that_the_loader_refuses(name: str) -> None:
    old, new = next(row[1:3] for row in BAD if row[0] == name)
    good = GOOD.replace("Why?", "Why")  # which PyYAML's own parser takes for a key
    assert faults("check", typed(good)) == []
    assert old in good
    assert faults("check", typed(good.replace(old, new, 1))) != []


@given(any_claims())
def test_every_claim_that_is_written_fits(claim: AnyClaim) -> None:
    assert faults("claim", json.loads(json.dumps(record_of(claim)))) == []


CLAIM = record_of(count("a", 12))


@pytest.mark.parametrize(
    "change",
    [{"low": "12"}, {"stance": "assertd"}, {"start": -1}, {"kind": "deed"}, {"schema": 2}, {"flags": "bidi-control"}],
    ids=str,
)
def test_what_the_contract_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    assert faults("claim", CLAIM) == []
    assert faults("claim", CLAIM | change) != []


def test_a_claim_needs_what_the_contract_requires() -> None:
    assert faults("claim", {key: value for key, value in CLAIM.items() if key != "quote"}) != []
    assert faults("claim", CLAIM | {"confidence": 0.9}) == []  # told of once, and ignored


TEXT = "Mill blast kills 12\n\nA blast in a mill killed 30 people on Monday, officials said. At least 9 were hurt.\n"


def test_a_real_report_fits(rulebook: Rulebook) -> None:
    made = check([Article(id="a", text=TEXT, language="en")], rulebook)
    assert made.discrepancies
    written = json.loads(render(made, "json"))
    assert faults("report", written) == []
    assert faults("report", json.loads(render(made, "json", claims=True))) == []
    assert [faults("finding", json.loads(line)) for line in render(made, "jsonl").splitlines()] == [[]]
    assert faults("report", written | {"findings": [written["findings"][0] | {"severity": "fatal"}]}) != []


def test_acknowledgements_and_baselines_fit(tmp_path: Path) -> None:
    acknowledgements.append(tmp_path / "acks.yaml", "toll-falls", "00112233aabbccdd", "why not")
    assert faults("acks", yaml.safe_load((tmp_path / "acks.yaml").read_text("utf-8"))) == []
    assert faults("acks", [{"check": "toll-falls", "fingerprint": "00112233aabbccdd"}]) != []
    found = report((count("a", 1), count("b", 2)), discrepancy(count("a", 1), count("b", 2)))
    assert faults("baseline", json.loads(baseline.document(found.discrepancies))) == []


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ('fail-on = "never"\nignore = ["toll-falls"]\njobs = 2', True),
        ('severity = {toll-falls = "error"}\n[per-path."sport/*"]\nignore = ["toll-falls"]', True),
        ('set = {count-conflict = {window = "3d"}}', True),
        ('fial-on = "never"', False),
        ('fail-on = "fatal"', False),
        ('[per-path."sport/*"]\nignor = []', False),
    ],
)
def test_settings_fit(text: str, good: bool) -> None:
    assert (faults("config", tomllib.loads(text)) == []) is good


def test_every_schema_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    from claimcheck.cli import main

    for kind in (*SCHEMAS, "config"):
        assert main(["rules", "schema", kind]) == 0
        assert json.loads(capfd.readouterr().out) == validator(kind).schema
