"""All numbers of a sentence: their place, value and bounds, and what each is a number of.

The grammar of number words is in `numberwords`, of digits in `digits`; `uses` tells counts from years, ages and codes,
`bounds` reads "at least" and "between". Here they are joined, with what is a number without a number word: a dual.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extraction.bounds import bounded
from claimcheck.extraction.numberwords import Reading, Scan, numbers_sense, read_number
from claimcheck.extraction.numeral import Numeral, Use, counted
from claimcheck.extraction.tokens import Token
from claimcheck.extraction.uses import Found, use_of
from claimcheck.model.claim import Step
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Language

_NOUNS = frozenset({"populations", "triggers", "units"})
_NO_NOUNS = frozenset({"grammar", "calendar", "numbers", "hedges", "speech"})


def find_numerals(
    tokens: Sequence[Token], language: Language, taken: frozenset[int] = frozenset()
) -> tuple[Numeral, ...]:
    """The numbers of a sentence in order. `taken` are tokens that belong to dates and to nothing else."""
    marks = language.numbers.dual_marks or "\0"
    starts = [at for at, token in enumerate(tokens) if token.kind == "digits" or _promises(token, marks)]
    if not starts:
        return ()
    scan = Scan(tokens, taken, language)
    found: list[Numeral] = []
    end = 0
    for at in starts:
        numeral = _numeral(scan, at, found) if at >= end and at not in taken else None
        if numeral is not None:
            found.append(numeral)
            end = numeral.last
    return bounded(tokens, found)


def _promises(token: Token, marks: str | tuple[str, ...]) -> bool:
    """Whether a number in words or a dual may begin here: the quick look that most words do not pass."""
    return token.word.counts or (bool(token.word.senses) and token.text.endswith(marks))


def _marked(token: Token, language: Language) -> bool:
    """Whether the vowels say two where the letters alone may say many."""
    return token.text.endswith(language.numbers.dual_marks or "\0")


def _numeral(scan: Scan, at: int, found: Sequence[Numeral]) -> Numeral | None:
    dual = _dual(scan, at)
    if dual is not None:
        return dual
    reading = read_number(scan, at)
    if reading is None:
        return None
    tokens = scan.tokens
    use = _in_order(scan, at, reading) or use_of(tokens, at, reading)
    start = _with_article(scan, at)
    noun = _noun_before(scan, start, reading, found) if use.use == "count" else None
    low = int(reading.value)
    return Numeral(
        start=start if noun is None else noun,
        stop=_with_of(scan, reading),
        first=at,
        last=reading.stop,
        quantity=reading.interval or Quantity.exactly(low),
        shape=reading.shape,
        noun=noun,
        use=use.use,
        unit=use.unit,
        steps=(_step(tokens, f"number:{reading.shape}", at, reading.stop), *_use_steps(tokens, use.use, use.unit)),
    )


def _in_order(scan: Scan, at: int, reading: Reading) -> Found | None:
    """Definite tens behind a noun that counts nobody: الذكرى الخمسين is the fiftieth: tens have no other form."""
    here = scan.tokens[at]
    behind = at > 0 and scan.language.syntax.head == "first" and here.says("the") and scan.names(at, "tens")
    if not behind or reading.stop != at + 1 or here.says("and"):
        return None
    before = scan.tokens[at - 1]
    other = counted(before) or any(sense.section in _NO_NOUNS or sense.section == "parts" for sense in before.senses)
    return Found("ordinal") if before.kind == "word" and (before.word.ending or not other) else None


def _step(tokens: Sequence[Token], rule: str, start: int, stop: int) -> Step:
    entry = " ".join(token.text for token in tokens[start:stop])
    return Step(rule, entry, Span(tokens[start].start, tokens[stop - 1].stop))


def _use_steps(tokens: Sequence[Token], use: Use, unit: int | None) -> tuple[Step, ...]:
    return (_step(tokens, f"number:is:{use}", unit, unit + 1),) if unit is not None else ()


def _with_article(scan: Scan, at: int) -> int:
    """The article of "a hundred", "a dozen"."""
    many = scan.names(at, "hundred", "scales", "groups")
    return at - 1 if many and at > 0 and scan.names(at - 1, "article") else at


def _with_of(scan: Scan, reading: Reading) -> int:
    """Dozens of people, مئات من المحتجين: the word for an interval takes its "of", which parts nothing there."""
    at = reading.stop
    itself = scan.language.syntax.articles and scan.names(at - 1, "scales", "groups")
    if (
        (reading.shape != "vague" and not itself)
        or at + 1 >= len(scan.tokens)
        or not scan.tokens[at].means("grammar", "of")
    ):
        return at
    parted = scan.tokens[at + 1].means("grammar", "determiner") is not None
    return at if parted else at + 1


def _noun_before(scan: Scan, at: int, reading: Reading, found: Sequence[Numeral]) -> int | None:
    """The noun that a number follows where the head comes first: شخص واحد, الجنود الثلاثة, شرطيين اثنين."""
    noun = at - 1
    if scan.language.syntax.head != "first" or noun < 0 or reading.shape not in ("words", "digits"):
        return None
    here, before = scan.tokens[at], scan.tokens[noun]
    if here.word.clitics - {"the"} or not scan.free(noun) or before.kind != "word" or numbers_sense(before):
        return None
    if found and noun < found[-1].stop + (found[-1].noun is None):
        return None
    if not scan.language.syntax.subject_follows and _counts_next(scan, reading):
        return None
    if not here.says("the"):
        return noun if reading.value in (1, 2) and reading.shape == "words" and counted(before) else None
    nominal = counted(before) or not before.senses
    return noun if nominal and reading.shape == "words" else None


def _counts_next(scan: Scan, reading: Reading) -> bool:
    """Whether those counted follow the number, so that the noun before it is another's: مهاجمان دو نگهبان را کشتند."""
    return reading.stop < len(scan.tokens) and counted(scan.tokens[reading.stop])


def _dual(scan: Scan, at: int) -> Numeral | None:
    """A noun that says two of itself: قتيلان, جنديين; one that may be a plural too is none without its vowel."""
    token = scan.tokens[at]
    nouns = [s for s in token.senses if s.section in _NOUNS and s.form in ("", "person")]
    if not nouns or token.word.ending or any(s.section in _NO_NOUNS and not s.dual for s in token.senses):
        return None
    if not _marked(token, scan.language) and not all(sense.dual for sense in nouns):
        return None
    second = at + 1 if scan.value(at + 1, "units") == 2 and not scan.tokens[at + 1].says("and") else at
    unit = token.means("units") is not None
    use: Use = "unit" if unit else "count"
    steps = (_step(scan.tokens, "number:dual", at, second + 1),)
    two = Quantity.exactly(2)
    return Numeral(at, second + 1, at, second + 1, two, "dual", at, use, at if unit else None, steps)
