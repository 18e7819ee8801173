"""The meaning of a check, written down plainly: every pair of claims, every condition: what the engine must equal."""

from __future__ import annotations

from itertools import permutations

from claimcheck.comparison.engine import excuse, matches
from claimcheck.comparison.plan import index_of, soft
from claimcheck.comparison.topics import by_article
from claimcheck.model.claim import AnyClaim
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.fields import World

Pair = frozenset[str]


def contradictions(check: Check, claims: tuple[AnyClaim, ...], book: Rulebook) -> set[Pair]:
    """The pairs of a story's claims that a check of two names sets apart."""
    world = World(book.measures, book.scopes, book.actions, by_article(claims))
    found = set()
    for a, b in permutations(claims, 2):
        binding = (a, b)
        named = zip(binding, check.match.filters, strict=True)
        if not all(each.passes(claim, world) for claim, filters in named for each in filters):
            continue
        hard = [each for each in check.match.same if each not in soft(check.match)]
        values = [[index_of(each, claim, world) for each in hard] for claim in binding]
        if None in values[0] or values[0] != values[1] or not matches(check, a, b, world)[0]:
            continue
        if check.when.judge(binding, world) and not excuse(check, binding, world):
            found.add(frozenset((a.id, b.id)))
    return found
