"""Words and what they may mean.

Each distinct form is analysed once (folded, its clitics and endings taken off, looked up) and remembered: the rest of
the work looks at the few words that mean something. A token keeps its place in the original text, so no later step has
to find its way back from a folded one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

import regex
from attrs import evolve, field, frozen

from claimcheck.model.span import Span
from claimcheck.rulebook.language import Language, Sense, apart

Kind: TypeAlias = Literal["word", "digits", "mark"]
MEMO_LIMIT = 30_000  # forms kept, half a kilobyte each
WORD_LIMIT = 60  # longer runs of letters are no words of any language


@frozen(eq=False)
class Opening:
    """A phrase that a word may begin: the words that must follow, the clitics before it, and what the phrase means."""

    rest: tuple[str, ...]
    clitics: frozenset[str]
    senses: tuple[Sense, ...]


@frozen(eq=False)  # there is one of each form, and what is remembered of words is found by identity
class Word:
    """One form and its reading: the stem, what the clitics before it say, its senses and whether it has an ending.

    `stems` are all that it may be once clitics are off, for the later words of a phrase; `phrases` are those it may
    begin. `sections` and `calendar` (its names and cues there) are the senses in short: one set test says what a word
    is not; `told` are the senses by section; `holds` are the sections and the names in them ("grammar.no"), which a
    sentence gathers from all its words. `seconds` are the words that may come next in a phrase, `counts` says whether a
    number may begin here. All of it is worked out once for a form, since every step asks it of every token.
    """

    folded: str
    stem: str
    clitics: frozenset[str] = frozenset()
    senses: tuple[Sense, ...] = ()
    ending: str = ""
    stems: frozenset[str] = frozenset()
    phrases: tuple[Opening, ...] = ()
    told: Mapping[str, tuple[Sense, ...]] = field(init=False, eq=False, repr=False)
    sections: frozenset[str] = field(init=False, eq=False, repr=False)
    calendar: frozenset[str] = field(init=False, eq=False, repr=False)
    holds: frozenset[str] = field(init=False, eq=False, repr=False)
    seconds: frozenset[str] = field(init=False, eq=False, repr=False)
    counts: bool = field(init=False, eq=False, repr=False)

    @told.default
    def _told(self) -> Mapping[str, tuple[Sense, ...]]:
        return _by_section(self.senses) if self.senses else NO_SENSES

    @sections.default
    def _sections(self) -> frozenset[str]:
        return frozenset(self.told)

    @calendar.default
    def _calendar(self) -> frozenset[str]:
        told = self.told.get("calendar", ())
        return frozenset(sense.form if sense.name == "cues" else sense.name for sense in told)

    @holds.default
    def _holds(self) -> frozenset[str]:
        if not self.senses:
            return frozenset()
        names = (f"{sense.section}.{sense.name}" for sense in self.senses)
        return self.sections.union(names, (f"+{clitic}" for clitic in self.clitics))

    @seconds.default
    def _seconds(self) -> frozenset[str]:
        return frozenset(opening.rest[0] for opening in self.phrases)

    @counts.default
    def _counts(self) -> bool:
        return "numbers" in self.told or any(sense.dual for sense in self.senses)


NO_SENSES: Mapping[str, tuple[Sense, ...]] = {}


def _by_section(senses: Iterable[Sense]) -> Mapping[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for sense in senses:
        found[sense.section] = (*found.get(sense.section, ()), sense)
    return found


@frozen
class Token:
    """A word, a run of digits, or a mark, where it stands. A phrase of the lexicon is one token."""

    start: int
    stop: int
    kind: Kind
    text: str
    word: Word
    size: int = 1

    @property
    def span(self) -> Span:
        return Span(self.start, self.stop)

    @property
    def folded(self) -> str:
        return self.word.folded

    @property
    def senses(self) -> tuple[Sense, ...]:
        return self.word.senses

    def means(self, section: str, *names: str) -> Sense | None:
        """Its first sense of a section (and one of the names, if any are given)."""
        told = self.word.told.get(section)
        if told is None or not names:
            return told[0] if told else None
        for sense in told:
            if sense.name in names:
                return sense
        return None

    def told(self, section: str) -> tuple[Sense, ...]:
        """All its senses of a section."""
        return self.word.told.get(section, ())

    def says(self, clitic: str) -> bool:
        """Whether a clitic of that meaning ("and", "the") is written with it."""
        return clitic in self.word.clitics


_TOKEN = regex.compile(
    r"(?P<digits>\p{Nd}+(?:(?:[.,\u066b\u066c'’\u00a0\u202f\u2009]|\p{Cf}+)\p{Nd}+)*)"  # nothing unseen parts a number
    r"|(?P<word>(?:[\p{M}\p{Cf}]++\p{L}|\p{L})[\p{L}\p{M}\p{Cf}]*(?:['’][\p{L}\p{M}]+)*)"
    r"|(?P<unseen>[\p{M}\p{Cf}]+)"  # marks of direction that stand around a number: no token
    r"|(?P<mark>[^\s\p{L}\p{M}\p{Cf}\p{Nd}])"
)


class Reader:
    """Reads the words of one language and remembers each form. The only state is the memo, which never changes a result."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._memo: dict[str, Word] = {}

    def word(self, text: str) -> Word:
        """The analysis of one form, from the memo after its first sight."""
        return self._memo.get(text) or self._analysed(text)

    def _analysed(self, text: str) -> Word:
        """A form at its first sight. Digits are not remembered: there is no end of them, and little to work out."""
        found = analyse(text, self.language)
        if not text[:1].isdecimal():
            if len(self._memo) >= MEMO_LIMIT:
                self._memo.clear()
            self._memo[text] = found
        return found

    def tokens(self, text: str, start: int, stop: int) -> list[Token]:
        """The tokens of `text[start:stop]`, phrases of the lexicon joined; offsets are those of the whole text."""
        known = self._memo.get
        found = [
            Token(m.start(), m.end(), m.lastgroup, form, known(form) or self._analysed(form))  # type: ignore[arg-type]
            for m in _TOKEN.finditer(text, start, stop)
            if m.lastgroup != "unseen"
            for form in (m.group(),)
        ]
        if self.language.writing.elisions:
            found = list(self._apart(found))
        if self.language.numbers.compound:
            found = [part for token in found for part in self._number(token)]
        if any(token.kind == "digits" for token in found):
            found = list(_attached(found, self.language))
        return _joined(found)

    def _number(self, token: Token) -> Iterator[Token]:
        """The words of a number that is written in one (vierundsechzig), or the token itself."""
        known = token.kind != "word" or (token.word.senses and not _is_inflected_number(token.word))
        parts = () if known else number_parts(token.text, self.language)
        start = token.start
        for part in parts:
            kind: Kind = "word" if part != APOSTROPHE else "mark"
            stop = start + len(part) * (kind == "word")
            yield Token(start, stop, kind, part, self.word(part))
            start = stop
        if not parts:
            yield token

    def _apart(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The same tokens, with words that lost their end before the next one ("l'armée") read apart and in full."""
        elisions = self.language.writing.elisions
        for token in tokens:
            parts = apart(token.text, elisions) if token.kind == "word" else [token.text]
            start = token.start
            for part in parts if len(parts) > 1 else ():
                full = elisions.get(part.casefold().replace("\u2019", "'"), part)
                yield Token(start, start + len(part), "word", part, self.word(full))
                start += len(part)
            if len(parts) == 1:
                yield token


def number_parts(text: str, language: Language) -> tuple[str, ...]:
    """The words of numbers that a word is made of from end to end, the longest first; none where anything else is left.

    An ending of numbers may stand last; an apostrophe that is not written is set before it, as it stands after digits.
    """
    ends = [0]
    while len(ends) <= NUMBER_PARTS and ends[-1] < len(text):
        stop = next((k for k in range(len(text), ends[-1], -1) if _is_number(text[ends[-1] : k], language)), None)
        if stop is None and ends[-1] and _is_number_ending(text[ends[-1] :], language):
            return (*(text[a:b] for a, b in pairwise(ends)), APOSTROPHE, text[ends[-1] :])
        if stop is None or (stop == len(text) and _joins(text[ends[-1] :], language)):
            return ()
        ends.append(stop)
    return tuple(text[a:b] for a, b in pairwise(ends)) if ends[-1] == len(text) else ()


def _is_number_ending(text: str, language: Language) -> bool:
    """Whether the language lists an ending of numbers: with an apostrophe, as it is written to digits."""
    rests = language.lexicon.phrases.get(APOSTROPHE, ())
    return any(rest == (language.spelling.fold(text),) for rest, _ in rests)


def _is_inflected_number(word: Word) -> bool:
    return bool(word.ending) and any(s.section == "numbers" and s.name in NUMBER_WORDS for s in word.senses)


APOSTROPHE = "'"


def _is_number(text: str, language: Language) -> bool:
    senses = language.lexicon.words.get(language.spelling.fold(text), ()) if len(text) <= NUMBER_LETTERS else ()
    return any(sense.section == "numbers" and sense.name in NUMBER_WORDS for sense in senses)


def _joins(text: str, language: Language) -> bool:
    senses = language.lexicon.words.get(language.spelling.fold(text), ())
    return all(sense.name == "joiner" for sense in senses if sense.section == "numbers")


NUMBER_PARTS, NUMBER_LETTERS = 24, 16  # words in one number, letters in one of them
NUMBER_WORDS = frozenset({"units", "combining", "teens", "tens", "hundreds", "hundred", "scales", "joiner"})


def _attached(tokens: Sequence[Token], language: Language) -> Iterator[Token]:
    """Clitics that are written with digits ("و44", "الـ14") become part of their token."""
    pending: Token | None = None
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        opens = token.kind == "word" and following and following.kind == "digits" and following.start == token.stop
        if opens and only_clitics(token.word.folded, language):
            pending = token
        elif pending is not None:
            clitics = only_clitics(pending.word.folded, language)
            yield evolve(token, start=pending.start, word=evolve(token.word, clitics=clitics))
            pending = None
        else:
            yield token


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """The same tokens, where a phrase stands the phrase; the longest one first."""
    found: list[Token] = []
    stop = 0
    for at, token in enumerate(tokens):
        if at >= stop:
            phrase = _phrase(tokens, at) if token.word.phrases else None
            found.append(phrase or token)
            stop = at + phrase.size if phrase else at
    return found


def _phrase(tokens: Sequence[Token], at: int) -> Token | None:
    """The phrase that begins here; most words that may begin one are followed by a word that goes on with none."""
    seconds, second = tokens[at].word.seconds, tokens[at + 1].word if at + 1 < len(tokens) else None
    if second is None or (second.folded not in seconds and seconds.isdisjoint(second.stems)):
        return None
    for opening in tokens[at].word.phrases:
        stop = at + 1 + len(opening.rest)
        following = tokens[at + 1 : stop]
        if len(following) == len(opening.rest) and all(map(_is, opening.rest, following)):
            return _phrase_token(tokens[at:stop], opening)
    return None


def _is(word: str, token: Token) -> bool:
    return word == token.word.folded or word in token.word.stems


def _phrase_token(tokens: Sequence[Token], opening: Opening) -> Token:
    word = _phrase_word(opening, tuple([token.word for token in tokens]))
    return Token(tokens[0].start, tokens[-1].stop, "word", word.folded, word, len(tokens))


@lru_cache(maxsize=MEMO_LIMIT // 4)
def _phrase_word(opening: Opening, words: tuple[Word, ...]) -> Word:
    folded = " ".join([word.folded for word in words])
    return Word(folded, folded, opening.clitics, (*opening.senses, *_kept(opening.senses, words)))


def _kept(own: tuple[Sense, ...], words: Sequence[Word]) -> Iterator[Sense]:
    """What the words of a phrase say of counts, which another section's phrase over them must not hide."""
    kept = COUNTED - {sense.section for sense in own}
    if any(
        sense.section == "triggers" and sense.form in _VERBAL for sense in own
    ):  # "left their homes" counts no homes
        kept -= {"populations"}
    yield from (sense for word in words for sense in word.senses if sense.section in kept)


_VERBAL = frozenset({"passive", "active", "verb"})
COUNTED = frozenset({"triggers", "populations", "tolls", "states", "changes"})


def analyse(text: str, language: Language) -> Word:
    """What one form may be: as it stands if the lexicon has it so, else with as little taken off as will do."""
    folded = language.spelling.fold(text)
    if len(folded) > WORD_LIMIT:
        return Word(folded, folded)
    if text[:1].isdecimal() and folded not in language.lexicon.words and folded not in language.lexicon.phrases:
        return Word(folded, folded, stems=frozenset({folded}))
    analyses = list(readings(folded, language))
    own = _reading(analyses, language) or (frozenset(), folded, _of_compound(folded, language), "")
    clitics, stem, senses, ending = own
    stems = frozenset(stem for _, stem in analyses)
    if language.endings.phrases:
        stems |= {base for stem in stems for base, _ in _without_ending(stem, language)}
    return Word(folded, stem, clitics, senses, ending, stems, tuple(_openings(analyses, language)))


def _of_compound(folded: str, language: Language) -> tuple[Sense, ...]:
    """What the last noun of those written together says: Hotelbrand is a Brand."""
    least = language.writing.compounds
    for cut in range(COMPOUND_FIRST, len(folded) - least + 1 if least else 0):
        senses = tuple(s for s in language.lexicon.words.get(folded[cut:], ()) if _is_noun(s))
        if senses:
            return senses
    return ()


def _is_noun(sense: Sense) -> bool:
    if sense.section in ("triggers", "events", "offices"):
        return sense.form in _NOUN_FORMS
    return sense.section in ("populations", "places", "tolls")


COMPOUND_FIRST = 3  # letters of the nouns before the last one
_NOUN_FORMS = frozenset({"person", "thing", "noun", "lasting", "body", "group", "source"})


Reading: TypeAlias = tuple[frozenset[str], str, tuple[Sense, ...], str]


def _reading(analyses: Sequence[tuple[frozenset[str], str]], language: Language) -> Reading | None:
    lexicon = language.lexicon.words
    for clitics, stem in analyses:
        if stem in lexicon:
            definite = [bare for more, bare in analyses if more == clitics | {"the"} and bare in lexicon]
            senses = dict.fromkeys((*lexicon[stem], *(sense for bare in definite for sense in lexicon[bare])))
            return (clitics | {"the"} if definite else clitics), stem, tuple(senses), ""
        for base, ending in _without_ending(stem, language):
            if base in lexicon:
                return clitics, base, lexicon[base], ending
    return None


def _openings(analyses: Sequence[tuple[frozenset[str], str]], language: Language) -> Iterator[Opening]:
    """The phrases that begin with one of the stems, the longest first; the senses of one phrase stay together."""
    found: dict[tuple[tuple[str, ...], frozenset[str]], list[Sense]] = {}
    for clitics, stem in analyses:
        for rest, sense in language.lexicon.phrases.get(stem, ()):
            found.setdefault((rest, clitics), []).append(sense)
    for (rest, clitics), senses in sorted(found.items(), key=lambda item: -len(item[0][0])):
        yield Opening(rest, clitics, tuple(senses))


def readings(folded: str, language: Language) -> Iterator[tuple[frozenset[str], str]]:
    """The form itself, then with one or more clitics taken off, in the order of the language's layers."""
    yield frozenset(), folded
    pending = [(0, frozenset[str](), folded)]
    while pending:
        layer, clitics, rest = pending.pop(0)
        for number, clitic in enumerate(language.clitics[layer:], layer):
            for form in clitic.forms:
                left = rest.removeprefix(form)
                if left != rest and len(left) >= (1 if left.isdigit() else _least(clitics, clitic.means)):
                    found = (number + 1, clitics | frozenset(clitic.means.split()), rest[len(form) :])
                    yield found[1], found[2]
                    pending.append(found)


def only_clitics(folded: str, language: Language) -> frozenset[str]:
    """What a form that is nothing but clitics says; empty for any other."""
    for clitics, stem in readings(folded + "00", language):
        if stem == "00":
            return clitics
    return frozenset()


def _least(clitics: frozenset[str], means: str) -> int:
    """How many letters a clitic must leave: "and" may stand before a word of two, the others before longer ones."""
    return 2 if means == "and" and not clitics else 3


def _without_ending(stem: str, language: Language) -> Iterator[tuple[str, str]]:
    """The word without one ending, then without two, up to as many as the language chains, with what was taken off."""
    shorter = [(stem, "")]
    for _ in range(language.endings.chain):
        shorter = [
            (base, ending + taken) for longer, taken in shorter for base, ending in _without_one(longer, language)
        ]
        yield from shorter


def _without_one(stem: str, language: Language) -> Iterator[tuple[str, str]]:
    for form in language.endings.forms:
        base = stem.removesuffix(form)
        if base != stem and len(base) > 1:
            yield base, form
            for last, original in language.endings.restore.items():
                if base.endswith(last):
                    yield base[: -len(last)] + original, form
