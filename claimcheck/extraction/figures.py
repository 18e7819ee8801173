"""What a number counts: the noun phrase that it governs.

"two Danish nurses", "خمسة من عمال الميناء", "seven of the bodies", "اثنان آخران": a number, the head of its noun phrase and
whether it is a part of what the phrase names. In a head-first language the noun follows the number at once; in a head-
last one the adjectives come between. Nothing here knows what happened to those counted: see `triggers`.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimcheck.extraction.numeral import Numeral, counted
from claimcheck.extraction.tokens import Token
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Language

PHRASE_LIMIT = 5  # words of a noun phrase looked at


@frozen
class Figure:
    """A number and its noun phrase: tokens `[start, stop)`; `noun` is the phrase's head, if it has one.

    `part` says that it is a part of what the phrase names ("nine of the bodies") or of those named before ("of them").
    `others` is "آخرون", "others": the same kind of people as before, but not the same ones. `qualifiers` are words
    between number and head.
    """

    numeral: Numeral
    start: int
    stop: int
    noun: int | None = None
    part: bool = False
    them: bool = False
    others: bool = False
    qualifiers: tuple[int, ...] = ()


def figure(tokens: Sequence[Token], numeral: Numeral, numbers: frozenset[int], language: Language) -> Figure:
    """The figure of one numeral. `numbers` are the tokens that belong to any numeral of the sentence."""
    if numeral.noun is not None:
        return _extended(tokens, Figure(numeral, numeral.start, max(numeral.stop, numeral.noun + 1), numeral.noun))
    at = numeral.stop
    if numeral.start and tokens[numeral.start - 1].means("parts", "them"):
        return Figure(numeral, numeral.start, at, part=True, them=True)
    if at < len(tokens) and tokens[at].means("parts", "them"):
        return Figure(numeral, numeral.start, at + 1, part=True, them=True)
    if at < len(tokens) and tokens[at].means("grammar", "of"):
        return _partitive(tokens, numeral, numbers, language)
    return _phrase(tokens, Figure(numeral, numeral.start, at), numbers, language)


def _extended(tokens: Sequence[Token], found: Figure) -> Figure:
    """With the word "other" that follows the noun taken in."""
    at = found.stop
    if at < len(tokens) and tokens[at].means("grammar", "other"):
        return Figure(found.numeral, found.start, at + 1, found.noun, found.part, found.them, True, found.qualifiers)
    return found


def _partitive(tokens: Sequence[Token], numeral: Numeral, numbers: frozenset[int], language: Language) -> Figure:
    at = numeral.stop + 1
    while at < len(tokens) and (tokens[at].means("grammar", "determiner") or at in numbers):
        at += 1
    inner = _phrase(tokens, Figure(numeral, numeral.start, at), numbers, language)
    if inner.noun is None:
        return Figure(numeral, numeral.start, numeral.stop)
    return Figure(numeral, numeral.start, inner.stop, inner.noun, True, False, inner.others, inner.qualifiers)


def _phrase(tokens: Sequence[Token], bare: Figure, numbers: frozenset[int], language: Language) -> Figure:
    words = _words(tokens, bare.stop, numbers, language)
    others = [i for i in words if tokens[i].means("grammar", "other", "case")]
    nouns = [i for i in words if i not in others and _is_cased(tokens[i], language)]
    stop = others[-1] + 1 if others else bare.stop
    if not nouns:
        return Figure(
            bare.numeral, bare.start, stop, None, others=any(tokens[i].means("grammar", "other") for i in others)
        )
    if language.syntax.head == "first":
        return _extended(tokens, Figure(bare.numeral, bare.start, nouns[0] + 1, nouns[0], others=bool(others)))
    known = [i for i in nouns if counted(tokens[i])]
    known = known or [i for i in nouns if _may_be_counted(tokens[i], bare.numeral, language)]
    if not known:
        return Figure(bare.numeral, bare.start, bare.stop, None, others=bool(others))
    head = known[-1]
    return Figure(
        bare.numeral, bare.start, head + 1, head, others=bool(others), qualifiers=tuple(i for i in nouns if i < head)
    )


def _is_cased(token: Token, language: Language) -> bool:
    """Whether a word may be a noun by its capital, where the language writes all of them so."""
    return not language.writing.capital_nouns or token.size > 1 or counted(token) or token.text[:1].isupper()


def _may_be_counted(token: Token, numeral: Numeral, language: Language) -> bool:
    """Whether an unknown word may be a noun in the number that the numeral asks for: "two belonged" is none."""
    endings = language.syntax.plural
    return not endings or numeral.quantity == Quantity.exactly(1) or token.folded.endswith(endings)


def _words(tokens: Sequence[Token], at: int, numbers: frozenset[int], language: Language) -> list[int]:
    """The tokens from `at` on that can belong to a noun phrase; a participle only if a noun follows it."""
    words: list[int] = []
    while at < len(tokens) and len(words) < PHRASE_LIMIT and at not in numbers and _belongs(tokens, at, language):
        words.append(at)
        if language.syntax.head == "first" and not tokens[at].means("grammar", "other"):
            break
        if language.syntax.verb_last and _is_inflected(tokens[at]):
            break
        at += 1
    return words


def _is_inflected(token: Token) -> bool:
    """Whether a word has an ending, known or after an apostrophe: where cases are endings only the last of a phrase has
    one.
    """
    return bool(token.word.ending) or "'" in token.folded


def _belongs(tokens: Sequence[Token], at: int, language: Language) -> bool:
    token = tokens[at]
    if token.kind != "word" or token.says("and") or token.says("in"):
        return False
    if token.means("grammar", "other", "case") or counted(token):
        return True
    if any(s.section in _CLOSED for s in token.senses):
        return False
    if any(sense.form == "event" for sense in token.told("triggers")):
        return True
    if token.means("triggers"):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        participle = token.size == 1 and any(s.form in ("verb", "person") for s in token.told("triggers"))
        return participle and language.syntax.head == "last" and following is not None and counted(following)
    return True


_CLOSED = frozenset({"grammar", "parts", "speech", "changes", "acts", "cues", "hedges", "calendar"})
