"""Every example of every language file is a test."""

from __future__ import annotations

import pytest

from claimcheck.readings import run_reading
from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.language import Example

BOOK = load_rulebook()
CASES = [(code, example) for code in BOOK.languages for example in BOOK.languages[code].examples]
FEWEST = 30


@pytest.mark.parametrize(("code", "example"), CASES, ids=[f"{code}:{example.text}" for code, example in CASES])
def test_a_language_reads_as_its_examples_say(code: str, example: Example) -> None:
    reading = run_reading(BOOK, code, example)
    assert reading.good, f"{example.why}: {reading.fault or 'passes now: remove its todo'}"


@pytest.mark.parametrize("code", list(BOOK.languages))
def test_a_language_has_examples_with_reasons(code: str) -> None:
    examples = BOOK.languages[code].examples
    assert len(examples) >= FEWEST
    assert all(example.why for example in examples)
