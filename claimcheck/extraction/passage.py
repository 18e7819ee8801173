"""A sentence with its tokens: what every finder of claims looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimcheck.extraction.sentences import Sentence, sentences
from claimcheck.extraction.tokens import Reader, Token
from claimcheck.model.span import Span

LONGEST = 240  # tokens of a sentence


@frozen
class Passage:
    """One sentence of an article and its tokens (indices below are into `tokens`)."""

    text: str
    sentence: Sentence
    tokens: tuple[Token, ...]

    def quote(self, start: int, stop: int) -> Span:
        """The place of the tokens `[start, stop)` in the article."""
        return Span(self.tokens[start].start, self.tokens[stop - 1].stop)


def passages(text: str, reader: Reader) -> Sequence[Passage]:
    """All sentences of a text, read. One of more tokens than any sentence of news is cut, so that no step grows with
    its square.
    """
    return [piece for sentence in sentences(text, reader.language) for piece in _pieces(text, sentence, reader)]


def _pieces(text: str, sentence: Sentence, reader: Reader) -> Iterator[Passage]:
    tokens = reader.tokens(text, sentence.span.start, sentence.span.stop)
    for first in range(0, len(tokens), LONGEST):
        piece = tuple(tokens[first : first + LONGEST])
        span = sentence.span if len(tokens) <= LONGEST else Span(piece[0].start, piece[-1].stop)
        yield Passage(text, evolve(sentence, span=span), piece)
