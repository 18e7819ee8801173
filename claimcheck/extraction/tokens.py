"""Words and what they may mean.

Each distinct form is analysed once (folded, its clitics and endings taken off, looked up) and remembered: the rest
of the work looks at the few words that mean something. A token keeps its place in the original text, so no
later step has to find its way back from a folded one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import regex
from attrs import evolve, frozen

from claimcheck.model.span import Span
from claimcheck.rulebook.language import Language, Sense

Kind: TypeAlias = Literal["word", "digits", "mark"]
MEMO_LIMIT = 200_000
WORD_LIMIT = 60  # longer runs of letters are no words of any language


@frozen
class Word:
    """One form and its reading: the stem, what the clitics before it say, its senses and whether it has an ending."""

    folded: str
    stem: str
    clitics: frozenset[str] = frozenset()
    senses: tuple[Sense, ...] = ()
    ending: str = ""


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
        for sense in self.word.senses:
            if sense.section == section and (not names or sense.name in names):
                return sense
        return None

    def says(self, clitic: str) -> bool:
        """Whether a clitic of that meaning ("and", "the") is written with it."""
        return clitic in self.word.clitics


_TOKEN = regex.compile(
    r"(?P<digits>\p{Nd}+(?:[.,\u066b\u066c'’\u00a0\u202f\u2009]\p{Nd}+)*)"
    r"|(?P<word>[\p{L}\p{M}\p{Cf}]+(?:['’][\p{L}\p{M}]+)*)"
    r"|(?P<mark>[^\s\p{L}\p{M}\p{Cf}\p{Nd}])"
)


class Reader:
    """Reads the words of one language and remembers each form. The only state is the memo, which never changes a result."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._memo: dict[str, Word] = {}

    def word(self, text: str) -> Word:
        """The analysis of one form, from the memo after its first sight."""
        known = self._memo.get(text)
        if known is None:
            if len(self._memo) >= MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[text] = analyse(text, self.language)
        return known

    def tokens(self, text: str, start: int, stop: int) -> list[Token]:
        """The tokens of `text[start:stop]`, phrases of the lexicon joined; offsets are those of the whole text."""
        found = [
            Token(m.start(), m.end(), m.lastgroup, m.group(), self.word(m.group()))  # type: ignore[arg-type]
            for m in _TOKEN.finditer(text, start, stop)
        ]
        return list(self._joined(found))

    def _joined(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The same tokens, where a phrase stands the phrase; the longest one first."""
        at = 0
        while at < len(tokens):
            phrase = self._phrase(tokens, at)
            yield phrase or tokens[at]
            at += (phrase or tokens[at]).size

    def _phrase(self, tokens: Sequence[Token], at: int) -> Token | None:
        first = tokens[at]
        for clitics, stem in readings(first.word.folded, self.language):
            for rest, sense in self.language.lexicon.phrases.get(stem, ()):
                if self._follows(tokens, at + 1, rest):
                    same = [s for r, s in self.language.lexicon.phrases[stem] if r == rest]
                    return _phrase_token(tokens[at : at + 1 + len(rest)], clitics, tuple(same) or (sense,))
        return None

    def _follows(self, tokens: Sequence[Token], at: int, rest: Sequence[str]) -> bool:
        if at + len(rest) > len(tokens):
            return False
        return all(
            word == token.word.folded or any(word == stem for _, stem in readings(token.word.folded, self.language))
            for word, token in zip(rest, tokens[at : at + len(rest)], strict=True)
        )


def _phrase_token(tokens: Sequence[Token], clitics: frozenset[str], senses: tuple[Sense, ...]) -> Token:
    first, last = tokens[0], tokens[-1]
    folded = " ".join(token.word.folded for token in tokens)
    word = Word(folded, folded, clitics, senses, "")
    return evolve(first, stop=last.stop, kind="word", text=folded, word=word, size=len(tokens))


def analyse(text: str, language: Language) -> Word:
    """What one form may be: as it stands if the lexicon has it so, else with as little taken off as will do."""
    folded = language.spelling.fold(text)
    if len(folded) > WORD_LIMIT:
        return Word(folded, folded)
    lexicon = language.lexicon.words
    for clitics, stem in readings(folded, language):
        if stem in lexicon:
            return Word(folded, stem, clitics, lexicon[stem])
        for base, ending in _without_ending(stem, language):
            if base in lexicon:
                return Word(folded, base, clitics, lexicon[base], ending)
    return Word(folded, folded)


def readings(folded: str, language: Language) -> Iterator[tuple[frozenset[str], str]]:
    """The form itself, then with one or more clitics taken off, in the order of the language's layers."""
    yield frozenset(), folded
    pending = [(0, frozenset[str](), folded)]
    while pending:
        layer, clitics, rest = pending.pop(0)
        for number, clitic in enumerate(language.clitics[layer:], layer):
            for form in clitic.forms:
                if len(rest) > len(form) + 1 and rest.startswith(form):
                    found = (number + 1, clitics | frozenset(clitic.means.split()), rest[len(form) :])
                    yield found[1], found[2]
                    pending.append(found)


def _without_ending(stem: str, language: Language) -> Iterator[tuple[str, str]]:
    for form in language.endings.forms:
        base = stem.removesuffix(form)
        if base != stem and len(base) > 1:
            yield base, form
            for last, original in language.endings.restore.items():
                if base.endswith(last):
                    yield base[: -len(last)] + original, form
