"""All that is found in one article, in the order in which one finding needs another.

Words first; then dates, whose numbers count nobody; then counts; then who is who, whose words they are and what was
pledged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from claimcheck.extraction.actors import Cast, cast
from claimcheck.extraction.count import Count
from claimcheck.extraction.counts import find_counts
from claimcheck.extraction.dates import DateContext, DateMention, find_dates
from claimcheck.extraction.events import Dated, find_dated
from claimcheck.extraction.passage import Passage, passages
from claimcheck.extraction.reports import with_reports
from claimcheck.extraction.speakers import Voices, listen
from claimcheck.extraction.statements import StatementMention, find_statements
from claimcheck.extraction.tokens import Reader
from claimcheck.model.claim import Article, day_of
from claimcheck.rulebook.language import Language
from claimcheck.rulebook.measure import Measure


@frozen
class Finding:
    """What an article holds: its sentences with their dates, and what was found in them."""

    language: Language
    passages: Sequence[tuple[Passage, Sequence[DateMention]]]
    cast: Cast
    voices: Mapping[int, Voices]
    counts: Sequence[Count]
    dates: Sequence[Dated]
    statements: Sequence[StatementMention]


@cache
def _reader(language: Language) -> Reader:
    """One memo of words for each language that is used; it holds no article and changes no result."""
    return Reader(language)


def read(article: Article, language: Language, measures: Mapping[str, Measure]) -> Finding:
    """Everything that is found in an article."""
    sentences = passages(article.text, _reader(language))
    dated = _dates(sentences, article, language)
    taken = [(p, frozenset(i for m in mentions for i in range(m.start, m.stop))) for p, mentions in dated]
    company = cast(sentences, language)
    heard = listen(sentences, company)
    said = find_statements(sentences, company, language)
    return Finding(
        language=language,
        passages=dated,
        cast=company,
        voices={p.sentence.span.start: v for p, v in zip(sentences, heard, strict=True)},
        counts=find_counts(taken, language, measures),
        dates=find_dated(dated, language, day_of(article.published)),
        statements=with_reports(said, tuple(zip(sentences, heard, strict=True)), language),
    )


def _dates(
    sentences: Sequence[Passage], article: Article, language: Language
) -> list[tuple[Passage, tuple[DateMention, ...]]]:
    context, found = DateContext(), []
    for passage in sentences:
        mentions = find_dates(passage, day_of(article.published), context, language)
        context = context.after(mentions)
        found.append((passage, mentions))
    return found
