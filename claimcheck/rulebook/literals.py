"""Words of a rule read as what they are set beside: figures, dates, durations, the words of a closed field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Literal, get_args, get_origin

from claimcheck.errors import did_you_mean
from claimcheck.model.claim import AnyClaim
from claimcheck.model.value import Moment, Quantity
from claimcheck.rulebook.fields import Name, Weekday, When
from claimcheck.rulebook.shorthand import duration, moment, quantity

TRUTH = bool


def literal(hint: Any, text: str, choices: tuple[str, ...]) -> Any:
    """A word as a value of a type. Raises `ValueError` where it is none."""
    if get_origin(hint) is Literal:
        choices = get_args(hint)
    if choices and text not in choices:
        raise ValueError(f"is '{text}', expected one of {', '.join(choices)}{did_you_mean(text, choices)}")
    if hint is Weekday:
        return choices.index(text)
    readers: dict[Any, Callable[[str], Any]] = {
        Quantity: quantity, Moment: moment, timedelta: duration, date: date.fromisoformat, Name: Name,
        When: lambda word: When(moment(word)),
    }  # fmt: skip
    if hint in readers:
        return readers[hint](text)
    if hint is str or getattr(hint, "__supertype__", None) is str or get_origin(hint) is Literal or hint is object:
        return text
    raise ValueError(f"is '{text}', expected {spoken(hint)}")


_SPOKEN = {TRUTH: "a condition", str: "a word", timedelta: "a duration as 12h", AnyClaim: "the name of a bound claim"}


def spoken(hint: Any) -> str:
    """A type in words."""
    if get_origin(hint) is tuple:
        return f"a group ({spoken(get_args(hint)[0])} each)"
    if hint in _SPOKEN:
        return _SPOKEN[hint]
    return "a " + getattr(hint, "__name__", str(hint)).lower()
