"""Verbs that look beyond the claims they are handed, at what else their articles say.

Apart from `operators`, whose verbs look at values alone: these need the claims as a whole, so that no index can bring
together what looks alike to them.
"""

from __future__ import annotations

from itertools import combinations

from claimcheck.model.claim import AnyClaim, CountClaim, StatementClaim
from claimcheck.model.truth import Truth, every, inverse, some
from claimcheck.model.value import total
from claimcheck.rulebook.fields import Name, World, counts_beside, place_of, speaker, whole_of


def same_voice(first: AnyClaim, second: AnyClaim, world: World) -> Truth:
    """The same one speaks: one speaker, or the outlet itself on either side of one article."""
    one, other = speaker(first, world), speaker(second, world)
    if one is None or other is None:
        return first.article == second.article or (first.source is not None and first.source == second.source)
    return one.equal(other)


def disjoint(parts: tuple[AnyClaim, ...], world: World) -> Truth:
    """No one is counted in two of them: women and men, this town and that; but women and minors may overlap."""
    counts = [part for part in parts if isinstance(part, CountClaim)]
    return every(_apart(a, b, world) for a, b in combinations(counts, 2))


def _apart(a: CountClaim, b: CountClaim, world: World) -> Truth:
    places = inverse(place_of(a).equal(place_of(b))) if a.place and b.place else None
    return some((places, world.scopes.disjoint(a.population, b.population), a.measure != b.measure or None))


def superseded_in(figure: AnyClaim, text: AnyClaim, world: World) -> Truth:
    """The article of the second claim says itself that the figure of the first is out of date."""
    if not isinstance(figure, CountClaim) or not isinstance(text, CountClaim):
        return False
    return any(_outdated(other, figure) for other in counts_beside(text, world))


def _outdated(other: CountClaim, figure: CountClaim) -> bool:
    return (
        other.stance in ("superseded", "denied")
        and (other.measure, other.population) == (figure.measure, figure.population)
        and other.value.agrees(figure.value)
    )


def revised_in(text: AnyClaim, world: World) -> Truth:
    """The article of the claim announces that figures of its measure were too high: it calls a larger one outdated."""
    if not isinstance(text, CountClaim):
        return False
    own = [claim for claim in counts_beside(text, world) if claim.measure == text.measure]
    outdated = [claim for claim in own if claim.stance == "superseded"]
    return any(_lowers(claim, old) for old in outdated for claim in own)


def _lowers(claim: CountClaim, old: CountClaim) -> bool:
    same = (claim.population, claim.place) == (old.population, old.place)
    return same and claim.stance == "asserted" and claim.value.less(old.value) is True


def accounted(part: AnyClaim, whole: AnyClaim, world: World) -> Truth:
    """The article of the part also counts the rest: parts of the whole that make it up together."""
    if not isinstance(part, CountClaim) or not isinstance(whole, CountClaim):
        return False
    others = [claim for claim in counts_beside(part, world) if _sibling(claim, part, world)]
    return total([part.value, *(claim.value for claim in others)]).equal(whole.value) is not False


def _sibling(claim: CountClaim, part: CountClaim, world: World) -> bool:
    same = (claim.measure, claim.stance, claim.event) == (part.measure, part.stance, part.event)
    return same and _apart(claim, part, world) is True


def lifted(order: AnyClaim, world: World) -> Truth:
    """The dossier says that the order was lifted, and not by another than the one who gave it."""
    if not isinstance(order, StatementClaim):
        return False
    return any(_lifts(claim, order) for own in world.articles.values() for claim in own)


def _lifts(claim: AnyClaim, order: StatementClaim) -> bool:
    if not isinstance(claim, StatementClaim) or (claim.act, claim.action) != ("lifting", order.action):
        return False
    names = [Name(each.actor, each.actor_keys) for each in (claim, order) if each.actor]
    return len(names) < 2 or names[0].equal(names[1]) is not False


def side_by_side(first: AnyClaim, second: AnyClaim, world: World) -> Truth:
    """One of the two articles tells both tolls: it also holds a figure of the other's speaker for the same people."""
    if not isinstance(first, CountClaim) or not isinstance(second, CountClaim):
        return False
    return _tells(first, second, world) or _tells(second, first, world)


def _tells(here: CountClaim, other: CountClaim, world: World) -> bool:
    """Whether the article of the one also quotes the speaker of the other with a count of the same."""
    who = speaker(other, world)
    return who is not None and any(_by(claim, who, other, world) for claim in counts_beside(here, world))


def _by(claim: CountClaim, who: Name, other: CountClaim, world: World) -> bool:
    if (claim.measure, claim.event, claim.event_key) != (other.measure, other.event, other.event_key):
        return False
    name, same = speaker(claim, world), world.scopes.same(claim.population, other.population)
    return name is not None and name.equal(who) is True and same is True


def other_wholes(first: AnyClaim, second: AnyClaim, world: World) -> Truth:
    """The two are said to be parts of two figures that differ: nine of the 18 in the yard, 13 of the 41 dead."""
    if not isinstance(first, CountClaim) or not isinstance(second, CountClaim):
        return None
    one, other = whole_of(first, world), whole_of(second, world)
    return None if one is None or other is None else one.value.differ(other.value)
