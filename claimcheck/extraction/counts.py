"""From the figures of an article to what they count: measure, people, place, tally, stance, and whose part they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, frozen

from claimcheck.extraction.figures import Figure, figure
from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.numeral import Numeral
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.scope import Part, place, population, predicated
from claimcheck.extraction.stance import Cue, stance, tally
from claimcheck.extraction.triggers import OTHER, QUOTES, SOFT_MARKS, Binding, Field, coordinated, is_reference, joined, own_binding, parted, toll_of
from claimcheck.model.claim import Step, Tally
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Language
from claimcheck.rulebook.measure import Measure

KILLED, CASES, INJURED, HOSPITALISED = "killed", "cases", "injured", "hospitalised"


@frozen
class Count:
    """A figure read: everything a count claim needs but its place among the others of the article."""

    passage: Passage
    figure: Figure
    measure: str
    trigger: int | None
    part: Part
    cue: Cue
    tally: Tally | None
    place: Span | None
    value: Quantity
    steps: tuple[Step, ...]
    part_of: int | None = None
    list: Literal["open", "closed"] | None = None
    of_people: bool = True

    @property
    def span(self) -> Span:
        """The quote: from the trigger to the noun where they stand together, else the figure alone."""
        start, stop = self.figure.start, self.figure.stop
        if self.trigger is not None and start - 2 <= self.trigger < start:
            start = self.trigger
        if self.trigger is not None and stop <= self.trigger < stop + 2:
            stop = self.trigger + 1
        return self.passage.quote(start, stop)


def find_counts(
    passages: Sequence[tuple[Passage, frozenset[int]]], language: Language, measures: Mapping[str, Measure]
) -> list[Count]:
    """All counts of an article; with each passage come the tokens that dates have taken."""
    found: list[Count] = []
    ill = _is_epidemic([passage for passage, _ in passages])
    for passage, taken in passages:
        field = read_field(passage, taken, language)
        for one, own in zip(field.figures, _bindings(field, measures), strict=True):
            count = _count(passage, field, one, own, found, measures)
            if count:
                sick = count.measure == INJURED and (ill or _is_of_disease(count))
                found.append(_in_epidemic(count) if sick else count)
        _spread(found, passage)
        _recovered(found, passage)
        _divide(found, passage)
    return found


def _recovered(found: list[Count], passage: Passage) -> None:
    """Bodies that are found after a larger toll was told may be those of the same dead: a part of it, and no other toll."""
    for at, count in enumerate(found):
        if count.passage is not passage or not _are_bodies(count) or count.part_of is not None:
            continue
        wholes = [i for i in range(at) if found[i].measure == count.measure and _is_whole(found[i])]
        if wholes and count.value.less(found[wholes[-1]].value):
            found[at] = evolve(count, part_of=wholes[-1], list="open")


def _are_bodies(count: Count) -> bool:
    tokens, noun = count.passage.tokens, count.figure.noun
    return any(at is not None and tokens[at].means("grammar", "body") for at in (noun, count.trigger))


def _spread(found: list[Count], passage: Passage) -> None:
    """A toll told place by place (18 in the town, 15 in the district) is a list of the parts of the toll told before."""
    own = [i for i, count in enumerate(found) if count.passage is passage and count.place and count.part_of is None]
    for at in own:
        alike = [i for i in own if found[i].measure == found[at].measure]
        wholes = [i for i in range(own[0]) if found[i].measure == found[at].measure and _is_whole(found[i])]
        if len(alike) > 1 and wholes and found[at].measure != OTHER:
            found[at] = evolve(found[at], part_of=wholes[-1], list="closed" if _bracketed(found[at]) else "open")


def _bracketed(count: Count) -> bool:
    """Whether a figure stands in brackets behind its place, as in a table: such a list is of all."""
    at = count.figure.start - 1
    return at >= 0 and count.passage.tokens[at].text == "("


def _divide(found: list[Count], passage: Passage) -> None:
    """Parts that name both the men and the women among some people name all of them."""
    own = [i for i, count in enumerate(found) if count.passage is passage and count.part_of is not None]
    for whole in {found[i].part_of for i in own}:
        parts = [i for i in own if found[i].part_of == whole]
        if {"men", "women"} <= {found[i].part.population for i in parts}:
            for i in parts:
                found[i] = evolve(found[i], list="closed")


def _is_whole(count: Count) -> bool:
    stated = count.place is None and count.part_of is None and count.tally != "new"
    return stated and count.cue.stance == "asserted" and count.part.population == "people"


def _is_of_disease(count: Count) -> bool:
    """إصابة بالكوليرا: the disease stands right after it."""
    tokens, stop = count.passage.tokens, count.figure.stop
    return any(token.means("grammar", "disease") for token in tokens[stop : stop + 2])


def _in_epidemic(count: Count) -> Count:
    """The sick, not the injured; those in treatment are in hospital."""
    trigger = count.passage.tokens[count.trigger] if count.trigger is not None else None
    treated = trigger is not None and any(s.section == "triggers" and s.form == "passive" for s in trigger.senses)
    return evolve(count, measure=HOSPITALISED if treated else CASES)


def _is_epidemic(passages: Sequence[Passage]) -> bool:
    """Whether an article is about a disease, where one word means the sick that elsewhere means the injured (إصابة)."""
    named = [p for p in passages for token in p.tokens if token.means("grammar", "disease")]
    return len(named) > 2 or any(passage.sentence.role == "headline" for passage in named)


def read_field(passage: Passage, taken: frozenset[int], language: Language) -> Field:
    """The figures of a sentence; numbers that are no counts (years, ages, distances) only mark their tokens."""
    numerals = find_numerals(passage.tokens, language, taken)
    if not numerals and not any(token.means("grammar", "no", "nobody") for token in passage.tokens):
        return Field(passage.tokens, (), frozenset(), language)
    numbers = frozenset(i for n in numerals for i in range(n.start, n.stop)) | taken
    bracketed = [n for n in numerals if 0 < n.start and passage.tokens[n.start - 1].text == "("]
    used = [n for n in numerals if n.use in ("count", "ordinal") or (n.use == "age" and len(bracketed) > 1 and n in bracketed)]
    figures = [figure(passage.tokens, n, numbers, language) for n in used]
    zeros = [zero for zero in _zeros(passage, language) if zero.start not in numbers]
    return Field(passage.tokens, sorted([*figures, *zeros], key=lambda f: f.start), numbers, language)


def _zeros(passage: Passage, language: Language) -> Iterator[Figure]:
    """No deaths, لا وفيات, من دون وقوع إصابات: a word for none right before those who would be counted."""
    for at in range(len(passage.tokens) - 1):
        if not passage.tokens[at].means("grammar", "no"):
            continue
        noun = passage.tokens[at + 1]
        sense = noun.means("triggers")
        if sense and sense.form in ("person", "event"):
            none = Numeral(at, at + 1, at, at + 1, Quantity.exactly(0), "zero", None, "count", None, ())
            yield Figure(none, at, at + 2, at + 1)


def _bindings(field: Field, measures: Mapping[str, Measure]) -> list[Binding | None]:
    """The figures' own triggers that fit who they count; a predicate holds for the figure joined before it as well."""
    found = [own_binding(field, one) for one in field.figures]
    found = [b if b and fits(field, one, measures.get(b.measure)) else None for b, one in zip(found, field.figures, strict=True)]
    for at in range(len(found) - 2, -1, -1):
        later, one = found[at + 1], field.figures[at]
        near = field.figures[at + 1].start - one.stop <= 1 and joined(field, field.figures[at + 1])
        if found[at] is None and later and later.manner in ("predicate", "among") and near and fits(field, one, measures.get(later.measure)):
            found[at] = later
    return found


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


_THINGS = frozenset({"vehicles"})


def _count(
    passage: Passage,
    field: Field,
    one: Figure,
    own: Binding | None,
    found: Sequence[Count],
    measures: Mapping[str, Measure],
) -> Count | None:
    if _named(field, one) or _is_base(field, one) or _speaks(field, one, own):
        return None
    earlier = found[-1] if found and found[-1].passage is passage else None
    if one.numeral.use == "ordinal":
        if own is None or own.manner not in ("adjacent", "predicate") or one.noun is not None:
            return None
        one = evolve(one, numeral=evolve(one.numeral, quantity=Quantity.exactly(1)))
    listed = _listed(field, earlier, one)
    carried = own is None and earlier is not None and _continues(field, earlier, one, listed, measures)
    toll = _toll(field, one, found) if own is None and not joined(field, one) else None
    binding = own or toll
    if carried and earlier is not None and binding is None:
        binding = Binding(earlier.measure, None, "part" if listed or one.them else "coordinated")
    binding = binding or _outdated(field, one, found) or _said_to_be(field, one, found) or _implied(field, one, measures)
    if binding is None:
        return None
    whole = _whole(field, found, earlier, one, binding, listed)
    return _read(passage, field, one, binding, found, whole, listed, carried, measures)


def _is_base(field: Field, one: Figure) -> bool:
    """Whether it only says out of how many: five districts out of 19."""
    return one.start > 0 and field.tokens[one.start - 1].means("parts", "out_of") is not None


def _speaks(field: Field, one: Figure, own: Binding | None) -> bool:
    """Whether it is one person who speaks and not one who is counted: "one survivor told", "one official said"."""
    if one.numeral.quantity != Quantity.exactly(1) or (own and own.manner != "noun"):
        return False
    return any(token.means("speech", "say") for token in field.tokens[one.stop : one.stop + 2])


def _named(field: Field, one: Figure) -> bool:
    """Whether the number is a part of a name ("السلام 2") or of a phrase in which it counts no one ("من عائلة واحدة")."""
    last = one.numeral.last
    quoted = one.noun is None and 0 < one.start and last < len(field.tokens) and field.marks(last, QUOTES)
    if quoted and field.tokens[one.start - 1].kind == "word" and not field.tokens[one.start - 1].senses:
        return True
    noun = one.numeral.noun
    behind = noun is not None and noun < one.numeral.first
    return behind and noun is not None and noun > 0 and field.tokens[noun - 1].means("grammar", "of") is not None


def _listed(field: Field, earlier: Count | None, one: Figure) -> Literal["open", "closed"] | None:
    """Whether the figure is in a list of parts: one that opens here, or one that goes on from the figure before."""
    if earlier is None:
        return None
    opened = parted(field, earlier.figure, one)
    if one.noun is None and one.stop < len(field.tokens) and field.tokens[one.stop].means("grammar", "with"):
        return opened or "open"
    if opened is None and earlier.list and earlier.part_of is not None and coordinated(field, earlier.figure, one):
        return earlier.list if joined(field, one) or field.marks(one.start - 1, SOFT_MARKS) else None
    return opened


def _continues(
    field: Field, earlier: Count, one: Figure, listed: str | None, measures: Mapping[str, Measure]
) -> bool:
    """Whether a figure without a trigger takes over the earlier one's: only if it counts no thing of another kind."""
    if is_reference(field, one):
        return False
    outdated = one.noun is None and stance(field, one).stance == "superseded"
    if not (one.them or outdated or coordinated(field, earlier.figure, one)) or not fits(field, one, measures.get(earlier.measure)):
        return False
    if one.noun is None and not one.them:
        return listed is not None or outdated or _stands_alone(field, one)
    if one.them or listed:
        return True
    return field.tokens[one.noun].means("populations") is not None and earlier.measure != OTHER


def _stands_alone(field: Field, one: Figure) -> bool:
    """Whether nothing of its own is said of a bare figure: "and one later lost a foot" has a verb, "and 400 in Uganda" none."""
    if one.stop >= len(field.tokens):
        return True
    following = field.tokens[one.stop]
    if following.kind != "word" or following.says("and") or following.says("in") or following.means("parts"):
        return True
    return following.means("speech", "source") is not None or following.means("grammar", *_AFTER_BARE) is not None


_AFTER_BARE = ("and", "of", "to", "preposition", "locative", "other", "subordinator", "among", "determiner")


def _outdated(field: Field, one: Figure, found: Sequence[Count]) -> Binding | None:
    """A bare figure that is out of date is the earlier one of what was told last: "lower than the 52 announced"."""
    told = [count.measure for count in found if count.measure != OTHER]
    if one.noun is not None or not told or stance(field, one).stance not in ("superseded", "denied"):
        return None
    return Binding(told[-1], None, "coordinated")


def _said_to_be(field: Field, one: Figure, found: Sequence[Count]) -> Binding | None:
    """A bare figure of which the text only says who they were is a part of the toll told last: "Five were women"."""
    wholes = [count for count in found if _is_whole(count) and count.measure != OTHER]
    named = predicated(field, one) if one.noun is None and not one.part else None
    return Binding(wholes[-1].measure, None, "among") if named and wholes else None


def _toll(field: Field, one: Figure, found: Sequence[Count]) -> Binding | None:
    """A bare figure of a running toll: "rose to 190" takes the measure of the toll told last, of the dead if none was."""
    bare = one.noun is None or field.tokens[one.noun].means("populations", "people") is not None
    near = field.tokens[: one.start] if any(t.means("tolls") for t in field.tokens[: one.start]) else field.tokens[: one.stop + 3]
    tolls = [i for i, token in enumerate(near) if token.means("tolls")]
    told_so = any(token.means("changes") for token in field.tokens) or any(one.start - at <= 1 for at in tolls)
    if not bare or not tolls or not told_so:
        return None
    named = [(i, name) for i in tolls if (name := toll_of(field, i))]
    if named:
        return Binding(named[-1][1], named[-1][0], "toll")
    told = [count.measure for count in found if count.measure != OTHER]
    return Binding(told[-1] if told and KILLED not in told else KILLED, tolls[-1], "toll")


def _implied(field: Field, one: Figure, measures: Mapping[str, Measure]) -> Binding | None:
    """What a population is counted for where the text says nothing else: soldiers are troops; else another measure."""
    if one.noun is None or one.part or _is_article(field, one):
        return None
    sense = field.tokens[one.noun].means("populations")
    for name in sorted(measures):
        if sense and sense.name in measures[name].implied_by and (one.numeral.quantity.low or 0) >= measures[name].implied_from:
            return Binding(name, None, "noun")
    return Binding(OTHER, None, "noun") if field.tokens[one.noun].kind == "word" else None


def _is_article(field: Field, one: Figure) -> bool:
    """Whether the number is "un" or "una", which only counts where something is said of the one: a word for "a" besides."""
    numeral = one.numeral
    return numeral.last - numeral.first == 1 and field.tokens[numeral.first].means("numbers", "article") is not None


def _of_affected(field: Field, one: Figure) -> bool:
    """"nine of the bodies", not "three of the policemen": a part of a figure, and not only of a population."""
    return one.noun is not None and field.trigger(one.noun, "person", "event") is not None


def _whole(
    field: Field, found: Sequence[Count], earlier: Count | None, one: Figure, binding: Binding, listed: str | None
) -> int | None:
    """The index of the count of which this is a part, if the text says that it is one."""
    if not (listed or one.them or binding.manner == "among" or (one.part and _of_affected(field, one))):
        return None
    same = [i for i, count in enumerate(found) if count.measure == binding.measure and count.part_of is None]
    near = [i for i in same if earlier is not None and found[i].passage is earlier.passage]
    return (near or ([] if one.them and earlier is not None else same) or [None])[-1]


def _read(
    passage: Passage,
    field: Field,
    one: Figure,
    binding: Binding,
    found: Sequence[Count],
    whole: int | None,
    listed: Literal["open", "closed"] | None,
    carried: bool,
    measures: Mapping[str, Measure],
) -> Count:
    earlier = found[-1] if found and found[-1].passage is passage else None
    default = measures[binding.measure].population if binding.measure in measures else "people"
    cue = stance(field, one)
    part = _tolled(field, one, binding) or population(
        field, one, default, _reference(found, one, binding, earlier, whole), carried
    )
    if cue.stance == "superseded" and not part.stated:
        part = next((c.part for c in reversed(found) if c.measure == binding.measure and not c.part.state), part)
    return Count(
        passage=passage,
        figure=one,
        measure=binding.measure,
        trigger=binding.at,
        part=part,
        cue=cue,
        tally=tally(field, one, binding.at, binding.measure) or ("total" if binding.manner == "toll" else None),
        place=place(field, one),
        value=one.numeral.quantity,
        steps=(*one.numeral.steps, *_steps(field, binding)),
        part_of=whole,
        of_people=default == "people",
        list=listed or ("open" if whole is not None else None),
    )


def _says_who(passage: Passage, binding: Binding) -> bool:
    """Whether the trigger before a bare figure is the noun for those counted: القتلى بالعشرات."""
    if binding.at is None or binding.manner not in ("adjacent", "before", "among", "label"):
        return False
    return any(s.section == "triggers" and s.form == "person" for s in passage.tokens[binding.at].senses)


def _tolled(field: Field, one: Figure, binding: Binding) -> Part | None:
    """Whose toll it is where the toll says it: عدد المدنيين الذين قتلوا, the number of children killed."""
    if binding.manner != "toll" or binding.at is None:
        return None
    for at in range(binding.at, min(one.start, binding.at + 4)):
        sense = field.tokens[at].means("populations")
        if sense and sense.name != "people":
            return Part(sense.name, True)
    return None


def _reference(
    found: Sequence[Count], one: Figure, binding: Binding, earlier: Count | None, whole: int | None
) -> Part | None:
    """Who "them", "others" and a figure without a noun refer to: the whole, else the figure before that is no part."""
    if one.them:
        return found[whole].part if whole is not None else earlier.part if earlier else None
    if one.others:
        return next((count.part for count in reversed(found) if count.part_of is None), None)
    if binding.manner == "toll" or earlier is None or _says_who(earlier.passage, binding):
        return None
    if earlier.part_of is not None and found[earlier.part_of].passage is earlier.passage:
        return found[earlier.part_of].part
    same = [c for c in found if c.passage is earlier.passage and not c.part.state and c.of_people]
    whole_before = [count for count in same if count.part_of is None]
    last = (whole_before or same)[-1:]
    return last[0].part if last else None


def _steps(field: Field, binding: Binding) -> tuple[Step, ...]:
    if binding.at is None:
        return ()
    token = field.tokens[binding.at]
    sense = token.means("triggers") or token.means("tolls")
    return (Step(f"trigger:{binding.measure}:{binding.manner}", sense.entry if sense else token.text, token.span),)
