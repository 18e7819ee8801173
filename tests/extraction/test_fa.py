"""Persian: numbers joined by and, spellings with and without the joiner, verbs that stand last, and the Persian calendar.

The plain examples stand in `rules/languages/fa.yaml` and are run by its tests; here is what takes a reason.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words
from persiantools.jdatetime import JalaliDate

from claimcheck.extraction.calendar import jalali_days, jalali_year
from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.readings import run_reading
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.language import Example, Language


@pytest.fixture(scope="module")
def persian(rulebook: Rulebook) -> Language:
    return rulebook.languages["fa"]


def values(text: str, language: Language) -> list[int | None]:
    tokens = Reader(language).tokens(text, 0, len(text))
    return [numeral.quantity.low for numeral in find_numerals(tokens, language)]


def test_numbers_to_ten_thousand_read_back(persian: Language) -> None:
    wrong = {n: found for n in range(10_001) if (found := values(num2words(n, lang="fa"), persian)) != [n]}
    assert wrong == {}


@given(st.integers(10_000, 10**12))
def test_large_numbers_read_back(persian: Language, number: int) -> None:
    assert values(num2words(number, lang="fa"), persian) == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هزار و ۲۰۰ نفر", [1200]),
        ("۲ هزار نفر", [2000]),
        ("۲ هزار و ۳۵۰ نفر", [2350]),
        ("۱۲٬۵۰۰ نفر", [12_500]),
        ("نیم میلیون نفر", [500_000]),
        ("یکصد و پنجاه نفر", [150]),
        ("ده‌ها نفر", [20]),
        ("ده ها نفر", [20]),
        ("دهها نفر", [20]),
        ("سه‌شنبه", []),
        ("سه شنبه", []),
        ("چهارشنبه شب", []),
    ],
)
def test_scales_and_spellings(persian: Language, text: str, expected: list[int | None]) -> None:
    assert values(text, persian) == expected


@pytest.mark.parametrize(
    ("text", "counts", "why"),
    [
        ("پلیس پنج نفر از جمله مدیر معدن را بازداشت کرد.", ["arrested 5"], "an aside before the verb"),
        ("شمار بازداشت‌شدگان از ۴۰۰ نفر گذشت.", ["arrested >400"], "passed, after its number"),
        ("حال ۹ نفر از مجروحان وخیم است.", ["injured 9"], "a part of the wounded"),
        ("سه سرباز کشته و پنج نفر زخمی شدند.", ["killed 3 soldiers", "injured 5"], "one auxiliary for two"),
        ("مهاجمان سه کارگر را به گروگان گرفتند.", ["kidnapped 3 workers"], "the object before its verb"),
        ("۱۶ نفر جان‌باختند و ۳ نفر مصدوم شدند.", ["killed 16", "injured 3"], "with and without a space"),
    ],
)
def test_verbs_that_stand_last(rulebook: Rulebook, text: str, counts: list[str], why: str) -> None:
    assert run_reading(rulebook, "fa", Example(text=text, counts=tuple(counts))).fault == "", why


@given(st.dates(date(1922, 1, 1), date(2099, 12, 31)))
def test_every_day_has_its_persian_date(of: date) -> None:
    told = JalaliDate(of)
    assert [days.first for days in jalali_days(told.year, told.month, told.day)] == [of]
    assert abs(jalali_year(of) - told.year) <= (of.month == 3 and 19 <= of.day <= 22)


@pytest.mark.parametrize(
    ("year", "month", "number"), [(1404, 12, 30), (1404, 7, 31), (1404, 1, 0), (1404, 13, 1), (900, 1, 1)]
)
def test_no_such_persian_day(year: int, month: int, number: int) -> None:
    assert list(jalali_days(year, month, number)) == []


def test_the_last_day_of_a_leap_year() -> None:
    (day,) = jalali_days(1403, 12, 30)
    assert day.first == date(2025, 3, 21) - timedelta(1)


@pytest.mark.parametrize(
    ("text", "published", "dates", "why"),
    [
        ("زلزله ۱۴۰۴/۰۶/۲۵ رخ داد.", None, ["2025-09-16"], "in digits, the year first"),
        ("زلزله ۲۵ شهریور امسال رخ داد.", "2025-10-01", ["2025-09-16"], "without a year"),
        ("زلزله روز سه‌شنبه ۲۵ شهریور رخ داد.", "2025-09-20", ["2025-09-16"], "with its weekday"),
        ("زلزله ۱۷ سپتامبر ۲۰۲۵ رخ داد.", None, ["2025-09-17"], "the Gregorian calendar"),
    ],
)
def test_dates_of_two_calendars(
    rulebook: Rulebook, text: str, published: str | None, dates: list[str], why: str
) -> None:
    assert run_reading(rulebook, "fa", Example(text=text, dates=tuple(dates), published=published)).fault == "", why
