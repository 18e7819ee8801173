"""Whether what one rule names another one defines, and whether the orders among them can be orders at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.errors import RuleError, did_you_mean
from claimcheck.rulebook.action import Actions
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.measure import Measure
from claimcheck.rulebook.order import closure
from claimcheck.rulebook.schema import Problems
from claimcheck.rulebook.scope import Scopes


def measure_problems(nodes: Mapping[str, Node], scopes: Scopes) -> Problems:
    """Measures of populations that no scope lists."""
    entries = [(name, node) for name, node in nodes.items() if node.mapping is not None]
    return _unknown(entries, ("population", "implied_by", "only"), scopes.known, "a population")


def check_problems(checks: Iterable[Check], measures: Mapping[str, Measure], scopes: Scopes) -> Problems:
    """Checks that pick claims by a measure or a population which nothing defines: they would never fire."""
    tables: dict[str, Mapping[str, object]] = {"measure": measures, "population": scopes.known}
    picks = {
        (each.place, each.field.name, word): check for check in checks for each in check.filters for word in each.values
    }
    return [
        check.node.source.error(place, f"'{word}' is not a {name}{did_you_mean(word, tables[name])}", len(word))
        for (place, name, word), check in sorted(picks.items(), key=lambda pick: pick[0])
        if name in tables and word not in tables[name]
    ]


def replacement_problems(checks: Iterable[Check]) -> Problems:
    """Checks that are replaced by one that there is not, or replaced and yet not deprecated."""
    own = {check.id: check for check in checks}
    found: Problems = []
    for check in own.values():
        body = check.node.mapping or {}
        if check.replaced_by is not None and check.replaced_by not in own:
            found.append(_stranger(body["replaced_by"], check.replaced_by, own, "a check"))
        if check.replaced_by is not None and check.status != "deprecated":
            found.append(body["replaced_by"].error("only a deprecated check is replaced"))
    return found


def scope_problems(nodes: Iterable[Node], scopes: Scopes) -> Problems:
    """Unknown names, circles, spellings that stand for two populations, members of two that share nobody."""
    entries = [pair for node in nodes for pair in _entries((node.mapping or {})["populations"])]
    known = scopes.known
    found = _unknown(entries, ("part_of", "apart"), known, "a population") + _repeated(entries)
    found += _circles(entries, {name: population.part_of for name, population in known.items()})
    found += _clashes(entries)
    for name, node in entries:
        pair = _torn(scopes.wider[name], scopes.apart)
        if pair:
            found.append(node.error(f"'{name}' is part of '{pair[0]}' and of '{pair[1]}', which share nobody"))
    return found


def action_problems(nodes: Iterable[Node], actions: Actions) -> Problems:
    """Unknown names, circles, actions that are the opposite of themselves."""
    entries = [pair for node in nodes for pair in _entries(node)]
    found = _unknown(entries, ("is_a", "opposite"), actions.known, "an action")
    found += _circles(entries, {name: action.is_a for name, action in actions.known.items()})
    for name, node in entries:
        pair = _torn(actions.wider[name], actions.opposites)
        if pair:
            found.append(node.error(f"'{name}' is a case of '{pair[0]}' and of '{pair[1]}', which are opposites"))
    return found


def _entries(node: Node) -> list[tuple[str, Node]]:
    return list((node.mapping or {}).items())


def _stranger(node: Node, name: str, known: Iterable[str], what: str) -> RuleError:
    return node.error(f"'{name}' is not {what}{did_you_mean(name, known)}")


def _unknown(
    entries: Iterable[tuple[str, Node]], keys: tuple[str, ...], known: Mapping[str, object], what: str
) -> Problems:
    """Errors for the names under some keys that nothing defines."""
    listed = [(node.mapping or {}).get(key) for _, node in entries for key in keys]
    names = [name for node in listed if node is not None for name in node.items or (node,)]
    return [_stranger(name, name.scalar or "", known, what) for name in names if name.scalar not in known]


def _circles(entries: Iterable[tuple[str, Node]], parents: Mapping[str, tuple[str, ...]]) -> Problems:
    circular = [pair for pair in entries if any(pair[0] in closure(parent, parents) for parent in parents[pair[0]])]
    return [node.error(f"'{name}' is above itself: a circle") for name, node in circular]


def _repeated(entries: Iterable[tuple[str, Node]]) -> Problems:
    """Errors for a name that two files of one folder describe; another folder's file may stand in for it."""
    first: dict[tuple[str, str], str] = {}
    found: Problems = []
    for name, node in entries:
        folder = node.place.path.rpartition("/")[0]
        path = first.setdefault((folder, name), node.place.path)
        if path != node.place.path:
            found.append(node.error(f"'{name}' is described in {path} already"))
    return found


def _clashes(entries: Iterable[tuple[str, Node]]) -> Problems:
    """Errors for a spelling that two populations claim."""
    owners: dict[str, str] = {}
    found: Problems = []
    for name, node in entries:
        also = (node.mapping or {}).get("also")
        spellings = [] if also is None else [(each.scalar or "", each) for each in also.items or (also,)]
        for text, place in [(name, node), *spellings]:
            owner = owners.setdefault(text.casefold(), name)
            if owner != name:
                found.append(place.error(f"'{text}' stands for '{owner}' already"))
    return found


def _torn(above: frozenset[str], pairs: frozenset[tuple[str, str]]) -> tuple[str, str] | None:
    """Two of these that exclude each other, the first of them in the alphabet."""
    return min(((a, b) for a in above for b in above if (a, b) in pairs), default=None)
