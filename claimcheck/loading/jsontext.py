"""JSON, more strictly than the standard library reads it, with the place of what is wrong.

`json` keeps the last of two equal keys, reads `NaN` and `1e999`, lets half a surrogate pair through that no output can
write, and ends deep nesting with a RecursionError. All of these are refused here: each would lose or change a
figure without a word.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from claimcheck.errors import InputError, Place
from claimcheck.loading.arrival import DEPTH_LIMIT

LONGEST_NUMBER = 400  # digits; Python's own limit is 4,300 and comes without a place
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?Infinity|NaN|-?\d[\d.eE+-]*')


class _Refused(ValueError):
    """What a hook of the parser objects to: the token to look for, and why. `nth` of them is meant."""

    def __init__(self, message: str, token: str, nth: int = 1) -> None:
        super().__init__(message)
        self.message, self.token, self.nth = message, token, nth


def parse(text: str, path: str, line: int = 1) -> Any:
    """The value of a JSON text whose first line is `line` of the file.

    >>> parse('{"id": 1, "id": 2}', "a.jsonl", 7)
    Traceback (most recent call last):
    claimcheck.errors.InputError: a.jsonl:7:11: the key 'id' stands twice in one object
    """
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {_said(error)}", _place(text, error.pos, path, line)) from None
    except _Refused as error:
        raise InputError(error.message, _place(text, _find(text, error), path, line)) from None
    except RecursionError:
        raise InputError(f"JSON nested deeper than the limit of {DEPTH_LIMIT}", Place(path, line)) from None
    _check(value, Place(path, line))
    return value


def _said(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]


def _place(text: str, position: int, path: str, line: int) -> Place:
    before = text[:position]
    return Place(path, line + before.count("\n"), position - before.rfind("\n"))


def _find(text: str, refused: _Refused) -> int:
    """Where the refused token stands, strings passed over as wholes. All before it is JSON, so this is linear."""
    found = (match.start() for match in _TOKEN.finditer(text) if match[0] == refused.token)
    positions = [position for position, _ in zip(found, range(refused.nth), strict=False)]
    return positions[-1] if positions else 0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    seen: set[str] = set()
    key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    raise _Refused(f"the key {key!r} stands twice in one object", json.dumps(key, ensure_ascii=False), 2)


def _constant(token: str) -> NoReturn:
    raise _Refused(f"{token} is not a number of JSON", token)


def _whole(token: str) -> int:
    if len(token) > LONGEST_NUMBER:
        raise _Refused(f"a number of {len(token)} digits: expected at most {LONGEST_NUMBER}", token)
    return int(token)


def _fraction(token: str) -> float:
    number = float(token) if len(token) <= LONGEST_NUMBER else float("inf")
    if number in (float("inf"), float("-inf")):
        raise _Refused(f"the number {token[:20]} is too large or too long", token)
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole, parse_float=_fraction
)


def _check(value: Any, place: Place) -> None:
    for depth, item in _values(value):
        if depth > DEPTH_LIMIT:
            raise InputError(f"JSON nested deeper than the limit of {DEPTH_LIMIT}", place)
        if isinstance(item, str) and not _whole_characters(item):
            raise InputError("half of a surrogate pair (\\ud800 to \\udfff), which is no character", place)


def _values(value: Any) -> Iterator[tuple[int, Any]]:
    """All values and keys with their depth, without recursion."""
    waiting = [(1, value)]
    while waiting:
        depth, item = waiting.pop()
        yield depth, item
        if isinstance(item, dict):
            waiting.extend((depth, key) for key in item)
            waiting.extend((depth + 1, child) for child in item.values())
        elif isinstance(item, list):
            waiting.extend((depth + 1, child) for child in item)


def _whole_characters(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
