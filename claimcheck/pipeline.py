"""load, extract, compare joined: the only road from files to a report.

One article is held at a time; of each, its claims remain and what a report says of it: its text only for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import evolve

from claimcheck.comparison import compare
from claimcheck.errors import ClaimcheckError, InputError, Note, Place, RuleError, RuleErrors, UsageError, did_you_mean
from claimcheck.extraction import extract
from claimcheck.loading import BARE, Arrival, Settings, arrivals, load_claims
from claimcheck.loading.identification import identified
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.discrepancy import Input, Report
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.rulebook.check import Check, read_check
from claimcheck.rulebook.measure import with_native_digits

Given: TypeAlias = str | Path | Article
Extracted: TypeAlias = tuple[Arrival, tuple[AnyClaim, ...]]
NATIVE = "native"
Tell: TypeAlias = Callable[[ClaimcheckError], None]


def check(
    inputs: Given | Iterable[Given],
    rulebook: Rulebook | None = None,
    settings: Settings = BARE,
    tell: Tell = lambda error: None,
) -> Report:
    """The report on some files, folders, globs or articles. What cannot be read is told, and stands in the report."""
    book = chosen(rulebook or load_rulebook())
    return compared(gathered(inputs, book, settings, tell), book)


def gathered(
    inputs: Given | Iterable[Given], book: Rulebook, settings: Settings, tell: Tell, texts: bool = False
) -> Report:
    """The report of an extraction: inputs, claims, and articles, with their texts only where a report shows them."""
    return _gathered(arrived(inputs, settings), book, tell, texts)


def _gathered(arriving: Iterable[Arrival], book: Rulebook, tell: Tell, texts: bool = False) -> Report:
    came: list[Input] = []
    articles: list[Article] = []
    claims: list[AnyClaim] = []
    for arrival, found in extracted(arriving, book, tell):
        came.append(accounted(arrival))
        if arrival.article is not None:
            articles.append(arrival.article if texts else without_text(arrival.article))
            claims.extend(found)
    return Report(inputs=tuple(came), articles=tuple(articles), claims=tuple(claims))


def gathered_with_texts(
    inputs: Given | Iterable[Given], book: Rulebook, settings: Settings, tell: Tell
) -> tuple[Report, Mapping[str, str]]:
    """The same with the articles' texts by id, for an explanation: that is for a few articles, not for many."""
    texts: dict[str, str] = {}

    def kept() -> Iterator[Arrival]:
        for arrival in arrived(inputs, settings):
            if arrival.article is not None:
                texts[arrival.article.id] = arrival.article.text
            yield arrival

    return _gathered(kept(), book, tell), texts


def extracted(came: Iterable[Arrival], book: Rulebook, tell: Tell) -> Iterator[Extracted]:
    """Each arrival with its claims, as it comes; its faults and notes are told before it is handed on."""
    for arrival in (in_its_language(each, book) for each in came):
        for error in (*arrival.notes, *([arrival.error] if arrival.error else [])):
            tell(error)
        yield arrival, extract(arrival.article, book) if arrival.article is not None else ()


def in_its_language(arrival: Arrival, book: Rulebook) -> Arrival:
    """The arrival with its article's language; where that is neither said nor seen, a note says so."""
    article = arrival.article
    if article is None or article.language in book.languages or not article.text.strip():
        return arrival
    if article.language is not None:
        text = f"the rules have no language {article.language!r}{did_you_mean(article.language, book.languages)}"
        return _noted(arrival, f"{text}: no claims are read")
    language = identified(article.text, book.languages)
    if language is None:
        return _noted(arrival, "its language is not clear: no claims are read; say --language")
    return evolve(arrival, article=evolve(article, language=language))


def _noted(arrival: Arrival, message: str) -> Arrival:
    return evolve(arrival, notes=(*arrival.notes, Note(message, Place(arrival.name))))


def arrived(inputs: Given | Iterable[Given], settings: Settings) -> Iterator[Arrival]:
    """Paths as they are loaded, and articles that are already there."""
    given: Iterable[Given] = [inputs] if isinstance(inputs, (str, Path, Article)) else inputs
    paths: list[str] = []
    ready: list[Article] = []
    for each in given:
        if isinstance(each, Article):
            ready.append(each)
        else:
            paths.append(str(each))
    yield from arrivals(paths, settings)
    yield from (Arrival(name=article.id, article=article) for article in ready)


def gathered_claims(path: str, settings: Settings, tell: Tell) -> Report:
    """The same from claims that were extracted elsewhere; what the flags say holds where a claim is silent."""
    claims: list[AnyClaim] = []
    came: list[Input] = []
    for each in load_claims(path):
        if isinstance(each, InputError):
            tell(each)
            came += [] if isinstance(each, Note) else [Input(str(each.place), "failed", each.message)]
        else:
            claims.append(_completed(each, settings))
    articles = {claim.article: claim for claim in reversed(claims)}
    came += [Input(name, "checked", article=name) for name in sorted(articles)]
    bare = tuple(_article(articles[name]) for name in sorted(articles))
    return Report(inputs=tuple(came), articles=bare, claims=tuple(claims))


def compared(report: Report, book: Rulebook, *, explain: bool = False) -> Report:
    """The report with what its claims have against each other, by all checks of the rulebook: see `chosen`."""
    found = compare(report.claims, book, book.checks, explain=explain)
    return evolve(report, discrepancies=found.discrepancies, excused=found.excused, undecided=found.undecided)


def chosen(
    book: Rulebook, select: Sequence[str] = (), ignore: Sequence[str] = (), experimental: bool = False
) -> Rulebook:
    """The rulebook with the checks that are wanted; an experimental or deprecated one only if it is asked for."""
    known = {check.id for check in book.checks}
    for name in (*select, *ignore):
        if name not in known:
            raise UsageError(f"there is no check {name!r}{did_you_mean(name, known)}")
    wanted = (check for check in book.checks if check.id in select or not select)
    open_to = ("stable", "experimental") if experimental else ("stable",)
    kept = (check for check in wanted if check.status in open_to or check.id in select)
    return evolve(book, checks=tuple(check for check in kept if check.id not in ignore))


def with_digits(book: Rulebook, digits: str) -> Rulebook:
    """The rulebook that words counts in Latin digits, or in each language's native ones; quotes stay as they are."""
    if digits != NATIVE:
        return book
    return evolve(book, wording={code: with_native_digits(each) for code, each in book.wording.items()})


def with_parameters(book: Rulebook, settings: Sequence[str]) -> Rulebook:
    """The rulebook with parameters of checks as a user sets them: `count-conflict.window=24h`."""
    given: dict[str, dict[str, str]] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        check_id, dot, parameter = name.partition(".")
        if not equals or not dot:
            raise UsageError(f"--set {setting!r}: expected CHECK.PARAMETER=VALUE")
        given.setdefault(check_id, {})[parameter] = value
    known = [check.id for check in book.checks]
    for check_id in given:
        if check_id not in known:
            raise UsageError(f"there is no check {check_id!r}{did_you_mean(check_id, known)}")
    return evolve(book, checks=tuple(_set(check, given.get(check.id, {})) for check in book.checks))


def _set(check: Check, parameters: Mapping[str, str]) -> Check:
    problems: list[RuleError] = []
    changed = read_check(check.node, problems, parameters) if parameters else check
    if problems or changed is None:
        raise RuleErrors(problems)
    return changed


def accounted(arrival: Arrival) -> Input:
    """What became of an input."""
    reason = arrival.error.message if arrival.error else arrival.skipped
    return Input(arrival.name, arrival.status, reason, arrival.article.id if arrival.article else None)


def without_text(article: Article) -> Article:
    """What a report says of an article: all but its text, of which the headline remains."""
    first = article.text.lstrip("\ufeff \r\n\t").split("\n", 1)[0].strip()
    return evolve(article, text="", title=article.title or first[:200] or None)


def _completed(claim: AnyClaim, settings: Settings) -> AnyClaim:
    return evolve(
        claim,
        source=claim.source or settings.source,
        published=claim.published or settings.published,
        language=claim.language or settings.language,
        story=settings.story or claim.story,
    )


def _article(claim: AnyClaim) -> Article:
    return Article(
        id=claim.article,
        text="",
        language=claim.language,
        published=claim.published,
        source=claim.source,
        story=claim.story,
    )
