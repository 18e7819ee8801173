"""Spanish: every number that num2words spells reads back, on both sides of the ocean."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import load_rulebook


@cache
def reader_of(code: str) -> Reader:
    return Reader(load_rulebook().languages[code])


@pytest.fixture
def spanish() -> Reader:
    return reader_of("es")


def read(reader: Reader, text: str) -> list[Quantity]:
    tokens = reader.tokens(text, 0, len(text))
    return [numeral.quantity for numeral in find_numerals(tokens, reader.language)]


def spelled(number: int) -> str:
    spell = pytest.importorskip("num2words").num2words
    return str(spell(number, lang="es"))


def test_every_number_to_ten_thousand_reads_back(spanish: Reader) -> None:
    wrong = [n for n in range(10_001) if read(spanish, spelled(n)) != [Quantity.exactly(n)]]
    assert wrong == []


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_large_numbers_read_back(number: int) -> None:
    assert read(reader_of("es"), spelled(number)) == [Quantity.exactly(number)]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "reason"),
    [
        ("treinta y un muertos", 31, 31, False, "a short form of one"),
        ("veintiún mil muertos", 21_000, 21_000, False, "and before a scale"),
        ("doscientas mujeres", 200, 200, False, "hundreds agree with their noun"),
        ("mil quinientos muertos", 1500, 1500, False, "a scale that is one of itself"),
        ("4.600 muertos", 4600, 4600, False, "a full stop parts thousands"),
        ("4,600 muertos", 4600, 4600, False, "in the Americas a comma does"),
        ("4 600 muertos", 4600, 4600, False, "or a space"),
        ("1,5 millones de personas", 1_500_000, 1_500_000, False, "a comma parts a fraction"),
        ("66,7 mil personas", 66_700, 66_700, False, "before a scale as well"),
        ("dos millones y medio de personas", 2_500_000, 2_500_000, False, "a half more"),
        ("medio millón de personas", 500_000, 500_000, False, "half of a scale"),
        ("mil millones de personas", 10**9, 10**9, False, "a thousand millions"),
        ("una veintena de muertos", 20, 20, True, "a word for about so many"),
        ("medio centenar de muertos", 50, 50, True, "half of such a word"),
        ("media docena de muertos", 6, 6, False, "half of a group"),
        ("decenas de muertos", 20, 99, False, "an interval"),
        ("cientos de miles de personas", 200_000, 999_999, False, "an interval"),
        ("unos 200 muertos", 200, 200, True, "some"),
        ("más de un centenar de muertos", 101, None, False, "more than"),
    ],
)
def test_forms_of_numbers(
    spanish: Reader, text: str, low: int, high: int | None, approximate: bool, reason: str
) -> None:
    assert read(spanish, text) == [Quantity(low, high, approximate)], reason
