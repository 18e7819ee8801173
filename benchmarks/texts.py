"""News-like text in any amount, the same at every run: Arabic and English, rich and poor in claims.

The sentences are in texts.yaml, each made of our own words. `rich` text tells something in every second sentence,
`poor` text in every tenth, as a newspaper does that is not all disaster.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeAlias

import yaml

from claimcheck.model.claim import Article

Density: TypeAlias = Literal["rich", "poor"]
TELLING: dict[Density, float] = {"rich": 0.5, "poor": 0.1}
PUBLISHED = datetime(2025, 3, 20, 9)
SENTENCES = 16  # of an article
PARAGRAPH = 3


def articles(language: str, density: Density, size: int) -> list[Article]:
    """Articles of together at least so many bytes."""
    found: list[Article] = []
    held = 0
    for text in _texts(language, density):
        found.append(Article(id=f"{language}-{len(found)}", text=text, language=language, published=PUBLISHED))
        held += len(text.encode())
        if held >= size:
            break
    return found


def _texts(language: str, density: Density) -> Iterator[str]:
    words = yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text("utf-8"))
    random = Random(f"{language} {density}")
    while True:
        lines = [_sentence(words[language], words["days"][language], density, random) for _ in range(SENTENCES)]
        paragraphs = [" ".join(lines[at : at + PARAGRAPH]) for at in range(1, SENTENCES, PARAGRAPH)]
        yield "\n".join([lines[0], *paragraphs])


def _sentence(words: dict[str, Any], days: list[str], density: Density, random: Random) -> str:
    template = random.choice(words["telling" if random.random() < TELLING[density] else "plain"])
    n = random.randrange(3, 400)
    return str(
        template.format(
            place=random.choice(words["places"]),
            person=random.choice(words["people"]),
            day=random.choice(days),
            n=n,
            m=random.randrange(2, max(3, n)),
        )
    )
