"""claimcheck ack: say that a finding was looked at and may stay."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import click

from claimcheck.cli.exits import CLEAN, show
from claimcheck.cli.options import option, rulebook_of
from claimcheck.errors import UsageError, did_you_mean
from claimcheck.ledger import acknowledgements

_FINGERPRINT = re.compile(rf"[0-9a-f]{{{acknowledgements.FINGERPRINT}}}")


@click.command("ack", short_help="Say that a finding was looked at and may stay.")
@click.argument("check")
@click.argument("fingerprint")
@click.option("--reason", required=True, metavar="TEXT", help="Why it may stay.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day on which it holds.")
@option("--acks", metavar="FILE", default=acknowledgements.FILE, show_default=True, help="Where it is written.")
@click.option("--rules", multiple=True, metavar="PATH", help="Rules of your own, repeatable.")
def command(
    check: str, fingerprint: str, reason: str, until: datetime | None, acks: str, rules: tuple[str, ...]
) -> int:
    """Write into a side file that a finding was looked at, and why it may stay.

    CHECK and FINGERPRINT are those of the finding: explain and the JSON report print them. The finding is hidden from
    then on, and counted; it comes back when its quotes change or when its time is over.
    """
    known = [each.id for each in rulebook_of({"rules": rules})[0].checks]
    if check not in known:
        raise UsageError(f"there is no check {check!r}{did_you_mean(check, known)}")
    if not _FINGERPRINT.fullmatch(fingerprint):
        raise UsageError(f"{fingerprint!r} is no fingerprint: expected {acknowledgements.FINGERPRINT} signs of 0-9a-f")
    if not reason.strip():
        raise UsageError("--reason is empty: say why the finding may stay")
    acknowledgements.append(Path(acks), check, fingerprint, reason.strip(), _day(until))
    show(f"{acks}: {check} {fingerprint} is acknowledged" + (f" until {_day(until)}" if until else ""))
    return CLEAN


def _day(until: datetime | None) -> date | None:
    return until.date() if until else None
