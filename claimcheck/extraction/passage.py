"""A sentence with its tokens: what every finder of claims looks at."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimcheck.extraction.sentences import Sentence, sentences
from claimcheck.extraction.tokens import Reader, Token
from claimcheck.model.span import Span


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
    """All sentences of a text, read."""
    return [
        Passage(text, sentence, tuple(reader.tokens(text, sentence.span.start, sentence.span.stop)))
        for sentence in sentences(text, reader.language)
    ]
