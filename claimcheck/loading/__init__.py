"""Files to articles. A generator all the way: nothing is held but the article that is read.

>>> list(load(["no-such-file.txt"]))
[InputError('no such file or folder', Place(path='no-such-file.txt', line=0, column=0), '')]
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO, TypeAlias

from attrs import evolve

from claimcheck.errors import InputError, Note, Place, UsageError, did_you_mean, reason_of
from claimcheck.loading.arrival import Arrival, Settings, failed
from claimcheck.loading.claims import read_claims
from claimcheck.loading.files import read_json, read_jsonl, read_text
from claimcheck.loading.gzipped import unpacked
from claimcheck.loading.pages import read_html
from claimcheck.loading.paths import STDIN, Source, format_of, shown, sources
from claimcheck.model.claim import AnyClaim, Article

__all__ = ["BARE", "LOADERS", "Arrival", "Settings", "arrivals", "load", "load_claims", "read"]

BARE = Settings()
Loader: TypeAlias = Callable[[BinaryIO, str, Settings], Iterator[Arrival]]

LOADERS: Mapping[str, Loader] = {
    "text": read_text,
    "json": read_json,
    "jsonl": read_jsonl,
    "html": read_html,
}


def load(paths: Iterable[str] | str, settings: Settings = BARE) -> Iterator[Article | InputError]:
    """The articles of files, folders, globs and `-`, and in their place what could not be read."""
    for arrival in arrivals([paths] if isinstance(paths, str) else paths, settings):
        if arrival.article is not None:
            yield arrival.article
        elif arrival.error is not None:
            yield arrival.error


def arrivals(paths: Iterable[str], settings: Settings = BARE) -> Iterator[Arrival]:
    """The same with all that is known of each input: none is left out, and no two articles share an id."""
    seen: dict[bytes, int] = {}
    for path in paths:
        for source in sources(path):
            yield from (_distinct(arrival, seen) for arrival in _read(source, settings))


def _read(source: Source | Arrival, settings: Settings) -> Iterable[Arrival]:
    if isinstance(source, Arrival):
        return [source]
    if settings.outputs and os.path.realpath(source.path) in settings.outputs:
        return [Arrival(name=source.name, skipped="the report of this run")]
    return read(source, settings)


def read(source: Source, settings: Settings) -> Iterator[Arrival]:
    """The articles of one file. A fault of the whole file is one failed arrival, after those that were read."""
    name = settings.stdin_name if source.path == STDIN else source.name
    loader = LOADERS[_format(source, settings)]
    try:
        with _opened(source) as stream:
            yield from loader(unpacked(stream, name) if source.compressed else stream, name, settings)
    except InputError as error:
        yield failed(name, error)
    except OSError as error:
        yield failed(name, InputError(f"cannot be read: {reason_of(error)}", Place(name)))


def load_claims(path: str) -> Iterator[AnyClaim | InputError]:
    """The claims of a file of the contract, `-` for standard input (then JSONL), their faults, and `Note`s."""
    source = Source(path, shown(path), "")
    try:
        with _opened(source) as stream:
            yield from read_claims(stream, source.name, path == STDIN or format_of(path) == "jsonl")
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"cannot be read: {reason_of(error)}", Place(source.name))


def _format(source: Source, settings: Settings) -> str:
    if source.path != STDIN:
        return source.format
    wanted = settings.stdin_format or format_of(settings.stdin_name) or "text"
    if wanted not in LOADERS:
        near = did_you_mean(wanted, LOADERS)
        raise UsageError(f"{wanted!r} is not a format that is read: expected {', '.join(LOADERS)}{near}")
    return wanted


def _opened(source: Source) -> AbstractContextManager[BinaryIO]:
    if source.path != STDIN:
        return open(source.path, "rb")
    if sys.stdin is None:
        raise InputError("standard input is closed", Place(source.name))
    return nullcontext(sys.stdin.buffer)


def _distinct(arrival: Arrival, seen: dict[bytes, int]) -> Arrival:
    """The arrival under an id of its own: a second article of one id is checked under another, and that is told.

    Of the ids only short digests are kept, since there may be millions, each with how often it came.
    """
    article = arrival.article
    if article is None:
        return arrival
    name = _counted(article.id, seen)
    if name == article.id:
        return arrival
    told = Note(f"duplicate id {article.id!r}: read as {name!r}", Place(arrival.name))
    return evolve(arrival, article=evolve(article, id=name), notes=(*arrival.notes, told))


def _counted(name: str, seen: dict[bytes, int]) -> str:
    """The name, numbered if it was there before; a numbered one may itself be there."""
    own = _digest(name)
    number = seen.get(own, 0)
    free = name
    while _digest(free) in seen:
        number += 1
        free = f"{name}#{number}"
    seen[_digest(free)] = 1
    seen[own] = max(number, 1)
    return free


def _digest(name: str) -> bytes:
    return hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest()
