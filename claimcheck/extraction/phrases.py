"""What a noun phrase that names somebody is made of: offices, countries, names, and the words that end it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimcheck.extraction.marks import COMMAS
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Sense

NAME_LIMIT = 5  # words of a name
PHRASE_LIMIT = 6  # words of an office and of what it belongs to
_CLOSED = frozenset(
    {
        "grammar",
        "speech",
        "changes",
        "acts",
        "cues",
        "hedges",
        "calendar",
        "parts",
        "tally",
        "tolls",
        "roles",
        "numbers",
    }
)
_HAPPENING = frozenset({"active", "passive", "verb", "event"})


@frozen
class Naming:
    """A phrase `[start, stop)`: an office, its `field` (health), its country, the words that say whose, and a name.

    `bodies` are offices within it ("commander of the army"); `definite` says that the head has an article of its own.
    """

    start: int
    stop: int
    office: str = ""
    form: str = ""
    field: str = ""
    country: str = ""
    of: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    name: tuple[int, int] | None = None
    definite: bool = True


def is_closed(token: Token) -> bool:
    """Whether a word holds the sentence together or says what happens: it is no part of who does it.

    A word cannot have an article and a pronoun at its end: so read, it is some name that looks like one.
    """
    if token.word.ending and token.says("the"):
        return False
    return not _CLOSED.isdisjoint(token.word.sections) or any(s.form in _HAPPENING for s in token.told("triggers"))


@frozen(eq=False)
class Frame:
    """A sentence whose words are looked up once: the office and the country that each may be, and whether it is closed.

    An office that is listed with capitals (WHO) is one only where it is written so; a word of two countries is of none.
    """

    text: str
    tokens: tuple[Token, ...]
    offices: tuple[Sense | None, ...]
    countries: tuple[Sense | None, ...]
    closed: tuple[bool, ...]


def frame_of(passage: Passage) -> Frame:
    """The frame of a sentence."""
    text, tokens = passage.text, passage.tokens
    return Frame(
        text,
        tokens,
        tuple([_office(text, token) if "offices" in token.word.told else None for token in tokens]),
        tuple([_country(text, token) if "nations" in token.word.told else None for token in tokens]),
        tuple([bool(token.word.senses) and is_closed(token) for token in tokens]),
    )


def _office(text: str, token: Token) -> Sense | None:
    for sense in token.told("offices"):
        if sense.form != "particle" and _is_cased(text, token, sense):
            return sense
    return None


def _country(text: str, token: Token) -> Sense | None:
    named = [s for s in token.told("nations") if _is_cased(text, token, s)]
    if not named or any(sense.name != named[0].name for sense in named):
        return None
    return next((sense for sense in named if sense.form != "adjective"), named[0])


def _is_cased(text: str, token: Token, sense: Sense) -> bool:
    """Whether a word is written with the capitals with which it is listed."""
    if not sense.entry[:1].isupper():
        return True
    written = text[token.start : token.stop]
    return written.isupper() if sense.entry.isupper() else written[:1].isupper()


def is_comma(token: Token) -> bool:
    return token.kind == "mark" and token.text in COMMAS


def words_of(naming: Naming, tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a naming's name."""
    if naming.name:
        yield from (t for t in tokens[naming.name[0] : naming.name[1]] if t.kind == "word")


def within(found: Naming, inner: Sense) -> Naming:
    """A naming whose phrase has another office in it: a field of government, or the body that somebody speaks for.

    A document is as good as the one whose it is: "a statement of the ministry".
    """
    if inner.form == "field":
        return evolve(found, field=found.field or inner.name)
    if found.form == "source":
        return evolve(found, office=inner.name, form=inner.form)
    return evolve(found, bodies=(*found.bodies, inner.name))
