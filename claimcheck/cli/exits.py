"""Exit codes, and what goes to stderr."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from claimcheck.cli.writing import write
from claimcheck.errors import ClaimcheckError, InputError, Note, OutputError, RuleError, RuleErrors, UsageError

CLEAN, FOUND, USAGE, INPUT, OUTPUT, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 4, 130, 143

CODES: Mapping[type[ClaimcheckError], int] = {
    UsageError: USAGE,
    RuleError: USAGE,
    RuleErrors: USAGE,
    InputError: INPUT,
    OutputError: OUTPUT,
}
MOST_NOTES, MOST_ERRORS = 20, 200  # of one run; a file of a million bad lines should not scroll the rest away


def exit_of(error: ClaimcheckError) -> int:
    return CODES.get(type(error), USAGE)


class Messages:
    """What is told on stderr while a run goes on. It counts, so that many of a kind can be cut short and said so."""

    def __init__(self, quiet: bool = False) -> None:
        self.notes, self.errors = 0, 0
        self.quiet = quiet

    def tell(self, error: ClaimcheckError) -> None:
        if isinstance(error, Note):
            self.notes += 1
        else:
            self.errors += 1
        if self.notes <= MOST_NOTES if isinstance(error, Note) else self.errors <= MOST_ERRORS:
            say(str(error))

    def close(self, summary: str) -> None:
        for number, most, noun in ((self.notes, MOST_NOTES, "notes"), (self.errors, MOST_ERRORS, "errors")):
            if number > most:
                say(f"{number - most} more {noun} are not shown; every input is in the JSON report")
        if not self.quiet:
            say(summary)


def show(text: str) -> None:
    """A line on standard output; where that cannot be written it is an error, not a traceback."""
    write(None, [f"{text}\n"])


def say(text: str) -> None:
    """A line on stderr, in UTF-8 whatever the locale; where nobody listens, nowhere."""
    if sys.stderr is not None:
        click.echo(text.encode("utf-8", errors="backslashreplace"), file=sys.stderr.buffer)
