"""A condition as it runs: a closure, with what it reads and where it stands, so that each answer can be explained.

Compiled, not walked: a walk over the tree costs five times as much on each pair. `grammar` makes them from nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import field, frozen

from claimcheck.errors import Place
from claimcheck.model.truth import Truth
from claimcheck.model.value import Moment, Quantity
from claimcheck.rulebook.fields import Name, When, World

Binding: TypeAlias = tuple[Any, ...]  # a claim for each bound name, or a tuple of claims for `many`
Read: TypeAlias = Callable[[Binding, World], Any]


@frozen
class Condition:
    """A condition, compiled. `parts` are those of `all`, `any` and `not`; `paths` are the fields it reads itself,
    `whole` says that it looks at a claim as a whole."""

    verb: str
    text: str
    place: Place
    judge: Read = field(eq=False, repr=False)
    paths: tuple[tuple[str, Read], ...] = field(default=(), eq=False, repr=False)
    parts: tuple[Condition, ...] = ()
    whole: bool = False


def missing(condition: Condition, binding: Binding, world: World) -> tuple[str, ...]:
    """The fields that a condition which is not known would need: what an editor has to find out."""
    if condition.judge(binding, world) is not None:
        return ()
    inner = tuple(name for part in condition.parts for name in missing(part, binding, world))
    return inner + tuple(path for path, read in condition.paths if _lacks(read(binding, world)))


def _lacks(value: Any) -> bool:
    return value is None or (isinstance(value, tuple) and None in value)


def trace(condition: Condition, binding: Binding, world: World) -> Iterable[str]:
    """What each condition saw, one line each: for `explain`."""
    if condition.parts:
        for part in condition.parts:
            yield from trace(part, binding, world)
        return
    saw = ", ".join(f"{path} = {shown(read(binding, world))}" for path, read in condition.paths)
    yield f"{condition.text}: {answer(condition.judge(binding, world))}" + (f" ({saw})" if saw else "")


def answer(truth: Truth) -> str:
    return "not known" if truth is None else ("yes" if truth else "no")


def shown(value: Any) -> str:
    """A value as a trace prints it."""
    if value is None:
        return "not known"
    if isinstance(value, tuple):
        return "[" + ", ".join(shown(each) for each in value) + "]"
    if isinstance(value, Quantity):
        about = "~" if value.approximate else ""
        ends = ["" if end is None else str(end) for end in (value.low, value.high)]
        return about + (ends[0] if value.low == value.high else "..".join(ends))
    if isinstance(value, When):
        return value.instant.isoformat() if value.instant else shown(value.moment)
    if isinstance(value, Moment):
        return " or ".join(str(d.first) if d.length == 1 else f"{d.first}..{d.last}" for d in value.readings)
    return value.text or "all" if isinstance(value, Name) else str(value)
