"""What of people or things is counted, and how a count is put into words.

A language's plurals are CLDR's categories, not "one and many": Arabic writes 3, 11 and 100 dead with three different
nouns. So a measure holds a phrase for each category, and no code inflects anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias, cast

from attrs import evolve, field, frozen

from claimcheck.model.value import Quantity

Course: TypeAlias = Literal["grows", "falls", "varies", "fixed"]
Category: TypeAlias = Literal["zero", "one", "two", "few", "many", "other"]
Trigger: TypeAlias = Literal["person", "event", "verb", "active", "passive"]
Forms: TypeAlias = str | Mapping[Category, str]

LATIN = "0123456789"
ENGLISH = "en"  # the language of a text that a rule does not have in the one that was asked for
_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOTS = frozenset({"n", "who", "group"})


@frozen(kw_only=True)
class Phrases:
    """How a language says so many: `alone` of the measure's own population, `among` with another.

    Each is one phrase or one for each plural category; `{n}` is the number, `{who}` the population in that number,
    `{group}` in the plural. A phrase without `{n}` says the number in a word.
    """

    alone: Forms = field(metadata={"help": "of the measure's own population: {other: '{n} people killed'}"})
    among: Forms = field(metadata={"help": "of another population: '{n} {who} killed'"})

    def __attrs_post_init__(self) -> None:
        for form in (*_each(self.alone), *_each(self.among)):
            _require_slots(form)


@frozen(kw_only=True)
class Measure:
    """What of a population is counted. `course` is how a running figure goes: see the checks' windows.

    `words` are a user's own: in a language, the words that say it. Those of a shipped measure stand in the
    language files.
    """

    id: str = field(metadata={"help": "the name of the file"})
    title: Mapping[str, str] = field(metadata={"help": "language → what is counted"})
    course: Course = field(metadata={"help": "grows (a toll), falls, varies (in hospital) or fixed (aboard)"})
    population: str = field(default="people", metadata={"help": "who is counted where the text does not say"})
    implied_by: tuple[str, ...] = field(
        default=(), metadata={"help": "populations that are counted for this where the text says nothing else"}
    )
    implied_from: int = field(
        default=0, metadata={"help": "the least number for which a population implies the measure"}
    )
    only: tuple[str, ...] = field(
        default=(), metadata={"help": "the populations that it may count, where not everybody can be counted for it"}
    )
    counted: Mapping[str, Phrases] = field(metadata={"help": "language → how so many are put into words"})
    words: Mapping[str, Mapping[Trigger, tuple[str, ...]]] = field(
        factory=dict,
        metadata={"help": "language → person, event, verb, active or passive → words, for a measure of your own"},
    )


@frozen(kw_only=True)
class Wording:
    """How a language words an interval around a count, `{counted}`; `{low}` is a lower bound.

    `native` are the language's own digits, from zero on: see `with_native_digits`.
    """

    at_least: str
    at_most: str
    between: str
    about: str
    unknown: str
    thousands: str = ","
    digits: str = LATIN
    native: str | None = None
    native_thousands: str | None = None

    def __attrs_post_init__(self) -> None:
        for name, given in (("digits", self.digits), ("native", self.native)):
            if given is not None and len(given) != len(LATIN):
                raise ValueError(f"'{name}' is '{given}', expected the ten digits from zero on")


def _each(forms: Forms) -> tuple[str, ...]:
    return (forms,) if isinstance(forms, str) else tuple(forms.values())


def _require_slots(form: str) -> None:
    for slot in _SLOT.findall(form):
        if slot not in _SLOTS:
            raise ValueError(f"'{{{slot}}}' in '{form}' is not known, expected {{n}}, {{who}} or {{group}}")


@cache
def category(number: int, language: str) -> Category:
    """The plural category of a number.

    >>> [category(number, "ar") for number in (2, 3, 11, 100)]
    ['two', 'few', 'many', 'other']
    """
    from babel import Locale, UnknownLocaleError  # here, since only messages need it

    try:
        return cast(Category, Locale.parse(language).plural_form(number))
    except (UnknownLocaleError, ValueError):
        return "one" if number == 1 else "other"


def form(forms: Forms, number: int, language: str) -> str:
    """The form for a number; a category that is not given takes the form of `other`, as CLDR has it.

    >>> form({"one": "child", "other": "children"}, 1, "en")
    'child'
    """
    if isinstance(forms, str):
        return forms
    return forms.get(category(number, language)) or plural(forms)


def phrase(measure: Measure, number: int, who: Forms | None, wording: Wording, language: str) -> str:
    """So many of a measure, in words: '1 person killed'; `who` is None for the measure's own population."""
    phrases = measure.counted[language]
    shape = form(phrases.alone if who is None else phrases.among, number, language)
    names = ("", "") if who is None else (form(who, number, language), plural(who))
    return shape.replace("{n}", digits(number, wording)).replace("{who}", names[0]).replace("{group}", names[1])


def plural(forms: Forms) -> str:
    """The form for many, which names a group."""
    return forms if isinstance(forms, str) else forms.get("other") or next(iter(forms.values()))


def digits(number: int, wording: Wording) -> str:
    """A number as the language groups it, in its digits."""
    return in_digits(f"{number:,}".replace(",", wording.thousands), wording)


def in_digits(text: str, wording: Wording) -> str:
    """A text that we wrote, with the digits in which numbers are wanted."""
    return text if wording.digits == LATIN else text.translate(str.maketrans(LATIN, wording.digits))


def with_native_digits(wording: Wording) -> Wording:
    """The same with the language's own digits, where it has such."""
    if wording.native is None:
        return wording
    return evolve(wording, digits=wording.native, thousands=wording.native_thousands or wording.thousands)


def counted(measure: Measure, quantity: Quantity, who: Forms | None, wording: Wording, language: str) -> str:
    """A quantity of a measure in words: 'at least 164 people killed'."""
    shape = _shape(quantity, wording)
    head = quantity.low if quantity.high is None else quantity.high
    return shape.replace("{counted}", phrase(measure, head or 0, who, wording, language))


def label(quantity: Quantity, wording: Wording) -> str:
    """A quantity alone: 'at least 164'."""
    head = quantity.low if quantity.high is None else quantity.high
    return _shape(quantity, wording).replace("{counted}", digits(head or 0, wording))


def _shape(quantity: Quantity, wording: Wording) -> str:
    """The words around the count, which stands where `{counted}` is."""
    shape = _bounds(quantity.low, quantity.high, wording)
    return wording.about.replace("{counted}", shape) if quantity.approximate else shape


def _bounds(low: int | None, high: int | None, wording: Wording) -> str:
    if low is None:
        return wording.unknown if high is None else wording.at_most
    if high is None:
        return wording.at_least
    return "{counted}" if low == high else wording.between.replace("{low}", digits(low, wording))
