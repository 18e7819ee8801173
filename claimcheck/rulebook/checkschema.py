"""The JSON Schema of a check, down to its conditions: what an editor completes while somebody writes one.

`jsonschema` knows the annotations; what a check keeps as nodes (its match, its conditions, the claims of its examples)
is said here, out of the tables that the loader itself reads by: verbs, fields, shorthand.
"""

from __future__ import annotations

from typing import Any, get_origin

from claimcheck.rulebook.check import CheckFile
from claimcheck.rulebook.example import SHORTHAND
from claimcheck.rulebook.fields import FIELDS, KIND, Field
from claimcheck.rulebook.grammar import is_condition, signature
from claimcheck.rulebook.jsonschema import Schema, schema_of
from claimcheck.rulebook.match import MatchFile
from claimcheck.rulebook.operators import VERBS

CONDITION: Schema = {"$ref": "#/$defs/Condition"}
_WORD: Schema = {"type": ["string", "number", "boolean"]}


def check_schema() -> Schema:
    """The schema of a file in `rules/checks`."""
    schema = schema_of(CheckFile, "A check")
    defs = schema["$defs"]
    schema["properties"] |= {"match": {"$ref": "#/$defs/Match"}, "when": CONDITION}
    schema["properties"]["unless"] = {"type": "object", "additionalProperties": CONDITION}
    for name in ("EscalateFile", "VariantFile"):
        defs[name]["properties"]["when"] = CONDITION
    defs["ExampleFile"]["properties"]["claims"] = {"type": "array", "items": {"$ref": "#/$defs/Claim"}}
    filters = {"type": "object", "properties": _filters(), "additionalProperties": False}
    more = {"Condition": _condition(), "Filters": filters, "Match": _match(), "Claim": _claim()}
    return schema | {"$defs": dict(sorted((defs | more).items()))}


def _condition() -> Schema:
    """One verb and its arguments; of `all`, `any`, `not` and `may` these are conditions again."""
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {verb: _arguments(verb) for verb in VERBS if is_condition(verb)},
    }


def _arguments(verb: str) -> Schema:
    names = signature(verb)[0]
    title = f"{verb}: [{', '.join(names)}]" if len(names) > 1 else f"{verb}: {next(iter(names))}"
    described: Schema = {"title": title, "description": " ".join((VERBS[verb].__doc__ or "").split())}
    if verb in ("all", "any"):
        return described | {"type": "array", "minItems": 1, "items": CONDITION}
    return described | (CONDITION if verb in ("not", "may") else {})


def _match() -> Schema:
    """`match`: its own keys, and under any other name, which must be bound, filters."""
    schema = schema_of(MatchFile)
    own = schema["properties"] | {"each": {"$ref": "#/$defs/Filters"}}
    names = {"type": "array", "items": {"enum": list(FIELDS)}, "uniqueItems": True}
    for key in ("same", "same_if_known"):
        own[key] = own[key] | {"anyOf": [names, {"enum": list(FIELDS)}]}
    own["within"] = {
        "type": "object",
        "properties": {"as_of": {"type": "string"}, "except": {"$ref": "#/$defs/Filters"}},
        "required": ["as_of"],
        "additionalProperties": False,
    }
    rest = {"properties": own, "required": schema["required"], "additionalProperties": {"$ref": "#/$defs/Filters"}}
    return {"type": "object", **rest}


def _filters() -> dict[str, Schema]:
    return {each.name: _filter(each) for each in (KIND, *FIELDS.values())}


def _filter(field: Field) -> Schema:
    """A word, a list of words, or `{not: …}`; the words themselves where the field is closed, or a parameter."""
    word: Schema = {"anyOf": [{"enum": list(field.choices)}, {"pattern": r"^\$"}]} if field.choices else _WORD
    words: Schema = {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}
    refused = {"type": "object", "properties": {"not": words}, "required": ["not"], "additionalProperties": False}
    described: Schema = {"description": field.help} if field.help else {}
    return described | {"anyOf": [*words["anyOf"], refused]}


def _claim() -> Schema:
    """A claim in shorthand: the first key is its kind."""
    return {"anyOf": [_shape(kind, names) for kind, names in SHORTHAND.items()]}


def _shape(kind: str, names: tuple[str, ...]) -> Schema:
    words: dict[str, Any] = {name: _value(name) for name in names}
    return {"type": "object", "properties": words, "required": [kind], "additionalProperties": False}


def _value(name: str) -> Schema:
    field = FIELDS.get(name)
    closed = field is not None and field.choices and get_origin(field.type) is None and name != "event"
    return {"enum": list(field.choices)} if closed and field else _WORD
