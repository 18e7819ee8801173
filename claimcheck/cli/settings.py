"""Settings of a project: `claimcheck.toml`, or `[tool.claimcheck]` in `pyproject.toml`.

Flags hold over `CLAIMCHECK_*` in the environment, that over the file, that over what is built in. The file nearest
above the working folder counts; two are never mixed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from claimcheck.errors import UsageError, did_you_mean

Table: TypeAlias = Mapping[str, Any]
NAMES = ("claimcheck.toml", "pyproject.toml")


@frozen
class Found:
    """The settings by the names of their flags ("fail-on"), and the file that they stand in."""

    path: str | None = None
    values: Table = field(factory=dict)


def found(folder: Path) -> Found:
    """The nearest settings at or above a folder; none is no fault."""
    for each in (folder, *folder.parents):
        for name in NAMES:
            table = _table(each / name)
            if table is not None:
                return Found(str(each / name), table)
    return Found()


def _table(path: Path) -> Table | None:
    """The settings of a file, or nothing where there is no such file or it does not speak of claimcheck."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error
    table = document if path.name == NAMES[0] else document.get("tool", {}).get("claimcheck")
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: [tool.claimcheck] is {table!r}: expected a table")
    return table


def by_parameter(settings: Found, names: Mapping[str, str]) -> Mapping[str, Any]:
    """The values by the names of click's parameters; `names` maps a flag's name to its parameter's."""
    unknown = [key for key in settings.values if key not in names]
    if unknown:
        raise UsageError(_strange(settings, unknown[0], names))
    return {names[key]: _plain(value) for key, value in settings.values.items()}


def _plain(value: Any) -> Any:
    """A date of TOML as flags write it."""
    return value.isoformat() if isinstance(value, date) else value


def _strange(settings: Found, key: str, known: Collection[str]) -> str:
    return f"{settings.path}: there is no setting {key!r}{did_you_mean(key, known)}"
