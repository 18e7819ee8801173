"""Which claims speak about the same thing: dossiers, then an index by what `match` wants to be the same.

Claims that a check cannot tell apart are one *fact* with many supporters. Facts are compared, not claims: 800 articles
with two figures are one comparison, not 320,000.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

from attrs import field, frozen

from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.condition import Condition
from claimcheck.rulebook.fields import FIELDS, Field, Name, Population, When, World, as_of
from claimcheck.rulebook.match import Filter, Match

Claims: TypeAlias = tuple[AnyClaim, ...]

WHOSE = frozenset({"article", "source", "id", "quote", "published", "speaker"})  # not what is said, but by whom
CROWD = 10_000  # pairs; beyond it names are compared only where they share a word or a key
ONE_DAY = timedelta(days=1)


@frozen
class Fact:
    """What several claims say alike, as far as a check can see; `first` stands for them."""

    claims: Claims
    first: AnyClaim = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "first", self.claims[0])


def order_of(claim: AnyClaim) -> tuple[str, str, int, int, str]:
    """The order in which claims are looked at, whatever the order in which they came."""
    at = claim.published
    return (at.isoformat() if at else "", claim.article, claim.span.start, claim.span.stop, claim.id)


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
    first: dict[tuple[Hashable, ...], str] = {}
    copies: dict[str, list[AnyClaim]] = {}
    for article, own in articles.items():
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


def selected(claims: Claims, filters: tuple[Filter, ...], world: World) -> Claims:
    """The claims that pass."""
    return tuple([claim for claim in claims if all(each.passes(claim, world) for each in filters)])


def buckets(claims: Claims, match: Match, world: World) -> Mapping[tuple[Hashable, ...], Claims]:
    """The claims by the fields that must be the same; one that lacks such a field is in none."""
    hard = [each for each in match.same if each.type is not Name]
    groups: dict[tuple[Hashable, ...], list[AnyClaim]] = {}
    for claim in claims:
        key = tuple([index_of(each, claim, world) for each in hard])
        if None not in key:
            groups.setdefault(key, []).append(claim)
    return {key: tuple(group) for key, group in groups.items()}


def index_of(source: Field, claim: AnyClaim, world: World) -> Any:
    """A field as an index compares it."""
    value = source.read(claim, world)
    return world.scopes.key(value) if source.type is Population and value is not None else value


def soft(match: Match) -> tuple[Field, ...]:
    """Names among the fields that must be the same: found by an index, but decided by `Name.equal`."""
    return tuple(each for each in match.same if each.type is Name)


Signature: TypeAlias = Callable[[AnyClaim], Hashable]


def signature(check: Check, world: World, claims: Claims) -> Signature:
    """All that a check's `match` and `when` can see of a claim, and what its exceptions ask of what is said."""
    match = check.match
    seen = {path.partition(".")[2] for each in check.unless.values() for path, _ in _paths(each)} - WHOSE
    seen |= {path.partition(".")[2] for path, _ in _paths(check.when)}
    seen |= {each.name for each in (*match.same, *match.same_if_known)}
    seen |= {"population", "place", "measure"} if match.part_of else set()
    seen |= {"id"} if _sees_claims(check.when) else set()
    timed = match.within is not None or match.order is not None or "as_of" in seen
    readers = [FIELDS[name].read for name in sorted(seen - {"as_of"})]
    readers += [_link(claims)] if match.part_of else []

    def read(claim: AnyClaim) -> Hashable:
        when = (as_of(claim) or claim.article) if timed else None
        return (when, *[reader(claim, world) for reader in readers])

    return read


def _link(claims: Claims) -> Callable[[AnyClaim, World], Hashable]:
    """What a claim is said to be a part of, and its own id if another is said to be a part of it."""
    wholes = {getattr(claim, "part_of", None) for claim in claims}
    return lambda claim, world: (getattr(claim, "part_of", None), claim.id if claim.id in wholes else None)


def _paths(condition: Condition) -> Iterator[tuple[str, Any]]:
    yield from condition.paths
    for part in condition.parts:
        yield from _paths(part)


def _sees_claims(condition: Condition) -> bool:
    """Whether a verb is handed a claim as a whole, so that no two claims look the same to it."""
    return condition.whole or any(_sees_claims(part) for part in condition.parts)


def facts(claims: Claims, look: Signature) -> tuple[Fact, ...]:
    """The claims by what is seen of them, each group as one fact, in order."""
    groups: dict[Hashable, list[AnyClaim]] = {}
    for claim in claims:
        groups.setdefault(look(claim), []).append(claim)
    return tuple([Fact(tuple(group)) for group in groups.values()])


def pairs(left: Sequence[Fact], right: Sequence[Fact], match: Match, world: World) -> Iterator[tuple[Fact, Fact]]:
    """The pairs of facts that may match: each once if the check is symmetric."""
    if match.symmetric:
        yield from _nearby(left, match, world)
        return
    named = soft(match)
    if named and len(left) * len(right) > CROWD:
        yield from _sharing(left, right, named[0], world)
        return
    yield from ((a, b) for a in left for b in right if a.claims != b.claims)


def _nearby(group: Sequence[Fact], match: Match, world: World) -> Iterator[tuple[Fact, Fact]]:
    """Pairs within the window: in the order of time one need not look further than the window is wide."""
    if match.within is None or (match.within.exempt and passes(match.within.exempt, group[0].first, world)):
        yield from ((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
        return
    reach = match.within.span + ONE_DAY
    timed = sorted(((_days(fact), i, fact) for i, fact in enumerate(group)), key=lambda row: (row[0], row[1]))
    for i, ((_, last), _, a) in enumerate(timed):
        for (first, _), _, b in timed[i + 1 :]:
            if first - last > reach:
                break
            yield (a, b)


def passes(filters: tuple[Filter, ...], claim: AnyClaim, world: World) -> bool:
    return all(each.passes(claim, world) for each in filters)


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
        yield from ((a, right[j]) for j in sorted(found) if a.claims != right[j].claims)
