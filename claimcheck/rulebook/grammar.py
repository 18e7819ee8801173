"""The grammar of conditions: trees of one-key maps over the verbs, read once.

A condition is checked when it is loaded: verb, number and types of arguments, names, fields and parameters, so that
no rule fails on an article.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import evolve, field, frozen

from claimcheck.errors import did_you_mean
from claimcheck.model.claim import AnyClaim
from claimcheck.model.truth import Truth, every
from claimcheck.model.value import Moment
from claimcheck.rulebook.condition import Binding, Condition, Read
from claimcheck.rulebook.fields import Field, When, World, fields_of
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.literals import TRUTH, literal, spoken
from claimcheck.rulebook.operators import VERBS
from claimcheck.rulebook.schema import Problems

_PATH = re.compile(r"([a-z_]+)\.([a-z_]+)")


@frozen
class Bound:
    """A name that `match.bind` gives: which place of the binding, which kind of claim, and whether a group."""

    index: int
    kind: str | None = None
    many: bool = False


@frozen
class Scene:
    """What a condition may speak of: the bound names and the parameters."""

    bound: Mapping[str, Bound]
    params: Mapping[str, Any] = field(factory=dict)


@frozen
class Term:
    """An argument: its type, how it is read and what it reads. `literal` is a word whose type its use decides."""

    text: str
    type: Any
    read: Read = field(eq=False, repr=False)
    paths: tuple[tuple[str, Read], ...] = field(default=(), eq=False, repr=False)
    many: bool = False
    literal: Node | None = field(default=None, eq=False, repr=False)
    choices: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = field(default=(), eq=False, repr=False)
    whole: bool = False


def condition(node: Node, scene: Scene, problems: Problems) -> Condition | None:
    """The condition that a node writes, or nothing: then `problems` says why."""
    term = _call(node, scene, problems)
    if term is None:
        return None
    if term.type is not TRUTH:
        problems.append(node.error(f"'{term.text}' is a value, not a condition: compare it"))
        return None
    verb = next(iter(node.mapping or {}))
    return Condition(verb, term.text, node.place, term.read, term.paths, term.parts, term.whole)


def _call(node: Node, scene: Scene, problems: Problems) -> Term | None:
    """A verb with its arguments."""
    if node.mapping is None or len(node.mapping) != 1:
        problems.append(node.error(f"is {node.kind}, expected one verb and its arguments, as {{eq: [a.value, 3]}}"))
        return None
    verb, body = next(iter(node.mapping.items()))
    if verb not in VERBS:
        problems.append(node.key_error(verb, f"'{verb}' is not an operator{did_you_mean(verb, VERBS)}"))
        return None
    nodes = _arguments(verb, node, body, problems)
    if nodes is None:
        return None
    terms = [_argument(hint, each, scene, problems) for hint, each in nodes]
    if any(term is None for term in terms):
        return None
    settled = _settled([hint for hint, _ in nodes], [term for term in terms if term], node, problems)
    return None if settled is None else _term(verb, tuple(settled), tuple(hint for hint, _ in nodes))


@cache
def signature(verb: str) -> tuple[Mapping[str, Any], Any, bool]:
    """A verb's parameters with their types, the type of what it gives, and whether it looks at the world."""
    function = VERBS[verb]
    hints = get_type_hints(function)
    names = [name for name in inspect.signature(function).parameters if name != "world"]
    return {name: hints[name] for name in names}, _result(hints["return"]), "world" in hints


def is_condition(verb: str) -> bool:
    """Whether a verb answers a question, and does not give a value."""
    return bool(signature(verb)[1] is TRUTH)


def _result(hint: Any) -> Any:
    options = [option for option in get_args(hint) if option is not type(None)]
    return options[0] if _is_union(hint) else hint


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType)


def _arguments(verb: str, node: Node, body: Node, problems: Problems) -> list[tuple[Any, Node]] | None:
    """The arguments with the types that the verb asks of them: a list in its order, a mapping by name, or one alone."""
    wanted = signature(verb)[0]
    named = body.mapping
    if named is not None and set(named) <= set(wanted):
        given = [named[name] for name in wanted if name in named]
    elif len(wanted) == 1:
        given = [body]
    else:
        given = list(body.items or (body,))
    if len(given) != len(wanted):
        expected = f"{len(wanted)} ({', '.join(wanted)})"
        problems.append(node.key_error(verb, f"'{verb}' takes {expected}, here are {len(given)}"))
        return None
    return list(zip(wanted.values(), given, strict=True))


def _argument(hint: Any, node: Node, scene: Scene, problems: Problems) -> Term | None:
    """One argument, as the verb's annotation asks."""
    if _result(hint) is TRUTH and _is_union(hint):
        part = condition(node, scene, problems)
        return Term(part.text, TRUTH, part.judge, parts=(part,)) if part else None
    if get_origin(hint) is tuple and node.items is not None:
        return _several(get_args(hint)[0], node, node.items, scene, problems)
    return _value(node, scene, problems)


def _several(hint: Any, node: Node, nodes: tuple[Node, ...], scene: Scene, problems: Problems) -> Term | None:
    """A list as one argument: of conditions, of claims, of words."""
    terms = [_argument(hint, each, scene, problems) for each in nodes]
    good = [term for term in terms if term is not None]
    if len(good) < len(terms):
        return None
    if not good:
        problems.append(node.error("is an empty list"))
        return None
    settled = [_fitted(hint, term, problems) for term in good]
    if any(term is None for term in settled):
        return None
    reads = tuple(term.read for term in settled if term)
    text = "[" + ", ".join(term.text for term in good) + "]"
    paths = tuple(path for term in good for path in term.paths)
    parts = tuple(part for term in good for part in term.parts)
    whole = any(term.whole for term in good)
    read = partial(_read_all, reads)
    return Term(text, tuple[hint, ...], read, paths, parts=parts, whole=whole)


def _read_all(reads: tuple[Read, ...], binding: Binding, world: World) -> Any:
    return tuple([read(binding, world) for read in reads])


def _value(node: Node, scene: Scene, problems: Problems) -> Term | None:
    """A path, a bound name, a parameter, a call, or else a word."""
    text = node.scalar
    if text is None:
        return _call(node, scene, problems)
    if not node.quoted:
        if path := _PATH.fullmatch(text):
            return _path(node, path[1], path[2], scene, problems)
        if text in scene.bound:
            bound = scene.bound[text]
            hint = tuple[AnyClaim, ...] if bound.many else AnyClaim
            return Term(text, hint, partial(_read_claim, bound.index), whole=True)
        if text.startswith("$"):
            return _parameter(node, text[1:], scene, problems)
    return Term(text, str, _constant(text), literal=node)


def _read_claim(index: int, binding: Binding, world: World) -> Any:
    return binding[index]


def _constant(value: Any) -> Read:
    return lambda binding, world: value


def _parameter(node: Node, name: str, scene: Scene, problems: Problems) -> Term | None:
    if name not in scene.params:
        problems.append(node.error(f"'{name}' is not among the params{did_you_mean(name, scene.params)}"))
        return None
    value = scene.params[name]
    if isinstance(value, str):
        return Term(f"${name}", str, _constant(value), literal=evolve(node, value=value))
    hint = tuple[str, ...] if isinstance(value, tuple) else type(value)
    return Term(f"${name}", hint, _constant(value))


def bound(node: Node, name: str, scene: Scene, problems: Problems) -> Bound | None:
    """What a name is bound to, where it must be."""
    if name in scene.bound:
        return scene.bound[name]
    hint = did_you_mean(name, scene.bound)
    problems.append(node.word_error(name, f"'{name}' is not bound in match.bind{hint}"))
    return None


def _path(node: Node, name: str, attribute: str, scene: Scene, problems: Problems) -> Term | None:
    owner = bound(node, name, scene, problems)
    if owner is None:
        return None
    known = fields_of(owner.kind)
    if attribute not in known:
        kind = f"a {owner.kind} claim" if owner.kind else "every claim"
        hint = did_you_mean(attribute, known)
        problems.append(node.word_error(attribute, f"'{attribute}' is not a field of {kind}{hint}"))
        return None
    source = known[attribute]
    read = _field_reader(owner, source)
    text = f"{name}.{attribute}"
    return Term(text, source.type, read, ((text, read),), owner.many, choices=source.choices)


def _field_reader(owner: Bound, source: Field) -> Read:
    index, read = owner.index, source.read
    if owner.many:
        return lambda binding, world: tuple([read(claim, world) for claim in binding[index]])
    return lambda binding, world: read(binding[index], world)


def _settled(hints: list[Any], terms: list[Term], node: Node, problems: Problems) -> list[Term] | None:
    """The arguments, each of the type that is asked; two of one type variable must be of one type."""
    shared = next((t for h, t in zip(hints, terms, strict=True) if isinstance(h, TypeVar) and t.literal is None), None)
    if shared is None and any(isinstance(hint, TypeVar) for hint in hints):
        problems.append(node.error("compares no field of a claim"))
        return None
    settled: list[Term] = []
    for hint, term in zip(hints, terms, strict=True):
        wanted = shared.type if isinstance(hint, TypeVar) and shared else hint
        choices = shared.choices if isinstance(hint, TypeVar) and shared else terms[0].choices
        fitted = _fitted(wanted, term, problems, choices)
        if fitted is None:
            if term.literal is None:
                problems.append(node.error(f"'{term.text}' is {spoken(term.type)}, expected {spoken(wanted)}"))
            return None
        settled.append(fitted)
    return settled


def _fitted(hint: Any, term: Term, problems: Problems, choices: tuple[str, ...] = ()) -> Term | None:
    """The term as a value of the type, or nothing."""
    if term.literal is not None:
        return _literal(hint, term, term.literal, problems, choices)
    if hint is object or hint == term.type or (term.type is TRUTH and _result(hint) is TRUTH):
        return term
    if term.many and get_origin(hint) is tuple and get_args(hint)[0] is term.type:
        return evolve(term, type=hint, many=False)
    if hint is When and term.type is Moment:
        return evolve(term, type=When, read=partial(_as_when, term.read))
    if hint is Moment and term.type is When:
        return evolve(term, type=Moment, read=partial(_as_moment, term.read))
    texts = hint is str and getattr(term.type, "__supertype__", None) is str
    return term if texts else None


def _as_when(read: Read, binding: Binding, world: World) -> When | None:
    value = read(binding, world)
    return None if value is None else When(value)


def _as_moment(read: Read, binding: Binding, world: World) -> Moment | None:
    value = read(binding, world)
    return None if value is None else value.moment


def _literal(hint: Any, term: Term, node: Node, problems: Problems, choices: tuple[str, ...]) -> Term | None:
    """A word read as what it is set beside."""
    text = str(node.value)
    try:
        value = literal(hint, text, choices)
    except ValueError as error:
        problems.append(node.error(str(error)))
        return None
    return Term(term.text, hint, _constant(value))


def _term(verb: str, terms: tuple[Term, ...], hints: tuple[Any, ...]) -> Term:
    """The call of a verb as a value."""
    _, result, worldly = signature(verb)
    texts = [term.text for term in terms]
    text = f"{verb}: " + (texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]")
    paths = tuple(path for term in terms if not term.parts for path in term.paths)
    parts = tuple(part for term in terms for part in term.parts)
    lenient = tuple(hint is object or _result(hint) is TRUTH for hint in hints)
    read = _reader(VERBS[verb], tuple(term.read for term in terms), lenient, worldly)
    if any(term.many for term in terms):
        read = _each_reader(VERBS[verb], terms, worldly)
    whole = any(term.whole and not term.parts for term in terms)
    return Term(f"{{{text}}}" if result is not TRUTH else text, result, read, paths, parts=parts, whole=whole)


def _reader(verb: Callable[..., Any], reads: tuple[Read, ...], lenient: tuple[bool, ...], worldly: bool) -> Read:
    """A verb over its arguments: not known where one that it needs is missing."""
    if len(reads) == 2 and not any(lenient) and not worldly:
        return partial(_read_two, verb, *reads)

    def read(binding: Binding, world: World) -> Any:
        values = []
        for each, missing_too in zip(reads, lenient, strict=True):
            value = each(binding, world)
            if value is None and not missing_too:
                return None
            values.append(value)
        return verb(*values, world) if worldly else verb(*values)

    return read


def _read_two(verb: Callable[..., Any], first: Read, second: Read, binding: Binding, world: World) -> Any:
    a = first(binding, world)
    if a is None:
        return None
    b = second(binding, world)
    return None if b is None else verb(a, b)


def _each_reader(verb: Callable[..., Any], terms: tuple[Term, ...], worldly: bool) -> Read:
    """A verb over a group: it holds if it holds for each; not known where a field of one is missing."""

    def read(binding: Binding, world: World) -> Truth:
        columns = [term.read(binding, world) for term in terms]
        size = max(len(column) for column, term in zip(columns, terms, strict=True) if term.many)
        rows = zip(*[c if t.many else (c,) * size for c, t in zip(columns, terms, strict=True)], strict=True)
        tail = (world,) if worldly else ()
        return every(None if None in row else verb(*row, *tail) for row in rows)

    return read
