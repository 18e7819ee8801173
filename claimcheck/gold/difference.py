"""A gold file against what is read, as text: what an editor sees when a job fails.

    news/raid.claims.yaml: 1 of 4 claims differs from what is read in news/raid.txt

    3:1, line 8 of the file: the count is read otherwise
    - {count: killed 16 police, quote: "16 police officers were killed"}
    + {count: killed 16 people, quote: "16 police officers were killed"}

The lines with - and + are entries of the file: what stands there, and what an update would write.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.gold.alignment import FINE, FindingPair, Pair, aligned, aligned_findings
from claimcheck.gold.goldfile import Read
from claimcheck.gold.lines import expected_finding, expected_line, found_line, read_line
from claimcheck.reporting.characters import visible


@frozen(kw_only=True)
class Comparison:
    """All pairs of a gold file, of claims and of findings."""

    read: Read
    claims: tuple[Pair, ...]
    findings: tuple[FindingPair, ...]

    @property
    def same(self) -> bool:
        return not self.differing

    @property
    def differing(self) -> tuple[Pair | FindingPair, ...]:
        pairs: list[Pair | FindingPair] = [*self.claims, *self.findings]
        return tuple(each for each in pairs if each.state not in FINE)


def compared(read: Read) -> Comparison:
    """What is expected set beside what is read."""
    findings = aligned_findings(read) if read.gold.file.findings is not None else ()
    return Comparison(read=read, claims=aligned(read), findings=findings)


def difference(comparison: Comparison) -> Iterator[str]:
    """The lines of the diff, none where all is the same."""
    if comparison.same:
        return
    gold = comparison.read.gold
    yield f"{gold.path}: {_counted(comparison)} from what is read in {gold.article}"
    breaks = [i for i, c in enumerate(comparison.read.article.text) if c == "\n"]
    text = comparison.read.article.text
    for pair in comparison.claims:
        if pair.state not in FINE:
            yield from ("", _claim_head(pair, breaks), *_signed(expected_line(pair), read_line(pair, text)))
    claims = {claim.id: claim for claim in comparison.read.claims}
    for each in comparison.findings:
        if each.state not in FINE:
            yield from ("", _finding_head(each), *_signed(expected_finding(each), found_line(each, claims)))


def _counted(comparison: Comparison) -> str:
    parts = []
    for noun, pairs in (("claim", comparison.claims), ("finding", comparison.findings)):
        differing = sum(pair.state not in FINE for pair in pairs)
        if differing:
            parts.append(f"{differing} of {len(pairs)} {noun}{'' if len(pairs) == 1 else 's'}")
    one = len(comparison.differing) == 1
    return f"{' and '.join(parts)} {'differs' if one else 'differ'}"


def _claim_head(pair: Pair, breaks: Sequence[int]) -> str:
    span = pair.place or (pair.read.span if pair.read else None)
    where = [_line_and_column(span.start, breaks)] if span else []
    where += [f"line {pair.expected.node.place.line} of the file"] if pair.expected else []
    return f"{', '.join(where)}: {_reason(pair)}"


def _line_and_column(start: int, breaks: Sequence[int]) -> str:
    line = bisect.bisect_left(breaks, start)
    return f"{line + 1}:{start - (breaks[line - 1] + 1 if line else 0) + 1}"


def _reason(pair: Pair) -> str:
    if pair.expected is None:
        return "is read, and not expected"
    if pair.state == "mended":
        return "is marked todo, and is read as it should be"
    if pair.place is None:
        gone = "these words do not stand in the article"
        return gone if pair.read is None else f"{gone}; the same is read elsewhere"
    if pair.read is None:
        return f"no such {pair.expected.kind} is read"
    names = [f"the {name}" for name in pair.off]
    return f"{' and '.join([', '.join(names[:-1]), names[-1]] if names[1:] else names)} {_is(names)} read otherwise"


def _is(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _finding_head(pair: FindingPair) -> str:
    if pair.expected is None:
        return "a finding that is not expected"
    where = f"line {pair.expected.node.place.line} of the file"
    return f"{where}: {'not found' if pair.found is None else 'found with another severity'}"


def _signed(old: str | None, new: str | None) -> Iterator[str]:
    if old is not None:
        yield f"- {visible(old)}"
    if new is not None:
        yield f"+ {visible(new)}"
