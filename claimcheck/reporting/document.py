"""The report as JSON, schema 1, and as JSONL: what other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.contract import SCHEMA, record_of
from claimcheck.model.discrepancy import Discrepancy, Excused, Hidden, Input, Report, Undecided
from claimcheck.reporting.view import Options, by_id, counted, said, worst_first


def json_report(report: Report, options: Options) -> Iterator[str]:
    """All of it, one item a line, in pieces: a report of a hundred thousand articles is never one string."""
    yield from _head(report)
    yield ',\n"findings":'
    yield from _listed(finding(found, options.language) for found in worst_first(report))
    yield f',\n"excused":{_dumped(_excused(report.excused))},\n"undecided":'
    yield from _listed(_undecided(each) for each in report.undecided)
    yield ',\n"hidden":'
    yield from _listed(_hidden(each) for each in report.hidden)
    yield "}\n"


def json_claims(report: Report, options: Options) -> Iterator[str]:
    """The same object without findings."""
    return claims_document(report.claims, report.inputs, report.articles)


def claims_document(claims: Iterable[AnyClaim], inputs: Iterable[Input], articles: Iterable[Article]) -> Iterator[str]:
    """The same, its claims first and written as they come: the others are asked for then, and may grow meanwhile."""
    yield f'{{"schema":{SCHEMA},\n"claims":'
    yield from _listed(record_of(claim) for claim in claims)
    yield from _came(inputs, articles)
    yield "}\n"


def jsonl_report(report: Report, options: Options) -> Iterator[str]:
    """One finding a line, with its claims in full, so that a line can be read by itself."""
    claims = by_id(report)
    for found in worst_first(report):
        record = {"schema": SCHEMA} | finding(found, options.language)
        record["evidence"] = [record_of(claims[each]) for each in found.claims]
        yield _dumped(record) + "\n"


def jsonl_claims(report: Report, options: Options) -> Iterator[str]:
    """One claim a line."""
    return claim_lines(report.claims)


def claim_lines(claims: Iterable[AnyClaim]) -> Iterator[str]:
    return (_dumped(record_of(claim)) + "\n" for claim in claims)


def finding(found: Discrepancy, language: str) -> dict[str, Any]:
    """The object of a discrepancy, its texts in one language."""
    record: dict[str, Any] = {
        "check": found.check,
        "severity": found.severity,
        "message": said(found.message, language),
        "ask": said(found.ask, language),
        "claims": list(found.claims),
        "positions": [{"label": each.label, "claims": list(each.claims)} for each in found.positions],
        "fingerprint": found.fingerprint,
    }
    record |= {"dispute": True} if found.dispute else {}
    return record | ({"also": list(found.also)} if found.also else {})


def _head(report: Report) -> Iterator[str]:
    yield f'{{"schema":{SCHEMA}'
    yield from _came(report.inputs, report.articles)
    yield ',\n"claims":'
    yield from _listed(record_of(claim) for claim in report.claims)


def _came(inputs: Iterable[Input], articles: Iterable[Article]) -> Iterator[str]:
    yield ',\n"inputs":'
    yield from _listed({"name": each.name, "status": each.status, "reason": each.reason} for each in inputs)
    yield ',\n"articles":'
    yield from _listed(_article(article) for article in articles)


def _listed(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    opening = "[\n"
    for item in items:
        yield opening + _dumped(item)
        opening = ",\n"
    yield "[]" if opening == "[\n" else "]"


def _dumped(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _article(article: Article) -> dict[str, Any]:
    published = article.published.isoformat() if article.published else None
    record = {"language": article.language, "published": published, "source": article.source, "story": article.story}
    record |= {"title": article.title, "url": article.url}
    return {"id": article.id} | {key: value for key, value in record.items() if value is not None}


def _excused(excused: Iterable[Excused]) -> dict[str, Mapping[str, int]]:
    """check → exception → how many."""
    names: dict[str, list[str]] = {}
    for each in excused:
        names.setdefault(each.check, []).append(each.exception)
    return {check: counted(exceptions) for check, exceptions in sorted(names.items())}


def _hidden(each: Hidden) -> dict[str, Any]:
    record = {"check": each.check, "fingerprint": each.fingerprint, "by": each.by}
    return record | ({"reason": each.reason} if each.reason else {})


def _undecided(each: Undecided) -> dict[str, Any]:
    return {"check": each.check, "field": each.field, "claims": list(each.claims)}
