"""What comes in: one value per input, so that every one is accounted for."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from attrs import frozen

from claimcheck.errors import InputError, Note
from claimcheck.model.claim import Article

ARTICLE_LIMIT = 10_000_000  # characters of one article
FILE_LIMIT = 50_000_000  # bytes of one JSON file, and of what a compressed file may unpack to
LINE_LIMIT = 20_000_000  # bytes of one line of JSONL
DEPTH_LIMIT = 64  # JSON within JSON


@frozen(kw_only=True)
class Settings:
    """What a bare text cannot say. An article that says it itself is believed before these.

    `outputs` are the real paths of the reports of this run: in a folder they are not articles.
    """

    published: datetime | None = None
    language: str | None = None
    source: str | None = None
    encoding: str | None = None
    story: str | None = None
    stdin_name: str = "-"
    stdin_format: str | None = None
    outputs: tuple[str, ...] = ()


@frozen(kw_only=True)
class Arrival:
    """An article, or why there is none: `error` where it could not be read, `skipped` where it was not meant to be.

    `name` is the path as given, with the line for one of many ("a.jsonl:3"). `notes` are told to the user; none of
    them keeps the article from being checked.
    """

    name: str
    article: Article | None = None
    error: InputError | None = None
    skipped: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def status(self) -> Literal["checked", "failed", "skipped"]:
        if self.article is not None:
            return "checked"
        return "failed" if self.error is not None else "skipped"


def failed(name: str, error: InputError) -> Arrival:
    return Arrival(name=name, error=error)


def megabytes(size: int) -> str:
    """A limit as a person says it.

    >>> megabytes(10_000_000)
    '10 MB'
    """
    return f"{size // 1_000_000} MB"
