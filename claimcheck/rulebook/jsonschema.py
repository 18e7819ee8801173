"""JSON Schemas of rule files, for editors: made from the same annotations that `schema` reads by.

Generated and never written by hand, since a schema beside the code says tomorrow what the code said yesterday.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from claimcheck.rulebook.files import Node
from claimcheck.rulebook.schema import Entry, entries

Schema: TypeAlias = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE: Mapping[Any, Schema] = {
    str: {"type": ["string", "number", "boolean"]},  # in YAML `id: 7` and `no` are texts where a text is asked for
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    Node: {},
    Any: {},
}


def schema_of(hint: Any, title: str = "") -> Schema:
    """The schema of files that an attrs class describes, or any annotation; classes within it are under `$defs`.

    >>> Toll = attrs.make_class("Toll", {"killed": attrs.field(type=int, metadata={"help": "how many"})})
    >>> schema_of(Toll)["properties"]
    {'killed': {'type': 'integer', 'description': 'how many'}}
    """
    known: dict[type, Schema] = {}
    body = _typed(hint, known)
    if "$ref" in body:
        body = known[hint]
    inner = {each.__name__: schema for each, schema in known.items() if each is not hint}
    schema = {"$schema": DRAFT, "title": title or getattr(hint, "__name__", ""), **body}
    return schema | {"$defs": dict(sorted(inner.items()))} if inner else schema


def _define(cls: type, known: dict[type, Schema]) -> None:
    """The schema of a class, put among those known before its fields are read: it may hold itself."""
    if cls in known:
        return
    known[cls] = {}
    own = [entry for entry in entries(cls) if not entry.whole]
    known[cls] |= {
        "type": "object",
        **_described((cls.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ")),
        "properties": {entry.key: _property(entry, known) for entry in own},
        "required": [entry.key for entry in own if entry.required],
        "additionalProperties": False,
    }


def _property(entry: Entry, known: dict[type, Schema]) -> Schema:
    return _typed(entry.hint, known) | _described(entry.help)


def _described(text: str) -> Schema:
    return {"description": text} if text else {}


def _typed(hint: Any, known: dict[type, Schema]) -> Schema:
    if hint in _SIMPLE:
        return dict(_SIMPLE[hint])
    if isinstance(hint, type) and attrs.has(hint):
        _define(hint, known)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_typed(part, known) for part in parts]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (tuple, frozenset):
        return _listed(parts, known)
    return {"type": "object", "additionalProperties": _typed(parts[1], known), **_keys(parts[0], known)}


def _listed(parts: tuple[Any, ...], known: dict[type, Schema]) -> Schema:
    """A list, or one value that stands for a list of itself; a row has so many values."""
    if len(parts) == 1 or parts[1] is Ellipsis:
        item = _typed(parts[0], known)
        return {"anyOf": [{"type": "array", "items": item}, item]}
    columns = [_typed(part, known) for part in parts]
    return {"type": "array", "prefixItems": columns, "minItems": len(parts), "maxItems": len(parts)}


def _keys(hint: Any, known: dict[type, Schema]) -> Schema:
    return {"propertyNames": _typed(hint, known)} if get_origin(hint) is Literal else {}
