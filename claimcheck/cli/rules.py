"""claimcheck rules: look at the rules, check them, run their examples, begin a new one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from claimcheck.cli.exits import CLEAN, FOUND, USAGE, say, show
from claimcheck.cli.writing import cannot, write
from claimcheck.errors import Place, RuleError, RuleErrors, UsageError, did_you_mean
from claimcheck.examples import Result, run_examples, uncovered, without
from claimcheck.extraction import extract
from claimcheck.readings import Reading, run_readings
from claimcheck.reference import page
from claimcheck.reporting.view import said
from claimcheck.rulebook import files
from claimcheck.rulebook.book import Rulebook, read_rulebook
from claimcheck.rulebook.check import Check
from claimcheck.schemas import SCHEMAS

SETTINGS = "config"

with_rules = click.option("--rules", multiple=True, metavar="PATH", help="Rules of your own, repeatable.")


@click.group("rules", short_help="Look at the rules, and test them.")
def command() -> None:
    """Look at the rules, check them, run their examples, begin a new one."""


@command.command("list")
@with_rules
@click.option("--report-language", default="en", metavar="CODE")
def listed(rules: tuple[str, ...], report_language: str) -> int:
    """The checks, with what each looks for."""
    book, errors = _read(rules)
    size = max((len(check.id) for check in book.checks), default=0)
    for check in book.checks:
        status = "" if check.status == "stable" else f" ({check.status})"
        show(f"{check.id:{size}}  {check.severity:8} {said(check.title, report_language)}{status}")
    show(f"\n{len(book.checks)} checks, {len(book.measures)} measures, languages: {', '.join(book.languages)}")
    return _told(errors)


@command.command("show")
@click.argument("name")
@with_rules
def shown(name: str, rules: tuple[str, ...]) -> int:
    """A check as it is written."""
    book, errors = _read(rules)
    check = _named(book, name)
    show(Path(_file(check)).read_text("utf-8").rstrip("\n"))
    return _told(errors)


def _file(check: Check) -> str:
    """Where a check's file lies; a shipped one is named as `rules/…` wherever it is installed."""
    path = check.node.place.path
    return path if Path(path).exists() else str(files.rules_root() / Path(path).relative_to("rules"))


@command.command("check")
@with_rules
def checked(rules: tuple[str, ...]) -> int:
    """Read all rules, every language too, and tell all that is wrong with them."""
    book, errors = _read(rules)
    told = _told((*errors, *book.languages.errors()))
    if told == CLEAN:
        say(f"{len(book.checks)} checks, {len(book.measures)} measures and {len(book.languages)} languages are well")
    return told


@command.command("test")
@click.argument("names", nargs=-1, metavar="[CHECK|LANGUAGE]...")
@with_rules
@click.option("--coverage", is_flag=True, help="Drop each condition in turn: some example must change.")
@click.option("--fail-under", type=float, default=95, show_default=True, help="The least coverage, in hundredths.")
@click.option("--fail-on-missing", is_flag=True, help="Fail where a check lacks examples that fire or stay silent.")
def tested(
    names: tuple[str, ...], rules: tuple[str, ...], coverage: bool, fail_under: float, fail_on_missing: bool
) -> int:
    """Run the examples of the checks and of the languages: they are their tests."""
    book, errors = _read(rules)
    checks = [_named(book, name) for name in names if name not in book.languages] if names else list(book.checks)
    results = run_examples(book, checks, extract)
    readings = list(run_readings(book, [name for name in names if name in book.languages] if names else None))
    faults = [_line(result) for result in results if not result.good]
    faults += [_misread(reading) for reading in readings if not reading.good]
    untested = list(_untested(book, checks, coverage))
    missing = list(_missing(checks) if fail_on_missing else ())
    for line in (*faults, *untested, *missing):
        show(line)
    known = sum(result.verdict == "known failure" for result in results)
    known += sum(reading.example.todo and reading.good for reading in readings)
    say(f"{len(results) + len(readings)} examples, {len(faults)} not as they say, {known} known failures")
    low = coverage and _coverage(checks, len(untested)) < fail_under
    return _told(errors) or (FOUND if faults or missing or low else CLEAN)


def _coverage(checks: list[Check], gaps: int) -> float:
    """How many hundredths of the conditions some example would miss; told as well."""
    every = sum(1 for check in checks for _ in without(check.node))
    share = 100 * (every - gaps) / every if every else 100.0
    say(f"{every - gaps} of {every} conditions covered ({share:.1f} %)")
    return share


def _misread(reading: Reading) -> str:
    fault = reading.fault or "passes now: remove its todo"
    return f"rules/languages/{reading.language}.yaml: {reading.example.text!r}: {fault}"


def _line(result: Result) -> str:
    way = "fires" if result.fires else "silent"
    return f"{result.place}: {result.check} ({way}) {result.verdict}: {result.reason}"


def _untested(book: Rulebook, checks: list[Check], coverage: bool) -> Iterator[str]:
    for check in checks if coverage else ():
        for gap in uncovered(book, check, extract):
            yield f"{gap.place}: {gap.check}: no example notices when {gap.condition} is dropped"


def _missing(checks: list[Check]) -> Iterator[str]:
    for check in checks:
        for fires, way in ((True, "fires"), (False, "stays silent")):
            if not any(example.fires is fires for example in check.examples):
                yield f"{check.node.place}: {check.id}: has no example in which it {way}"


@command.command("new")
@click.argument("name")
@click.option("--in", "folder", default="rules/checks", show_default=True, metavar="FOLDER")
def new(name: str, folder: str) -> int:
    """Begin a check: a file with all its parts, to be filled in."""
    path = Path(folder) / f"{name}.yaml"
    if not name.replace("-", "").isalnum() or name != name.lower():
        raise UsageError(f"{name!r} is no name of a check: expected small letters, digits and hyphens")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(TEMPLATE.replace("NAME", name))
    except FileExistsError:
        raise UsageError(f"{path} is there already") from None
    except OSError as error:
        raise cannot(error, Place(str(path))) from error
    show(f"{path}: fill it in, then: claimcheck rules test {name} --rules {folder}")
    return CLEAN


@command.command("schema")
@click.argument("kind", type=click.Choice(sorted({*SCHEMAS, SETTINGS})))
def schema(kind: str) -> int:
    """The JSON Schema of a kind of rule file, of claims, reports or settings: for editors and other programs."""
    from claimcheck.cli.settingsschema import settings_schema

    made = settings_schema() if kind == SETTINGS else SCHEMAS[kind]()
    show(json.dumps(made, indent=2, ensure_ascii=False))
    return CLEAN


@command.command("docs")
@with_rules
def docs(rules: tuple[str, ...]) -> int:
    """A page about the checks, in Markdown, made from their files."""
    book, errors = _read(rules)
    write(None, [page(book.checks)])
    return _told(errors)


def _read(rules: tuple[str, ...]) -> tuple[Rulebook, tuple[RuleError, ...]]:
    return read_rulebook([Path(path) for path in rules])


def _told(errors: tuple[RuleError, ...]) -> int:
    """Tell what is wrong with the rules; the exit code."""
    for error in RuleErrors(errors).errors:
        say(str(error))
    return USAGE if errors else CLEAN


def _named(book: Rulebook, name: str) -> Check:
    known = {check.id: check for check in book.checks}
    if name not in known:
        raise UsageError(f"there is no check {name!r}{did_you_mean(name, known)}; see claimcheck rules list")
    return known[name]


TEMPLATE = """\
id: NAME
version: 1
status: experimental
logic: numeric
severity: warning
title: {en: , ar: }
match:
  bind: [a, b]
  each: {kind: count, stance: asserted}
  same: [measure, population, event]
  same_if_known: [place]
when:
  ne: [a.value, b.value]
message:
  en: "{a.who} says {a.counted}, {b.who} says {b.counted}."
  ar: "{a.who}: {a.counted}. {b.who}: {b.counted}."
ask: {en: , ar: }
examples:
  fires:
    - claims:
        - {count: killed, value: "30", article: a}
        - {count: killed, value: "40", article: b}
  silent:
    - claims:
        - {count: killed, value: ">=30", article: a}
        - {count: killed, value: "40", article: b}
"""
