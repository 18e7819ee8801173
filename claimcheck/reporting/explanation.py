"""Why a claim was read so: its steps, each a rule, the entry of the lexicon that it met, and the words in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.model.claim import AnyClaim, Step
from claimcheck.model.contract import record_of
from claimcheck.model.discrepancy import Discrepancy, Report
from claimcheck.reporting.characters import clean
from claimcheck.reporting.view import FALLBACK, place, quote, said, value, worst_first

TOLD = ("population", "tally", "stance", "speaker", "event", "event_key", "role", "place", "as_of", "weekday", "flags")


def explanation(report: Report, texts: Mapping[str, str], line: int | None = None) -> Iterator[str]:
    """The claims with their steps, then the discrepancies with what each condition saw. `texts` are the articles'."""
    for claim in report.claims:
        if line is None or claim.line == line:
            yield from _claim(claim, texts.get(claim.article, ""))
    for found in worst_first(report):
        yield from _discrepancy(found)


def _claim(claim: AnyClaim, text: str) -> Iterator[str]:
    yield f'{place(claim)}: {clean(value(claim))}\n  "{quote(claim)}"\n'
    record = record_of(claim)
    told = (f"{key} {_shown(record[key])}" for key in TOLD if record.get(key))
    yield f"  {', '.join(told)}\n"
    for step in claim.steps:
        yield f"  - {_step(step, text)}\n"
    yield "\n"


def _shown(item: object) -> str:
    return clean(", ".join(map(str, item)) if isinstance(item, list) else str(item))


def _step(step: Step, text: str) -> str:
    words = clean(step.span.of(text))
    entry = f" {clean(step.entry)}" if step.entry and clean(step.entry) != words else ""
    return f'{step.rule}{entry}: "{words}"' if words else f"{step.rule}{entry}"


def _discrepancy(found: Discrepancy) -> Iterator[str]:
    yield f"{found.severity} {found.check}: {clean(said(found.message, FALLBACK))}\n"
    yield f"  fingerprint {found.fingerprint}\n"
    for step in found.trace:
        yield f"  - {clean(step)}\n"
    yield "\n"
