"""Exit codes, and what goes to stderr."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from claimcheck.errors import ClaimcheckError, InputError, OutputError, RuleError, RuleErrors, UsageError

CLEAN, FOUND, USAGE, INPUT, OUTPUT, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 130, 143

CODES: Mapping[type[ClaimcheckError], int] = {
    UsageError: USAGE,
    RuleError: USAGE,
    RuleErrors: USAGE,
    InputError: INPUT,
    OutputError: OUTPUT,
}
MOST_TOLD = 200  # messages of one run; a file of a million bad lines should not scroll the summary away


def exit_of(error: ClaimcheckError) -> int:
    return CODES.get(type(error), USAGE)


class Messages:
    """What is told on stderr while a run goes on. It counts, so that many of a kind can be cut short and said so."""

    def __init__(self, quiet: bool = False) -> None:
        self.told = 0
        self.quiet = quiet

    def tell(self, error: ClaimcheckError) -> None:
        self.told += 1
        if self.told <= MOST_TOLD:
            say(str(error))

    def close(self, summary: str) -> None:
        if self.told > MOST_TOLD:
            say(f"… and {self.told - MOST_TOLD} more messages; all inputs are in the JSON report")
        if not self.quiet:
            say(summary)


def say(text: str) -> None:
    """A line on stderr, in UTF-8 whatever the locale; where nobody listens, nowhere."""
    if sys.stderr is not None:
        click.echo(text.encode("utf-8", errors="backslashreplace"), file=sys.stderr.buffer)
