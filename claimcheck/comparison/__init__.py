"""Claims to discrepancies: what cannot all be true, what is excused, what is not known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from claimcheck.comparison.engine import Edge, examine, flat
from claimcheck.comparison.messages import label, told
from claimcheck.comparison.positions import Cluster, Side, clusters
from claimcheck.comparison.topics import Claims, by_article, dossiers, order_of, originals
from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import SEVERITIES, Discrepancy, Excused, Position, Undecided
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.condition import trace
from claimcheck.rulebook.fields import World


@frozen
class Comparison:
    """What was found, gravest first; what would have been but for an exception; what one would have to know."""

    discrepancies: tuple[Discrepancy, ...] = ()
    excused: tuple[Excused, ...] = ()
    undecided: tuple[Undecided, ...] = ()


@frozen
class _Found:
    """A discrepancy in the making, the check and the dossier that it comes from."""

    check: Check
    cluster: Cluster
    world: World = field(eq=False)
    also: tuple[str, ...] = ()


def compare(claims: Iterable[AnyClaim], rulebook: Rulebook, checks: Iterable[Check] | None = None) -> Comparison:
    """Every check over every dossier: the stable checks, unless others are given. The claims' order does not matter."""
    chosen = [each for each in rulebook.checks if each.status == "stable"] if checks is None else list(checks)
    found: list[tuple[tuple[object, ...], Discrepancy]] = []
    excused: list[Excused] = []
    undecided: list[Undecided] = []
    for every in dossiers(claims):
        dossier, copies = originals(every)
        world = World(rulebook.measures, rulebook.scopes, rulebook.actions, by_article(dossier))
        verdicts = [(check, examine(check, dossier, world)) for check in chosen]
        excused += [each for _, verdict in verdicts for each in verdict.excused]
        undecided += [each for _, verdict in verdicts for each in verdict.undecided]
        made = [_Found(c, each, world) for c, v in verdicts if v.edges for each in clusters(v.edges, c.match.symmetric)]
        found += [(_rank(each), _with_copies(_discrepancy(each, rulebook), copies)) for each in _spoken(made)]
    found.sort(key=lambda row: row[0])
    return Comparison(tuple(each for _, each in found), tuple(excused), tuple(undecided))


def _with_copies(found: Discrepancy, copies: Mapping[str, Claims]) -> Discrepancy:
    """The discrepancy with the claims of copies beside those that they copy."""
    if not copies:
        return found
    positions = tuple(Position(each.label, _and_copies(each.claims, copies)) for each in found.positions)
    return evolve(found, claims=_and_copies(found.claims, copies), positions=positions)


def _and_copies(ids: tuple[str, ...], copies: Mapping[str, Claims]) -> tuple[str, ...]:
    return (*ids, *(copy.id for name in ids for copy in copies.get(name, ())))


def _rank(found: _Found) -> tuple[object, ...]:
    """The gravest first, then by where they stand."""
    edge = found.cluster.gravest
    return (-SEVERITIES.index(edge.severity), order_of(flat(edge.binding)[0]), found.check.id, _places(found.cluster))


def _places(cluster: Cluster) -> tuple[object, ...]:
    return tuple(order_of(claim) for side in cluster.sides for claim in side.claims)


def _spoken(made: list[_Found]) -> Iterator[_Found]:
    """Each topic once: of two that set the same claims apart the narrower check speaks, of a part and all, all."""
    order = sorted(made, key=lambda each: (-_size(each.cluster), -each.check.match.narrowness, each.check.id))
    kept: list[_Found] = []
    for each in order:
        for n, other in enumerate(kept):
            if each.check.id != other.check.id and _holds(other.cluster, each.cluster):
                kept[n] = _joined(other, each)
                break
        else:
            kept.append(each)
    yield from kept


def _size(cluster: Cluster) -> int:
    return sum(len(fact.claims) for side in cluster.sides for fact in side.facts)


def _holds(wide: Cluster, narrow: Cluster) -> bool:
    """Whether all that the second sets apart the first sets apart, too."""
    if len(narrow.sides) < 2:
        return False
    homes = [[n for n, side in enumerate(wide.sides) if _within(own, side)] for own in narrow.sides]
    return all(homes) and len({home[0] for home in homes}) == len(homes)


def _within(part: Side, whole: Side) -> bool:
    return {claim.id for claim in part.claims} <= {claim.id for claim in whole.claims}


def _joined(speaker: _Found, silent: _Found) -> _Found:
    """The one that speaks names the other, and is as grave as either."""
    a, b = speaker.cluster.gravest, silent.cluster.gravest
    edges = speaker.cluster.edges
    if SEVERITIES.index(b.severity) > SEVERITIES.index(a.severity):
        edges = tuple(evolve(edge, severity=b.severity) if edge is a else edge for edge in edges)
    also = tuple(sorted({*speaker.also, silent.check.id}))
    return evolve(speaker, cluster=evolve(speaker.cluster, edges=edges), also=also)


def _discrepancy(found: _Found, rulebook: Rulebook) -> Discrepancy:
    check, cluster = found.check, found.cluster
    edge = cluster.gravest
    names = check.match.bind
    claims = tuple(sorted({c.id: c for side in cluster.sides for c in cluster.claims_of(side)}.values(), key=order_of))
    return Discrepancy(
        check=check.id,
        severity=edge.severity,
        message=told(_message(check, edge, found.world), names, edge.binding, rulebook),
        ask=told(check.ask, names, edge.binding, rulebook),
        claims=tuple(claim.id for claim in claims),
        positions=tuple(_position(side, cluster, rulebook) for side in cluster.sides),
        fingerprint=_fingerprint(check, claims),
        dispute=all(each.dispute for each in cluster.edges),
        also=found.also,
        trace=_trace(check, edge, found.world),
    )


def _message(check: Check, edge: Edge, world: World) -> Mapping[str, str]:
    """The message of the last variant whose condition holds, else the check's own."""
    held = [message for condition, message in check.variants if condition.judge(edge.binding, world)]
    return held[-1] if held else check.message


def _position(side: Side, cluster: Cluster, rulebook: Rulebook) -> Position:
    """Its label is the value on which it agrees; of a group the values, added up where they are parts."""
    labels = dict.fromkeys(label(fact.first, rulebook) for fact in side.facts)
    return Position(" / ".join(labels), tuple(claim.id for claim in cluster.claims_of(side)))


def _fingerprint(check: Check, claims: Claims) -> str:
    """The same for the same words of the same outlets, wherever they stand."""
    said = sorted({(claim.source or "", " ".join(claim.quote.split())) for claim in claims})
    text = "\n".join([check.id, *(f"{source}\t{quote}" for source, quote in said)])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _trace(check: Check, edge: Edge, world: World) -> tuple[str, ...]:
    return tuple(trace(check.when, edge.binding, world))
