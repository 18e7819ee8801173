"""Claims that were extracted elsewhere, for `check --claims`: JSONL, a list, or an object with `claims`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, TypeAlias

from claimcheck.errors import InputError, Note, Place
from claimcheck.loading.arrival import FILE_LIMIT
from claimcheck.loading.decoding import decode
from claimcheck.loading.files import lines, whole
from claimcheck.loading.jsontext import parse
from claimcheck.model.claim import AnyClaim
from claimcheck.model.contract import claim_of, unknown_keys

Read: TypeAlias = AnyClaim | InputError  # a `Note` is told of, and keeps no claim from being compared


def read_claims(stream: BinaryIO, name: str, jsonl: bool) -> Iterator[Read]:
    """Each claim, or what is wrong with it, at its place; an unknown key is told of once, two equal ids each time."""
    told: set[str] = set()
    ids: set[str] = set()
    for value, place in _values(stream, name, jsonl):
        if isinstance(value, InputError):
            yield value
            continue
        try:
            claim = _claim(value)
        except InputError as error:
            yield InputError(error.message, place)
            continue
        yield from _notes(value, place, told)
        if claim.id in ids:
            yield InputError(f"duplicate id {claim.id!r}: each claim needs its own", place)
            continue
        ids.add(claim.id)
        yield claim


def _claim(value: Any) -> AnyClaim:
    if not isinstance(value, dict):
        raise InputError("is no claim: expected an object")
    return claim_of(value)


def _notes(value: dict[str, Any], place: Place, told: set[str]) -> Iterator[Note]:
    for key in unknown_keys(value):
        if key not in told:
            told.add(key)
            yield Note(f"the key {key!r} means nothing in a claim and is ignored", place)


def _values(stream: BinaryIO, name: str, jsonl: bool) -> Iterator[tuple[Any, Place]]:
    return _of_lines(stream, name) if jsonl else _of_document(stream, name)


def _of_lines(stream: BinaryIO, name: str) -> Iterator[tuple[Any, Place]]:
    for number, line in lines(stream, name):
        place = Place(name, number)
        try:
            yield _of_line(line, name, number), place
        except InputError as error:
            yield error, place


def _of_line(line: bytes | InputError, name: str, number: int) -> Any:
    return line if isinstance(line, InputError) else parse(decode(line, name, None, number), name, number)


def _of_document(stream: BinaryIO, name: str) -> Iterator[tuple[Any, Place]]:
    try:
        document = parse(decode(whole(stream, name, FILE_LIMIT, ": use JSONL"), name), name)
    except InputError as error:
        yield error, Place(name)
        return
    listed = document.get("claims") if isinstance(document, dict) else document
    if not isinstance(listed, list):
        yield InputError("holds no claims: expected a list, or an object with 'claims'", Place(name)), Place(name)
        return
    for number, value in enumerate(listed, 1):
        yield value, Place(f"{name}[{number}]")
