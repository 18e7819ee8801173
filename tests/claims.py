"""Claims for tests: by hand with few words, and any at all for properties."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim, StatementClaim
from claimcheck.model.discrepancy import Discrepancy, Input, Position, Report
from claimcheck.model.span import Span
from claimcheck.model.value import Days, Moment, Quantity

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
TEXTS = st.text(min_size=1, max_size=12)
PERHAPS = st.none() | TEXTS


def count(name: str, low: int, high: int | None = None, **fields: Any) -> CountClaim:
    """So many people killed, said in an article of its own name unless another is given."""
    given: dict[str, Any] = {"article": name, "quote": f"{low} people", "span": Span(0, 9), "line": 1, "column": 1}
    value = fields.pop("value", None) or Quantity(low, low if high is None else high)
    return CountClaim(id=name, measure="killed", value=value, **(given | fields))


def discrepancy(*claims: AnyClaim, **fields: Any) -> Discrepancy:
    """One position a claim."""
    given: dict[str, Any] = {
        "check": "count-conflict",
        "severity": "error",
        "message": {"en": "They differ.", "ar": "يختلفان."},
        "ask": {"en": "Which is right?", "ar": "أيهما الصحيح؟"},
        "claims": tuple(claim.id for claim in claims),
        "positions": tuple(Position(f"side {claim.id}", (claim.id,)) for claim in claims),
        "fingerprint": "0123456789abcdef",
    }
    return Discrepancy(**(given | fields))


def report(claims: tuple[AnyClaim, ...], *found: Discrepancy, **fields: Any) -> Report:
    """A report on claims whose articles have no more than a name."""
    from claimcheck.model.claim import Article

    names = dict.fromkeys(claim.article for claim in claims)
    given: dict[str, Any] = {
        "inputs": tuple(Input(name, "checked") for name in names),
        "articles": tuple(Article(id=name, text="", title=f"Headline of {name}") for name in names),
    }
    return Report(claims=claims, discrepancies=found, **(given | fields))


def moments() -> st.SearchStrategy[Moment]:
    days = st.lists(DAYS, min_size=2, max_size=2).map(lambda pair: Days(*sorted(pair)))
    return st.lists(days, min_size=1, max_size=3, unique=True).map(lambda found: Moment(tuple(sorted(found))))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    ends = sorted(draw(st.lists(st.integers(0, 10**9), min_size=2, max_size=2)))
    low, high = (draw(st.sampled_from([end, None])) for end in ends)
    return Quantity(low, high, draw(st.booleans()))


@st.composite
def any_claims(draw: st.DrawFn) -> AnyClaim:
    """A claim of any shape with any fields; steps are left out, since the contract does not carry them."""
    start = draw(st.integers(0, 10**6))
    fields: dict[str, Any] = {
        "id": draw(TEXTS),
        "article": draw(TEXTS),
        "quote": draw(st.text(max_size=20)),
        "span": Span(start, start + draw(st.integers(0, 100))),
        "line": draw(st.integers(0, 1000)),
        "column": draw(st.integers(0, 1000)),
        "stance": draw(st.sampled_from(["asserted", "denied", "possible", "superseded"])),
        "role": draw(st.sampled_from(["headline", "body", "caption", "related"])),
        "event": draw(st.sampled_from(["main", "other"])),
        "speaker_keys": tuple(draw(st.lists(TEXTS, max_size=2))),
        "as_of": draw(st.none() | moments()),
        "published": draw(st.none() | st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))),
        "flags": tuple(draw(st.lists(st.sampled_from(["bidi-control", "ambiguous-date", "approximate"]), max_size=2))),
    }
    fields |= {name: draw(PERHAPS) for name in ("language", "speaker", "event_key", "place", "source", "story")}
    return draw(st.sampled_from([_count, _date, _statement]))(draw, fields)


def _count(draw: st.DrawFn, fields: dict[str, Any]) -> AnyClaim:
    return CountClaim(
        **fields,
        measure=draw(TEXTS),
        value=draw(quantities()),
        population=draw(TEXTS),
        tally=draw(st.sampled_from([None, "total", "new"])),
        part_of=draw(PERHAPS),
        list=draw(st.sampled_from([None, "open", "closed"])),
        period=draw(PERHAPS),
    )


def _date(draw: st.DrawFn, fields: dict[str, Any]) -> AnyClaim:
    return DateClaim(
        **fields,
        topic=draw(TEXTS),
        date=draw(st.none() | moments()),
        weekday=draw(st.none() | st.integers(0, 6)),
        precision=draw(st.sampled_from(["day", "month", "year", "range"])),
        tense=draw(st.sampled_from([None, "past", "future"])),
    )


def _statement(draw: st.DrawFn, fields: dict[str, Any]) -> AnyClaim:
    return StatementClaim(
        **fields,
        act=draw(TEXTS),
        action=draw(TEXTS),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        actor=draw(PERHAPS),
        actor_keys=tuple(draw(st.lists(TEXTS, max_size=2))),
        target=draw(PERHAPS),
        condition=draw(PERHAPS),
        until=draw(PERHAPS),
    )
