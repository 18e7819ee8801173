"""From what was found to claims: identities, lines, speakers, events, and the days for which figures speak."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from attrs import frozen

from claimcheck.extraction.count import Count
from claimcheck.extraction.dates import DateMention
from claimcheck.extraction.events import UNCOMPARED, Dated, event_key
from claimcheck.extraction.heads import OTHER
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.reading import Finding
from claimcheck.extraction.sections import sections
from claimcheck.extraction.speakers import speaker_at
from claimcheck.extraction.statements import StatementMention
from claimcheck.model.claim import AnyClaim, Article, CountClaim, DateClaim, Flag, StatementClaim, day_of
from claimcheck.model.span import Span
from claimcheck.model.value import Moment

DISPUTED = frozenset({"denial", "accusation"})
ID_LENGTH = 12
REPORTS = UNCOMPARED - {OTHER}  # the topics of dates on which something was said
RECENT = timedelta(days=14)  # an announcement so long ago is told as history
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@frozen
class Desk:
    """Where the claims of one article are made."""

    article: Article
    finding: Finding
    lines: tuple[int, ...]
    seen: Counter[tuple[str, str, str]]
    reported: Mapping[int, Moment]
    mentions: Mapping[int, Sequence[DateMention]]
    sections: Mapping[int, int]
    hidden: tuple[int, ...] = ()

    def common(self, kind: str, what: str, span: Span, passage: Passage) -> dict[str, Any]:
        """The fields that every claim of an article has."""
        article = self.article
        line, column = place(self.lines, span.start)
        return {
            "id": identity(article.id, kind, what, span.of(article.text), self.seen),
            "article": article.id,
            "quote": span.of(article.text),
            "span": span,
            "line": line,
            "column": column,
            "language": self.finding.language.code,
            "role": passage.sentence.role,
            "source": article.source,
            "story": article.story,
            "published": article.published,
            "as_of": self.as_of(passage),
        }

    def as_of(self, passage: Passage) -> Moment | None:
        """The day for which a sentence speaks: of the announcement that it reports, else of publication."""
        day = day_of(self.article.published)
        told = self.reported.get(passage.sentence.span.start)
        return told or (Moment.on(day) if day else None)

    def period(self, passage: Passage) -> str | None:
        """The time that a tally covers where its sentence says since when, as an ISO day."""
        for mention in self.mentions.get(passage.sentence.span.start, ()):
            days = mention.moment.single if mention.moment else None
            if mention.use == "period" and days:
                return f"{days.first}/"
        return None

    def other_event(self, passage: Passage, at: int) -> str | None:
        """Which event other than the article's own a token is about."""
        mentions = self.mentions.get(passage.sentence.span.start, ())
        section = self.sections.get(passage.sentence.span.start, 0)
        if section > 1:
            return f"section@{section}"
        return event_key(passage, at, mentions, day_of(self.article.published))

    def other_matter(self, said: StatementMention) -> str | None:
        """Which section a denial or an accusation is in: the dates in it are of what is denied, however long ago."""
        section = self.sections.get(said.passage.sentence.span.start, 0)
        return f"section@{section}" if section > 1 else None


def assemble(article: Article, finding: Finding) -> tuple[AnyClaim, ...]:
    """All claims of an article, in the order of the text."""
    desk = Desk(
        article,
        finding,
        line_starts(article.text),
        Counter(),
        dict(_reported(article, finding.dates)),
        {passage.sentence.span.start: mentions for passage, mentions in finding.passages},
        sections([passage for passage, _ in finding.passages]),
        _bidi_lines(article.text),
    )
    claims: list[AnyClaim] = [*_counts(desk), *_dates(desk), *_statements(desk)]
    return tuple(sorted(claims, key=lambda claim: (claim.span.start, claim.span.stop, claim.kind, claim.id)))


def _reported(article: Article, dates: Sequence[Dated]) -> Iterator[tuple[int, Moment]]:
    """The days of the announcements that sentences report, by where the sentence begins."""
    day = day_of(article.published)
    for dated in dates:
        days = dated.mention.moment.single if dated.mention.moment else None
        if day and days and dated.topic in REPORTS and days.length == 1 and timedelta(0) <= day - days.first <= RECENT:
            yield dated.passage.sentence.span.start, Moment((days,))


def _counts(desk: Desk) -> Iterator[CountClaim]:
    ids: list[str] = []
    for count in desk.finding.counts:
        fields = desk.common("count", count.measure, count.span, count.passage)
        ids.append(fields["id"])
        yield _count(desk, count, ids, fields)


def _count(desk: Desk, count: Count, ids: Sequence[str], fields: dict[str, Any]) -> CountClaim:
    key = desk.other_event(count.passage, count.figure.start)
    other = key is not None or count.passage.sentence.role == "related"
    if count.cue.stance == "superseded" and fields["as_of"]:
        fields["as_of"] = _earlier(fields["as_of"])
    speaker = speaker_at(count.figure.start, desk.finding.voices[count.passage.sentence.span.start])
    return CountClaim(
        **fields,
        speaker=speaker.text if speaker else None,
        speaker_keys=speaker.keys if speaker else (),
        measure=count.measure,
        value=count.value,
        population=count.part.population,
        tally=count.tally,
        stance=count.cue.stance,
        event="other" if other else "main",
        event_key=key,
        period=desk.period(count.passage),
        place=count.place.of(desk.article.text) if count.place else None,
        part_of=ids[count.part_of] if count.part_of is not None else None,
        list=count.list,
        flags=_flags(desk, count.span, ("approximate",) if count.value.approximate else ()),
        steps=count.steps,
    )


def _earlier(moment: Moment) -> Moment:
    """The day before: a figure that is out of date speaks for some day before its article."""
    first = moment.readings[0].first
    return Moment.on(first - timedelta(days=1)) if first > first.min else moment


def _dates(desk: Desk) -> Iterator[DateClaim]:
    for dated in desk.finding.dates:
        mention = dated.mention
        span = dated.passage.quote(mention.start, mention.stop)
        yield DateClaim(
            **desk.common("date", dated.topic, span, dated.passage),
            topic=dated.topic,
            date=mention.moment,
            weekday=mention.weekday,
            precision=mention.precision,
            tense=mention.tense,
            event=dated.event,
            event_key=dated.event_key,
            flags=_flags(desk, span, mention.flags),
            steps=(*mention.steps, *([dated.step] if dated.step else ())),
        )


def _statements(desk: Desk) -> Iterator[StatementClaim]:
    for said in desk.finding.statements:
        text = desk.article.text
        key = desk.other_matter(said) if said.act in DISPUTED else desk.other_event(said.passage, said.stop - 1)
        key = _another_time(key)
        yield StatementClaim(
            **desk.common("statement", f"{said.act} {said.action}", said.span, said.passage),
            act=said.act,
            action=said.action,
            polarity=said.polarity,
            actor=said.actor.text,
            actor_keys=said.actor.keys,
            target=said.target.of(text) if said.target else None,
            condition=said.condition.of(text) if said.condition else None,
            until=said.until.of(text) if said.until else None,
            event="other" if key else "main",
            event_key=key,
            flags=_flags(desk, said.span, ()),
            steps=said.steps,
        )


def _another_time(key: str | None) -> str | None:
    """The event of a statement if it is of another time or section: who speaks "on the other hand" speaks of the same."""
    return key if key and key[-1].isdigit() else None


def _flags(desk: Desk, span: Span, own: Sequence[Flag]) -> tuple[Flag, ...]:
    """The flags of a claim: its own, and whether invisible marks change how its line reads on a screen."""
    if not desk.hidden:
        return tuple(own)
    first, last = (place(desk.lines, at)[0] for at in (span.start, span.stop))
    hidden = bisect_left(desk.hidden, first) < bisect_right(desk.hidden, last)
    return ("bidi-control", *own) if hidden else tuple(own)


def _bidi_lines(text: str) -> tuple[int, ...]:
    """The lines that have invisible marks of direction, by their number from 1; found once, not for each claim."""
    if BIDI.isdisjoint(text):
        return ()
    return tuple(number for number, line in enumerate(text.split("\n"), 1) if not BIDI.isdisjoint(line))


def line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text begin, so that a place is found by bisection."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    """Line and column of a code point, both from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def identity(article: str, kind: str, what: str, quote: str, seen: Counter[tuple[str, str, str]]) -> str:
    """An id that survives unrelated edits: of article, claim and quote, and which of its like this is."""
    seen[kind, what, quote] += 1
    text = "\x1f".join((article, kind, what, quote, str(seen[kind, what, quote])))
    return hashlib.blake2s(text.encode("utf-8", "surrogatepass"), digest_size=ID_LENGTH // 2).hexdigest()
