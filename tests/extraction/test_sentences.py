"""Sentences, and the part of the article that each belongs to."""

from __future__ import annotations

import pytest

from claimcheck.extraction.sentences import sentences
from claimcheck.rulebook.book import Rulebook


def split(text: str, code: str, rulebook: Rulebook) -> list[tuple[str, str]]:
    found = sentences(text, rulebook.languages[code])
    return [(s.span.of(text).strip(), s.role) for s in found]


@pytest.mark.parametrize(
    ("code", "text", "expected", "reason"),
    [
        ("en", "Title\nOne. Two!", ["Title", "One.", "Two!"], "marks end sentences"),
        (
            "en",
            "Title\nLt. Gen. Smith and J. Doe came.",
            ["Title", "Lt. Gen. Smith and J. Doe came."],
            "abbreviations do not",
        ),
        ("en", "Title\nIt fell 2.5 metres.", ["Title", "It fell 2.5 metres."], "nor does a decimal point"),
        ("ar", "عنوان\nهل جاء؟ نعم.", ["عنوان", "هل جاء؟", "نعم."], "the Arabic question mark ends one"),
        ("en", "Title\r\nA.\r\rB.", ["Title", "A.", "B."], "every kind of line end"),
        ("en", "", [], "nothing holds nothing"),
    ],
)
def test_split(rulebook: Rulebook, code: str, text: str, expected: list[str], reason: str) -> None:
    assert [sentence for sentence, _ in split(text, code, rulebook)] == expected, reason


def test_roles_are_those_of_the_line(rulebook: Rulebook) -> None:
    text = "Title\nBody here.\nRead also: Two dead in crash\nPhoto: a street"
    assert [role for _, role in split(text, "en", rulebook)] == ["headline", "body", "related", "caption"]
    arabic = "عنوان\nاقرأ أيضا: مقتل اثنين"
    assert [role for _, role in split(arabic, "ar", rulebook)] == ["headline", "related"]
