"""The flags that several commands share, and what they mean together."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import click
from attrs import frozen

from claimcheck.cli.exits import say
from claimcheck.cli.writing import require_writable
from claimcheck.errors import InputError, RuleErrors, UsageError
from claimcheck.loading import LOADERS, Settings
from claimcheck.loading.decoding import encoding_named
from claimcheck.model.contract import moment_of
from claimcheck.reporting import FORMATS, known_format
from claimcheck.reporting.view import Options
from claimcheck.rulebook.book import Rulebook, read_rulebook

Command = TypeVar("Command", bound=Callable[..., Any])
Flags: TypeAlias = Mapping[str, Any]

ONE_STORY = "all inputs"  # the name of the dossier that --one-story makes
PIPE_WIDTH = 100  # columns of a table that no terminal will show


@frozen
class Target:
    """A format, and the file that it goes to; standard output without one."""

    format: str
    path: str | None


def option(*names: str, **settings: Any) -> Callable[[Command], Command]:
    """A click option that may also be set as `CLAIMCHECK_NAME` in the environment."""
    long = next(name for name in names if name.startswith("--"))
    return click.option(*names, envvar=f"CLAIMCHECK_{long[2:].upper().replace('-', '_')}", **settings)


def _published(context: click.Context, parameter: click.Parameter, value: str | None) -> datetime | None:
    try:
        return None if value is None else moment_of("--published", value)
    except InputError as error:
        raise UsageError(error.message) from error


def _encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    return None if value is None else encoding_named(value)


INPUT_FLAGS = (
    option("--published", metavar="DATE", callback=_published, help="When a text without a date was published."),
    option("--language", metavar="CODE", help="The language of a text that does not say it (ar, en, …)."),
    option("--source", metavar="NAME", help="The outlet of a text that does not say it."),
    option("--encoding", metavar="NAME", callback=_encoding, help="The encoding of the inputs; UTF-8 without it."),
    option("--one-story", is_flag=True, help="All inputs are about one story and may be set against each other."),
    option("--stdin-name", metavar="NAME", default="-", help="What to call the article on standard input."),
    option("--stdin-format", metavar="FORMAT", help=f"What standard input is: {', '.join(LOADERS)}."),
)
OUTPUT_FLAGS = (
    option("-f", "--format", "formats", multiple=True, metavar="NAME[:FILE]",
           help=f"How to write the report ({', '.join(FORMATS)}), repeatable."),
    option("-o", "--output", metavar="FILE", help="Where to write it; standard output without it."),
    option("--report-language", default="en", metavar="CODE", show_default=True, help="The language of messages."),
    option("-q", "--quiet", is_flag=True, help="No summary."),
)  # fmt: skip
RULE_FLAGS = (
    option("--rules", "rules", multiple=True, metavar="PATH", help="Rules of your own: a file or folder, repeatable."),
    option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Accepted; one process works for now."),
)


def with_flags(*groups: Sequence[Callable[[Any], Any]]) -> Callable[[Command], Command]:
    """A decorator that adds all these flags, in their order."""
    flags = [flag for group in groups for flag in group]
    return lambda command: functools.reduce(lambda made, flag: flag(made), reversed(flags), command)


def settings_of(flags: Flags, targets: Sequence[Target] = ()) -> Settings:
    """What the flags say of the inputs; the reports of this run are none of them."""
    return Settings(
        published=flags["published"],
        language=flags["language"],
        source=flags["source"],
        encoding=flags["encoding"],
        story=ONE_STORY if flags["one_story"] else None,
        stdin_name=flags["stdin_name"],
        stdin_format=flags["stdin_format"],
        outputs=tuple(os.path.realpath(target.path) for target in targets if target.path),
    )


def targets_of(flags: Flags, inputs: Sequence[str], *, claims: bool = False) -> tuple[Target, ...]:
    """Which reports go where, known to be writable before any work is done."""
    targets = [_target(written) for written in flags["formats"]] or [Target(_default_format(flags), None)]
    if flags["output"]:
        if len(targets) > 1 or targets[0].path:
            raise UsageError("-o goes with a single format without a file; write -f FORMAT:FILE for each")
        targets = [Target(targets[0].format, flags["output"])]
    if sum(target.path is None for target in targets) > 1:
        raise UsageError("two reports cannot both go to standard output; write -f FORMAT:FILE")
    for target in targets:
        known_format(target.format, claims=claims)
        if target.path is not None:
            require_writable(target.path, inputs)
    return tuple(targets)


def _target(written: str) -> Target:
    name, _, path = written.partition(":")
    return Target(name, path or None)


def _default_format(flags: Flags) -> str:
    return "table" if on_terminal() and not flags["output"] else "plain"


def on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def options_of(flags: Flags, target: Target) -> Options:
    """How wide, in what language, and whether for a terminal."""
    terminal = target.path is None and on_terminal()
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if terminal else PIPE_WIDTH
    return Options(flags["report_language"], width, terminal)


def rulebook_of(flags: Flags) -> tuple[Rulebook, bool]:
    """The rules that are good, and whether all are. What is wrong with the others is told, all of it."""
    book, errors = read_rulebook([Path(path) for path in flags["rules"]])
    for error in RuleErrors(errors).errors:
        say(str(error))
    return book, not errors
