"""claimcheck gold: the claims that must be read, checked, scored and brought up to date."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from attrs import frozen

from claimcheck.cli.exits import CLEAN, FOUND, INPUT, USAGE, say, show
from claimcheck.cli.options import Target, option, rulebook_of
from claimcheck.cli.settings import found
from claimcheck.cli.writing import require_writable, write
from claimcheck.errors import ClaimcheckError, InputError, RuleErrors, UsageError, did_you_mean
from claimcheck.gold.difference import Comparison, compared, difference
from claimcheck.gold.goldfile import ENDING, begin_gold, beside_article, gold_paths, read_article, read_gold
from claimcheck.gold.junit import junit_check, junit_scores
from claimcheck.gold.revision import begun, revised
from claimcheck.gold.scoring import METRICS, Floor, Metric, Scores, floor, scored
from claimcheck.reporting.summary import some
from claimcheck.rulebook.book import Rulebook

F = TypeVar("F", bound=Callable[..., Any])
SCHEMA = 1


def _own_rules() -> list[str]:
    """The rules that the project's settings name. Of these only they hold here: formats are other ones."""
    rules = found(Path.cwd()).values.get("rules", [])
    return [rules] if isinstance(rules, str) else [str(each) for each in rules]


with_rules = option("--rules", multiple=True, metavar="PATH", default=_own_rules, help="Rules of your own, repeatable.")
with_paths = click.argument("paths", nargs=-1)


@frozen
class Run:
    """What became of some gold files; `errors` are those that are wrong, and articles that could not be read."""

    comparisons: tuple[Comparison, ...]
    errors: tuple[ClaimcheckError, ...]
    good_rules: bool

    def code(self, good: bool) -> int:
        """The exit code; `good` says whether all is as expected."""
        if not self.good_rules or any(not isinstance(error, InputError) for error in self.errors):
            return USAGE
        return INPUT if self.errors else CLEAN if good else FOUND


@click.group("gold", short_help="Check what is read from articles against gold files.")
def command() -> None:
    """Check what is read from articles against gold files, which hold what must be read.

    The gold file of raid.txt is raid.claims.yaml beside it. PATH is such a file, an article that has one, or a folder
    with all that is below it; without PATH it is the working folder.
    """


@command.command("check")
@with_paths
@click.option("-f", "--format", "formats", multiple=True, metavar="NAME[:FILE]", help="diff or junit, repeatable.")
@with_rules
def checked(paths: tuple[str, ...], formats: tuple[str, ...], rules: tuple[str, ...]) -> int:
    """Compare exactly, and show each difference: kind, figure, what else the file states, and the quote's edges.

    Exit 0 where all is the same, 1 where something differs, 2 where a gold file or a rule is wrong, 3 where an article
    cannot be read.
    """
    targets = _targets(formats, ("diff", "junit"))
    run = _run(paths, rules)
    differing = [each for each in run.comparisons if not each.same]
    text = "\n".join(line for each in differing for line in (*difference(each), ""))
    for target in targets:
        write(target.path, [text] if target.format == "diff" else junit_check(run.comparisons, run.errors))
    say(f"{some(len(run.comparisons), 'gold file')}, {len(differing)} with differences{_failed(run)}")
    return run.code(good=not differing)


def _floors(metric: Metric) -> Callable[[F], F]:
    text = "The least of all claims, or of a row of the table (killed=0.95); repeatable."
    return option(f"--min-{metric}", multiple=True, metavar="[NAME=]NUMBER", help=text)


@command.command("score")
@with_paths
@_floors("f1")
@_floors("precision")
@_floors("recall")
@click.option(
    "-f", "--format", "formats", multiple=True, metavar="NAME[:FILE]", help="table, json or junit, repeatable."
)
@with_rules
def score(paths: tuple[str, ...], formats: tuple[str, ...], rules: tuple[str, ...], **least: tuple[str, ...]) -> int:
    """Precision, recall and F1 by kind, language and measure, and of findings where the files state them.

    A claim is right where the same is read in a place that shares words with its quote. Exit 1 below a floor.
    """
    targets = _targets(formats, ("table", "json", "junit"))
    floors = [floor(metric, written) for metric in METRICS for written in least[f"min_{metric}"]]
    run = _run(paths, rules)
    scores = scored(run.comparisons)
    faults = [fault for each in floors if (fault := each.fault(scores))]
    made: Mapping[str, Callable[[], Iterator[str]]] = {
        "table": lambda: _table(scores),
        "json": lambda: _json(scores, floors),
        "junit": lambda: junit_scores(scores, floors),
    }
    for target in targets:
        write(target.path, made[target.format]())
    for fault in faults:
        say(fault)
    say(f"{some(len(run.comparisons), 'gold file')}, {some(len(faults), 'floor')} not reached{_failed(run)}")
    return run.code(good=not faults)


@command.command("update")
@with_paths
@click.option("--yes", is_flag=True, help="Write without asking.")
@option("--language", metavar="CODE", help="Written into a new file, for an article that does not say it.")
@option("--published", metavar="DATE", help="Written into a new file, for an article that does not say it.")
@with_rules
def updated(
    paths: tuple[str, ...], yes: bool, rules: tuple[str, ...], language: str | None, published: str | None
) -> int:
    """Show what differs, then write the gold files anew: the lines that differ, no others.

    An article that has no gold file gets one. What is written is what is read, not what is right: look at it. Exit 1
    where something differs and was not written.
    """
    given = {key: value for key, value in (("language", language), ("published", published)) if value}
    run = _run(paths, rules, {path: given for path in map(Path, paths) if _is_new(path)})
    left = 0
    for each in (each for each in run.comparisons if not each.same or not each.read.gold.path.exists()):
        left += not _update(each, yes)
    say(f"{some(len(run.comparisons), 'gold file')}, {left} with differences left{_failed(run)}")
    return run.code(good=not left)


def _is_new(path: Path) -> bool:
    return path.is_file() and not path.name.endswith(ENDING) and not beside_article(path).exists()


def _update(comparison: Comparison, yes: bool) -> bool:
    """Whether the file was written, after its diff was shown."""
    path = comparison.read.gold.path
    new = not path.exists()
    text = begun(comparison) if new else revised(comparison)
    show(f"{path}: a new file\n\n{text}" if new else "\n".join(difference(comparison)) + "\n")
    if not yes and not _agreed(path):
        say(f"{path}: not written; say --yes to write it")
        return False
    write(str(path), [text])
    say(f"{path}: written")
    return True


def _agreed(path: Path) -> bool:
    asked = sys.stdin is not None and sys.stdin.isatty()
    return asked and click.confirm(f"Write {path}?", err=True)


def _run(paths: Sequence[str], rules: tuple[str, ...], new: Mapping[Path, Mapping[str, str]] | None = None) -> Run:
    """All gold files against what is read. What is wrong with one is told, and the others are still compared."""
    book, good = rulebook_of({"rules": rules})
    done: list[Comparison] = []
    errors: list[ClaimcheckError] = []
    begun = new or {}
    for path in (*begun, *gold_paths([each for each in paths or ["."] if Path(each) not in begun])):
        try:
            done.append(_compared(path, book, begun.get(path)))
        except (RuleErrors, InputError) as error:
            errors.append(error)
            say(str(error))
    if not done and not errors:
        raise UsageError(f"no gold file is here: none ends in {ENDING}; claimcheck gold update ARTICLE begins one")
    return Run(tuple(done), tuple(errors), good)


def _compared(path: Path, book: Rulebook, given: Mapping[str, str] | None) -> Comparison:
    gold = read_gold(path, book) if given is None else begin_gold(path, given, book)
    return compared(read_article(gold, book))


def _targets(formats: Sequence[str], known: Sequence[str]) -> tuple[Target, ...]:
    """Where what goes; the first format to standard output where nothing is said."""
    targets = []
    for name, colon, path in (each.partition(":") for each in formats or (known[0],)):
        if name not in known:
            raise UsageError(f"there is no format {name!r}: expected {', '.join(known)}{did_you_mean(name, known)}")
        if colon:
            require_writable(path, ())
        targets.append(Target(name, path or None))
    if sum(target.path is None for target in targets) > 1:
        raise UsageError("two formats cannot both go to standard output; write -f FORMAT:FILE")
    return tuple(targets)


def _table(scores: Scores) -> Iterator[str]:
    size = max(map(len, scores), default=0)
    yield f"{'':{size}}  expected   read   hits  precision  recall      F1\n"
    for name, each in scores.items():
        numbers = "  ".join(f"{_figure(each.value(metric)):>{width}}" for metric, width in _columns())
        yield f"{name:{size}}  {each.expected:>8}  {each.read:>5}  {each.hits:>5}  {numbers}\n"


def _columns() -> Iterable[tuple[Metric, int]]:
    return (("precision", 9), ("recall", 6), ("f1", 6))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"


def _json(scores: Scores, floors: Iterable[Floor]) -> Iterator[str]:
    rows = [
        {"name": name, "expected": each.expected, "read": each.read, "hits": each.hits}
        | {metric: each.value(metric) for metric in METRICS}
        for name, each in scores.items()
    ]
    asked = [
        {"metric": each.metric, "name": each.group, "least": each.least, "reached": not each.fault(scores)}
        for each in floors
    ]
    yield json.dumps({"schema": SCHEMA, "scores": rows, "floors": asked}, ensure_ascii=False, indent=1) + "\n"


def _failed(run: Run) -> str:
    return f", {len(run.errors)} not compared" if run.errors else ""
