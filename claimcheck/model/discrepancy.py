"""What a comparison finds, and what it leaves alone and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from claimcheck.model.claim import AnyClaim, Article

Severity: TypeAlias = Literal["error", "warning", "notice"]
SEVERITIES: tuple[Severity, ...] = ("notice", "warning", "error")  # from the least


@frozen
class Position:
    """One side of a discrepancy: claims that agree with each other. `label` is its value ("at least 164")."""

    label: str
    claims: tuple[str, ...]


@frozen(kw_only=True)
class Discrepancy:
    """Claims that cannot all be true. `claims` are ids, the union of the `positions`' claims.

    `message` and `ask` are language → text. `trace` is what each condition saw, where that was
    asked for (`explain`).
    `fingerprint` is made of check, sources and quotes: it holds no path and no line.
    """

    check: str
    severity: Severity
    message: Mapping[str, str] = field(hash=False)
    ask: Mapping[str, str] = field(hash=False)
    claims: tuple[str, ...]
    positions: tuple[Position, ...]
    fingerprint: str
    dispute: bool = False
    also: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


@frozen(kw_only=True)
class Excused:
    """A pair that would have been reported, were it not for a named exception of the check."""

    check: str
    exception: str
    claims: tuple[str, ...]


@frozen(kw_only=True)
class Undecided:
    """A pair that may contradict: `field` is what one would have to know to decide."""

    check: str
    field: str
    claims: tuple[str, ...]


@frozen(kw_only=True)
class Hidden:
    """A discrepancy that is not told, since somebody said so; it is counted all the same."""

    check: str
    fingerprint: str
    by: Literal["acknowledgement", "baseline", "setting"]
    reason: str | None = None


@frozen
class Input:
    """What became of one input: every one is accounted for, none is lost. `article` is the id of what was read."""

    name: str
    status: Literal["checked", "failed", "skipped"]
    reason: str | None = None
    article: str | None = None


@frozen(kw_only=True)
class Report:
    """All that `render` needs: what was read, what was found, what was left alone."""

    inputs: tuple[Input, ...] = ()
    articles: tuple[Article, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    excused: tuple[Excused, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    hidden: tuple[Hidden, ...] = ()
