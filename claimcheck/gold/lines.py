"""Entries as a gold file holds them, one line each: what the diff shows is what an update writes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from claimcheck.gold.alignment import FindingPair, Pair
from claimcheck.gold.entries import Expectation, FindingEntry, detail, places, said
from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import Discrepancy
from claimcheck.rulebook.schema import NOTHING

Part: TypeAlias = tuple[str, str]  # a key, and its value as YAML

TOLD: Mapping[str, tuple[str, ...]] = {"count": (), "date": ("weekday",), "statement": ("actor",)}  # of a new entry
PLAIN = re.compile(r"[^\W_][\w.]*(?:[ ~<>=-]+[\w.]+)*")  # what YAML reads as it is, within braces too
HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})  # what an editor of a file would not see, or YAML would fold
JOINERS = "\u200c\u200d"  # part of the spelling of Persian and of others
WIDEST = 0xFFFF


def expected_line(pair: Pair) -> str | None:
    """The entry that the file holds, in one line."""
    each = pair.expected
    if each is None:
        return None
    nth = str(each.nth) if each.nth > 1 else None
    return _braces(_claim_parts(each.kind, each.written, each.details, each.quote, nth, _kept(each)))


def read_line(pair: Pair, text: str) -> str | None:
    """The entry that says what was read: with the details that the file states, or with the usual ones."""
    claim = pair.read
    if claim is None:
        return None
    old = pair.expected
    names = tuple(old.details) if old else tuple(name for name in TOLD[claim.kind] if detail(claim, name))
    details = {name: detail(claim, name) for name in names}
    nth = _nth(claim, text)
    kept = [part for part in _kept(old) if part[0] != "todo"] if old else []
    return _braces(_claim_parts(claim.kind, _shorthand(old, claim), details, claim.quote, nth, kept))


def _shorthand(old: Expectation | None, claim: AnyClaim) -> str:
    """As it was written where that still holds; who is counted stays left out where it was."""
    if old is None:
        return said(claim)
    if old.agrees(claim):
        return old.written
    return said(claim, who=old.who is not None)


def _nth(claim: AnyClaim, text: str) -> str | None:
    """Which of the places with these words is meant, where it is not the first."""
    for number, place in enumerate(places(text, claim.quote), 1):
        if place == claim.span:
            return str(number) if number > 1 else None
    return None


def _kept(each: Expectation) -> list[Part]:
    """What an entry says to its reader, and of a claim nothing."""
    why = (each.node.mapping or {}).get("why")
    return ([("todo", "true")] if each.todo else []) + ([("why", quoted(why.scalar or ""))] if why else [])


def _claim_parts(
    kind: str, written: str, details: Mapping[str, str | None], quote: str, nth: str | None, kept: Iterable[Part]
) -> Iterator[Part]:
    yield kind, scalar(written)
    yield from ((name, "null" if value is None else scalar(value)) for name, value in details.items())
    if nth is not None:
        yield "nth", nth
    yield from kept
    yield "quote", quoted(quote)


def expected_finding(pair: FindingPair) -> str | None:
    each = pair.expected
    return None if each is None else _finding(each.check, each.severity, each.quotes, each)


def found_line(pair: FindingPair, claims: Mapping[str, AnyClaim]) -> str | None:
    """The entry that says what was found; the quotes of the file stay, else there is one of each position."""
    found, old = pair.found, pair.expected
    if found is None:
        return None
    severity = found.severity if old is None or old.severity else None
    quotes = old.quotes if old else tuple(_quote(found, claims))
    return _finding(found.check, severity, quotes, old)


def _quote(found: Discrepancy, claims: Mapping[str, AnyClaim]) -> Iterator[str]:
    for position in found.positions:
        yield from [claims[each].quote for each in position.claims if each in claims][:1]


def _finding(check: str, severity: str | None, quotes: Iterable[str], old: FindingEntry | None) -> str:
    parts = [("check", scalar(check))]
    parts += [("severity", severity)] if severity else []
    parts += [("why", quoted(old.why))] if old and old.why is not None else []
    return _braces([*parts, ("quotes", f"[{', '.join(map(quoted, quotes))}]")])


def _braces(parts: Iterable[Part]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in parts) + "}"


def scalar(text: str) -> str:
    """A text as YAML reads it back, without quotation marks where it needs none.

    >>> scalar("killed >=16 police"), scalar("a: b"), scalar("null")
    ('killed >=16 police', '"a: b"', '"null"')
    """
    return text if PLAIN.fullmatch(text) and text not in NOTHING else quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks; what nobody would see is written as its number.

    >>> print(quoted('12 "dead"\\u202e'))
    "12 \\"dead\\"\\u202e"
    """
    return "".join(map(_escaped, json.dumps(text, ensure_ascii=False)))


def _escaped(character: str) -> str:
    if unicodedata.category(character) not in HIDDEN or character in JOINERS:
        return character
    number = ord(character)
    return f"\\U{number:08x}" if number > WIDEST else f"\\u{number:04x}"
