"""The page about the checks, out of their files: what each finds, compares, excuses, and by which examples it is tested.

Generated, since a page beside the rules says tomorrow what the rules said yesterday. A check's own lines are shown as
they are written: they are the shortest true description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.rulebook.check import Check
from claimcheck.rulebook.example import Example

SHOWN = ("match", "when", "unless", "escalate")
HEAD = """\
# The checks

Made from the files in `rules/checks` by `claimcheck rules docs`: change those, not this page. How they are written stands
in [rules/checks/README.md](../rules/checks/README.md).
"""


def page(checks: Sequence[Check]) -> str:
    """The page in Markdown: a table of all checks, then each of them."""
    lines = [HEAD, *_table(checks), *(line for check in checks for line in _section(check))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(checks: Iterable[Check]) -> Iterator[str]:
    yield "| check | what it finds | severity | |"
    yield "|---|---|---|---|"
    for check in checks:
        status = "" if check.status == "stable" else check.status
        yield f"| [{check.id}](#{check.id}) | {_cell(check.title['en'])} | {check.severity} | {status} |"
    yield ""


def _section(check: Check) -> Iterator[str]:
    yield f"## {check.id}\n"
    yield f"{check.title['en']} · {check.title['ar']}\n"
    yield f"{_facts(check)}\n"
    if words := _comment(check):
        yield f"{words}\n"
    yield f"It says: {check.message['en']}  \nIt asks: {check.ask['en']}\n"
    yield "```yaml"
    yield from (line for key in SHOWN for line in _lines(check, key))
    yield "```\n"
    yield from _parameters(check)
    yield from _examples("Fires", check, fires=True)
    yield from _examples("Stays silent", check, fires=False)


def _facts(check: Check) -> str:
    levels = dict.fromkeys([check.severity, *(to for to, _ in check.escalate)])
    replaced = f", replaced by {check.replaced_by}" if check.replaced_by else ""
    return f"*{' or '.join(levels)}, {check.logic}, version {check.version}, {check.status}{replaced}*"


def _comment(check: Check) -> str:
    """The comment that begins the file."""
    lines = check.node.source.lines
    end = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return " ".join(line.removeprefix("#").strip() for line in lines[:end])


def _lines(check: Check, key: str) -> Iterator[str]:
    """A part of the file as it is written, from its key to the next."""
    places = check.node.keys
    if key not in places:
        return
    start = places[key].line
    after = [place.line for place in places.values() if place.line > start]
    lines = check.node.source.lines
    yield from (line.rstrip() for line in lines[start - 1 : min(after, default=len(lines) + 1) - 1] if line.strip())


def _parameters(check: Check) -> Iterator[str]:
    described = (check.node.mapping or {}).get("params")
    for name, each in (described.mapping or {}).items() if described else ():
        own = {key: value.scalar or "" for key, value in (each.mapping or {}).items()}
        value = next((f"{kind} {text}" for kind, text in own.items() if kind != "help" and text), "words")
        yield f"- `{name}` ({value}): {own.get('help', '')}"
    if described:
        yield ""


def _examples(title: str, check: Check, *, fires: bool) -> Iterator[str]:
    own = [each for each in check.examples if each.fires is fires]
    yield f"{title} in {len(own)} examples:\n"
    yield from (f"- {_example(each)}" for each in own)
    yield ""


def _example(each: Example) -> str:
    marks = [each.severity or "", f"excused: {each.excused}" if each.excused else ""]
    marks += [f"undecided: {each.undecided}" if each.undecided else "", "a known failure" if each.todo else ""]
    told = ", ".join(mark for mark in marks if mark)
    return each.why + (f" ({told})" if told else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
