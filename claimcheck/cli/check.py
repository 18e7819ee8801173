"""claimcheck check: the main job."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli.exits import CLEAN, FOUND, INPUT, USAGE, Messages
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
from claimcheck.cli.writing import write
from claimcheck.errors import OutputError, UsageError
from claimcheck.model.discrepancy import SEVERITIES, Report
from claimcheck.pipeline import chosen, compared, gathered, gathered_claims, with_parameters
from claimcheck.reporting import WITH_TEXTS, pieces
from claimcheck.reporting.summary import summary

NEVER = "never"
CHECK_FLAGS = (
    option("--fail-on", type=click.Choice(["error", "warning", "notice", NEVER]), default="error", show_default=True,
           help="Exit 1 from this severity on."),
    option("--select", multiple=True, metavar="CHECK", help="Only these checks, repeatable or with commas."),
    option("--ignore", multiple=True, metavar="CHECK", help="Not these checks, repeatable or with commas."),
    option("--set", "parameters", multiple=True, metavar="CHECK.PARAM=VALUE", help="Set a parameter of a check."),
    option("--experimental", is_flag=True, help="Run the checks that are still experimental too."),
    option("--claims", metavar="FILE", help="Compare the claims of this file, extracted elsewhere (- for stdin)."),
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
    book, good = rulebook_of(flags)
    book = with_parameters(book, flags["parameters"])
    book = chosen(book, _names(flags["select"]), _names(flags["ignore"]), flags["experimental"])
    messages = Messages(flags["quiet"])
    settings = settings_of(flags, targets)
    report = gathered(paths, book, settings, messages.tell, texts=any(each.format in WITH_TEXTS for each in targets))
    if flags["claims"]:
        report = _joined(report, gathered_claims(flags["claims"], settings, messages.tell))
    report = compared(report, book)
    written = [_written(report, target, flags, messages) for target in targets]
    messages.close(summary(report))
    return max(written) or _code(report, good, flags["fail_on"])


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
        return 4
    return CLEAN


def _code(report: Report, good_rules: bool, fail_on: str) -> int:
    if not good_rules:
        return USAGE
    if any(each.status == "failed" for each in report.inputs):
        return INPUT
    levels = () if fail_on == NEVER else SEVERITIES[SEVERITIES.index(fail_on) :]
    return FOUND if any(found.severity in levels for found in report.discrepancies) else CLEAN
