"""The commands: one line each, their modules imported when they are asked for."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

COMMANDS: Mapping[str, str] = {
    "check": "check",
    "extract": "extract",
    "explain": "explain",
    "why-not": "why_not",
    "rules": "rules",
    "config": "config",
}


class Commands(click.Group):
    """A click group that knows its commands by name. A class, since click asks for one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"claimcheck.cli.{COMMANDS[cmd_name]}")
        command = module.command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from claimcheck.errors import did_you_mean

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"there is no command {args[0]!r}{did_you_mean(args[0], COMMANDS)}; see claimcheck --help")
        return super().resolve_command(ctx, args)
