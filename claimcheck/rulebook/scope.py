"""Who is part of whom: children of civilians, police of the security forces, all of the people.

A name that the rules do not list is read as English reads it: its last words are whom it is about, the words before
narrow that. So "Kenyan soldiers" are a part of soldiers and "critically injured" of people, without an entry for
either; and nothing is ever concluded from two names that the rules do not relate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import field, frozen

from claimcheck.model.truth import Truth
from claimcheck.rulebook.measure import ENGLISH, Forms, plural
from claimcheck.rulebook.order import closure

ROOT = "people"  # whom a name is about that nobody knows


@frozen(kw_only=True)
class Population:
    """One population: `part_of` wider ones; `apart` from those with which it has nobody in common."""

    part_of: tuple[str, ...] = field(default=(), metadata={"help": "the wider populations that it belongs to"})
    apart: tuple[str, ...] = field(default=(), metadata={"help": "the populations with which it shares nobody"})
    also: tuple[str, ...] = field(default=(), metadata={"help": "other names of the same"})
    names: Mapping[str, Forms] = field(
        factory=dict, metadata={"help": "language → name in messages, one or one for each plural category"}
    )


@frozen(kw_only=True)
class ScopeFile:
    """A file of rules/scopes. `joints` end a name's head ("workers | from Peru"); `loose` words take a name out of what
    they stand before: former soldiers are no soldiers, and suspected militants need not be militants.
    """

    id: str
    populations: Mapping[str, Population]
    joints: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@frozen
class Name:
    """A population as its name says: the listed `head`, narrowed by the other words."""

    head: str
    narrowed: frozenset[str] = frozenset()


@frozen(eq=False)
class Scopes:
    """All populations: `wider` holds for each itself and all above it, `apart` the pairs without a common member."""

    known: Mapping[str, Population] = field(factory=dict)
    listed: Mapping[tuple[str, ...], str] = field(factory=dict, repr=False)
    wider: Mapping[str, frozenset[str]] = field(factory=dict, repr=False)
    apart: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    joints: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    def name(self, text: str) -> Name:
        """Who is meant by a name, listed or not."""
        return _name(self, text)

    def key(self, text: str) -> str:
        """One spelling of a population: two names with the same key are the same people."""
        name = self.name(text)
        return " ".join([*sorted(name.narrowed), name.head])

    def same(self, a: str, b: str) -> Truth:
        """Yes for one and the same; no if one is a part of the other or they are apart; else not known."""
        if self.name(a) == self.name(b):
            return True
        related = self._within(self.name(a), self.name(b)) or self._within(self.name(b), self.name(a))
        return False if related or self.disjoint(a, b) else None

    def part(self, a: str, b: str) -> Truth:
        """Whether `a` is a part of `b` and not all of it; not known where nothing relates the two."""
        first, second = self.name(a), self.name(b)
        if first == second:
            return False
        if self._within(first, second):
            return True
        return False if self._within(second, first) or self.disjoint(a, b) else None

    def disjoint(self, a: str, b: str) -> Truth:
        """Whether the two share nobody; no if one is within the other; else not known."""
        first, second = self.name(a), self.name(b)
        above, beside = self._wider(first.head), self._wider(second.head)
        if any((x, y) in self.apart for x in above for y in beside):
            return True
        return False if self._within(first, second) or self._within(second, first) else None

    def words(self, text: str, language: str) -> Forms:
        """What messages call it in a language: the listed name, else in English, else as it was written."""
        name = self.name(text)
        population = self.known.get(name.head)
        if population is None:
            return text
        names = population.names.get(language) or population.names.get(ENGLISH) or text
        if not name.narrowed:
            return names
        return _narrowed(text, population.names.get(ENGLISH, text)) if language == ENGLISH else text

    def _wider(self, head: str) -> frozenset[str]:
        return self.wider.get(head, frozenset({head}))

    def _within(self, a: Name, b: Name) -> bool:
        return b.head in self._wider(a.head) and b.narrowed <= a.narrowed

    def find(self, words: tuple[str, ...], stop: int) -> tuple[int, int, str] | None:
        """Where a listed name stands: at the end of all ("prisoners of war"), else at the end of the head."""
        spans = ((start, end) for end in (len(words), stop) for start in range(stop))
        return next(((a, b, self.listed[words[a:b]]) for a, b in spans if words[a:b] in self.listed), None)


@lru_cache(maxsize=1 << 14)
def _name(scopes: Scopes, text: str) -> Name:
    """The longest listed name in which the head ends; what else is said narrows it. Kept, since names recur."""
    words = tuple(text.casefold().split())
    if words in scopes.listed:
        return Name(scopes.listed[words])
    stop = next((i for i, word in enumerate(words) if i and word in scopes.joints), len(words))
    found = scopes.find(words, stop) if scopes.loose.isdisjoint(words) else None
    start, end, head = found or (stop, stop, ROOT)
    return Name(head, frozenset(words[:start]) | _tail(words[end:]))


def _narrowed(text: str, forms: Forms) -> Forms:
    """A longer English name in the forms of its last word: "Kenyan soldiers" as "1 Kenyan soldier"."""
    if isinstance(forms, str) or not text.endswith(plural(forms)):
        return text
    start = text.removesuffix(plural(forms))
    return {each: start + form for each, form in forms.items()}


def _tail(words: tuple[str, ...]) -> frozenset[str]:
    """What follows the head narrows it as one: "from north Kivu" is not "from" and "north" and "Kivu"."""
    return frozenset({" ".join(words)}) if words else frozenset()


def scopes(files: Iterable[ScopeFile]) -> Scopes:
    """The order that the files make together.

    >>> both = {"children": Population(part_of=("people",)), "people": Population()}
    >>> scopes([ScopeFile(id="x", populations=both)]).part("rescued children", "people")
    True
    """
    parts = tuple(files)
    known = {name: population for part in parts for name, population in part.populations.items()}
    above = {name: population.part_of for name, population in known.items()}
    pairs = {(name, other) for name, population in known.items() for other in population.apart}
    spellings = [(text, name) for name, population in known.items() for text in (name, *population.also)]
    return Scopes(
        known=known,
        listed={tuple(text.casefold().split()): name for text, name in spellings},
        wider={name: closure(name, above) for name in known},
        apart=frozenset(pairs | {(b, a) for a, b in pairs}),
        joints=frozenset(word for part in parts for word in part.joints),
        loose=frozenset(word for part in parts for word in part.loose),
    )
