"""Where the rules lie, and YAML read as strings with places: the only module that knows YAML.

YAML's own loaders guess types (`no` is false, `12:30` is 750, `2024-02-31` a crash), keep the last of two equal keys
and expand aliases without a limit. So only the parser's *events* are used here: every scalar stays the string that
was written, what it is says `schema`, and whatever a rule has no use for (aliases, tags, second documents) is refused
with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import yaml
from attrs import field, frozen

from claimcheck.errors import Place, RuleError, RuleErrors, caret

LARGEST = 1_000_000  # bytes
MOST = 50_000  # nodes
DEEPEST = 32
LONGEST_EXCERPT = 160  # a longer line is cut around the place
LONGEST_VALUE = 60  # of what a message quotes

PARSER: type[yaml.CLoader | yaml.Loader] = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
QUOTED_KEYS = frozenset({"pattern", "patterns"})

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML 1.1 counts as an end of line
_REFUSED = re.compile("[^\r\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = {"\t": 'a tab: indent with spaces, and write one that is meant as "\\t"', "\0": "a NUL character"}


class Mark(Protocol):
    """Line and column from 0, as both of PyYAML's parsers give them."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@frozen
class Source:
    """A file's name and lines: what an error shows."""

    path: str
    lines: tuple[str, ...] = field(repr=False)

    def error(self, place: Place, message: str, width: int = 1) -> RuleError:
        """An error with the line that it is about, and carets below."""
        if not 1 <= place.line <= len(self.lines):
            return RuleError(message, place)
        return RuleError(message, place, _excerpt(self.lines[place.line - 1], place, width))


@frozen
class Node:
    """A value as it was written: a scalar's text, a list of nodes or a mapping of them, and where it stands.

    `keys` are the places of a mapping's keys; `quoted` says that a scalar was in quotes or a block.
    """

    place: Place
    value: str | tuple[Node, ...] | Mapping[str, Node]
    source: Source = field(repr=False, eq=False)
    keys: Mapping[str, Place] = field(factory=dict, repr=False, eq=False)
    quoted: bool = False

    @property
    def kind(self) -> str:
        """What it is, in words."""
        if isinstance(self.value, str):
            return f"'{_short(self.value)}'" if self.value or self.quoted else "nothing"
        return "a list" if isinstance(self.value, tuple) else "a mapping"

    @property
    def scalar(self) -> str | None:
        return self.value if isinstance(self.value, str) else None

    @property
    def items(self) -> tuple[Node, ...] | None:
        return self.value if isinstance(self.value, tuple) else None

    @property
    def mapping(self) -> Mapping[str, Node] | None:
        return None if isinstance(self.value, str | tuple) else self.value

    def error(self, message: str) -> RuleError:
        """An error about this value."""
        width = len(self.value) + 2 * self.quoted if isinstance(self.value, str) else 1
        return self.source.error(self.place, message, width)

    def key_node(self, key: str) -> Node:
        """A key of this mapping as a value of its own."""
        return Node(self.keys[key], key, self.source)

    def key_error(self, key: str, message: str) -> RuleError:
        """An error about a key of this mapping."""
        return self.source.error(self.keys[key], message, len(key))

    def word_error(self, word: str, message: str) -> RuleError:
        """An error about one word of this scalar, as far as the word can be found on the line."""
        line = self.source.lines[self.place.line - 1]
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(line, self.place.column - 1)
        if whole is None:
            return self.error(message)
        return self.source.error(Place(self.place.path, self.place.line, whole.start() + 1), message, len(word))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def rules_root() -> Path:
    """The folder of the shipped rules: within an installed wheel, else beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent / "rules"


def shown(path: Path) -> str:
    """A path as messages name it: a shipped file by `rules/…`, wherever it is installed; any other as it was given.

    >>> shown(rules_root() / "checks" / "toll-falls.yaml")
    'rules/checks/toll-falls.yaml'
    """
    root = rules_root()
    return "/".join(("rules", *path.relative_to(root).parts)) if path.is_relative_to(root) else str(path)


def is_blank(path: Path) -> bool:
    """Whether nothing stands in a file. Of one that cannot be read `read` tells."""
    try:
        return not path.read_bytes().strip()
    except OSError:
        return False


def read(path: Path) -> Node:
    """A file of rules as a node. Raises `RuleErrors` where it cannot be read, too."""
    name = shown(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RuleErrors([RuleError(f"cannot be read: {error.strerror or error}", Place(name))]) from error
    if len(data) > LARGEST:
        raise RuleErrors([_too_large(name)])
    try:
        return parse(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RuleErrors([RuleError("is not UTF-8", Place(name, line))]) from error


def parse(text: str, path: str) -> Node:
    """The one document of a text. Raises `RuleErrors` with all that is wrong, as far as the text can be followed.

    >>> parse("on: [12:30, 010]", "x.yaml").value["on"].value[0].value
    '12:30'
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        raise RuleErrors([_too_large(path)])
    source = Source(path, tuple(_BREAK.split(text)))
    refused = [*_refused_characters(source)]
    if refused:
        raise RuleErrors(refused)
    return _Builder(source).document(text)


def _too_large(path: str) -> RuleError:
    return RuleError(f"is larger than {LARGEST:,} bytes", Place(path))


def _refused_characters(source: Source) -> Iterator[RuleError]:
    for number, line in enumerate(source.lines, 1):
        if found := _REFUSED.search(line):
            what = _NAMES.get(found[0], f"the character U+{ord(found[0]):04X}, which YAML does not allow")
            place = Place(source.path, number, found.start() + 1)
            shown_line = _REFUSED.sub("\N{REPLACEMENT CHARACTER}", line)
            yield RuleError(f"holds {what}", place, _excerpt(shown_line, place, 1))


def _excerpt(line: str, place: Place, width: int) -> str:
    """The line with carets, cut where it is long."""
    start = 0 if len(line) <= LONGEST_EXCERPT else max(0, place.column - 1 - LONGEST_EXCERPT // 2)
    part = line[start : start + LONGEST_EXCERPT]
    column = min(place.column - start, len(part) + 1)
    return caret(part, place.line, column, min(width, max(len(part) - column + 1, 1)))


class _Stop(Exception):
    """No more can be understood of this text: what is wrong is in the list already."""


class _Builder:
    """Events to nodes, as deep as `DEEPEST` and no further.

    A class, since reading on after an error needs the errors so far and the count of nodes.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.errors: list[RuleError] = []
        self.count = 0

    def document(self, text: str) -> Node:
        """The only document of the text."""
        node: Node | None = None
        with suppress(_Stop):
            node = self._stream(self._events(text))
        if node is None and not self.errors:
            self.errors.append(RuleError("is empty", Place(self.source.path)))
        if node is None or self.errors:
            raise RuleErrors(self.errors)
        return node

    def _events(self, text: str) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(text, Loader=PARSER)
        except yaml.MarkedYAMLError as error:
            message = " ".join(part for part in (error.context, error.problem) if part)
            self._refuse(self._inside(self._place(error.problem_mark or error.context_mark)), message)
            raise _Stop from error
        except yaml.YAMLError as error:
            self.errors.append(RuleError(str(error), Place(self.source.path)))
            raise _Stop from error

    def _refuse(self, place: Place, message: str, width: int = 1) -> None:
        self.errors.append(self.source.error(place, message, width))

    def _place(self, mark: Mark | None) -> Place:
        return Place(self.source.path, mark.line + 1, mark.column + 1) if mark else Place(self.source.path)

    def _inside(self, place: Place) -> Place:
        """The end of the text for a place after its last line, where the parser stood when it missed something."""
        last = len(self.source.lines)
        return place if place.line <= last else Place(place.path, last, len(self.source.lines[-1]) + 1)

    def _stream(self, events: Iterator[yaml.Event]) -> Node | None:
        node: Node | None = None
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if node is not None:
                self._refuse(self._place(event.start_mark), "a second document: one file holds one")
                raise _Stop
            node = self._node(next(events), events, 1)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int, quote: bool = False) -> Node:
        """The node that this event begins; `quote` says that its scalars must be quoted."""
        place = self._place(event.start_mark)
        self._limit(place, depth)
        if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent):
            self._refuse_extras(event, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, events, depth, quote)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place, quote)
        name = event.anchor or "" if isinstance(event, yaml.AliasEvent) else ""
        self._refuse(place, f"the alias '*{name}': write the value out", len(name) + 1)
        return Node(place, "", self.source)

    def _limit(self, place: Place, depth: int) -> None:
        self.count += 1
        if depth > DEEPEST:
            self._refuse(place, f"nested more than {DEEPEST} deep")
            raise _Stop
        if self.count > MOST:
            self._refuse(place, f"more than {MOST:,} values in one file")
            raise _Stop

    def _refuse_extras(self, event: yaml.CollectionStartEvent | yaml.ScalarEvent, place: Place) -> None:
        if event.anchor:
            self._refuse(place, f"the anchor '&{event.anchor}': write the value out", len(event.anchor) + 1)
        if event.tag:
            self._refuse(place, f"the tag '{event.tag}': a value is what its key says")

    def _scalar(self, event: yaml.ScalarEvent, place: Place, quote: bool) -> Node:
        quoted = bool(event.style)
        if quote and not quoted:
            self._refuse(place, "a pattern must be quoted, since ' #' would cut it silently", len(event.value))
        return Node(place, event.value, self.source, {}, quoted)

    def _sequence(self, place: Place, events: Iterator[yaml.Event], depth: int, quote: bool) -> Node:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1, quote))
        return Node(place, tuple(items), self.source)

    def _mapping(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, events, depth, keys)
            value = self._node(next(events), events, depth + 1, key in QUOTED_KEYS)
            if key is not None:
                values[key] = value
        return Node(place, values, self.source, keys)

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int, keys: dict[str, Place]) -> str | None:
        """The key that this event begins, or nothing where it is refused."""
        node = self._node(event, events, depth + 1)
        key = node.scalar
        if isinstance(event, yaml.AliasEvent):
            return None
        if key is None:
            self.errors.append(node.error(f"a key must be a word, not {node.kind}"))
        elif key == "<<" and not node.quoted:
            self.errors.append(node.error("the merge key '<<': write the values out"))
        elif key in keys:
            self.errors.append(node.error(f"the key '{key}' is a duplicate, first on line {keys[key].line}"))
        else:
            keys[key] = node.place
            return key
        return None
