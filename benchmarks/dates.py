"""Arabic dates of public test suites: how many are read right, and what is set aside and why.

    python -m benchmarks.dates [/work/shared/bench/dates-ar.jsonl] [--misses]

Asked for is every row that names one calendar day, one weekday or one relative day, that is: whose gold is a single
day. Set aside, each with its reason, are rows whose wording tells no day to a reader of news (see `SET_ASIDE`). Where
a row names a weekday, or a day without a year, and no tense, the nearest such day before counts as the one after:
which of the two is meant is the news's convention (the past) against the assistant's (the future).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from claimcheck.extraction.dates import DateContext, DateMention, find_dates
from claimcheck.extraction.passage import passages
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import load_rulebook
from claimcheck.rulebook.language import Language

BENCH = Path("/work/shared/bench/dates-ar.jsonl")
SET_ASIDE: Mapping[str, str] = {
    "msrec_DateParser-1": "a full stop after the day's number is not Arabic spelling; a sentence ends there",
    "msrec_DateParser-88": "the same, twice",
    "msrec_DateParser-11": "4.22 is a decimal number",
    "msrec_DateParser-13": "4.22 is a decimal number",
    "msrec_DateParser-12": "22-4 is a score or a range",
    "msrec_DateParser-14": "22-4 is a score or a range",
    "msrec_DateParser-20": "a comma within a date of digits is an English spelling that no Arabic has",
    "msrec_DateParser-21": "the same, with two digits of a year",
    "msrec_DateParser-46": "'the last day' for yesterday is ported word by word from English",
    "msrec_DateParser-61": "a bare number ('I returned to 27') is no date in Arabic",
    "msrec_DateParser-65": "the same",
    "msrec_DateParser-67": "the same, as an ordinal",
    "msrec_DateParser-78": "'Sunday the second' for the second Sunday of a month that is not named",
    "msrec_DateParser-79": "the same",
    "msrec_DateParser-89": "'from now' for 'ago' is ported word by word; gold contradicts the words",
    "msrec_DateParser-90": "the same",
    "msrec_DateParser-91": "an amount of years and days: a length of time, not a day of news",
    "msrec_DateParser-92": "the same",
    "duckling_time-1192": "mid-March is no single day",
    "duckling_time-1193": "half of March is no single day",
    "duckling_time-1252": "news means Tuesday the first ('السبت الثاني من شباط' is 2 February)",
    "duckling_time-1253": "the same",
    "duckling_time-1259": "the same",
    "duckling_time-1324": "a feast, not a calendar day: no table of feasts is kept",
    "duckling_time-1327": "the same",
    "duckling_time-1328": "the same",
    "duckling_time-1329": "the same",
    "duckling_time-1330": "the same",
    "duckling_time-1332": "the same",
    "duckling_time-1260": "counted from a feast",
}


def gold_days(row: Mapping[str, Any]) -> list[set[str]] | None:
    """The days that a row asks for, each with its alternatives; nothing where it asks for anything but single days."""
    wanted = [_alternatives(row, gold) for gold in row["gold"]]
    return wanted if wanted and all(wanted) else None


def _alternatives(row: Mapping[str, Any], gold: Mapping[str, Any]) -> set[str]:
    if row["src"].startswith("duckling"):
        return {gold["start"][:10]} if gold.get("grain") == "Day" and not gold.get("end") else set()
    values = [gold.get(side) for side in ("past", "future")]
    values += [{"date": value.get("value")} for value in gold.get("values") or [] if value.get("type") == "date"]
    return {value["date"] for value in values if value and value.get("date")}


def invalid(wanted: set[str]) -> bool:
    """Whether gold says that no calendar has the day."""
    return wanted == {"0001-01-01"}


def read(row: Mapping[str, Any], language: Language, reader: Reader) -> list[DateMention]:
    reference = date.fromisoformat(row["ref"][:10])
    found: list[DateMention] = []
    context = DateContext(reference, reference)
    for passage in passages(row["text"], reader):
        mentions = find_dates(passage, reference, context, language)
        context = context.after(mentions)
        found += mentions
    return found


def right(mention: DateMention, wanted: set[str]) -> bool:
    """Whether a mention is the day asked for; a week or a year beside it where neither tense nor direction is told."""
    if invalid(wanted):
        return "invalid-date" in mention.flags
    days = mention.moment.single if mention.moment else None
    if days is None or days.length > 1:
        return False
    if str(days.first) in wanted:
        return True
    return mention.tense is None and any(_beside(days.first, date.fromisoformat(day)) for day in wanted)


def _beside(found: date, day: date) -> bool:
    return found + timedelta(7) == day or (found.month, found.day, found.year + 1) == (day.month, day.day, day.year)


def judged(path: Path) -> Iterator[tuple[str, Mapping[str, Any], list[DateMention]]]:
    language = load_rulebook().languages["ar"]
    reader = Reader(language)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        wanted = gold_days(row) if row.get("ref") else None
        if wanted is None:
            yield "not asked for", row, []
            continue
        if row["id"] in SET_ASIDE:
            yield "set aside", row, []
            continue
        found = read(row, language, reader)
        good = len(found) == len(wanted) and all(map(right, found, wanted))
        yield ("right" if good else "wrong"), row, found


def main(arguments: list[str]) -> int:
    paths = [Path(a) for a in arguments if not a.startswith("--")]
    results = list(judged(paths[0] if paths else BENCH))
    counts = Counter(verdict for verdict, _, _ in results)
    if "--misses" in arguments:
        for verdict, row, found in results:
            if verdict == "wrong":
                print(row["id"], row["text"], [str(m.moment) for m in found], gold_days(row), sep=" | ")
    right_ones, aside = counts["right"], counts["set aside"]
    asked = right_ones + counts["wrong"]
    print(f"{right_ones} of {asked} right ({right_ones / max(asked, 1):.1%}); set aside {aside},")
    print(f"with those {right_ones / max(asked + aside, 1):.1%}; not asked for {counts['not asked for']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
