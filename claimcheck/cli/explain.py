"""claimcheck explain: why a claim was read so, and why a check fired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from claimcheck.cli.exits import CLEAN, INPUT, Messages
from claimcheck.cli.options import INPUT_FLAGS, RULE_FLAGS, rulebook_of, settings_of, with_flags
from claimcheck.cli.writing import write
from claimcheck.errors import UsageError
from claimcheck.pipeline import compared, gathered_with_texts
from claimcheck.reporting.explanation import explanation


@click.command("explain", short_help="Show why a claim was read so, and why a check fired.")
@click.argument("paths", nargs=-1)
@click.option("--line", type=int, metavar="N", help="Only the claims of this line.")
@with_flags(INPUT_FLAGS, RULE_FLAGS)
def command(paths: tuple[str, ...], line: int | None, **flags: Any) -> int:
    """Show each claim with the rules and words that it was read by, each discrepancy with what its conditions saw."""
    if not paths:
        raise UsageError("nothing to explain: name a file, a folder or - for standard input")
    book, _ = rulebook_of(flags)
    messages = Messages(quiet=True)
    report, texts = gathered_with_texts(paths, book, settings_of(flags), messages.tell)
    lines: Iterator[str] = explanation(compared(report, book), texts, line)
    write(None, lines)
    messages.close("")
    return INPUT if any(each.status == "failed" for each in report.inputs) else CLEAN
