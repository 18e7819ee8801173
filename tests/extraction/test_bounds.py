"""Bounds of figures: near and far hedges, ranges, and a lower bound that is carried on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction.bounds import BOUNDS, Bound, apply
from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import Rulebook


@pytest.fixture(scope="module")
def readers(rulebook: Rulebook) -> dict[str, Reader]:
    return {code: Reader(rulebook.languages[code]) for code in ("ar", "en")}


def read(reader: Reader, text: str) -> list[str]:
    """The quantities of a text as "low..high", "~" before an approximate one."""
    tokens = reader.tokens(text, 0, len(text))
    return [written(n.quantity) for n in find_numerals(tokens, reader.language) if n.use == "count"]


def written(quantity: Quantity) -> str:
    low, high = ("" if end is None else str(end) for end in (quantity.low, quantity.high))
    return ("~" if quantity.approximate else "") + (low if low == high else f"{low}..{high}")


CASES = [
    # lower bounds
    ("en", "at least 26 people", "26..", "before"),
    ("en", "At least another 16 people", "16..", "a word for an increment between"),
    ("en", "52 or more people", "52..", "right behind"),
    ("en", "40 people at least", "40..", "behind the noun"),
    ("en", "100+ people", "100..", "a sign"),
    ("en", "more than 300 people", "301..", "more than N begins above N"),
    ("en", "more than a dozen people", "13..", "of words too"),
    ("en", "over 300 people", "301..", "over"),
    ("en", "the toll could pass 40", "41..", "a verb right before"),
    ("en", "the number of dead exceeded 5,000", "5001..", "a verb right before"),
    ("ar", "ما لا يقل عن 26 شخصا", "26..", "a phrase"),
    ("ar", "52 شخصا على الأقل", "52..", "behind the noun"),
    ("ar", "40 شخصا أو أكثر", "40..", "behind the noun"),
    ("ar", "لأكثر من 500 مريض", "501..", "a clitic on the hedge"),
    ("ar", "ما يزيد على ثلاثمئة منزل", "301..", "of words too"),
    ("ar", "تجاوز عدد الموقوفين خمسة آلاف", "5001..", "a verb far before, a word for a toll between"),
    ("ar", "تخطى 40", "41..", "a verb right before"),
    # upper bounds
    ("en", "up to 40 people", "..40", "before"),
    ("en", "no more than 7 people", "..7", "a denied lower bound"),
    ("en", "deaths did not exceed 46", "..46", "a denied verb"),
    ("en", "deaths have not exceeded 46", "..46", "in another tense"),
    ("en", "fewer than 20 people", "..19", "fewer than N ends below N"),
    ("ar", "ما لا يزيد على 80 راكبا", "..80", "a phrase"),
    ("ar", "لم يتجاوز عدد القتلى 46", "..46", "a denied verb, far before"),
    ("ar", "أقل من 500 مريض", "..499", "fewer than"),
    ("ar", "حتى 40 شخصا", "..40", "up to"),
    # about
    ("en", "about 30 people", "~30", "before"),
    ("en", "some 80 tents", "~80", "some"),
    ("en", "nearly half a million people", "~500000", "of words too"),
    ("ar", "نحو أربعين غواصا", "~40", "before"),
    ("ar", "بنحو 9 قتلى", "~9", "a clitic on the hedge"),
    ("ar", "100 شخص تقريبا", "~100", "behind the noun"),
    # ranges
    ("en", "between 12,000 and 18,000 people", "12000..18000", "between"),
    ("en", "20 to 30 people", "20..30", "to"),
    ("en", "from 20 to 30 people", "20..30", "from and to"),
    ("en", "15–20 people", "15..20", "a dash without spaces"),
    ("en", "two or three people", "2..3", "or"),
    ("en", "60 to 70 thousand people", "60000..70000", "a scale said once"),
    ("ar", "ما بين 20 و30 ألفا", "20000..30000", "a scale said once"),
    ("ar", "من 20 إلى 30 شخصا", "20..30", "from and to"),
]


@pytest.mark.parametrize(("code", "text", "expected", "reason"), CASES)
def test_bound(readers: dict[str, Reader], code: str, text: str, expected: str, reason: str) -> None:
    assert read(readers[code], text) == [expected], reason


SEVERAL = [
    ("en", "at least 63 killed and 240 injured", ["63..", "240.."], "said once for both"),
    ("en", "at least 26 protesters and 18 officers", ["26..", "18.."], "said once for both"),
    ("en", "at least 63 killed, 240 injured", ["63..", "240"], "a comma begins anew"),
    ("en", "up to 40 men and 5 women", ["..40", "5"], "an upper bound is not carried"),
    ("en", "63 killed and at least 240 injured", ["63", "240.."], "not backwards"),
    ("en", "12 were hurt, at least 5 of them badly", ["12", "5.."], "the hedge belongs to what follows"),
    ("en", "rose from 17 to 19", ["17", "19"], "a change is no range"),
    ("ar", "ارتفع من 17 إلى 19", ["17", "19"], "a change is no range"),
    ("ar", "أكثر من 100 قتيل و300 جريح", ["101..", "301.."], "said once for both"),
    ("ar", "مقتل 3 على الأقل وإصابة 5", ["3..", "5"], "another noun begins anew after the hedge"),
]


@pytest.mark.parametrize(("code", "text", "expected", "reason"), SEVERAL)
def test_bounds_of_several(readers: dict[str, Reader], code: str, text: str, expected: list[str], reason: str) -> None:
    assert read(readers[code], text) == expected, reason


@given(st.sampled_from(BOUNDS), st.integers(0, 10**6))
def test_a_bound_excludes_what_it_says(bound: Bound, number: int) -> None:
    """ "More than N" and "fewer than N" differ from N; all others may be N."""
    bounded = apply(bound, Quantity.exactly(number))
    excluded = bound == "more-than" or (bound == "fewer-than" and number > 0)
    assert (bounded.differ(Quantity.exactly(number)) is True) == excluded
