"""The page's own words in the language of the report, all from rules/labels.yaml and the rules' titles.

What a language lacks is said in English, a name that no rule knows as it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from attrs import frozen

from claimcheck.model.claim import AnyClaim, CountClaim, DateClaim, StatementClaim
from claimcheck.model.value import Moment
from claimcheck.reporting.view import FALLBACK, said
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.cldr import day, span
from claimcheck.rulebook.measure import Forms, form


@frozen(eq=False)
class Labels:
    """The words of one language. `book` gives the titles of checks, measures and actions and puts counts into words."""

    book: Rulebook
    language: str

    def text(self, key: str, number: int | str | None = None) -> str:
        """The label; with a number in the form that the number asks for.

        >>> from claimcheck.rulebook.book import load_rulebook
        >>> Labels(load_rulebook(), "en").text("discrepancies", 1)
        '1 discrepancy'
        """
        forms, language = self._forms(key)
        shape = form(forms, number if isinstance(number, int) else 0, language) if number != 0 else _none(forms)
        return shape.replace("{n}", str(number))

    def _forms(self, key: str) -> tuple[Forms, str]:
        for language in (self.language, FALLBACK):
            found = self.book.labels.get(language, {}).get(key)
            if found is not None:
                return found, language
        return key, FALLBACK

    def knows(self, key: str) -> bool:
        return key in self.book.labels.get(FALLBACK, {})

    def check(self, name: str) -> str:
        """What a check is about; one that is not among the rules is called by its name."""
        titles = next((check.title for check in self.book.checks if check.id == name), None)
        return said(titles, self.language) if titles else _spaced(name)

    def reason(self, exception: str) -> str:
        return self.text(key) if self.knows(key := f"reason-{exception}") else _spaced(exception)

    def field(self, path: str) -> str:
        """What one would have to know, of `a.place` or `earlier.as_of`."""
        name = path.rpartition(".")[2]
        return self.text(key) if self.knows(key := f"about-field-{name}") else _spaced(path)

    def measure(self, claim: CountClaim) -> str:
        """Who and what is counted: 'killed', 'police: killed'."""
        known = self.book.measures.get(claim.measure)
        what = said(known.title, self.language) if known else _spaced(claim.measure)
        if known is not None and claim.population in (known.population, "people"):
            return what
        names = self.book.scopes.words(claim.population, self.language)
        return f"{names if isinstance(names, str) else names.get('other', claim.population)}: {what}"

    def value(self, claim: AnyClaim) -> str:
        """What a claim says: 'at least 164 people killed', '10 January 2022'; of a statement its act."""
        match claim:
            case CountClaim():
                return self.book.counted(claim.measure, claim.value, claim.population, self.language)
            case DateClaim():
                return self.moment(claim.date)
            case StatementClaim():
                known = self.book.actions.known.get(claim.action)
                return said(known.title, self.language) if known and known.title else _spaced(claim.action)

    def moment(self, moment: Moment | None) -> str:
        return " / ".join(span(days, self.language) for days in moment.readings) if moment else "?"

    def day(self, when: date) -> str:
        return day(when, self.language)

    def time(self, when: datetime | None) -> str:
        """The day, and the time unless it is midnight, which is what a bare date is read as."""
        if when is None:
            return ""
        clock = f", {when:%H:%M} {when.tzname() or ''}".rstrip() if (when.hour or when.minute) else ""
        return self.day(when.date()) + clock


def titled(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """A text and the language that it is in."""
    return said(texts, language), language if texts.get(language) else FALLBACK


def _none(forms: Forms) -> str:
    """For nothing at all: 'No discrepancies'. English has no such plural category, but says it."""
    return forms if isinstance(forms, str) else forms.get("zero") or forms.get("other") or ""


def _spaced(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")
