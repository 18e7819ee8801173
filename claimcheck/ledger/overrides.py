"""A project's own severities, and what it does not want to hear of some paths or outlets.

A severity that is set is the finding's, whatever the check's own `escalate` says; of several that fit the last one
counts. A check that is ignored for a path or an outlet tells nothing that rests on a claim from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.errors import UsageError, did_you_mean
from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import SEVERITIES, Discrepancy, Hidden, Report, Severity

Scope: TypeAlias = Literal["all", "path", "source"]


@frozen(kw_only=True)
class Override:
    """What holds for all findings, for those of paths or of outlets that fit a pattern ("sport/*")."""

    scope: Scope = "all"
    pattern: str = "*"
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(factory=dict)

    def fits(self, claim: AnyClaim, paths: Mapping[str, str]) -> bool:
        if self.scope == "all":
            return True
        name = claim.source if self.scope == "source" else paths.get(claim.article, claim.article)
        return name is not None and fnmatchcase(name, self.pattern)


def severities(given: Iterable[str]) -> Mapping[str, Severity]:
    """`count-conflict=notice`, one after the other.

    >>> severities(["toll-falls=error"])
    {'toll-falls': 'error'}
    """
    return dict(_severity(each) for each in given)


def _severity(text: str) -> tuple[str, Severity]:
    check, equals, level = text.partition("=")
    if not equals:
        raise UsageError(f"--severity {text!r}: expected CHECK=LEVEL, as toll-falls=error")
    for known in SEVERITIES:
        if level.strip() == known:
            return check.strip(), known
    near = did_you_mean(level, SEVERITIES)
    raise UsageError(f"the severity of {check} is {level!r}: expected error, warning or notice{near}")


def require_known(overrides: Iterable[Override], checks: Iterable[str]) -> None:
    """Refuse names that no check has: such a setting would never do anything."""
    known = set(checks)
    for name in sorted({name for each in overrides for name in (*each.ignore, *each.severity)} - known):
        raise UsageError(f"there is no check {name!r}{did_you_mean(name, known)}")


def overridden(report: Report, overrides: Sequence[Override]) -> Report:
    """The report as the project wants it: other severities, and what is ignored hidden and counted."""
    if not any(each.ignore or each.severity for each in overrides):
        return report
    claims = {claim.id: claim for claim in report.claims}
    paths = {each.article: each.name for each in report.inputs if each.article is not None}
    kept: list[Discrepancy] = []
    hidden: list[Hidden] = []
    for found in report.discrepancies:
        own = [claims[name] for name in found.claims]
        fitting = [each for each in overrides if any(each.fits(claim, paths) for claim in own)]
        if any(found.check in each.ignore for each in fitting):
            hidden.append(Hidden(check=found.check, fingerprint=found.fingerprint, by="setting"))
        else:
            kept.append(_graded(found, fitting))
    kept.sort(key=lambda found: -SEVERITIES.index(found.severity))
    return evolve(report, discrepancies=tuple(kept), hidden=report.hidden + tuple(hidden))


def _graded(found: Discrepancy, overrides: Iterable[Override]) -> Discrepancy:
    levels = [each.severity[found.check] for each in overrides if found.check in each.severity]
    return evolve(found, severity=levels[-1]) if levels else found
