"""Round-ups: articles that tell several events under headings of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.tokens import Token

HEADING_WORDS, LABEL_WORDS = 7, 3
MANY = 3  # so many headings that name an event make a round-up


def sections(passages: Sequence[Passage]) -> Mapping[int, int]:
    """Where each sentence of a round-up stands, by where it begins: the number of its section; nothing for other
    articles.

    A heading is a short line that ends in no full stop, or the label with which a paragraph begins ("Earthquake: …").
    Those of a long story ("A cautious reaction", "The toll: …") name no event.
    """
    for heading in (_heading, _label):
        headings = {
            n for n, passage in enumerate(passages) if n and passage.sentence.role == "body" and heading(passage)
        }
        if sum(_names_event(heading(passages[n])) for n in headings) >= MANY:
            return dict(_numbered(passages, headings))
    return {}


def _numbered(passages: Sequence[Passage], headings: set[int]) -> list[tuple[int, int]]:
    found, section = [], 0
    for number, passage in enumerate(passages):
        section += number in headings
        found.append((passage.sentence.span.start, section))
    return found


def _heading(passage: Passage) -> Sequence[Token]:
    """The words of a sentence that is a heading, else nothing."""
    tokens = passage.tokens
    return tokens if 0 < len(tokens) <= HEADING_WORDS and tokens[-1].kind == "word" else ()


def _label(passage: Passage) -> Sequence[Token]:
    """The words before a colon with which a sentence begins, else nothing."""
    at = next((n for n, token in enumerate(passage.tokens[: LABEL_WORDS + 1]) if token.text == ":"), 0)
    return passage.tokens[:at]


def _names_event(words: Sequence[Token]) -> bool:
    """Whether a heading says what happened; one that says what is counted ("the toll", "missing") is of one event."""
    return any(t.means("events") for t in words) and not any(t.means("tolls") or t.means("changes") for t in words)
