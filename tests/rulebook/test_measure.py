"""Counts in words: the noun has the form that the number asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import Rulebook, read_rulebook
from claimcheck.rulebook.files import parse
from claimcheck.rulebook.measure import Measure, category
from claimcheck.rulebook.schema import structure

BOOK: Rulebook = read_rulebook()[0]
EXACT = Quantity.exactly

COUNTED = [
    ("killed", EXACT(0), "people", "en", "0 people killed"),
    ("killed", EXACT(1), "people", "en", "1 person killed"),
    ("killed", EXACT(164), "people", "en", "164 people killed"),
    ("killed", EXACT(1), "police", "en", "1 police officer killed"),
    ("injured", EXACT(1), "Kenyan soldiers", "en", "1 Kenyan soldier injured"),
    ("killed", Quantity(164, None), "people", "en", "at least 164 people killed"),
    ("killed", Quantity(None, 50), "people", "en", "at most 50 people killed"),
    ("killed", Quantity(25, 32), "people", "en", "25 to 32 people killed"),
    ("displaced", Quantity(300000, 300000, approximate=True), "people", "en", "about 300,000 people displaced"),
    ("cases", EXACT(1), "children", "en", "1 case among children"),
    ("troops", EXACT(500), "soldiers", "en", "500 troops"),
    ("vehicles", EXACT(1), "tanks", "en", "1 tank"),
    ("houses", EXACT(2), "people", "en", "2 houses"),
    ("other", EXACT(2), "beekeepers", "en", "2 beekeepers"),
    ("invented", EXACT(2), "schools", "en", "2 schools"),
    ("killed", EXACT(1), "people", "ar", "قتيل واحد"),
    ("killed", EXACT(2), "people", "ar", "قتيلان"),
    ("killed", EXACT(3), "people", "ar", "3 قتلى"),
    ("killed", EXACT(10), "people", "ar", "10 قتلى"),
    ("killed", EXACT(11), "people", "ar", "11 قتيلا"),
    ("killed", EXACT(99), "people", "ar", "99 قتيلا"),
    ("killed", EXACT(100), "people", "ar", "100 قتيل"),
    ("killed", EXACT(103), "people", "ar", "103 قتلى"),
    ("killed", EXACT(16), "police", "ar", "16 قتيلا من الشرطة"),
    ("killed", Quantity(164, None), "people", "ar", "164 قتيلا على الأقل"),
    ("killed", Quantity(25, 32), "people", "ar", "بين 25 و32 قتيلا"),
    ("buildings", EXACT(4), "buildings", "ar", "4 مبان"),
    ("killed", EXACT(3), "people", "xx", "3 people killed"),
]


@pytest.mark.parametrize(("measure", "value", "population", "language", "words"), COUNTED)
def test_counted(measure: str, value: Quantity, population: str, language: str, words: str) -> None:
    assert BOOK.counted(measure, value, population, language) == words


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [
        (EXACT(1600), "en", "1,600"),
        (Quantity(20, None), "en", "at least 20"),
        (Quantity(None, None), "en", "a number not known"),
        (Quantity(20, 30, approximate=True), "en", "about 20 to 30"),
        (Quantity(20, None), "ar", "20 على الأقل"),
    ],
)
def test_label(value: Quantity, language: str, words: str) -> None:
    assert BOOK.label(value, language) == words


NUMBERS = st.integers(0, 10**9)


@given(st.sampled_from(sorted(BOOK.measures)), NUMBERS, st.sampled_from(["people", "police", "tanks"]))
def test_no_slot_is_left_and_the_number_is_said(measure: str, number: int, population: str) -> None:
    english = BOOK.counted(measure, EXACT(number), population, "en")
    arabic = BOOK.counted(measure, EXACT(number), population, "ar")
    assert not set("{}") & set(english + arabic)
    assert f"{number:,}" in english
    assert number < 3 or f"{number:,}" in arabic


@given(NUMBERS)
def test_arabic_categories_go_by_the_last_two_digits(number: int) -> None:
    rest = number % 100
    expected = "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
    if number > 2:
        assert category(number, "ar") == expected


def test_every_measure_speaks_both_languages_and_names_a_course() -> None:
    assert [
        name for name, each in BOOK.measures.items() if {"en", "ar"} - each.counted.keys() - each.title.keys()
    ] == []


def test_a_phrase_with_an_unknown_slot_is_refused() -> None:
    problems: list[Exception] = []
    text = "id: x\ntitle: {en: x}\ncourse: grows\ncounted:\n  en: {alone: '{m} x', among: '{n} {who}'}\n"
    assert structure(parse(text, "x.yaml"), Measure, problems) is None  # type: ignore[arg-type]
    assert "'{m}' in '{m} x' is not known" in str(problems[0])
