"""Settings of a project: `claimcheck.toml`, or `[tool.claimcheck]` in `pyproject.toml`.

Flags hold over `CLAIMCHECK_*` in the environment, that over the file, that over what is built in. The file nearest
above the working folder counts; two are never mixed. Beside the flags of `check` a file may hold tables of its own for
some paths or outlets: `[tool.claimcheck.per-path."sport/*"]`, `per-source`, each with `ignore` and `severity`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen

from claimcheck.errors import Place, UsageError, did_you_mean
from claimcheck.ledger.overrides import Override, Scope, severities

Table: TypeAlias = Mapping[str, Any]
NAMES = ("claimcheck.toml", "pyproject.toml")
SCOPED: Mapping[str, Scope] = {"per-path": "path", "per-source": "source"}  # tables that no flag can write


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
        raise UsageError(f"cannot be read: {error}", Place(str(path))) from error
    if path.name == NAMES[0]:
        return document
    tool = document.get("tool", {})
    table = tool.get("claimcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"[tool.claimcheck] is {table!r}: expected a table", Place(str(path)))
    return table


def by_parameter(settings: Found, names: Mapping[str, str]) -> Mapping[str, Any]:
    """The values by the names of click's parameters; `names` maps a flag's name to its parameter's."""
    for key in settings.values:
        if key not in names and key not in SCOPED:
            raise UsageError(_strange(settings, key, [*names, *SCOPED]))
    return {names[key]: _plain(value) for key, value in settings.values.items() if key in names}


def _plain(value: Any) -> Any:
    """A value of TOML as flags write it: a date as text, a table as `key=value`, one table in another as `a.b=c`."""
    if isinstance(value, date):
        return value.isoformat()
    return [f"{key}={each}" for key, each in _flat(value)] if isinstance(value, dict) else value


def _flat(table: Table, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _strange(settings: Found, key: str, known: Collection[str]) -> str:
    return f"{settings.path}: there is no setting {key!r}{did_you_mean(key, known)}"


def overrides(settings: Found) -> tuple[Override, ...]:
    """What the settings want for some paths and outlets, in the order of the file."""
    return tuple(
        _override(settings, key, pattern, body) for key in SCOPED for pattern, body in scoped(settings, key).items()
    )


def scoped(settings: Found, key: str) -> Mapping[str, Table]:
    """The tables of `per-path` or `per-source`, by their patterns."""
    value: Any = settings.values.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
        raise UsageError(f"{settings.path}: {key} is {value!r}: expected a table for each pattern")
    return value


def _override(settings: Found, key: str, pattern: str, body: Table) -> Override:
    known = ("ignore", "severity")
    for name in body:
        if name not in known:
            raise UsageError(f"{settings.path}: {key} {pattern!r} knows no {name!r}{did_you_mean(name, known)}")
    ignored, levels = body.get("ignore", []), body.get("severity", {})
    if not isinstance(ignored, list) or not all(isinstance(each, str) for each in ignored):
        raise UsageError(f"{settings.path}: {key} {pattern!r}: 'ignore' is {ignored!r}: expected a list of checks")
    if not isinstance(levels, dict):
        raise UsageError(f"{settings.path}: {key} {pattern!r}: 'severity' is {levels!r}: expected check = level")
    grades = severities(f"{check}={level}" for check, level in levels.items())
    return Override(scope=SCOPED[key], pattern=pattern, ignore=frozenset(ignored), severity=grades)
