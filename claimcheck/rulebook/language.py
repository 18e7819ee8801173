"""One file is one language: its letters, its words and what each of them may mean.

A word list says its words by *paradigm*: `{noun: [قتيل], words: [قتلى]}` gives all the forms that the paradigm `noun`
makes, and the listed form as it stands. Every list becomes `Sense`s in one dictionary from the folded form of a
word to what it may mean, so a lexicon of 20,000 words costs no more than one of 200. Not patterns: an alternation
grows with its words and cannot say which entry matched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import regex
from attrs import field, frozen

from claimcheck.rulebook.countries import country_names
from claimcheck.rulebook.shorthand import moment, quantity, time

Words: TypeAlias = Mapping[str, tuple[str, ...]]
NONE: Mapping[str, Any] = MappingProxyType({})
AS_LISTED = "words"  # the paradigm of words that stand as they are


@frozen
class Sense:
    """What a word may mean: `section` of the language file, `name` within it, `form` or value, and the entry."""

    section: str
    name: str
    form: str = ""
    entry: str = field(default="", eq=False)
    dual: bool = False


@frozen
class Writing:
    """How the language is spelled.

    `same` are groups of letters that news writes for one another: each folds to the first of its group. `drop` are
    letters without meaning. Marks (vowels) and invisible characters are always dropped, case is folded.
    `thousands` and `decimal` are the separators within digits. `elisions` are words that lose their end before a vowel
    and are written together with the next one, with what they are in full: `{"l'": le, "d'": de}`.
    `compounds`: nouns are written together and the last one says what all of them are (Hotelbrand is a Brand), if it has
    so many letters. `capital_nouns`: all nouns are written with a capital, not only names. `ordinal_dot`: a full stop after
    digits makes an ordinal ("am 12. Mai") and ends no sentence before a month or a small letter.
    """

    same: tuple[str, ...] = ()
    drop: str = ""
    thousands: tuple[str, ...] = (",",)
    decimal: tuple[str, ...] = (".",)
    abbreviations: tuple[str, ...] = ()
    elisions: Mapping[str, str] = NONE
    compounds: int = 0
    capital_nouns: bool = False
    ordinal_dot: bool = False


@frozen
class Clitic:
    """Forms written together with the next word, and what they say: and, to, in, as, the, will …"""

    forms: tuple[str, ...]
    means: str


@frozen
class Endings:
    """Forms written together with the word before: pronouns, cases. `restore` is what a stem's last letter was.

    `chain`: so many may stand one after another (plural, possessor, case). `phrases`: the words of a phrase may have them.
    `place` are those that say where, after the apostrophe of a name: İzmir'de; `oblique` those of cases that no subject has.
    """

    forms: tuple[str, ...] = ()
    restore: Mapping[str, str] = NONE
    place: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    chain: int = 1
    phrases: bool = False


@frozen
class Syntax:
    """Where things stand: the `head` of a noun phrase after a number, first or last; the endings of a `plural`;
    whether the subject may follow its verb.

    `articles`: "the" and "a" are words of their own, so what is new is told by them, and names are told by their capitals.
    A language whose head is last has both anyway; one whose head is first may write its article together with the noun.
    `genitive`: whose something is follows it without a word for "of" (министр обороны России).
    `verb_last`: the verb stands at the end, so what it is about stands before it, and it holds for all of a list before it.
    `drops_pronouns`: "he" is left out, so a verb right after "that" is said of the one who speaks (disse que não vai).
    """

    head: Literal["first", "last"] = "last"
    plural: tuple[str, ...] = ()
    subject_follows: bool = False
    articles: bool = False
    genitive: bool = False
    verb_last: bool = False
    drops_pronouns: bool = False

    @property
    def bare_head_first(self) -> bool:
        """Whether noun phrases begin with their head and no word of its own says "the" or "a"."""
        return self.head == "first" and not self.articles


RUN_LIMIT = 1_000


@frozen
class Spelling:
    """The folding of one language, compiled: one translation table over code points."""

    table: Mapping[int, str | None]

    def fold(self, word: str) -> str:
        """One spelling for many: without case, marks, tatweel and the differences that news does not keep.

        A run of a thousand letters and marks is no word: it stays as it is, since composing marks costs their square.
        """
        if len(word) > RUN_LIMIT:
            return word
        composed = unicodedata.normalize("NFC", word)
        return _INVISIBLE.sub("", composed).casefold().translate(self.table)


_INVISIBLE = regex.compile(r"[\p{M}\p{Cf}]+")


def spelling(writing: Writing) -> Spelling:
    table: dict[int, str | None] = {ord(letter): None for letter in writing.drop}
    for group in writing.same:
        table.update({ord(letter): group[0] for letter in group[1:]})
    table[ord("’")] = "'"
    return Spelling(table)


@frozen
class Lexicon:
    """All the words of a language: `words` by folded form; `phrases` by the first of their words, longest first."""

    words: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]


def inflect(lemma: str, pattern: str) -> str | None:
    """One form of a word by one pattern of a paradigm, or nothing where the pattern is not for such a word.

    `*` is the word; `x>` before it is an ending that the word must have and loses.

    >>> inflect("child", "*ren"), inflect("city", "y>*ies"), inflect("boy", "e>*ing")
    ('children', 'cities', None)
    """
    loses, _, shape = pattern.rpartition(">")
    if not lemma.endswith(loses):
        return None
    return shape.replace("*", lemma.removesuffix(loses) if loses else lemma)


def forms_of(words: Words, paradigms: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, bool]]:
    """Every form of a word list: (form, entry, whether it is a dual). A dual's pattern ends in `=2`."""
    for paradigm, lemmas in words.items():
        patterns = ("*",) if paradigm == AS_LISTED else paradigms[paradigm]
        for lemma in lemmas:
            for pattern in patterns:
                shape, _, mark = pattern.partition("=")
                form = inflect(lemma, shape)
                if form is not None:
                    yield form, lemma, mark == "2"


def apart(word: str, elisions: Mapping[str, str]) -> list[str]:
    """The words that are written in one with an apostrophe between, each elided one still with its apostrophe.

    >>> apart("jusqu'a", {"qu'": "que"}), apart("qu'il", {"qu'": "que"}), apart("qu'd'", {"qu'": "que"})
    (["jusqu'a"], ["qu'", 'il'], ["qu'", "d'"])
    """
    head, mark, rest = word.replace("\u2019", "'").partition("'")
    if not rest or head.casefold() + mark not in elisions:
        return [word]
    cut = len(head) + 1
    return [word[:cut], *apart(word[cut:], elisions)]


def lexicon(entries: Iterable[tuple[str, Sense]], writing: Spelling, elisions: Mapping[str, str] = NONE) -> Lexicon:
    """The dictionary of folded words and phrases; where one form has several senses it keeps them in order."""
    words: dict[str, list[Sense]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for form, sense in entries:
        parts = (part for whole in _PARTS.findall(form) for part in apart(whole, elisions))
        first, *rest = [writing.fold(elisions.get(part, part)) for part in parts]
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), sense))
        elif sense not in words.setdefault(first, []):
            words[first].append(sense)
    return Lexicon(
        {form: tuple(senses) for form, senses in words.items()},
        {first: tuple(sorted(rests, key=lambda r: -len(r[0]))) for first, rests in phrases.items()},
    )


_PARTS = regex.compile(r"\p{Nd}+|[\p{L}\p{M}\p{Cf}]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{Nd}]")


Joining: TypeAlias = Literal["may", "must", "never"]


@frozen
class NumberWords:
    """The words that numbers are made of; see `extraction.numberwords` for the grammar over their classes.

    Most lists are value → words. `units` 1–9; `combining` units that count only within a larger number; `teens` 10–19;
    `teen` makes ten and a unit of the unit before it; `tens`; `hundreds` (words that are several hundreds of themselves);
    `hundred` multiplies what stands before it, `scales` multiply all that does; `doubles` are two of a scale in one word;
    `groups` are counted themselves ("dozen"). `vague` are words for an interval ("dozens": 20..99), `fractions` parts
    of a scale ("half": 1/2), `ordinals` say a place in an order, `ordinal_endings` make one of digits ("50th").
    `joins` says after which class of words a smaller number may, must or can never follow with "and"; after a class
    that is not named nothing follows. `dual_marks` and `single_marks` are vowelled endings that tell two from many, one from two.
    `compound`: the words of one number may be written in one (vierundsechzig, kırkbeş), and an ending that the language file
    lists with an apostrophe, as it is written to digits ('ü), may be written to the last of them without one (üçü).
    """

    zero: Words = NONE
    units: Mapping[str, Words] = NONE
    combining: Mapping[str, Words] = NONE
    teens: Mapping[str, Words] = NONE
    teen: Words = NONE
    tens: Mapping[str, Words] = NONE
    hundreds: Mapping[str, Words] = NONE
    hundred: Mapping[str, Words] = NONE
    scales: Mapping[str, Words] = NONE
    doubles: Mapping[str, Words] = NONE
    groups: Mapping[str, Words] = NONE
    vague: Mapping[str, Words] = NONE
    fractions: Mapping[str, Words] = NONE
    ordinals: Mapping[str, Words] = NONE
    ordinal_endings: Words = NONE
    joiner: Words = NONE
    article: Words = NONE
    not_numbers: Words = NONE
    joins: Mapping[str, Joining] = NONE
    dual_marks: tuple[str, ...] = ()
    single_marks: tuple[str, ...] = ()
    compound: bool = False


@frozen
class Calendar:
    """The words of dates: months and weekdays by number (Monday 1), and days relative to another.

    `capitalised`: they are written with a capital. `bare_years`: a year stands without any word for it ("2016 starben").
    """

    months: Mapping[str, Words] = NONE
    hijri_months: Mapping[str, Words] = NONE
    jalali_months: Mapping[str, Words] = NONE
    weekdays: Mapping[str, Words] = NONE
    bare_weekdays: Mapping[str, Words] = NONE
    ordinals: Mapping[str, Words] = NONE
    amounts: Mapping[str, Words] = NONE
    days: Mapping[str, Words] = NONE
    units: Mapping[str, Words] = NONE
    direction: Mapping[str, Words] = NONE
    eras: Mapping[str, Words] = NONE
    cues: Mapping[str, Words] = NONE
    order: str = "dmy"
    capitalised: bool = False
    bare_years: bool = False


UNKNOWN = "unknown"  # a date of which no day is known


@frozen
class Example:
    """A sentence and what must be read from it: the tests of a language file, in the shorthand of `readings`.

    A kind of claim that is not named is not compared; an empty list says that there is none.
    """

    text: str
    counts: tuple[str, ...] | None = None
    dates: tuple[str, ...] | None = None
    statements: tuple[str, ...] | None = None
    published: str | None = None
    why: str | None = None
    todo: bool = False

    def __attrs_post_init__(self) -> None:
        for words in self.counts or ():
            _, value, *_ = [*words.split(), "", ""]
            quantity(value)
        for days in self.dates or ():
            if days != UNKNOWN:
                moment(days)
        if self.published is not None:
            time(self.published)


@frozen(eq=False)
class Language:
    """All of a language file, its lexicon built.

    Sections of words, each name → word list (or name → form → word list): `triggers` by measure and form (person,
    event, active, passive), `populations`, `states`, `hedges`, `cues`, `tally`, `tolls`, `changes`, `parts`, `speech`,
    `offices`, `nations`, `units`, `events`, `places`, `acts`, `modality`, `actions`, `faults`, `roles`, `grammar`.
    """

    code: str
    title: Mapping[str, str]
    direction: str
    writing: Writing
    clitics: tuple[Clitic, ...]
    endings: Endings
    syntax: Syntax
    numbers: NumberWords
    calendar: Calendar
    spelling: Spelling
    lexicon: Lexicon
    examples: tuple[Example, ...]
    letters: Mapping[str, str] = NONE


@frozen
class LanguageFile:
    """A language file as it is written; see `rules/README.md` for what each section means."""

    code: str
    title: Mapping[str, str]
    direction: str = "ltr"
    writing: Writing = Writing()
    clitics: tuple[Clitic, ...] = ()
    endings: Endings = Endings()
    syntax: Syntax = Syntax()
    letters: Mapping[str, str] = NONE
    paradigms: Mapping[str, tuple[str, ...]] = NONE
    numbers: NumberWords = NumberWords()
    calendar: Calendar = Calendar()
    triggers: Mapping[str, Mapping[str, Words]] = NONE
    populations: Mapping[str, Words] = NONE
    states: Mapping[str, Words] = NONE
    hedges: Mapping[str, Mapping[str, Words]] = NONE
    cues: Mapping[str, Mapping[str, Words]] = NONE
    tally: Mapping[str, Mapping[str, Words]] = NONE
    tolls: Mapping[str, Words] = NONE
    changes: Mapping[str, Words] = NONE
    parts: Mapping[str, Words] = NONE
    speech: Mapping[str, Words] = NONE
    offices: Mapping[str, Mapping[str, Words]] = NONE
    nations: Mapping[str, Mapping[str, Words]] = NONE
    units: Mapping[str, Words] = NONE
    events: Mapping[str, Mapping[str, Words]] = NONE
    places: Mapping[str, Words] = NONE
    acts: Mapping[str, Mapping[str, Words]] = NONE
    modality: Mapping[str, Words] = NONE
    actions: Mapping[str, Words] = NONE
    faults: Mapping[str, Mapping[str, Words]] = NONE
    roles: Mapping[str, Words] = NONE
    grammar: Mapping[str, Words] = NONE
    examples: tuple[Example, ...] = ()


_FLAT: tuple[str, ...] = ("populations", "states", "tolls", "changes", "parts", "speech", "units", "places")
_FLAT += ("modality", "actions", "roles", "grammar")
_DEEP = ("events", "triggers", "hedges", "cues", "tally", "acts", "faults", "offices", "nations")
_SINGLE = ("zero", "teen", "ordinal_endings", "joiner", "article", "not_numbers")
_VALUED: tuple[str, ...] = (
    "units",
    "combining",
    "teens",
    "tens",
    "hundreds",
    "hundred",
    "scales",
    "doubles",
    "groups",
    "vague",
)
_VALUED += ("fractions", "ordinals")
_DATED: tuple[str, ...] = (
    "months",
    "hijri_months",
    "jalali_months",
    "weekdays",
    "days",
    "units",
    "direction",
    "eras",
    "cues",
)
_DATED += ("bare_weekdays", "ordinals", "amounts")


def language(file: LanguageFile) -> Language:
    """The language that a file describes."""
    letters = spelling(file.writing)
    return Language(
        code=file.code,
        title=file.title,
        direction=file.direction,
        writing=file.writing,
        clitics=file.clitics,
        endings=file.endings,
        syntax=file.syntax,
        numbers=file.numbers,
        calendar=file.calendar,
        spelling=letters,
        lexicon=lexicon(_entries(file), letters, file.writing.elisions),
        examples=file.examples,
        letters=file.letters,
    )


def _entries(file: LanguageFile) -> Iterator[tuple[str, Sense]]:
    for section, name, form, words in _lists(file):
        for text, entry, dual in forms_of(words, file.paradigms):
            yield text, Sense(section, name, form, entry, dual)
    for name, code in country_names(file.code):
        yield name, Sense("nations", code, "name", name)


def _lists(file: LanguageFile) -> Iterator[tuple[str, str, str, Words]]:
    """Every word list of the file with its section, name and form."""
    parts: dict[str, Any] = {name: getattr(file, name) for name in _FLAT + _DEEP}
    for section in _FLAT:
        yield from ((section, name, "", words) for name, words in parts[section].items())
    for section in _DEEP:
        for name, forms in parts[section].items():
            yield from ((section, name, form, words) for form, words in forms.items())
    yield from (("numbers", name, "", getattr(file.numbers, name)) for name in _SINGLE)
    for name in _VALUED:
        yield from (("numbers", name, value, words) for value, words in getattr(file.numbers, name).items())
    for name in _DATED:
        yield from (("calendar", name, value, words) for value, words in getattr(file.calendar, name).items())
