"""Why a check fired: every condition of it that was asked, with the values that it saw.

For `explain`; one line each, in the order of the file: match, when, unless, escalate.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.comparison.engine import flat
from claimcheck.comparison.plan import index_of
from claimcheck.model.claim import AnyClaim
from claimcheck.rulebook.check import Check
from claimcheck.rulebook.condition import Binding, answer, shown, trace
from claimcheck.rulebook.fields import World, as_of
from claimcheck.rulebook.match import Filter, Match


def account(check: Check, binding: Binding, world: World) -> tuple[str, ...]:
    """What each condition saw of the claims for which a discrepancy is told."""
    return (
        *_filters(check.match, binding, world),
        *_joins(check.match, binding, world),
        *(f"when {line}" for line in trace(check.when, binding, world)),
        *_exceptions(check, binding, world),
        *_escalations(check, binding, world),
    )


def _filters(match: Match, binding: Binding, world: World) -> Iterator[str]:
    for name, part, filters in zip(match.bind, binding, match.filters, strict=True):
        for each in filters:
            yield f"match {name}.{each.text}: yes ({_seen(each, flat((part,)), world)})"


def _seen(asked: Filter, claims: tuple[AnyClaim, ...], world: World) -> str:
    return ", ".join(dict.fromkeys(shown(asked.field.read(claim, world)) for claim in claims))


def _joins(match: Match, binding: Binding, world: World) -> Iterator[str]:
    """What the claims have in common, and their times."""
    if len(binding) < 2:
        return
    firsts = [flat((part,))[0] for part in binding]
    for key, fields in (("same", match.same), ("same_if_known", match.same_if_known)):
        for each in fields:
            values = [shown(index_of(each, claim, world)) for claim in firsts]
            yield f"match {key} {each.name}: {' and '.join(dict.fromkeys(values))}"
    if match.part_of:
        part, whole = (match.bind[i] for i in match.part_of)
        yield f"match part_of: yes ({part} of {whole})"
    for key, asked in (("within", match.within), ("order", match.order)):
        if asked:
            yield f"match {key}: as of {' and '.join(shown(as_of(claim)) for claim in firsts)}"


def _exceptions(check: Check, binding: Binding, world: World) -> Iterator[str]:
    for name, each in check.unless.items():
        yield f"unless {name}: {answer(each.judge(binding, world))}"
        yield from (f"unless {name}: {line}" for line in trace(each, binding, world))


def _escalations(check: Check, binding: Binding, world: World) -> Iterator[str]:
    for to, each in check.escalate:
        yield f"escalate to {to}: {answer(each.judge(binding, world))}: {each.text}"
