"""German: numbers written in one word read back, and sentences whose order of words is its own.

The plain examples stand in `rules/languages/de.yaml` and are run by its tests; here is what takes a reason.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader, number_parts
from claimcheck.readings import run_reading
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.language import Example, Language


@pytest.fixture(scope="module")
def german(rulebook: Rulebook) -> Language:
    return rulebook.languages["de"]


def values(text: str, language: Language) -> list[int | None]:
    tokens = Reader(language).tokens(text, 0, len(text))
    return [numeral.quantity.low for numeral in find_numerals(tokens, language)]


def test_numbers_to_ten_thousand_read_back(german: Language) -> None:
    wrong = {n: found for n in range(10_001) if (found := values(num2words(n, lang="de"), german)) != [n]}
    assert wrong == {}


@given(st.integers(10_000, 10**12))
def test_large_numbers_read_back(german: Language, number: int) -> None:
    assert values(num2words(number, lang="de"), german) == [number]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("vierundsechzig", ("vier", "und", "sechzig")),
        ("Dreiunddreißig", ("Drei", "und", "dreißig")),
        ("zweitausenddreihundert", ("zwei", "tausend", "drei", "hundert")),
        ("einund", ()),
        ("Achtung", ()),
        ("dreieckig", ()),
        ("und" * 10_000, ()),
    ],
)
def test_words_of_one_number(german: Language, word: str, parts: tuple[str, ...]) -> None:
    assert number_parts(word, german) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.250 Verletzte", [1250]),
        ("1,5 Millionen Menschen", [1_500_000]),
        ("12 000 Menschen", [12_000]),
        ("zweieinhalb Millionen Menschen", [2_500_000]),
        ("38 Tsd. Menschen", [38_000]),
    ],
    ids=["a full stop parts thousands", "a comma is decimal", "a space", "a half more", "abbreviated"],
)
def test_digits_and_scales(german: Language, text: str, expected: list[int]) -> None:
    assert values(text, german) == expected


@pytest.mark.parametrize(
    ("text", "counts", "why"),
    [
        ("Wie die Polizei mitteilte, kamen bei dem Zusammenstoß elf Menschen ums Leben.", "killed 11", "verb in parts"),
        ("Die Behörden sprachen von mindestens 300 Vermissten.", "missing >=300", "a noun for those affected"),
        ("Das Ministerium bezifferte die Zahl der Verletzten auf 1.312.", "injured 1312", "a toll with its object"),
        ("Nach dem Hochwasser hat sich die Zahl der Todesopfer auf 170 erhöht.", "killed 170", "the verb stands last"),
        ("Die Armee tötete nach eigenen Angaben 37 Extremisten.", "killed 37 militants", "an aside before the object"),
        ("Knapp ein Dutzend Menschen wurde verletzt.", "injured ~12", "a hedge before the article"),
        ("Der Sprecher sagte, man habe 70 Kämpfer gefangen genommen.", "arrested 70 militants", "captured in battle"),
        (
            "22 Schüler wurden aus einem Internat verschleppt.",
            "kidnapped 22 students",
            "an article is no number between",
        ),
        ("In einem Hotel starben drei Gäste.", "killed 3 tourists", "a thing with an article counts nobody"),
        ("Bei dem Hotelbrand starben neun Grubenarbeiter.", "killed 9 miners", "nouns written in one"),
        ("Am Bahnhof wurden 14 Hilfsarbeiter festgenommen.", "arrested 14 workers", "the last noun says who"),
    ],
)
def test_sentences(rulebook: Rulebook, text: str, counts: str, why: str) -> None:
    reading = run_reading(rulebook, "de", Example(text=text, counts=(counts,), why=why))
    assert reading.fault == ""


def test_another_year_is_another_event(rulebook: Rulebook) -> None:
    """A year stands without a word for it; what happened then is not the article's event."""
    from claimcheck.extraction import extract
    from claimcheck.model.claim import Article, CountClaim
    from claimcheck.rulebook.shorthand import time

    text = "Explosion in Chemiepark\n2016 waren bei einem Unglück fünf Menschen gestorben."
    article = Article(id="a", text=text, language="de", published=time("2025-05-22"))
    counts = [claim for claim in extract(article, rulebook) if isinstance(claim, CountClaim)]
    assert [(claim.value.low, claim.event) for claim in counts] == [(5, "other")]


def test_an_ordinal_ends_no_sentence(rulebook: Rulebook) -> None:
    text = "Die Feier ist am 3. Mai und am 4. Juni."
    reading = run_reading(
        rulebook, "de", Example(text=text, published="2025-04-01", dates=("2025-05-03", "2025-06-04"))
    )
    assert reading.fault == ""
