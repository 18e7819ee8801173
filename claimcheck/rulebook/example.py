"""The examples of a check: claims in shorthand, or texts, and what becomes of them.

`{count: killed, value: ">=30", article: a}` · `{date: sinking, on: 2025-03-10, weekday: Tuesday}` ·
`{statement: pledge, action: use-force, polarity: negative, actor: the minister}`: the first key is the kind, the others
are the claim's own fields. What is not said is the most ordinary: asserted, in the body, article "a" of source "a".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from claimcheck.errors import did_you_mean
from claimcheck.model.claim import WEEKDAYS, AnyClaim, Article, CountClaim, DateClaim, StatementClaim
from claimcheck.model.discrepancy import Severity
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.schema import Problems
from claimcheck.rulebook.shorthand import moment, quantity, time

STORY = "example"


@frozen(kw_only=True)
class TextFile:
    """An article of an example."""

    text: str
    language: str
    source: str | None = None
    published: str | None = None
    story: str | None = STORY
    id: str | None = None


@frozen(kw_only=True)
class ExampleFile:
    """An example as it is written: either claims or texts."""

    claims: tuple[Node, ...] = ()
    texts: tuple[TextFile, ...] = ()
    why: str | None = field(default=None, metadata={"help": "what the example shows"})
    severity: Severity | None = None
    excused: str | None = field(default=None, metadata={"help": "the exception that must keep it silent"})
    undecided: str | None = field(default=None, metadata={"help": "the field that would decide"})
    todo: bool = field(default=False, metadata={"help": "a known failure: fatal once it passes"})
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen
class Example:
    """An example: claims, or articles that claims must first be read from."""

    fires: bool
    claims: tuple[AnyClaim, ...]
    articles: tuple[Article, ...]
    severity: Severity | None
    excused: str | None
    undecided: str | None
    todo: bool
    why: str
    node: Node = field(eq=False, repr=False)


def example(file: ExampleFile, fires: bool, problems: Problems) -> Example | None:
    """The example that a file's entry writes, or nothing: then `problems` says why."""
    if bool(file.claims) == bool(file.texts):
        problems.append(file.node.error("an example holds either claims or texts"))
        return None
    if file.severity and not fires:
        problems.append(file.node.error("an example that is silent has no severity"))
        return None
    before = len(problems)
    claims = tuple(claim(node, number, problems) for number, node in enumerate(file.claims))
    articles = tuple(_article(text, number, file.node, problems) for number, text in enumerate(file.texts))
    if len(problems) > before:
        return None
    return Example(
        fires,
        tuple(each for each in claims if each),
        tuple(each for each in articles if each),
        file.severity,
        file.excused,
        file.undecided,
        file.todo,
        file.why or "",
        file.node,
    )


def _article(file: TextFile, number: int, node: Node, problems: Problems) -> Article | None:
    try:
        published = time(file.published) if file.published else None
    except ValueError as error:
        problems.append(node.error(f"published {error}"))
        return None
    name = file.id or f"text-{number + 1}"
    return Article(
        id=name,
        text=file.text,
        language=file.language,
        published=published,
        source=file.source or name,
        story=file.story,
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


_KINDS: Mapping[str, tuple[type[Any], str]] = {
    "count": (CountClaim, "measure"),
    "date": (DateClaim, "topic"),
    "statement": (StatementClaim, "act"),
}
_COMMON = (
    *("id", "article", "source", "story", "language", "stance", "speaker", "event", "event_key", "role", "quote"),
    *("place", "place_key", "as_of", "published", "speaker_keys", "flags"),
)
_OWN: Mapping[str, tuple[str, ...]] = {
    "count": ("value", "population", "tally", "part_of", "list", "period"),
    "date": ("on", "weekday", "precision", "tense"),
    "statement": ("action", "polarity", "actor", "actor_keys", "target", "condition", "until"),
}
SHORTHAND: Mapping[str, tuple[str, ...]] = {kind: (kind, *own, *_COMMON) for kind, own in _OWN.items()}
_READERS: Mapping[str, Callable[[str], Any]] = {
    "value": quantity,
    "as_of": moment,
    "on": moment,
    "published": time,
    "speaker_keys": _words,
    "actor_keys": _words,
    "flags": _words,
    "weekday": WEEKDAYS.index,
}


def claim(node: Node, number: int, problems: Problems) -> AnyClaim | None:
    """The claim that a shorthand writes; `number` tells apart those that have no id of their own."""
    mapping = node.mapping or {}
    kind = next((name for name in _KINDS if name in mapping), None)
    if kind is None:
        problems.append(node.error(f"is {node.kind}, expected a claim with count:, date: or statement:"))
        return None
    given = _given(kind, node, mapping, problems)
    if given is None:
        return None
    cls, name = _KINDS[kind]
    given[name] = given.pop(kind)
    if kind == "date":
        given["date"] = given.pop("on", None)
    return _made(cls, _defaults(number) | given, node, problems)


def _defaults(number: int) -> dict[str, Any]:
    return {"id": f"claim-{number + 1}", "article": "a", "story": STORY, "span": Span(20 * number, 20 * number + 10)}


def _made(cls: type[Any], given: dict[str, Any], node: Node, problems: Problems) -> AnyClaim | None:
    given.setdefault("source", given["article"])
    given.setdefault("quote", ", ".join(f"{k}: {v.scalar}" for k, v in (node.mapping or {}).items()))
    if cls is CountClaim and not isinstance(given.get("value"), Quantity):
        problems.append(node.error("'value' is missing"))
        return None
    if cls is StatementClaim and "action" not in given:
        problems.append(node.error("'action' is missing"))
        return None
    return cls(**given)  # type: ignore[no-any-return]


def _given(kind: str, node: Node, mapping: Mapping[str, Node], problems: Problems) -> dict[str, Any] | None:
    known = SHORTHAND[kind]
    before = len(problems)
    values: dict[str, Any] = {}
    for key, each in mapping.items():
        if key not in known:
            problems.append(node.key_error(key, f"'{key}' is not known here{did_you_mean(key, known)}"))
        elif each.scalar is None:
            problems.append(each.error(f"is {each.kind}, expected a text"))
        else:
            _read(key, each, values, problems)
    return None if len(problems) > before else values


def _read(key: str, node: Node, values: dict[str, Any], problems: Problems) -> None:
    try:
        values[key] = _READERS.get(key, str)(node.scalar or "")
    except ValueError as error:
        problems.append(node.error(str(error)))


def examples(
    fires: tuple[ExampleFile, ...], silent: tuple[ExampleFile, ...], problems: Problems
) -> tuple[Example, ...]:
    """All examples of a check, those that must fire first."""
    both = [(file, True) for file in fires] + [(file, False) for file in silent]
    return tuple(made for file, firing in both if (made := example(file, firing, problems)))
