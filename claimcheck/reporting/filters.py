"""The page's filters, as classes on what they filter: a style sheet alone works them, without a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import SEVERITIES, Discrepancy
from claimcheck.reporting.view import story_of

NAMES = ("severity", "check", "source", "story")
MOST_CHOICES = 100


@frozen
class Choice:
    """One value of a filter: its class on the page, what it is called, how many discrepancies have it."""

    name: str
    label: str
    number: int


@frozen
class Facet:
    name: str
    choices: tuple[Choice, ...]


def classes_of(found: Discrepancy, claims: Mapping[str, AnyClaim], facets: Iterable[Facet]) -> str:
    """The classes by which the filters find a discrepancy; all are generated, none is made of a name."""
    wanted = _values(found, claims)
    chosen = (choice.name for facet in facets for choice in facet.choices if choice.label in wanted[facet.name])
    return " ".join((f"is-{found.severity}", *chosen))


def facets(order: Sequence[Discrepancy], claims: Mapping[str, AnyClaim]) -> tuple[Facet, ...]:
    """The filters; one with a single choice chooses nothing and is left out."""
    values = [_values(found, claims) for found in order]
    made = (_facet(name, [each[name] for each in values]) for name in NAMES)
    return tuple(facet for facet in made if len(facet.choices) > 1)


def _values(found: Discrepancy, claims: Mapping[str, AnyClaim]) -> Mapping[str, frozenset[str]]:
    """What each filter looks at. A discrepancy is of all its claims' sources."""
    sources = frozenset(source for each in found.claims if (source := claims[each].source))
    story = frozenset({story_of(claims[found.claims[0]])})
    return {
        "severity": frozenset({found.severity}),
        "check": frozenset({found.check}),
        "source": sources,
        "story": story,
    }


def _facet(name: str, values: Iterable[frozenset[str]]) -> Facet:
    counts: dict[str, int] = {}
    for each in values:
        for value in each:
            counts[value] = counts.get(value, 0) + 1
    grades = [str(value) for value in reversed(SEVERITIES) if value in counts] if name == "severity" else []
    kept = (grades or sorted(counts, key=lambda value: (-counts[value], value)))[:MOST_CHOICES]
    return Facet(name, tuple(Choice(f"{name}-{i}", value, counts[value]) for i, value in enumerate(kept, 1)))
