"""Which event a date or a figure is about.

A date dates the head of its own clause and nothing else: the verb or the noun that governs it. Where that head is a
known event the topic is its name ("explosion"); of an event that lasts only start and end have a date
("ceasefire-start"). All else is "announcement" or "other", which are never set against each other: two dates of one
topic that differ are reported, so a topic is said only where it is certain.

Within an article a class of event is one event until the text introduces another: by a word ("a similar attack"), by an
indefinite noun ("a blast on Monday" after "the blast"), or by a time far from the news ("in 2014").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.extraction.dates import DateMention
from claimcheck.extraction.heads import ANNOUNCEMENT, NAMING, OTHER, PHASES, REACH, Head, Scene, bounds, governor
from claimcheck.extraction.marks import SEMICOLONS
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.slots import Tokens, cue
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step
from claimcheck.rulebook.language import Language

UNCOMPARED = frozenset({OTHER, ANNOUNCEMENT, "statement", "speech"})
ANY = "event"  # an event without a name of its own
FAR = 60  # days: an event so long before the news is another one
Which: TypeAlias = Literal["main", "other"]


@frozen(kw_only=True)
class Dated:
    """A date with what it dates: `topic` for all languages, `event` main or other, and which other."""

    passage: Passage
    mention: DateMention
    topic: str
    event: Which = "main"
    event_key: str | None = None
    step: Step | None = None


def find_dated(
    read: Iterable[tuple[Passage, Sequence[DateMention]]], language: Language, published: date | None
) -> tuple[Dated, ...]:
    """All dates of an article that may date an event, each with its topic."""
    met: list[str] = []
    told: set[str] = set()
    found: list[Dated] = []
    for passage, mentions in read:
        scene = Scene(passage.tokens, language, tuple(met))
        for mention in mentions:
            if mention.use == "date":
                found.append(_dated(passage, mention, mentions, scene, told, published))
        names = list(_names(passage.tokens)) if "events" in passage.holds else []
        met += [name for name in names if name not in met]
        told.update(names if passage.sentence.role == "body" else ())
    return tuple(found)


def _dated(
    passage: Passage,
    mention: DateMention,
    mentions: Sequence[DateMention],
    scene: Scene,
    told: set[str],
    published: date | None,
) -> Dated:
    head = _resolved(governor(scene, mention, mentions), scene.met)
    topic = head.topic if head else OTHER
    key = event_key(passage, mention.start, mentions, published)
    again = head is not None and head.indefinite and head.name in told
    step = Step("dates", topic, passage.quote(head.at, head.at + 1)) if head else None
    which: Which = "other" if passage.sentence.role == "related" or key or again else "main"
    return Dated(passage=passage, mention=mention, topic=topic, event=which, event_key=key, step=step)


def _names(tokens: Tokens) -> Iterator[str]:
    """The names of all events that a sentence speaks of."""
    for token in (t for t in tokens if "events" in t.word.sections):
        for sense in token.word.senses:
            if sense.section == "events" and sense.form in NAMING and sense.name not in PHASES:
                yield sense.name


def _resolved(head: Head | None, met: Sequence[str]) -> Head | None:
    """A word for any event ("the operation") is the last one told of that can be meant; none told, none meant."""
    if head is None or head.name != "anaphor":
        return head
    known = [name for name in met if name not in UNCOMPARED and name not in ("anaphor", "other")]
    return Head(known[0], head.at, head.phase, head.phase in ("start", "end") or head.lasting) if known else None


def event_of(passage: Passage, i: int) -> str | None:
    """The event nearest to a token within its clause, by name: "earthquake"; nothing where none is told."""
    tokens = passage.tokens
    reach = range(max(0, i - REACH), min(len(tokens), i + REACH)) if "events" in passage.holds else ()
    named = [place for place in reach if "events" in tokens[place].word.told]
    for place in sorted(named, key=lambda place: (abs(place - i), place)):
        low, high = sorted((place, i))
        sense = tokens[place].means("events")
        if sense is None or sense.form not in NAMING or sense.name in (*PHASES, "anaphor") or sense.name in UNCOMPARED:
            continue
        if not any(bounds(token) for token in tokens[low + 1 : high]):
            return sense.name
    return None


def event_key(passage: Passage, i: int, dates: Sequence[DateMention], published: date | None = None) -> str | None:
    """Which other event a token is about: "earthquake@1999" by a time far from the news, "attack@other" by a word.

    Nothing is said for the article's main event, which is where the text gives no sign of another.
    """
    far = next((m for m in sorted(dates, key=lambda m: abs(m.start - i)) if _shares(passage, m, i)), None)
    if far is not None and _is_far(far, published):
        return f"{event_of(passage, i) or ANY}@{_when(far)}"
    return f"{event_of(passage, i) or ANY}@other" if _separate(passage, i) else None


def _when(mention: DateMention) -> str:
    """The year or the month of an event, which tells it from others."""
    if mention.moment is None:
        return "?"
    first = mention.moment.readings[0].first
    return f"{first.year}" if mention.precision == "year" else f"{first:%Y-%m}"


def _shares(passage: Passage, mention: DateMention, i: int) -> bool:
    """Whether a date and a token stand in one clause: "killed 300 since it began in 2020" are not of 2020."""
    low, high = sorted((mention.start, i))
    return not any(_parts(token) for token in passage.tokens[low + 1 : high])


def _parts(token: Token) -> bool:
    if token.kind == "mark":
        return token.text in SEMICOLONS or token.text == ":"
    return cue(token, "since") or token.means("cues", "terminator") is not None


def _is_far(mention: DateMention, published: date | None) -> bool:
    """Whether a time is not that of the news: an earlier year, a month that is over, a day long ago, all of a year."""
    days = mention.moment.single if mention.moment else None
    if days is None or published is None:
        return False
    if mention.precision == "year":
        return days.last.year < published.year if mention.use == "date" else days.last.year == published.year
    if mention.precision == "month":
        return days.last < published
    return (published - days.last).days > FAR


def _separate(passage: Passage, i: int) -> bool:
    """Whether a word before a token in its sentence, or an introduction of the sentence, says so."""
    if "events.other" not in passage.holds:
        return False
    return any(token.means("events", "other") for token in passage.tokens[: i + 1])
