"""A gold file brought up to what is read: only the lines that differ are written anew.

Comments stay where they are, entries that agree as well, even those over several lines. A comment above an entry that
goes remains, since it may speak of more than that entry; one behind it goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimcheck.gold.alignment import FINE, FindingPair, Pair
from claimcheck.gold.difference import Comparison
from claimcheck.gold.lines import found_line, read_line
from claimcheck.rulebook.files import Node

LISTS = ("claims", "findings")
_IDLE = re.compile(r"\s*(?:#.*)?")  # a line without a word of YAML
_BEHIND = re.compile(r"\}(\s+#[^\"{}]*)$")  # a comment behind an entry of one line


@frozen
class Change:
    """What becomes of an entry: `old` is the one that stands there, `line` what is written; the same where it is None."""

    old: Node | None
    line: str | None
    kept: bool = False


def revised(comparison: Comparison) -> str:
    """The text of the file, as it should be for all to be the same."""
    claims = {claim.id: claim for claim in comparison.read.claims}
    text = comparison.read.article.text
    changes = {
        "findings": [_change(each, found_line(each, claims)) for each in comparison.findings],
        "claims": [_change(each, read_line(each, text)) for each in comparison.claims],
    }
    file = comparison.read.gold.file
    lines = list(file.node.source.lines)
    while lines and not lines[-1].strip():
        lines.pop()
    for key in sorted(LISTS, key=lambda name: _start(file.node, name), reverse=True):  # from below, so that places hold
        if any(not each.kept for each in changes[key]):
            lines = _with_list(lines, key, file.node, changes[key])
    return "".join(line + comparison.read.gold.line_end for line in lines)


def _change(pair: Pair | FindingPair, line: str | None) -> Change:
    return Change(pair.expected.node if pair.expected else None, line, pair.state in FINE)


def _start(node: Node, key: str) -> int:
    place = node.keys.get(key)
    return place.line if place else 0


def _with_list(lines: list[str], key: str, node: Node, changes: Sequence[Change]) -> list[str]:
    """The file with one of its lists changed."""
    if key not in node.keys:
        return [*lines, f"{key}:", *_written(changes)]
    begin = node.keys[key].line - 1
    end = _end(lines, node, key)
    items = (node.mapping or {})[key].items or ()
    if not items or not _one_each(lines, items, begin):
        return [*lines[:begin], *_bare(key, changes), *lines[end:]]
    head = lines[begin] if any(each.line is not None for each in changes) else f"{key}: []"
    return [*lines[:begin], head, *_changed(lines, items, begin + 1, end, changes), *lines[end:]]


def _end(lines: Sequence[str], node: Node, key: str) -> int:
    """The line after the list: of the next key, or of the comments above it, or the end of the file."""
    after = [place.line - 1 for place in node.keys.values() if place.line > node.keys[key].line]
    end = min(after, default=len(lines))
    while end > 0 and _IDLE.fullmatch(lines[end - 1]):
        end -= 1
    return end


def _one_each(lines: Sequence[str], items: Sequence[Node], begin: int) -> bool:
    """Whether each entry begins a line of its own, below that of the key."""
    starts = [item.place.line - 1 for item in items]
    own = all(re.match(r"\s*- ", lines[start]) for start in starts)
    return own and starts[0] > begin and len(set(starts)) == len(starts)


def _bare(key: str, changes: Sequence[Change]) -> list[str]:
    """The list written anew, where it was none, or stood in one line."""
    written = _written(changes)
    return [f"{key}:", *written] if written else [f"{key}: []"]


def _written(changes: Iterable[Change], indent: str = "") -> list[str]:
    return [f"{indent}- {each.line}" for each in changes if each.line is not None]


def _changed(lines: list[str], items: Sequence[Node], begin: int, end: int, changes: Sequence[Change]) -> Iterator[str]:
    """The lines of the list, entry by entry; new ones stand after the one that is before them in the article."""
    margin = lines[items[0].place.line - 1].partition("-")[0]
    followers = _followers(changes)
    by_line = {each.old.place.line: each for each in changes if each.old}
    yield from _written(followers.get(None, []), margin)
    for node, (above, own) in zip(items, _chunks(lines, items, begin, end), strict=True):
        change = by_line[node.place.line]
        yield from above
        yield from own if change.kept else _rewritten(change, own, margin)
        yield from _written(followers.get(node.place.line, []), margin)


def _rewritten(change: Change, body: Sequence[str], margin: str) -> list[str]:
    if change.line is None:
        return []
    behind = _BEHIND.search(body[0]) if len(body) == 1 else None
    return [f"{margin}- {change.line}{behind[1].rstrip() if behind else ''}"]


def _followers(changes: Iterable[Change]) -> dict[int | None, list[Change]]:
    """New entries by the line of the entry that they come after."""
    found: dict[int | None, list[Change]] = {}
    last: int | None = None
    for each in changes:
        if each.old is None:
            found.setdefault(last, []).append(each)
        else:
            last = each.old.place.line
    return found


def _chunks(lines: Sequence[str], items: Sequence[Node], begin: int, end: int) -> list[tuple[list[str], list[str]]]:
    """Of each entry the comments above it, and its own lines."""
    starts = [item.place.line - 1 for item in items]
    chunks = []
    above = begin
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        stop = following
        while stop > start + 1 and _IDLE.fullmatch(lines[stop - 1]):
            stop -= 1
        chunks.append((list(lines[above:start]), list(lines[start:stop])))
        above = stop
    return chunks


def begun(comparison: Comparison) -> str:
    """The gold file of an article that has none yet: its first lines are there, its claims are those that are read."""
    lines = [line for line in comparison.read.gold.file.node.source.lines if line.strip() and line != "claims: []"]
    changes = [_change(each, read_line(each, comparison.read.article.text)) for each in comparison.claims]
    return "\n".join([*lines, *_bare("claims", changes)]) + "\n"
