"""Reports to their places: all of it or nothing, and never a word lost in silence.

A file is written beside its place and then moved there, so that a reader, a full disk or an interruption never leaves
half a report. A link is written through, the mode is kept.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress

from claimcheck.errors import OutputError, Place, UsageError, reason_of

NEW_FILE = 0o666  # before the user's umask
STDOUT = Place("standard output")


def write(path: str | None, pieces: Iterable[str]) -> None:
    """To a file, or to standard output where there is no path."""
    if path is None:
        _to_stdout(pieces)
    elif _is_special(path):
        _into(path, pieces)
    else:
        _replace(path, pieces)


def require_writable(path: str, inputs: Iterable[str]) -> None:
    """Say before the work, not after it, that a report has no place to go, or would go over an input."""
    for given in inputs:
        with suppress(FileNotFoundError, NotADirectoryError):
            if os.path.samefile(path, given) and not _is_special(path):
                raise UsageError(f"{path} is an input: the report would be written over it")
    folder = os.path.dirname(os.path.realpath(path))
    if os.path.isdir(path):
        raise OutputError("is a folder: expected the name of a file", Place(path))
    if not os.path.isdir(folder):
        raise OutputError(f"cannot be written: there is no folder {os.path.dirname(path)}", Place(path))
    if not os.access(folder, os.W_OK) and not _is_special(path):
        raise OutputError(f"cannot be written: no permission to write into {folder}", Place(path))


def _is_special(path: str) -> bool:
    """A device or a pipe, into which one can only write."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _to_stdout(pieces: Iterable[str]) -> None:
    """UTF-8 whatever the locale. A reader that has seen enough (`| head`) is no fault."""
    if sys.stdout is None:
        raise OutputError("cannot be written: it is closed", STDOUT)
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode("utf-8", errors="backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        silence()
        raise cannot(error, STDOUT) from error


def silence() -> None:
    """Send what is still in the buffers nowhere, since Python would complain of it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _into(path: str, pieces: Iterable[str]) -> None:
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise cannot(error, Place(path)) from error


def _replace(path: str, pieces: Iterable[str]) -> None:
    target = os.path.realpath(path)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".claimcheck-", dir=os.path.dirname(target))
        _fill(handle, pieces)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise cannot(error, Place(path)) from error
    finally:
        if temporary is not None:
            with suppress(FileNotFoundError):
                os.unlink(temporary)


def _fill(handle: int, pieces: Iterable[str]) -> None:
    with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


def _mode(target: str) -> int:
    """The mode of the file that is replaced, or that of a new one under the user's umask."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return NEW_FILE & ~mask


def cannot(error: OSError, place: Place) -> OutputError:
    """The error of what the system refuses to write."""
    return OutputError(f"cannot be written: {reason_of(error)}", place)
