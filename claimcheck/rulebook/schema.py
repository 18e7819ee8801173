"""Nodes to typed values: the annotations of an attrs class are its schema.

Not a validation library: those coerce in silence (`id: 7` to "7", a bad date to none) or stop at the first mistake, and
none knows the line. Here nothing is guessed, a bad value never becomes a default, and every mistake is gathered.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, Final, Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs

from claimcheck.errors import RuleError, did_you_mean
from claimcheck.rulebook.files import Node

T = TypeVar("T")
Problems: TypeAlias = list[RuleError]
Reader: TypeAlias = Callable[[Node, Problems], Any]


class Bad(Enum):
    """What a value is that could not be read. Not `None`, which an optional value may well be."""

    VALUE = "bad"


BAD: Final = Bad.VALUE
NOTHING = frozenset({"", "null", "~"})  # unquoted

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def structure(node: Node, cls: type[T], problems: Problems) -> T | None:
    """An instance of an attrs class, or nothing where a part of it is wrong: then `problems` says what.

    >>> from claimcheck.rulebook.files import parse
    >>> Toll = attrs.make_class("Toll", {"killed": attrs.field(type=int)})
    >>> structure(parse("killed: 16", "x.yaml"), Toll, [])
    Toll(killed=16)
    >>> found = []; structure(parse("kiled: 16", "x.yaml"), Toll, found); print(found[0])
    x.yaml:1:1: 'kiled' is not known here (did you mean 'killed'?)
      1 | kiled: 16
          ^^^^^
    """
    value = value_of(node, cls, problems)
    return None if value is BAD else cast(T, value)


def value_of(node: Node, hint: Any, problems: Problems) -> Any:
    """A value of any annotation; `BAD` where it is wrong."""
    return reader(hint)(node, problems)


@attrs.frozen
class Entry:
    """One key that a class reads: its name in YAML and in Python, its type, and what is written about it."""

    key: str
    argument: str
    hint: Any
    required: bool
    help: str
    whole: bool = False


@cache
def entries(cls: type) -> tuple[Entry, ...]:
    """The keys of an attrs class. Metadata `key` renames one, `help` explains it, `node` asks for the node itself.

    An underscore at the end of a name, there for Python's sake, is not in the key.
    """
    hints = get_type_hints(cls)
    return tuple(_entry(field, hints[field.name]) for field in attrs.fields(cls) if field.init)


def _entry(field: attrs.Attribute[Any], hint: Any) -> Entry:
    meta = field.metadata
    return Entry(
        key=meta.get("key", field.name.rstrip("_")),
        argument=field.alias or field.name,
        hint=hint,
        required=field.default is attrs.NOTHING,
        help=meta.get("help", ""),
        whole=bool(meta.get("node")),
    )


@cache
def reader(hint: Any) -> Reader:
    """The function that reads a value of this type; made once."""
    if hint in _SCALARS:
        return _SCALARS[hint]
    if isinstance(hint, type) and attrs.has(hint):
        return _class_reader(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(parts)
    if origin is Literal:
        return _literal_reader(parts)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return _list_reader(reader(parts[0]), tuple)
    if origin is tuple:
        return _row_reader(parts)
    if origin is frozenset:
        return _list_reader(reader(parts[0]), frozenset)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_reader(parts[0], parts[1])
    raise TypeError(f"a rule cannot hold a value of type {hint!r}")


def _bad(node: Node, problems: Problems, expected: str, hint: str = "") -> Bad:
    problems.append(node.error(f"is {node.kind}, expected {expected}{hint}"))
    return BAD


def _raw(node: Node, problems: Problems) -> Node:
    return node


def _text(node: Node, problems: Problems) -> Any:
    if node.scalar is None or (not node.scalar and not node.quoted):
        return _bad(node, problems, "a text")
    return node.scalar


def _boolean(node: Node, problems: Problems) -> Any:
    known = {"true": True, "false": False}
    found = None if node.quoted or node.scalar is None else known.get(node.scalar)
    return _bad(node, problems, "true or false") if found is None else found


def _whole(node: Node, problems: Problems) -> Any:
    if node.quoted or node.scalar is None or not _WHOLE.fullmatch(node.scalar):
        return _bad(node, problems, "a whole number")
    return int(node.scalar)


def _number(node: Node, problems: Problems) -> Any:
    if node.quoted or node.scalar is None or not _NUMBER.fullmatch(node.scalar):
        return _bad(node, problems, "a number")
    return float(node.scalar)


def _day(node: Node, problems: Problems) -> Any:
    if node.scalar is None or not _DAY.fullmatch(node.scalar):
        return _bad(node, problems, "a day as 2022-01-31")
    try:
        return date.fromisoformat(node.scalar)
    except ValueError:
        return _bad(node, problems, "a day that the calendar has")


def _nothing(node: Node, problems: Problems) -> Any:
    return None if is_nothing(node) else _bad(node, problems, "nothing")


def is_nothing(node: Node) -> bool:
    """Whether it is an empty value, `null` or `~`, unquoted."""
    return not node.quoted and node.scalar in NOTHING


_SCALARS: dict[Any, Reader] = {
    Node: _raw,
    Any: _raw,
    str: _text,
    bool: _boolean,
    int: _whole,
    float: _number,
    date: _day,
    type(None): _nothing,
}


def _literal_reader(words: tuple[Any, ...]) -> Reader:
    known = {str(word): word for word in words}

    def read(node: Node, problems: Problems) -> Any:
        if node.scalar in known:
            return known[node.scalar]
        near = did_you_mean(node.scalar, known) if node.scalar else ""
        return _bad(node, problems, _one_of(known), near)

    return read


def _one_of(words: Mapping[str, Any]) -> str:
    return f"'{next(iter(words))}'" if len(words) == 1 else "one of " + ", ".join(words)


def _list_reader(item: Reader, make: Callable[[list[Any]], Any]) -> Reader:
    """A list; a scalar alone is a list of one, since `within: town` reads better than `within: [town]`."""

    def read(node: Node, problems: Problems) -> Any:
        nodes = node.items
        if nodes is None:
            if node.scalar is None or is_nothing(node):
                return _bad(node, problems, "a list")
            nodes = (node,)
        values = [item(each, problems) for each in nodes]
        return BAD if BAD in values else make(values)

    return read


def _row_reader(hints: tuple[Any, ...]) -> Reader:
    """A list of so many values, each of its own type."""
    columns = tuple(reader(hint) for hint in hints)

    def read(node: Node, problems: Problems) -> Any:
        nodes = node.items
        if nodes is None or len(nodes) != len(columns):
            return _bad(node, problems, f"a list of {len(columns)}")
        values = [column(each, problems) for column, each in zip(columns, nodes, strict=True)]
        return BAD if BAD in values else tuple(values)

    return read


def _mapping_reader(key_hint: Any, hint: Any) -> Reader:
    read_key, item = reader(key_hint), reader(hint)

    def read(node: Node, problems: Problems) -> Any:
        if node.mapping is None:
            return _bad(node, problems, "a mapping")
        values = {}
        good = True
        for text, each in node.mapping.items():
            key = text if key_hint is str else read_key(node.key_node(text), problems)
            value = item(each, problems)
            good = good and key is not BAD and value is not BAD
            values[key] = value
        return values if good else BAD

    return read


def _union_reader(hints: tuple[Any, ...]) -> Reader:
    """The first that fits without a mistake; else the mistakes of the one that came furthest are told."""
    readers = [reader(hint) for hint in hints if hint is not type(None)]
    optional = len(readers) < len(hints)

    def read(node: Node, problems: Problems) -> Any:
        if optional and is_nothing(node):
            return None
        tried: list[Problems] = []
        for each in readers:
            found: Problems = []
            value = each(node, found)
            if value is not BAD:
                return value
            tried.append(found)
        problems += max(tried, key=partial(_furthest, node))
        return BAD

    return read


def _furthest(node: Node, found: Collection[RuleError]) -> tuple[bool, int]:
    """Mistakes within a value mean that its shape fitted; mistakes of the value itself, that it did not."""
    inner = all(problem.place != node.place or not problem.message.startswith("is ") for problem in found)
    return inner, -len(found)


def _class_reader(cls: type) -> Reader:
    def read(node: Node, problems: Problems) -> Any:
        if node.mapping is None:
            return _bad(node, problems, "a mapping")
        known = {entry.key: entry for entry in entries(cls) if not entry.whole}
        before = len(problems)
        problems.extend(_unknown(node, known))
        problems.extend(_missing(node, known))
        arguments = {entry.argument: node for entry in entries(cls) if entry.whole}
        for key, entry in known.items():
            if key in node.mapping:
                arguments[entry.argument] = reader(entry.hint)(node.mapping[key], problems)
        return BAD if len(problems) > before else _made(cls, arguments, node, problems)

    return read


def _unknown(node: Node, known: Mapping[str, Entry]) -> Problems:
    strange = [key for key in node.mapping or () if key not in known]
    return [node.key_error(key, f"'{key}' is not known here{_nearest(key, known)}") for key in strange]


def _missing(node: Node, known: Mapping[str, Entry]) -> Problems:
    """One mistake for all the keys that are missing, since a file of another kind misses most of them."""
    keys = [f"'{key}'" for key, entry in known.items() if entry.required and key not in (node.mapping or {})]
    verb = "is" if len(keys) == 1 else "are"
    return [node.error(f"{', '.join(keys)} {verb} missing")] if keys else []


def _nearest(key: str, known: Mapping[str, Entry]) -> str:
    return did_you_mean(key, known) or f" (known are {', '.join(known)})"


def _made(cls: type, arguments: Mapping[str, Any], node: Node, problems: Problems) -> Any:
    """The instance; what the class itself refuses with a ValueError is a mistake like any other."""
    try:
        return cls(**arguments)
    except ValueError as error:
        problems.append(node.error(str(error)))
        return BAD
