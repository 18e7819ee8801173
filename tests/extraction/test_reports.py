"""What stands against a denial though no word accuses; and what does not."""

from __future__ import annotations

import pytest

from claimcheck.extraction.actors import cast
from claimcheck.extraction.passage import passages
from claimcheck.extraction.reports import with_reports
from claimcheck.extraction.speakers import listen
from claimcheck.extraction.statements import find_statements
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import Rulebook, read_rulebook

BOOK: Rulebook = read_rulebook()[0]
READERS = {code: Reader(BOOK.languages[code]) for code in ("en", "ar")}


def told(text: str, code: str) -> list[str]:
    language = BOOK.languages[code]
    read = passages(f"Title\n{text}", READERS[code])
    company = cast(read, language)
    heard = tuple(zip(read, listen(read, company), strict=True))
    found = with_reports(find_statements(read, company, language), heard, language)
    return [f"{mention.act} {mention.action} {mention.actor.text}" for mention in found]


ROWS = [
    (
        "en",
        "The owner denied that the exits were locked. Survivors said two doors had been chained.",
        ["denial locked-exit owner", "accusation locked-exit Survivors"],
        "one matter in other words",
    ),
    ("en", "The exits were locked.", [], "what nobody says accuses nobody"),
    ("en", "Police are investigating whether the exits were locked.", [], "what is only asked"),
    ("en", "The health minister said there was no shortage of serum.", ["denial shortage health minister"], "none"),
    ("en", "The mayor insists the sirens worked.", ["denial no-warning mayor"], "a remedy insisted on"),
    (
        "en",
        "Rescuers said the pilot had fallen asleep. The airline denies this.",
        ["accusation driver-fatigue Rescuers", "denial driver-fatigue airline"],
        "this is what was said before",
    ),
    (
        "en",
        "The governor denied the bridge plans had been changed. But engineers said the bridge plans were redrawn.",
        ["denial bridge governor", "accusation bridge engineers"],
        "no list knows it: by the words that both share",
    ),
    (
        "ar",
        "نفت الشركة أن تكون المخارج موصدة. وقال ناجون إن بابين كانا مقفلين.",
        ["denial locked-exit الشركة", "accusation locked-exit ناجون"],
        "one matter in other words",
    ),
    ("ar", "وليس هناك نقص في الأدوية، بحسب الوزير.", ["denial shortage الوزير"], "none, in the words of a source"),
    ("ar", "المخارج موصدة.", [], "what nobody says accuses nobody"),
]


@pytest.mark.parametrize(("code", "text", "expected", "reason"), ROWS)
def test_reports(code: str, text: str, expected: list[str], reason: str) -> None:
    assert told(text, code) == expected, reason


def test_an_article_without_statements() -> None:
    assert told("The sun shone. Nobody spoke.", "en") == []
