"""Words are read once, keep their places, and lose only what is not theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.tokens import Reader, analyse
from claimcheck.rulebook.book import Rulebook


@pytest.mark.parametrize(
    ("form", "section", "name", "clitic", "reason"),
    [
        ("قتيلا", "triggers", "killed", None, "the accusative is a form of the paradigm"),
        ("للقتلى", "triggers", "killed", "the", "to-the is one clitic"),
        ("بمقتل", "triggers", "killed", "in", "a preposition written together"),
        ("والجرحى", "triggers", "injured", "and", "two clitics, from the outside in"),
        ("قُتِلَ", "triggers", "killed", None, "vowels are not letters"),
        ("قـتـيـل", "triggers", "killed", None, "neither is tatweel"),
        ("إصابتهم", "triggers", "injured", None, "a pronoun hides the last letter"),
        ("وفاة", "triggers", "killed", None, "a word that begins like a clitic is whole first"),
        ("متظاهرين", "populations", "protesters", None, "a sound plural"),
    ],
)
def test_arabic_forms(rulebook: Rulebook, form: str, section: str, name: str, clitic: str | None, reason: str) -> None:
    word = analyse(form, rulebook.languages["ar"])
    assert (section, name) in {(sense.section, sense.name) for sense in word.senses}, reason
    assert clitic is None or clitic in word.clitics, reason


def test_a_dual_is_told_from_a_plural(rulebook: Rulebook) -> None:
    arabic = rulebook.languages["ar"]
    assert all(sense.dual for sense in analyse("جنديين", arabic).senses if sense.section == "populations")
    assert not any(sense.dual for sense in analyse("مسلحين", arabic).senses if sense.section == "populations")


def test_a_phrase_is_one_token(rulebook: Rulebook) -> None:
    text = "The security forces were there."
    tokens = Reader(rulebook.languages["en"]).tokens(text, 0, len(text))
    assert [text[t.start : t.stop] for t in tokens] == ["The", "security forces", "were", "there", "."]


@given(st.text(st.sampled_from("قتل16ـَ ابو.،'’\u200fabc"), max_size=40))
def test_tokens_lie_in_order_inside_the_text(rulebook: Rulebook, text: str) -> None:
    tokens = Reader(rulebook.languages["ar"]).tokens(text, 0, len(text))
    edges = [edge for token in tokens for edge in (token.start, token.stop)]
    assert edges == sorted(edges)
    assert all(text[t.start : t.stop].strip() for t in tokens)


@given(st.text(max_size=30))
def test_folding_is_idempotent(rulebook: Rulebook, text: str) -> None:
    spelling = rulebook.languages["ar"].spelling
    assert spelling.fold(spelling.fold(text)) == spelling.fold(text)


@pytest.mark.parametrize("unseen", ["\u200b", "\u200f", "\u200f\u200e"])
def test_what_cannot_be_seen_does_not_part_a_number(rulebook: Rulebook, unseen: str) -> None:
    text = f"1{unseen}300 people were killed"
    read = Reader(rulebook.languages["en"]).tokens(text, 0, len(text))
    assert [numeral.quantity.low for numeral in find_numerals(read, rulebook.languages["en"])] == [1300]


@pytest.mark.parametrize("marks", ["\u202e{}\u202c", "\u200f\u061c{}\u200f", "\u2067{}\u2069", "\u200e{}"])
def test_marks_of_direction_around_a_number_are_no_tokens(rulebook: Rulebook, marks: str) -> None:
    text = f"killed {marks.format('1,300')} people"
    read = Reader(rulebook.languages["en"]).tokens(text, 0, len(text))
    assert [token.text for token in read] == ["killed", "1,300", "people"]


def test_digits_are_not_remembered(rulebook: Rulebook) -> None:
    reader = Reader(rulebook.languages["en"])
    assert reader.word("many") is reader.word("many")
    assert reader.word("4711") is not reader.word("4711")
