"""Italian: numbers written in one word read back.

The examples, short articles among them, stand in `rules/languages/it.yaml` and are run by its tests.
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
    return Reader(rulebook.languages["it"])


def read(reader: Reader, text: str) -> list[Quantity]:
    tokens = reader.tokens(text, 0, len(text))
    return [numeral.quantity for numeral in find_numerals(tokens, reader.language)]


def spelled(number: int) -> str:
    """A number in words; num2words misspells eighteen within others, and sets a comma that news does not."""
    return str(num2words(number, lang="it")).replace("dicotto", "diciotto").replace(", ", " ")


def test_every_number_to_ten_thousand_reads_back(reader: Reader) -> None:
    wrong = [n for n in range(10_001) if read(reader, spelled(n)) != [Quantity.exactly(n)]]
    assert wrong == []


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_large_numbers_read_back(reader: Reader, number: int) -> None:
    assert read(reader, spelled(number)) == [Quantity.exactly(number)]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "reason"),
    [
        ("ventuno morti", 21, 21, False, "a vowel lost before one"),
        ("trentun morti", 31, 31, False, "and the end of one before a noun"),
        ("quarantotto morti", 48, 48, False, "a vowel lost before eight"),
        ("trentatré morti", 33, 33, False, "three with its accent"),
        ("trentatre morti", 33, 33, False, "or without"),
        ("centottanta morti", 180, 180, False, "one o of hundred and eighty"),
        ("centoottanta morti", 180, 180, False, "or both"),
        ("duecentottantotto morti", 288, 288, False, "both vowels lost"),
        ("centodiciotto morti", 118, 118, False, "hundred and a teen"),
        ("milleduecento morti", 1200, 1200, False, "a thousand that is one"),
        ("quindicimilasettecento persone", 15_700, 15_700, False, "a scale and hundreds"),
        ("seicentomila persone", 600_000, 600_000, False, "hundreds of a scale"),
        ("ventunomila persone", 21_000, 21_000, False, "one before a scale"),
        ("5mila persone", 5000, 5000, False, "digits and a scale without a space"),
        ("53 mila persone", 53_000, 53_000, False, "and with one"),
        ("4.600 morti", 4600, 4600, False, "a full stop parts thousands"),
        ("1,5 milioni di persone", 1_500_000, 1_500_000, False, "a comma parts a fraction"),
        ("due milioni e mezzo di persone", 2_500_000, 2_500_000, False, "a half more"),
        ("un milione e 200mila persone", 1_200_000, 1_200_000, False, "a scale, and, digits of a smaller one"),
        ("mezzo milione di persone", 500_000, 500_000, False, "half of a scale"),
        ("tre miliardi di persone", 3 * 10**9, 3 * 10**9, False, "a thousand millions"),
        ("mezza dozzina di morti", 6, 6, False, "half of a group"),
        ("una ventina di morti", 20, 20, True, "a word for about so many"),
        ("un'ottantina di morti", 80, 80, True, "with its article elided"),
        ("un centinaio di morti", 100, 100, True, "about a hundred"),
        ("decine di morti", 20, 99, False, "an interval"),
        ("centinaia di migliaia di persone", 200_000, 999_999, False, "an interval of scales"),
        ("circa 200 morti", 200, 200, True, "about"),
        ("oltre mille morti", 1001, None, False, "more than"),
        ("tra 40 e 50 morti", 40, 50, False, "a range"),
        ("almeno 31 morti", 31, None, False, "at least"),
    ],
)
def test_forms_of_numbers(
    reader: Reader, text: str, low: int, high: int | None, approximate: bool, reason: str
) -> None:
    assert read(reader, text) == [Quantity(low, high, approximate)], reason
