"""A text is read in the language that its words are of, and in none where that is not clear."""

from __future__ import annotations

import pytest

from claimcheck.loading.identification import identified
from claimcheck.rulebook.book import Rulebook


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten people were killed in the fire on Monday.", "en"),
        ("10 killed", "en"),
        ("لقي عشرة أشخاص مصرعهم في الحريق يوم الاثنين.", "ar"),
        ("قُتِلَ 10 أَشْخَاص", "ar"),
        ("9" * 9000 + " people were killed.", "en"),
        ("FLASH: 12 people were killed قتيل", "en"),
        ("", None),
        ("12, 30 / 45", None),
        ("Kymmenen ihmistä sai surmansa tulipalossa maanantaina.", None),
        ("Dix personnes sont mortes dans un incendie lundi matin près de la gare.", None),
        ("Τουλάχιστον δέκα άνθρωποι σκοτώθηκαν", None),
        ("火災で10人が死亡した", None),
        ("در آتش‌سوزی دوشنبه ده نفر جان خود را از دست دادند", None),
    ],
)
def test_the_language_is_that_of_the_words(rulebook: Rulebook, text: str, expected: str | None) -> None:
    assert identified(text, {code: rulebook.languages[code] for code in ("ar", "en")}) == expected
