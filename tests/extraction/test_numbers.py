"""Numbers: their value, what they are numbers of, and what is none. Each row says why it is there."""

from __future__ import annotations

import json
import os
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.numeral import Numeral
from claimcheck.extraction.tokens import Reader, Token
from claimcheck.rulebook.book import Rulebook, load_rulebook

BENCH = Path(os.environ.get("CLAIMCHECK_BENCH", "/work/shared/bench")) / "numbers-ar.jsonl"
BENCH_FLOOR = 0.95


@pytest.fixture(scope="module")
def readers(rulebook: Rulebook) -> dict[str, Reader]:
    return {code: Reader(rulebook.languages[code]) for code in ("ar", "en")}


def numbers(reader: Reader, text: str) -> tuple[list[Token], tuple[Numeral, ...]]:
    tokens = reader.tokens(text, 0, len(text))
    return tokens, find_numerals(tokens, reader.language)


def intervals(reader: Reader, text: str, use: str = "count") -> list[tuple[int | None, int | None]]:
    return [(n.quantity.low, n.quantity.high) for n in numbers(reader, text)[1] if n.use == use]


EXACT = [
    # digits: the language and the shape decide what a separator means
    ("en", "1,600 people", [1600], "a comma parts thousands"),
    ("en", "8 000 people", [8000], "so does a space before three digits"),
    ("en", "8\u00a0000 and 8\u202f000", [8000, 8000], "and a no-break or a thin one"),
    ("en", "in 2019 400 people", [400], "a year and a number are no number of six digits"),
    ("en", "1.6 million people", [1600000], "a decimal before a scale"),
    ("en", "2,345,678 people", [2345678], "several commas"),
    ("en", "1234567890123456 people", [], "more digits than any count has"),
    ("ar", "٢,٠٠٠ شخص", [2000], "Arabic-Indic digits"),
    ("ar", "۱۲۳ شخصا", [123], "Persian digits"),
    ("ar", "١،٢٣٤،٥٦٧ نسمة", [1234567], "the Arabic comma within digits"),
    ("ar", "٢٫٣ مليون نسمة", [2300000], "the Arabic decimal mark"),
    ("ar", "و44 جريحا", [44], "a clitic is written with digits"),
    ("ar", "بـ600 جندي", [600], "with a stroke between"),
    ("ar", "الـ14 مخيما", [14], "the article too"),
    # digits and words
    ("ar", "8 آلاف شخص", [8000], "digits and a plural scale"),
    ("ar", "38 ألفا و44 شخصا", [38044], "digits go on behind the scale"),
    ("ar", "300 و212", [300, 212], "but not behind digits"),
    ("en", "3 million and 8 people", [3000000, 8], "English does not say so"),
    # English words
    ("en", "twenty-one people", [21], "a hyphen"),
    ("en", "two hundred and five people", [205], "and after a hundred"),
    ("en", "twenty and five people", [20, 5], "never after tens"),
    ("en", "nineteen hundred people", [1900], "a hundred multiplies more than nine"),
    ("en", "one hundred and five thousand two hundred and one", [105201], "all of it"),
    ("en", "a hundred people", [100], "the article belongs to the hundred"),
    ("en", "half a million people", [500000], "a part of a scale"),
    ("en", "two and a half thousand people", [2500], "a half more"),
    ("en", "half a dozen people", [6], "a part of a dozen"),
    ("en", "two dozen people", [24], "dozens are counted"),
    ("en", "a couple of people", [2], "a couple is two"),
    # Arabic words: cases, spellings, duals, construct forms
    ("ar", "ثمانية آلاف ومئة وأربعة وستون قتيلا", [8164], "units before tens, each joined"),
    ("ar", "خمسة وعشرين قتيلا", [25], "the oblique case"),
    ("ar", "أربعا وأربعين امرأة", [44], "a unit that is spelled as a day of the week"),
    ("ar", "خمس وعشرون طالبة", [25], "the feminine"),
    ("ar", "مئتي ألف نسمة", [200000], "two hundred in construct"),
    ("ar", "ألفا شخص", [2000], "two thousand in construct"),
    ("ar", "مليونا ومئتي ألف شخص", [1200000], "one million in the accusative: a number goes on behind it"),
    ("ar", "ألفًا", [1000], "the vowel says one thousand"),
    ("ar", "ثلاثمئة، ثلاث مئة، ثلاثمائة، ثلاث ماية", [300, 300, 300, 300], "four spellings"),
    ("ar", "اثنا عشر رجلا واثنتي عشرة امرأة", [12, 12], "twelve in two words"),
    ("ar", "أحد عشر شخصا", [11], "a unit that is one only here"),
    ("ar", "نصف مليون شخص وربع مليون", [500000, 250000], "parts of a scale"),
    ("ar", "مليون ونصف المليون شخص", [1500000], "a half more with its scale"),
    ("ar", "ثلاثة ملايين ونصف المليون", [3500000], "of several"),
    ("ar", "ثلاثة قتلى وأربعة جرحى", [3, 4], "a noun between"),
    ("ar", "ثلاثة وأربعة", [3, 4], "two units are two numbers"),
    ("ar", "بثمانية آلاف والثلاثة", [8000, 3], "a definite word begins a number of its own"),
    ("ar", "لستة أشخاص", [6], "not the word for 'I am not' with an ending"),
    ("ar", "قتيلان وجثتين", [2, 2], "nouns that say two"),
    ("ar", "شرطيَين", [2], "the vowel tells two from many"),
    ("ar", "مهاجرين", [], "without it the word is a plural too"),
    ("ar", "شرطيين اثنين", [2], "two said twice are one number"),
    ("ar", "شخص واحد", [1], "one behind its noun"),
    # zero
    ("en", "zero deaths", [0], "a numeral"),
    ("ar", "صفر إصابات", [0], "a numeral"),
]


@pytest.mark.parametrize(("code", "text", "expected", "reason"), EXACT)
def test_value(readers: dict[str, Reader], code: str, text: str, expected: list[int], reason: str) -> None:
    assert intervals(readers[code], text) == [(value, value) for value in expected], reason


VAGUE = [
    ("en", "dozens of people", (20, 99)),
    ("en", "scores were killed", (40, 199)),
    ("en", "hundreds of people", (200, 999)),
    ("en", "thousands of people", (2000, 9999)),
    ("en", "tens of thousands of people", (20000, 99999)),
    ("en", "hundreds of thousands of people", (200000, 999999)),
    ("en", "several people", (3, 9)),
    ("en", "billions", (2_000_000_000, 9_999_999_999)),
    ("en", "several thousand people", (2000, 9999)),
    ("ar", "العشرات", (20, 99)),
    ("ar", "ومئات الجرحى", (200, 999)),
    ("ar", "آلاف المحتجين", (2000, 9999)),
    ("ar", "عشرات الآلاف", (20000, 99999)),
    ("ar", "بمئات الآلاف", (200000, 999999)),
    ("ar", "بضعة أشخاص", (3, 9)),
    ("ar", "عدة آلاف", (2000, 9999)),
]


@pytest.mark.parametrize(("code", "text", "expected"), VAGUE)
def test_words_for_an_interval(readers: dict[str, Reader], code: str, text: str, expected: tuple[int, int]) -> None:
    assert intervals(readers[code], text) == [expected]


USES = [
    ("en", "in 2019 the mine closed", "year", "a year after a preposition"),
    ("en", "2000 people", None, "those who are counted follow: no year"),
    ("en", "2021-22", "year", "a season"),
    ("en", "at 10.20 p.m.", "clock", "a time of day"),
    ("en", "at 02:15", "clock", "a colon between digits"),
    ("en", "a 3-1 win", "score", "a match"),
    ("en", "road A10", "code", "a letter touches the digits"),
    ("en", "Khabar-24", "code", "a word and a hyphen"),
    ("en", "CL-415 planes", "code", "a type"),
    ("en", "Flight 370", "code", "a word that is numbered"),
    ("en", "No. 5", "code", "a number sign"),
    ("en", 'the "Albatross 7" sank', "code", "the end of a name in quotation marks"),
    ("en", "the 50th victim", "ordinal", "an ending of order"),
    ("en", "a fourth was missing", "ordinal", "a word of order"),
    ("en", "Ana Ruiz, 34, said", "age", "between commas behind a name"),
    ("en", "a 41-year-old man", "age", "with its unit"),
    ("en", "men aged 29 and 61", "age", "said once for both"),
    ("en", "children under five", "age", "a bound of age and no count"),
    ("en", "$5 million", "money", "the sign before"),
    ("en", "200,000 euros", "money", "the unit behind"),
    ("en", "20 percent", "percent", "a percentage"),
    ("en", "one in five people", "percent", "a share counts nobody"),
    ("en", "a 15-member crew", "unit", "a compound describes a thing"),
    ("en", "thousands of dollars", "money", "a word for an interval with its unit"),
    ("en", "between 1990 and 1995", "year", "a range of years"),
    ("en", "a 14-km road", "unit", "a distance"),
    ("en", "four and a half hours", "unit", "a duration that is no whole number"),
    ("en", "5 or 6 km", "unit", "the unit is said once"),
    ("en", "a 7.8-magnitude quake", "magnitude", "a magnitude"),
    ("ar", "واحد من كل خمسة", "percent", "a share counts nobody"),
    ("ar", "عام 2024", "year", "the word for year before"),
    ("ar", "الساعة 10", "clock", "the word for hour before"),
    ("ar", "المادة 5", "code", "an article of law"),
    ("ar", "الكتيبة 82", "code", "a battalion"),
    ("ar", "رقم 2719", "code", "a number sign"),
    ("ar", "(27 عاما)", "age", "years in brackets"),
    ("ar", "5 ملايين دولار", "money", "the currency behind"),
    ("ar", "30 في المئة", "percent", "the hundred of percent is no number"),
    ("ar", "في الدقيقة 78", "unit", "a minute of a match"),
    ("ar", "على عمق 10 كيلومترات", "unit", "a depth"),
    ("ar", "الذكرى الخمسين", "ordinal", "tens have no form of their own for an order"),
    ("ar", "19 مرة", "unit", "times"),
]


@pytest.mark.parametrize(("code", "text", "use", "reason"), USES)
def test_use(readers: dict[str, Reader], code: str, text: str, use: str | None, reason: str) -> None:
    found = numbers(readers[code], text)[1]
    assert {numeral.use for numeral in found} == {use or "count"}, reason


NOTHING = [
    ("ar", "مليونية", "a march is no million"),
    ("ar", "لست متأكدا", "'I am not' is no six"),
    ("ar", "كمية كبيرة", "a quantity is no 'as a hundred'"),
    ("ar", "تسعى الحكومة", "'seeks' is no nine with an ending"),
    ("ar", "أحد المسؤولين", "one of them, not counted"),
    ("ar", "مات رجل", "'died' is no hundreds"),
    ("ar", "الاثنين والثلاثاء والأربعاء", "days of the week"),
    ("ar", "قبل يومين", "a dual duration counts no one"),
    ("ar", "خمسي", "a number word with an ending"),
    ("en", "one another", "no one"),
    ("en", "192.168.1.2", "an address"),
    ("en", "nobody was hurt", "no number word"),
]


@pytest.mark.parametrize(("code", "text", "reason"), NOTHING)
def test_no_number(readers: dict[str, Reader], code: str, text: str, reason: str) -> None:
    assert numbers(readers[code], text)[1] == (), reason


def test_tokens_of_dates_are_left_alone(readers: dict[str, Reader]) -> None:
    tokens = readers["en"].tokens("on 5 May 20 people", 0, 18)
    taken = frozenset({1, 2})
    assert [n.quantity.low for n in find_numerals(tokens, readers["en"].language, taken)] == [20]


def test_the_noun_of_a_number_behind_it(readers: dict[str, Reader]) -> None:
    tokens, (found,) = numbers(readers["ar"], "شرطيين اثنين")
    assert (found.noun, found.start, found.stop) == (0, 0, len(tokens))


def test_every_number_says_why(readers: dict[str, Reader]) -> None:
    _, found = numbers(readers["en"], "At least 63 died on Flight 370")
    assert [step.rule for n in found for step in n.steps] == [
        "number:digits",
        "bound:at-least",
        "number:digits",
        "number:is:code",
    ]


CHANCE = random.Random(7)
ORACLE = [*range(0, 120), *(CHANCE.randrange(10 ** CHANCE.randint(3, 12)) for _ in range(400))]


def reads_back(reader: Reader, text: str) -> int | None:
    tokens, found = numbers(reader, text)
    whole = len(found) == 1 and (found[0].start, found[0].stop) == (0, len(tokens))
    return found[0].quantity.low if whole and found[0].quantity.exact else None


def test_english_numbers_read_back(readers: dict[str, Reader]) -> None:
    spell = pytest.importorskip("num2words").num2words
    texts = {number: spell(number, lang="en").replace(",", "") for number in ORACLE}
    assert [number for number, text in texts.items() if reads_back(readers["en"], text) != number] == []


def misspelled(number: int) -> bool:
    """num2words writes 901,000 as "nine hundred and a thousand thousand", which is no Arabic."""
    return any(len(group) == 3 and group.endswith("01") for group in f"{number:,}".split(",")[:-1])


def test_arabic_numbers_read_back(readers: dict[str, Reader]) -> None:
    spell = pytest.importorskip("num2words").num2words
    texts = {number: spell(number, lang="ar") for number in ORACLE if not misspelled(number)}
    assert [number for number, text in texts.items() if reads_back(readers["ar"], text) != number] == []


@pytest.mark.skipif(not BENCH.exists(), reason="the public phrases are not at hand")
def test_public_phrases(readers: dict[str, Reader]) -> None:
    """All rows count here, wrong golds too; `benchmarks/read_numbers.py` sets those aside and says why."""
    rows = [json.loads(line) for line in BENCH.read_text(encoding="utf-8").splitlines()]
    phrases = [row for row in rows if row["kind"] == "cardinal_phrase"]
    right = [row for row in phrases if str(reads_back(readers["ar"], row["text"])) == row["gold"][0]["value"]]
    assert len(right) >= BENCH_FLOOR * len(phrases)


SHIPPED = {code: Reader(load_rulebook().languages[code]) for code in ("ar", "en")}
FORMS = {
    code: sorted(
        form
        for form, senses in reader.language.lexicon.words.items()
        if any(sense.section in ("numbers", "units", "hedges") for sense in senses)
    )
    for code, reader in SHIPPED.items()
}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@given(st.integers(0, 10**15 - 1), st.sampled_from([",", "\u00a0", "\u202f", "\u2009", " ", ""]), st.booleans())
def test_digits_read_back_in_every_grouping(number: int, mark: str, arabic: bool) -> None:
    text = f"{number:,}".replace(",", mark)
    text = text.translate(ARABIC_DIGITS) if arabic else text
    _, found = numbers(SHIPPED["ar"], text)
    assert [(n.quantity.low, n.quantity.high) for n in found] == [(number, number)]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, str]:
    """Any mixture of number words, units, hedges, digits and marks of a language."""
    code = draw(st.sampled_from(sorted(SHIPPED)))
    word = st.one_of(
        st.sampled_from(FORMS[code]),
        st.integers(0, 99999).map(str),
        st.sampled_from([",", "-", ".", "(", ")", ":", "$"]),
    )
    parts = draw(st.lists(st.tuples(word, st.sampled_from([" ", ""])), max_size=12))
    return code, "".join(part + space for part, space in parts)


@given(sentences())
def test_any_mixture_of_words_gives_numbers_in_order(sample: tuple[str, str]) -> None:
    code, text = sample
    tokens, found = numbers(SHIPPED[code], text)
    for numeral in found:
        assert 0 <= numeral.start <= numeral.first < numeral.last <= len(tokens)
        assert numeral.last <= numeral.stop <= len(tokens)
    assert all(a.last <= b.first for a, b in pairwise(found))
