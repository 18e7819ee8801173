"""The lines of a gold file: a claim or a finding that is expected, in few words.

`{count: killed 16 police, quote: "16 police officers were killed"}` · `{date: 2022-01-10, weekday: Monday, quote: "…"}` ·
`{statement: pledge use-force negative, actor: the minister, quote: "…"}`. The first key is the kind, in the shorthand of
a language's examples; what else is stated is compared, what is not stated is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.errors import did_you_mean
from claimcheck.model.claim import STANCES, WEEKDAYS, AnyClaim, CountClaim, DateClaim, Role, Stance, StatementClaim
from claimcheck.model.discrepancy import Severity
from claimcheck.model.span import Span
from claimcheck.readings import count_said, date_said, statement_said
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.schema import Problems
from claimcheck.rulebook.shorthand import moment, quantity

Kind: TypeAlias = Literal["count", "date", "statement"]
Weekday: TypeAlias = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
Core: TypeAlias = tuple[object, ...]

KINDS: tuple[Kind, ...] = ("count", "date", "statement")
MARKS = frozenset({*STANCES, "new"}) - {"asserted"}
UNKNOWN = "unknown"  # a date of which nothing is known
POLARITIES = ("positive", "negative")
COMMON = ("role", "place", "speaker", "event")
DETAILS: Mapping[Kind, tuple[str, ...]] = {
    "count": (*COMMON, "list", "period"),
    "date": (*COMMON, "topic", "weekday", "precision", "tense", "stance"),
    "statement": (*COMMON, "actor", "target", "condition", "until", "stance"),
}


@frozen(kw_only=True)
class ClaimEntry:
    """A claim that must be read. Of the keys below `nth` only what belongs to the kind may be stated, `null` for nothing."""

    count: str | None = field(default=None, metadata={"help": "measure, figure, who and marks: killed >=16 police new"})
    date: str | None = field(
        default=None, metadata={"help": "2022-01-10, 2022-01-10..2022-01-12, readings by |, unknown"}
    )
    statement: str | None = field(default=None, metadata={"help": "act, action, polarity: pledge use-force negative"})
    quote: str = field(metadata={"help": "the words of the article, as they stand there, in quotation marks"})
    nth: int = field(default=1, metadata={"help": "which of the places with these words is meant; 1 is the first"})
    role: Role | None = None
    place: str | None = None
    speaker: str | None = field(default=None, metadata={"help": "who says so, as written"})
    event: Literal["main", "other"] | None = None
    list: Literal["open", "closed"] | None = None
    period: str | None = None
    topic: str | None = field(default=None, metadata={"help": "what happened on the day"})
    weekday: Weekday | None = None
    precision: Literal["day", "month", "year", "range"] | None = None
    tense: Literal["past", "future"] | None = None
    stance: Stance | None = field(default=None, metadata={"help": "of a count it is written as a mark"})
    actor: str | None = None
    target: str | None = None
    condition: str | None = None
    until: str | None = None
    todo: bool = field(
        default=False, metadata={"help": "a known failure: it may differ, and is told of once it does not"}
    )
    why: str | None = field(default=None, metadata={"help": "a note for who reads the file"})
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen(kw_only=True)
class FindingEntry:
    """A finding of the article by itself; each quote lies within, or over, one of its claims."""

    check: str
    severity: Severity | None = None
    quotes: tuple[str, ...] = ()
    why: str | None = None
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen(kw_only=True)
class Expectation:
    """A claim that is expected: its shorthand as written and as a value, its place, and the details that are stated."""

    kind: Kind
    written: str
    core: Core
    who: str | None
    quote: str
    nth: int
    details: Mapping[str, str | None] = field(hash=False)
    todo: bool = False
    node: Node = field(eq=False, repr=False)

    def span(self, text: str) -> Span | None:
        """Where its words stand in the article, if they do."""
        return next(islice(places(text, self.quote), self.nth - 1, None), None)

    def agrees(self, claim: AnyClaim) -> bool:
        """Whether the claim says what is written; who is counted is compared where it is written."""
        core, who = core_of(claim)
        return self.core == core and self.who in (None, who)

    def details_off(self, claim: AnyClaim) -> tuple[str, ...]:
        """The stated details that the claim does not have so."""
        return tuple(name for name, value in self.details.items() if detail(claim, name) != value)


def places(text: str, quote: str) -> Iterator[Span]:
    """Everywhere in a text that these words stand."""
    start = text.find(quote)
    while start >= 0:
        yield Span(start, start + len(quote))
        start = text.find(quote, start + 1)


def detail(claim: AnyClaim, name: str) -> str | None:
    """A field of a claim as a gold file writes it."""
    value = getattr(claim, name)
    if name == "weekday":
        return None if value is None else WEEKDAYS[value]
    return None if value is None else str(value)


def said(claim: AnyClaim, who: bool = True) -> str:
    """A claim in shorthand, of a count who is counted only if that is asked for."""
    if isinstance(claim, CountClaim):
        return count_said(claim) if who else " ".join(count_said(evolve(claim, population="")).split())
    return date_said(claim) if isinstance(claim, DateClaim) else statement_said(claim)


def core_of(claim: AnyClaim) -> tuple[Core, str | None]:
    """What a claim says as a value that can be compared, and who is counted."""
    match claim:
        case CountClaim(measure=measure, value=value, population=who):
            marks = {str(claim.tally), claim.stance} & MARKS
            return (measure, value, frozenset(marks)), who
        case DateClaim(date=found):
            return (frozenset(found.readings) if found else UNKNOWN,), None
        case StatementClaim():
            return (claim.act, claim.action, claim.polarity), None


def expectation(entry: ClaimEntry, measures: Sequence[str], problems: Problems) -> Expectation | None:
    """The expectation that an entry writes, or nothing: then `problems` says why."""
    node = entry.node
    before = len(problems)
    kinds = [kind for kind in KINDS if getattr(entry, kind) is not None]
    if len(kinds) != 1:
        problems.append(node.error("expected exactly one of count:, date: and statement:"))
        return None
    kind = kinds[0]
    _refuse_foreign(kind, node, problems)
    _require_place(entry, problems)
    written = str(getattr(entry, kind))
    try:
        core, who = _core(kind, written, measures)
    except ValueError as error:
        problems.append((node.mapping or {})[kind].error(str(error)))
    if len(problems) > before:
        return None
    details = {name: getattr(entry, name) for name in DETAILS[kind] if name in (node.mapping or {})}
    return Expectation(
        kind=kind,
        written=written,
        core=core,
        who=who,
        quote=entry.quote,
        nth=entry.nth,
        details=details,
        todo=entry.todo,
        node=node,
    )


def _refuse_foreign(kind: Kind, node: Node, problems: Problems) -> None:
    known = (kind, "quote", "nth", "todo", "why", *DETAILS[kind])
    for key in node.mapping or {}:
        if key not in known:
            problems.append(node.key_error(key, f"a {kind} has no '{key}': it has {', '.join(known)}"))


def _require_place(entry: ClaimEntry, problems: Problems) -> None:
    keys = entry.node.mapping or {}
    if not keys["quote"].quoted:
        problems.append(keys["quote"].error("a quote stands in quotation marks, since ' #' would cut it silently"))
    elif not entry.quote:
        problems.append(keys["quote"].error("is empty, expected words of the article"))
    if entry.nth < 1:
        problems.append(keys["nth"].error("is below 1: the first place is 1"))


def _core(kind: Kind, written: str, measures: Sequence[str]) -> tuple[Core, str | None]:
    if kind == "count":
        return _count(written, measures)
    return (_date(written) if kind == "date" else _statement(written)), None


def _count(written: str, measures: Sequence[str]) -> tuple[Core, str | None]:
    measure, _, rest = written.partition(" ")
    figure, *words = rest.split() or [""]
    if measure not in measures:
        raise ValueError(f"'{measure}' is no measure{did_you_mean(measure, measures)}: expected as in killed 16 police")
    who = " ".join(word for word in words if word not in MARKS)
    return (measure, quantity(figure), frozenset(word for word in words if word in MARKS)), who or None


def _date(written: str) -> Core:
    return (UNKNOWN if written == UNKNOWN else frozenset(moment(written).readings),)


def _statement(written: str) -> Core:
    words = tuple(written.split())
    if len(words) != 3 or words[2] not in POLARITIES:
        near = did_you_mean(words[-1], POLARITIES) if words else ""
        raise ValueError(f"is '{written}', expected an act, an action and positive or negative{near}")
    return words
