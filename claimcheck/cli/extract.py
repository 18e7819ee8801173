"""claimcheck extract: the claims themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from claimcheck.cli.exits import CLEAN, INPUT, USAGE, Messages
from claimcheck.cli.options import (
    INPUT_FLAGS,
    OUTPUT_FLAGS,
    RULE_FLAGS,
    options_of,
    rulebook_of,
    settings_of,
    targets_of,
    with_flags,
)
from claimcheck.cli.writing import write
from claimcheck.errors import UsageError
from claimcheck.loading import Settings
from claimcheck.pipeline import arrived, extracted, gathered
from claimcheck.reporting import pieces
from claimcheck.reporting.document import claim_lines
from claimcheck.rulebook.book import Rulebook


@click.command("extract", short_help="Show the claims that were found.")
@click.argument("paths", nargs=-1)
@with_flags(INPUT_FLAGS, OUTPUT_FLAGS, RULE_FLAGS)
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Show the claims of articles, without setting them against each other.

    With `-f jsonl` alone each claim is written as it is found, however many articles there are.
    """
    if not paths:
        raise UsageError("nothing to read: name a file, a folder or - for standard input")
    targets = targets_of(flags, paths, claims=True)
    book, good = rulebook_of(flags)
    settings, messages = settings_of(flags, targets), Messages(flags["quiet"])
    if [target.format for target in targets] == ["jsonl"]:
        counts = {"article": 0, "claim": 0, "failed": 0}
        write(targets[0].path, _streamed(paths, book, settings, messages, counts))
    else:
        report = gathered(paths, book, settings, messages.tell)
        for target in targets:
            write(target.path, pieces(report, target.format, options_of(flags, target), claims=True))
        failed = sum(each.status == "failed" for each in report.inputs)
        counts = {"article": len(report.articles), "claim": len(report.claims), "failed": failed}
    messages.close(_summary(counts))
    return USAGE if not good else INPUT if counts["failed"] else CLEAN


def _streamed(
    paths: tuple[str, ...], book: Rulebook, settings: Settings, messages: Messages, counts: dict[str, int]
) -> Iterator[str]:
    for arrival, claims in extracted(arrived(paths, settings), book, messages.tell):
        counts["article"] += arrival.status == "checked"
        counts["failed"] += arrival.status == "failed"
        counts["claim"] += len(claims)
        yield from claim_lines(claims)


def _summary(counts: dict[str, int]) -> str:
    parts = [f"{counts[noun]} {noun}" + ("" if counts[noun] == 1 else "s") for noun in ("article", "claim")]
    parts += [f"{counts['failed']} not read"] if counts["failed"] else []
    return ", ".join(parts)
