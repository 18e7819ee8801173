"""The JSON Schemas of rule files hold what the loader holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimcheck.rulebook.check import CheckFile
from claimcheck.rulebook.files import rules_root
from claimcheck.rulebook.jsonschema import schema_of
from claimcheck.rulebook.language import LanguageFile
from claimcheck.rulebook.measure import Measure
from claimcheck.rulebook.scope import ScopeFile

KINDS: dict[str, type] = {"measures": Measure, "scopes": ScopeFile, "languages": LanguageFile, "checks": CheckFile}
FILES = sorted(path for folder in KINDS for path in (rules_root() / folder).glob("*.yaml"))


@pytest.mark.parametrize("cls", KINDS.values())
def test_a_schema_is_one(cls: type) -> None:
    Draft202012Validator.check_schema(schema_of(cls))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_files_fit(path: Path) -> None:
    schema = schema_of(KINDS[path.parent.name])
    assert [error.message for error in Draft202012Validator(schema).iter_errors(typed(path.read_text("utf-8")))] == []


def typed(text: str) -> Any:
    """As an editor reads YAML (1.2): `on` and `no` are words, days are texts."""
    loader = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": resolvers()})
    return yaml.load(text, loader)


def resolvers() -> dict[str, Any]:
    tags = ("timestamp", "bool")
    shipped = yaml.SafeLoader.yaml_implicit_resolvers.items()
    made = {first: [each for each in found if not each[0].endswith(tags)] for first, found in shipped}
    for first in "tf":
        made[first] = [*made.get(first, []), ("tag:yaml.org,2002:bool", re.compile("(?:true|false)$"))]
    return made


MEASURE = {"id": "x", "title": {"en": "x"}, "course": "grows", "counted": {"en": {"alone": "x", "among": "y"}}}


@pytest.mark.parametrize(
    ("change", "count"),
    [({}, 0), ({"course": "sinks"}, 1), ({"cours": "grows"}, 1), ({"title": "x"}, 1), ({"counted": {"en": {}}}, 2)],
)
def test_what_the_loader_refuses_the_schema_refuses(change: dict[str, Any], count: int) -> None:
    assert len(list(Draft202012Validator(schema_of(Measure)).iter_errors(MEASURE | change))) == count


def test_the_help_of_a_field_is_its_description() -> None:
    assert "grows" in schema_of(Measure)["properties"]["course"]["description"]
