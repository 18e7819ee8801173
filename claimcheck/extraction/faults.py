"""What somebody may be accused of, as told without a word of accusing: "the exits were locked", "no siren had sounded".

A fault is a word of its own (`sign`: "overloaded"), or a `thing` and its `state` close together in one clause ("doors",
"locked"). A `remedy` beside the thing ("the sirens did sound") says that the fault was none; a `deed` denied ("no boat
was sent") is one. Two words and not a phrase: between them stands whatever the sentence needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.extraction.marks import HARD
from claimcheck.extraction.tokens import Token

SPAN = 7  # tokens between a thing and its state
BEFORE = 3  # tokens before a sign in which it may be said to be none


@frozen
class Fault:
    """A fault named at the tokens `[start, stop)`; `none` where the words say that there is none."""

    name: str
    start: int
    stop: int
    none: bool = False


def faults(tokens: Sequence[Token], start: int = 0, stop: int | None = None) -> tuple[Fault, ...]:
    """The faults that a stretch of a sentence tells of, in order."""
    marked = [at for at in range(start, len(tokens) if stop is None else stop) if tokens[at].means("faults")]
    if not marked:
        return ()
    found = [*_signs(tokens, marked), *_pairs(tokens, marked)]
    return tuple(sorted(found, key=lambda fault: (fault.start, fault.stop, fault.name)))


def _signs(tokens: Sequence[Token], marked: Sequence[int]) -> Iterator[Fault]:
    for at in marked:
        for name in _names(tokens[at], "sign"):
            yield Fault(name, at, at + 1, _is_none(tokens, at, name))


def _pairs(tokens: Sequence[Token], marked: Sequence[int]) -> Iterator[Fault]:
    for at in marked:
        for name in _names(tokens[at], "thing"):
            near = [k for k in marked if k != at and abs(k - at) <= SPAN and not _parted(tokens, at, k)]
            state = next((k for k in near if name in _names(tokens[k], "state")), None)
            remedy = next((k for k in near if name in _names(tokens[k], "remedy")), None)
            deed = next((k for k in near if name in _names(tokens[k], "deed")), None)
            if state is not None:
                yield Fault(name, min(at, state), max(at, state) + 1, _is_none(tokens, state, name))
            elif deed is not None and _is_none(tokens, deed, name):
                yield Fault(name, min(at, deed), max(at, deed) + 1)
            elif remedy is not None:
                yield Fault(name, min(at, remedy), max(at, remedy) + 1, not _is_none(tokens, remedy, name))


def _names(token: Token, form: str) -> list[str]:
    return [sense.name for sense in token.senses if sense.section == "faults" and sense.form == form]


def _parted(tokens: Sequence[Token], a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return any(tokens[k].kind == "mark" and tokens[k].text in HARD for k in range(low + 1, high))


def _is_none(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Whether a word that says "no" stands closely before, which is no part of the fault itself."""
    before = range(max(0, at - BEFORE), at)
    return any(_denies(tokens[k], name) and not _parted(tokens, k, at) for k in before)


def _denies(token: Token, name: str) -> bool:
    """Whether a word says "no", and is not what the fault itself consists in ("no siren sounded")."""
    return token.means("modality", "no", "didnt") is not None and token.means("faults", name) is None
