"""claimcheck why-not: what kept two claims from being a discrepancy."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli.exits import CLEAN, USAGE, Messages, show
from claimcheck.cli.options import INPUT_FLAGS, RULE_FLAGS, rulebook_of, settings_of, with_flags
from claimcheck.comparison.why import why_not
from claimcheck.errors import UsageError
from claimcheck.model.claim import AnyClaim
from claimcheck.pipeline import gathered
from claimcheck.reporting.view import place


@click.command("why-not", short_help="Show why two claims are no discrepancy.")
@click.argument("first")
@click.argument("second")
@click.argument("paths", nargs=-1, required=True)
@with_flags(INPUT_FLAGS, RULE_FLAGS)
def command(first: str, second: str, paths: tuple[str, ...], **flags: Any) -> int:
    """For two claims, each check and the first of its conditions that kept it silent.

    FIRST and SECOND are ids, or places as the reports print them: article:line or article:line:column.
    """
    book, good = rulebook_of(flags)
    messages = Messages(quiet=True)
    report = gathered(paths, book, settings_of(flags), messages.tell)
    a, b = _meant(first, report.claims), _meant(second, report.claims)
    for line in why_not(a, b, book):
        show(line)
    return CLEAN if good else USAGE


def _meant(name: str, claims: tuple[AnyClaim, ...]) -> AnyClaim:
    """The claim of an id or a place; of several on one line the first."""
    for claim in claims:
        if name in (claim.id, place(claim), place(claim).rpartition(":")[0]):
            return claim
    raise UsageError(f"no claim has the id or place {name!r}; see claimcheck extract -f plain")
