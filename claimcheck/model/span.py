"""Where a piece of text stands in its article."""

from __future__ import annotations

from attrs import frozen


@frozen(order=True)
class Span:
    """`[start, stop)` in code points of the article's own text, counted from 0."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """The words at this place.

        >>> Span(0, 2).of("16 dead")
        '16'
        """
        return text[self.start : self.stop]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.stop and other.start < self.stop
