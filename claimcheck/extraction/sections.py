"""Round-ups: articles that tell several events under headings of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.triggers import ENDS

HEADING_WORDS = 7
MANY = 3  # so many headings that name an event make a round-up


def sections(passages: Sequence[Passage]) -> Mapping[int, int]:
    """Where each sentence of a round-up stands, by where it begins: the number of its section; nothing for other articles.

    A heading is a short line that ends in no full stop; those of a long story ("A cautious reaction") name no event.
    """
    headings = [n for n, passage in enumerate(passages) if n and _is_heading(passage)]
    if sum(_names_event(passages[n]) for n in headings) < MANY:
        return {}
    found: dict[int, int] = {}
    section = 0
    for number, passage in enumerate(passages):
        section += number in headings
        found[passage.sentence.span.start] = section
    return found


def _is_heading(passage: Passage) -> bool:
    tokens = passage.tokens
    return bool(tokens) and len(tokens) <= HEADING_WORDS and tokens[-1].kind == "word" and passage.sentence.role == "body"


def _names_event(passage: Passage) -> bool:
    return any(token.means("events") or token.means("triggers") for token in passage.tokens if token.text not in ENDS)
