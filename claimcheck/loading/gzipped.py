"""Compressed files, unpacked as they are read and never beyond a limit.

A megabyte of gzip may hold a gigabyte of zeros, so what comes out is counted, not what lies on the disk.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.errors import InputError, Place
from claimcheck.loading.arrival import FILE_LIMIT, megabytes

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class _Bounded(io.RawIOBase):
    """A raw stream of the unpacked bytes. A class, since `io.BufferedReader` asks for one."""

    def __init__(self, packed: BinaryIO, name: str) -> None:
        self._stream = gzip.GzipFile(fileobj=packed)
        self._name, self._left = name, FILE_LIMIT

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._unpacked(len(view))
        view[: len(data)] = data
        self._left -= len(data)
        if self._left < 0:
            message = f"unpacks to more than the limit of {megabytes(FILE_LIMIT)}"
            raise InputError(message, Place(self._name))
        return len(data)

    def _unpacked(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except EOFError:
            raise InputError("is truncated: the gzip data end too early", Place(self._name)) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise InputError(f"is corrupt gzip data: {error}", Place(self._name)) from None


def unpacked(packed: BinaryIO, name: str) -> BinaryIO:
    """The stream of what a gzip file holds; its faults are `InputError`s."""
    return io.BufferedReader(_Bounded(packed, name))
