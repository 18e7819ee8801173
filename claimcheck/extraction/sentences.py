"""Where sentences begin and end, and which part of the article they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex
from attrs import frozen

from claimcheck.model.claim import Role
from claimcheck.model.span import Span
from claimcheck.rulebook.language import Language

# a full stop ends a sentence if space or a closing quote follows; between digits or letters it does not
_END = regex.compile(r"[.!?\u061f\u06d4\u2026]{1,3}[\"'»”’)\]]{0,3}(?=\s)")
_LINE = regex.compile(r"[^\r\n]+")


@frozen
class Sentence:
    """A sentence's place, the role of its line, and the number of its line and paragraph (from 0)."""

    span: Span
    role: Role
    line: int


def sentences(text: str, language: Language) -> Iterator[Sentence]:
    """All sentences of an article in order. The first line that is not empty is the headline."""
    headline = True
    for number, line in enumerate(_LINE.finditer(text)):
        if not line.group().strip():
            continue
        role: Role = "headline" if headline else line_role(line.group(), language)
        headline = False
        yield from (Sentence(span, role, number) for span in _split(text, line.start(), line.end(), language))


def line_role(line: str, language: Language) -> Role:
    """What a line says of itself by its first words: a related article's link, a caption, else the body."""
    words = [match.group() for match in islice(_WORDS.finditer(line), 4)]
    folded = [language.spelling.fold(word) for word in words[:1]]
    if not folded or not _may_open(folded[0], language):
        return "body"
    folded += [language.spelling.fold(word) for word in words[1:]]
    for length in range(len(folded), 0, -1):
        role = _cue(folded[:length], language)
        if role:
            return role
    return "body"


def _may_open(first: str, language: Language) -> bool:
    """Whether a word, or a phrase that begins with it, says what a line is; most lines need no second word."""
    senses = language.lexicon.words.get(first, ())
    opened = (sense for _, sense in language.lexicon.phrases.get(first, ()))
    return any(sense.section == "roles" for sense in (*senses, *opened))


_WORDS = regex.compile(r"[\p{L}\p{M}\p{Cf}'’]+")


def _cue(words: list[str], language: Language) -> Role | None:
    first, *rest = words
    senses = language.lexicon.words.get(first, ()) if not rest else ()
    phrases = [sense for tail, sense in language.lexicon.phrases.get(first, ()) if tail == tuple(rest)] if rest else []
    for sense in (*senses, *phrases):
        if sense.section == "roles" and sense.name in ("related", "caption"):
            return "related" if sense.name == "related" else "caption"
    return None


def _split(text: str, start: int, stop: int, language: Language) -> Iterator[Span]:
    for end in _END.finditer(text, start, stop):
        if text[end.start()] == "." and _abbreviated(text, start, end.start(), language):
            continue
        if language.writing.ordinal_dot and _is_ordinal(text, end, language):
            continue
        if end.end() > start:
            yield Span(start, end.end())
            start = end.end()
    if text[start:stop].strip():
        yield Span(start, stop)


def _abbreviated(text: str, start: int, stop: int, language: Language) -> bool:
    """Whether the word before a full stop is an abbreviation or a single letter ("Lt.", "J.")."""
    word = text[max(start, stop - 12) : stop].rsplit(maxsplit=1)[-1:]
    known = bool(word) and word[0].strip("(\"'").casefold() in language.writing.abbreviations
    return known or (bool(word) and len(word[0]) == 1 and word[0].isalpha() and word[0].isupper())


def _is_ordinal(text: str, end: regex.Match[str], language: Language) -> bool:
    """Whether a full stop behind one or two digits makes an ordinal: a small letter or a month follows ("am 12. Mai")."""
    stop = end.start()
    digits = text[max(0, stop - 3) : stop].lstrip(_OPENING).rpartition(" ")[2]
    following = _WORDS.match(text, end.end() + 1)
    if end.group() != "." or not digits.isdecimal() or len(digits) > 2 or following is None:
        return False
    word = following.group()
    senses = language.lexicon.words.get(language.spelling.fold(word), ())
    return word[0].islower() or any(sense.section == "calendar" and sense.name == "months" for sense in senses)


_OPENING = '(\u201e\u00ab"'
