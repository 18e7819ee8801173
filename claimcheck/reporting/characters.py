"""Text of an article made safe for a terminal, a table or a line.

An article may hold escape sequences that clear a screen, and marks that make 21 read as 12. The first never reach an
output for people; the second are shown by their names. The JSON, SARIF and CSV outputs carry the text as it is.
"""

from __future__ import annotations

import unicodedata

ISOLATE, END = "\u2068", "\u2069"  # FSI and PDI
OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # they change the order of what is read
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
ELLIPSIS = "\u2026"
ASCII_ONLY = 127


def clean(text: str) -> str:
    """One line of visible text.

    >>> clean("\\x1b[2Jred\\n21\\u202e")
    '[2Jred 21<U+202E>'
    """
    return " ".join("".join(_safe(c) for c in text).split())


def _safe(character: str) -> str:
    if character in OVERRIDES:
        return f"<U+{ord(character):04X}>"
    category = unicodedata.category(character)
    if category in ("Zl", "Zp") or character in "\t\n\r\v\f\x85":
        return " "
    return "" if category in ("Cc", "Cs", "Cn") else character


def width(text: str) -> int:
    """How many columns a terminal gives it: wide letters two, marks and invisible characters none."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if ord(character) < ASCII_ONLY:
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns, broken at spaces, or within a word that is longer.

    >>> wrapped("at least 164 people", 12)
    ['at least 164', 'people']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines += _pieces(word, columns)
    return lines or [""]


def _pieces(word: str, columns: int) -> list[str]:
    pieces = [""]
    for character in word:
        if width(pieces[-1]) + _columns(character) > columns:
            pieces.append("")
        pieces[-1] += character
    return pieces


def isolated(line: str) -> str:
    """The line so that its right-to-left words do not move what stands beside it. For terminals only."""
    if any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in line):
        return f"{ISOLATE}{line}{END}"
    return line


def shortened(text: str, most: int) -> str:
    """At most so many characters, cut at the end."""
    return text if len(text) <= most else text[: most - 1].rstrip() + ELLIPSIS


def visible(text: str) -> str:
    """The text with what could harm a reader taken out or named, its spaces as they are.

    >>> visible("12  dead\\u202e ")
    '12  dead<U+202E> '
    """
    return "".join(map(_safe, text))
