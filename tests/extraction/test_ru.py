"""Russian: numbers in all their cases read back, and what stands before or after its verb.

The plain examples stand in `rules/languages/ru.yaml` and are run by its tests; here is what takes a reason.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader
from claimcheck.readings import run_reading
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.language import Example, Language
from claimcheck.rulebook.names import surname_key


@pytest.fixture(scope="module")
def russian(rulebook: Rulebook) -> Language:
    return rulebook.languages["ru"]


def values(text: str, language: Language) -> list[int | None]:
    tokens = Reader(language).tokens(text, 0, len(text))
    return [numeral.quantity.low for numeral in find_numerals(tokens, language)]


def test_numbers_to_ten_thousand_read_back(russian: Language) -> None:
    wrong = {n: found for n in range(10_001) if (found := values(num2words(n, lang="ru"), russian)) != [n]}
    assert wrong == {}


@given(st.integers(10_000, 10**12))
def test_large_numbers_read_back(russian: Language, number: int) -> None:
    assert values(num2words(number, lang="ru"), russian) == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("двадцати одного", [21]),
        ("ста пятидесяти трём", [153]),
        ("двумястами сорока", [240]),
        ("трёхсот", [300]),
        ("двенадцатью тысячами", [12_000]),
        ("пятеро", [5]),
        ("семерых", [7]),
        ("полторы тысячи человек", [1500]),
        ("до полутора миллионов человек", [None]),
        ("1,6 тыс. человек", [1600]),
        ("2 млн человек", [2_000_000]),
        ("12 500 человек", [12_500]),
        ("2,3 миллиона человек", [2_300_000]),
    ],
)
def test_cases_and_scales(russian: Language, text: str, expected: list[int | None]) -> None:
    assert values(text, russian) == expected


@pytest.mark.parametrize(
    ("text", "counts", "why"),
    [
        ("Жертвами землетрясения стали более 20 тысяч человек.", "killed >20000", "the noun stands before the verb"),
        ("Убито 16 мирных жителей, сообщили в ООН.", "killed 16 civilians", "a neuter predicate"),
        ("Правительственные войска потеряли убитыми 11 солдат.", "killed 11 soldiers", "lost, in the instrumental"),
        ("В больницах остаются 14 пострадавших.", "injured 14", "a participle for those affected"),
        ("Франция направит в Мали 450 военнослужащих.", "troops 450 soldiers", "a place between verb and object"),
        ("Российские военные взяли в плен 70 бойцов.", "arrested 70 soldiers", "captured in battle"),
        ("При крушении ранения получили от 40 до 60 пассажиров.", "injured 40..60 passengers", "from and to"),
        ("Пропавшими без вести числятся 43 человека.", "missing 43", "a predicate before its subject"),
        ("Стихия унесла жизни 96 человек.", "killed 96", "took the lives of"),
        ("Число жертв может вырасти до 20.", "killed 20 possible", "to, and not up to"),
    ],
)
def test_sentences(rulebook: Rulebook, text: str, counts: str, why: str) -> None:
    reading = run_reading(rulebook, "ru", Example(text=text, counts=(counts,), why=why))
    assert reading.fault == ""


def test_a_dash_is_a_word(rulebook: Rulebook) -> None:
    """ "трое — в реанимации": the dash stands for "are" and ends no clause."""
    text = "Ранены 19 человек, трое — в реанимации."
    read = run_reading(rulebook, "ru", Example(text=text, counts=("injured 19", "injured 3 critically injured")))
    assert read.fault == ""


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Министр обороны России Олег Бортников приказал открыть огонь.", "Олег Бортников"),
        ("Представитель МЧС приказал эвакуировать город.", "Представитель МЧС"),
    ],
    ids=["field, country and name without a word for of", "a body without a word for of"],
)
def test_whose_office_it_is(rulebook: Rulebook, text: str, actor: str) -> None:
    from claimcheck.extraction import extract
    from claimcheck.model.claim import Article, StatementClaim

    article = Article(id="a", text=f".\n{text}", language="ru")
    said = [claim for claim in extract(article, rulebook) if isinstance(claim, StatementClaim)]
    assert [actor in (claim.actor or "") for claim in said] == [True]


@pytest.mark.parametrize(
    ("name", "latin"), [("Бортников", "Bortnikov"), ("Жанибеков", "Zhanibekov"), ("аль-Сафи", "al-Safi")]
)
def test_names_have_the_key_of_their_latin_spelling(russian: Language, name: str, latin: str) -> None:
    assert surname_key(name, russian.letters) == surname_key(latin, {})
