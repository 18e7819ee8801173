"""What stands above what: the one question that scopes and actions share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def closure(name: str, parents: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """A name and all above it; a circle ends where it began.

    >>> sorted(closure("a", {"a": ["b"], "b": ["c", "a"]}))
    ['a', 'b', 'c']
    """
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(parents.get(current, ()))
    return frozenset(found)
