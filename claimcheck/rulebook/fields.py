"""What a check may ask of a claim: `a.value`, `a.as_of`, `a.actor` …, each with its type.

A table and not `getattr`: a rule that names a field which no such claim has is refused when it is loaded, and some
fields are read rather than stored (`as_of` falls back on the publication, `event` on the key of another event).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NewType, TypeAlias

from attrs import field, frozen

from claimcheck.model.claim import ROLES, STANCES, WEEKDAYS, AnyClaim, CountClaim
from claimcheck.model.truth import Truth
from claimcheck.model.value import Moment, Quantity
from claimcheck.rulebook.action import Actions
from claimcheck.rulebook.measure import Measure
from claimcheck.rulebook.scope import Scopes

Action = NewType("Action", str)
Population = NewType("Population", str)
Weekday = NewType("Weekday", int)
Kinds: TypeAlias = tuple[str, ...]

COUNT, DATE, STATEMENT = "count", "date", "statement"
ALL: Kinds = (COUNT, DATE, STATEMENT)


@frozen
class World:
    """What conditions may look up: the rulebook's tables, and the other claims of the dossier by their article.

    `wholes` are the ids of claims of which others say that they are a part.
    """

    measures: Mapping[str, Measure]
    scopes: Scopes
    actions: Actions
    articles: Mapping[str, tuple[AnyClaim, ...]] = field(factory=dict, eq=False, repr=False)
    wholes: frozenset[str] = frozenset()


@frozen
class Name:
    """Who or where. Two are the same if they share a key, or if one's words are among the other's.

    Keys are "kind:value". Only keys of one kind, or texts of one script, can tell two names apart: "President" and
    "name:tkyf" may be one man, and so may two spellings in two alphabets.
    """

    text: str
    keys: tuple[str, ...] = ()

    @property
    def handles(self) -> frozenset[str]:
        """Equal names share one of these: by them names are found, `equal` then decides."""
        return frozenset(self.keys) | _words(self.text)

    def equal(self, other: Name) -> Truth:
        """
        >>> Name("Minister Adil Omar").equal(Name("Omar")), Name("Omar").equal(Name("Nasser"))
        (True, False)
        """
        if set(self.keys) & set(other.keys) or _alike(self.text, other.text):
            return True
        if not self.handles or not other.handles:
            return False
        if self.keys and other.keys:
            kinds = [{key.partition(":")[0] for key in name.keys} for name in (self, other)]
            return False if kinds[0] & kinds[1] else None
        return False if _scripts(self.text) == _scripts(other.text) else None


def _alike(a: str, b: str) -> bool:
    first, second = _words(a), _words(b)
    if not first or not second:
        return a == b
    return first <= second or second <= first


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@cache
def _scripts(text: str) -> frozenset[str]:
    """The alphabets of a text, by what Unicode calls its letters.

    >>> sorted(_scripts("Omar 2"))
    ['LATIN']
    """
    return frozenset(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())


WHOLE = Name("")  # the place of a figure that is not restricted to one: all of the story


@frozen
class When:
    """The time for which a claim speaks: days, and the very minute where an article gives that of its publication."""

    moment: Moment
    instant: datetime | None = None

    def less(self, other: When) -> Truth:
        if self.instant and other.instant:
            return self.instant < other.instant
        return self.moment.before(other.moment)

    def equal(self, other: When) -> Truth:
        if self.instant and other.instant:
            return self.instant == other.instant
        return self.moment.equal(other.moment)

    def near(self, other: When, span: timedelta) -> Truth:
        """Whether the two are so near; days without an hour are near within twelve only if they are the same."""
        if self.instant and other.instant:
            return abs(self.instant - other.instant) <= span
        return self.moment.near(other.moment, span)


def as_of(claim: AnyClaim) -> When | None:
    """The day that the text gives, else the publication. An outdated figure without a day is of no known time."""
    if claim.as_of is None:
        return None if claim.stance == "superseded" else published(claim)
    said = published(claim)
    return said if said and said.moment == claim.as_of else When(claim.as_of)


def published(claim: AnyClaim) -> When | None:
    """The publication; one at midnight sharp is taken for a date without an hour."""
    return _published(claim.published) if claim.published else None


@cache
def _published(at: datetime) -> When:
    utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    hour = (at.hour, at.minute, at.second) != (0, 0, 0)
    return When(Moment.on(at.date()), utc if hour else None)


@frozen
class Field:
    """A field: how it is read, of which type, which claims have it, and the words that it may be, if it is closed."""

    name: str
    type: Any
    read: Callable[[Any, World], Any] = field(eq=False, repr=False)
    kinds: Kinds = ALL
    choices: tuple[str, ...] = ()
    help: str = ""


def _plain(name: str) -> Callable[[Any, World], Any]:
    return lambda claim, world: getattr(claim, name)


def _event(claim: Any, world: World) -> str | None:
    return "main" if claim.event == "main" else claim.event_key


def _course(claim: Any, world: World) -> str:
    measure = world.measures.get(claim.measure)
    return measure.course if measure else "varies"


def place_of(claim: Any) -> Name:
    """The place as a name; without one it is all of the story."""
    if claim.place is None and claim.place_key is None:
        return WHOLE
    return Name(claim.place or "", (claim.place_key,) if claim.place_key else ())


def _name(text: str, keys: str) -> Callable[[Any, World], Name | None]:
    def read(claim: Any, world: World) -> Name | None:
        said = getattr(claim, text)
        return Name(said, getattr(claim, keys, ())) if said else None

    return read


def counts_beside(claim: AnyClaim, world: World) -> Iterator[CountClaim]:
    """The counts of a claim's article, its own among them."""
    return (each for each in world.articles.get(claim.article, ()) if isinstance(each, CountClaim))


def whole_of(claim: CountClaim, world: World) -> CountClaim | None:
    """The figure of which a claim is said to be a part."""
    if claim.part_of is None:
        return None
    return next((each for each in counts_beside(claim, world) if each.id == claim.part_of), None)


def speaker(claim: Any, world: World) -> Name | None:
    """Who is quoted. Headlines quote nobody: theirs is the one to whom the text gives the same figure."""
    if claim.speaker:
        return Name(claim.speaker, claim.speaker_keys)
    if claim.role != "headline" or claim.kind != COUNT:
        return None
    said = (claim.measure, claim.population, claim.value)
    for other in counts_beside(claim, world):
        if other.speaker and (other.measure, other.population, other.value) == said:
            return Name(other.speaker, other.speaker_keys)
    return None


def _extent(claim: Any, world: World) -> str:
    """Whether a figure is of all whom its fields name, or of some.

    "52 of the 87 girls" are girls, but not all; nor are nine children of the 18 dead in the yard, or of five more dead.
    """
    whole = whole_of(claim, world)
    if whole is None or whole is claim:
        return "all"
    return "some" if _restricted(claim, whole, world) else "all"


def _restricted(part: CountClaim, whole: CountClaim, world: World) -> bool:
    """Whether it is a part of a whole that does not hold all whom the part's own fields name."""
    narrowed = ((part.place, whole.place), (part.period, whole.period))
    if whole.tally == "new" or any(wide is not None and own != wide for own, wide in narrowed):
        return True
    if part.measure != whole.measure:
        return False
    if part.place != whole.place and world.scopes.same(part.population, whole.population):
        return False
    return not world.scopes.part(part.population, whole.population)


def _whole(claim: Any, world: World) -> tuple[int, ...] | None:
    """The exact figures of its article of which a claim is a part: the 13 dead of whom three are women."""
    found = {other.value.low or 0 for other in counts_beside(claim, world) if _holds(other, claim, world)}
    return tuple(sorted(found)) or None


def _holds(other: CountClaim, claim: Any, world: World) -> bool:
    if not other.value.exact or other.place is not None:
        return False
    said = (other.measure, other.event, other.event_key, other.stance)
    if said != (claim.measure, claim.event, claim.event_key, "asserted"):
        return False
    narrower = world.scopes.part(claim.population, other.population)
    same = claim.place is not None and world.scopes.same(claim.population, other.population)
    return bool(narrower or same)


def _period(claim: Any, world: World) -> str:
    return claim.period or "event"


ACTS = ("pledge", "denial", "order", "call", "condemnation", "accusation", "agreement", "refusal", "lifting")
_COURSES = ("grows", "falls", "varies", "fixed")
_TABLE = (
    Field("id", str, _plain("id")),
    Field("article", str, _plain("article"), help="the id of the article"),
    Field("source", str, _plain("source"), help="the outlet"),
    Field("language", str, _plain("language")),
    Field("role", str, _plain("role"), choices=ROLES),
    Field("quote", str, _plain("quote")),
    Field("stance", str, _plain("stance"), choices=STANCES),
    Field("speaker", Name, speaker, help="who is quoted; missing: the outlet itself"),
    Field("event", str, _event, help="'main', or the key of the other event; missing if it has none"),
    Field("place", Name, lambda claim, _: place_of(claim), help="never missing: without one it is all of the story"),
    Field("as_of", When, lambda claim, world: as_of(claim), help="the day that the text gives, else the publication"),
    Field("published", When, lambda claim, world: published(claim)),
    Field("flags", tuple[str, ...], _plain("flags")),
    Field("measure", str, _plain("measure"), (COUNT,)),
    Field("course", str, _course, (COUNT,), _COURSES, "how figures of this measure go"),
    Field("value", Quantity, _plain("value"), (COUNT,)),
    Field("population", Population, _plain("population"), (COUNT,)),
    Field("tally", str, _plain("tally"), (COUNT,), ("total", "new")),
    Field("part_of", str, _plain("part_of"), (COUNT,), help="the id of the claim that it is said to be a part of"),
    Field("list", str, _plain("list"), (COUNT,), ("open", "closed")),
    Field("whole", tuple[str, ...], _whole, (COUNT,), help="the exact figures of the article that hold this one"),
    Field("extent", str, _extent, (COUNT,), ("all", "some"), "some: a part of others of the same people and place"),
    Field("period", str, _period, (COUNT,), help="since when a tally counts; never missing: else the event's own"),
    Field("topic", str, _plain("topic"), (DATE,)),
    Field("date", Moment, _plain("date"), (DATE,)),
    Field("weekday", Weekday, _plain("weekday"), (DATE,), WEEKDAYS),
    Field("precision", str, _plain("precision"), (DATE,), ("day", "month", "year", "range")),
    Field("tense", str, _plain("tense"), (DATE,), ("past", "future")),
    Field("act", str, _plain("act"), (STATEMENT,), ACTS),
    Field("action", Action, _plain("action"), (STATEMENT,)),
    Field("polarity", str, _plain("polarity"), (STATEMENT,), ("positive", "negative")),
    Field("actor", Name, _name("actor", "actor_keys"), (STATEMENT,)),
    Field("target", Name, _name("target", "target_keys"), (STATEMENT,)),
    Field("condition", str, _plain("condition"), (STATEMENT,)),
    Field("until", str, _plain("until"), (STATEMENT,)),
)
KIND = Field("kind", str, _plain("kind"), choices=ALL, help="count, date, statement")  # for filters alone
FIELDS: Mapping[str, Field] = {each.name: each for each in _TABLE}


def fields_of(kind: str | None) -> Mapping[str, Field]:
    """The fields of a kind of claim; of a claim of any kind those that all have."""
    if kind is None:
        return {name: each for name, each in FIELDS.items() if each.kinds == ALL}
    return {name: each for name, each in FIELDS.items() if kind in each.kinds}
