"""How fast claims are compared: a million of them (a tenth with --small) in stories of one to ten thousand.

    python -m benchmarks.compare [--small]

Beside it stands the plain pass that no comparison can do without: the same claims put into a dictionary by what they
are about, their values gathered. The time of comparison is told as a multiple of that pass.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from claimcheck.comparison import compare
from claimcheck.model.claim import CountClaim
from claimcheck.model.span import Span
from claimcheck.model.value import Moment, Quantity
from claimcheck.rulebook.book import load_rulebook

MILLION, SMALL = 1_000_000, 100_000
STORIES = (1, 10, 100, 1_000, 10_000)
FIRST = datetime(2025, 3, 11)
DAYS = 30
MEASURES = ("killed", "injured", "arrested")
DIFFERENT: dict[str, int] = {"agreeing": 1, "few contradictions": 3, "all at odds": 3_000}


def claims(number: int, story: int, different: int) -> Iterator[CountClaim]:
    """So many claims in stories of a given size; a story's figures for one thing have so many different values."""
    random = Random(f"{number} {story} {different}")
    for n in range(number):
        published = FIRST + timedelta(days=random.randrange(DAYS))
        yield CountClaim(
            id=f"c{n}",
            article=f"a{n // 4}",
            quote="so many",
            span=Span(n % 4 * 100, n % 4 * 100 + 7),
            line=1,
            column=1,
            language="en",
            source=f"outlet {n // 4 % 40}",
            story=f"s{n // story}",
            published=published,
            as_of=Moment.on(published.date()),
            measure=MEASURES[n // story % 3],
            value=Quantity.exactly(20 + random.randrange(different)),
        )


def plain(found: Sequence[CountClaim]) -> int:
    """The dictionary pass: for each thing and day that is told of, who gives which value."""
    groups: dict[tuple[Any, ...], dict[Any, list[str]]] = {}
    for claim in found:
        key = (claim.story, claim.measure, claim.population, claim.as_of)
        groups.setdefault(key, {}).setdefault(claim.value, []).append(claim.id)
    return sum(len(values) > 1 for values in groups.values())


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def rows(number: int) -> Iterator[tuple[object, ...]]:
    rulebook = load_rulebook()
    compare(list(claims(100, 10, 3)), rulebook)  # what is compiled at first use is no part of the figure
    for name, different in DIFFERENT.items():
        for story in STORIES:
            found = list(claims(number, story, different))
            bare = seconds(lambda found=found: plain(found))  # type: ignore[misc]
            ours = seconds(lambda found=found: compare(found, rulebook))  # type: ignore[misc]
            yield name, story, f"{ours / number * 1e6:.1f}", f"{ours / bare:.1f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--small", action="store_true", help=f"{SMALL:,} claims instead of {MILLION:,}")
    number = SMALL if options.parse_args().small else MILLION
    print(
        f"{number:,} claims\n\n| values | claims a story | µs a claim | × the plain pass |\n| --- | --- | --- | --- |"
    )
    for row in rows(number):
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


if __name__ == "__main__":
    main()
