"""Arguments in, exit code out.

0 nothing at or above `--fail-on`, 1 findings, 2 usage, bad rules or settings, 3 some inputs could not be read (the
others were checked), 4 a report could not be written, 130 and 143 after a signal. A command's module is imported when
the command is asked for, so that `--version` is quick.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from claimcheck.cli.commands import Commands
from claimcheck.cli.exits import INTERRUPTED, OUTPUT, TERMINATED, USAGE, exit_of, say
from claimcheck.cli.writing import STDOUT, cannot, silence
from claimcheck.errors import ClaimcheckError
from claimcheck.version import __version__


class Terminated(BaseException):
    """SIGTERM, as an exception: so that files that were begun are cleared away."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="claimcheck")
def claimcheck() -> None:
    """Find the claims in news that cannot all be true: figures, dates and statements that contradict one another."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        given = None if arguments is None else list(arguments)
        code = claimcheck.main(args=given, prog_name="claimcheck", standalone_mode=False)
        return _flushed(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        return USAGE
    except ClaimcheckError as error:
        say(str(error))
        return exit_of(error)
    except (click.Abort, KeyboardInterrupt):
        click.echo("claimcheck: interrupted, nothing was written", err=True)
        return INTERRUPTED
    except Terminated:
        return TERMINATED


def _flushed(code: int) -> int:
    """The code, unless what was printed could not be: Python itself would only grumble at its end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        say(str(cannot(error, STDOUT)))
        return OUTPUT
    return code


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated
