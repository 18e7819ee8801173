"""Who differs from whom: the supporters of two facts, pair by pair.

An article and its copies are one voice: what a wire copy repeats says nothing that the first did not. Two voices that
share an article are compared within it, since an article that contradicts itself is graver than two that differ, and a
quarrel that one article reports is no quarrel between it and its own copy.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import islice
from typing import TypeAlias

from attrs import frozen

from claimcheck.comparison.topics import Claims, Fact
from claimcheck.model.claim import AnyClaim

Voice: TypeAlias = Claims
MOST = 1_000  # pairs of voices that share no article; what holds for so many is taken to hold for the rest


def voices(fact: Fact) -> tuple[Voice, ...]:
    """The supporters, copies of one another together."""
    groups: dict[Hashable, list[AnyClaim]] = {}
    for claim in fact.claims:
        groups.setdefault((claim.quote, claim.span, claim.speaker, claim.language), []).append(claim)
    return tuple(tuple(group) for group in groups.values())


@frozen
class Confrontation:
    """Two voices set against each other, and the claims that stand for them."""

    binding: tuple[AnyClaim, ...]
    voices: tuple[Voice, ...]


def confrontations(left: Fact, right: Fact) -> Iterator[Confrontation]:
    """One for every two voices, first those that meet within one article."""
    one, other = voices(left), voices(right)
    yield from _within(one, other)
    yield from islice(_across(one, other), MOST)


def _within(one: tuple[Voice, ...], other: tuple[Voice, ...]) -> Iterator[Confrontation]:
    index: dict[str, list[tuple[int, AnyClaim]]] = {}
    for j, voice in enumerate(other):
        for claim in voice:
            index.setdefault(claim.article, []).append((j, claim))
    met: set[tuple[int, int]] = set()
    for i, voice in enumerate(one):
        for claim in voice:
            for j, against in index.get(claim.article, ()):
                if (i, j) not in met:
                    met.add((i, j))
                    yield Confrontation((claim, against), (voice, other[j]))


def _across(one: tuple[Voice, ...], other: tuple[Voice, ...]) -> Iterator[Confrontation]:
    articles = [{claim.article for claim in voice} for voice in other]
    for voice in one:
        own = {claim.article for claim in voice}
        for against, theirs in zip(other, articles, strict=True):
            if own.isdisjoint(theirs):
                yield Confrontation((voice[0], against[0]), (voice, against))
