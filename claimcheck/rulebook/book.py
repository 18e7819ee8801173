"""All the rules together: found, read, checked against each other.

Whatever is wrong with any file is told in one run. `load_rulebook` then refuses; `read_rulebook` hands over what is
good beside what is wrong, so that a bad check does not take the others with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from attrs import field, frozen

from claimcheck.errors import Place, RuleError, RuleErrors, did_you_mean
from claimcheck.model.value import Quantity
from claimcheck.rulebook import files, measure, references
from claimcheck.rulebook.action import Action, Actions, actions
from claimcheck.rulebook.check import Check, read_check
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.languages import OTHER, Languages
from claimcheck.rulebook.measure import ENGLISH, Forms, Measure, Wording
from claimcheck.rulebook.schema import BAD, Problems, structure, value_of
from claimcheck.rulebook.scope import ROOT, ScopeFile, Scopes, scopes

T = TypeVar("T", Measure, ScopeFile)
Shelf: TypeAlias = dict[str, Node]
Settings: TypeAlias = Mapping[str, Mapping[str, str]]

FOLDERS = ("languages", "measures", "scopes", "checks")
TABLES = ("actions", "wording", "labels")
NONE_SET: Settings = {}
ENDINGS = frozenset({".yaml", ".yml"})
SIGNS = {"code": "languages", "course": "measures", "populations": "scopes"}  # a key that only such a file has


@frozen(eq=False)
class Rulebook:
    """What all steps are told: languages, measures, who is part of whom, actions, checks, and how counts are worded."""

    languages: Languages
    measures: Mapping[str, Measure]
    scopes: Scopes
    actions: Actions
    checks: tuple[Check, ...]
    wording: Mapping[str, Wording] = field(factory=dict)
    labels: Mapping[str, Mapping[str, Forms]] = field(factory=dict)

    def counted(self, name: str, value: Quantity, population: str = ROOT, language: str = ENGLISH) -> str:
        """A count in words, 'at least 164 people killed'; in English where the rules do not have the language."""
        known = self.measures.get(name) or self.measures[OTHER]
        tongue = language if language in known.counted and language in self.wording else ENGLISH
        return measure.counted(known, value, self._who(known, population, tongue), self.wording[tongue], tongue)

    def label(self, value: Quantity, language: str = ENGLISH) -> str:
        """A quantity alone in words: 'at least 164'."""
        return measure.label(value, self.wording.get(language) or self.wording[ENGLISH])

    def _who(self, known: Measure, population: str, language: str) -> Forms | None:
        """The population's name, or nothing where the measure says it; nobody has to say that people are people."""
        if population in (known.population, ROOT) and known.id != OTHER:
            return None
        return self.scopes.words(population, language)


@frozen
class Shelves:
    """The files by kind and name, of all folders; a later folder's file stands in for an earlier one's."""

    nodes: Mapping[str, Shelf]
    tables: Mapping[str, list[Node]]
    languages: dict[str, Path]


def load_rulebook(extra: Sequence[Path] = (), settings: Settings = NONE_SET) -> Rulebook:
    """The shipped rules and those of these files and folders, later ones over earlier. Raises `RuleErrors`.

    `settings` are parameters of checks: check → parameter → value.
    """
    book, errors = read_rulebook(extra, settings)
    if errors:
        raise RuleErrors(errors)
    return book


def read_rulebook(
    extra: Sequence[Path] = (), settings: Settings = NONE_SET, root: Path | None = None
) -> tuple[Rulebook, tuple[RuleError, ...]]:
    """What is good of the rules, and all that is wrong with them, languages aside: those are read when they are needed.

    `root` takes the place of the shipped rules.
    """
    problems: Problems = []
    home = root or files.rules_root()
    shelves = _collect([home, *extra], problems)
    if not shelves.nodes["checks"]:
        problems.append(RuleError("holds no check at all", Place(files.shown(home))))
    measures = _values(shelves.nodes["measures"], Measure, problems)
    order = scopes(_values(shelves.nodes["scopes"], ScopeFile, problems).values())
    acts = actions(_table(shelves.tables["actions"], Action, problems))
    wording: Mapping[str, Wording] = _table(shelves.tables["wording"], Wording, problems)
    labels = _table(shelves.tables["labels"], Mapping[str, Forms], problems)
    checks = tuple(_checks(shelves.nodes["checks"], settings, problems))
    tongues = {code: partial(files.read, path) for code, path in sorted(shelves.languages.items())}
    book = Rulebook(Languages(tongues, measures, order), measures, order, acts, checks, wording, labels)
    problems += _dangling(book, shelves, _broken(problems))
    return book, RuleErrors(problems).errors


def _broken(problems: Problems) -> set[str]:
    """The folders in which a file is not whole: what its names would be nobody knows."""
    return {Path(error.place.path).parent.name for error in problems if error.place}


def _dangling(book: Rulebook, shelves: Shelves, broken: set[str]) -> Problems:
    """Names that nothing defines, and orders that are none; nothing that only follows from a broken file."""
    found = references.action_problems(_good_actions(shelves, book.actions), book.actions)
    if "scopes" not in broken:
        found += references.scope_problems(shelves.nodes["scopes"].values(), book.scopes)
        found += references.measure_problems(shelves.nodes["measures"], book.scopes)
    if "checks" not in broken:
        found += references.replacement_problems(book.checks)
    if not broken & {"scopes", "measures"}:
        found += references.check_problems(book.checks, book.measures, book.scopes)
    return found


def _collect(roots: Sequence[Path], problems: Problems) -> Shelves:
    shelves = Shelves({name: {} for name in FOLDERS}, {name: [] for name in TABLES}, {})
    for root in roots:
        seen: dict[tuple[str, str], Path] = {}
        for path in _rule_files(root, problems):
            _shelve(path, shelves, seen, problems)
    return shelves


def _rule_files(root: Path, problems: Problems) -> Iterator[Path]:
    """The YAML files of a folder, in the order of their paths; a file is its only one."""
    if root.is_file():
        yield root
        return
    found = sorted(path for path in root.rglob("*") if path.suffix in ENDINGS and path.is_file())
    yield from found
    if not found:
        message = "is a directory without rule files" if root.is_dir() else "there is no such file or folder of rules"
        problems.append(RuleError(message, Place(files.shown(root))))


def _shelve(path: Path, shelves: Shelves, seen: dict[tuple[str, str], Path], problems: Problems) -> None:
    """Put a file where it belongs. A language stays unread."""
    if path.parent.name == "languages":
        shelves.languages[path.stem] = path
        return
    try:
        node = files.read(path)
    except RuleErrors as errors:
        problems += errors.errors
        return
    kind = _kind(path, node)
    first = seen.setdefault((kind, path.stem), path)
    if first != path:
        problems.append(RuleError(f"has the name of {files.shown(first)}", node.place))
    elif kind == "languages":
        shelves.languages[path.stem] = path
    elif kind in TABLES:
        shelves.tables[kind].append(node)
    else:
        shelves.nodes[kind][path.stem] = node


def _kind(path: Path, node: Node) -> str:
    """What a file describes, by its folder; in a folder of one's own, by the key that only such a file has."""
    if path.stem in TABLES:
        return path.stem
    if path.parent.name in FOLDERS:
        return path.parent.name
    return next((kind for key, kind in SIGNS.items() if key in (node.mapping or {})), "checks")


def _values(shelf: Shelf, cls: type[T], problems: Problems) -> dict[str, T]:
    found = {name: structure(node, cls, problems) for name, node in shelf.items()}
    problems += [
        error for name, each in found.items() if each is not None for error in misnamed(shelf[name], each.id, name)
    ]
    return {name: each for name, each in found.items() if each is not None}


def _table(nodes: Sequence[Node], cls: type[Any], problems: Problems) -> dict[str, Any]:
    """Name → value of the files of one table, later ones over earlier."""
    result: dict[str, Any] = {}
    for node in nodes:
        part = value_of(node, Mapping[str, cls], problems)  # type: ignore[valid-type]
        result |= {} if part is BAD else part
    return result


def misnamed(node: Node, name: str, expected: str) -> Problems:
    """An error where the id is not the file's name."""
    if name == expected:
        return []
    return [(node.mapping or {}).get("id", node).error(f"is '{name}', but the file's name says '{expected}'")]


def _checks(shelf: Shelf, settings: Settings, problems: Problems) -> Iterator[Check]:
    """The good checks, in the order of their ids."""
    for name in sorted(settings.keys() - shelf.keys()):
        problems.append(RuleError(f"'{name}' is not a check{did_you_mean(name, shelf)}"))
    for name, node in sorted(shelf.items()):
        found = read_check(node, problems, settings.get(name))
        if found is not None:
            problems += misnamed(node, found.id, name)
            yield found


def _good_actions(shelves: Shelves, acts: Actions) -> list[Node]:
    """The files of actions that were read."""
    return [node for node in shelves.tables["actions"] if (node.mapping or {}).keys() <= acts.known.keys()]
