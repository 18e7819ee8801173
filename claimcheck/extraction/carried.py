"""What a figure counts that has no trigger of its own: a third of those in the news.

It goes on from the figure before, it is the toll that is told, the earlier figure that is out of date, or what its noun
implies. A number that counts no one (a name, a base, one person who speaks) is told here from one that does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.extraction.count import Count, is_whole, latest
from claimcheck.extraction.field import DEATH, OTHER, Binding, Field, coordinated, is_reference, joined
from claimcheck.extraction.figures import Figure
from claimcheck.extraction.marks import QUOTES
from claimcheck.extraction.numeral import counted, is_article
from claimcheck.extraction.scope import predicated
from claimcheck.extraction.stance import stance
from claimcheck.extraction.triggers import toll_of
from claimcheck.model.value import Quantity
from claimcheck.rulebook.measure import Measure

_THINGS = frozenset({"vehicles"})
_AFTER_BARE = ("and", "of", "to", "preposition", "locative", "other", "subordinator", "among", "determiner")


def counts_no_one(field: Field, one: Figure, own: Binding | None) -> bool:
    """Whether the number is a part of a name, only says out of how many, or is one person who speaks or a mere "a"."""
    return _is_name(field, one) or _is_base(field, one) or _speaks(field, one, own) or _is_mere_article(field, one, own)


def _is_name(field: Field, one: Figure) -> bool:
    """Whether the number is a part of a name ("النورس 7") or of a phrase in which it counts no one ("من عائلة واحدة")."""
    last = one.numeral.last
    quoted = one.noun is None and one.start > 0 and last < len(field.tokens) and field.marks(last, QUOTES)
    if quoted and field.tokens[one.start - 1].kind == "word" and not field.tokens[one.start - 1].senses:
        return True
    noun = one.numeral.noun
    behind = noun is not None and noun < one.numeral.first
    return behind and noun is not None and noun > 0 and field.tokens[noun - 1].means("grammar", "of") is not None


def _is_base(field: Field, one: Figure) -> bool:
    """Whether it only says out of how many: five districts out of 19; of "De los 75 ocupantes" at the beginning."""
    if one.start == 0:
        return False
    before = field.tokens[one.start - 1]
    return before.means("parts", "out_of") is not None or (one.start == 1 and before.means("parts", "base") is not None)


def _speaks(field: Field, one: Figure, own: Binding | None) -> bool:
    """Whether it is one person who speaks and not one who is counted: "one survivor told", "one official said"."""
    if one.numeral.quantity != Quantity.exactly(1) or (own and own.manner != "noun"):
        return False
    return any(token.means("speech", "say") for token in field.tokens[one.stop : one.stop + 2])


def fits(field: Field, one: Figure, measure: Measure | None) -> bool:
    """Whether a measure may count what the figure counts: no houses are killed, and only soldiers are troops."""
    sense = field.tokens[one.noun].means("populations") if one.noun is not None else None
    thing = one.noun is not None and field.trigger(one.noun, "thing") is not None
    if measure is None or (one.noun is None and not thing):
        return True
    if measure.only:
        return _own_measure(field, one) == measure.id or (sense is not None and sense.name in measure.only)
    return _own_measure(field, one) == measure.id if thing else sense is None or sense.name not in _THINGS


def _own_measure(field: Field, one: Figure) -> str | None:
    own = field.trigger(one.noun, "thing", "person", "event") if one.noun is not None else None
    return own.name if own else None


def carried(
    field: Field, told: Sequence[Count], one: Figure, listed: str | None, measures: Mapping[str, Measure]
) -> Binding | None:
    """The measure of a figure without a trigger, or nothing where it counts nobody."""
    earlier = told[-1] if told and told[-1].passage.tokens is field.tokens else None
    toll = None if joined(field, one) else _toll(field, one, told)
    if toll:
        return toll
    if earlier and _continues(field, earlier, one, listed, measures):
        return Binding(earlier.measure, None, "part" if listed or one.them else "coordinated")
    own_toll = _toll(field, one, told)
    return own_toll or _outdated(field, one, told) or _said_to_be(field, one, told) or _implied(field, one, measures)


def _continues(field: Field, earlier: Count, one: Figure, listed: str | None, measures: Mapping[str, Measure]) -> bool:
    """Whether a figure without a trigger takes over the earlier one's: only if it counts no thing of another kind."""
    if is_reference(field, one) or not fits(field, one, measures.get(earlier.measure)):
        return False
    outdated = one.noun is None and stance(field, one).stance == "superseded"
    if not (one.them or outdated or coordinated(field, earlier.figure, one)):
        return False
    if one.noun is None and not one.them:
        return listed is not None or outdated or _stands_alone(field, one)
    if one.noun is None or listed:
        return True
    return one.them or (field.tokens[one.noun].means("populations") is not None and earlier.measure != OTHER)


def _stands_alone(field: Field, one: Figure) -> bool:
    """Whether nothing of its own is said of a bare figure: "and one later lost a foot" has a verb, "and 400 in Uganda"
    none.
    """
    if one.stop >= len(field.tokens):
        return True
    following = field.tokens[one.stop]
    if following.kind != "word" or following.says("and") or following.says("in") or following.means("parts"):
        return True
    return following.means("speech", "source") is not None or following.means("grammar", *_AFTER_BARE) is not None


def _outdated(field: Field, one: Figure, told: Sequence[Count]) -> Binding | None:
    """A bare figure that is out of date is the earlier one of what was told last: "lower than the 52 announced"."""
    measure = next((count.measure for _, count in latest(told) if count.measure != OTHER), None)
    if one.noun is not None or measure is None or stance(field, one).stance not in ("superseded", "denied"):
        return None
    return Binding(measure, None, "coordinated")


def _said_to_be(field: Field, one: Figure, told: Sequence[Count]) -> Binding | None:
    """A bare figure of which the text only says who they were is a part of the toll told last: "Five were women"."""
    named = predicated(field, one) if one.noun is None and not one.part else None
    wholes = (count for _, count in latest(told) if is_whole(count) and count.measure != OTHER)
    whole = next(wholes, None) if named else None
    return Binding(whole.measure, None, "among") if whole else None


def _toll(field: Field, one: Figure, told: Sequence[Count]) -> Binding | None:
    """A bare figure of a running toll: "rose to 190" takes the measure of the toll told last, of the dead if none was."""
    if "tolls" not in field.holds:
        return None
    bare = one.noun is None or field.tokens[one.noun].means("populations", "people") is not None
    near = (
        field.tokens[: one.start]
        if any(t.means("tolls") for t in field.tokens[: one.start])
        else field.tokens[: one.stop + 3]
    )
    tolls = [i for i, token in enumerate(near) if token.means("tolls")]
    told_so = any(token.means("changes") for token in field.tokens) or any(one.start - at <= 1 for at in tolls)
    if not bare or not tolls or not told_so:
        return None
    named = [(i, name) for i in tolls if (name := toll_of(field, i))]
    if named:
        return Binding(named[-1][1], named[-1][0], "toll")
    if _counts_others(field, tolls[-1]):
        return None
    measures = [count.measure for _, count in latest(told) if count.measure != OTHER]
    return Binding(measures[0] if measures and DEATH not in measures else DEATH, tolls[-1], "toll")


def _counts_others(field: Field, at: int) -> bool:
    """Whether a toll is of those whom no list knows: "the number of jobless". A name is a place or an event."""
    of = at + 1
    while of < len(field.tokens) and field.tokens[of].means("grammar", "of", "determiner"):
        of += 1
    if of >= len(field.tokens) or (of == at + 1 and not field.language.syntax.genitive):
        return False
    noun = field.tokens[of]
    named = noun.text[:1].isupper() and not field.language.writing.capital_nouns
    return noun.kind == "word" and not noun.senses and not named


def _implied(field: Field, one: Figure, measures: Mapping[str, Measure]) -> Binding | None:
    """What a population is counted for where the text says nothing else: soldiers are troops; else another measure."""
    if one.noun is None or one.part or is_article(field.tokens, one.numeral):
        return None
    sense = field.tokens[one.noun].means("populations")
    for name in sorted(measures):
        if (
            sense
            and sense.name in measures[name].implied_by
            and (one.numeral.quantity.low or one.numeral.quantity.high or 0) >= measures[name].implied_from
        ):
            return Binding(name, None, "noun")
    return Binding(OTHER, None, "noun") if field.tokens[one.noun].kind == "word" else None


def _is_mere_article(field: Field, one: Figure, own: Binding | None) -> bool:
    """Whether a word for one and for "a" stands before a thing ("ein Hotel") or someone who is no subject ("mit ihm")."""
    if not is_article(field.tokens, one.numeral):
        return False
    if one.noun is None:
        return not (one.others or one.them)
    before = field.tokens[one.start - 1] if one.start else None
    behind = before is not None and before.means("grammar", "preposition") is not None
    return not counted(field.tokens[one.noun]) or (behind and own is not None and own.manner == "predicate")
