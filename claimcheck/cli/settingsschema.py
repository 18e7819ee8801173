"""The JSON Schema of a project's settings, made of the flags of `check`."""

from __future__ import annotations

import click

from claimcheck.cli.check import command as check
from claimcheck.cli.commands import flag_names
from claimcheck.cli.settings import SCOPED
from claimcheck.model.discrepancy import SEVERITIES
from claimcheck.rulebook.jsonschema import DRAFT, Schema

LEVELS: Schema = {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}}
NAMES: Schema = {"type": "array", "items": {"type": "string"}}
TABLES = frozenset({"severity", "set"})  # flags of the form KEY=VALUE, which settings may write as tables


def settings_schema() -> Schema:
    """The schema of claimcheck.toml, and of `[tool.claimcheck]` in pyproject.toml."""
    options = {each.name: each for each in check.params if isinstance(each, click.Option)}
    keys = {flag: _flag(flag, options[name]) for flag, name in sorted(flag_names(check).items())}
    own = {"ignore": NAMES, "severity": LEVELS}
    scoped: Schema = {"type": "object", "properties": own, "additionalProperties": False}
    keys |= {key: {"type": "object", "additionalProperties": scoped} for key in SCOPED}
    return {
        "$schema": DRAFT,
        "title": "Settings of claimcheck",
        "type": "object",
        "properties": keys,
        "additionalProperties": False,
    }


def _flag(name: str, option: click.Option) -> Schema:
    schema = _value(option)
    if option.multiple:
        schema = {"anyOf": [NAMES, {"type": "string"}, *([{"type": "object"}] if name in TABLES else [])]}
    return schema | ({"description": option.help} if option.help else {})


def _value(option: click.Option) -> Schema:
    if option.is_flag:
        return {"type": "boolean"}
    if isinstance(option.type, click.Choice):
        return {"enum": list(option.type.choices)}
    return {"type": "integer"} if isinstance(option.type, click.IntRange) else {"type": "string"}
