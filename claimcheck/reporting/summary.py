"""The one line that says how it went, on stderr after every run."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model.discrepancy import Report
from claimcheck.reporting.view import counted


def summary(report: Report) -> str:
    """What was read and found, and what was passed over: nothing is hidden.

    >>> summary(Report())
    '0 articles, 0 claims, 0 discrepancies'
    """
    parts = [some(len(report.articles), "article"), some(len(report.claims), "claim"), _discrepancies(report)]
    parts += [f"{number} {word}" for word, number in _hidden(report)]
    undecided = len(report.undecided)
    parts += [f"{undecided} undecided"] if undecided else []
    return ", ".join(parts) + _inputs(report) + _excused(report)


def some(number: int, noun: str) -> str:
    """A number of things.

    >>> some(1, "article"), some(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _discrepancies(report: Report) -> str:
    grave = [found.severity for found in report.discrepancies]
    told = [some(grave.count(level), level) for level in ("error", "warning") if level in grave]
    number = len(grave)
    noun = f"{number} discrepancy" if number == 1 else f"{number} discrepancies"
    return f"{noun} ({', '.join(told)})" if told else noun


def _hidden(report: Report) -> Iterator[tuple[str, int]]:
    """How many are not told, and by whose word."""
    words = {"acknowledgement": "acknowledged", "baseline": "in the baseline", "setting": "ignored here"}
    ways = [each.by for each in report.hidden]
    return ((word, ways.count(way)) for way, word in words.items() if way in ways)


def _inputs(report: Report) -> str:
    states = [each.status for each in report.inputs]
    told = [f"{states.count(state)} {word}" for state, word in (("failed", "not read"), ("skipped", "skipped"))
            if state in states]  # fmt: skip
    return f"; inputs: {', '.join(told)}" if told else ""


def _excused(report: Report) -> str:
    names = counted(each.exception.replace("-", " ").replace("_", " ") for each in report.excused)
    return "; not flagged: " + ", ".join(f"{name} {number}" for name, number in names.items()) if names else ""
