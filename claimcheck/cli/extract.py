"""claimcheck extract: the claims themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.discrepancy import Input
from claimcheck.pipeline import Extracted, accounted, arrived, extracted, gathered, without_text
from claimcheck.reporting import pieces
from claimcheck.reporting.document import claim_lines, claims_document
from claimcheck.reporting.summary import some


@click.command("extract", short_help="Show the claims that were found.")
@click.argument("paths", nargs=-1)
@with_flags(INPUT_FLAGS, OUTPUT_FLAGS, RULE_FLAGS)
def command(paths: tuple[str, ...], **flags: Any) -> int:
    """Show the claims of articles, without setting them against each other.

    With `-f jsonl` or `-f json` alone each claim is written as it is found, however many articles there are.
    """
    if not paths:
        raise UsageError("nothing to read: name a file, a folder or - for standard input")
    targets = targets_of(flags, paths, claims=True)
    book, good = rulebook_of(flags)
    settings, messages = settings_of(flags, targets), Messages(flags["quiet"])
    counts = {"article": 0, "claim": 0, "failed": 0}
    if len(targets) == 1 and targets[0].format in STREAMED:
        found = _counted(extracted(arrived(paths, settings), book, messages.tell), counts)
        write(targets[0].path, STREAMED[targets[0].format](found))
    else:
        report = gathered(paths, book, settings, messages.tell)
        for target in targets:
            write(target.path, pieces(report, target.format, options_of(flags, target), claims=True))
        failed = sum(each.status == "failed" for each in report.inputs)
        counts = {"article": len(report.articles), "claim": len(report.claims), "failed": failed}
    messages.close(_summary(counts))
    return USAGE if not good else INPUT if counts["failed"] else CLEAN


def _counted(found: Iterable[Extracted], counts: dict[str, int]) -> Iterator[Extracted]:
    """The same, what comes by counted: a stream leaves nothing behind to count later."""
    for arrival, claims in found:
        counts["article"] += arrival.status == "checked"
        counts["failed"] += arrival.status == "failed"
        counts["claim"] += len(claims)
        yield arrival, claims


def _lines(found: Iterable[Extracted]) -> Iterator[str]:
    return (line for _, claims in found for line in claim_lines(claims))


def _document(found: Iterable[Extracted]) -> Iterator[str]:
    """JSON, of which the claims are written as they come; what is short is kept for its end."""
    inputs: list[Input] = []
    articles: list[Article] = []

    def claims() -> Iterator[AnyClaim]:
        for arrival, own in found:
            inputs.append(accounted(arrival))
            articles.extend([without_text(arrival.article)] if arrival.article else [])
            yield from own

    return claims_document(claims(), inputs, articles)


STREAMED: Mapping[str, Callable[[Iterable[Extracted]], Iterator[str]]] = {"jsonl": _lines, "json": _document}


def _summary(counts: dict[str, int]) -> str:
    parts = [some(counts[noun], noun) for noun in ("article", "claim")]
    parts += [f"{counts['failed']} not read"] if counts["failed"] else []
    return ", ".join(parts)
