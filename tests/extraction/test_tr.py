"""Turkish: numbers in one word or many, their endings with and without an apostrophe, and verbs that stand last.

The plain examples stand in `rules/languages/tr.yaml` and are run by its tests; here is what takes a reason.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.readings import run_reading
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.language import Example, Language

TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
UNITS = ("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")


@pytest.fixture(scope="module")
def turkish(rulebook: Rulebook) -> Language:
    return rulebook.languages["tr"]


def values(text: str, language: Language) -> list[int | None]:
    tokens = Reader(language).tokens(text, 0, len(text))
    return [numeral.quantity.low for numeral in find_numerals(tokens, language)]


def spelled(number: int) -> str:
    """A number below ten thousand as news writes it, each word apart; one hundred and one thousand have no "one"."""
    thousands, rest = divmod(number, 1000)
    hundreds, rest = divmod(rest, 100)
    words = [UNITS[thousands] if thousands > 1 else "", "bin" if thousands else ""]
    words += [UNITS[hundreds] if hundreds > 1 else "", "yüz" if hundreds else "", TENS[rest // 10], UNITS[rest % 10]]
    return " ".join(word for word in words if word)


def test_numbers_in_one_word_read_back(turkish: Language) -> None:
    wrong = {n: found for n in range(10_001) if (found := values(num2words(n, lang="tr"), turkish)) != [n]}
    assert wrong == {}


def test_numbers_in_many_words_read_back(turkish: Language) -> None:
    wrong = {n: found for n in range(1, 10_000) if (found := values(spelled(n), turkish)) != [n]}
    assert wrong == {}


@given(st.integers(10_000, 10**12))
def test_large_numbers_read_back(turkish: Language, number: int) -> None:
    """Not those of which num2words leaves out a word: the "one" of 21,000, the "two" of 4,002,012,000."""
    written = num2words(number, lang="tr")
    assume(number // 1000 % 10 != 1 and "milyarmilyon" not in written)
    assert values(written, turkish) == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 bin 135 kişi", [5135]),
        ("bin 710 kişi", [1710]),
        ("2.300 kişi", [2300]),
        ("1,6 milyon kişi", [1_600_000]),
        ("yarım milyon kişi", [500_000]),
        ("üçünün durumu", [3]),
        ("dördü", [4]),
        ("on ikisinin", [12]),
        ("23'ünün", [23]),
        ("yüzlerce", [200]),
        ("onu gördü", []),
        ("masanın altında", []),
        ("yüzüne baktı", []),
    ],
)
def test_endings_and_scales(turkish: Language, text: str, expected: list[int | None]) -> None:
    assert values(text, turkish) == expected


@pytest.mark.parametrize(
    ("text", "counts", "why"),
    [
        ("Ölenlerin sayısı 400'ü aştı.", ["killed >400"], "an object's case, not a part of those"),
        ("Yaralanan üç işçi hastanede öldü.", ["killed 3 workers"], "what they suffered before describes them"),
        (
            "İki saldırgan öldürüldü, beşi kaçırıldı.",
            ["killed 2 militants", "kidnapped 5 militants"],
            "of those before",
        ),
        ("Ordu, 12 militanın etkisiz hale getirildiğini açıkladı.", ["killed 12 militants"], "the communiqué's word"),
        ("Olayda ölü sayısı 12, yaralı sayısı 30 oldu.", ["killed 12", "injured 30"], "two tolls"),
        ("Tekneden 40 göçmen sağ olarak kurtarıldı.", ["rescued 40 migrants"], "alive"),
    ],
)
def test_verbs_that_stand_last(rulebook: Rulebook, text: str, counts: list[str], why: str) -> None:
    assert run_reading(rulebook, "tr", Example(text=text, counts=tuple(counts))).fault == "", why
