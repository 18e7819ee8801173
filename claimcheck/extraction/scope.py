"""Which people and which place a figure is about: what keeps a checker quiet.

A third of the figures in real news are of a part: policemen, the women among the dead, those in intensive care, those
of one town. A figure whose part is not seen looks like a contradiction of the whole.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from claimcheck.extraction.field import HARD_MARKS, REACH, Field, is_reference
from claimcheck.extraction.figures import Figure
from claimcheck.extraction.marks import COMMAS
from claimcheck.model.span import Span

ALL, GROUP = "people", "families"
NOUN_REACH, NAME_REACH = 4, 5


@frozen
class Part:
    """Who a figure counts. `stated`: the text names them here; `state` marks a part ("critically injured")."""

    population: str
    stated: bool
    state: bool = False


def population(field: Field, figure: Figure, default: str, earlier: Part | None, carried: bool) -> Part:
    """Who is counted: a state, the noun, what follows the noun, those of the figure before, else the measure's own."""
    named = _named(field, figure, figure.noun) if figure.noun is not None else None
    state = state_of(field, figure) if named in (None, ALL) else None
    if state:
        return Part(state, True, True)
    if named and not (earlier and figure.noun is not None and field.tokens[figure.noun].means("grammar", "fellow")):
        return Part(named, True)
    cause = _cause(field, figure)
    if cause and any(_cause(field, other) for other in field.figures if other is not figure):
        return Part(f"{default} with {cause}", True)
    modified = predicated(field, figure) or modifier(field, figure) or _shared(field, figure)
    if modified:
        return Part(modified, True)
    if earlier and (figure.them or figure.others or carried or figure.noun is None):
        return Part(earlier.population, False)
    return Part(default, False)


def _named(field: Field, figure: Figure, at: int) -> str | None:
    token = field.tokens[at]
    sense = token.means("populations")
    if token.means("grammar", "fellow"):
        return ALL
    if sense and sense.name == ALL:
        return modifier(field, figure) or ALL
    if sense:
        return sense.name
    if figure.part and token.means("triggers"):
        return predicated(field, figure)
    return None if token.means("triggers") or token.means("tolls") or token.kind != "word" else token.word.stem


def _cause(field: Field, figure: Figure) -> str | None:
    """What so many are treated for, where a sentence tells several: 40 for burns and nine for shock."""
    at = figure.stop
    while at < len(field.tokens) and at - figure.stop < NOUN_REACH and _leads_to_place(field, at):
        at += 1
    if at + 1 >= len(field.tokens) or not field.tokens[at].means("grammar", "for"):
        return None
    stop = at + 1
    while stop < len(field.tokens) and stop - at <= 2 and not _ends_name(field, stop):
        stop += 1
    return " ".join(token.folded for token in field.tokens[at + 1 : stop]) or None


def predicated(field: Field, figure: Figure) -> str | None:
    """Who a part is said to be: six of the dead *were nurses*, خمسة منهم أطباء, 12 منهم من الطلاب."""
    at = figure.stop
    while at < len(field.tokens) and field.tokens[at].means("grammar", "auxiliary", "determiner", "of"):
        at += 1
    follows = at < len(field.tokens) and at not in field.numbers and (figure.part or at > figure.stop)
    sense = field.tokens[at].means("populations") if follows and not field.tokens[at].says("and") else None
    return sense.name if sense and sense.name not in (ALL, GROUP) else None


def modifier(field: Field, figure: Figure) -> str | None:
    """The population that a phrase after the noun restricts it to: 90 جريحا في صفوف الجيش, 20 dead among the miners."""
    for at in range(figure.stop, min(len(field.tokens), figure.stop + 2)):
        token = field.tokens[at]
        if token.means("grammar", "among", "of"):
            return _next_population(field, at + 1)
        if token.means("populations") and not token.says("and") and not token.says("in"):
            sense = token.means("populations")
            return sense.name if sense and sense.name not in (ALL, GROUP) and at not in field.numbers else None
        if token.kind != "word" or token.senses:
            return None
    return None


def _shared(field: Field, figure: Figure) -> str | None:
    """What restricts the figure joined to this one restricts both: 16 قتيلا و1600 جريح في صفوف الشرطة."""
    for other in field.figures:
        if other.start > figure.stop + 1 or other.start < figure.stop:
            continue
        token = field.tokens[other.start]
        if token.says("and") or field.tokens[other.start - 1].means("grammar", "and"):
            among = other.stop < len(field.tokens) and field.tokens[other.stop].means("grammar", "among")
            return modifier(field, other) if among else None
    return None


def _next_population(field: Field, start: int) -> str | None:
    for at in range(start, min(len(field.tokens), start + NOUN_REACH)):
        if at in field.numbers or field.tokens[at].kind == "mark" or field.trigger(at, "thing"):
            return None
        sense = field.tokens[at].means("populations")
        if sense:
            return sense.name if sense.name not in (ALL, GROUP) else None
    return None


def state_of(field: Field, figure: Figure) -> str | None:
    """The state that the text says of a figure right after it ("two of them in a coma"), before the next
    figure.
    """
    if is_reference(field, figure):
        return None
    for at in range(figure.start, min(len(field.tokens), figure.stop + REACH // 2 + 1)):
        token = field.tokens[at]
        if at >= figure.stop and (at in field.numbers or field.marks(at, HARD_MARKS | COMMAS)):
            return None
        sense = token.means("states")
        if sense and (at >= figure.stop or at in figure.qualifiers or at == figure.noun):
            return sense.name
    return None


def place(field: Field, figure: Figure) -> Span | None:
    """The place that only this figure is about, where the sentence lists several or opens a clause for it."""
    found = _bracketed(field, figure) or _listed(field, figure, _after) or _listed(field, figure, _country)
    found = found or _listed(field, figure, _inflected)
    return found or _relative(field, figure) or _prefixed(field, figure)


def _bracketed(field: Field, figure: Figure) -> Span | None:
    """مدينة كندره (18 قتيلا): what stands before the bracket, back to the mark or figure before it."""
    if figure.start < 2 or field.tokens[figure.start - 1].text != "(":
        return None
    start = figure.start - 2
    while start > 0 and not field.tokens[start].says("and") and not _bounds(field, start - 1):
        start -= 1
    return Span(field.tokens[start].start, field.tokens[figure.start - 2].stop)


def _bounds(field: Field, at: int) -> bool:
    token = field.tokens[at]
    closed = token.kind == "mark" or at in field.numbers
    befell = field.trigger(at, "person", "event", "active", "passive", "verb")
    return closed or token.means("grammar", "and", "preposition", "locative") is not None or befell is not None


def _listed(field: Field, figure: Figure, where: Callable[[Field, Figure], Span | None]) -> Span | None:
    """One of two or more figures that each have a place of their own: 12 … in Orlin, nine in the Tarsal valley."""
    own = where(field, figure)
    others = (where(field, other) for other in field.figures if other is not figure)
    return own if own and any(others) else None


def _country(field: Field, figure: Figure) -> Span | None:
    """The country that gives or has so many: Norway is sending 300 soldiers, Ghana 150."""
    for at in range(figure.start - 1, max(-1, figure.start - 1 - NOUN_REACH), -1):
        if at in field.numbers or field.tokens[at].kind == "mark":
            return None
        if field.tokens[at].means("nations"):
            return field.tokens[at].span
    return None


def _prefixed(field: Field, figure: Figure) -> Span | None:
    """وادي نور بـ9 قتلى: a name that no list knows, and the number joined to it by "with"."""
    if not field.tokens[figure.start].says("in"):
        return None
    start = figure.start
    while start > 0 and figure.start - start < NOUN_REACH and _is_name(field, start - 1):
        start -= 1
    return Span(field.tokens[start].start, field.tokens[figure.start - 1].stop) if start < figure.start else None


def _is_name(field: Field, at: int) -> bool:
    token = field.tokens[at]
    return token.kind == "word" and all(sense.section in ("nations", "places") for sense in token.senses)


def _inflected(field: Field, figure: Figure) -> Span | None:
    """The name with an ending that says where: 12'si Bursa'da."""
    for token in field.tokens[figure.stop : figure.stop + NAME_REACH]:
        name, mark, ending = token.folded.partition("'")
        if mark and name and ending in field.language.endings.place:
            return Span(token.start, token.start + len(name))
        if token.kind != "word" or not token.means("grammar", "auxiliary"):
            return None
    return None


def _after(field: Field, figure: Figure) -> Span | None:
    at = figure.stop
    while at < len(field.tokens) and at - figure.stop < NOUN_REACH and _leads_to_place(field, at):
        at += 1
    if at >= len(field.tokens) or not field.tokens[at].means("grammar", "locative", "to"):
        return None
    stop = at + 1
    while stop < len(field.tokens) and stop - at <= NAME_REACH and not _ends_name(field, stop):
        stop += 1
    return Span(field.tokens[at + 1].start, field.tokens[stop - 1].stop) if stop > at + 1 else None


def _ends_name(field: Field, at: int) -> bool:
    token = field.tokens[at]
    if token.means("grammar", "of", "determiner"):
        return False
    return _bounds(field, at) or token.says("and") or token.means("grammar", "subordinator", "relative") is not None


def _leads_to_place(field: Field, at: int) -> bool:
    """A verb between a figure and its place: were *taken* to, نقلوا إلى."""
    token = field.tokens[at]
    known = token.means("grammar", "auxiliary") or field.trigger(at, "passive")
    return known is not None or (token.kind == "word" and all(sense.section in _VERBLIKE for sense in token.senses))


_VERBLIKE = frozenset({"speech", "offices", "modality", "actions", "events"})  # what a verb of moving may be as well


def _relative(field: Field, figure: Figure) -> Span | None:
    """في بلدة سمر حيث عثر على 12 جثة: a place noun, its name, and "where" or "which" before the figure."""
    for at in range(figure.start - 1, max(1, figure.start - REACH), -1):
        if field.marks(at, HARD_MARKS | COMMAS) or at in field.numbers:
            return None
        if field.tokens[at].means("grammar", "where", "relative"):
            return _place_before(field, at)
    return None


def _place_before(field: Field, at: int) -> Span | None:
    """The name between a place noun and "where"; none where the noun is counted: "several cities where"."""
    stop = at - 1 if field.tokens[at - 1].kind == "mark" else at
    for noun in range(stop - 1, max(-1, stop - 1 - NOUN_REACH), -1):
        if any(other.start <= noun < other.stop for other in field.figures):
            return None
        if field.tokens[noun].means("places"):
            first = noun + 1 if noun + 1 < stop else max(noun - 1, 0)
            return Span(field.tokens[first].start, field.tokens[stop - 1].stop)
    return _name_before(field, stop)


def _name_before(field: Field, stop: int) -> Span | None:
    """A name that no list knows, after "in" or "near" and before "where": "en Valmora, donde el recuento es de 40"."""
    start = stop
    while start > 0 and stop - start < NOUN_REACH and _is_name(field, start - 1):
        start -= 1
    named = 0 < start < stop and field.tokens[start - 1].means("grammar", "locative") is not None
    return Span(field.tokens[start].start, field.tokens[stop - 1].stop) if named else None
