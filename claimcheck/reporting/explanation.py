"""Why a claim was read so: its steps, each a rule, the entry of the lexicon that it met, and the words in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model.claim import AnyClaim, Step
from claimcheck.model.contract import record_of
from claimcheck.model.discrepancy import Discrepancy, Report
from claimcheck.reporting.characters import clean
from claimcheck.reporting.view import FALLBACK, by_id, deciding, place, quote, said, value, worst_first

TOLD = ("population", "tally", "stance", "speaker", "event", "event_key", "role", "place", "as_of", "weekday", "flags")


def explained_claims(claims: Iterable[AnyClaim], texts: Mapping[str, str]) -> Iterator[str]:
    """The claims with their steps; `texts` are the articles'."""
    for claim in claims:
        yield from _claim(claim, texts.get(claim.article, ""))


def explained_findings(report: Report) -> Iterator[str]:
    """The discrepancies with what each condition saw, then what is undecided and what is not flagged."""
    claims = by_id(report)
    for found in worst_first(report):
        yield from _discrepancy(found)
    for each in report.undecided:
        yield f"undecided {each.check}: {deciding(each)}\n"
        yield from (f'  - {place(claims[name])}: "{quote(claims[name])}"\n' for name in each.claims)
    for excused in report.excused:
        yield f"not flagged {excused.check}: {excused.exception}\n"
        yield from (f'  - {place(claims[name])}: "{quote(claims[name])}"\n' for name in excused.claims)


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
