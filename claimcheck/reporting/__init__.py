"""A report as text: one line here for each format, `check`'s on the left and `extract`'s on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from claimcheck.errors import UsageError, did_you_mean
from claimcheck.model.discrepancy import Report
from claimcheck.reporting.document import json_claims, json_report, jsonl_claims, jsonl_report
from claimcheck.reporting.html import html_report
from claimcheck.reporting.plain import plain_claims, plain_report
from claimcheck.reporting.services import github_report, junit_report, rdjson_report, sarif_report
from claimcheck.reporting.sheets import csv_claims, csv_report, markdown_claims, markdown_report
from claimcheck.reporting.table import table_claims, table_report
from claimcheck.reporting.view import Options

Writer: TypeAlias = Callable[[Report, Options], Iterator[str]]

FORMATS: Mapping[str, tuple[Writer, Writer | None]] = {
    "table": (table_report, table_claims),
    "plain": (plain_report, plain_claims),
    "json": (json_report, json_claims),
    "jsonl": (jsonl_report, jsonl_claims),
    "csv": (csv_report, csv_claims),
    "md": (markdown_report, markdown_claims),
    "html": (html_report, None),
    "sarif": (sarif_report, None),
    "junit": (junit_report, None),
    "github": (github_report, None),
    "rdjson": (rdjson_report, None),
}
WITH_TEXTS = frozenset({"html"})  # formats that show the articles themselves


def render(
    report: Report, format: str = "table", language: str = "en", *, claims: bool = False, width: int = 100,
    terminal: bool = False,
) -> str:  # fmt: skip
    """The report in a format, its texts in a language; with `claims` what was extracted, without findings."""
    return "".join(pieces(report, format, Options(language, width, terminal), claims=claims))


def pieces(report: Report, format: str, options: Options, *, claims: bool = False) -> Iterator[str]:
    """The same piece by piece, for reports that are better not held as one string."""
    found, extracted = FORMATS[known_format(format, claims=claims)]
    return (extracted if claims and extracted else found)(report, options)


def known_format(name: str, *, claims: bool = False) -> str:
    """The name if there is such a format, for claims where those are asked for, else a `UsageError`.

    >>> known_format("jsno")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    claimcheck.errors.UsageError: there is no report format 'jsno' (did you mean 'json'?); there are table, plain...
    """
    if name not in FORMATS:
        near = did_you_mean(name, FORMATS)
        raise UsageError(f"there is no report format {name!r}{near}; there are {', '.join(FORMATS)}")
    if claims and FORMATS[name][1] is None:
        raise UsageError(f"{name} is a format of findings: claims alone go to {', '.join(_for_claims())}")
    return name


def _for_claims() -> list[str]:
    return [name for name, (_, extracted) in FORMATS.items() if extracted is not None]
