"""Headline pairs as dossiers: is a contradiction found where there is one, and none where one headline follows from the other?

usage: headline_pairs.py PAIRS.jsonl [--show N]

A row is {"a", "b"} with "gold": "agree" | "disagree" | "other", or 1 (entailed) | 0.
A pair is two articles of one story, of no day.
Printed: precision and recall of "contradiction" (a finding of severity error or warning), and the findings where "gold" is 1.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from claimcheck.comparison import compare
from claimcheck.extraction import extract
from claimcheck.model.claim import Article
from claimcheck.rulebook.book import Rulebook, load_rulebook


def checks_that_fire(a: str, b: str, book: Rulebook) -> list[str]:
    """The checks that find a contradiction between two headlines."""
    articles = [Article(id=i, text=t, language="ar", source=i, story="s") for i, t in (("a", a), ("b", b))]
    found = compare([claim for article in articles for claim in extract(article, book)], book).discrepancies
    return [each.check for each in found if each.severity != "notice"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many false and missed pairs")
    args = parser.parse_args()
    book = load_rulebook()
    rows = [json.loads(line) for line in args.pairs.read_text("utf-8").splitlines() if line.strip()]
    fired = [(row, checks_that_fire(row["a"], row["b"], book)) for row in rows]
    right = [row for row, checks in fired if checks and row["gold"] == "disagree"]
    wrong = [(row, checks) for row, checks in fired if checks and row["gold"] not in ("disagree", 0)]
    wanted = sum(row["gold"] == "disagree" for row in rows)
    for row, checks in wrong[: args.show]:
        print("FALSE", ",".join(checks), "|", row["a"], "|", row["b"])
    missed = [row for row, checks in fired if not checks and row["gold"] == "disagree"]
    for row in missed[: args.show]:
        print("MISSED |", row["a"], "|", row["b"])
    total = len(right) + len(wrong)
    print(f"{len(rows)} pairs, {total} with a contradiction: {len(right)} right, {len(wrong)} wrong;", end=" ")
    print(f"precision {len(right) / max(total, 1):.3f}, recall {len(right) / max(wanted, 1):.3f}")


if __name__ == "__main__":
    main()
