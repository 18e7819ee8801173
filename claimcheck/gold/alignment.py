"""What is expected beside what is read: pairs, of which one side may be empty.

First those that are the same in words and meaning, then those that share words, the likest first, at last those that say
the same elsewhere: after an edit of the article its quotes have moved, and a diff that says so is shorter than two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.gold.entries import Expectation, FindingEntry, places
from claimcheck.gold.goldfile import Read
from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import Discrepancy
from claimcheck.model.span import Span

State: TypeAlias = Literal["same", "changed", "missing", "unexpected", "known", "mended"]
FINE: frozenset[State] = frozenset({"same", "known"})  # what is no difference; "known" is a failure marked as such
Placed: TypeAlias = tuple[Expectation, Span | None]
NOWHERE = Span(0, 0)


@frozen(kw_only=True)
class Pair:
    """A claim expected and the one read in its place. `off` names what differs: "quote", the kind, a detail."""

    expected: Expectation | None = None
    read: AnyClaim | None = None
    place: Span | None = None
    off: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        if self.expected is None:
            return "unexpected"
        wrong: State | None = "missing" if self.read is None else "changed" if self.off else None
        if self.expected.todo:
            return "known" if wrong else "mended"
        return wrong or "same"

    @property
    def hit(self) -> bool:
        """Whether the right thing was read where it was expected, whatever its details and the edges of its quote."""
        if self.expected is None or self.read is None or self.place is None:
            return False
        return self.expected.kind not in self.off and self.place.overlaps(self.read.span)


@frozen(kw_only=True)
class FindingPair:
    """A finding expected and the one found."""

    expected: FindingEntry | None = None
    found: Discrepancy | None = None
    off: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        if self.expected is None:
            return "unexpected"
        if self.found is None:
            return "missing"
        return "changed" if self.off else "same"


def aligned(read: Read) -> tuple[Pair, ...]:
    """Every claim expected and every claim read, each once, in the order of the article."""
    placed = [(each, each.span(read.article.text)) for each in read.gold.expected]
    left = dict(enumerate(placed))
    free = dict(enumerate(read.compared))
    pairs = []
    for _, i, j in sorted(_candidates(placed, read.compared)):
        if i in left and j in free:
            pairs.append(_pair(*left.pop(i), free.pop(j)))
    for i, (expected, place) in list(left.items()):
        moved = next((j for j, claim in free.items() if _moved(expected, claim)), None)
        pairs.append(
            _pair(*left.pop(i), free.pop(moved)) if moved is not None else Pair(expected=expected, place=place)
        )
    pairs += [Pair(read=claim) for claim in free.values()]
    return tuple(sorted(pairs, key=_position))


def _candidates(placed: Iterable[Placed], claims: tuple[AnyClaim, ...]) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Those of one kind that share words, with how unlike they are."""
    for i, (expected, place) in enumerate(placed):
        for j, claim in enumerate(claims):
            if place is not None and expected.kind == claim.kind and place.overlaps(claim.span):
                apart = abs(place.start - claim.span.start) + abs(place.stop - claim.span.stop)
                yield (not expected.agrees(claim), len(expected.details_off(claim)), apart), i, j


def _moved(expected: Expectation, claim: AnyClaim) -> bool:
    return expected.kind == claim.kind and expected.agrees(claim) and not expected.details_off(claim)


def _pair(expected: Expectation, place: Span | None, claim: AnyClaim) -> Pair:
    off: list[str] = [] if expected.agrees(claim) else [expected.kind]
    off += expected.details_off(claim)
    off += [] if place == claim.span else ["quote"]
    return Pair(expected=expected, read=claim, place=place, off=tuple(off))


def _position(pair: Pair) -> tuple[int, int, int, str]:
    span = pair.place or (pair.read.span if pair.read else NOWHERE)
    line = pair.expected.node.place.line if pair.expected else 0
    return span.start, span.stop, line, pair.read.id if pair.read else ""


def aligned_findings(read: Read) -> tuple[FindingPair, ...]:
    """Every finding expected and every one found, where the file speaks of findings."""
    free = list(read.found)
    pairs = []
    for entry in read.gold.file.findings or ():
        hit = next((each for each in free if _meant(entry, each, read)), None)
        if hit is not None:
            free.remove(hit)
        off = ("severity",) if hit and entry.severity not in (None, hit.severity) else ()
        pairs.append(FindingPair(expected=entry, found=hit, off=off))
    return (*pairs, *(FindingPair(found=each) for each in free))


def _meant(entry: FindingEntry, found: Discrepancy, read: Read) -> bool:
    """Whether each of the entry's quotes shares words with a claim of the finding."""
    spans = [claim.span for claim in read.claims if claim.id in found.claims]
    return entry.check == found.check and all(_shared(quote, spans, read.article.text) for quote in entry.quotes)


def _shared(quote: str, spans: Iterable[Span], text: str) -> bool:
    return any(place.overlaps(span) for place in places(text, quote) for span in spans)
