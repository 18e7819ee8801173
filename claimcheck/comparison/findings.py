"""Contradictions told: each topic once, by the check that sees it most narrowly, in words and with its supporters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from claimcheck.comparison.account import account
from claimcheck.comparison.engine import Edge, flat
from claimcheck.comparison.messages import label, told
from claimcheck.comparison.positions import Cluster, Side
from claimcheck.comparison.topics import Claims, order_of
from claimcheck.model.discrepancy import SEVERITIES, Discrepancy, Position
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.fields import World


@frozen
class Found:
    """A discrepancy in the making, the check and the dossier that it comes from."""

    check: Check
    cluster: Cluster
    world: World = field(eq=False)
    also: tuple[str, ...] = ()


def with_copies(found: Discrepancy, copies: Mapping[str, Claims]) -> Discrepancy:
    """The discrepancy with the claims of copies beside those that they copy."""
    if not copies:
        return found
    positions = tuple(Position(each.label, _and_copies(each.claims, copies)) for each in found.positions)
    return evolve(found, claims=_and_copies(found.claims, copies), positions=positions)


def _and_copies(ids: tuple[str, ...], copies: Mapping[str, Claims]) -> tuple[str, ...]:
    return (*ids, *(copy.id for name in ids for copy in copies.get(name, ())))


def rank(found: Found) -> tuple[object, ...]:
    """The gravest first, then by where they stand."""
    edge = found.cluster.gravest
    places = tuple(order_of(fact.first) for side in found.cluster.sides for fact in side.facts)
    return (-SEVERITIES.index(edge.severity), order_of(flat(edge.binding)[0]), found.check.id, places)


def spoken(made: list[Found]) -> Iterator[Found]:
    """Each topic once: of two that set the same claims apart the narrower check speaks, of a part and all, all."""
    order = sorted(made, key=lambda each: (-_size(each.cluster), -each.check.match.narrowness, each.check.id))
    kept: list[Found] = []
    for each in order:
        for n, other in enumerate(kept):
            if each.check.id != other.check.id and _holds(other.cluster, each.cluster):
                kept[n] = _joined(other, each)
                break
        else:
            kept.append(each)
    yield from kept


def _size(cluster: Cluster) -> int:
    return sum(len(own) for own in cluster.claims)


def _holds(wide: Cluster, narrow: Cluster) -> bool:
    """Whether all that the second sets apart the first sets apart, too."""
    if len(narrow.ids) < 2:
        return False
    homes = [next((n for n, ids in enumerate(wide.ids) if own <= ids), None) for own in narrow.ids]
    return None not in homes and len(set(homes)) == len(homes)


def _joined(speaker: Found, silent: Found) -> Found:
    """The one that speaks names the other, and is as grave as either."""
    a, b = speaker.cluster.gravest, silent.cluster.gravest
    edges = speaker.cluster.edges
    if SEVERITIES.index(b.severity) > SEVERITIES.index(a.severity):
        edges = tuple(evolve(edge, severity=b.severity) if edge is a else edge for edge in edges)
    also = tuple(sorted({*speaker.also, silent.check.id}))
    return evolve(speaker, cluster=evolve(speaker.cluster, edges=edges), also=also)


def discrepancy(found: Found, rulebook: Rulebook, explain: bool = False) -> Discrepancy:
    check, cluster = found.check, found.cluster
    edge = cluster.gravest
    names = check.match.bind
    claims = tuple(sorted([claim for own in cluster.claims for claim in own], key=order_of))
    return Discrepancy(
        check=check.id,
        severity=edge.severity,
        message=told(_message(check, edge, found.world), names, edge.binding, rulebook),
        ask=told(check.ask, names, edge.binding, rulebook),
        claims=tuple(claim.id for claim in claims),
        positions=tuple([_position(*both, rulebook) for both in zip(cluster.sides, cluster.claims, strict=True)]),
        fingerprint=_fingerprint(check, claims),
        dispute=all(each.dispute for each in cluster.edges),
        also=found.also,
        trace=account(check, edge.binding, found.world) if explain else (),
    )


def _message(check: Check, edge: Edge, world: World) -> Mapping[str, str]:
    """The message of the last variant whose condition holds, else the check's own."""
    held = [message for condition, message in check.variants if condition.judge(edge.binding, world)]
    return held[-1] if held else check.message


def _position(side: Side, claims: Claims, rulebook: Rulebook) -> Position:
    """Its label is the value on which it agrees; of a group, all of them."""
    labels = dict.fromkeys([label(fact.first, rulebook) for fact in side.facts])
    return Position(" / ".join(labels), tuple([claim.id for claim in claims]))


def _fingerprint(check: Check, claims: Claims) -> str:
    """The same for the same words of the same outlets, wherever they stand."""
    said = sorted({(claim.source or "", " ".join(claim.quote.split())) for claim in claims})
    text = "\n".join([check.id, *(f"{source}\t{quote}" for source, quote in said)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
