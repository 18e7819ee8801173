"""What each format of a file says: one function a format, from open bytes to arrivals."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import BinaryIO

from claimcheck.errors import InputError, Place
from claimcheck.loading.arrival import (
    ARTICLE_LIMIT,
    FILE_LIMIT,
    LINE_LIMIT,
    Arrival,
    Settings,
    failed,
    megabytes,
)
from claimcheck.loading.decoding import UTF16_MARKS, decode
from claimcheck.loading.jsontext import parse
from claimcheck.loading.record import arrival, notes
from claimcheck.model.claim import Article

BYTES_PER_CHARACTER = 4  # at most, in UTF-8 and UTF-16


def read_text(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Arrival]:
    """A bare text is one article, its headline the first line, its id the path as given."""
    data = whole(stream, name, ARTICLE_LIMIT * BYTES_PER_CHARACTER)
    text = decode(data, name, settings.encoding)
    if len(text) > ARTICLE_LIMIT:
        raise InputError(f"is larger than the limit of {megabytes(ARTICLE_LIMIT)}", Place(name))
    article = Article(
        id=name,
        text=text,
        language=settings.language,
        published=settings.published,
        source=settings.source,
        story=settings.story,
    )
    yield Arrival(name=name, article=article, notes=notes(article, Place(name)))


def read_json(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Arrival]:
    """A JSON file is an article, or a list of them."""
    value = parse(decode(whole(stream, name, FILE_LIMIT), name, settings.encoding), name)
    if not isinstance(value, list):
        yield arrival(value, name, Place(name), settings)
        return
    for number, item in enumerate(value, 1):
        yield arrival(item, f"{name}[{number}]", Place(f"{name}[{number}]"), settings)


def read_jsonl(stream: BinaryIO, name: str, settings: Settings) -> Iterator[Arrival]:
    """JSONL is an article a line, each read by itself: a bad line costs that line and no other."""
    for number, line in lines(stream, name):
        where = f"{name}:{number}"
        try:
            value = line if isinstance(line, InputError) else _line(line, name, number, settings.encoding)
        except InputError as error:
            value = error
        if isinstance(value, InputError):
            yield failed(where, value)
        elif value is not None:
            yield arrival(value[0], where, Place(name, number), settings)


def lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, bytes | InputError]]:
    """The lines of a stream with their numbers, split at line feeds only, none of them ever held beyond its limit.

    Not `splitlines` on text: it also splits at U+2028 and at vertical tabs, which stand within JSON strings.
    """
    for number in itertools.count(1):
        line = stream.readline(LINE_LIMIT + 1)
        if not line:
            return
        if number == 1 and line.startswith(UTF16_MARKS):
            yield number, InputError("is UTF-16: JSONL is read as UTF-8 only", Place(name, number))
            return
        if len(line) > LINE_LIMIT:
            _pass_over(stream, line)
            message = f"the line is larger than the limit of {megabytes(LINE_LIMIT)}"
            yield number, InputError(message, Place(name, number))
        elif line.strip():
            yield number, line


def _pass_over(stream: BinaryIO, chunk: bytes) -> None:
    while chunk and not chunk.endswith(b"\n"):
        chunk = stream.readline(1 << 20)


def _line(line: bytes, name: str, number: int, encoding: str | None) -> tuple[object] | None:
    """The value of one line, in a tuple so that JSON's null is told from a blank line."""
    text = decode(line, name, encoding, number)
    return (parse(text, name, number),) if text.strip() else None


def whole(stream: BinaryIO, name: str, limit: int, advice: str = "") -> bytes:
    """All the bytes of a stream, of which there must not be more than the limit."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"is larger than the limit of {megabytes(limit)}{advice}", Place(name))
    return data
