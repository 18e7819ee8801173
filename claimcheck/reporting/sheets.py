"""Tables for other programs: CSV for spreadsheets, Markdown for pull requests and wikis."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.model.claim import AnyClaim
from claimcheck.model.contract import record_of
from claimcheck.model.discrepancy import Discrepancy, Report
from claimcheck.reporting.characters import clean
from claimcheck.reporting.view import Options, by_id, place, quote, said, sides, value, who, worst_first

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
FINDING_COLUMNS = (
    "finding", "severity", "check", "message", "ask", "position", "quote", "speaker", "source", "article", "line",
    "column", "published", "fingerprint",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "article", "kind", "measure", "low", "high", "approximate", "population", "event", "from", "to", "act",
    "action", "polarity", "actor", "stance", "speaker", "as_of", "role", "language", "line", "column", "quote",
)  # fmt: skip
MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|~$"})


def csv_report(report: Report, options: Options) -> Iterator[str]:
    """A row a claim; the claims of one finding share its number."""
    claims = by_id(report)
    yield _csv(FINDING_COLUMNS)
    for number, found in enumerate(worst_first(report), 1):
        for label, side in sides(found, claims):
            yield from (_csv(_finding_row(number, found, label, claim, options)) for claim in side)


def _finding_row(number: int, found: Discrepancy, label: str, claim: AnyClaim, options: Options) -> Sequence[object]:
    texts = (said(found.message, options.language), said(found.ask, options.language))
    where = (claim.speaker, claim.source, claim.article, claim.line, claim.column)
    published = claim.published.isoformat() if claim.published else None
    return (number, found.severity, found.check, *texts, label, claim.quote, *where, published, found.fingerprint)


def csv_claims(report: Report, options: Options) -> Iterator[str]:
    yield _csv(CLAIM_COLUMNS)
    for claim in report.claims:
        record = record_of(claim)
        yield _csv([record.get(column) for column in CLAIM_COLUMNS])


def _csv(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(cell: object) -> object:
    """A cell that a spreadsheet would run as a formula, as text: an apostrophe before it, as OWASP advises.

    >>> _cell('=HYPERLINK("http://x")'), _cell(-3), _cell(None)
    ('\\'=HYPERLINK("http://x")', -3, '')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = cell.replace("\0", "")
        return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
    return cell


def markdown_report(report: Report, options: Options) -> Iterator[str]:
    """A table a report, worst first."""
    claims = by_id(report)
    rows = [_markdown_row(found, claims, options) for found in worst_first(report)]
    if not claims and not rows:
        yield "No claims found.\n"
    elif not rows:
        yield "No discrepancy found.\n"
    else:
        yield "| Severity | Discrepancy | Who says what | Ask |\n|---|---|---|---|\n"
        yield from rows


def _markdown_row(found: Discrepancy, claims: Mapping[str, AnyClaim], options: Options) -> str:
    voices = [_markdown_voice(claim) for _, side in sides(found, claims) for claim in side]
    sign = f"**{found.severity}** {_md(found.check)}"
    texts = [_md(clean(said(text, options.language))) for text in (found.message, found.ask)]
    return f"| {sign} | {texts[0]} | {'<br>'.join(voices)} | {texts[1]} |\n"


def _markdown_voice(claim: AnyClaim) -> str:
    return f"\u201c{_md(quote(claim))}\u201d {_md(who(claim))} {_md(place(claim))}"


def markdown_claims(report: Report, options: Options) -> Iterator[str]:
    yield "| Place | Claim | Whose | Quote |\n|---|---|---|---|\n"
    for claim in report.claims:
        cells = (place(claim), clean(value(claim)), who(claim), quote(claim))
        yield f"| {' | '.join(_md(cell) for cell in cells)} |\n"


def _md(text: str) -> str:
    return text.translate(MARKDOWN)
