"""The commands: one line each, their modules imported when they are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from claimcheck.errors import did_you_mean

COMMANDS: Mapping[str, str] = {
    "check": "check",
    "extract": "extract",
    "explain": "explain",
    "why-not": "why_not",
    "rules": "rules",
    "gold": "gold",
    "ack": "ack",
    "config": "config",
}
CONFIGURED = ("check", "extract", "explain")  # the commands that a project's settings speak to


class Commands(click.Group):
    """A click group that knows its commands by name. A class, since click asks for one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"claimcheck.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]!r}{did_you_mean(args[0], COMMANDS)}; see claimcheck --help")
        name, command, rest = super().resolve_command(ctx, args)
        if name in CONFIGURED and command is not None:
            ctx.default_map = {name: _configured(command)}
        return name, command, rest


def _configured(command: click.Command) -> Mapping[str, Any]:
    """What the project's settings say for a command. All are settings of `check`; another command takes what it has."""
    from claimcheck.cli.check import command as check
    from claimcheck.cli.settings import by_parameter, found

    settings = found(Path.cwd())
    if not settings.values:
        return {}
    known = {each.name: each for each in command.params if isinstance(each, click.Option)}
    values = by_parameter(settings, flag_names(check))
    return {name: listed(known[name], value) for name, value in values.items() if name in known}


def listed(option: click.Option, value: Any) -> Any:
    """The value as the option takes it: one alone is a list of itself where the flag is repeatable."""
    return [value] if option.multiple and not isinstance(value, list) else value


def flag_names(command: click.Command) -> Mapping[str, str]:
    """The flags of a command, `fail-on`, with the names of their parameters."""
    return {
        opt.removeprefix("--"): option.name
        for option in command.params
        if isinstance(option, click.Option) and option.name is not None
        for opt in option.opts
        if opt.startswith("--")
    }
