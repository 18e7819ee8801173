"""A gold file and its article: `raid.claims.yaml` stands beside `raid.txt`, or names another article itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from attrs import field, frozen

from claimcheck.comparison import compare
from claimcheck.errors import ClaimcheckError, InputError, Note, Place, RuleErrors, UsageError, did_you_mean
from claimcheck.gold.entries import KINDS, ClaimEntry, Expectation, FindingEntry, Kind, expectation
from claimcheck.loading import Settings, arrivals
from claimcheck.loading.paths import COMPRESSED, format_of
from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.discrepancy import Discrepancy
from claimcheck.pipeline import chosen, extracted
from claimcheck.rulebook import files
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.files import Node
from claimcheck.rulebook.schema import Problems, structure
from claimcheck.rulebook.shorthand import time

ENDING = ".claims.yaml"


@frozen(kw_only=True)
class GoldFile:
    """The claims that must be read from an article: all of the kinds named, no other of these kinds."""

    article: str | None = field(default=None, metadata={"help": "the article's file, seen from this one's folder"})
    id: str | None = field(default=None, metadata={"help": "which article of a file that holds several"})
    language: str | None = field(default=None, metadata={"help": "the language, where the article does not say it"})
    published: str | None = field(default=None, metadata={"help": "its day or time, where the article does not say it"})
    source: str | None = field(default=None, metadata={"help": "the outlet, where the article does not say it"})
    kinds: tuple[Kind, ...] = field(default=KINDS, metadata={"help": "the kinds of claims that are compared"})
    claims: tuple[ClaimEntry, ...] = field(default=(), metadata={"help": "what must be read, in the article's order"})
    findings: tuple[FindingEntry, ...] | None = field(
        default=None, metadata={"help": "what must be found; without this key findings are not compared, [] is none"}
    )
    why: str | None = field(default=None, metadata={"help": "a note for who reads the file"})
    node: Node = field(metadata={"node": True}, eq=False, repr=False)


@frozen(kw_only=True)
class Gold:
    """A gold file, read and good."""

    path: Path
    article: Path
    settings: Settings
    file: GoldFile
    expected: tuple[Expectation, ...]
    line_end: str = "\n"


@frozen(kw_only=True)
class Read:
    """What is read from the article of a gold file."""

    gold: Gold
    article: Article
    claims: tuple[AnyClaim, ...]
    found: tuple[Discrepancy, ...]

    @property
    def compared(self) -> tuple[AnyClaim, ...]:
        """The claims of the kinds that the file speaks of."""
        return tuple(claim for claim in self.claims if claim.kind in self.gold.file.kinds)


def gold_paths(paths: Iterable[str]) -> Iterator[Path]:
    """The gold files of files and folders, each once, in one order; an article stands for its gold file."""
    seen: set[Path] = set()
    for given in paths:
        for path in _meant(Path(given)):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _meant(path: Path) -> Iterable[Path]:
    if path.is_dir():
        within = (each for each in path.rglob(f"*{ENDING}") if each.is_file())
        return sorted(each for each in within if not _hidden(each.relative_to(path)))
    if not path.exists():
        beside = [each.name for each in path.parent.glob(f"*{ENDING}")] if path.parent.is_dir() else []
        raise UsageError(f"{path}: no such file or folder{did_you_mean(path.name, beside)}")
    return [path if path.name.endswith(ENDING) else beside_article(path)]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def beside_article(article: Path) -> Path:
    """Where the gold file of an article stands.

    >>> beside_article(Path("news/raid.jsonl.gz")).name
    'raid.claims.yaml'
    """
    return article.with_name(_stem(article) + ENDING)


def _stem(article: Path) -> str:
    name = article.name.removesuffix(COMPRESSED)
    return name.rpartition(".")[0] or name


def read_gold(path: Path, book: Rulebook) -> Gold:
    """A gold file. Raises `RuleErrors` with all that is wrong with it."""
    if files.is_blank(path):
        raise RuleErrors([files.Source(str(path), ()).error(Place(str(path)), "is empty: expected 'claims:'")])
    problems: Problems = []
    file = structure(files.read(path), GoldFile, problems)
    if file is None:
        raise RuleErrors(problems)
    expected = [expectation(entry, tuple(book.measures), problems) for entry in file.claims]
    _refuse(file, book, problems)
    settings = _settings(file, problems)
    article = None if problems else _article(path, file, problems)
    if article is None:
        raise RuleErrors(problems)
    good = tuple(each for each in expected if each)
    end = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    return Gold(path=path, article=article, settings=settings, file=file, expected=good, line_end=end)


def begin_gold(article: Path, given: Mapping[str, str], book: Rulebook) -> Gold:
    """The gold file of an article that has none: it expects nothing yet. `given` are its first lines."""
    path = beside_article(article)
    lines = [f"{key}: {value}" for key, value in given.items()]
    problems: Problems = []
    file = structure(files.parse("\n".join([*lines, "claims: []"]), str(path)), GoldFile, problems)
    settings = _settings(file, problems) if file else Settings()
    if file is None or problems:
        raise RuleErrors(problems)
    return Gold(path=path, article=article, settings=settings, file=file, expected=())


def _refuse(file: GoldFile, book: Rulebook, problems: Problems) -> None:
    """Claims of a kind that the file does not speak of, checks that there are not."""
    for entry in file.claims:
        for kind in KINDS:
            if getattr(entry, kind) is not None and kind not in file.kinds:
                problems.append(entry.node.error(f"is a {kind}, of which 'kinds' does not speak"))
    known = [check.id for check in book.checks]
    for finding in file.findings or ():
        if finding.check not in known:
            near = did_you_mean(finding.check, known)
            problems.append(finding.node.error(f"there is no check '{finding.check}'{near}"))


def _settings(file: GoldFile, problems: Problems) -> Settings:
    published: datetime | None = None
    try:
        published = time(file.published) if file.published else None
    except ValueError as error:
        problems.append((file.node.mapping or {})["published"].error(str(error)))
    return Settings(published=published, language=file.language, source=file.source)


def _article(path: Path, file: GoldFile, problems: Problems) -> Path | None:
    if file.article is not None:
        named = path.parent / file.article
        if named.is_file():
            return named
        problems.append((file.node.mapping or {})["article"].error("there is no such file beside this one"))
        return None
    stem = path.name.removesuffix(ENDING)
    found = [each for each in sorted(path.parent.iterdir()) if _stem(each) == stem and format_of(each.name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.name for each in found)
    what = f"several articles stand beside it ({names})" if found else f"no article {stem}.* stands beside it"
    problems.append(file.node.source.error(Place(str(path)), f"{what}: say which with 'article:'"))
    return None


def read_article(gold: Gold, book: Rulebook) -> Read:
    """What is read from the article. Raises `InputError` where that cannot be read."""
    article, claims = _chosen(str(gold.article), gold.settings, gold.file.id, book)
    found = () if gold.file.findings is None else compare(claims, book, chosen(book).checks).discrepancies
    return Read(gold=gold, article=article, claims=claims, found=found)


def _chosen(path: str, settings: Settings, name: str | None, book: Rulebook) -> tuple[Article, tuple[AnyClaim, ...]]:
    """The article of a file with its claims: the one that is named, or the only one."""
    told: list[ClaimcheckError] = []
    read = [
        (each.article, own) for each, own in extracted(arrivals([path], settings), book, told.append) if each.article
    ]
    errors = [error for error in told if not isinstance(error, Note)]
    if errors:
        raise errors[0]
    meant = [(article, own) for article, own in read if name in (None, article.id)]
    if len(meant) != 1:
        raise InputError(_which([article.id for article, _ in read], name), Place(path))
    article, claims = meant[0]
    if article.language not in book.languages:
        raise InputError("its language is not known: say 'language:' in the gold file", Place(path))
    return article, claims


def _which(names: list[str], wanted: str | None) -> str:
    if wanted is None:
        return f"holds {len(names)} articles, expected one: say which with 'id:' in the gold file"
    return f"holds no article {wanted!r}{did_you_mean(wanted, names)}"
