"""A dossier for the page: an Arabic and an English article that disagree, with claims in each other, by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from claims import discrepancy

from claimcheck.model.claim import AnyClaim, Article, CountClaim, DateClaim, StatementClaim
from claimcheck.model.discrepancy import Discrepancy, Excused, Input, Position, Report, Undecided
from claimcheck.model.span import Span
from claimcheck.model.value import Moment, Quantity

MORNING, EVENING = datetime(2025, 3, 11, 8, 0, tzinfo=UTC), datetime(2025, 3, 11, 19, 30, tzinfo=UTC)
ENGLISH = (
    "Fire at Orlin mill kills 14\n\n"
    "At least 14 people, among them 3 children, died in a fire at the Orlin mill on Tuesday, police said.\n\n"
    "The governor promised that nobody will be evicted."
)
ARABIC = (
    "حريق مطحنة أورلين يودي بحياة 21 شخصا\n\n"
    "قالت الوزارة إن 21 شخصا لقوا حتفهم، وكان العدد بالعشرات بحسب شهود.\n\n"
    "وأمر المحافظ بإخلاء السكان."
)
ARTICLES = {
    "en": Article(id="en.txt", text=ENGLISH, language="en", published=MORNING, source="Orlin Post", story="mill",
                  title="Fire at Orlin mill kills 14", url="https://post.example/fire?a=1&b=2"),
    "ar": Article(id="ar.txt", text=ARABIC, language="ar", published=EVENING, source="صحيفة المطحنة", story="mill"),
    "quiet": Article(id="quiet.txt", text="Rain is expected.", language="en", published=MORNING, source="Orlin Post"),
}  # fmt: skip


def said(article: str, quote: str, name: str) -> dict[str, Any]:
    """What all claims have: their words at their place in the article."""
    of = ARTICLES[article]
    start = of.text.index(quote)
    line = of.text.count("\n", 0, start) + 1
    column = start - of.text.rfind("\n", 0, start)
    given = {"id": name, "article": of.id, "quote": quote, "span": Span(start, start + len(quote)), "line": line}
    return given | {"column": column, "language": of.language, "source": of.source, "story": of.story,
                    "published": of.published}  # fmt: skip


def dead(article: str, quote: str, name: str, value: Quantity, **fields: Any) -> CountClaim:
    return CountClaim(measure="killed", value=value, **said(article, quote, name), **fields)


TUESDAY = Moment.on(MORNING.date())
CLAIMS: tuple[AnyClaim, ...] = (
    dead("en", "kills 14", "headline", Quantity.exactly(14), role="headline"),
    dead("en", "At least 14 people, among them 3 children", "least", Quantity(14, None), speaker="police"),
    dead("en", "3 children", "children", Quantity.exactly(3), population="children", part_of="least"),
    DateClaim(topic="fire", date=TUESDAY, weekday=1, **said("en", "on Tuesday", "tuesday")),
    StatementClaim(
        act="pledge", action="evict", polarity="negative", actor="The governor",
        **said("en", "promised that nobody will be evicted", "pledge"),
    ),
    dead("ar", "21 شخصا لقوا حتفهم", "ministry", Quantity.exactly(21), speaker="الوزارة"),
    dead("ar", "العدد بالعشرات", "dozens", Quantity(20, 99), speaker="شهود"),
    StatementClaim(act="order", action="evict", actor="المحافظ", **said("ar", "وأمر المحافظ بإخلاء السكان", "order")),
)  # fmt: skip
BY_NAME = {claim.id: claim for claim in CLAIMS}


def found(check: str, severity: str, sides: dict[str, tuple[str, ...]], **fields: Any) -> Discrepancy:
    names = [name for side in sides.values() for name in side]
    positions = tuple(Position(label, each) for label, each in sides.items())
    claims = tuple(BY_NAME[name] for name in names)
    return discrepancy(*claims, check=check, severity=severity, positions=positions, **fields)


CONFLICT = found("count-conflict", "warning", {"14": ("headline",), "21": ("ministry", "dozens")})
BROKEN = found(
    "pledge-against-order", "error", {"pledge: evict": ("pledge",), "order: evict": ("order",)}, dispute=True
)
DOSSIER = Report(
    inputs=(*(Input(each.id, "checked") for each in ARTICLES.values()), Input("scan.pdf", "failed", "is no text")),
    articles=tuple(ARTICLES.values()),
    claims=CLAIMS,
    discrepancies=(CONFLICT, BROKEN),
    excused=(Excused(check="count-conflict", exception="rising", claims=("headline", "ministry")),),
    undecided=(Undecided(check="count-conflict", field="a.place", claims=("least", "dozens")),),
)
