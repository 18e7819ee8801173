"""The table that a person reads; the only importer of tabulate.

tabulate rewrites cells that look like numbers (`1e5`, Arabic digits) unless it is told not to, and its own wrapping
then crashes on some of them: so cells come wrapped and as text. Right-to-left cells are isolated on a terminal only;
nothing is ever reordered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tabulate import tabulate

from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.discrepancy import Discrepancy, Report
from claimcheck.reporting.characters import clean, isolated, wrapped
from claimcheck.reporting.view import (
    Dossier,
    Options,
    by_id,
    deciding,
    dossiers,
    excuses,
    headline,
    place,
    quote,
    said,
    sides,
    value,
    who,
)

MOST_VOICES = 3  # supporters of one position that are quoted; the others are counted
MOST_ARTICLES = 20  # so many articles without a discrepancy are still named one by one
NARROWEST = 60
FRAME = 10  # columns that the lines and margins of a table of three take
FIRST = 22  # columns of severity and check


def table_report(report: Report, options: Options) -> Iterator[str]:
    """A table a dossier, the worst first; below it where nothing was found, what is undecided and what is excused."""
    claims = by_id(report)
    for dossier in dossiers(report):
        yield _title(dossier, options)
        yield _table(("Severity", "Discrepancy", "Who says what"), _rows(dossier, claims, options)) + "\n\n"
    yield from _quiet(report, claims, options)
    yield from _undecided(report, claims, options)
    yield from _excused(report)


def _title(dossier: Dossier, options: Options) -> str:
    lines = [_line(clean(dossier.name), options)]
    lines += [_line(f"  {_named(article)}", options) for article in dossier.articles[:MOST_ARTICLES]]
    more = len(dossier.articles) - MOST_ARTICLES
    lines += [f"  and {more} more articles"] if more > 0 else []
    return "\n".join(lines) + "\n"


def _named(article: Article) -> str:
    parts = (article.source, article.published and article.published.date().isoformat(), headline(article))
    said_of = " | ".join(clean(part) for part in parts if part)
    return f"{clean(article.id)}: {said_of}" if said_of else clean(article.id)


def _rows(dossier: Dossier, claims: Mapping[str, AnyClaim], options: Options) -> list[list[str]]:
    rest = max(options.width, NARROWEST) - FIRST - FRAME
    left = rest * 2 // 5
    return [_row(found, claims, options, left, rest - left) for found in dossier.discrepancies]


def _row(found: Discrepancy, claims: Mapping[str, AnyClaim], options: Options, left: int, right: int) -> list[str]:
    what = [clean(said(found.message, options.language))]
    ask = clean(said(found.ask, options.language))
    what += [f"? {ask}"] if ask else []
    sign = [found.severity + (" (dispute)" if found.dispute else ""), found.check]
    sign += [f"also {name}" for name in found.also]
    voices = [line for label, side in sides(found, claims) for line in _voices(label, side)]
    return [_cell(sign, FIRST, options), _cell(what, left, options), _cell(voices, right, options)]


def _voices(label: str, side: Sequence[AnyClaim]) -> list[str]:
    """A position: its value, then its quotes with who says so and where."""
    lines = [f"{label}:"] if label else []
    for claim in side[:MOST_VOICES]:
        speaker = who(claim)
        lines += [f'- "{quote(claim)}"', f"  {speaker}, {place(claim)}" if speaker else f"  {place(claim)}"]
    more = len(side) - MOST_VOICES
    return lines + ([f"- and {more} more"] if more > 0 else [])


def _cell(lines: Sequence[str], columns: int, options: Options) -> str:
    return "\n".join(_line(part, options) for line in lines for part in _hanging(line, columns))


def _hanging(line: str, columns: int) -> list[str]:
    """The line wrapped, what follows its first part indented as it is."""
    body = line.lstrip()
    margin = " " * (len(line) - len(body))
    return [margin + part for part in wrapped(body, max(columns - len(margin), 1))]


def _line(text: str, options: Options) -> str:
    return isolated(text) if options.terminal else text


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return tabulate(rows, headers=headers, tablefmt="simple_grid", disable_numparse=True, preserve_whitespace=True)


def _quiet(report: Report, claims: Mapping[str, AnyClaim], options: Options) -> Iterator[str]:
    """The articles without a discrepancy: that they were checked is a result too."""
    told = {claims[each].article for found in report.discrepancies for each in found.claims}
    quiet = [article for article in report.articles if article.id not in told]
    if not quiet:
        return
    yield "No discrepancy found in:\n"
    for article in quiet[:MOST_ARTICLES]:
        yield _line(f"  {_named(article)}", options) + "\n"
    if len(quiet) > MOST_ARTICLES:
        yield f"  and {len(quiet) - MOST_ARTICLES} more articles\n"


def _undecided(report: Report, claims: Mapping[str, AnyClaim], options: Options) -> Iterator[str]:
    """What may contradict: for each the field that would decide, and the first of the claims."""
    if report.undecided:
        yield "Undecided:\n"
    for each in report.undecided:
        first = claims[each.claims[0]]
        yield _line(f'  {each.check}: {deciding(each)}: {place(first)} "{quote(first)}"', options) + "\n"


def _excused(report: Report) -> Iterator[str]:
    """What would have been told but for an exception of a check, by its name."""
    if report.excused:
        yield "Not flagged:\n"
    for name, number in excuses(report).items():
        yield f"  {name} ({number})\n"


def table_claims(report: Report, options: Options) -> Iterator[str]:
    """A row a claim, by article."""
    told: dict[str, list[list[str]]] = {}
    for claim in report.claims:
        told.setdefault(claim.article, []).append(_claim_row(claim, options))
    for article in report.articles:
        rows = told.get(article.id, [])
        yield _line(_named(article), options) + "\n"
        yield (_table(("Place", "Claim", "Whose", "Quote"), rows) if rows else "  no claims") + "\n\n"


def _claim_row(claim: AnyClaim, options: Options) -> list[str]:
    rest = max(options.width, NARROWEST) - FRAME - 3
    columns = (10, rest // 4, rest // 5, rest - 10 - rest // 4 - rest // 5)
    details = [getattr(claim, "population", ""), claim.stance if claim.stance != "asserted" else "", *claim.flags]
    shown = clean(value(claim)), " ".join(part for part in details if part and part != "people")
    cells = ([f"{claim.line}:{claim.column}"], shown, [who(claim)], [quote(claim)])
    return [_cell([line for line in cell if line], size, options) for cell, size in zip(cells, columns, strict=True)]
