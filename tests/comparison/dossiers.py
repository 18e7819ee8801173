"""Dossiers for properties: few words, so that claims meet often."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim, StatementClaim
from claimcheck.model.span import Span
from claimcheck.model.value import Days, Moment, Quantity

DAYS = [date(2025, 3, day) for day in (10, 11, 12)]
HOURS = [datetime(2025, 3, day, hour, tzinfo=UTC) for day in (10, 11) for hour in (0, 6, 20)]
ARTICLES = ("a", "b", "c")
SPEAKERS = (None, None, None, "the ministry", "Ministry", "rebels")
ACTORS = ("the general", "general", "governor", None)


def quantities() -> st.SearchStrategy[Quantity]:
    ends = st.tuples(st.sampled_from([10, 20, 30, 100]), st.sampled_from([0, 0, 5, 80]), st.sampled_from("====<>~"))
    return ends.map(_quantity)


def _quantity(parts: tuple[int, int, str]) -> Quantity:
    low, width, shape = parts
    if shape == "<":
        return Quantity(None, low)
    return Quantity(low, None) if shape == ">" else Quantity(low, low + width, shape == "~")


def moments() -> st.SearchStrategy[Moment]:
    one = st.sampled_from(DAYS).map(Moment.on)
    two = st.just(Moment((Days.of(DAYS[0]), Days.of(DAYS[2]))))
    return one | st.just(Moment.on(DAYS[0], DAYS[1])) | two


@st.composite
def dossiers(draw: st.DrawFn, kinds: str = "cds", least: int = 4, most: int = 10) -> tuple[AnyClaim, ...]:
    """Claims of one story. Each has its own words, so that none is a copy; an article has one hour of publication."""
    hours = {name: draw(st.sampled_from([None, *HOURS, *HOURS])) for name in ARTICLES}
    size = draw(st.integers(least, most))
    return tuple(_claim(draw, number, hours, draw(st.sampled_from(kinds))) for number in range(size))


def _claim(draw: st.DrawFn, number: int, hours: dict[str, datetime | None], kind: str) -> AnyClaim:
    article = draw(st.sampled_from(ARTICLES))
    fields: dict[str, Any] = {
        "id": f"claim-{number}",
        "article": article,
        "source": article,
        "story": "s",
        "quote": f"quote {number}",
        "span": Span(10 * number, 10 * number + 5),
        "stance": draw(st.sampled_from(["asserted"] * 8 + ["superseded", "denied"])),
        "speaker": draw(st.sampled_from(SPEAKERS)),
        "role": draw(st.sampled_from(["headline", "body", "body"])),
        "place": draw(st.sampled_from([None] * 6 + ["Orlin", "Tarsal"])),
        "as_of": draw(st.sampled_from([None] * 4 + [Moment.on(DAYS[0]), Moment.on(DAYS[1])])),
        "published": hours[article],
    }
    return {"c": _count, "d": _date, "s": _statement}[kind](draw, fields)


def _count(draw: st.DrawFn, fields: dict[str, Any]) -> AnyClaim:
    return CountClaim(
        **fields,
        measure=draw(st.sampled_from(["killed"] * 4 + ["aboard"])),
        value=draw(quantities()),
        population=draw(st.sampled_from(["people"] * 4 + ["children", "police"])),
        tally=draw(st.sampled_from([None] * 5 + ["total", "new"])),
    )


def _date(draw: st.DrawFn, fields: dict[str, Any]) -> AnyClaim:
    weekday = draw(st.none() | st.integers(0, 6))
    return DateClaim(**fields, topic=draw(st.sampled_from(["fire", "vote"])), date=draw(moments()), weekday=weekday)


def _statement(draw: st.DrawFn, fields: dict[str, Any]) -> AnyClaim:
    return StatementClaim(
        **fields,
        act=draw(st.sampled_from(["pledge", "order", "denial", "accusation", "refusal", "agreement"])),
        action=draw(st.sampled_from(["use-force", "shoot", "attack", "cease-fire", "cease-fire"])),
        polarity=draw(st.sampled_from(["positive", "negative"])),
        actor=draw(st.sampled_from(ACTORS)),
    )


def copy_of(claims: tuple[AnyClaim, ...], article: str) -> tuple[AnyClaim, ...]:
    """The claims of an article as another outlet prints them word for word, an hour later."""
    own = [claim for claim in claims if claim.article == article]
    return tuple(evolve(claim, id=f"{claim.id}-copy", article="z", source="z") for claim in own)
