"""A number in a text: its place, its value, and what it is a number of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step
from claimcheck.model.value import Quantity

Shape: TypeAlias = Literal["digits", "words", "dual", "vague", "zero"]
Use: TypeAlias = Literal[
    "count", "unit", "ordinal", "code", "clock", "money", "percent", "year", "age", "score", "decimal", "magnitude"
]


_NOUNS = ("person", "thing")


@frozen
class Numeral:
    """Tokens `[start, stop)` hold the number with its bound words, `[first, last)` the number itself.

    `noun` is the token of what is counted where it cannot be told from the number: a dual ("قتيلان"), or a noun that
    its number follows ("شخص واحد"). `use` is "count" for what may be a claim, else the reason why it is none; `unit`
    is the token that says so.
    """

    start: int
    stop: int
    first: int
    last: int
    quantity: Quantity
    shape: Shape
    noun: int | None = None
    use: Use = "count"
    unit: int | None = None
    steps: tuple[Step, ...] = ()


def counted(token: Token) -> bool:
    """Whether a word names those who are counted: a population, or a noun such as "dead"."""
    return any(s.section == "populations" or (s.section == "triggers" and s.form in _NOUNS) for s in token.senses)


def is_article(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether the number is "un" or "una", which counts only where something is said of the one: it means "a" besides."""
    return numeral.last - numeral.first == 1 and tokens[numeral.first].means("numbers", "article") is not None


def touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands right behind the one before it, without a space."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].stop
