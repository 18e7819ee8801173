"""Findings that somebody has looked at: a side file, since nobody may edit a wire story.

An entry names the check, the finding's fingerprint and a reason, and may say until when it holds. It hides the finding,
never in silence: the number hidden is printed, and what no longer hides anything is told of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, field, frozen

from claimcheck.errors import Note, OutputError, Place, RuleErrors, UsageError, reason_of
from claimcheck.model.discrepancy import Discrepancy, Hidden, Report
from claimcheck.rulebook import files
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.schema import Problems, value_of

FILE = "claimcheck-acks.yaml"  # read where it lies beside the run, without a flag
FINGERPRINT = 16  # signs


@frozen(kw_only=True)
class Acknowledgement:
    """That a finding was looked at and may stay; `reason` says why, to whoever comes later."""

    check: str = field(metadata={"help": "the check that found it"})
    fingerprint: str = field(metadata={"help": "the finding's fingerprint, as the reports print it"})
    reason: str = field(metadata={"help": "why it may stay"})
    until: date | None = field(default=None, metadata={"help": "the last day on which it holds, as 2026-01-31"})
    node: Node = field(metadata={"node": True}, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("'reason' is empty: say why the finding may stay")


def read(path: Path) -> tuple[Acknowledgement, ...]:
    """The entries of a file. Raises `RuleErrors` with all that is wrong with it; an empty file holds none."""
    if files.is_blank(path):
        return ()
    problems: Problems = []
    found = value_of(files.read(path), tuple[Acknowledgement, ...], problems)
    if problems:
        raise RuleErrors(problems)
    return tuple(found)


def append(path: Path, check: str, fingerprint: str, reason: str, until: date | None = None) -> None:
    """One more entry at the end of the file, whose other lines stay as they are."""
    known = read(path) if path.exists() else ()
    if any((each.check, each.fingerprint) == (check, fingerprint) for each in known):
        raise UsageError(f"{check} {fingerprint} is acknowledged already", Place(str(path)))
    lines = [f"- check: {check}", f"  fingerprint: {_quoted(fingerprint)}", f"  reason: {_quoted(reason)}"]
    lines += [f"  until: {until.isoformat()}"] if until else []
    try:
        before = path.read_text("utf-8") if path.exists() else ""
        between = "" if not before or before.endswith("\n") else "\n"
        path.write_text(before + between + "\n".join(lines) + "\n", "utf-8")
    except OSError as error:
        raise OutputError(f"cannot be written: {reason_of(error)}", Place(str(path))) from error


def _quoted(text: str) -> str:
    """A text as YAML reads it back: JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def without_acknowledged(
    report: Report, entries: Iterable[Acknowledgement], today: date
) -> tuple[Report, tuple[Note, ...]]:
    """The report without what is acknowledged today, and what is to be said of the entries: expired, or stale."""
    own = tuple(entries)
    valid = {(each.check, each.fingerprint): each for each in own if each.until is None or each.until >= today}
    hidden = tuple(_hidden(found, valid) for found in report.discrepancies if key_of(found) in valid)
    kept = tuple(found for found in report.discrepancies if key_of(found) not in valid)
    notes = tuple(_notes(own, {key_of(found) for found in report.discrepancies}, today))
    return evolve(report, discrepancies=kept, hidden=report.hidden + hidden), notes


def key_of(found: Discrepancy) -> tuple[str, str]:
    return found.check, found.fingerprint


def _hidden(found: Discrepancy, valid: Mapping[tuple[str, str], Acknowledgement]) -> Hidden:
    entry = valid[key_of(found)]
    return Hidden(check=found.check, fingerprint=found.fingerprint, by="acknowledgement", reason=entry.reason)


def _notes(entries: Iterable[Acknowledgement], present: set[tuple[str, str]], today: date) -> Iterator[Note]:
    for each in entries:
        name = f"{each.check} {each.fingerprint}"
        if (each.check, each.fingerprint) not in present:
            yield Note(f"stale: {name} is acknowledged, but was not found in this run", each.node.place)
        elif each.until is not None and each.until < today:
            yield Note(f"expired: {name} was acknowledged until {each.until}", each.node.place)
