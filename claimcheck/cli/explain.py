"""claimcheck explain: why a claim was read so, and why a check fired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click
from attrs import evolve

from claimcheck.cli.exits import CLEAN, INPUT, USAGE, Messages
from claimcheck.cli.options import INPUT_FLAGS, RULE_FLAGS, rulebook_of, settings_of, with_flags
from claimcheck.cli.writing import write
from claimcheck.errors import UsageError
from claimcheck.extraction.unread import Unread, known_words, unread_numbers
from claimcheck.model.discrepancy import Report
from claimcheck.pipeline import chosen, compared, gathered_with_texts
from claimcheck.reporting.characters import clean
from claimcheck.reporting.explanation import explained_claims, explained_findings
from claimcheck.rulebook.book import Rulebook


@click.command("explain", short_help="Show why a claim was read so, and why a check fired.")
@click.argument("paths", nargs=-1)
@click.option("--line", type=int, metavar="N", help="Only what stands on this line.")
@click.option("--word", metavar="WORD", help="What the rules know of this word, and the claims that it is in.")
@with_flags(INPUT_FLAGS, RULE_FLAGS)
def command(paths: tuple[str, ...], line: int | None, word: str | None, **flags: Any) -> int:
    """Show each claim with the rules and words that it was read by, each number that is no claim with the reason, and
    each discrepancy with what its conditions saw.
    """
    if not paths:
        raise UsageError("nothing to explain: name a file, a folder or - for standard input")
    book, good = rulebook_of(flags)
    messages = Messages(quiet=True)
    report, texts = gathered_with_texts(paths, book, settings_of(flags), messages.tell)
    write(None, _explained(report, texts, book, line, word))
    messages.close("")
    return USAGE if not good else INPUT if any(each.status == "failed" for each in report.inputs) else CLEAN


def _explained(
    report: Report, texts: Mapping[str, str], book: Rulebook, line: int | None, word: str | None
) -> Iterator[str]:
    """Of a word or a line what stands there; else all, and what was found."""
    wanted = word.casefold() if word else ""
    claims = [each for each in report.claims if line in (None, each.line) and wanted in each.quote.casefold()]
    yield from explained_claims(claims, texts)
    for article in report.articles:
        whole = evolve(article, text=texts.get(article.id, ""))
        found = known_words(whole, book, word, report.claims) if word else unread_numbers(whole, book, report.claims)
        yield from (_line(each) for each in found if line in (None, each.line))
    if line is None and not word:
        yield "\n"
        yield from explained_findings(compared(report, chosen(book), explain=True))


def _line(each: Unread) -> str:
    return f'{clean(each.article)}:{each.line}:{each.column}: "{clean(each.text)}": {clean(each.reason)}\n'
