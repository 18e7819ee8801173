"""Hypothesis strategies for whoever tests his own rules: articles with known claims, and what must change nothing.

    @given(articles("ar"))
    def test_what_is_known_is_read(known):
        assert shorthand(extract(known.article, book)) == known.claims

    @given(articles("ar").flatmap(lambda known: st.tuples(st.just(known), RELATIONS["tatweel"](known.article))))
    def test_tatweel_changes_nothing(pair):
        known, other = pair
        assert shorthand(extract(other, book)) == known.claims

Needs `hypothesis`, which nothing else of claimcheck imports. The sentences are data, beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import as_file, files
from typing import TypeAlias

from attrs import field, frozen
from babel import Locale
from babel.dates import format_date
from hypothesis import strategies as st

from claimcheck.gold.entries import said
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.rulebook.files import read
from claimcheck.rulebook.schema import Problems, value_of
from claimcheck.testing.relations import RELATIONS

__all__ = ["RELATIONS", "Known", "articles", "languages", "shorthand"]

PUBLISHED = datetime(2024, 6, 12, tzinfo=UTC)
DAYS = st.dates(date(2023, 1, 1), date(2024, 6, 11))
FIGURES = st.integers(3, 999) | st.integers(1_000, 99_999)
GROUPED = 1_000  # from here on a figure may be written with commas
FULL = "d MMMM y"


@frozen(kw_only=True)
class Sentence:
    """A sentence and the claim that must be read from it."""

    text: str
    claim: str
    noun: Mapping[str, str] = field(factory=dict, hash=False)


@frozen(kw_only=True)
class Phrases:
    """The sentences of a language."""

    headlines: tuple[str, ...]
    fillers: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@frozen
class Known:
    """An article and the claims that must be read from it, in shorthand, sorted."""

    article: Article
    claims: tuple[str, ...]


Drawn: TypeAlias = tuple[str, str]  # a sentence, and its claim


@cache
def _phrases() -> Mapping[str, Phrases]:
    problems: Problems = []
    with as_file(files("claimcheck.testing") / "sentences.yaml") as path:
        found = value_of(read(path), Mapping[str, Phrases], problems)
    assert not problems, problems
    return found  # type: ignore[no-any-return]


def languages() -> tuple[str, ...]:
    """The languages of which there are sentences."""
    return tuple(_phrases())


def shorthand(claims: Iterable[AnyClaim]) -> tuple[str, ...]:
    """Claims as gold files write them, sorted: "killed 16 police", "2022-01-10", "pledge use-force negative"."""
    return tuple(sorted(said(claim) for claim in claims))


@st.composite
def articles(draw: st.DrawFn, language: str) -> Known:
    """A headline, then one to eight paragraphs, each with one claim; published on one day, so that failures repeat."""
    phrases = _phrases()[language]
    chosen = draw(st.lists(st.sampled_from(phrases.sentences), min_size=1, unique=True))
    drawn = [draw(_sentences(each, language)) for each in chosen]
    paragraphs = [draw(_paragraphs(text, phrases)) for text, _ in drawn]
    text = "\n\n".join([draw(st.sampled_from(phrases.headlines)), *paragraphs]) + "\n"
    article = Article(id="known", text=text, language=language, published=PUBLISHED, source="known", story="known")
    return Known(article, tuple(sorted(claim for _, claim in drawn)))


@st.composite
def _sentences(draw: st.DrawFn, sentence: Sentence, language: str) -> Drawn:
    number, day = draw(FIGURES), draw(DAYS)
    grouped = number >= GROUPED and draw(st.booleans())
    figure = f"{number:,}" if grouped else str(number)
    noun = sentence.noun.get(Locale.parse(language).plural_form(number), sentence.noun.get("other", ""))
    words = {"n": figure, "noun": noun, "date": format_date(day, FULL, language)}
    return sentence.text.format(**words), sentence.claim.format(n=number, date=day.isoformat())


@st.composite
def _paragraphs(draw: st.DrawFn, text: str, phrases: Phrases) -> str:
    return " ".join([text, *draw(st.lists(st.sampled_from(phrases.fillers), max_size=1))])
