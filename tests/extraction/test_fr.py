"""French: every number that num2words spells reads back, and the words that are written in one are read apart."""

from __future__ import annotations

import unicodedata
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
def french() -> Reader:
    return reader_of("fr")


def read(reader: Reader, text: str) -> list[Quantity]:
    tokens = reader.tokens(text, 0, len(text))
    return [numeral.quantity for numeral in find_numerals(tokens, reader.language)]


def spelled(number: int) -> str:
    spell = pytest.importorskip("num2words").num2words
    return str(spell(number, lang="fr"))


def test_every_number_to_ten_thousand_reads_back(french: Reader) -> None:
    wrong = [n for n in range(10_001) if read(french, spelled(n)) != [Quantity.exactly(n)]]
    assert wrong == []


@settings(deadline=None)
@given(st.integers(0, 10**12))
def test_large_numbers_read_back(number: int) -> None:
    assert read(reader_of("fr"), spelled(number)) == [Quantity.exactly(number)]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "reason"),
    [
        ("vingt-et-un morts", 21, 21, False, "the spelling of 1990 hyphenates all of it"),
        ("soixante et onze morts", 71, 71, False, "sixty and eleven"),
        ("quatre-vingt-onze morts", 91, 91, False, "four twenties and eleven"),
        ("septante-deux morts", 72, 72, False, "Belgian and Swiss tens"),
        ("nonante-neuf morts", 99, 99, False, "Belgian and Swiss tens"),
        ("8 000 morts", 8000, 8000, False, "a space parts thousands"),
        ("8\u202f000 morts", 8000, 8000, False, "so does the narrow no-break space of newsrooms"),
        ("2.300 morts", 2300, 2300, False, "and a full stop"),
        ("1,5 million de morts", 1_500_000, 1_500_000, False, "a comma parts a fraction"),
        ("un million et demi de personnes", 1_500_000, 1_500_000, False, "a half more"),
        ("une trentaine de morts", 30, 30, True, "a word for about so many"),
        ("près d'une centaine de morts", 100, 100, True, "behind an elided preposition"),
        ("plus d'une centaine de morts", 101, None, False, "more than"),
        ("plusieurs dizaines de morts", 20, 99, False, "an interval"),
        ("des milliers de morts", 2000, 9999, False, "an interval"),
        ("quelque 200 morts", 200, 200, True, "some"),
        ("trois douzaines de soldats", 36, 36, False, "a group that is counted"),
    ],
)
def test_forms_of_numbers(
    french: Reader, text: str, low: int, high: int | None, approximate: bool, reason: str
) -> None:
    assert read(french, text) == [Quantity(low, high, approximate)], reason


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("l'armée", ["l'", "armée"], "an article"),
        ("qu’il", ["qu’", "il"], "a curly apostrophe is one"),
        ("qu'au moins", ["qu'", "au moins"], "what follows may begin a phrase"),
        ("aujourd'hui", ["aujourd'hui"], "a word that only looks like two"),
        ("presqu'île", ["presqu'île"], "what is not listed stays whole"),
        ("D'après", ["d'après"], "a phrase of an elided word and another"),
    ],
)
def test_elided_words_are_read_apart(french: Reader, text: str, words: list[str], reason: str) -> None:
    tokens = french.tokens(text, 0, len(text))
    assert [text[token.start : token.stop].casefold() for token in tokens] == [w.casefold() for w in words], reason
    assert "".join(text[token.start : token.stop] for token in tokens).replace(" ", "") == text.replace(" ", "")


def test_letters_with_marks_of_their_own_are_the_same_words(french: Reader) -> None:
    composed, apart = "tués", unicodedata.normalize("NFD", "tués")
    assert composed != apart
    assert french.word(apart).senses == french.word(composed).senses != ()
    assert french.word("tue").senses != french.word("tué").senses, "kills and killed differ by the mark alone"
