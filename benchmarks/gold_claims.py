"""Gold claims as contract lines, so that comparison can be measured apart from extraction.

usage: gold_claims.py GOLD_DIR [NAMES.json] > claims.jsonl

GOLD_DIR holds articles/*.json, gold/*.json and findings.json. What the gold set does not annotate is filled in here:
- claims that are only implicit ("a policeman was killed") are left out, as the scorer leaves them out;
- parts of a whole: from findings.json, whose parts-vs-total and part-exceeds-whole entries quote the whole first. A
  list that is expected to stay silent although it does not add up is an open one.
- which counts of troops and vehicles are the size of a whole force: those that findings.json sets against each other;
- who an actor is across scripts: from NAMES.json, if given: {"name as written": ["name:key", …]}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ABOARD = ("passengers", "boat occupants", "miners underground", "hotel occupants")
OWN = ("rescued", "released", "cases", "houses", "buildings")
LISTS = ("parts-vs-total", "part-exceeds-whole")
FORCES = ("troops", "vehicles")
COUNT = ("low", "high", "approximate", "population", "place", "tally", "stance", "speaker", "event", "role")
STATEMENT = ("act", "action", "polarity", "actor")


def main() -> None:
    folder = Path(sys.argv[1])
    names = json.loads(Path(sys.argv[2]).read_text("utf-8")) if len(sys.argv) > 2 else {}
    records = [record for path in sorted((folder / "gold").glob("*.json")) for record in read(folder, path, names)]
    findings = json.loads((folder / "findings.json").read_text("utf-8"))
    link(records, findings)
    size(records, findings)
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def read(folder: Path, path: Path, names: Mapping[str, list[str]]) -> Iterator[Record]:
    """The claims of one article."""
    gold = json.loads(path.read_text("utf-8"))
    article = json.loads((folder / "articles" / path.name).read_text("utf-8"))
    for number, claim in enumerate(gold["claims"]):
        if claim.get("implicit"):
            continue
        yield head(article, claim, number) | own(claim, names)


def head(article: Record, claim: Record, number: int) -> Record:
    record = {"schema": 1, "id": f"{article['id']}#{number}", "article": article["id"], "kind": claim["kind"]}
    record |= {key: article[key] for key in ("language", "published", "source", "story") if article.get(key)}
    start = claim["start"]
    return record | {"quote": claim["quote"], "start": start, "end": start + len(claim["quote"])}


def own(claim: Record, names: Mapping[str, list[str]]) -> Record:
    """The fields of its kind."""
    if claim["kind"] == "date":
        weekday = DAYS.index(claim["weekday"]) if claim.get("weekday") else None
        return {"event": claim["event"], "from": claim["from"], "to": claim["to"], "weekday": weekday}
    if claim["kind"] == "statement":
        found = {key: claim.get(key) for key in STATEMENT}
        keys = names.get(claim["actor"], [])
        return found | ({"actor_keys": keys} if keys else {})
    return {"measure": measure(claim)} | {key: claim.get(key) for key in COUNT} | {"population": population(claim)}


def measure(claim: Record) -> str:
    if claim["measure"] != "other":
        return str(claim["measure"])
    if claim["population"] in ABOARD:
        return "aboard"
    return str(claim["population"]) if claim["population"] in OWN else "other"


def population(claim: Record) -> str:
    return "people" if measure(claim) in ("aboard", *OWN) else str(claim["population"])


def link(records: list[Record], findings: list[Record]) -> None:
    """`part_of` and `list`, which the gold claims do not have."""
    for finding in findings:
        if finding["family"] in LISTS and len(finding["quotes"]) > 1:
            found = [at(records, finding, n) for n in range(len(finding["quotes"]))]
            whole, *parts = [record for record in found if record]
            if len(parts) + 1 == len(found):
                kind = kind_of(finding, whole, parts)
                for part in parts:
                    within = finding["family"] == "parts-vs-total" or part["measure"] == whole["measure"]
                    part.update({"part_of": whole["id"], "list": kind} if within and part is not whole else {})


def size(records: list[Record], findings: list[Record]) -> None:
    """`tally` of troops and vehicles, without which `count-conflict` takes one count for another unit's."""
    for finding in findings:
        if finding["family"] == "count-conflict":
            found = [at(records, finding, n) for n in range(len(finding["quotes"]))]
            for record in found:
                if record and record["measure"] in FORCES and record["tally"] is None:
                    record["tally"] = "total"


def kind_of(finding: Record, whole: Record, parts: list[Record]) -> str:
    if finding["family"] != "parts-vs-total":
        return "open"
    adds_up = sum(part["low"] or 0 for part in parts) == whole["low"]
    return "closed" if adds_up or finding["expect"] == "report" else "open"


def at(records: list[Record], finding: Record, n: int) -> Record | None:
    """The count claim that overlaps a quote of a finding."""
    article, start = finding["quote_articles"][n], finding["quote_starts"][n]
    stop = start + len(finding["quotes"][n])
    inside = [r for r in records if r["article"] == article and r["start"] < stop and start < r["end"]]
    counts = [r for r in inside if r["kind"] == "count"]
    return min(counts, key=lambda r: abs(r["start"] - start) + abs(r["end"] - stop), default=None)


if __name__ == "__main__":
    main()
