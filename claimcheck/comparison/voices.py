"""Who differs from whom: the supporters of two facts, pair by pair.

An article and its copies are one voice: what a wire copy repeats says nothing that the first did not. Two voices that
share an article are compared within it, since an article that contradicts itself is graver than two that differ, and a
quarrel that one article reports is no quarrel between it and its own copy.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TypeAlias

from attrs import frozen

from claimcheck.comparison.topics import Claims, Fact
from claimcheck.model.claim import AnyClaim
from claimcheck.rulebook.fields import World

Voice: TypeAlias = Claims
FEW = 400  # pairs of voices that are all looked at


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


def confrontations(left: Fact, right: Fact, world: World) -> Iterator[Confrontation]:
    """One for every two voices, first those that meet within one article."""
    one, other = voices(left), voices(right)
    yield from _within(one, other)
    yield from _across(_alike(one, world), _alike(other, world))


def _alike(found: tuple[Voice, ...], world: World) -> tuple[Voice, ...]:
    """Voices of other articles together, as far as no condition can tell them apart: same hour, same speaker."""
    groups: dict[Hashable, list[Voice]] = {}
    telling: dict[str, bool] = {}
    for voice in found:
        first = voice[0]
        if first.article not in telling:
            telling[first.article] = _telling(world.articles[first.article])
        look = (first.published, first.speaker, first.speaker_keys, first.article if telling[first.article] else None)
        groups.setdefault(look, []).append(voice)
    return tuple([tuple([claim for voice in own for claim in voice]) for own in groups.values()])


def _telling(own: Claims) -> bool:
    """Whether what else an article says can matter: outdated figures, statements, a second one who is quoted."""
    return len({each.speaker for each in own} - {None}) > 1 or any(
        each.stance == "superseded" or each.kind == "statement" for each in own
    )


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
    """All against all where they are few; where they are many, each against the first of the other side."""
    few = len(one) * len(other) <= FEW
    for i, voice in enumerate(one):
        for j, against in enumerate(other):
            if (few or i == 0 or j == 0) and (pair := _strangers(voice, against)):
                yield Confrontation(pair, (voice, against))
            if j and i and not few:
                break


def _strangers(one: Voice, other: Voice) -> tuple[AnyClaim, AnyClaim] | None:
    """The first two claims of which neither's article is among those of the other voice."""
    ours, theirs = {claim.article for claim in one}, {claim.article for claim in other}
    a = next((claim for claim in one if claim.article not in theirs), None)
    b = next((claim for claim in other if claim.article not in ours), None)
    return (a, b) if a and b else None
