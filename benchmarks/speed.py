"""How fast claims are found, beside other work on the same text in the same run.

    python -m benchmarks.speed [--megabytes 1] [--markdown docs/speed.md]

An absolute time means nothing on a shared machine, so each row is also told as a share of one bare pass over the words
(`re.finditer(r"\\w+")`, nothing done with them), measured in turn with it; the best of several rounds counts.
dateparser.search_dates, if it is installed, is given a sample, for it needs seconds where the others need none.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.texts import Density, articles
from claimcheck.extraction import extract
from claimcheck.model.claim import Article
from claimcheck.rulebook.book import Rulebook, load_rulebook

Work: TypeAlias = Callable[[Article], Any]
ROUNDS = 3
SAMPLE = 6_000  # bytes for those that are slow
LANGUAGES = ("ar", "en")
DENSITIES: tuple[Density, ...] = ("poor", "rich")
GROWTH = (16, 32, 64, 128)  # kilobytes of one article
_WORDS = re.compile(r"\w+")
_KINDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b\d[\d,.]*\s+(?:\w+\s+){0,3}(?:people|killed|injured|dead|children|protesters)\b",
        r"\b(?:killed|injured|arrested|wounded)\s+(?:\w+\s+){0,3}\d[\d,.]*",
        r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
        r"\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
        r"\b(?:said|says|denied|ordered|announced|vowed)\b[^.]{0,120}",
        r"\b(?:at least|more than|about|nearly|up to)\s+\d[\d,.]*",
    )
)


def words(article: Article) -> int:
    return sum(1 for _ in _WORDS.finditer(article.text))


def patterns(article: Article) -> int:
    """What one writes first: a pattern for each kind of claim, tried on the whole text (English only)."""
    return sum(1 for pattern in _KINDS for _ in pattern.finditer(article.text))


def ours(rulebook: Rulebook) -> Work:
    return lambda article: extract(article, rulebook)


def search_dates() -> Work | None:
    try:
        from dateparser.search import search_dates as search
    except ImportError:
        return None
    return lambda article: search(article.text, languages=[article.language])


def seconds(work: Work, texts: Sequence[Article]) -> float:
    """Processor time of one pass over the texts."""
    start = time.process_time()
    for article in texts:
        work(article)
    return time.process_time() - start


def compared(work: Work, texts: Sequence[Article], rounds: int = ROUNDS) -> tuple[float, float]:
    """Megabytes a second of the work, and its share of the bare pass's speed: the best of some rounds in turn."""
    size = sum(len(article.text.encode()) for article in texts)
    taken = [(seconds(work, texts), seconds(words, texts)) for _ in range(rounds)]
    best, bare = (min(each) for each in zip(*taken, strict=True))
    return size / best / 1e6, bare / best


def sample(texts: Sequence[Article], size: int) -> Sequence[Article]:
    held, stop = 0, 0
    while stop < len(texts) and held < size:
        held += len(texts[stop].text.encode())
        stop += 1
    return texts[:stop]


def rows(rulebook: Rulebook, size: int) -> Iterator[tuple[str, ...]]:
    """One row for each text and work."""
    slow = search_dates()
    for language in LANGUAGES:
        for density in DENSITIES:
            texts = articles(language, density, size)
            found = sum(len(extract(article, rulebook)) for article in texts)
            kilobytes = sum(len(article.text.encode()) for article in texts) / 1000
            label = f"{language}, {density} ({found / kilobytes:.1f} claims/KB)"
            yield _row(label, "bare `\\w+` pass", compared(words, texts))
            yield _row(label, "claimcheck, everything on", compared(ours(rulebook), texts))
            if language == "en":
                yield _row(label, "a regex per kind", compared(patterns, texts))
            if slow is not None:
                yield _row(label, "dateparser.search_dates", compared(slow, sample(texts, SAMPLE), 1))


def _row(text: str, work: str, measured: tuple[float, float]) -> tuple[str, ...]:
    return text, work, f"{measured[0]:.3g}", f"{measured[1]:.4f}"


def growth(rulebook: Rulebook) -> Iterator[tuple[str, ...]]:
    """How the time of one article grows with its length: twice the text, so many times the time."""
    strings = {"news, en": "", "news, ar": "", "1 people": "1 people ", "he said": '"no", he said, '}
    for name, unit in strings.items():
        language = "ar" if name.endswith("ar") else "en"
        taken = [_one(rulebook, language, unit, size * 1000) for size in GROWTH]
        yield name, *(f"{later / earlier:.2f}" for earlier, later in pairwise(taken))


def _one(rulebook: Rulebook, language: str, unit: str, size: int) -> float:
    text = unit * (size // len(unit)) if unit else "\n".join(a.text for a in articles(language, "rich", size))
    return min(seconds(ours(rulebook), [Article(id="one", text=text, language=language)]) for _ in range(ROUNDS))


def table(head: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *body]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def page(rulebook: Rulebook, size: int) -> str:
    """The page docs/speed.md."""
    speed = table(("text", "work", "MB/s", "× bare pass"), rows(rulebook, size))
    longer = (f"{a} → {b} KB" for a, b in pairwise(GROWTH))
    grows = table(("text", *longer), growth(rulebook))
    return _PAGE.format(size=size / 1e6, version=sys.version.split()[0], speed=speed, grows=grows)


_PAGE = """# Speed

Made by `python -m benchmarks.speed --markdown docs/speed.md`: {size:g} MB of news-like text of each kind
(`benchmarks/texts.yaml`), Python {version}, one core, the best of some rounds. The machine is shared: read the last
column, not the one before it. The bare pass does nothing with the words that it finds.

{speed}

Twice the text takes so many times the time (2 is linear):

{grows}

Comparison has its own: `python -m benchmarks.compare [--small]`. In a dossier it looks at no more than 60 different
figures of one day, those with the most supporters, and at 500 on each side where no day tells claims apart
(`DAILY`, `FOREMOST` in `claimcheck/comparison/topics.py`).
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, default=1.0)
    options.add_argument("--markdown", type=Path, help="write the page here instead of printing it")
    given = options.parse_args()
    made = page(load_rulebook(), int(given.megabytes * 1e6))
    if given.markdown:
        given.markdown.write_text(made, "utf-8")
    else:
        print(made)


if __name__ == "__main__":
    main()
