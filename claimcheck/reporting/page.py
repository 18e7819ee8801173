"""What the page for editors shows, as plain values: the template only writes them down.

Discrepancies are numbered worst first, and those numbers are the page's anchors and its footnotes. The filters are
classes on what they filter, so that a style sheet alone can work them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from attrs import frozen

from claimcheck.model.claim import AnyClaim, Article, CountClaim, StatementClaim
from claimcheck.model.discrepancy import Discrepancy, Excused, Position, Report, Undecided
from claimcheck.reporting.characters import clean
from claimcheck.reporting.filters import Facet, classes_of, facets
from claimcheck.reporting.labels import Labels, titled
from claimcheck.reporting.marks import Piece, paragraphs
from claimcheck.reporting.timeline import Timeline, timelines
from claimcheck.reporting.view import by_id, dossier_of, dossiers, headline, place, quote, rank, story_of

MOST_TEXTS = 200  # articles, and stories with timelines; with some ten thousand marks browsers choke
MOST_ROWS = 200  # of a list that is read after all else; the rest is counted, and stands in the JSON report


@frozen
class Quote:
    """A claim as evidence: its words, whose they are, and where they stand; `anchor` if the text is on the page."""

    text: str
    language: str | None
    who: tuple[str, ...]
    when: str
    place: str
    anchor: str | None
    note: str


@frozen
class Side:
    label: str
    quotes: tuple[Quote, ...]


@frozen
class Wording:
    """A sentence of the rules in a language, in parts: every second part is an article's own, names and quotes.

    Those have a direction of their own, and without a boundary an Arabic name would turn an English sentence around.
    """

    language: str
    parts: tuple[str, ...]


@frozen
class Finding:
    number: int
    severity: str
    classes: str
    check: str
    message: Wording
    ask: Wording
    sides: tuple[Side, ...]
    dispute: bool
    also: tuple[str, ...]


@frozen
class Page:
    """An article: where it is from, and its text in pieces, if the report holds it."""

    title: str
    link: str | None
    source: str
    when: str
    name: str
    language: str | None
    paragraphs: tuple[tuple[Piece, ...], ...]


@frozen
class Chapter:
    """A story: its findings, its articles, its timelines."""

    anchor: str
    title: str
    findings: tuple[Finding, ...]
    pages: tuple[Page, ...]
    timelines: tuple[Timeline, ...]


@frozen
class Row:
    """A pair that is no finding, and why."""

    check: str
    why: str
    quotes: tuple[Quote, ...]


@frozen(eq=False)
class Contents:
    """What all parts of the page look up: claims by id, which of them are marked, and the findings of each."""

    report: Report
    labels: Labels
    claims: Mapping[str, AnyClaim]
    texts: frozenset[str]
    anchors: Mapping[str, str]
    numbers: Mapping[str, tuple[int, ...]]
    facets: tuple[Facet, ...]
    order: tuple[Discrepancy, ...]


def contents(report: Report, labels: Labels) -> Contents:
    """Numbers, anchors and filters, before anything is written."""
    claims, order = by_id(report), tuple(found for dossier in dossiers(report) for found in dossier.discrepancies)
    numbers: dict[str, list[int]] = {}
    for number, found in enumerate(order, 1):
        for each in dict.fromkeys(found.claims):
            numbers.setdefault(each, []).append(number)
    stories = {story: rank for rank, story in enumerate(dict.fromkeys(story_of(claims[f.claims[0]]) for f in order))}
    texts = _texts(report, stories)
    marked = (claim for claim in report.claims if claim.article in texts)
    anchors = {claim.id: f"m{index}" for index, claim in enumerate(marked, 1)}
    fired = {name: tuple(each) for name, each in numbers.items()}
    return Contents(report, labels, claims, texts, anchors, fired, facets(order, claims), order)


def _texts(report: Report, stories: Mapping[str, int]) -> frozenset[str]:
    """The articles whose texts are shown: those of the worst stories, as many as a browser can show."""
    own = [(stories[key], each.id) for each in report.articles if each.text and (key := dossier_of(each)) in stories]
    return frozenset(name for _, name in sorted(own)[:MOST_TEXTS])


def overview(made: Contents) -> Iterator[Finding]:
    """All findings, the gravest first whatever their story."""
    numbered = sorted(enumerate(made.order, 1), key=lambda pair: rank(pair[1]))
    return (finding(found, number, made) for number, found in numbered)


def chapters(made: Contents) -> Iterator[Chapter]:
    """The stories that have a finding, the worst first."""
    articles: dict[str, list[Article]] = {}
    for article in made.report.articles:
        articles.setdefault(dossier_of(article), []).append(article)
    claims: dict[str, list[AnyClaim]] = {}
    for claim in made.report.claims:
        claims.setdefault(story_of(claim), []).append(claim)
    number = 1
    for index, dossier in enumerate(dossiers(made.report), 1):
        own = claims.get(dossier.name, [])
        placed: dict[str, list[AnyClaim]] = {}
        for claim in own:
            placed.setdefault(claim.article, []).append(claim)
        found = tuple(finding(each, number + i, made) for i, each in enumerate(dossier.discrepancies))
        pages = tuple(
            page(article, placed.get(article.id, ()), made) for article in articles.get(dossier.name, dossier.articles)
        )
        number += len(found)
        title = clean(dossier.name) if len(pages) != 1 else pages[0].title
        yield Chapter(f"s{index}", title, found, pages, timelines(own, made.numbers) if index <= MOST_TEXTS else ())


def finding(found: Discrepancy, number: int, made: Contents) -> Finding:
    language = made.labels.language
    own = _own_words([made.claims[each] for each in found.claims])
    return Finding(
        number=number,
        severity=found.severity,
        classes=classes_of(found, made.claims, made.facets),
        check=clean(made.labels.check(found.check)),
        message=_wording(found.message, own, language),
        ask=_wording(found.ask, own, language),
        sides=tuple(_sides(found, made)),
        dispute=found.dispute,
        also=tuple(clean(made.labels.check(name)) for name in found.also),
    )


def page(article: Article, claims: Sequence[AnyClaim], made: Contents) -> Page:
    """An article with its claims marked."""
    return Page(
        title=headline(article) or clean(article.id),
        link=article.url if _is_web(article.url) else None,
        source=clean(article.source or ""),
        when=made.labels.time(article.published),
        name=clean(article.id),
        language=_tag(article.language),
        paragraphs=tuple(paragraphs(article.text, claims)) if article.id in made.texts else (),
    )


def quiet(made: Contents) -> tuple[Page, ...]:
    """The articles of stories without a finding, as entries of a list."""
    told = {story_of(made.claims[found.claims[0]]) for found in made.order}
    bare = (article for article in made.report.articles if dossier_of(article) not in told)
    return tuple(page(each, (), made) for each in bare)


def undecided(made: Contents) -> tuple[Row, ...]:
    return tuple(_row(each, made.labels.field(each.field), made) for each in made.report.undecided[:MOST_ROWS])


def excused(made: Contents) -> tuple[Row, ...]:
    return tuple(_row(each, made.labels.reason(each.exception), made) for each in made.report.excused[:MOST_ROWS])


def _row(each: Undecided | Excused, why: str, made: Contents) -> Row:
    found = (made.claims[name] for name in each.claims if name in made.claims)
    return Row(clean(made.labels.check(each.check)), clean(why), tuple(_quote(claim, made) for claim in found))


def _sides(found: Discrepancy, made: Contents) -> Iterator[Side]:
    """The positions; a finding without them has a side a claim."""
    positions: Iterable[Position] = found.positions or (Position("", (each,)) for each in found.claims)
    for position in positions:
        claims = [made.claims[each] for each in position.claims]
        yield Side(_side_label(position, claims, made), tuple(_quote(claim, made) for claim in claims))


def _side_label(position: Position, claims: Sequence[AnyClaim], made: Contents) -> str:
    """The value in the report's language where it is a count that all its claims give, else as the finding has it."""
    values = {claim.value for claim in claims if isinstance(claim, CountClaim)}
    if len(values) == 1 and all(isinstance(claim, CountClaim) for claim in claims):
        return made.labels.book.label(values.pop(), made.labels.language)
    said = [claim for claim in claims if isinstance(claim, StatementClaim)]
    one = said and len(said) == len(claims) and len({(claim.act, claim.action) for claim in said}) == 1
    if one and made.labels.knows(key := f"act-{said[0].act}"):
        return f"{made.labels.text(key)}: {made.labels.value(said[0])}"
    return clean(position.label)


def _quote(claim: AnyClaim, made: Contents) -> Quote:
    note = next((each for each in (claim.stance, claim.role) if each in ("superseded", "denied", "possible",
                                                                         "headline", "caption")), "")  # fmt: skip
    by = tuple(clean(name) for name in (claim.speaker, claim.source) if name)
    anchor = made.anchors.get(claim.id)
    when = made.labels.time(claim.published) or ""
    return Quote(quote(claim), _tag(claim.language), by, when, place(claim), anchor, note)


def _own_words(claims: Iterable[AnyClaim]) -> tuple[str, ...]:
    """What messages take from articles, the longest first, so that a name within a quote does not cut it."""
    words = {clean(word) for c in claims for word in (c.quote, c.speaker, c.source, c.place) if word}
    words |= {clean(claim.actor) for claim in claims if isinstance(claim, StatementClaim) and claim.actor}
    return tuple(sorted(words - {""}, key=lambda word: (-len(word), word)))


def _wording(texts: Mapping[str, str], own: tuple[str, ...], language: str) -> Wording:
    text, written_in = titled(texts, language)
    parts = re.split(f"({'|'.join(map(re.escape, own))})", clean(text)) if own else [clean(text)]
    return Wording(written_in, tuple(parts))


def _tag(language: str | None) -> str | None:
    """A language as a page may name it, or nothing: a wrong one makes a screen reader stumble."""
    return language if language and language.isascii() and language.isalpha() and len(language) in (2, 3) else None


def _is_web(url: str | None) -> bool:
    """Whether it is a link of the web and nothing else."""
    if not url or not url.isprintable():
        return False
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False
