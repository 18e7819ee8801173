"""What the text says of a figure itself: that it is so, denied, possible or out of date; a total or an increment.

The scoping is ConText's (Harkema et al. 2009): a cue governs what stands after it ("fears of 40 dead") or before it
("40 dead, as is feared") up to a terminator. A cue that reaches too far silences a real figure; one that reaches too
short raises a false alarm: so a clause ends both.
"""

from __future__ import annotations

from attrs import frozen

from claimcheck.extraction.field import Field, joined
from claimcheck.extraction.figures import Figure
from claimcheck.extraction.marks import COMMAS, ENDS
from claimcheck.extraction.numeral import touches
from claimcheck.extraction.triggers import own_binding
from claimcheck.model.claim import Stance, Tally

REACH = 12  # tokens that a cue governs


@frozen
class Cue:
    """A stance and the token that says it; without one nothing is said, and the figure is asserted."""

    stance: Stance
    at: int | None = None


def stance(field: Field, figure: Figure) -> Cue:
    """The stance of a figure: out of date before denied before possible, since each speaks of the ones after it."""
    found = [
        cue
        for cue in (
            _changed(field, figure),
            _forward(field, figure),
            _backward(field, figure),
            _adjacent(field, figure),
        )
        if cue
    ]
    return min(found, key=lambda cue: _ORDER[cue.stance]) if found else Cue("asserted")


_ORDER: dict[Stance, int] = {"superseded": 0, "denied": 1, "possible": 2, "asserted": 3}


def _cue(field: Field, at: int, form: str) -> Stance | None:
    for sense in field.tokens[at].told("cues"):
        if sense.form in (form, "both") and sense.name in _ORDER:
            return sense.name
    return None


def _changed(field: Field, figure: Figure) -> Cue | None:
    """ "from 17 to 19", من 17 إلى 19 beside a verb of change: the first is out of date."""
    before, after = figure.start - 1, figure.stop
    opened = field.tokens[figure.start].says("from") or (before >= 0 and field.tokens[before].means("grammar", "from"))
    if _ends_as(field, figure, "from") and any(token.means("changes") for token in field.tokens):
        risen = any(_ends_as(field, other, "to") for other in field.figures if other.start >= figure.stop)
        return Cue("superseded", figure.numeral.last) if risen else None
    if not opened or not any(token.means("changes") for token in field.tokens):
        return None
    for at in range(after, min(len(field.tokens), after + 3)):
        if field.tokens[at].means("grammar", "to") and at + 1 in field.numbers:
            return Cue("superseded", before)
    risen = any(_follows_to(field, other) for other in field.figures if other.stop <= figure.start)
    return Cue("superseded", before) if risen and figure.noun is None else None


def _ends_as(field: Field, figure: Figure, name: str) -> bool:
    """Whether an ending written to the number says from, or to: 30'dan 45'e."""
    at = figure.numeral.last
    return touches(field.tokens, at) and field.tokens[at].means("grammar", name) is not None


def _follows_to(field: Field, figure: Figure) -> bool:
    return figure.start > 0 and field.tokens[figure.start - 1].means("grammar", "to") is not None


def _forward(field: Field, figure: Figure) -> Cue | None:
    first = figure.numeral.first
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if _ends(field, at) or (field.marks(at, COMMAS) and at - 1 in field.numbers):
            return None
        said = _cue(field, at, "forward")
        if said is None and _other_speaker(field, at):
            return None
        if said:
            return Cue(said, at) if said != "superseded" or not _between(field, at, figure) else None
    return None


def _other_speaker(field: Field, at: int) -> bool:
    """Whether what follows is no longer what was denied or feared: "and spoke of two deaths", "denied responsibility
    for".
    """
    token, following = field.tokens[at], field.tokens[at + 1]
    if token.means("cues", "pseudo"):
        return True
    joined = token.says("and") or token.means("grammar", "and") is not None
    return (
        joined
        and (token.means("offices") or token.means("speech", "say") or following.means("speech", "say")) is not None
    )


def _between(field: Field, at: int, figure: Figure) -> bool:
    """Whether another figure stands between a cue and this one: "instead of 12, 14 died" speaks of the first alone."""
    return any(index in field.numbers for index in range(at + 1, _first_joined(field, figure).start))


def _first_joined(field: Field, figure: Figure) -> Figure:
    """The first of figures that are one by "and": an earlier toll of "six dead and 15 injured" is of both."""
    before = next((other for other in field.figures if other.stop == figure.start - 1), None)
    return before if before is not None and joined(field, figure) else figure


def _backward(field: Field, figure: Figure) -> Cue | None:
    for at in range(figure.stop, min(len(field.tokens), figure.stop + REACH // 2)):
        if _ends(field, at) or at in field.numbers:
            return None
        said = _cue(field, at, "backward")
        if said:
            return Cue(said, at)
    return None


def _adjacent(field: Field, figure: Figure) -> Cue | None:
    """ "46, not 108"; "41 morts, contre 13 mardi", which is not "contre 13 manifestants"."""
    at = figure.start - 1
    said = _cue(field, at, "adjacent") if at >= 0 else None
    people = figure.noun is not None and field.tokens[figure.noun].means("populations") is not None
    return Cue(said, at) if said and not (said == "superseded" and people) else None


def _ends(field: Field, at: int) -> bool:
    return field.marks(at, ENDS) or field.tokens[at].means("cues", "terminator") is not None


def tally(field: Field, figure: Figure, trigger: int | None, measure: str) -> Tally | None:
    """An increment ("nine more", سبع وفيات جديدة, what raised a toll) or a total that the text calls so."""
    if _says_new(field, figure) or (not _is_toll(field, trigger) and _comes_to(field, figure, trigger, measure)):
        return "new"
    window = range(max(0, figure.start - 3), figure.start)
    total = any(_tally(field, at, "total", "before") for at in window)
    after = any(
        _tally(field, at, "total", "after")
        for at in range(figure.numeral.last, min(len(field.tokens), figure.stop + 1))
    )
    risen = _follows_to(field, figure) and any(token.means("changes") for token in field.tokens[: figure.start])
    return "total" if total or after or risen else None


def _is_toll(field: Field, trigger: int | None) -> bool:
    return trigger is not None and field.tokens[trigger].means("tolls") is not None


def _comes_to(field: Field, figure: Figure, trigger: int | None, measure: str) -> bool:
    """Whether so many come to those told before, by what the sentence says of them."""
    if figure.numeral.use == "ordinal" or _besides(field, figure) or _brings(field, figure):
        return True
    return _raises(field, figure, trigger, measure)


def _says_new(field: Field, figure: Figure) -> bool:
    before = range(max(0, figure.start - 1), figure.numeral.first)
    after = range(figure.numeral.last, min(len(field.tokens), figure.stop + 1))
    return any(_tally(field, at, "new", "before") for at in before) or any(
        _tally(field, at, "new", "after") for at in after
    )


def _tally(field: Field, at: int, name: str, form: str) -> bool:
    return any(s.name == name and s.form == form for s in field.tokens[at].told("tally"))


def _besides(field: Field, figure: Figure) -> bool:
    """ "a commander and three others": those counted come to some who are named without a number."""
    before = figure.start - 2
    if not figure.others or before < 0 or not field.tokens[figure.start - 1].means("grammar", "and"):
        return False
    return field.tokens[before].kind == "word" and not any(
        one.stop > before - 2 for one in field.figures if one.start < before
    )


def _brings(field: Field, figure: Figure) -> bool:
    """Whether a toll follows that this figure raises: "five dead, bringing the number killed to 18"."""
    following = next((other for other in field.figures if other.start > figure.start), None)
    if following is None:
        return False
    between = [field.tokens[at] for at in range(figure.stop, following.start)]
    rises = [at for at, token in enumerate(between) if token.means("changes", "rise")]
    return bool(rises) and any(token.means("tolls") for token in between[rises[0] :])


def _raises(field: Field, figure: Figure, trigger: int | None, measure: str) -> bool:
    """Whether the text tells a toll and this figure as what raised it: "rose to 23 after nine bodies were found"."""
    if (
        trigger is not None
        and field.tokens[trigger].says("in")
        and any(t.means("changes") for t in field.tokens[:trigger])
    ):
        return True
    for at in range(min(figure.start, trigger if trigger is not None else figure.start) - 1, -1, -1):
        if field.marks(at, ENDS) or any(other.start <= at < other.stop for other in field.figures):
            return False
        if field.tokens[at].means("changes"):
            return False
        if field.tokens[at].means("grammar", "after"):
            told = (own_binding(field, other) for other in field.figures if other.start < at)
            rises = any(token.means("changes", "rise") for token in field.tokens)
            return rises or any(binding is not None and binding.measure == measure for binding in told)
    return False
