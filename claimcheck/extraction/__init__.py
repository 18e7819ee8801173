"""From an article to its claims: `extract` is the only door."""

from __future__ import annotations

from collections import Counter
from functools import cache

from claimcheck.extraction.assembly import common, flags, identity, lines_of
from claimcheck.extraction.counts import Count, find_counts
from claimcheck.extraction.passage import passages
from claimcheck.extraction.tokens import Reader
from claimcheck.model.claim import AnyClaim, Article, CountClaim
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.language import Language

__all__ = ["extract"]


@cache
def _reader(language: Language) -> Reader:
    """One memo of words for each language that is used; it holds no article and changes no result."""
    return Reader(language)


def extract(article: Article, rulebook: Rulebook) -> tuple[AnyClaim, ...]:
    """All claims of one article, in the order of the text.

    The language is the article's own. An article in a language that the rulebook does not have gives no claims.
    """
    language = rulebook.languages.get(article.language or "")
    if language is None:
        return ()
    read = passages(article.text, _reader(language))
    counts = find_counts([(passage, frozenset()) for passage in read], language, rulebook.measures)
    seen: Counter[tuple[str, str, str]] = Counter()
    lines = lines_of(article.text)
    ids: list[str] = []
    claims: list[AnyClaim] = []
    for count in counts:
        span = count.span
        ids.append(identity(article.id, "count", count.measure, span.of(article.text), seen))
        claims.append(_count_claim(article, count, ids, common(article, lines, span, language.code)))
    return tuple(sorted(claims, key=lambda claim: (claim.span, claim.kind, claim.id)))


def _count_claim(article: Article, count: Count, ids: list[str], fields: dict) -> CountClaim:
    return CountClaim(
        id=ids[-1],
        **fields,
        measure=count.measure,
        value=count.value,
        population=count.part.population,
        tally=count.tally,
        stance=count.cue.stance,
        role=count.passage.sentence.role,
        place=count.place.of(article.text) if count.place else None,
        part_of=ids[count.part_of] if count.part_of is not None else None,
        list=count.list,
        flags=flags(article, count.span, ("approximate",) if count.value.approximate else ()),
        steps=count.steps,
    )
