"""Gold files as JUnit, which every CI system shows: one case a file, or one case a row of scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from claimcheck.errors import ClaimcheckError
from claimcheck.gold.difference import Comparison, difference
from claimcheck.gold.scoring import METRICS, Floor, Scores
from claimcheck.reporting.characters import clean, visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def junit_check(comparisons: Sequence[Comparison], errors: Sequence[ClaimcheckError] = ()) -> Iterator[str]:
    """One suite, one case a gold file, the diff in the failure; what could not be read is an error."""
    failures = sum(not each.same for each in comparisons)
    count = len(comparisons) + len(errors)
    yield HEAD + f'<testsuites name="claimcheck gold" tests="{count}" failures="{failures}" errors="{len(errors)}">\n'
    yield f'<testsuite name="gold check" tests="{count}" failures="{failures}" errors="{len(errors)}">\n'
    for each in comparisons:
        head, *rest = list(difference(each)) or [""]
        yield _case(str(each.read.gold.path), _fault("failure", head, rest) if head else "")
    for error in errors:
        path = error.place.path if error.place else "claimcheck"
        yield _case(path, _fault("error", error.message, str(error).splitlines()))
    yield "</testsuite>\n</testsuites>\n"


def junit_scores(scores: Scores, floors: Iterable[Floor]) -> Iterator[str]:
    """One case a row, its scores as properties; a row below one of its floors fails."""
    faults = {name: [text for each in floors if each.group == name and (text := each.fault(scores))] for name in scores}
    failures = sum(bool(each) for each in faults.values())
    yield HEAD + f'<testsuites name="claimcheck gold" tests="{len(scores)}" failures="{failures}">\n'
    yield f'<testsuite name="gold score" tests="{len(scores)}" failures="{failures}">\n'
    for name, score in scores.items():
        numbers = {"expected": str(score.expected), "read": str(score.read), "hits": str(score.hits)}
        numbers |= {metric: f"{value:.4f}" for metric in METRICS if (value := score.value(metric)) is not None}
        body = "".join(f"<property name={quoteattr(key)} value={quoteattr(value)}/>" for key, value in numbers.items())
        fault = _fault("failure", "; ".join(faults[name]), faults[name]) if faults[name] else ""
        yield _case(name, f"<properties>{body}</properties>{fault}")
    yield "</testsuite>\n</testsuites>\n"


def _case(name: str, body: str) -> str:
    head = f'<testcase classname="claimcheck.gold" name={quoteattr(clean(name))}'
    return f"{head}>{body}</testcase>\n" if body else f"{head}/>\n"


def _fault(tag: str, message: str, lines: Iterable[str]) -> str:
    text = "\n".join(visible(line) for line in lines)
    return f"<{tag} message={quoteattr(clean(message))}>{escape(text)}</{tag}>"
