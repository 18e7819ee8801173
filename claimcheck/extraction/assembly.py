"""From what was found to claims: identities, lines, speakers, events, and the days for which figures speak."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from claimcheck.model.claim import Article, Flag, day_of
from claimcheck.model.span import Span
from claimcheck.model.value import Moment

ID_LENGTH = 12
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@frozen
class Lines:
    """Where the lines of a text begin, so that a place is found by bisection."""

    starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def lines_of(text: str) -> Lines:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return Lines(tuple(starts))


def identity(article: str, kind: str, what: str, quote: str, seen: Counter[tuple[str, str, str]]) -> str:
    """An id that survives unrelated edits: of the article, what is claimed, the quote, and which of its like this is."""
    seen[kind, what, quote] += 1
    text = "\x1f".join((article, kind, what, quote, str(seen[kind, what, quote])))
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=ID_LENGTH // 2).hexdigest()


def common(article: Article, lines: Lines, span: Span, language: str) -> dict[str, Any]:
    """The fields that every claim of an article has."""
    line, column = lines.place(span.start)
    return {
        "article": article.id,
        "quote": span.of(article.text),
        "span": span,
        "line": line,
        "column": column,
        "language": language,
        "source": article.source,
        "story": article.story,
        "published": article.published,
        "as_of": published_moment(article),
    }


def published_moment(article: Article) -> Moment | None:
    day = day_of(article.published)
    return Moment.on(day) if day else None


def flags(article: Article, span: Span, extra: Sequence[Flag] = ()) -> tuple[Flag, ...]:
    """The flags of a claim: those given, and whether invisible marks change how its line reads on screen."""
    start = article.text.rfind("\n", 0, span.start) + 1
    stop = article.text.find("\n", span.stop)
    around = article.text[start : stop if stop >= 0 else len(article.text)]
    hidden: tuple[Flag, ...] = ("bidi-control",) if BIDI.intersection(around) else ()
    return (*hidden, *extra)
