"""`match`: which claims may be set against each other. It is a join, so it says what can be looked up, not computed.

`bind` names one claim, or two, of which one may be a group (`many`). `each` and the names' own keys filter; `same` is
an index; `same_if_known`, `within`, `order` and `part_of` are asked of what the index brings together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from attrs import field, frozen

from claimcheck.errors import Place, RuleError, did_you_mean
from claimcheck.rulebook.fields import FIELDS, KIND, Field, World, fields_of
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.grammar import Bound, Scene, bound
from claimcheck.rulebook.schema import Problems, entries, structure
from claimcheck.rulebook.shorthand import duration


@frozen(kw_only=True)
class MatchFile:
    """`match` as it is written, without the bound names' own filters."""

    bind: tuple[str, ...] = field(metadata={"help": "the names of the claims: one alone, or two"})
    many: str | None = field(default=None, metadata={"help": "which of the two is a group"})
    each: Mapping[str, Node] = field(factory=dict, metadata={"help": "filters of all: {kind: count, stance: asserted}"})
    same: tuple[str, ...] = field(default=(), metadata={"help": "fields that both have, and equal"})
    same_if_known: tuple[str, ...] = field(default=(), metadata={"help": "fields that are not known to differ"})
    within: Mapping[str, Node] = field(factory=dict, metadata={"help": "{as_of: 12h, except: {course: fixed}}"})
    order: tuple[str, ...] = field(default=(), metadata={"help": "the first is certainly as of before the second"})
    part_of: tuple[str, ...] = field(default=(), metadata={"help": "the first is about a part of the second"})


NAMES = frozenset(entry.key for entry in entries(MatchFile))  # what no claim may be bound to


@frozen
class Filter:
    """A field that must be one of some words, or must not be."""

    field: Field
    values: frozenset[str]
    wanted: bool
    place: Place

    @property
    def key(self) -> tuple[str, frozenset[str], bool]:
        """What it asks, wherever it stands."""
        return self.field.name, self.values, self.wanted

    @property
    def text(self) -> str:
        words = ", ".join(sorted(self.values))
        return f"{self.field.name}: {words}" if self.wanted else f"{self.field.name}: not {words}"

    def passes(self, claim: object, world: World) -> bool:
        return (self.field.read(claim, world) in self.values) is self.wanted


@frozen
class Window:
    """How far apart the claims' times may be; `exempt` claims may be as far apart as they like."""

    span: timedelta
    exempt: tuple[Filter, ...] = ()


@frozen
class Match:
    """`match`, checked. `filters` are of each bound name in turn. `symmetric`: the two names may be exchanged, and each
    pair is looked at once.
    """

    bind: tuple[str, ...]
    kinds: tuple[str | None, ...]
    filters: tuple[tuple[Filter, ...], ...]
    many: int | None = None
    same: tuple[Field, ...] = ()
    same_if_known: tuple[Field, ...] = ()
    within: Window | None = None
    order: tuple[int, int] | None = None
    part_of: tuple[int, int] | None = None
    symmetric: bool = False

    @property
    def narrowness(self) -> int:
        """How much it asks: of two checks that find the same claims, the narrower speaks."""
        filters = sum(len(each) for each in self.filters)
        more = sum(each is not None for each in (self.within, self.order, self.part_of, self.many))
        return filters + len(self.same) + len(self.same_if_known) + more

    def scene(self, params: Mapping[str, object]) -> Scene:
        """What the conditions may speak of."""
        names = enumerate(zip(self.bind, self.kinds, strict=True))
        return Scene({name: Bound(i, kind, i == self.many) for i, (name, kind) in names}, params)


def match(node: Node, params: Mapping[str, object], problems: Problems) -> Match | None:
    """The match that a node writes, or nothing: then `problems` says why."""
    before = len(problems)
    own, rest = _split(node)
    file = structure(rest, MatchFile, problems)
    if file is None or not _bound_well(node, file, problems):
        return None
    filters = tuple(_filters({**file.each, **_mapping(own.get(name))}, params, problems) for name in file.bind)
    kinds = tuple(_kind(each) for each in filters)
    _check_kinds(filters, problems)
    names = {name: Bound(i, kind) for i, (name, kind) in enumerate(zip(file.bind, kinds, strict=True))}
    result = Match(
        bind=file.bind,
        kinds=kinds,
        filters=filters,
        many=file.bind.index(file.many) if file.many else None,
        same=_fields(node, "same", file.same, kinds, problems),
        same_if_known=_fields(node, "same_if_known", file.same_if_known, kinds, problems),
        within=_window(file.within, node, params, problems),
        order=_two(node, "order", file.order, names, problems),
        part_of=_two(node, "part_of", file.part_of, names, problems),
        symmetric=_symmetric(file, filters),
    )
    return None if len(problems) > before else result


def _symmetric(file: MatchFile, filters: tuple[tuple[Filter, ...], ...]) -> bool:
    asked = [{each.key for each in own} for own in filters]
    return len(asked) == 2 and asked[0] == asked[1] and not (file.many or file.order or file.part_of)


def _split(node: Node) -> tuple[Mapping[str, Node], Node]:
    """The bound names' own filters, and the rest of the node."""
    mapping = node.mapping or {}
    bind = mapping.get("bind")
    names = {each.scalar for each in (bind.items or (bind,))} if bind else set()
    own = {key: each for key, each in mapping.items() if key in names and key not in NAMES}
    rest = {key: each for key, each in mapping.items() if key not in own}
    return own, Node(node.place, rest if node.mapping is not None else node.value, node.source, node.keys)


def _mapping(node: Node | None) -> Mapping[str, Node]:
    return (node.mapping or {}) if node else {}


def _bound_well(node: Node, file: MatchFile, problems: Problems) -> bool:
    body = (node.mapping or {})["bind"]
    if not 1 <= len(file.bind) <= 2 or len(set(file.bind)) < len(file.bind):
        problems.append(body.error("binds one name, or two that differ"))
        return False
    if strange := [name for name in file.bind if name in NAMES or not name.isidentifier()]:
        problems.append(body.word_error(strange[0], f"'{strange[0]}' cannot be a name"))
        return False
    if file.many is not None and (file.many not in file.bind or len(file.bind) < 2):
        hint = did_you_mean(file.many, file.bind)
        problems.append((node.mapping or {})["many"].error(f"'{file.many}' is not one of two bound names{hint}"))
        return False
    return True


def _filters(wanted: Mapping[str, Node], params: Mapping[str, object], problems: Problems) -> tuple[Filter, ...]:
    """The filters, that of the kind first: only claims of it have the fields that the others ask."""
    names = sorted(wanted, key=lambda name: name != "kind")
    return tuple(each for name in names if (each := _filter(name, wanted[name], params, problems)))


def _filter(name: str, body: Node, params: Mapping[str, object], problems: Problems) -> Filter | None:
    source = KIND if name == KIND.name else FIELDS.get(name)
    if source is None:
        problems.append(body.error(f"'{name}' is not a field of any claim{did_you_mean(name, FIELDS)}"))
        return None
    return _filter_of(source, body, params, problems)


def _filter_of(source: Field, body: Node, params: Mapping[str, object], problems: Problems) -> Filter | None:
    """`stance: asserted`, `role: [headline, body]`, `role: {not: related}`, `topic: $once`."""
    refused = set(body.mapping or ()) == {"not"}
    inner = body.mapping["not"] if refused and body.mapping else body
    words = frozenset(_words(inner, params, source, problems))
    return Filter(source, words, not refused, body.place) if words else None


def _words(node: Node, params: Mapping[str, object], source: Field, problems: Problems) -> Iterator[str]:
    for each in node.items or (node,):
        text = each.scalar
        if text is None:
            problems.append(each.error(f"is {each.kind}, expected a word, a list of words or {{not: …}}"))
        elif text.startswith("$"):
            yield from _of_params(each, text[1:], params, problems)
        elif source.choices and text not in source.choices:
            hint = did_you_mean(text, source.choices)
            problems.append(each.error(f"is '{text}', expected one of {', '.join(source.choices)}{hint}"))
        else:
            yield text


def _of_params(node: Node, name: str, params: Mapping[str, object], problems: Problems) -> tuple[str, ...]:
    value = params.get(name)
    if isinstance(value, str | tuple):
        return (value,) if isinstance(value, str) else value
    problems.append(node.error(f"'{name}' is not among the params as words{did_you_mean(name, params)}"))
    return ()


def _kind(filters: tuple[Filter, ...]) -> str | None:
    kinds = next((each.values for each in filters if each.field.name == "kind" and each.wanted), frozenset())
    return next(iter(kinds)) if len(kinds) == 1 else None


def _check_kinds(filters: tuple[tuple[Filter, ...], ...], problems: Problems) -> None:
    """A filter on a field that such claims do not have would silently match nothing."""
    for own in filters:
        known = fields_of(_kind(own))
        for each in own:
            if each.field.name not in known and each.field.name != "kind":
                problem = f"'{each.field.name}' is not a field of the claims that 'kind' asks for"
                problems.append(RuleError(problem, each.place))


def _fields(
    node: Node, key: str, names: tuple[str, ...], kinds: tuple[str | None, ...], problems: Problems
) -> tuple[Field, ...]:
    known = {name for name in fields_of(kinds[0]) if all(name in fields_of(kind) for kind in kinds)}
    for name in names:
        if name not in known:
            body = (node.mapping or {})[key]
            problems.append(
                body.word_error(name, f"'{name}' is not a field of these claims{did_you_mean(name, known)}")
            )
    return tuple(FIELDS[name] for name in names if name in known)


def _two(
    node: Node, key: str, names: tuple[str, ...], scene: Mapping[str, Bound], problems: Problems
) -> tuple[int, int] | None:
    if not names:
        return None
    body = (node.mapping or {})[key]
    found = [bound(body, name, Scene(scene), problems) for name in names]
    if len(found) != 2 or found[0] == found[1]:
        problems.append(body.error("takes the two bound names"))
        return None
    return (found[0].index, found[1].index) if found[0] and found[1] else None


def _window(wanted: Mapping[str, Node], node: Node, params: Mapping[str, object], problems: Problems) -> Window | None:
    if not wanted:
        return None
    body = (node.mapping or {})["within"]
    if "as_of" not in wanted or set(wanted) - {"as_of", "except"}:
        problems.append(body.error("takes as_of (a duration) and, if need be, except (filters)"))
        return None
    span = _span(wanted["as_of"], params, problems)
    exempt = _filters(_mapping(wanted.get("except")), params, problems)
    return None if span is None else Window(span, exempt)


def _span(node: Node, params: Mapping[str, object], problems: Problems) -> timedelta | None:
    text = node.scalar or ""
    value = params.get(text[1:]) if text.startswith("$") else None
    if isinstance(value, timedelta):
        return value
    try:
        return duration(text)
    except ValueError as error:
        problems.append(node.error(str(error)))
        return None
