"""One key for a name in whatever script it is written.

News spells a name anew in each script, and several ways in one. What survives is the skeleton of its consonants, with
those sounds merged that the scripts cannot keep apart: Arabic has one letter for p and b, Russian none for w.
Transliteration to one script would not do: it guesses the vowels, and the guesses differ.

`letters` of a language file turn its script into these sounds. Of several keys that fit the longest counts; `^` in a
key stands for the beginning of a word and `$` for its end, so `^al$` is a whole word. A letter that no table has is
a vowel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

import regex

SHORTEST = 2  # consonants that a key must have to say who somebody is: "Li" and "Lee" and "Lo" are one otherwise

# sound → how it is spelled in Latin letters, as names mostly are; they are met in every language's articles
_SPELLINGS = {
    "b": "b p",
    "c": "sh ch tch sch tsch ç ş š č ć ^x",
    "d": "d dh z",
    "f": "f v ph ^w",
    "fc": "vic$",
    "h": "h kh",
    "k": "k q c ck g gh j zh ž dj dzh",
    "ks": "x",
    "l": "l ł",
    "m": "m",
    "n": "n ng hn",
    "nk": "ngg",
    "r": "r ^wr",
    "s": "s ß ts tz ce ci cy sce sci",
    "t": "t th",
    "y": "^y",
    "": "h$ ^al$ ^el$ ^ul$ ^as$ ^ad$ ^an$ ^ar$ ^bin$ ^ben$ ^ibn$ ^abu$ ^de$ ^da$ ^von$ ^van$ ^der$",
}
LATIN: Mapping[str, str] = {letters: sound for sound, all_of in _SPELLINGS.items() for letters in all_of.split()}
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LONGEST = 6


def name_key(name: str, letters: Mapping[str, str]) -> str:
    """The keys of the words of a name, joined: a full name's key, or that of a single word.

    >>> name_key("Milan Ordan", {}), name_key("Mohammed al-Safi", {}) == name_key("Muhamad Safi", {})
    ('mln-rdn', True)
    """
    return "-".join(key for key in (_word_key(word, letters) for word in _words(name)) if key)


def surname_key(name: str, letters: Mapping[str, str]) -> str | None:
    """The key of a name's last word, by which news names people after the first time; nothing if it says too little.

    A last word of one consonant is joined with the word before it: "Nasr Allah", "Wang Yi".
    """
    words = name_key(name, letters).split("-")
    last = words[-1] if len(words[-1]) >= SHORTEST else "".join(words[-2:])
    return last if len(last) >= SHORTEST else None


def _words(name: str) -> Iterator[str]:
    for word in _WORD.findall(unicodedata.normalize("NFC", name).casefold()):
        yield regex.sub(r"\p{Mn}", "", word)


def _word_key(word: str, letters: Mapping[str, str]) -> str:
    """Neighbouring equal consonants once, whatever vowels stand between them, unless nothing else would be left."""
    sounds = [(word[at], sound) for at, sound in _sounds(word, letters)]
    once = "".join(s for i, (_, s) in enumerate(sounds) if i == 0 or s != sounds[i - 1][1])
    return once if len(once) >= SHORTEST else "".join(sound for _, sound in sounds)


def _sounds(word: str, letters: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    at, before = 0, ""
    while at < len(word):
        size, sound = _sound(word, at, letters)
        if sound and word[at] != before:
            yield at, sound
        before = word[at]
        at += size


def _sound(word: str, at: int, letters: Mapping[str, str]) -> tuple[int, str]:
    """How many letters from `at` on make one sound, and which; an accent is taken off where no table has the letter."""
    for size in range(min(_LONGEST, len(word) - at), 0, -1):
        part = word[at : at + size]
        for key in _anchored(part, at == 0, at + size == len(word)):
            sound = letters.get(key, LATIN.get(key))
            if sound is not None:
                return size, sound
    plain = unicodedata.normalize("NFD", word[at])[0]
    return 1, letters.get(plain, LATIN.get(plain, ""))


def _anchored(part: str, first: bool, last: bool) -> Iterator[str]:
    if first and last:
        yield f"^{part}$"
    if first:
        yield f"^{part}"
    if last:
        yield f"{part}$"
    yield part
