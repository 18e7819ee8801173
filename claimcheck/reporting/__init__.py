"""A report as text: one line here for each format, `check`'s on the left and `extract`'s on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from claimcheck.errors import UsageError, did_you_mean
from claimcheck.model.discrepancy import Report
from claimcheck.reporting.document import json_claims, json_report, jsonl_claims, jsonl_report
from claimcheck.reporting.plain import plain_claims, plain_report
from claimcheck.reporting.sheets import csv_claims, csv_report, markdown_claims, markdown_report
from claimcheck.reporting.table import table_claims, table_report
from claimcheck.reporting.view import Options

Writer: TypeAlias = Callable[[Report, Options], Iterator[str]]

FORMATS: Mapping[str, tuple[Writer, Writer]] = {
    "table": (table_report, table_claims),
    "plain": (plain_report, plain_claims),
    "json": (json_report, json_claims),
    "jsonl": (jsonl_report, jsonl_claims),
    "csv": (csv_report, csv_claims),
    "md": (markdown_report, markdown_claims),
}


def render(
    report: Report, format: str = "table", language: str = "en", *, claims: bool = False, width: int = 100,
    terminal: bool = False,
) -> str:  # fmt: skip
    """The report in a format, its texts in a language; with `claims` what was extracted, without findings."""
    return "".join(pieces(report, format, Options(language, width, terminal), claims=claims))


def pieces(report: Report, format: str, options: Options, *, claims: bool = False) -> Iterator[str]:
    """The same piece by piece, for reports that are better not held as one string."""
    found, extracted = FORMATS[known_format(format)]
    return (extracted if claims else found)(report, options)


def known_format(name: str) -> str:
    """The name if there is such a format, else a `UsageError`.

    >>> known_format("jsno")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    claimcheck.errors.UsageError: there is no report format 'jsno' (did you mean 'json'?); there are table, plain...
    """
    if name not in FORMATS:
        near = did_you_mean(name, FORMATS)
        raise UsageError(f"there is no report format {name!r}{near}; there are {', '.join(FORMATS)}")
    return name
