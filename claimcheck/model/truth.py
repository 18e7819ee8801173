"""Three-valued logic (Kleene): yes, no, and not known.

A check fires only on *yes*. *Not known* is never rounded to either side: it is what an editor still has
to find out. `True`, `False` and `None` are the three values, so that a plain comparison is one already.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Truth: TypeAlias = bool | None


def inverse(truth: Truth) -> Truth:
    """Not: what is not known stays so."""
    return None if truth is None else not truth


def every(truths: Iterable[Truth]) -> Truth:
    """And: one no decides; else one not known leaves it open."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """Or: one yes decides; else one not known leaves it open.

    >>> some([False, None]), some([None, True])
    (None, True)
    """
    return inverse(every(inverse(truth) for truth in truths))


def over(truths: Iterable[Truth]) -> Truth:
    """One question over all the readings of a value: yes if all say yes, no if all say no, else not known."""
    seen = set(truths)
    return seen.pop() if len(seen) == 1 else None
