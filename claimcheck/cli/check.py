"""claimcheck check: the main job."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from claimcheck.cli.exits import CLEAN, FOUND, INPUT, OUTPUT, USAGE, Messages
from claimcheck.cli.options import (
    INPUT_FLAGS,
    OUTPUT_FLAGS,
    RULE_FLAGS,
    Target,
    option,
    options_of,
    rulebook_of,
    settings_of,
    targets_of,
    with_flags,
)
from claimcheck.cli.settings import found, overrides
from claimcheck.cli.writing import require_writable, write
from claimcheck.errors import Note, OutputError, UsageError
from claimcheck.ledger import acknowledgements, baseline
from claimcheck.ledger.acknowledgements import without_acknowledged
from claimcheck.ledger.baseline import without_known
from claimcheck.ledger.overrides import Override, overridden, require_known, severities
from claimcheck.model.discrepancy import SEVERITIES, Report
from claimcheck.pipeline import NATIVE, chosen, compared, gathered, gathered_claims, with_digits, with_parameters
from claimcheck.reporting import WITH_TEXTS, pieces
from claimcheck.reporting.summary import summary
from claimcheck.rulebook.book import Rulebook

NEVER = "never"
CHECK_FLAGS = (
    option("--fail-on", type=click.Choice(["error", "warning", "notice", NEVER]), default="error", show_default=True,
           help="Exit 1 from this severity on."),
    option("--select", multiple=True, metavar="CHECK", help="Only these checks, repeatable or with commas."),
    option("--ignore", multiple=True, metavar="CHECK", help="Not these checks, repeatable or with commas."),
    option("--set", "parameters", multiple=True, metavar="CHECK.PARAM=VALUE", help="Set a parameter of a check."),
    option("--severity", "severity", multiple=True, metavar="CHECK=LEVEL", help="How grave a check's findings are."),
    option("--experimental", is_flag=True, help="Run the checks that are still experimental too."),
    option("--digits", type=click.Choice(["latin", NATIVE]), default="latin", show_default=True,
           help="Numbers in messages: 164 in every language, or as each language writes them."),
    option("--claims", metavar="FILE", help="Compare the claims of this file, extracted elsewhere (- for stdin)."),
    option("--acks", metavar="FILE", help=f"Findings that may stay; {acknowledgements.FILE} if it is there."),
    option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day for which `until` is asked."),
    option("--baseline", metavar="FILE", help="Tell only what is not in this file of known findings."),
    option("--write-baseline", metavar="FILE", help="Write the findings as known ones; they do not fail this run."),
)  # fmt: skip


@click.command("check", short_help="Find what cannot all be true.")
@click.argument("paths", nargs=-1)
@with_flags(CHECK_FLAGS, INPUT_FLAGS, OUTPUT_FLAGS, RULE_FLAGS)
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Find the claims of articles that cannot all be true.

    PATH is a text, a JSON article, JSONL, a folder, a pattern, or - for standard input. Articles with the same
    story are set against each other, any other article against itself.
    """
    if not paths and not flags["claims"]:
        raise UsageError("nothing to check: name a file, a folder or - for standard input")
    inputs = [*paths, *([flags["claims"]] if flags["claims"] else [])]
    targets = targets_of(flags, inputs)
    if flags["write_baseline"]:
        require_writable(flags["write_baseline"], inputs)
    book, good = rulebook_of(flags)
    decisions = _decisions(flags, book)
    book = with_digits(with_parameters(book, flags["parameters"]), flags["digits"])
    book = chosen(book, _names(flags["select"]), _names(flags["ignore"]), flags["experimental"])
    messages = Messages(flags["quiet"])
    for note in _deprecated(book):
        messages.tell(note)
    settings = settings_of(flags, targets)
    report = gathered(paths, book, settings, messages.tell, texts=any(each.format in WITH_TEXTS for each in targets))
    if flags["claims"]:
        report = _joined(report, gathered_claims(flags["claims"], settings, messages.tell))
    report = _settled(compared(report, book), decisions, flags, messages)
    written = [_written(report, target, flags, messages) for target in targets]
    messages.close(summary(report))
    if flags["write_baseline"]:
        write(flags["write_baseline"], [baseline.document(report.discrepancies)])
    return max(written) or _code(report, good, NEVER if flags["write_baseline"] else flags["fail_on"])


@frozen
class Decisions:
    """What the project has decided, read before any article is: a slip in it is told at once."""

    overrides: tuple[Override, ...]
    acknowledged: tuple[acknowledgements.Acknowledgement, ...]
    known: baseline.Keys
    today: date


def _decisions(flags: dict[str, Any], book: Rulebook) -> Decisions:
    own = (Override(severity=severities(_names(flags["severity"]))), *overrides(found(Path.cwd())))
    require_known(own, [each.id for each in book.checks])
    known = baseline.read(flags["baseline"]) if flags["baseline"] else frozenset()
    return Decisions(own, _acknowledged(flags["acks"]), known, _today(flags["today"]))


def _acknowledged(path: str | None) -> tuple[acknowledgements.Acknowledgement, ...]:
    """The entries of the file that is named, or of the one that lies here, if there is one."""
    if path is None and not Path(acknowledgements.FILE).exists():
        return ()
    return acknowledgements.read(Path(path or acknowledgements.FILE))


def _settled(report: Report, decisions: Decisions, flags: dict[str, Any], messages: Messages) -> Report:
    """The report in the project's severities, without what is acknowledged or known. The hidden is counted."""
    report = overridden(report, decisions.overrides)
    report, notes = without_acknowledged(report, decisions.acknowledged, decisions.today)
    report, gone = without_known(report, decisions.known, str(flags["baseline"]))
    for note in (*notes, *gone):
        messages.tell(note)
    return report


def _today(given: datetime | None) -> date:
    """The one clock of the program: only a person's `until` is asked against it."""
    return given.date() if given else datetime.now(UTC).date()


def _deprecated(book: Rulebook) -> Iterator[Note]:
    """A word on each check that somebody asked for although another has taken its place."""
    for check in book.checks:
        if check.status == "deprecated":
            instead = f": {check.replaced_by} has taken its place" if check.replaced_by else ""
            yield Note(f"{check.id} is deprecated{instead}", check.node.place)


def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for each in given for name in each.split(",") if name.strip())


def _joined(report: Report, other: Report) -> Report:
    return Report(
        inputs=report.inputs + other.inputs,
        articles=report.articles + other.articles,
        claims=report.claims + other.claims,
    )


def _written(report: Report, target: Target, flags: dict[str, Any], messages: Messages) -> int:
    """0, or the exit code of what went wrong: the other reports are still written."""
    try:
        write(target.path, pieces(report, target.format, options_of(flags, target)))
    except OutputError as error:
        messages.tell(error)
        return OUTPUT
    return CLEAN


def _code(report: Report, good_rules: bool, fail_on: str) -> int:
    if not good_rules:
        return USAGE
    if any(each.status == "failed" for each in report.inputs):
        return INPUT
    levels = () if fail_on == NEVER else SEVERITIES[SEVERITIES.index(fail_on) :]
    return FOUND if any(found.severity in levels for found in report.discrepancies) else CLEAN
