"""What was found before somebody began to look: known findings, of which only new ones are told.

JSON written by the program, not a side file for people: nobody gives a reason for a thousand findings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from attrs import evolve

from claimcheck.errors import InputError, Note, Place, UsageError
from claimcheck.ledger.acknowledgements import key_of
from claimcheck.model.discrepancy import Discrepancy, Hidden, Report

SCHEMA = 1
Keys: TypeAlias = frozenset[tuple[str, str]]  # check and fingerprint


def document(found: Iterable[Discrepancy]) -> str:
    """The baseline of these findings, as it is written: one a line, in order, so that it can be compared."""
    keys = sorted({key_of(each) for each in found})
    lines = [json.dumps({"check": check, "fingerprint": fingerprint}) for check, fingerprint in keys]
    return f'{{"schema":{SCHEMA},"findings":[\n' + ",\n".join(lines) + "\n]}\n"


def read(path: str) -> Keys:
    """The known findings of a file; what is no baseline is a `UsageError` or an `InputError` with its place."""
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the baseline {path} cannot be read: {error}") from error
    try:
        return _keys(json.loads(text))
    except json.JSONDecodeError as error:
        raise UsageError(f"is no baseline: {error.msg}", Place(path, error.lineno, error.colno)) from error
    except InputError as error:
        raise UsageError(f"is no baseline: {error.message}", Place(path)) from error


def _keys(value: Any) -> Keys:
    if not isinstance(value, dict) or value.get("schema") != SCHEMA or not isinstance(value.get("findings"), list):
        raise InputError(f"expected an object with 'schema' {SCHEMA} and 'findings'")
    return frozenset(_key(each) for each in value["findings"])


def _key(each: Any) -> tuple[str, str]:
    parts = (each.get("check"), each.get("fingerprint")) if isinstance(each, dict) else (None, None)
    if not all(isinstance(part, str) for part in parts):
        raise InputError(f"{each!r} is not a 'check' with a 'fingerprint'")
    return str(parts[0]), str(parts[1])


def without_known(report: Report, known: Keys, path: str) -> tuple[Report, tuple[Note, ...]]:
    """The report without what the baseline knows, and how many of it were not found again."""
    hidden = tuple(_hidden(found) for found in report.discrepancies if key_of(found) in known)
    kept = tuple(found for found in report.discrepancies if key_of(found) not in known)
    gone = len(known - {key_of(found) for found in report.discrepancies})
    were = "1 finding of the baseline was" if gone == 1 else f"{gone} findings of the baseline were"
    notes = (Note(f"{were} not found in this run", Place(path)),) if gone else ()
    return evolve(report, discrepancies=kept, hidden=report.hidden + hidden), notes


def _hidden(found: Discrepancy) -> Hidden:
    return Hidden(check=found.check, fingerprint=found.fingerprint, by="baseline")
