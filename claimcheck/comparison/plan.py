"""What can be said of a check before any claim is seen: which fields it reads, and so which claims look alike to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any, TypeAlias

from attrs import frozen

from claimcheck.model.claim import AnyClaim
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.condition import Condition
from claimcheck.rulebook.fields import FIELDS, Field, Name, Population, World, as_of
from claimcheck.rulebook.match import Filter, Match

Reader: TypeAlias = Callable[[Any, World], Any]

WHOSE = frozenset({"article", "source", "id", "quote", "published", "speaker"})  # not what is said, but by whom
PERSONAL = WHOSE - {"published"} | {"language", "whole"}  # in what claims that say the same may differ


@frozen
class Plan:
    """A check with what follows from it alone.

    `hard` fields are an index's, `soft` ones names, for which an index finds and `Name.equal` decides. `personal` says
    that the check sees who says it, so that no two claims are alike to it. `timed`: it looks at the time.
    """

    check: Check
    hard: tuple[Field, ...]
    soft: tuple[Field, ...]
    readers: tuple[Reader, ...]
    timed: bool
    personal: bool
    least: int

    def look(self, claim: AnyClaim, world: World) -> Hashable:
        """All that the check's `match` and `when` can see of a claim, and what its exceptions ask of what is said."""
        when = (as_of(claim) or claim.article) if self.timed else None
        return (when, *[read(claim, world) for read in self.readers])

    def key(self, claim: AnyClaim, world: World) -> tuple[Hashable, ...] | None:
        """What must be the same; nothing where the claim lacks a part of it."""
        found = tuple([index_of(each, claim, world) for each in self.hard])
        return None if None in found else found

    @property
    def kinds(self) -> tuple[str | None, ...]:
        return self.check.match.kinds


def plan(check: Check) -> Plan:
    """The plan of a check."""
    match = check.match
    seen = {field for each in check.unless.values() for field in _fields(each)} - WHOSE
    seen |= set(_fields(check.when)) | {each.name for each in (*match.same, *match.same_if_known)}
    if match.part_of:
        seen |= {"population", "place", "measure", "part_of", "extent"}
    readers = tuple(FIELDS[name].read for name in sorted(seen - {"as_of"}))
    if match.part_of:
        readers = (*readers, _linked)
    return Plan(
        check=check,
        hard=tuple(each for each in match.same if each.type is not Name),
        soft=soft(match),
        readers=(*readers, _itself) if _sees_claims(check.when) else readers,
        timed=match.within is not None or match.order is not None or "as_of" in seen,
        personal=bool(seen & PERSONAL) or _sees_claims(check.when),
        least=min(len(match.bind), 2),
    )


def _linked(claim: AnyClaim, world: World) -> Hashable:
    """What tells apart claims that others name as their whole."""
    return claim.id if claim.id in world.wholes else None


def _itself(claim: AnyClaim, world: World) -> Hashable:
    return claim.id


def _fields(condition: Condition) -> Iterator[str]:
    yield from (path.partition(".")[2] for path, _ in condition.paths)
    for part in condition.parts:
        yield from _fields(part)


def _sees_claims(condition: Condition) -> bool:
    """Whether a verb is handed a claim as a whole, so that no two claims look the same to it."""
    return condition.whole or any(_sees_claims(part) for part in condition.parts)


def index_of(source: Field, claim: AnyClaim, world: World) -> Any:
    """A field as an index compares it."""
    value = source.read(claim, world)
    return world.scopes.key(value) if source.type is Population and value is not None else value


def soft(match: Match) -> tuple[Field, ...]:
    """Names among the fields that must be the same."""
    return tuple(each for each in match.same if each.type is Name)


def passes(filters: tuple[Filter, ...], claim: AnyClaim, world: World) -> bool:
    """Whether a claim passes all of them."""
    return all(each.passes(claim, world) for each in filters)
