"""From an article to its claims: `extract` is the only door."""

from __future__ import annotations

from claimcheck.extraction.assembly import assemble
from claimcheck.extraction.reading import read
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.rulebook.book import Rulebook

__all__ = ["extract"]


def extract(article: Article, rulebook: Rulebook) -> tuple[AnyClaim, ...]:
    """All claims of one article, in the order of the text.

    The language is the article's own. An article in a language that the rulebook does not have gives no claims.
    """
    language = rulebook.languages.get(article.language or "")
    if language is None:
        return ()
    return assemble(article, read(article, language, rulebook.measures))
