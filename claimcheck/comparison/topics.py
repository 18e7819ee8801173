"""Which claims speak about the same thing: dossiers, then an index by what `match` wants to be the same.

Claims that a check cannot tell apart are one *fact* with many supporters. Facts are compared, not claims: 800 articles
with two figures are one comparison, not 320,000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias

from attrs import frozen

from claimcheck.comparison.plan import Plan, passes, soft
from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim
from claimcheck.rulebook.fields import Field, When, World, as_of
from claimcheck.rulebook.match import Match

Claims: TypeAlias = tuple[AnyClaim, ...]

CROWD = 10_000  # pairs; beyond it names are compared only where they share a word or a key
DAILY = 60  # facts of one day, and
FOREMOST = 500  # facts in all where no day tells them apart, that a check sets against each other: see `foremost`
ONE_DAY = timedelta(days=1)


@frozen
class Fact:
    """What several claims say alike, as far as a check can see; `first` stands for them.

    `cells` are claims that say the same in all; they are put in one order only when somebody asks for all of them.
    """

    cells: tuple[Claims, ...]

    @property
    def first(self) -> AnyClaim:
        return self.cells[0][0]

    @property
    def claims(self) -> Claims:
        if len(self.cells) == 1:
            return self.cells[0]
        return tuple(sorted((claim for cell in self.cells for claim in cell), key=order_of))


@cache
def _stamp(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def order_of(claim: AnyClaim) -> tuple[str, str, int, int, str]:
    """The order in which claims are looked at, whatever the order in which they came."""
    return (_stamp(claim.published), claim.article, claim.span.start, claim.span.stop, claim.id)


def dossiers(claims: Iterable[AnyClaim]) -> Iterator[Claims]:
    """The claims by story, those without a story by article, each in order."""
    groups: dict[tuple[str, str], list[AnyClaim]] = {}
    for claim in claims:
        key = ("story", claim.story) if claim.story is not None else ("article", claim.article)
        groups.setdefault(key, []).append(claim)
    for key in sorted(groups):
        yield tuple(sorted(groups[key], key=order_of))


def by_article(claims: Claims) -> Mapping[str, Claims]:
    """The claims of each article."""
    groups: dict[str, list[AnyClaim]] = {}
    for claim in claims:
        groups.setdefault(claim.article, []).append(claim)
    return {article: tuple(own) for article, own in groups.items()}


def originals(claims: Claims) -> tuple[Claims, Mapping[str, Claims]]:
    """The claims of a dossier without those of copies, and by the id of a claim those that copy it.

    An article is a copy if it makes the same claims in the same words at the same places as one before it.
    """
    articles = by_article(claims)
    if len(articles) < 2:
        return claims, {}
    first: dict[Hashable, str] = {}
    quotes = Counter([tuple([claim.quote for claim in own]) for own in articles.values()])
    copies: dict[str, list[AnyClaim]] = {}
    for article, own in articles.items():
        if quotes[tuple([claim.quote for claim in own])] < 2:
            continue
        original = first.setdefault(tuple([_words(claim) for claim in own]), article)
        if original != article:
            for claim, copied in zip(own, articles[original], strict=True):
                copies.setdefault(copied.id, []).append(claim)
    copied_ids = {claim.id for group in copies.values() for claim in group}
    kept = tuple([claim for claim in claims if claim.id not in copied_ids]) if copies else claims
    return kept, {name: tuple(group) for name, group in copies.items()}


def _words(claim: AnyClaim) -> Hashable:
    """What a claim says, and in which words."""
    if isinstance(claim, CountClaim):
        said: Hashable = (claim.measure, claim.value, claim.population, claim.place)
    elif isinstance(claim, DateClaim):
        said = (claim.topic, claim.date)
    else:
        said = (claim.act, claim.action, claim.polarity, claim.actor)
    return claim.quote, claim.span, claim.stance, claim.speaker, claim.role, said


_COUNT = attrgetter(
    *("kind", "measure", "value.low", "value.high", "value.approximate", "population", "tally", "list", "period"),
    *("part_of", "stance", "event", "event_key", "role", "place", "place_key", "as_of", "published", "flags"),
)
_DATE = attrgetter(
    *("kind", "topic", "date", "weekday", "precision", "tense"),
    *("stance", "event", "event_key", "role", "place", "place_key", "as_of", "published", "flags"),
)
_STATEMENT = attrgetter(
    *("kind", "act", "action", "polarity", "actor", "actor_keys", "target", "condition", "until"),
    *("stance", "event", "event_key", "role", "place", "place_key", "as_of", "published", "flags"),
)
_SAID: Mapping[str, Callable[[Any], Hashable]] = {"count": _COUNT, "date": _DATE, "statement": _STATEMENT}


def cells(claims: Claims, wholes: frozenset[str]) -> tuple[Fact, ...]:
    """The claims of a dossier by all that they say, whoever says it: what no check need look at twice."""
    groups: dict[Hashable, list[AnyClaim]] = {}
    for claim in claims:
        said = _SAID[claim.kind](claim)
        if claim.as_of is None and claim.published is None:
            said = (said, claim.article)  # of no known time: of that of its article
        if claim.kind == "count" and (claim.part_of is not None or claim.id in wholes):
            said = (said, claim.id)
        groups.setdefault(said, []).append(claim)
    return tuple([Fact((tuple(group),)) for group in groups.values()])


def wholes_of(claims: Claims) -> frozenset[str]:
    """The ids of claims of which others say that they are a part."""
    return frozenset([claim.part_of for claim in claims if claim.kind == "count" and claim.part_of is not None])


def singles(group: Iterable[Fact]) -> tuple[Fact, ...]:
    """Each claim as a fact of its own."""
    return tuple([Fact(((claim,),)) for fact in group for claim in fact.claims])


def buckets(group: Iterable[Fact], plan: Plan, world: World) -> Mapping[tuple[Hashable, ...], list[Fact]]:
    """The facts by the fields that must be the same; one that lacks such a field is in none."""
    shelves: dict[tuple[Hashable, ...], list[Fact]] = {}
    for fact in group:
        key = plan.key(fact.first, world)
        if key is not None:
            shelves.setdefault(key, []).append(fact)
    return shelves


def merged(group: Sequence[Fact], plan: Plan, world: World) -> tuple[Fact, ...]:
    """The facts that look alike to a check as one, in order."""
    if len(group) == 1:
        return tuple(group)
    alike: dict[Hashable, list[Fact]] = {}
    for fact in group:
        alike.setdefault(plan.look(fact.first, world), []).append(fact)
    return tuple(
        [own[0] if len(own) == 1 else Fact(tuple([c for f in own for c in f.cells])) for own in alike.values()]
    )


def pairs(left: Sequence[Fact], right: Sequence[Fact], match: Match, world: World) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts that may match: each once if the check is symmetric."""
    if match.symmetric:
        yield from _nearby(left, match, world)
        return
    left, right = foremost(left, FOREMOST), foremost(right, FOREMOST)
    named = soft(match)
    if named and len(left) * len(right) > CROWD:
        yield from _sharing(left, right, named[0], world)
        return
    yield from ((a, b) for a in left for b in right if a.first is not b.first)


def _nearby(group: Sequence[Fact], match: Match, world: World) -> Iterator[tuple[Fact, Fact]]:
    """Pairs within the window: in the order of time one need not look further than the window is wide."""
    if match.within is None or (match.within.exempt and passes(match.within.exempt, group[0].first, world)):
        chosen = foremost(group, DAILY)
        yield from ((a, b) for i, a in enumerate(chosen) for b in chosen[i + 1 :])
        return
    reach = match.within.span + ONE_DAY
    timed = sorted(((_days(fact), i, fact) for i, fact in enumerate(_daily(group))), key=lambda row: (row[0], row[1]))
    for i, ((_, last), _, a) in enumerate(timed):
        for (first, _), _, b in timed[i + 1 :]:
            if first - last > reach:
                break
            yield (a, b)


def foremost(group: Sequence[Fact], most: int) -> Sequence[Fact]:
    """Of too many facts those with the most supporters, in their order; of equal ones the first.

    A topic of which hundreds of different figures are told on one day is no topic, and all pairs of them are no list
    that anybody reads: the bound keeps the work linear, and what it leaves out are figures that few support.
    """
    if len(group) <= most:
        return group
    ranked = sorted(range(len(group)), key=lambda i: (-sum(map(len, group[i].cells)), i))
    return [group[i] for i in sorted(ranked[:most])]


def _daily(group: Sequence[Fact]) -> Sequence[Fact]:
    """The foremost facts of each day, in their order."""
    if len(group) <= DAILY:
        return group
    shelves: dict[tuple[date, date], list[Fact]] = {}
    for fact in group:
        shelves.setdefault(_days(fact), []).append(fact)
    kept = {id(fact) for own in shelves.values() for fact in foremost(own, DAILY)}
    return [fact for fact in group if id(fact) in kept]


def _days(fact: Fact) -> tuple[date, date]:
    """The first and the last day that it may be as of; without any it may be as of every day."""
    when: When | None = as_of(fact.first)
    if when is None:
        return date.min, date.max
    return when.moment.readings[0].first, max(days.last for days in when.moment.readings)


def _sharing(left: Sequence[Fact], right: Sequence[Fact], named: Field, world: World) -> Iterator[tuple[Fact, Fact]]:
    """Pairs whose names share a handle, each once, in order."""
    index: dict[str, list[int]] = {}
    for j, fact in enumerate(right):
        name = named.read(fact.first, world)
        for handle in name.handles if name else ():
            index.setdefault(handle, []).append(j)
    for a in left:
        name = named.read(a.first, world)
        found = {j for handle in (name.handles if name else ()) for j in index.get(handle, ())}
        yield from ((a, right[j]) for j in sorted(found) if a.first is not right[j].first)
