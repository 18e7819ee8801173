"""The examples of the checks, run: they are their tests, and what no example notices is not tested.

Right of comparison, since an example is a comparison; `read` turns an example's texts into claims and is handed in by
the caller, so that this module need not know extraction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.comparison import Comparison, compare
from claimcheck.errors import Place
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check, read_check
from claimcheck.rulebook.example import Example
from claimcheck.rulebook.files import Node

Read: TypeAlias = Callable[[Article, Rulebook], tuple[AnyClaim, ...]]
Verdict: TypeAlias = Literal["passed", "failed", "known failure", "passes now", "not run"]
GOOD: frozenset[Verdict] = frozenset({"passed", "known failure"})


@frozen
class Result:
    """What became of an example. Only `passed` and `known failure` are good: an example is never skipped in silence."""

    check: str
    place: Place
    fires: bool
    verdict: Verdict
    reason: str = ""

    @property
    def good(self) -> bool:
        return self.verdict in GOOD


@frozen
class Untested:
    """A condition that can be dropped without any example noticing."""

    check: str
    place: Place
    condition: str = field(eq=False)


def run_examples(book: Rulebook, checks: Iterable[Check] | None = None, read: Read | None = None) -> tuple[Result, ...]:
    """The examples of these checks, or of all. Without `read` those of texts are reported as not run."""
    chosen = book.checks if checks is None else tuple(checks)
    return tuple(run(each, check, book, read) for check in chosen for each in check.examples)


def run(example: Example, check: Check, book: Rulebook, read: Read | None) -> Result:
    """One example of a check."""
    place = example.node.place
    if example.articles and read is None:
        return Result(check.id, place, example.fires, "not run", "its texts cannot be read: no extraction")
    fault = _fault(example, check, _compared(example, check, book, read))
    if example.todo:
        verdict: Verdict = "known failure" if fault else "passes now"
        return Result(check.id, place, example.fires, verdict, fault or "remove its 'todo'")
    return Result(check.id, place, example.fires, "failed" if fault else "passed", fault)


def _compared(example: Example, check: Check, book: Rulebook, read: Read | None) -> Comparison:
    """What this check alone says of the example."""
    claims = example.claims
    if read is not None:
        claims += tuple(claim for article in example.articles for claim in read(article, book))
    return compare(claims, book, [check])


def _fault(example: Example, check: Check, seen: Comparison) -> str:
    """What is not as the example says, or nothing."""
    fired = seen.discrepancies
    if bool(fired) is not example.fires:
        return "did not fire" if example.fires else f"fired: {fired[0].message['en']}"
    if example.severity and fired[0].severity != example.severity:
        return f"is of severity {fired[0].severity}, expected {example.severity}"
    if example.excused and example.excused not in {each.exception for each in seen.excused}:
        return f"was not excused by '{example.excused}'"
    if example.undecided and example.undecided not in {each.field for each in seen.undecided}:
        return f"is not undecided for want of {example.undecided}"
    return ""


def uncovered(book: Rulebook, check: Check, read: Read | None = None) -> Iterator[Untested]:
    """The conditions of a check that no example misses when they are dropped, one at a time."""
    before = _picture(check, book, read)
    for label, place, node in without(check.node):
        mutant = read_check(node, [])
        if mutant is not None and _picture(evolve(mutant, examples=check.examples), book, read) == before:
            yield Untested(check.id, place, label)


def _picture(check: Check, book: Rulebook, read: Read | None) -> tuple[object, ...]:
    seen = [_compared(each, check, book, read) for each in check.examples if read is not None or not each.articles]
    return tuple((tuple(d.severity for d in each.discrepancies), len(each.excused), each.undecided) for each in seen)


def without(node: Node) -> Iterator[tuple[str, Place, Node]]:
    """The check once without each condition of `match`, `when`, `unless`: what, where, and the check that is left."""
    for key in ("match", "when", "unless"):
        body = (node.mapping or {}).get(key)
        for label, place, rest in _dropped(body, key) if body else ():
            yield label, place, _with(node, key, rest)


_KEPT = frozenset({"bind", "many", "kind"})  # not conditions: without them nothing is left to ask


def _dropped(node: Node, label: str) -> Iterator[tuple[str, Place, Node]]:
    if node.mapping is not None:
        for key, each in node.mapping.items():
            if key in _KEPT:
                continue
            if len(node.mapping) > 1 or label in ("match", "unless", "match.each"):
                yield f"{label}.{key}", node.keys[key], _less(node, key)
            for inner, place, rest in _dropped(each, f"{label}.{key}"):
                yield inner, place, _with(node, key, rest)
    elif node.items is not None and _conditions(label, node.items):
        for i, each in enumerate(node.items):
            head, tail = node.items[:i], node.items[i + 1 :]
            if head or tail:
                yield f"{label}[{i + 1}]", each.place, evolve(node, value=(*head, *tail))
            for inner, place, changed in _dropped(each, f"{label}[{i + 1}]"):
                yield inner, place, evolve(node, value=(*head, changed, *tail))


def _conditions(label: str, items: tuple[Node, ...]) -> bool:
    """Whether a list is one of conditions or of fields that are asked for, not one of arguments or of words."""
    last = label.rpartition(".")[2]
    return last in ("all", "any", "same", "same_if_known")


def _less(node: Node, key: str) -> Node:
    return evolve(node, value={name: each for name, each in (node.mapping or {}).items() if name != key})


def _with(node: Node, key: str, value: Node) -> Node:
    return evolve(node, value={**(node.mapping or {}), key: value})
