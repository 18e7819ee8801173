"""The JSON Schemas of all that goes in and comes out: rule files, claims, reports, acknowledgements, baselines.

Made from what the program itself reads and writes by, so that they cannot say anything else. The settings' schema is
made of the command line's flags, in `cli`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from claimcheck.gold.goldfile import GoldFile
from claimcheck.ledger.acknowledgements import Acknowledgement
from claimcheck.model.claim import AnyClaim
from claimcheck.model.contract import KINDS, NEVER_NULL, OWN, REQUIRED, SCHEMA
from claimcheck.model.discrepancy import SEVERITIES, Hidden, Input
from claimcheck.rulebook.action import Action
from claimcheck.rulebook.checkschema import check_schema
from claimcheck.rulebook.jsonschema import DRAFT, Schema, schema_of
from claimcheck.rulebook.language import LanguageFile
from claimcheck.rulebook.measure import Forms, Measure, Wording
from claimcheck.rulebook.scope import ScopeFile

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
PERHAPS: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": ["integer", "null"], "minimum": 0}
DAY: Schema = {"type": ["string", "null"], "format": "date"}
DAYS: Schema = {"type": "array", "items": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}}
READ = frozenset({"span", "steps", "value", "date", "topic", "as_of", "published"})  # fields that are written otherwise

# keys of a claim's object that are written otherwise than its field, or not held by one
KEYS: Mapping[str, Schema] = {
    "schema": {"const": SCHEMA},
    "start": {"type": "integer", "minimum": 0},
    "end": {"type": "integer", "minimum": 0},
    "as_of": {**PERHAPS, "description": "a day, or two with a slash between them"},
    "as_of_readings": {**DAYS, "description": "the readings of as_of, where it has several"},
    "published": {**PERHAPS, "format": "date-time"},
}
OWN_KEYS: Mapping[str, Mapping[str, Schema]] = {
    "count": {"low": NUMBER, "high": NUMBER, "approximate": {"type": "boolean"}},
    "date": {
        "event": {**TEXT, "description": "what happened then"},
        "scope": {"enum": ["main", "other"]},
        "from": DAY,
        "to": DAY,
        "readings": {**DAYS, "description": "where the text leaves several days open; from and to are null then"},
        "weekday": {"type": ["integer", "null"], "minimum": 0, "maximum": 6},
    },
    "statement": {},
}


def claim_schema() -> Schema:
    """A claim of the contract, one line of `extract -f jsonl`. Other keys are ignored, and so allowed."""
    shapes = {f"{kind}_claim": _shape(kind, cls) for kind, cls in KINDS.items()}
    refs = [{"$ref": f"#/$defs/{name}"} for name in shapes]
    return {"$schema": DRAFT, "title": "A claim", "anyOf": refs, "$defs": shapes}


def _shape(kind: str, cls: type[AnyClaim]) -> Schema:
    hints = get_type_hints(cls)
    names = [each.name for each in attrs.fields(cls) if each.name not in READ]
    plain = {name: _field(name, hints[name]) for name in names}
    keys = plain | dict(KEYS) | dict(OWN_KEYS[kind]) | {"kind": {"const": kind}}
    return {"type": "object", "properties": keys, "required": [*REQUIRED, *OWN[kind]]}


def _field(name: str, hint: Any) -> Schema:
    """A field as JSON writes it: null is as good as nothing, but for what is required."""
    if hint is int:
        return {"type": "integer", "minimum": 0}
    if get_origin(hint) is tuple:
        return {"anyOf": [_list(_field("", get_args(hint)[0])), {"type": "null"}]}
    words = _words(hint)
    if words:
        return {"enum": [*words, *([] if name in NEVER_NULL else [None])]}
    return dict(TEXT if name in NEVER_NULL else PERHAPS)


def _words(hint: Any) -> tuple[Any, ...]:
    """The words of a closed field, `Literal` or one of which it is optional."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    return next((get_args(part) for part in get_args(hint) if get_origin(part) is Literal), ())


def finding_schema() -> Schema:
    """A finding of a report; `evidence` are its claims in full, in a line of JSONL."""
    position = {"type": "object", "properties": {"label": TEXT, "claims": TEXTS}, "required": ["label", "claims"]}
    keys: dict[str, Schema] = {
        "schema": {"const": SCHEMA},
        "check": TEXT,
        "severity": {"enum": list(SEVERITIES)},
        "message": TEXT,
        "ask": TEXT,
        "claims": TEXTS,
        "positions": {"type": "array", "items": position},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        "dispute": {"const": True},
        "also": TEXTS,
        "evidence": {"type": "array"},
    }
    return _object(keys, "check", "severity", "message", "ask", "claims", "positions", "fingerprint")


def _object(keys: Mapping[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": dict(keys), "required": list(required), "additionalProperties": False}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _closed(cls: type, name: str) -> Schema:
    """The words of a closed field of a class."""
    return {"enum": list(_words(get_type_hints(cls)[name]))}


def report_schema() -> Schema:
    """What `check -f json` writes; `extract -f json` writes the same without findings."""
    claim = claim_schema()
    undecided = _object({"check": TEXT, "field": TEXT, "claims": TEXTS}, "check", "field", "claims")
    by = _closed(Hidden, "by")
    hidden = _object({"check": TEXT, "fingerprint": TEXT, "by": by, "reason": TEXT}, "check", "fingerprint", "by")
    status = _closed(Input, "status")
    names = ("language", "published", "source", "story", "title", "url")
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}}
    keys: dict[str, Schema] = {
        "schema": {"const": SCHEMA},
        "inputs": _list(_object({"name": TEXT, "status": status, "reason": PERHAPS}, "name", "status")),
        "articles": _list(_object({"id": TEXT} | dict.fromkeys(names, TEXT), "id")),
        "claims": _list({"anyOf": claim["anyOf"]}),
        "findings": _list(finding_schema()),
        "excused": {"type": "object", "additionalProperties": counts},
        "undecided": _list(undecided),
        "hidden": _list(hidden),
    }
    body = _object(keys, "schema", "inputs", "articles", "claims")
    return {"$schema": DRAFT, "title": "A report", **body, "$defs": claim["$defs"]}


def baseline_schema() -> Schema:
    entry = _object({"check": TEXT, "fingerprint": TEXT}, "check", "fingerprint")
    return {"$schema": DRAFT, **_object({"schema": {"const": 1}, "findings": _list(entry)}, "schema", "findings")}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "acks": lambda: schema_of(tuple[Acknowledgement, ...], "Acknowledgements"),
    "actions": lambda: schema_of(Mapping[str, Action], "Actions"),
    "baseline": baseline_schema,
    "check": check_schema,
    "claim": claim_schema,
    "finding": lambda: {"$schema": DRAFT, "title": "A finding"} | finding_schema(),
    "gold": lambda: schema_of(GoldFile, "A gold file"),
    "labels": lambda: schema_of(Mapping[str, Mapping[str, Forms]], "Labels"),
    "language": lambda: schema_of(LanguageFile, "A language"),
    "measure": lambda: schema_of(Measure, "A measure"),
    "report": report_schema,
    "scope": lambda: schema_of(ScopeFile, "Populations"),
    "wording": lambda: schema_of(Mapping[str, Wording], "Wording"),
}
