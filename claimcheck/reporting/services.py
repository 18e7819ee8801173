"""Reports for the services that show them beside the text: SARIF, GitHub's annotations, reviewdog, JUnit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote as percent
from xml.sax.saxutils import escape, quoteattr

from claimcheck.model.claim import AnyClaim
from claimcheck.model.discrepancy import Discrepancy, Report
from claimcheck.reporting.characters import clean
from claimcheck.reporting.view import Options, by_id, place, quote, said, who, worst_first
from claimcheck.version import __version__

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "notice": "note"}
RDJSON: Mapping[str, str] = {"error": "ERROR", "warning": "WARNING", "notice": "INFO"}
ANNOTATIONS = 10  # as many as GitHub shows of one step


def sarif_report(report: Report, options: Options) -> Iterator[str]:
    """SARIF 2.1.0: the first claim is the place, the others are related places that the message links to."""
    claims = by_id(report)
    found = worst_first(report)
    driver = {"name": "claimcheck", "version": __version__, "rules": _rules(found)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, claims, options) for each in found],
    }
    yield json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rules(found: tuple[Discrepancy, ...]) -> list[dict[str, Any]]:
    return [{"id": name} for name in sorted({each.check for each in found})]


def _result(found: Discrepancy, claims: Mapping[str, AnyClaim], options: Options) -> dict[str, Any]:
    first, *others = (claims[each] for each in found.claims)
    links = "; ".join(f"[{_linked(quote(claim))}]({number})" for number, claim in enumerate(others, 1))
    text = " ".join((clean(said(found.message, options.language)), clean(said(found.ask, options.language))))
    related = [
        {"id": number, "message": {"text": quote(claim)}, **_location(claim)} for number, claim in enumerate(others, 1)
    ]
    return {
        "ruleId": found.check,
        "level": LEVELS[found.severity],
        "message": {"text": f"{text} {links}".strip()},
        "locations": [_location(first)],
        "relatedLocations": related,
        "partialFingerprints": {"claimcheck/v1": found.fingerprint},
    }


def _linked(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(claim: AnyClaim) -> dict[str, Any]:
    lines = claim.quote.split("\n")
    region: dict[str, Any] = {
        "startLine": max(claim.line, 1),
        "startColumn": max(claim.column, 1),
        "endLine": max(claim.line, 1) + len(lines) - 1,
        "endColumn": len(lines[-1]) + (max(claim.column, 1) if len(lines) == 1 else 1),
        "snippet": {"text": claim.quote},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": percent(claim.article)}, "region": region}}


def github_report(report: Report, options: Options) -> Iterator[str]:
    """Workflow commands for the worst ten, as many as GitHub shows; the others are counted."""
    claims = by_id(report)
    found = worst_first(report)
    for each in found[:ANNOTATIONS]:
        first, *others = (claims[name] for name in each.claims)
        where = f"file={_property(first.article)},line={first.line},col={first.column},title={_property(each.check)}"
        sides = "".join(f"\n{place(claim)}: {quote(claim)}" for claim in others)
        yield f"::{each.severity} {where}::{_data(clean(said(each.message, options.language)) + sides)}\n"
    if len(found) > ANNOTATIONS:
        yield f"::notice ::{len(found) - ANNOTATIONS} more discrepancies are in the full report\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


def rdjson_report(report: Report, options: Options) -> Iterator[str]:
    """Reviewdog's format. Its columns count bytes, which are not known here, so lines alone are given."""
    claims = by_id(report)
    diagnostics = [_diagnostic(each, claims, options) for each in worst_first(report)]
    yield json.dumps({"source": {"name": "claimcheck"}, "diagnostics": diagnostics}, ensure_ascii=False) + "\n"


def _diagnostic(found: Discrepancy, claims: Mapping[str, AnyClaim], options: Options) -> dict[str, Any]:
    first, *others = (claims[each] for each in found.claims)
    return {
        "message": clean(said(found.message, options.language)),
        "location": _lines(first),
        "severity": RDJSON[found.severity],
        "code": {"value": found.check},
        "relatedLocations": [{"message": quote(claim), "location": _lines(claim)} for claim in others],
    }


def _lines(claim: AnyClaim) -> dict[str, Any]:
    return {"path": claim.article, "range": {"start": {"line": max(claim.line, 1)}}}


def junit_report(report: Report, options: Options) -> Iterator[str]:
    """One suite an article, one case a finding, all quotes in the failure; a quiet article has one case that passes."""
    claims = by_id(report)
    told: dict[str, list[Discrepancy]] = {article.id: [] for article in report.articles}
    for found in worst_first(report):
        told.setdefault(claims[found.claims[0]].article, []).append(found)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="claimcheck" tests="{sum(max(len(each), 1) for each in told.values())}"'
    yield f' failures="{len(report.discrepancies)}">\n'
    for name, own in told.items():
        yield f'<testsuite name={quoteattr(clean(name))} tests="{max(len(own), 1)}" failures="{len(own)}">\n'
        yield from (_case(name, found, claims, options) for found in own)
        yield "" if own else f'<testcase classname={quoteattr(clean(name))} name="no discrepancy"/>\n'
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _case(name: str, found: Discrepancy, claims: Mapping[str, AnyClaim], options: Options) -> str:
    message = clean(said(found.message, options.language))
    quotes = [f"{place(claims[each])}: {quote(claims[each])} ({who(claims[each])})" for each in found.claims]
    return (
        f"<testcase classname={quoteattr(clean(name))} name={quoteattr(found.check)}>"
        f"<failure type={quoteattr(found.severity)} message={quoteattr(message)}>"
        f"{escape(chr(10).join(quotes))}</failure></testcase>\n"
    )
