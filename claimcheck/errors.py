"""What can go wrong, in two families.

*Your file*: an input, a rule or a setting is not what it must be. The message says what is, what was
expected, where, and offers the nearest known word. *Our fault*: anything else, which is left to crash
loudly with its traceback, since nobody can mend what is hidden.

Every error is a value: it can be collected, sorted and printed, so that one bad file never hides the rest.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from attrs import frozen


@frozen(order=True)
class Place:
    """Where something stands: a path, and line and column counted from 1 (0 is: not known)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.path, *numbers])


class ClaimcheckError(Exception):
    """The family of all that a user can mend. `str()` of it is the whole message, place first.

    >>> print(InputError("is not UTF-8", Place("a.txt", 3, 7)))
    a.txt:3:7: is not UTF-8
    """

    def __init__(self, message: str, place: Place | None = None, excerpt: str = "") -> None:
        super().__init__(message, place, excerpt)
        self.message = message
        self.place = place
        self.excerpt = excerpt

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n{self.excerpt}" if self.excerpt else head


class InputError(ClaimcheckError):
    """An article or a file of claims that cannot be read (exit 3); the others are still checked."""


class Note(InputError):
    """Something to tell of an input that is no failure: nobody raises it."""


class RuleError(ClaimcheckError):
    """A rule, language, measure or scope that does not say what it must (exit 2)."""


class UsageError(ClaimcheckError):
    """A flag, a setting or an argument that is not known or not of its kind (exit 2)."""


class OutputError(ClaimcheckError):
    """A report that could not be written (exit 4)."""


class RuleErrors(ClaimcheckError):
    """All that is wrong with the rules, in one run; `errors` holds them in the order of their places."""

    def __init__(self, errors: Iterable[RuleError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda e: (e.place or Place(""), e.message)))
        super().__init__("\n".join(str(error) for error in self.errors))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' (did you mean …?)' with the nearest known word, or nothing when none is near.

    >>> did_you_mean("latter", ["later", "earlier"])
    " (did you mean 'later'?)"
    """
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f" (did you mean '{near[0]}'?)" if near else ""


def reason_of(error: OSError) -> str:
    """What the system says is wrong, as part of a message.

    >>> reason_of(FileNotFoundError(2, "No such file or directory"))
    'no such file or directory'
    """
    return (error.strerror or str(error)).lower()


def caret(line: str, number: int, column: int, width: int = 1) -> str:
    """The line with its number, and carets below what is meant (columns count from 1)."""
    head = f"  {number} | "
    return f"{head}{line.rstrip()}\n{' ' * (len(head) + column - 1)}{'^' * max(width, 1)}"
