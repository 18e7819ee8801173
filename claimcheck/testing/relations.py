"""Changes of an article after which the same claims must be read.

Vowels and tatweel are decoration, digits of any script say the same number, and paragraphs that do not speak of each other
may stand in any order. A relation returns a strategy of changed articles; where a text holds nothing to change, of the
same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeAlias

from attrs import evolve
from hypothesis import strategies as st

from claimcheck.model.claim import Article

Relation: TypeAlias = Callable[[Article], st.SearchStrategy[Article]]

VOWELS = ("", "\u064e", "\u064f", "\u0650", "\u0652")  # none, fatha, damma, kasra, sukun
TATWEEL = "\u0640"
LETTER = "ARABIC LETTER "
APART = ("ALEF", "DAL", "THAL", "REH", "ZAIN", "WAW", "TEH MARBUTA", "HAMZA")  # letters that do not join the next
ZEROS = {"ARABIC": (0x0660, 0x06F0), "LATIN": (0xFF10,)}  # beside 0: Arabic, Persian; of full width


def vowels(article: Article) -> st.SearchStrategy[Article]:
    """Arabic letters with short vowels, any: they are not read."""
    marks = st.lists(st.sampled_from(VOWELS), min_size=_letters(article.text), max_size=_letters(article.text))
    return marks.map(lambda drawn: _after_letters(article, drawn))


def tatweel(article: Article) -> st.SearchStrategy[Article]:
    """Joined Arabic letters drawn apart."""
    places = [i for i in range(1, len(article.text)) if _joins(article.text[i - 1]) and _is_letter(article.text[i])]
    lengths = st.lists(st.integers(0, 2), min_size=len(places), max_size=len(places))
    return lengths.map(lambda drawn: _stretched(article, dict(zip(places, drawn, strict=True))))


def digits(article: Article) -> st.SearchStrategy[Article]:
    """The figures in the digits of another script that is written with these letters."""
    script = "ARABIC" if _letters(article.text) else "LATIN"
    tables = [{ord("0") + n: chr(zero + n) for n in range(10)} for zero in ZEROS[script]]
    return st.sampled_from(tables).map(lambda table: evolve(article, text=article.text.translate(table)))


def paragraphs(article: Article) -> st.SearchStrategy[Article]:
    """The paragraphs below the headline in another order."""
    headline, *rest = article.text.rstrip("\n").split("\n\n")
    return st.permutations(rest).map(lambda drawn: evolve(article, text="\n\n".join([headline, *drawn]) + "\n"))


RELATIONS: Mapping[str, Relation] = {"vowels": vowels, "tatweel": tatweel, "digits": digits, "paragraphs": paragraphs}


def _is_letter(character: str) -> bool:
    return unicodedata.name(character, "").startswith(LETTER)


def _letters(text: str) -> int:
    return sum(map(_is_letter, text))


def _joins(character: str) -> bool:
    """Whether an Arabic letter joins the one after it."""
    name = unicodedata.name(character, "").removeprefix(LETTER)
    return _is_letter(character) and not name.startswith(APART)


def _after_letters(article: Article, marks: list[str]) -> Article:
    left = iter(marks)
    return evolve(article, text="".join(c + next(left) if _is_letter(c) else c for c in article.text))


def _stretched(article: Article, lengths: Mapping[int, int]) -> Article:
    return evolve(article, text="".join(TATWEEL * lengths.get(i, 0) + c for i, c in enumerate(article.text)))
