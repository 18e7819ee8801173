"""claimcheck config: every setting with its value, and where that came from."""

from __future__ import annotations

import os
from pathlib import Path

import click

from claimcheck.cli.check import command as check
from claimcheck.cli.commands import flag_names
from claimcheck.cli.exits import CLEAN, show
from claimcheck.cli.settings import SCOPED, by_parameter, found, scoped


@click.command("config", short_help="Show every setting and where it comes from.")
def command() -> int:
    """Show every setting of `check`, its value, and where that came from: environment, file or built in."""
    settings = found(Path.cwd())
    values = by_parameter(settings, flag_names(check))
    for option in check.params:
        if not isinstance(option, click.Option) or option.name is None:
            continue
        flag, origin, value = option.opts[-1].lstrip("-"), "built in", option.default
        if option.name in values:
            origin, value = str(settings.path), values[option.name]
        if isinstance(option.envvar, str) and option.envvar in os.environ:
            origin, value = option.envvar, os.environ[option.envvar]
        show(f"{flag} = {_shown(value)}  ({origin})")
    for key in SCOPED:
        for pattern, body in scoped(settings, key).items():
            show(f"{key} {pattern!r} = {_shown(body)}  ({settings.path})")
    return CLEAN


def _shown(value: object) -> str:
    empty = value is None or repr(value).startswith("Sentinel")
    return "not set" if empty else str(value)
