"""An article and the claims that are read from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from attrs import field, frozen

from claimcheck.model.span import Span
from claimcheck.model.value import Moment, Quantity

Stance: TypeAlias = Literal["asserted", "denied", "possible", "superseded"]
Role: TypeAlias = Literal["headline", "body", "caption", "related"]
Tally: TypeAlias = Literal["total", "new"]
Polarity: TypeAlias = Literal["positive", "negative"]
Flag: TypeAlias = Literal["bidi-control", "ambiguous-date", "unresolved-date", "invalid-date", "approximate"]

STANCES: tuple[Stance, ...] = ("asserted", "denied", "possible", "superseded")
ROLES: tuple[Role, ...] = ("headline", "body", "caption", "related")


@frozen(kw_only=True)
class Article:
    """A piece of news as a newsroom hands it over.

    `text` is all of it, the headline as its first line; every place in a claim counts code points of it.
    `published` is the only clock: weekdays and "yesterday" are read from it, naive times are UTC.
    `story` joins articles into one dossier; without it an article is its own.
    """

    id: str
    text: str
    language: str | None = None
    published: datetime | None = None
    source: str | None = None
    story: str | None = None
    title: str | None = None
    url: str | None = None


@frozen
class Step:
    """Why a claim was read so: the rule, the word of the lexicon that it met, and where."""

    rule: str
    entry: str
    span: Span


@frozen(kw_only=True)
class Claim:
    """What the three shapes share. Not made by itself: see `CountClaim`, `DateClaim`, `StatementClaim`.

    `id` is stable under unrelated edits of the article. `line` and `column` count from 1.
    `event` is "main" for what the article is about, else "other"; `event_key` then says which
    ("earthquake@1999"). `as_of` is the day for which the claim speaks, else the day of publication.
    `speaker` is written as in the text; `speaker_keys` and `actor_keys` say who that is whatever the script or the
    title ("name:tkyf", "office:president@KZ"): two are the same if they share a key.
    """

    id: str
    article: str
    quote: str
    span: Span
    line: int = 0
    column: int = 0
    language: str | None = None
    stance: Stance = "asserted"
    speaker: str | None = None
    speaker_keys: tuple[str, ...] = ()
    event: Literal["main", "other"] = "main"
    event_key: str | None = None
    role: Role = "body"
    place: str | None = None
    place_key: str | None = None
    as_of: Moment | None = None
    source: str | None = None
    story: str | None = None
    published: datetime | None = None
    flags: tuple[Flag, ...] = ()
    steps: tuple[Step, ...] = field(default=(), eq=False)


@frozen(kw_only=True)
class CountClaim(Claim):
    """How many: `population` is who, a name of the scopes ("police"); `measure` is what of them ("killed").

    `tally` is "new" for an increment ("five more"), "total" where the text says so. `part_of` is the id
    of the claim of which this is a part; `list` says whether the parts named are all ("closed") or not.
    `period` is the span that a tally covers, as written ("since January").
    """

    kind: Literal["count"] = "count"
    measure: str
    value: Quantity
    population: str = "people"
    tally: Tally | None = None
    part_of: str | None = None
    list: Literal["open", "closed"] | None = None
    period: str | None = None


@frozen(kw_only=True)
class DateClaim(Claim):
    """When something happened: `topic` names it, `weekday` is the day's name that the text itself gives (0 is Monday).

    `date` is what the text says of the calendar; for a weekday without `published` it is not known.
    """

    kind: Literal["date"] = "date"
    topic: str
    date: Moment | None
    weekday: int | None = None
    precision: Literal["day", "month", "year", "range"] = "day"
    tense: Literal["past", "future"] | None = None


@frozen(kw_only=True)
class StatementClaim(Claim):
    """Who pledged, denied, ordered … what. `action` is the normalised head of what the act is about.

    `polarity` is that of the action: "will never use force" is a pledge to use force, negative.
    """

    kind: Literal["statement"] = "statement"
    act: str
    action: str
    polarity: Polarity = "positive"
    actor: str | None = None
    actor_keys: tuple[str, ...] = ()
    target: str | None = None
    condition: str | None = None
    until: str | None = None


AnyClaim: TypeAlias = CountClaim | DateClaim | StatementClaim

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of(published: datetime | None) -> date | None:
    """The day of publication, the clock of all that is relative."""
    return published.date() if published else None
