"""Bytes to text: UTF-8 strictly, UTF-16 by its mark, anything else only when the user says so.

An encoding is never guessed. Windows-1256 decodes every byte, so a wrong guess is silent and its figures are
wrong ones; a likely encoding is named in the message instead, for a person to decide.
"""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import InputError, Place, UsageError, did_you_mean

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
COMMON = ("utf-8", "utf-16", "windows-1256", "windows-1252", "windows-1251", "iso-8859-1", "iso-8859-6", "koi8-r")
HINTS = (
    ("windows-1256", "[\u0621-\u064a]"),
    ("windows-1251", "[\u0430-\u044f]"),
    ("windows-1252", "[a-zA-Z\u00e0-\u00ff]"),
)
LOOKED_AT = 4000  # bytes in which a likely encoding is looked for
LIKELY = 0.9  # share of the bytes above ASCII that a hinted encoding must turn into letters of its language


def encoding_named(name: str) -> str:
    """The codec's own name, or a `UsageError` with the nearest known one."""
    try:
        info = codecs.lookup(name)
    except LookupError:
        raise UsageError(f"encoding {name!r} is not known{did_you_mean(name.lower(), COMMON)}") from None
    if not info._is_text_encoding:
        raise UsageError(f"{name!r} is not an encoding of text")
    return info.name


def decode(data: bytes, path: str, encoding: str | None = None, first_line: int = 1) -> str:
    """The text of some bytes; line ends stay as they are, so that places in the text are places in the file.

    >>> decode(b"\\xef\\xbb\\xbf12 dead\\r\\n", "a.txt")
    '12 dead\\r\\n'
    """
    codec = encoding or ("utf-16" if data.startswith(UTF16_MARKS) else "utf-8-sig")
    try:
        text = data.decode("utf-8-sig" if codec == "utf-8" else codec)
    except UnicodeDecodeError as error:
        raise _undecodable(error, data, path, codec, first_line) from error
    except UnicodeError as error:
        raise InputError(f"is not {codec}: {error}", Place(path)) from error
    if "\0" in text:
        raise InputError(_about_nul(data), _place(text[: text.index("\0")], path, first_line))
    return text.removeprefix("\ufeff")


def _undecodable(error: UnicodeDecodeError, data: bytes, path: str, codec: str, first_line: int) -> InputError:
    before = data[: error.start].decode(codec, errors="replace")
    place = _place(before, path, first_line)
    name = "UTF-8" if codec.startswith("utf-8") else codec
    byte = data[error.start : error.start + 1].hex()
    if b"\0" in data:
        return InputError(f"is not {name} text but a binary file (byte 0x{byte})", place)
    return InputError(f"is not {name} (byte 0x{byte}): {_hint(data)}", place)


def _hint(data: bytes) -> str:
    """How to name the encoding, with a likely one where the bytes speak for it."""
    high = bytes(byte for byte in data[:LOOKED_AT] if byte > 127)
    for name, letters in HINTS:
        if len(re.findall(letters, high.decode(name, errors="replace"))) >= LIKELY * len(high):
            return f"if it is {name}, say --encoding {name}"
    return "name its encoding with --encoding"


def _about_nul(data: bytes) -> str:
    """Whether the NULs are those of UTF-16: in one of its two orders it has spaces, and letters else."""
    even = data[: min(len(data), LOOKED_AT) & ~1]
    readings = {name: even.decode(name, errors="replace") for name in ("utf-16-le", "utf-16-be")}
    name = max(readings, key=lambda each: sum(character.isascii() for character in readings[each]))
    if "\0" not in readings[name] and _readable(readings[name]) >= LIKELY:
        return f"NUL bytes: if it is UTF-16 without a mark, say --encoding {name}; otherwise it is a binary file"
    return "a NUL character: this is a binary file, or UTF-16 without its mark (then say --encoding)"


def _readable(text: str) -> float:
    return sum(c.isalnum() or c.isspace() or c.isascii() for c in text) / max(len(text), 1)


def _place(before: str, path: str, first_line: int) -> Place:
    """The place after some text."""
    lines = re.split("\r\n|\r|\n", before)
    return Place(path, first_line + len(lines) - 1, len(lines[-1]) + 1)
