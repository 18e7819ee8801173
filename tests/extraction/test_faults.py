"""Which faults a sentence tells of, and where it says that there is none."""

from __future__ import annotations

import pytest

from claimcheck.extraction.faults import faults
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import Rulebook, read_rulebook

BOOK: Rulebook = read_rulebook()[0]
READERS = {code: Reader(BOOK.languages[code]) for code in ("en", "ar")}

ROWS = [
    ("en", "the back doors were chained", ["locked-exit"], "a thing and its state"),
    ("en", "two chained dogs barked", [], "the state of something else"),
    ("en", "the clinic ran out of serum", ["shortage"], "a sign alone"),
    ("en", "there is no shortage of serum", ["no shortage"], "said to be none"),
    ("en", "the alarm never sounded", ["no-warning"], "a negation that is the fault itself"),
    ("en", "the siren sounded at noon", ["no no-warning"], "a remedy"),
    ("en", "no lifeboat came", ["delay"], "a deed that was not done"),
    ("en", "a lifeboat came", [], "and one that was"),
    ("en", "the doors. Chained, he waited", [], "a full stop parts them"),
    ("ar", "الأبواب كانت موصدة", ["locked-exit"], "plural and participle"),
    ("ar", "لا نقص في المحاليل", ["no shortage"], "said to be none"),
    ("ar", "نفدت القفازات", ["shortage"], "a verb alone"),
]


@pytest.mark.parametrize(("code", "text", "expected", "reason"), ROWS)
def test_faults(code: str, text: str, expected: list[str], reason: str) -> None:
    tokens = READERS[code].tokens(text, 0, len(text))
    told = dict.fromkeys(("no " if fault.none else "") + fault.name for fault in faults(tokens))
    assert list(told) == expected, reason


def test_only_the_stretch_asked_for() -> None:
    tokens = READERS["en"].tokens("a shortage and a delay", 0, 22)
    assert [fault.name for fault in faults(tokens, 3)] == ["delay"]
