"""The grammar of number words holds no language: what differs between languages is which class may follow which.

The languages here are scraps of real ones, with just the words that a row needs.
"""

from __future__ import annotations

import pytest

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.language import AS_LISTED, LanguageFile, NumberWords, Words, Writing, language


def listed(*words: str) -> Words:
    return {AS_LISTED: words}


CONTINENTAL = Writing(thousands=(".", " "), decimal=(",",))

SPANISH = NumberWords(
    units={"1": listed("uno"), "2": listed("dos"), "3": listed("tres")},
    tens={"30": listed("treinta")},
    hundreds={"100": listed("cien", "ciento"), "200": listed("doscientos")},
    scales={"1000": listed("mil"), "1000000": listed("millón", "millones")},
    joiner=listed("y"),
    joins={"tens": "must", "hundred": "never", "scale": "never", "digits": "never"},
)
TURKISH = NumberWords(
    units={"2": listed("iki"), "5": listed("beş")},
    tens={"10": listed("on")},
    hundred={"100": listed("yüz")},
    scales={"1000": listed("bin"), "1000000": listed("milyon")},
    joins={"tens": "never", "hundred": "never", "scale": "never", "digits": "never"},
)
PERSIAN = NumberWords(
    units={"5": listed("پنج")},
    tens={"20": listed("بیست")},
    scales={"1000": listed("هزار")},
    joiner=listed("و"),
    joins={"tens": "must", "scale": "must", "digits": "must"},
)
FRENCH = NumberWords(
    units={"1": listed("un"), "3": listed("trois")},
    tens={"20": listed("vingt"), "80": listed("quatre-vingt"), "97": listed("quatre-vingt-dix-sept")},
    hundred={"100": listed("cent", "cents")},
    scales={"1000": listed("mille")},
    joiner=listed("et"),
    joins={"tens": "may", "hundred": "never", "scale": "never", "digits": "never"},
)


@pytest.mark.parametrize(
    ("words", "text", "expected", "reason"),
    [
        (SPANISH, "treinta y uno", [31], "a unit joined to its tens"),
        (SPANISH, "treinta dos", [30, 2], "and never beside them"),
        (SPANISH, "mil doscientos tres", [1203], "a scale that is one of itself"),
        (SPANISH, "tres mil doscientos millones dos mil", [3_200_002_000], "a scale above the one before"),
        (SPANISH, "66,7 mil", [66_700], "a decimal comma"),
        (SPANISH, "2.300", [2300], "a full stop parts thousands"),
        (TURKISH, "bin 710", [1710], "digits behind a scale of itself"),
        (TURKISH, "5 bin 135", [5135], "digits behind digits and a scale"),
        (TURKISH, "iki yüz on beş", [215], "nothing joined"),
        (PERSIAN, "هزار و ۲۰۰", [1200], "digits joined"),
        (PERSIAN, "بیست و پنج", [25], "tens before units, joined"),
        (FRENCH, "vingt et un", [21], "joined"),
        (FRENCH, "vingt-trois", [23], "by a hyphen"),
        (FRENCH, "quatre-vingt-dix-sept", [97], "a word of many parts"),
        (FRENCH, "trois cents mille", [300_000], "a plural hundred"),
    ],
)
def test_grammar(words: NumberWords, text: str, expected: list[int], reason: str) -> None:
    reader = Reader(language(LanguageFile(code="xx", title={}, writing=CONTINENTAL, numbers=words)))
    found = find_numerals(reader.tokens(text, 0, len(text)), reader.language)
    assert [n.quantity.low for n in found] == expected, reason
