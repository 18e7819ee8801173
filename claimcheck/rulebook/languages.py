"""The languages there are: each is read when it is first asked for, since most articles need one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from typing import Any, get_args, get_origin

from attrs import define, evolve, field, has

from claimcheck.errors import Place, RuleError, RuleErrors, did_you_mean
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.language import AS_LISTED, Language, LanguageFile, Words, language
from claimcheck.rulebook.measure import Measure
from claimcheck.rulebook.schema import Problems, entries, structure
from claimcheck.rulebook.scope import Scopes

OTHER = "other"  # the measure of what has none of its own
OWN = "paradigms"  # where a language defines its own


@define(eq=False)
class Languages(Mapping[str, Language]):
    """Code → language. Looking one up reads its file, once; it raises `RuleErrors` where the file is wrong.

    Not a frozen value like all else here: what was read is kept, which nobody can tell from outside.
    """

    files: Mapping[str, Callable[[], Node]]
    measures: Mapping[str, Measure] = field(factory=dict)
    scopes: Scopes = field(factory=Scopes)
    _read: dict[str, Language] = field(factory=dict, init=False, repr=False)

    def __getitem__(self, code: str) -> Language:
        if code not in self._read:
            self._read[code] = read_language(self.files[code](), code, self.measures, self.scopes)
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, code: object) -> bool:
        return code in self.files

    def errors(self) -> Problems:
        """What is wrong in any of them: reads all."""
        found: Problems = []
        for code in self.files:
            try:
                self[code]
            except RuleErrors as errors:
                found += errors.errors
        return found


def read_language(node: Node, code: str, measures: Mapping[str, Measure], scopes: Scopes) -> Language:
    """The language of a file, with the words that users' own measures bring. Raises `RuleErrors`."""
    problems: Problems = []
    file = structure(node, LanguageFile, problems)
    if file is not None and file.code != code:
        problems.append(RuleError(f"has the code '{file.code}', its file's name says '{code}'", Place(node.place.path)))
    problems += _strangers(node, "triggers", {*measures, OTHER}, "a measure")
    problems += _strangers(node, "populations", scopes.known, "a population of rules/scopes")
    if file is not None:
        problems += _unknown_paradigms(node, LanguageFile, {AS_LISTED, *file.paradigms})
    if file is None or problems:
        raise RuleErrors(problems)
    return language(evolve(file, triggers={**file.triggers, **_own_words(code, measures)}))


def _own_words(code: str, measures: Mapping[str, Measure]) -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    """The triggers of the measures that bring words for this language, in the shape of a language file."""
    own = {name: measure.words[code] for name, measure in measures.items() if code in measure.words}
    return {name: {str(form): {AS_LISTED: words} for form, words in forms.items()} for name, forms in own.items()}


def _strangers(node: Node, section: str, known: Mapping[str, object] | set[str], what: str) -> Problems:
    """Errors for the names in a section that nothing else defines."""
    part = (node.mapping or {}).get(section)
    if part is None or part.mapping is None:
        return []
    return [
        part.key_error(name, f"'{name}' is not {what}{did_you_mean(name, known)}")
        for name in part.mapping
        if name not in known
    ]


def _unknown_paradigms(node: Node, hint: Any, known: Set[str]) -> Problems:
    """Errors for paradigms that a word list uses and the language does not define. The types say which nodes are word
    lists, so that a new section needs no entry here.
    """
    if hint == Words:
        return [_no_paradigm(node, key, known) for key in node.mapping or () if key not in known]
    return [error for part, each in _parts(node, hint) for error in _unknown_paradigms(part, each, known)]


def _no_paradigm(node: Node, key: str, known: Set[str]) -> RuleError:
    return node.key_error(key, f"'{key}' is not a paradigm of this language{did_you_mean(key, known)}")


def _parts(node: Node, hint: Any) -> Iterator[tuple[Node, Any]]:
    """The values within one, each with its type."""
    values = node.mapping or {}
    if isinstance(hint, type) and has(hint):
        yield from ((values[each.key], each.hint) for each in entries(hint) if each.key in values and each.key != OWN)
    elif get_origin(hint) is Mapping:
        yield from ((value, get_args(hint)[1]) for value in values.values())
