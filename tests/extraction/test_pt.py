"""Portuguese: numbers of both sides of the ocean read back.

The examples, short articles among them, stand in `rules/languages/pt.yaml` and are run by its tests.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import Rulebook


@pytest.fixture(scope="module")
def reader(rulebook: Rulebook) -> Reader:
    return Reader(rulebook.languages["pt"])


def read(reader: Reader, text: str) -> list[Quantity]:
    tokens = reader.tokens(text, 0, len(text))
    return [numeral.quantity for numeral in find_numerals(tokens, reader.language)]


def spelled(number: int, code: str) -> str:
    """A number in words; num2words sets a comma within those of Brazil, which news does not."""
    return str(num2words(number, lang=code)).replace(", ", " ")


@pytest.mark.parametrize("code", ["pt", "pt_BR"])
def test_every_number_to_ten_thousand_reads_back(reader: Reader, code: str) -> None:
    wrong = [n for n in range(10_001) if read(reader, spelled(n, code)) != [Quantity.exactly(n)]]
    assert wrong == []


@settings(deadline=None)
@given(st.integers(0, 10**12 - 1), st.sampled_from(["pt", "pt_BR"]))
def test_large_numbers_read_back(reader: Reader, number: int, code: str) -> None:
    assert read(reader, spelled(number, code)) == [Quantity.exactly(number)]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "reason"),
    [
        ("vinte e uma mulheres", 21, 21, False, "tens and units with e, in the feminine"),
        ("dezasseis mortos", 16, 16, False, "Portugal's sixteen"),
        ("dezesseis mortos", 16, 16, False, "Brazil's sixteen"),
        ("catorze ou quinze mortos", 14, 15, False, "one or the other"),
        ("cento e vinte e três mortos", 123, 123, False, "and at every step"),
        ("duzentas e duas mulheres", 202, 202, False, "hundreds agree with their noun"),
        ("mil e quinhentos mortos", 1500, 1500, False, "a scale that is one of itself"),
        ("mil duzentos e trinta mortos", 1230, 1230, False, "no and before hundreds that go on"),
        ("4.600 mortos", 4600, 4600, False, "a full stop parts thousands"),
        ("4 600 mortos", 4600, 4600, False, "or a space"),
        ("1,5 milhão de pessoas", 1_500_000, 1_500_000, False, "a comma parts a fraction"),
        ("66,7 mil pessoas", 66_700, 66_700, False, "before a scale as well"),
        ("dois milhões e meio de pessoas", 2_500_000, 2_500_000, False, "a half more"),
        ("meio milhão de pessoas", 500_000, 500_000, False, "half of a scale"),
        ("mil milhões de pessoas", 10**9, 10**9, False, "a thousand millions"),
        ("três bilhões de pessoas", 3 * 10**9, 3 * 10**9, False, "which Brazil has a word for"),
        ("meia dúzia de mortos", 6, 6, False, "half of a group"),
        ("uma centena de mortos", 100, 100, True, "a word for about so many"),
        ("dezenas de mortos", 20, 99, False, "an interval"),
        ("centenas de milhares de pessoas", 200_000, 999_999, False, "an interval of scales"),
        ("cerca de 200 mortos", 200, 200, True, "about"),
        ("quase 200 mortos", 200, 200, True, "nearly"),
        ("mais de mil mortos", 1001, None, False, "more than"),
        ("entre 40 e 50 mortos", 40, 50, False, "a range"),
        ("pelo menos 31 mortos", 31, None, False, "at least"),
    ],
)
def test_forms_of_numbers(
    reader: Reader, text: str, low: int, high: int | None, approximate: bool, reason: str
) -> None:
    assert read(reader, text) == [Quantity(low, high, approximate)], reason
