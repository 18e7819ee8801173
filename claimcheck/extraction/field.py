"""A sentence with its figures, as the binding of triggers sees it; and how two figures stand to one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from attrs import field, frozen

from claimcheck.extraction.figures import Figure
from claimcheck.extraction.marks import ENDS
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language, Sense

Manner: TypeAlias = Literal[
    "adjacent", "noun", "event", "predicate", "before", "among", "toll", "label", "coordinated", "part", "qualifier"
]
OTHER = "other"  # the measure of what has none of its own
DEATH = "killed"  # the measure that ends another: two of the wounded died
REACH = 9  # tokens between a trigger and its figure
HARD_MARKS = ENDS | frozenset(":()[]\u2022\u2013\u2014")
SAYING = ("say", "add", "source", "that")  # the speech words that open what is said


@frozen
class Binding:
    """A measure, the token of its trigger (none where it is implied), and how the two hold together."""

    measure: str
    at: int | None
    manner: Manner


@frozen
class Field:
    """The tokens of a sentence with what is known of them: which belong to which figure."""

    tokens: Sequence[Token]
    figures: Sequence[Figure]
    numbers: frozenset[int]
    language: Language
    holds: frozenset[str] = field(init=False, repr=False)  # what any of its words holds: see `Word`
    counted: frozenset[int] = field(init=False)  # tokens of numbers that are figures; ages, years and distances are not

    def __attrs_post_init__(self) -> None:
        spans = (range(figure.numeral.start, figure.numeral.stop) for figure in self.figures)
        object.__setattr__(self, "counted", frozenset(at for span in spans for at in span))
        known = [token.word.holds for token in self.tokens if token.word.senses] if self.figures else []
        object.__setattr__(self, "holds", frozenset[str]().union(*known))

    def trigger(self, at: int, *forms: str) -> Sense | None:
        """The first trigger sense of a token in one of the forms."""
        if 0 <= at < len(self.tokens):
            for sense in self.tokens[at].told("triggers"):
                if sense.form in forms:
                    return sense
        return None

    def marks(self, at: int, marks: frozenset[str]) -> bool:
        """Whether one of these marks stands there; a dash that the language has as a word ("is") is none."""
        token = self.tokens[at]
        return token.kind == "mark" and token.text in marks and not token.means("grammar", "auxiliary")


def joined(field: Field, figure: Figure) -> bool:
    """Whether "and" stands right before the figure."""
    before = figure.start - 1
    return field.tokens[figure.start].says("and") or (
        before >= 0 and field.tokens[before].means("grammar", "and") is not None
    )


def coordinated(field: Field, earlier: Figure, figure: Figure) -> bool:
    """Whether a figure continues the one before it: 26 protesters and 18 officers; Kenya 600, Uganda 400."""
    between = range(earlier.stop, figure.start)
    if len(between) > REACH:
        return False
    if joined(field, figure) and figure.noun is None:
        return not any(field.marks(at, ENDS) for at in between)
    contrasted = figure.noun is None and _is_sourced(field, figure)
    for at in between:
        token = field.tokens[at]
        if field.marks(at, ENDS):
            return False
        if contrasted and token.means("speech", "source"):
            continue
        if (
            token.means("grammar", "subordinator")
            or token.means("speech", *SAYING)
            or token.means("cues", "terminator")
        ):
            return False
    return True


def _is_sourced(field: Field, figure: Figure) -> bool:
    """Whether a source follows a figure at once: "900 selon la mairie, 4 000 selon les organisateurs"."""
    return figure.stop < len(field.tokens) and field.tokens[figure.stop].means("speech", "source") is not None


def parted(field: Field, earlier: Figure, figure: Figure) -> Literal["open", "closed"] | None:
    """Whether a figure is said to be among those of the one before: "including five children", بينهم تسعة أطفال."""
    for at in range(figure.start - 1, earlier.stop - 1, -1):
        token = field.tokens[at]
        if token.means("parts", "open"):
            return "open"
        if token.means("parts", "closed") or (field.marks(at, frozenset(":")) and at - earlier.stop <= REACH):
            return "closed"
    return None


def is_reference(field: Field, figure: Figure) -> bool:
    """ "four of the five gunmen were shot": the five are those of whom the four are a part, and not shot."""
    at = figure.start - 1
    while at >= 0 and field.tokens[at].means("grammar", "determiner"):
        at -= 1
    return at > 0 and field.tokens[at].means("grammar", "of") is not None and at - 1 in field.counted
