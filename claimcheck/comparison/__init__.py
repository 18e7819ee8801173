"""Claims to discrepancies: what cannot all be true, what is excused, what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from claimcheck.comparison.engine import NOTHING, Dossier, Verdict, examine
from claimcheck.comparison.findings import Found, discrepancy, rank, spoken, with_copies
from claimcheck.comparison.plan import Plan, plan
from claimcheck.comparison.positions import clusters
from claimcheck.comparison.topics import Claims, by_article, cells, dossiers, originals, wholes_of
from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import Discrepancy, Excused, Undecided
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.fields import World


@frozen
class Comparison:
    """What was found, gravest first; what would have been but for an exception; what one would have to know."""

    discrepancies: tuple[Discrepancy, ...] = ()
    excused: tuple[Excused, ...] = ()
    undecided: tuple[Undecided, ...] = ()


def _examined(claims: Claims, plans: list[Plan], rulebook: Rulebook) -> tuple[World, list[tuple[Check, Verdict]]]:
    """What the checks say of a dossier: those that its claims are of the kind and the number for."""
    wholes = wholes_of(claims)
    world = World(rulebook.measures, rulebook.scopes, rulebook.actions, by_article(claims), wholes)
    dossier = Dossier(cells(claims, wholes), world)
    kinds: Counter[str | None] = Counter([claim.kind for claim in claims])
    fitting = [each for each in plans if all(k is None or kinds[k] >= each.least for k in each.kinds)]
    examined = [(each.check, examine(each, dossier)) for each in fitting]
    return world, [(check, verdict) for check, verdict in examined if verdict is not NOTHING]


def _untold(undecided: list[Undecided], told: list[Discrepancy]) -> list[Undecided]:
    """What one would have to know, but for claims that are told to contradict each other anyway."""
    known = [frozenset(each.claims) for each in told]
    return [each for each in undecided if not any(own.issuperset(each.claims) for own in known)]


def compare(
    claims: Iterable[AnyClaim], rulebook: Rulebook, checks: Iterable[Check] | None = None, *, explain: bool = False
) -> Comparison:
    """Every check over every dossier: the stable checks, unless others are given. The claims' order does not matter.

    With `explain` each discrepancy carries what its conditions saw, some forty lines.
    """
    chosen = [each for each in rulebook.checks if each.status == "stable"] if checks is None else checks
    plans = [plan(check) for check in chosen]
    found: list[tuple[tuple[object, ...], Discrepancy]] = []
    excused: list[Excused] = []
    undecided: list[Undecided] = []
    for every in dossiers(claims):
        dossier, copies = originals(every)
        world, verdicts = _examined(dossier, plans, rulebook)
        excused += [each for _, verdict in verdicts for each in verdict.excused]
        made = [Found(c, each, world) for c, v in verdicts if v.edges for each in clusters(v.edges, c.match.symmetric)]
        told = [(rank(each), with_copies(discrepancy(each, rulebook, explain), copies)) for each in spoken(made)]
        open_to = [each for _, verdict in verdicts for each in verdict.undecided]
        undecided += _untold(open_to, [each for _, each in told]) if open_to else []
        found += told
    found.sort(key=lambda row: row[0])
    return Comparison(tuple(each for _, each in found), tuple(excused), tuple(undecided))
