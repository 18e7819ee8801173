"""One line a discrepancy, as compilers print them: `file:line:column: severity check message`."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.discrepancy import Report
from claimcheck.reporting.characters import clean
from claimcheck.reporting.view import Options, by_id, deciding, place, quote, said, value, who, worst_first


def plain_report(report: Report, options: Options) -> Iterator[str]:
    """Each discrepancy at its first claim, a note at every other place that it is about; then what is undecided."""
    claims = by_id(report)
    for found in worst_first(report):
        first, *others = (claims[each] for each in found.claims)
        yield f"{place(first)}: {found.severity} {found.check} {clean(said(found.message, options.language))}\n"
        for claim in others:
            yield f"{place(claim)}: note {found.check} {quote(claim)}\n"
    for each in report.undecided:
        yield f"{place(claims[each.claims[0]])}: undecided {each.check} {deciding(each)}\n"


def plain_claims(report: Report, options: Options) -> Iterator[str]:
    """Each claim on a line."""
    for claim in report.claims:
        by = f" ({who(claim)})" if who(claim) else ""
        stance = "" if claim.stance == "asserted" else f"{claim.stance} "
        yield f"{place(claim)}: {claim.kind} {stance}{clean(value(claim))}{by}: {quote(claim)}\n"
