"""How well what is read agrees with the gold files: precision, recall and F1, with floors.

A claim is right where the right thing is read in the right place: its shorthand must agree and its quote must share
words with the claim's. Details and the edges of quotes are for `gold check`, which asks for all to be exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.errors import UsageError, did_you_mean
from claimcheck.gold.alignment import Pair
from claimcheck.gold.difference import Comparison
from claimcheck.model.claim import AnyClaim, CountClaim

Metric: TypeAlias = Literal["precision", "recall", "f1"]
METRICS: tuple[Metric, ...] = ("precision", "recall", "f1")
ALL = "claims"
FINDINGS = "findings"


@frozen
class Score:
    """How many were expected, how many read, and how many of both are the same."""

    expected: int = 0
    read: int = 0
    hits: int = 0

    def plus(self, other: Score) -> Score:
        return Score(self.expected + other.expected, self.read + other.read, self.hits + other.hits)

    @property
    def precision(self) -> float | None:
        """How much of what is read is right; of nothing read there is none."""
        return self.hits / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        return self.hits / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """
        >>> Score(expected=4, read=2, hits=2).f1
        0.6666666666666666
        """
        both = self.expected + self.read
        return 2 * self.hits / both if both else None

    def value(self, metric: Metric) -> float | None:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}[metric]


Scores: TypeAlias = Mapping[str, Score]


@frozen
class Floor:
    """What a score must at least be; `group` is a row of the table."""

    metric: Metric
    group: str
    least: float

    def fault(self, scores: Scores) -> str:
        """What is wrong, or nothing. A floor under a row that is not there is a slip and told as such."""
        if self.group not in scores:
            raise UsageError(f"nothing to score in {self.group!r}{did_you_mean(self.group, scores)}")
        value = scores[self.group].value(self.metric)
        if value is None or value >= self.least:
            return ""
        return f"{self.metric} of {self.group} is {value:.4f}, expected at least {self.least:g}"


def floor(metric: Metric, written: str) -> Floor:
    """
    >>> floor("precision", "killed=0.95")
    Floor(metric='precision', group='killed', least=0.95)
    """
    group, equals, number = written.rpartition("=")
    try:
        least = float(number)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1 or (equals and not group):
        raise UsageError(f"--min-{metric} {written!r}: expected a number from 0 to 1, or NAME=NUMBER as in killed=0.95")
    return Floor(metric, group or ALL, least)


def scored(comparisons: Iterable[Comparison]) -> Scores:
    """The rows of the table: all claims, kinds, languages, kinds of a language, measures, then findings and checks."""
    rows: dict[tuple[int, str], Score] = {}
    for comparison in comparisons:
        for place, score in _rows(comparison):
            rows[place] = rows.get(place, Score()).plus(score)
    return {name: rows[rank, name] for rank, name in sorted(rows)}


def _rows(comparison: Comparison) -> Iterator[tuple[tuple[int, str], Score]]:
    language = comparison.read.article.language or "?"
    yield (0, ALL), Score()
    for pair in comparison.claims:
        for kind, measure, score in _sides(pair):
            names = [(0, ALL), (1, kind), (2, language), (3, f"{language}/{kind}")]
            names += [(4, measure)] if measure else []
            yield from ((name, score) for name in names)
    if comparison.read.gold.file.findings is not None:
        yield (5, FINDINGS), Score()
    for each in comparison.findings:
        check = each.expected.check if each.expected else each.found.check if each.found else ""
        score = Score(bool(each.expected), bool(each.found), bool(each.expected and each.found))
        yield from [((5, FINDINGS), score), ((6, check), score)]


def _sides(pair: Pair) -> Iterator[tuple[str, str, Score]]:
    """What a pair gives to the scores: of a hit both sides at once, else each to its own row."""
    if pair.expected is not None:
        measure = str(pair.expected.core[0]) if pair.expected.kind == "count" else ""
        yield pair.expected.kind, measure, Score(expected=1, read=pair.hit, hits=pair.hit)
    if pair.read is not None and not pair.hit:
        yield pair.read.kind, _measure(pair.read), Score(read=1)


def _measure(claim: AnyClaim) -> str:
    return claim.measure if isinstance(claim, CountClaim) else ""
