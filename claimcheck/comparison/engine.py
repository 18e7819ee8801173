"""A check over a dossier: which facts contradict each other, what is excused, what cannot be decided.

A check fires only on *yes*. What is *not known* because a field is missing goes to the list of the undecided, with the
field; what is not known because two intervals overlap is no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.comparison.plan import Plan, passes, soft
from claimcheck.comparison.topics import Claims, Fact, buckets, merged, pairs, singles
from claimcheck.comparison.voices import Confrontation, confrontations, voices
from claimcheck.model.claim import AnyClaim, CountClaim
from claimcheck.model.discrepancy import SEVERITIES, Excused, Severity, Undecided
from claimcheck.model.truth import Truth, every
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.condition import Binding, missing
from claimcheck.rulebook.context import same_voice
from claimcheck.rulebook.fields import Field, Name, World, as_of, speaker
from claimcheck.rulebook.match import Filter
from claimcheck.rulebook.operators import part_of

Group: TypeAlias = tuple[Fact, ...]


@frozen
class Edge:
    """Facts that contradict each other: one alone, two, or one and a group (`sides` are groups of facts).

    `binding` are the claims for which it is told, the gravest pair of its supporters; `excused` are the ids of
    supporters whom an exception excuses from all others.
    """

    sides: tuple[Group, ...]
    severity: Severity
    dispute: bool
    binding: Binding = field(eq=False)
    excused: frozenset[str] = frozenset()

    @property
    def quiet(self) -> bool:
        """Two who are quoted against each other, and no more: not to be mixed with a contradiction."""
        return self.dispute and self.severity == "notice"

    @property
    def gravity(self) -> tuple[int, bool]:
        """How grave it is, to be compared: a contradiction is graver than a dispute of its severity."""
        return SEVERITIES.index(self.severity), not self.dispute


@frozen
class Verdict:
    """What a check says of a dossier."""

    edges: tuple[Edge, ...] = ()
    excused: tuple[Excused, ...] = ()
    undecided: tuple[Undecided, ...] = ()


NOTHING = Verdict()
Outcome: TypeAlias = Edge | Excused | Undecided


@frozen
class Dossier:
    """The claims of a story by what they say; `chosen` remembers what the filters let pass."""

    cells: tuple[Fact, ...]
    world: World
    chosen: dict[object, tuple[Fact, ...]] = field(factory=dict, eq=False, repr=False)

    def select(self, filters: tuple[Filter, ...], personal: bool) -> tuple[Fact, ...]:
        """The facts that pass; asked once for all checks with the same filters."""
        key = (personal, tuple([each.key for each in filters]))
        if key not in self.chosen:
            passing = [fact for fact in self.cells if passes(filters, fact.first, self.world)]
            self.chosen[key] = singles(passing) if personal else tuple(passing)
        return self.chosen[key]


def examine(plan: Plan, dossier: Dossier) -> Verdict:
    """All that a check says of a dossier."""
    found = tuple(_outcomes(plan, dossier))
    if not found:
        return NOTHING
    return Verdict(
        tuple(each for each in found if isinstance(each, Edge)),
        tuple(each for each in found if isinstance(each, Excused)),
        _gathered(each for each in found if isinstance(each, Undecided)),
    )


def _gathered(found: Iterable[Undecided]) -> tuple[Undecided, ...]:
    """What is undecided for want of one field, once for a dossier: one question to an editor, not one for each pair."""
    claims: dict[tuple[str, str], dict[str, None]] = {}
    for each in found:
        claims.setdefault((each.check, each.field), {}).update(dict.fromkeys(each.claims))
    return tuple(Undecided(check=check, field=name, claims=tuple(own)) for (check, name), own in claims.items())


def _outcomes(plan: Plan, dossier: Dossier) -> Iterator[Outcome]:
    check, match, world = plan.check, plan.check.match, dossier.world
    sides = match.filters[:1] if match.symmetric else match.filters
    chosen = [dossier.select(own, plan.personal) for own in sides]
    if not all(chosen) or (match.symmetric and len(chosen[0]) < 2):
        return
    if match.part_of and match.many is None:
        yield from _linked(check, chosen, world)
        chosen[match.part_of[0]] = tuple([f for f in chosen[match.part_of[0]] if _link(f) is None])
    shelves = [buckets(each, plan, world) for each in chosen]
    for key in shelves[0]:
        if all(key in shelf for shelf in shelves):
            yield from _bucket(plan, [shelf[key] for shelf in shelves], world)


def _link(fact: Fact) -> str | None:
    return fact.first.part_of if isinstance(fact.first, CountClaim) else None


def _linked(check: Check, chosen: list[Group], world: World) -> Iterator[Outcome]:
    """Parts that the text itself says to be parts: for them no index is needed, nor asked."""
    part, whole = check.match.part_of or (0, 1)
    if not world.wholes:
        return
    wholes = {fact.first.id: fact for fact in chosen[whole]}
    for fact in chosen[part]:
        link = _link(fact)
        if link in wholes:
            two = {part: fact, whole: wholes[link]}
            yield from _pair(check, two[0], two[1], world)


def _bucket(plan: Plan, sides: list[list[Fact]], world: World) -> Iterator[Outcome]:
    """What a check says of facts that an index has brought together."""
    check = plan.check
    if check.match.symmetric and len(sides[0]) < 2:
        return
    groups = [merged(side, plan, world) for side in sides]
    if len(check.match.bind) == 1:
        for fact in groups[0]:
            yield from _single(check, fact, world)
    elif check.match.many is not None:
        yield from _many(check, groups, world)
    else:
        for left, right in pairs(groups[0], groups[-1], check.match, world):
            yield from _pair(check, left, right, world)


def _single(check: Check, fact: Fact, world: World) -> Iterator[Outcome]:
    truth = check.when.judge((fact.first,), world)
    if truth is None:
        yield from _open(check, missing(check.when, (fact.first,), world), fact.claims)
    elif truth:
        meetings = [Confrontation((voice[0],), (voice,)) for voice in voices(fact)]
        yield from _settled(check, ((fact,),), meetings, world)


def _pair(check: Check, left: Fact, right: Fact, world: World) -> Iterator[Outcome]:
    binding = (left.first, right.first)
    matched, lacking = matches(check, left.first, right.first, world)
    if matched is False:
        return
    truth = check.when.judge(binding, world)
    if matched and truth:
        yield from _settled(check, ((left,), (right,)), confrontations(left, right, world), world)
    elif truth or (matched and truth is None):
        fields = lacking if truth else missing(check.when, binding, world)
        yield from _open(check, fields, (left.first, right.first))


def matches(check: Check, left: AnyClaim, right: AnyClaim, world: World) -> tuple[Truth, tuple[str, ...]]:
    """Whether two claims may be set against each other, as far as no index decides it, and what is not known."""
    names = check.match.bind
    asked: list[tuple[Truth, tuple[str, ...]]] = []
    for each in soft(check.match):
        asked.append((equal(each, left, right, world), (f"{names[0]}.{each.name}",)))
    if any(equal(each, left, right, world) is False for each in check.match.same_if_known):
        return False, ()
    asked += _timed(check, left, right, world)
    if check.match.part_of:
        part, whole = ((left, right)[i] for i in check.match.part_of)
        asked.append((part_of(part, whole, world), ()))
    return every(truth for truth, _ in asked), tuple(name for truth, own in asked if truth is None for name in own)


def equal(source: Field, left: AnyClaim, right: AnyClaim, world: World) -> Truth:
    """Whether a field of the two is the same; not known where one of them lacks it."""
    a, b = source.read(left, world), source.read(right, world)
    if a is None or b is None:
        return None
    if isinstance(a, Name):
        return a.equal(b)
    return bool(a == b)


def _timed(check: Check, left: AnyClaim, right: AnyClaim, world: World) -> Iterator[tuple[Truth, tuple[str, ...]]]:
    window, names = check.match.within, check.match.bind
    if window and not (window.exempt and passes(window.exempt, left, world)):
        yield _near(check, left, right), (f"{names[0]}.as_of",)
    if check.match.order:
        first, second = (as_of((left, right)[i]) for i in check.match.order)
        yield (first.less(second) is True if first and second else None), (f"{names[0]}.as_of",)


def _near(check: Check, left: AnyClaim, right: AnyClaim) -> Truth:
    """Within the window; where neither has a day, nothing tells their times apart: who sets them together means one."""
    a, b = as_of(left), as_of(right)
    if a is None and b is None and (left.article == right.article or isinstance(left, CountClaim)):
        return True
    if a is None or b is None or check.match.within is None:
        return None
    return a.near(b, check.match.within.span)


def _many(check: Check, groups: list[Group], world: World) -> Iterator[Outcome]:
    """One against a group: the parts that name it as their whole, or all that the index brought to it."""
    many = check.match.many or 0
    parts = _by_whole(groups[many]) if check.match.part_of else {}
    for one in groups[1 - many]:
        if check.match.part_of:
            members = parts.get(one.first.id, ())
        else:
            members = tuple(fact for fact in groups[many] if _belongs(check, fact, one, world))
        if len(members) < (2 if check.match.part_of else 1):
            continue
        binding = _bind(many, one.first, tuple(fact.first for fact in members))
        truth = check.when.judge(binding, world)
        if truth is None:
            claims = (one.first, *(fact.first for fact in members))
            yield from _open(check, missing(check.when, binding, world), claims)
        elif truth:
            sides = _bind(many, (one,), members)
            yield from _settled(check, sides, [Confrontation(binding, ())], world)


def _bind(many: int, one: Any, group: Any) -> tuple[Any, ...]:
    return (group, one) if many == 0 else (one, group)


def _by_whole(group: Group) -> dict[str | None, Group]:
    """The facts by the claim that they name as their whole."""
    found: dict[str | None, list[Fact]] = {}
    for fact in group:
        found.setdefault(_link(fact), []).append(fact)
    return {link: tuple(own) for link, own in found.items() if link is not None}


def _belongs(check: Check, fact: Fact, one: Fact, world: World) -> bool:
    return fact.first is not one.first and matches(check, one.first, fact.first, world)[0] is True


def _settled(
    check: Check, sides: tuple[Group, ...], meetings: Iterable[Confrontation], world: World
) -> Iterator[Outcome]:
    """The facts as a contradiction between their gravest supporters, or what excuses them all."""
    exceptions: list[Excused] = []
    edges: list[Edge] = []
    live: set[str] = set()
    silenced: set[str] = set()
    for meeting in meetings:
        own = {claim.id for voice in meeting.voices for claim in voice}
        if name := excuse(check, meeting.binding, world):
            exceptions.append(Excused(check=check.id, exception=name, claims=ids(meeting.binding)))
            silenced |= own
            continue
        live |= own
        edges.append(_edge(check, sides, meeting.binding, world))
    if edges:
        yield evolve(max(edges, key=attrgetter("gravity")), excused=frozenset(silenced - live))
    else:
        yield from exceptions[:1]


def _edge(check: Check, sides: tuple[Group, ...], binding: Binding, world: World) -> Edge:
    claims = flat(binding)
    named = len(claims) == 2 and None not in (speaker(claims[0], world), speaker(claims[1], world))
    dispute = named and same_voice(claims[0], claims[1], world) is False
    return Edge(sides, severity(check, binding, world), dispute, binding)


def excuse(check: Check, binding: Binding, world: World) -> str | None:
    """The first named exception that certainly holds."""
    return next((name for name, each in check.unless.items() if each.judge(binding, world)), None)


def severity(check: Check, binding: Binding, world: World) -> Severity:
    """The check's own, or that of the last condition of `escalate` that certainly holds."""
    result = check.severity
    for to, each in check.escalate:
        if each.judge(binding, world):
            result = to
    return result


def flat(binding: Binding) -> Claims:
    """All claims of a binding."""
    return tuple(claim for each in binding for claim in (each if isinstance(each, tuple) else (each,)))


def ids(binding: Binding) -> tuple[str, ...]:
    return tuple(claim.id for claim in flat(binding))


def _open(check: Check, fields: tuple[str, ...], claims: Claims) -> Iterator[Undecided]:
    if fields:
        yield Undecided(check=check.id, field=fields[0], claims=tuple(claim.id for claim in claims))
