"""Contradictions of a topic joined to discrepancies: positions with their supporters, not pairs.

A fact joins a discrepancy if it contradicts every position but one, with which it agrees, or all of them. So claims in
one position agree, claims in two differ, and three figures for one thing are told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from attrs import define, evolve, field, frozen

from claimcheck.comparison.engine import Edge
from claimcheck.comparison.topics import Claims, Fact, order_of
from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim


@frozen
class Side:
    """A position: facts of one role (0 where roles do not matter) that agree with each other."""

    role: int
    facts: tuple[Fact, ...]


@frozen
class Cluster:
    """A discrepancy in the making: its positions, the contradictions between them, and each position's claims."""

    sides: tuple[Side, ...]
    edges: tuple[Edge, ...] = field(default=())
    claims: tuple[Claims, ...] = ()
    ids: tuple[frozenset[str], ...] = ()

    @property
    def gravest(self) -> Edge:
        return max(self.edges, key=attrgetter("gravity"))


def _complete(cluster: Cluster) -> Cluster:
    """The cluster with its claims in order, without those that an exception excuses from every contradiction here."""
    silent = frozenset.intersection(*[edge.excused for edge in cluster.edges])
    claims = tuple([_claims(side, silent) for side in cluster.sides])
    ids = tuple([frozenset([claim.id for claim in own]) for own in claims])
    return evolve(cluster, claims=claims, ids=ids)


def _claims(side: Side, silent: frozenset[str]) -> Claims:
    spoken = [claim for fact in side.facts for cell in fact.cells for claim in cell if claim.id not in silent]
    return tuple(sorted(spoken, key=order_of))


def clusters(edges: Iterable[Edge], symmetric: bool) -> tuple[Cluster, ...]:
    """The discrepancies that these contradictions make, those of mere disputes apart."""
    every = tuple(edges)
    found: list[Cluster] = []
    for quiet in (False, True):
        chosen = [edge for edge in every if edge.quiet is quiet]
        found += [_complete(each) for each in _joined(chosen, symmetric)]
    return tuple(found)


@define
class _Draft:
    """A cluster that grows; `members` are its facts by identity, since most edges join two that are in it already."""

    sides: tuple[Side, ...]
    edges: list[Edge]
    members: set[int]

    @property
    def cluster(self) -> Cluster:
        return Cluster(self.sides, tuple(self.edges))


def _joined(edges: list[Edge], symmetric: bool) -> list[Cluster]:
    apart = _opponents(edge for edge in edges if _is_pair(edge))
    found: list[_Draft] = []
    for edge in sorted(edges, key=_place):
        if not _is_pair(edge):
            found.append(_Draft(tuple(Side(i, group) for i, group in enumerate(edge.sides)), [edge], set()))
        elif not any(_takes(draft, edge, apart, symmetric) for draft in found):
            roles = (0, 0) if symmetric else (0, 1)
            sides = tuple(Side(r, (f,)) for r, f in zip(roles, _ends(edge), strict=True))
            found.append(_Draft(sides, [edge], set(map(id, _ends(edge)))))
    return [draft.cluster for draft in found]


def _opponents(edges: Iterable[Edge]) -> Mapping[int, set[int]]:
    """The facts that each fact contradicts, by identity."""
    found: dict[int, set[int]] = {}
    for edge in edges:
        one, other = map(id, _ends(edge))
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _is_pair(edge: Edge) -> bool:
    return len(edge.sides) == 2 and all(len(group) == 1 for group in edge.sides)


def _ends(edge: Edge) -> tuple[Fact, ...]:
    return tuple(group[0] for group in edge.sides)


def _place(edge: Edge) -> tuple[object, ...]:
    return tuple(order_of(group[0].first) for group in edge.sides)


def _takes(draft: _Draft, edge: Edge, apart: Mapping[int, set[int]], symmetric: bool) -> bool:
    """Take an edge's facts in, if they fit, and say whether they do."""
    if any(apart[fact].isdisjoint(draft.members) for fact in map(id, _ends(edge)) if fact not in draft.members):
        return False  # it agrees with all that are here: then it fits no one position
    sides: tuple[Side, ...] | None = draft.sides
    for role, fact in enumerate(_ends(edge)):
        if sides and id(fact) not in draft.members:
            sides = _placed(sides, fact, 0 if symmetric else role, apart)
    if not sides:
        return False
    draft.sides = sides
    draft.edges.append(edge)
    draft.members.update(map(id, _ends(edge)))
    return True


def _placed(sides: tuple[Side, ...], fact: Fact, role: int, apart: Mapping[int, set[int]]) -> tuple[Side, ...] | None:
    """The positions with a fact in the one with which it agrees, or as a new one; nothing where it does neither."""
    home: int | None = None
    for n, side in enumerate(sides):
        against = [id(member) in apart[id(fact)] for member in side.facts]
        if all(against):
            continue
        agrees = side.role == role and not any(against) and all(alike(fact.first, m.first) for m in side.facts)
        if not agrees or home is not None:
            return None
        home = n
    if home is None:
        return (*sides, Side(role, (fact,)))
    grown = Side(role, (*sides[home].facts, fact))
    return (*sides[:home], grown, *sides[home + 1 :])


def alike(a: AnyClaim, b: AnyClaim) -> bool:
    """Whether two claims may stand in one position: nothing that they say is known to differ."""
    if isinstance(a, CountClaim) and isinstance(b, CountClaim):
        return a.value.agrees(b.value)
    if isinstance(a, DateClaim) and isinstance(b, DateClaim):
        return a.date is None or b.date is None or a.date.equal(b.date) is not False
    return True
