"""One file is one check: what may be set against what, what is then a contradiction, what excuses it, how it is told.

Everything that can be wrong with a rule is found here, when it is loaded, with its place: a check that fails on an
article would be a check that nobody can trust to have looked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from attrs import field, frozen

from claimcheck.errors import did_you_mean
from claimcheck.model.discrepancy import Severity
from claimcheck.rulebook.condition import Condition
from claimcheck.rulebook.example import Example, ExampleFile, examples
from claimcheck.rulebook.fields import ALL, COUNT, DATE, Kinds, fields_of
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.grammar import Scene, condition
from claimcheck.rulebook.match import Filter, Match, match
from claimcheck.rulebook.schema import Problems, structure
from claimcheck.rulebook.shorthand import duration

LANGUAGES = ("en", "ar")  # in which every check speaks
DERIVED: Mapping[str, Kinds] = {  # what messages may say beside the fields; see `comparison.messages`
    "who": ALL,
    "day": ALL,
    "counted": (COUNT,),
    "figure": (COUNT,),
    "weekday_name": (DATE,),
    "true_weekday": (DATE,),
    "true_day": (DATE,),
}
_SLOT = re.compile(r"\{([^{}]*)\}")


@frozen(kw_only=True)
class ParamFile:
    """A figure of a check that a user may set: exactly one of the types, and what it is for."""

    duration: str | None = None
    number: int | None = None
    word: str | None = None
    words: tuple[str, ...] | None = None
    help: str
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen(kw_only=True)
class EscalateFile:
    """A severity that takes the place of the check's own where the condition holds."""

    to: Severity
    when: Node


@frozen(kw_only=True)
class VariantFile:
    """A message that takes the place of the check's own where the condition holds."""

    when: Node
    message: Mapping[str, str]
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen(kw_only=True)
class ExamplesFile:
    """The tests of a check: both kinds are required."""

    fires: tuple[ExampleFile, ...]
    silent: tuple[ExampleFile, ...]


@frozen(kw_only=True)
class CheckFile:
    """A check as it is written."""

    id: str
    version: int
    status: Literal["stable", "experimental", "deprecated"] = "stable"
    replaced_by: str | None = None
    logic: Literal["numeric", "antonym", "negation", "factive", "modal", "temporal", "structure"]
    severity: Severity
    escalate: tuple[EscalateFile, ...] = ()
    title: Mapping[str, str]
    message: Mapping[str, str]
    variants: tuple[VariantFile, ...] = ()
    ask: Mapping[str, str]
    params: Mapping[str, ParamFile] = field(factory=dict)
    match: Node
    when: Node
    unless: Mapping[str, Node] = field(factory=dict)
    examples: ExamplesFile
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen(kw_only=True)
class Check:
    """A check, compiled. Of the conditions of `escalate` and of `variants` the last true one counts."""

    id: str
    version: int
    status: str
    replaced_by: str | None
    logic: str
    severity: Severity
    escalate: tuple[tuple[Severity, Condition], ...]
    title: Mapping[str, str]
    message: Mapping[str, str]
    variants: tuple[tuple[Condition, Mapping[str, str]], ...]
    ask: Mapping[str, str]
    params: Mapping[str, Any]
    match: Match
    when: Condition
    unless: Mapping[str, Condition]
    examples: tuple[Example, ...]
    node: Node = field(eq=False, repr=False)

    @property
    def filters(self) -> tuple[Filter, ...]:
        return tuple(each for own in self.match.filters for each in own)


def read_check(node: Node, problems: Problems, settings: Mapping[str, str] | None = None) -> Check | None:
    """The check that a node writes, or nothing: then `problems` says why. `settings` are parameters that a user set."""
    file = structure(node, CheckFile, problems)
    if file is None:
        return None
    before = len(problems)
    params = _params(file, settings or {}, problems)
    matched = match(file.match, params, problems)
    made = _check(file, params, matched, problems) if matched else None
    return made if len(problems) == before else None


def _check(file: CheckFile, params: Mapping[str, Any], matched: Match, problems: Problems) -> Check | None:
    scene = matched.scene(params)
    when = condition(file.when, scene, problems)
    unless = {name: condition(each, scene, problems) for name, each in file.unless.items()}
    escalate = [(each.to, condition(each.when, scene, problems)) for each in file.escalate]
    variants = [(condition(each.when, scene, problems), each.message) for each in file.variants]
    _check_texts(file, scene, problems)
    made = examples(file.examples.fires, file.examples.silent, problems)
    _check_examples(file, made, problems)
    if when is None or None in unless.values() or None in [c for _, c in escalate] + [c for c, _ in variants]:
        return None
    return Check(
        id=file.id,
        version=file.version,
        status=file.status,
        replaced_by=file.replaced_by,
        logic=file.logic,
        severity=file.severity,
        escalate=tuple((to, each) for to, each in escalate if each),
        title=file.title,
        message=file.message,
        variants=tuple((each, message) for each, message in variants if each),
        ask=file.ask,
        params=params,
        match=matched,
        when=when,
        unless={name: each for name, each in unless.items() if each},
        examples=made,
        node=file.node,
    )


def _params(file: CheckFile, settings: Mapping[str, str], problems: Problems) -> Mapping[str, Any]:
    for name in settings:
        if name not in file.params:
            problems.append(file.node.error(f"has no parameter '{name}'{did_you_mean(name, file.params)}"))
    return {name: _param(each, settings.get(name), problems) for name, each in file.params.items()}


def _param(file: ParamFile, setting: str | None, problems: Problems) -> Any:
    given = {kind: getattr(file, kind) for kind in ("duration", "number", "word", "words")}
    kinds = [kind for kind, value in given.items() if value is not None]
    if len(kinds) != 1:
        problems.append(file.node.error("takes exactly one of duration, number, word, words"))
        return None
    value = given[kinds[0]] if setting is None else setting
    try:
        return _typed(kinds[0], value)
    except ValueError as error:
        problems.append(file.node.error(str(error)))
        return None


def _typed(kind: str, value: Any) -> Any:
    if kind == "duration":
        return duration(value)
    if kind == "words":
        return tuple(value.split(",")) if isinstance(value, str) else value
    return str(value)


def _check_texts(file: CheckFile, scene: Scene, problems: Problems) -> None:
    """Every text in the languages that all checks speak, and only with fields that there are."""
    nodes = [(file.node, key) for key in ("title", "message", "ask")] + [(v.node, "message") for v in file.variants]
    for owner, key in nodes:
        body = (owner.mapping or {})[key]
        texts = body.mapping or {}
        problems += [body.error(f"'{language}' is missing") for language in LANGUAGES if language not in texts]
        for text in texts.values():
            problems += [
                text.error(fault) for fault in _faults(text.scalar or "", scene if key != "title" else Scene({}))
            ]


def _faults(text: str, scene: Scene) -> Iterator[str]:
    """What a message names that is not there."""
    for slot in _SLOT.findall(text):
        name, _, attribute = slot.partition(".")
        if name not in scene.bound:
            yield f"'{{{slot}}}': '{name}' is not bound in match.bind{did_you_mean(name, scene.bound)}"
            continue
        kind = scene.bound[name].kind
        known = [*fields_of(kind), *(each for each, kinds in DERIVED.items() if kind in kinds or kinds == ALL)]
        if attribute not in known:
            yield f"'{{{slot}}}': '{attribute}' is not a field of these claims{did_you_mean(attribute, known)}"


def _check_examples(file: CheckFile, made: tuple[Example, ...], problems: Problems) -> None:
    for each in made:
        if each.excused is not None and each.excused not in file.unless:
            hint = did_you_mean(each.excused, file.unless)
            problems.append(each.node.error(f"'{each.excused}' is not an exception of this check{hint}"))
