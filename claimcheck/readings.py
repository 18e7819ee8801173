"""The examples of the language files, run: a sentence and what must be read from it.

An example names counts as "killed 16 police", "injured >1600", "missing 20..99 possible", dates as days, statements as
"pledge use-force negative". A kind of claim that it names must be read exactly so, no more and no less; `counts: []` says
that nothing is counted. Measure "other" is not compared: what else a text counts is no matter of a language.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from claimcheck.extraction import extract
from claimcheck.model.claim import STANCES, AnyClaim, Article, CountClaim, DateClaim, StatementClaim
from claimcheck.model.value import Moment, Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.language import UNKNOWN, Example
from claimcheck.rulebook.shorthand import moment, quantity, time

UNCOMPARED = "other"
MARKS = frozenset({*STANCES, "new"})


@frozen
class Reading:
    """What became of an example: `fault` says what was read instead, and is empty where all is as it says."""

    language: str
    example: Example
    fault: str

    @property
    def good(self) -> bool:
        """A known failure must fail, everything else must not."""
        return bool(self.fault) is self.example.todo


def run_readings(book: Rulebook, languages: Iterable[str] | None = None) -> Iterator[Reading]:
    """The examples of these languages, or of all."""
    for code in book.languages if languages is None else languages:
        yield from (run_reading(book, code, example) for example in book.languages[code].examples)


def run_reading(book: Rulebook, code: str, example: Example) -> Reading:
    """One example. The text stands below an empty headline, so that it is a body unless it says otherwise."""
    published = time(example.published) if example.published else None
    article = Article(id="example", text=f".\n{example.text}", language=code, published=published)
    claims = extract(article, book)
    faults = [
        *_faults("counts", example.counts, [count_said(c) for c in claims if _compared(c)], _same_count),
        *_faults("dates", example.dates, [date_said(c) for c in claims if isinstance(c, DateClaim)], _same_date),
        *_faults("statements", example.statements, [statement_said(c) for c in claims if _states(c)], operator.eq),
    ]
    return Reading(code, example, "; ".join(faults))


def _compared(claim: AnyClaim) -> bool:
    return isinstance(claim, CountClaim) and claim.measure != UNCOMPARED


def _states(claim: AnyClaim) -> bool:
    return isinstance(claim, StatementClaim)


def count_said(claim: AnyClaim) -> str:
    """A count in the shorthand of examples, with all its parts: "killed 16 police new superseded"."""
    assert isinstance(claim, CountClaim)
    parts = [claim.measure, quantity_said(claim.value), claim.population]
    parts += ["new"] if claim.tally == "new" else []
    parts += [claim.stance] if claim.stance != "asserted" else []
    return " ".join(parts)


def quantity_said(value: Quantity) -> str:
    """
    >>> quantity_said(Quantity(20, 99)), quantity_said(Quantity(164, None)), quantity_said(Quantity(40, 40, True))
    ('20..99', '>=164', '~40')
    """
    about = "~" if value.approximate else ""
    if value.low == value.high:
        return f"{about}{value.low}"
    if value.high is None:
        return f">={value.low}"
    return f"<={value.high}" if value.low is None else f"{about}{value.low}..{value.high}"


def date_said(claim: AnyClaim) -> str:
    """The days of a date: "2022-01-10", "2025-06-16..2025-06-17", several readings by "|"; "unknown" where none is."""
    assert isinstance(claim, DateClaim)
    return _moment_said(claim.date) if claim.date else UNKNOWN


def _moment_said(value: Moment) -> str:
    days = (str(d.first) if d.first == d.last else f"{d.first}..{d.last}" for d in value.readings)
    return " | ".join(days)


def statement_said(claim: AnyClaim) -> str:
    assert isinstance(claim, StatementClaim)
    return f"{claim.act} {claim.action} {claim.polarity}"


def _same_count(wanted: str, read: str) -> bool:
    """Whether a count is as the example says; who is counted is compared where it says so."""
    measure, value, *more = wanted.split()
    read_measure, read_value, *rest = read.split()
    population, marks = _parted(more)
    read_population, read_marks = _parted(rest)
    same = measure == read_measure and quantity(value) == quantity(read_value)
    return same and marks == read_marks and (not population or population == read_population)


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of the population, and the marks behind them: a stance, or "new"."""
    marks = [word for word in words if word in MARKS]
    return [word for word in words if word not in MARKS], marks


def _same_date(wanted: str, read: str) -> bool:
    return wanted == read if UNKNOWN in (wanted, read) else moment(wanted) == moment(read)


def _faults(
    kind: str, wanted: Sequence[str] | None, read: Sequence[str], same: Callable[[str, str], bool]
) -> Iterator[str]:
    """What is missing and what is too much of one kind, if the example names that kind."""
    if wanted is None:
        return
    left = list(read)
    for each in wanted:
        hit = next((one for one in left if same(each, one)), None)
        if hit is None:
            yield f"{kind}: '{each}' is not read"
        else:
            left.remove(hit)
    yield from (f"{kind}: '{one}' is too much" for one in sorted(left))
