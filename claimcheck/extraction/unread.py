"""What was not read, and why: numbers that are no claims, and what the rules know of a word.

For `explain`. An editor who misses a figure wants to know whether it was taken for a year, or whether nothing beside it
says what is counted; so every number of an article is accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from claimcheck.extraction.assembly import line_starts, place
from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.numeral import Numeral, Use
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.reading import read
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.span import Span
from claimcheck.rulebook.book import Rulebook

USES: Mapping[Use, str] = {
    "count": "nothing beside it says what became of whom, or what is counted",
    "unit": "it measures something",
    "ordinal": "it says a place in an order",
    "code": "it is a part of a name or a code",
    "clock": "it is a time of day",
    "money": "it is a sum of money",
    "percent": "it is a share",
    "year": "it is a year",
    "age": "it is an age",
    "score": "it is a score",
    "decimal": "it is no whole number",
    "magnitude": "it is a magnitude",
}
DATE = "it belongs to a date that is said of no event"


@frozen
class Unread:
    """A place of an article, what stands there, and why no claim was made of it, or what is known of it."""

    article: str
    line: int
    column: int
    span: Span
    text: str
    reason: str


def unread_numbers(article: Article, book: Rulebook, claims: Sequence[AnyClaim]) -> tuple[Unread, ...]:
    """The numbers of an article that are in none of its claims."""
    language = book.languages.get(article.language or "")
    if language is None:
        return ()
    spans = [claim.span for claim in claims if claim.article == article.id]
    found: list[tuple[Span, str]] = []
    for passage, mentions in read(article, language, book.measures).passages:
        taken = frozenset(i for mention in mentions for i in range(mention.start, mention.stop))
        found += [(passage.quote(each.start, each.stop), DATE) for each in mentions]
        for each in find_numerals(passage.tokens, language, taken):
            found.append((passage.quote(each.first, each.last), _why(passage, each)))
    left = [(span, reason) for span, reason in found if not any(span.overlaps(other) for other in spans)]
    return _placed(article, left)


def _why(passage: Passage, numeral: Numeral) -> str:
    reason = USES[numeral.use]
    unit = passage.tokens[numeral.unit].text if numeral.unit is not None else ""
    return f'{reason} ("{unit}")' if unit else reason


def known_words(article: Article, book: Rulebook, word: str, claims: Sequence[AnyClaim]) -> tuple[Unread, ...]:
    """What the rules know of a word, wherever it stands, and whether a claim was read there."""
    language = book.languages.get(article.language or "")
    if language is None:
        return ()
    own = [claim for claim in claims if claim.article == article.id]
    tokens = [token for passage, _ in read(article, language, book.measures).passages for token in passage.tokens]
    wanted = word.casefold()
    found = [(Span(token.start, token.stop), token) for token in tokens if token.text.casefold() == wanted]
    return _placed(article, [(span, "; ".join(_known(token, span, own))) for span, token in found])


def _known(token: Token, span: Span, claims: Sequence[AnyClaim]) -> Iterator[str]:
    senses = dict.fromkeys(" ".join(part for part in (s.section, s.name, s.form) if part) for s in token.senses)
    yield f"known as {', '.join(senses)}" if senses else "not known to the rules of the language"
    read_in = [claim for claim in claims if claim.span.overlaps(span)]
    met = [claim for claim in claims if claim not in read_in and any(step.span.overlaps(span) for step in claim.steps)]
    if read_in:
        yield f'read in "{read_in[0].quote}"'
    elif met:
        yield f'met for "{met[0].quote}"'
    else:
        yield "in no claim"


def _placed(article: Article, found: Sequence[tuple[Span, str]]) -> tuple[Unread, ...]:
    lines = line_starts(article.text)
    ordered = sorted(dict.fromkeys(found))
    return tuple(
        Unread(article.id, *place(lines, span.start), span, span.of(article.text), reason) for span, reason in ordered
    )
