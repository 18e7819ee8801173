"""An article's text with its claims marked, as a flat run of pieces that any template can write.

Claims lie in each other ("at least 12 killed, among them 3 children") and may cross; HTML elements may not. So a mark
that crosses the end of another is closed and opened again, and only its first piece bears the claim's anchor. The
pieces are a run and not a tree: a text made to nest a thousand claims then costs no thousand calls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimcheck.model.claim import AnyClaim
from claimcheck.model.span import Span
from claimcheck.reporting.characters import visible


@frozen
class Text:
    """Some text, made safe to show."""

    text: str


@frozen
class Open:
    """Where a mark begins; `first` for the claim's first piece, that an anchor leads to."""

    claim: AnyClaim
    first: bool


@frozen
class Close:
    """Where the mark opened last ends; `last` for the claim's last piece."""

    claim: AnyClaim
    last: bool


Piece = Text | Open | Close


def paragraphs(text: str, claims: Iterable[AnyClaim]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each line that is not blank. A claim over two lines is marked in both."""
    placed = sorted(claims, key=lambda claim: (claim.span.start, -claim.span.stop, claim.id))
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        if line.strip():
            yield tuple(pieces(text, Span(start, stop), placed))
        start = stop + 1


def pieces(text: str, line: Span, claims: Sequence[AnyClaim]) -> Iterator[Piece]:
    """One line's run: text, and marks that open and close in the right order."""
    here = [claim for claim in claims if claim.span.start < claim.span.stop and claim.span.overlaps(line)]
    cuts = sorted({line.start, line.stop} | {_within(end, line) for c in here for end in (c.span.start, c.span.stop)})
    stack: list[AnyClaim] = []
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        yield from _closed(stack, cut, line)
        for claim in here:
            if max(claim.span.start, line.start) == cut:
                stack.append(claim)
                yield Open(claim, claim.span.start >= line.start)
        if following is not None:
            yield Text(visible(text[cut:following]))


def _closed(stack: list[AnyClaim], cut: int, line: Span) -> Iterator[Piece]:
    """Close what ends here; what was opened later and does not end is closed with it and opened again."""
    ending = [index for index, claim in enumerate(stack) if _within(claim.span.stop, line) <= cut]
    if not ending:
        return
    above = stack[ending[0] :]
    del stack[ending[0] :]
    for claim in reversed(above):
        yield Close(claim, claim.span.stop <= cut)
    for claim in above:
        if _within(claim.span.stop, line) > cut:
            stack.append(claim)
            yield Open(claim, first=False)


def _within(place: int, line: Span) -> int:
    return min(max(place, line.start), line.stop)
