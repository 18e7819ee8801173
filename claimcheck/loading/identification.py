"""Which language a text is in, where nobody says it: its script first, then the words that the rules know.

Only the languages of the rulebook come into question, since no other could be read; so their own lexicons are the
best witness, and no model of a hundred languages is needed. When in doubt the answer is none: a text read in the
wrong language gives wrong figures.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

import regex
from babel.core import get_global

from claimcheck.rulebook.language import Language

ENOUGH = 500  # words of a text that are looked at
KNOWN_SHARE = 0.3  # of its words that the language must know; foreign texts of the same script stay well below
SCRIPTS = {  # ISO 15924 code → how the Unicode names of its letters begin
    "Arab": "ARABIC",
    "Armn": "ARMENIAN",
    "Beng": "BENGALI",
    "Cyrl": "CYRILLIC",
    "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC",
    "Geor": "GEORGIAN",
    "Grek": "GREEK",
    "Hans": "CJK",
    "Hant": "CJK",
    "Hebr": "HEBREW",
    "Jpan": "HIRAGANA",
    "Kore": "HANGUL",
    "Latn": "LATIN",
    "Taml": "TAMIL",
    "Thai": "THAI",
}
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{Cf}]*")


def identified(text: str, languages: Mapping[str, Language]) -> str | None:
    """The code of the language, or nothing where none of the rulebook's clearly is it."""
    words = [match[0] for match in islice(_WORD.finditer(text), ENOUGH)]
    script = _script("".join(words))
    candidates = [code for code in sorted(languages) if SCRIPTS.get(_script_of(code)) == script]
    shares = sorted(((_share(words, languages[code]), code) for code in candidates), reverse=True)
    if not shares or shares[0][0] < KNOWN_SHARE:
        return None
    clear = len(shares) == 1 or shares[0][0] > shares[1][0]
    return shares[0][1] if clear else None


def _script(letters: str) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    names = Counter(unicodedata.name(letter, "?").split()[0] for letter in letters if letter.isalpha())
    return max(sorted(names), key=names.__getitem__, default="")


def _script_of(code: str) -> str:
    """CLDR's likely script of a language: `ar` is `ar_Arab_EG`."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    parts = (likely.get(code) or likely.get(code.split("-")[0]) or "").split("_")
    return next((part for part in parts if len(part) == 4), "")


def _share(words: Iterable[str], language: Language) -> float:
    """How many of the words the language knows."""
    folded = [language.spelling.fold(word) for word in words]
    known = sum(word in language.lexicon.words for word in folded)
    return known / len(folded) if folded else 0.0
