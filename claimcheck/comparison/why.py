"""Why two claims are no discrepancy: for each check the first condition that stopped it.

The steps are those of `engine`, asked one after the other with a reason for each; that both come to the same end is a
property in the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from claimcheck.comparison.engine import equal, excuse, matches
from claimcheck.comparison.plan import index_of, soft
from claimcheck.comparison.topics import by_article, dossiers
from claimcheck.model.claim import AnyClaim
from claimcheck.model.truth import Truth
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.condition import Binding, Condition, answer, shown, trace
from claimcheck.rulebook.fields import Field, World, as_of
from claimcheck.rulebook.match import Filter

FIRES = "fires"


def why_not(a: AnyClaim, b: AnyClaim, rulebook: Rulebook) -> tuple[str, ...]:
    """One line for each check, as if these two were all that there is."""
    world = World(rulebook.measures, rulebook.scopes, rulebook.actions, by_article((a, b)))
    return tuple(f"{check.id}: {reason(check, a, b, world)}" for check in rulebook.checks)


def reason(check: Check, a: AnyClaim, b: AnyClaim, world: World) -> str:
    """What stopped a check in the order of the two in which it came furthest."""
    if len(check.match.bind) == 1:
        return _of_two([_steps(check, (claim,), world) for claim in (a, b)])
    if next(iter(dossiers((a, b)))) not in ((a, b), (b, a)):
        return "the two are of different stories"
    orders = [(a, b)] if check.match.symmetric else [(a, b), (b, a)]
    return _of_two([_steps(check, order, world) for order in orders])


def _of_two(walks: list[Iterator[str]]) -> str:
    """The last word of the walk that went on longest; each yields an empty word for every step passed."""
    walked = [list(walk) for walk in walks]
    return max(walked, key=len)[-1]


def _steps(check: Check, claims: tuple[AnyClaim, ...], world: World) -> Iterator[str]:
    for stop in chain(_filtered(check, claims, world), _matched(check, claims, world)):
        yield stop
        if stop:
            return
    binding = _binding(check, claims)
    truth = check.when.judge(binding, world)
    if not truth:
        yield f"when: {answer(truth)}: {_first_stop(check.when, binding, world)}"
        return
    yield ""
    exception = excuse(check, binding, world)
    yield f"unless: excused by '{exception}'" if exception else FIRES


def _binding(check: Check, claims: tuple[AnyClaim, ...]) -> Binding:
    return tuple((claim,) if i == check.match.many else claim for i, claim in enumerate(claims))


def _filtered(check: Check, claims: tuple[AnyClaim, ...], world: World) -> Iterator[str]:
    for name, claim, filters in zip(check.match.bind, claims, check.match.filters, strict=True):
        for each in filters:
            yield "" if each.passes(claim, world) else f"match.{name}: {each.text}, but it is {_is(each, claim, world)}"


def _is(filter: Filter, claim: AnyClaim, world: World) -> str:
    return shown(filter.field.read(claim, world))


def _matched(check: Check, claims: tuple[AnyClaim, ...], world: World) -> Iterator[str]:
    if len(claims) == 1:
        return
    left, right = claims
    linked = check.match.part_of is not None and getattr(claims[check.match.part_of[0]], "part_of", None) is not None
    for each in () if linked else check.match.same:
        if each not in soft(check.match):
            values = [index_of(each, claim, world) for claim in claims]
            yield "" if values[0] == values[1] is not None else _differ(each, left, right, world)
    yield from _asked(check, left, right, world)


def _asked(check: Check, left: AnyClaim, right: AnyClaim, world: World) -> Iterator[str]:
    for each in soft(check.match):
        truth = equal(each, left, right, world)
        yield "" if truth else _differ(each, left, right, world, truth)
    truth, _ = matches(check, left, right, world)
    times = [shown(as_of(claim)) for claim in (left, right)]
    asked = [name for name in ("same_if_known", "within", "order", "part_of") if getattr(check.match, name)]
    yield "" if truth else f"match: {answer(truth)}: {', '.join(asked)} (as of {times[0]} and {times[1]})"


def _differ(source: Field, a: AnyClaim, b: AnyClaim, world: World, truth: Truth = False) -> str:
    values = [shown(source.read(claim, world)) for claim in (a, b)]
    return f"match.same: {source.name}: {answer(truth)}: {values[0]} and {values[1]}"


def _first_stop(condition: Condition, binding: Binding, world: World) -> str:
    """The first condition of the tree that did not hold."""
    lines = [line for line in trace(condition, binding, world) if ": yes" not in line]
    return lines[0] if lines else condition.text
