"""What a discrepancy is told as: the check's texts with the claims' words in them.

Every language that the check speaks, since a report may be printed in several; counts come with the language's own
plural (`rulebook.counted`), days and weekdays from CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from claimcheck.comparison.engine import flat
from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim, StatementClaim
from claimcheck.model.value import Moment
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.cldr import day, span, weekday
from claimcheck.rulebook.condition import Binding, shown
from claimcheck.rulebook.fields import FIELDS, World, as_of
from claimcheck.rulebook.measure import in_digits

_SLOT = re.compile(r"\{([^{}]*)\}")
LONGEST = 160  # a quote in a message; the report shows all of it


def told(texts: Mapping[str, str], names: tuple[str, ...], binding: Binding, book: Rulebook) -> dict[str, str]:
    """The texts of a check for these claims, language by language."""
    return {language: _filled(text, language, names, binding, book) for language, text in sorted(texts.items())}


def _filled(text: str, language: str, names: tuple[str, ...], binding: Binding, book: Rulebook) -> str:
    def slot(found: re.Match[str]) -> str:
        name, _, attribute = found[1].partition(".")
        claims = flat((binding[names.index(name)],))
        words = [said(claim, attribute, language, book) for claim in claims]
        return (" + " if attribute == "figure" else ", ").join(dict.fromkeys(words) if attribute == "source" else words)

    return _SLOT.sub(slot, text)


def said(claim: AnyClaim, attribute: str, language: str, book: Rulebook) -> str:
    """One field of a claim in words."""
    if attribute in _WORDS:
        return _WORDS[attribute](claim, language, book)
    if attribute == "quote":
        text = " ".join(claim.quote.split())
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    value = FIELDS[attribute].read(claim, World(book.measures, book.scopes, book.actions))
    return "–" if value is None else shown(value)


def _source(claim: AnyClaim, language: str, book: Rulebook) -> str:
    return claim.source or claim.article.rsplit("/", 1)[-1]


def _who(claim: AnyClaim, language: str, book: Rulebook) -> str:
    """Whose word it is: the one who is quoted, and by whom."""
    outlet = _source(claim, language, book)
    return f"{claim.speaker} ({outlet})" if claim.speaker else outlet


def _actor(claim: AnyClaim, language: str, book: Rulebook) -> str:
    return (claim.actor if isinstance(claim, StatementClaim) else None) or _who(claim, language, book)


def _action(claim: AnyClaim, language: str, book: Rulebook) -> str:
    """The action as the language names it."""
    name = claim.action if isinstance(claim, StatementClaim) else ""
    known = book.actions.known.get(name)
    return known.title.get(language, name) if known else name


def _counted(claim: AnyClaim, language: str, book: Rulebook) -> str:
    if not isinstance(claim, CountClaim):
        return ""
    words = book.counted(claim.measure, claim.value, claim.population, language)
    return f"{words} ({claim.place})" if claim.place else words


def _figure(claim: AnyClaim, language: str, book: Rulebook) -> str:
    return book.label(claim.value, language) if isinstance(claim, CountClaim) else ""


def _day(claim: AnyClaim, language: str, book: Rulebook) -> str:
    when = as_of(claim)
    return _in_digits(days(when.moment, language), language, book) if when else "–"


def _date(claim: AnyClaim, language: str, book: Rulebook) -> str:
    moment = claim.date if isinstance(claim, DateClaim) else None
    return _in_digits(days(moment, language), language, book) if moment else "–"


def _in_digits(text: str, language: str, book: Rulebook) -> str:
    return in_digits(text, book.wording[language]) if language in book.wording else text


def days(moment: Moment, language: str) -> str:
    """A moment in words; of several readings the first."""
    return span(moment.readings[0], language)


def _weekday_name(claim: AnyClaim, language: str, book: Rulebook) -> str:
    known = claim.weekday if isinstance(claim, DateClaim) else None
    return weekday(known, language) if known is not None else "–"


def _true_weekday(claim: AnyClaim, language: str, book: Rulebook) -> str:
    """The day of the week on which the date falls."""
    moment = claim.date if isinstance(claim, DateClaim) else None
    return weekday(moment.readings[0].first.weekday(), language) if moment else "–"


def _true_day(claim: AnyClaim, language: str, book: Rulebook) -> str:
    """The day nearest to the date that falls on the weekday which the text names."""
    if not isinstance(claim, DateClaim) or claim.date is None or claim.weekday is None:
        return "–"
    first = claim.date.readings[0].first
    ahead = (claim.weekday - first.weekday()) % 7
    true = day(first + timedelta(days=ahead if ahead <= 3 else ahead - 7), language)
    return _in_digits(true, language, book)


_WORDS: Mapping[str, Callable[[AnyClaim, str, Rulebook], str]] = {
    "source": _source,
    "who": _who,
    "actor": _actor,
    "action": _action,
    "counted": _counted,
    "figure": _figure,
    "day": _day,
    "date": _date,
    "weekday_name": _weekday_name,
    "true_weekday": _true_weekday,
    "true_day": _true_day,
}


def label(claim: AnyClaim, book: Rulebook) -> str:
    """What a position says, in short."""
    if isinstance(claim, CountClaim):
        return book.label(claim.value)
    if isinstance(claim, DateClaim):
        return shown(claim.date)
    action = f"not {claim.action}" if claim.polarity == "negative" else claim.action
    return f"{claim.act}: {action}"
