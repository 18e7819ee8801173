"""Which files are meant: a file, a folder, a glob or `-`, in one order whatever the file system's.

In a folder only what looks like an article is read, and only regular files: links to folders are not followed (they
may turn in a circle), a pipe or a device in it would wait or run for ever. What is passed over is told of, but for
hidden files. A file that the user names himself is read whatever its name.
"""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from attrs import frozen

from claimcheck.errors import InputError, Place, did_you_mean, reason_of
from claimcheck.loading.arrival import Arrival, failed

STDIN = "-"
FORMATS = {
    ".txt": "text", ".text": "text", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
REFUSED = (".xml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".zip", ".zst", ".xz", ".bz2", ".7z", ".xlsx", ".epub")
BESIDE = ("README*", "*.claims.yaml", "*.gold.json")  # what stands beside articles and is none
COMPRESSED = ".gz"


@frozen
class Source:
    """A file to read: its path as given, how to show it, and its format."""

    path: str
    name: str
    format: str
    compressed: bool = False


def sources(path: str) -> Iterator[Source | Arrival]:
    """The files that one argument means, or why it means none."""
    if path == STDIN:
        yield Source(STDIN, STDIN, "")
    elif os.path.isdir(path):
        yield from _folder(path)
    elif os.path.lexists(path):
        yield _named(path)
    elif glob.has_magic(path):
        yield from _matching(path)
    else:
        yield _missing(path)


def shown(path: str) -> str:
    """The path as text that every output can carry: a byte that is not UTF-8 as `\\xff`, no control characters."""
    text = os.fsencode(path).decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() or c == "\u200c" else c.encode("unicode_escape").decode() for c in text)


def format_of(path: str) -> str | None:
    """The format that a name tells, without `.gz`."""
    return FORMATS.get(Path(path.lower().removesuffix(COMPRESSED)).suffix)


def _named(path: str) -> Source | Arrival:
    name = shown(path)
    suffix = Path(path.lower()).suffix
    if suffix in REFUSED:
        known = "text, JSON, JSONL and HTML are read"
        return failed(name, InputError(f"the format {suffix} is not supported: {known}", Place(name)))
    return Source(path, name, format_of(path) or "text", path.lower().endswith(COMPRESSED))


def _matching(pattern: str) -> Iterator[Source | Arrival]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        yield failed(shown(pattern), InputError("no such file: nothing matches this pattern", Place(shown(pattern))))
    for path in found:
        yield from _folder(path) if os.path.isdir(path) else [_named(path)]


def _missing(path: str) -> Arrival:
    folder, name = os.path.split(path)
    try:
        beside = os.listdir(folder or ".")
    except OSError:
        beside = []
    near = did_you_mean(shown(name), [shown(other) for other in beside])
    return failed(shown(path), InputError(f"no such file or folder{near}", Place(shown(path))))


def _folder(folder: str) -> Iterator[Source | Arrival]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        name = shown(folder)
        yield failed(name, InputError(f"cannot be listed: {reason_of(error)}", Place(name)))
        return
    for entry in entries:
        path = os.path.join(folder, entry.name) if folder != "." else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(path)
        else:
            yield _entry(path, entry.name)


def _entry(path: str, name: str) -> Source | Arrival:
    reason = _passed_over(path, name)
    return Arrival(name=shown(path), skipped=reason) if reason else _named(path)


def _passed_over(path: str, name: str) -> str | None:
    """Why a file of a folder is not read, if so."""
    if any(fnmatch(name, pattern) for pattern in BESIDE):
        return "stands beside articles and is none"
    if not format_of(name):
        return "its name is not that of a format that is read"
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return f"a broken link ({reason_of(error)})"
    return None if stat.S_ISREG(mode) else "not a regular file"
