"""Claims as JSON objects and back: schema 1, which other programs read.

Pure, and without files: `loading` puts the place to an error, `reporting` writes what it gets. The keys of the
contract always stand in an object, so that a reader need not ask; what only serves comparison (keys of names,
flags, further readings of a date) stands there when it says something. Steps are for `explain` and are not carried.

A moment with one reading is its days; with several, `from` and `to` (or `as_of`) are null and `readings` (or
`as_of_readings`) lists them: to name the first as if it were the only one would be to guess.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from claimcheck.errors import InputError, did_you_mean
from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim, StatementClaim
from claimcheck.model.span import Span
from claimcheck.model.value import Days, Moment, Quantity

SCHEMA = 1
Record: TypeAlias = dict[str, Any]  # a JSON object: what it holds is what this module finds out

KINDS: Mapping[str, type[AnyClaim]] = {"count": CountClaim, "date": DateClaim, "statement": StatementClaim}
TYPES = {kind: get_type_hints(shape) for kind, shape in KINDS.items()}  # of their fields
REQUIRED = ("schema", "id", "article", "kind", "quote", "start", "end")
OWN: Mapping[str, tuple[str, ...]] = {
    "count": ("measure", "low", "high"),
    "date": ("event", "from", "to"),
    "statement": ("act", "action", "polarity", "actor"),
}
SHOWN: Mapping[str, tuple[str, ...]] = {  # plain fields that always stand in the object, in this order
    "count": ("population", "place", "tally", "stance", "speaker", "event", "role"),
    "date": ("precision", "place", "stance", "speaker", "role"),
    "statement": ("act", "action", "polarity", "actor", "target", "place", "stance", "speaker", "event", "role"),
}
EXTRA = (  # plain fields that stand there when they say something
    "event_key", "place_key", "speaker_keys", "actor_keys", "part_of", "list", "period", "tense", "condition", "until",
    "source", "story", "flags",
)  # fmt: skip
NEVER_NULL = frozenset({*REQUIRED, "measure", "act", "action", "polarity"})
SPECIAL = frozenset({"schema", "low", "high", "approximate", "from", "to", "readings", "topic", "weekday"}) | {
    "as_of", "as_of_readings", "published", "start", "end", "scope", "event",
}  # fmt: skip


def record_of(claim: AnyClaim) -> Record:
    """The JSON object of a claim."""
    record: Record = {"schema": SCHEMA, "id": claim.id, "article": claim.article, "kind": claim.kind}
    record |= _own(claim)
    record |= {name: getattr(claim, name) for name in SHOWN[claim.kind]}
    record |= {"as_of": _day(claim.as_of), "language": claim.language}
    record |= {"start": claim.span.start, "end": claim.span.stop, "line": claim.line, "column": claim.column}
    record["quote"] = claim.quote
    return record | _extra(claim)


def _own(claim: AnyClaim) -> Record:
    match claim:
        case CountClaim(measure=measure, value=value):
            return {"measure": measure, "low": value.low, "high": value.high, "approximate": value.approximate}
        case DateClaim(topic=topic, date=moment, weekday=weekday):
            days = moment.single if moment else None
            first, last = (days.first.isoformat(), days.last.isoformat()) if days else (None, None)
            return {"event": topic, "from": first, "to": last, "weekday": weekday}
        case _:
            return {}


def _extra(claim: AnyClaim) -> Record:
    found = {name: getattr(claim, name, None) for name in EXTRA}
    if isinstance(claim, DateClaim):
        found |= {"scope": claim.event if claim.event != "main" else None, "readings": _readings(claim.date)}
    found["as_of_readings"] = _readings(claim.as_of)
    found["published"] = claim.published.isoformat() if claim.published else None
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items() if value}


def _day(moment: Moment | None) -> str | None:
    """`2022-01-10`, or `2022-01-10/2022-01-12` where it is several days."""
    days = moment.single if moment else None
    if days is None:
        return None
    return days.first.isoformat() if days.length == 1 else f"{days.first.isoformat()}/{days.last.isoformat()}"


def _readings(moment: Moment | None) -> list[list[str]] | None:
    if moment is None or moment.single:
        return None
    return [[days.first.isoformat(), days.last.isoformat()] for days in moment.readings]


def claim_of(record: Mapping[str, Any]) -> AnyClaim:
    """The claim that a JSON object says; what is wrong with it is an `InputError` without a place.

    >>> claim_of({"schema": 1, "id": "a", "article": "b", "kind": "date", "event": "raid", "from": "2024-02-30",
    ...           "to": None, "quote": "on 30 February", "start": 0, "end": 14})
    Traceback (most recent call last):
    claimcheck.errors.InputError: 'from' is '2024-02-30': expected a day such as 2022-01-10
    """
    kind = _kind(record)
    missing = [key for key in (*REQUIRED, *OWN[kind]) if key not in record]
    if missing:
        raise InputError(f"a {kind} claim without {', '.join(map(repr, missing))}")
    if record["schema"] != SCHEMA or isinstance(record["schema"], bool):
        raise InputError(f"schema {record['schema']!r} is not known: expected {SCHEMA}")
    shape = KINDS[kind]
    types_of = TYPES[kind]
    fields = {name: _typed(name, record[name], types_of[name]) for name in _plain(shape) if _given(record, name)}
    fields |= _special(kind, record)
    return shape(**fields)


def unknown_keys(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Keys of a claim's object that mean nothing, in order; they are told of and left aside."""
    kind = _kind(record)
    known = SPECIAL | _plain(KINDS[kind])
    return tuple(sorted(key for key in record if key not in known))


def _kind(record: Mapping[str, Any]) -> str:
    kind = record.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return kind
    near = did_you_mean(kind, KINDS) if isinstance(kind, str) else ""
    raise InputError(f"'kind' is {kind!r}: expected count, date or statement{near}")


def _plain(shape: type[AnyClaim]) -> frozenset[str]:
    """The fields that a key of the same name fills as it is. A date claim's key `event` is its topic."""
    apart = {"span", "steps", "value", "as_of", "published", "date", "topic", "weekday"}
    apart |= {"event"} if shape is DateClaim else set()
    return frozenset(field.name for field in attrs.fields(shape)) - apart


def _given(record: Mapping[str, Any], name: str) -> bool:
    """Null is the same as nothing, but for what is required: that is then told of as a wrong value."""
    return record.get(name) is not None or (name in record and name in NEVER_NULL)


def _special(kind: str, record: Mapping[str, Any]) -> Record:
    fields: Record = {"span": _span(record), "as_of": _as_of(record), "published": _published(record)}
    if kind == "count":
        low, high = (_optional_number(record, key) for key in ("low", "high"))
        approximate = _typed("approximate", record.get("approximate") or False, bool)
        fields["value"] = _checked(lambda: Quantity(low, high, approximate))
    if kind == "date":
        fields |= {"topic": _typed("event", record["event"], str), "date": _moment(record)}
        fields["weekday"] = _weekday(record)
        fields["event"] = _typed("scope", record.get("scope") or "main", Literal["main", "other"])
    return fields


def _checked(make: Callable[[], Any]) -> Any:
    """A value of the model, whose own objection becomes the message."""
    try:
        return make()
    except ValueError as error:
        raise InputError(str(error)) from error


def _span(record: Mapping[str, Any]) -> Span:
    start, end = (_typed(key, record[key], int) for key in ("start", "end"))
    if not 0 <= start <= end:
        raise InputError(f"a quote from {start} to {end}: expected 0 <= start <= end")
    return Span(start, end)


def _as_of(record: Mapping[str, Any]) -> Moment | None:
    if record.get("as_of_readings"):
        return _several("as_of_readings", record["as_of_readings"])
    written = record.get("as_of")
    if written is None:
        return None
    first, _, last = _typed("as_of", written, str).partition("/")
    return _checked(lambda: Moment.on(_date("as_of", first), _date("as_of", last or first)))  # type: ignore[no-any-return]


def _moment(record: Mapping[str, Any]) -> Moment | None:
    if record.get("readings"):
        return _several("readings", record["readings"])
    first, last = record["from"], record["to"]
    if first is None and last is None:
        return None
    return _checked(lambda: Moment.on(_date("from", first), _date("to", last)))  # type: ignore[no-any-return]


def _several(key: str, value: object) -> Moment:
    pairs: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise InputError(f"{key!r} is {value!r}: expected a list of pairs of days")
    return _checked(lambda: Moment(tuple(sorted(Days(_date(key, a), _date(key, b)) for a, b in pairs))))  # type: ignore[no-any-return]


def _published(record: Mapping[str, Any]) -> datetime | None:
    written = record.get("published")
    return None if written is None else moment_of("published", written)


def moment_of(key: str, written: object) -> datetime:
    """A time as ISO 8601 writes it; without a zone it is UTC, without an hour it begins the day.

    >>> moment_of("published", "2022-01-10").isoformat()
    '2022-01-10T00:00:00+00:00'
    """
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        moment = None
    if moment is None:
        raise InputError(f"{key!r} is {written!r}: expected a time such as 2022-01-10 or 2022-01-10T14:00Z")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _date(key: str, written: object) -> date:
    try:
        if isinstance(written, str) and len(written) == 10:
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise InputError(f"{key!r} is {written!r}: expected a day such as 2022-01-10")


def _weekday(record: Mapping[str, Any]) -> int | None:
    weekday = _optional_number(record, "weekday")
    if weekday is not None and not 0 <= weekday <= 6:
        raise InputError(f"'weekday' is {weekday}: expected 0 (Monday) to 6 (Sunday)")
    return weekday


def _optional_number(record: Mapping[str, Any], key: str) -> int | None:
    value = record.get(key)
    return None if value is None else int(_typed(key, value, int))


def _typed(key: str, value: Any, wanted: Any) -> Any:
    """The value if it is of the wanted type; nothing is made to fit."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _typed(key, value, next(part for part in parts if part is not type(None)))
    if origin is Literal:
        return _one_of(key, value, parts)
    if origin is tuple:
        return tuple(_typed(key, item, parts[0]) for item in _items(key, value))
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        names = {str: "text", int: "a whole number", bool: "true or false"}
        raise InputError(f"{key!r} is {value!r}: expected {names[wanted]}")
    return value


def _one_of(key: str, value: Any, known: Collection[str]) -> Any:
    if value in known:
        return value
    near = did_you_mean(value, known) if isinstance(value, str) else ""
    raise InputError(f"{key!r} is {value!r}: expected {', '.join(known)}{near}")


def _items(key: str, value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    raise InputError(f"{key!r} is {value!r}: expected a list")
