"""The names of all countries in a language, from CLDR.

Nobody should have to list two hundred names for each language, and CLDR keeps them. Adjectives ("Kazakh") and second
names ("Britain") are not in it: they stand under `nations` in the language files.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_NOTE = regex.compile(r"\s*\([^)]*\)")


def country_names(language: str) -> Iterator[tuple[str, str]]:
    """Each (name, two-letter code) of a language; nothing for a language that CLDR does not have.

    >>> dict(country_names("en"))["Kenya"]
    'KE'
    """
    from babel import Locale, UnknownLocaleError  # 50 ms: only for those who read articles

    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return
    for code, name in territories.items():
        if len(code) == 2 and code not in _NO_COUNTRIES:
            yield _NOTE.sub("", name), code
