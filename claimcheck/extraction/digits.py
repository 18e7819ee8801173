"""Numbers in digits: what the separators mean, and digits that stand apart and are one number.

`2.300` is 2300 where the language parts thousands by a full stop and 2.3 elsewhere, `8 000` and `١،٢٣٤` are several
tokens. Decided by the separators of the language and by shape; what has neither is no number (`192.168.1.2`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from claimcheck.extraction.marks import COMMAS
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language, Writing

Number: TypeAlias = int | Fraction  # a whole one, wherever it is one

DIGITS_LIMIT = 15
GROUP = 3  # digits between separators of thousands
_SPACES = frozenset("\u00a0\u202f\u2009")


@frozen
class Run:
    """Digits that are one number: the token after them and the value, or none where they are no number."""

    stop: int
    value: Number | None


def digit_run(tokens: Sequence[Token], at: int, taken: frozenset[int], language: Language) -> Run:
    """The number that begins with the digits at `at`: with the groups of thousands after a space or a mark."""
    value = digits_value(tokens[at].text, language.writing)
    stop = at + 1
    lead = tokens[at].text
    if not (len(lead) <= GROUP and lead.isdecimal() and int(lead)):
        return Run(stop, value)
    text = lead
    while len(text) <= DIGITS_LIMIT and (follow := _group_after(tokens, stop, taken, language)) is not None:
        text += tokens[follow].text
        stop = follow + 1
    if stop == at + 1 or len(text) > DIGITS_LIMIT:
        return Run(at + 1, value)
    return Run(stop, int(text))


def _group_after(tokens: Sequence[Token], stop: int, taken: frozenset[int], language: Language) -> int | None:
    """The token of the next three digits of the same number."""
    spaced = " " in language.writing.thousands
    if spaced and _is_group(tokens, stop, taken) and tokens[stop].start == tokens[stop - 1].stop + 1:
        return stop
    marked = stop < len(tokens) and tokens[stop].text in COMMAS and tokens[stop].start == tokens[stop - 1].stop
    if marked and _is_group(tokens, stop + 1, taken) and tokens[stop + 1].start == tokens[stop].stop:
        return stop + 1
    return None


def _is_group(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> bool:
    if at >= len(tokens) or at in taken or tokens[at].kind != "digits" or tokens[at].word.clitics:
        return False
    return len(tokens[at].text) == GROUP and tokens[at].text.isdecimal()


def digits_value(text: str, writing: Writing) -> Number | None:
    """What one run of digits and separators is worth.

    >>> plain = Writing(thousands=(",",), decimal=(".",))
    >>> digits_value("1,600", plain), digits_value("2.30", plain), digits_value("192.168.1.2", plain)
    (1600, Fraction(23, 10), None)
    """
    groups, marks = _parts(text)
    if sum(map(len, groups)) > DIGITS_LIMIT:
        return None
    whole = _whole(groups, marks, writing)
    if whole is not None:
        return whole
    if not marks or not _decimal(marks[-1], groups[-1], writing):
        return None
    front = _whole(groups[:-1], marks[:-1], writing)
    tail = Fraction(int(groups[-1]), 10 ** len(groups[-1]))
    return None if front is None else front + tail if tail else front


def _parts(text: str) -> tuple[list[str], list[str]]:
    """The groups of digits, in ASCII, and the marks between them."""
    groups, marks = [""], list[str]()
    for letter in text:
        if letter.isdecimal():
            groups[-1] += str(unicodedata.decimal(letter))
        elif unicodedata.category(letter) != "Cf":
            marks.append(letter)
            groups.append("")
    return groups, marks


def _whole(groups: Sequence[str], marks: Sequence[str], writing: Writing) -> int | None:
    """The whole number of groups that one separator of thousands parts."""
    if not marks:
        return int(groups[0])
    parted = 1 <= len(groups[0]) <= GROUP and all(len(group) == GROUP for group in groups[1:])
    if not parted or len(set(marks)) > 1 or not int(groups[0]):
        return None
    known = marks[0] in writing.thousands or marks[0] in _SPACES or marks[0] in "\u066c'\u2019"
    return int("".join(groups)) if known or len(marks) > 1 else None


def _decimal(mark: str, tail: str, writing: Writing) -> bool:
    """Whether a mark parts a fraction: the language's own, or a comma that cannot part thousands."""
    return mark in writing.decimal or mark == "\u066b" or (mark == "," and len(tail) < GROUP)
