"""What a person's report shows of a discrepancy: dossiers worst first, positions with their claims, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from claimcheck.model.claim import AnyClaim, Article, CountClaim, DateClaim
from claimcheck.model.discrepancy import SEVERITIES, Discrepancy, Report, Undecided
from claimcheck.model.value import Moment, Quantity
from claimcheck.reporting.characters import clean, shortened

LONGEST_QUOTE = 240
FALLBACK = "en"


@frozen
class Options:
    """How to write: the language of the messages, the columns of the page, and whether a terminal will show it."""

    language: str = FALLBACK
    width: int = 100
    terminal: bool = False


@frozen
class Dossier:
    """The discrepancies of one story, or of one article without a story."""

    name: str
    articles: tuple[Article, ...]
    discrepancies: tuple[Discrepancy, ...]


def dossiers(report: Report) -> tuple[Dossier, ...]:
    """The dossiers that have a discrepancy, the worst first."""
    claims = by_id(report)
    groups: dict[str, list[Discrepancy]] = {}
    for found in report.discrepancies:
        groups.setdefault(story_of(claims[found.claims[0]]), []).append(found)
    made = [_dossier(name, found, report, claims) for name, found in groups.items()]
    return tuple(sorted(made, key=lambda dossier: (rank(dossier.discrepancies[0]), dossier.name)))


def _dossier(name: str, found: list[Discrepancy], report: Report, claims: Mapping[str, AnyClaim]) -> Dossier:
    told = {claims[each].article for one in found for each in one.claims}
    articles = tuple(article for article in report.articles if article.id in told)
    return Dossier(name, articles, tuple(sorted(found, key=lambda one: (rank(one), order(one, claims)))))


def story_of(claim: AnyClaim) -> str:
    """The name of the claim's dossier: its story, else its article."""
    return claim.story or claim.article


def dossier_of(article: Article) -> str:
    """The same of an article."""
    return article.story or article.id


def by_id(report: Report) -> Mapping[str, AnyClaim]:
    return {claim.id: claim for claim in report.claims}


def rank(found: Discrepancy) -> int:
    """0 for the gravest."""
    return len(SEVERITIES) - SEVERITIES.index(found.severity)


def order(found: Discrepancy, claims: Mapping[str, AnyClaim]) -> tuple[str, int, str]:
    """By where the first claim stands."""
    first = claims[found.claims[0]]
    return first.article, first.span.start, found.check


def worst_first(report: Report) -> tuple[Discrepancy, ...]:
    """All discrepancies in the order in which a person should see them."""
    return tuple(found for dossier in dossiers(report) for found in dossier.discrepancies)


def said(texts: Mapping[str, str], language: str) -> str:
    """A text in the language asked for, else in English."""
    return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")


def place(claim: AnyClaim) -> str:
    """`file:line:column`, as editors open it."""
    return f"{clean(claim.article)}:{claim.line}:{claim.column}" if claim.line else clean(claim.article)


def quote(claim: AnyClaim) -> str:
    return shortened(clean(claim.quote), LONGEST_QUOTE)


def who(claim: AnyClaim) -> str:
    """Whose words these are: the speaker, and the source or article that carries them."""
    carrier = claim.source or ""
    return clean(", ".join(name for name in (claim.speaker or "", carrier) if name))


def headline(article: Article) -> str:
    """The title, which is also the first line of the text."""
    return shortened(clean(article.title or _first_line(article.text)), 120)


def _first_line(text: str) -> str:
    return text.lstrip().split("\n", 1)[0]


def value(claim: AnyClaim) -> str:
    """What a claim says, in a few signs: `killed >=164`, `raid 2022-01-10`, `pledge not use-force`."""
    match claim:
        case CountClaim(measure=measure, value=quantity):
            return f"{measure} {_quantity(quantity)}"
        case DateClaim(topic=topic, date=moment):
            return f"{topic} {_moment(moment)}"
        case _:
            return f"{claim.act} {'not ' if claim.polarity == 'negative' else ''}{claim.action}"


def _quantity(quantity: Quantity) -> str:
    low, high, about = quantity.low, quantity.high, "~" if quantity.approximate else ""
    if low == high:
        return "?" if low is None else f"{about}{low}"
    if high is None:
        return f"{about}>={low}"
    return f"{about}<={high}" if low is None else f"{about}{low}-{high}"


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return "?"
    parts = (f"{days.first}" if days.length == 1 else f"{days.first}/{days.last}" for days in moment.readings)
    return " or ".join(parts)


def sides(found: Discrepancy, claims: Mapping[str, AnyClaim]) -> Iterator[tuple[str, tuple[AnyClaim, ...]]]:
    """Each position's label and claims; a finding without positions has one side a claim."""
    if not found.positions:
        yield from (("", (claims[each],)) for each in found.claims)
    for position in found.positions:
        yield clean(position.label), tuple(claims[each] for each in position.claims)


def deciding(each: Undecided) -> str:
    """What one would have to know, and of how many claims."""
    claims = "1 claim" if len(each.claims) == 1 else f"{len(each.claims)} claims"
    return f"{each.field} is not said and would decide ({claims})"


def excuses(report: Report) -> Mapping[str, int]:
    """What is not flagged: check and exception, with how often."""
    return counted(f"{each.check}: {each.exception}" for each in report.excused)


def counted(items: Iterable[str]) -> Mapping[str, int]:
    """How often each occurs, in the order of their names."""
    result: dict[str, int] = {}
    for item in items:
        result[item] = result.get(item, 0) + 1
    return dict(sorted(result.items()))
