"""A sentence with its tokens: what every finder of claims looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

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
    holds: frozenset[str] = field(init=False, eq=False, repr=False)  # what any of its words holds

    @holds.default
    def _holds(self) -> frozenset[str]:
        return frozenset().union(*[token.word.holds for token in self.tokens if token.word.senses])

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
    if 0 < len(tokens) <= LONGEST:
        yield Passage(text, sentence, tuple(tokens))
        return
    for first in range(0, len(tokens), LONGEST):
        piece = tuple(tokens[first : first + LONGEST])
        yield Passage(text, evolve(sentence, span=Span(piece[0].start, piece[-1].stop)), piece)
