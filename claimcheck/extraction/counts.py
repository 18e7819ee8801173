"""From the figures of an article to what they count: measure, people, place, tally, stance, and whose part they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve

from claimcheck.extraction.carried import carried, counts_no_one, fits
from claimcheck.extraction.count import Count, latest
from claimcheck.extraction.field import Binding, Field, coordinated, joined
from claimcheck.extraction.figures import Figure, figure
from claimcheck.extraction.marks import COMMAS
from claimcheck.extraction.numbers import find_numerals
from claimcheck.extraction.numeral import Numeral, counted, is_article
from claimcheck.extraction.parts import listed_as, relate, whole_of
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.scope import Part, place, population
from claimcheck.extraction.stance import stance, tally
from claimcheck.extraction.triggers import own_binding
from claimcheck.model.claim import Step
from claimcheck.model.value import Quantity
from claimcheck.rulebook.language import Language
from claimcheck.rulebook.measure import Measure

CASES, INJURED, HOSPITALISED = "cases", "injured", "hospitalised"


def find_counts(
    passages: Sequence[tuple[Passage, frozenset[int]]], language: Language, measures: Mapping[str, Measure]
) -> list[Count]:
    """All counts of an article; with each passage come the tokens that dates have taken."""
    told: list[Count] = []
    ill = _is_epidemic([passage for passage, _ in passages])
    for passage, taken in passages:
        field = read_field(passage, taken, language)
        for one, own in zip(field.figures, _bindings(field, measures), strict=True):
            count = _count(passage, field, one, own, told, measures)
            if count:
                sick = count.measure == INJURED and (ill or _is_of_disease(count))
                told.append(_in_epidemic(count) if sick else count)
        if field.figures:
            relate(told, passage)
    return told


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
    speaking = [p for p in passages if "grammar.disease" in p.holds]
    named = [p for p in speaking for token in p.tokens if token.means("grammar", "disease")]
    return len(named) > 2 or any(passage.sentence.role == "headline" for passage in named)


def read_field(passage: Passage, taken: frozenset[int], language: Language) -> Field:
    """The figures of a sentence; numbers that are no counts (years, ages, distances) only mark their tokens."""
    numerals = [n for n in find_numerals(passage.tokens, language, taken) if not _is_article(passage, n, language)]
    if not numerals and passage.holds.isdisjoint(("grammar.no", "grammar.nobody")):
        return Field(passage.tokens, (), frozenset(), language)
    numbers = frozenset(i for n in numerals for i in range(n.start, n.stop)) | taken
    bracketed = [n for n in numerals if n.start > 0 and passage.tokens[n.start - 1].text == "("]
    used = [
        n
        for n in numerals
        if n.use in ("count", "ordinal") or (n.use == "age" and len(bracketed) > 1 and n in bracketed)
    ]
    figures = [figure(passage.tokens, n, numbers, language) for n in used]
    zeros = [zero for zero in _zeros(passage) if zero.start not in numbers]
    return Field(passage.tokens, sorted([*figures, *zeros], key=lambda f: f.start), numbers, language)


def _is_article(passage: Passage, numeral: Numeral, language: Language) -> bool:
    """Whether a word for one and for "a" stands before a thing: "in einem Hotel" counts nobody."""
    if numeral.noun is not None or not is_article(passage.tokens, numeral):
        return False
    noun = figure(passage.tokens, numeral, frozenset(), language).noun
    return noun is not None and not counted(passage.tokens[noun])


def _zeros(passage: Passage) -> Iterator[Figure]:
    """No deaths, لا وفيات, من دون وقوع إصابات: a word for none right before those who would be counted."""
    for at in range(len(passage.tokens) - 1 if "grammar.no" in passage.holds else 0):
        if not passage.tokens[at].means("grammar", "no"):
            continue
        noun = passage.tokens[at + 1]
        sense = noun.means("triggers")
        if sense and sense.form in ("person", "event"):
            none = Numeral(at, at + 1, at, at + 1, Quantity.exactly(0), "zero")
            yield Figure(none, at, at + 2, at + 1)


def _bindings(field: Field, measures: Mapping[str, Measure]) -> list[Binding | None]:
    """The figures' own triggers that fit who they count; a predicate holds for the figure joined before it as well."""
    found = [own_binding(field, one) for one in field.figures]
    found = [
        b if b and fits(field, one, measures.get(b.measure)) else None
        for b, one in zip(found, field.figures, strict=True)
    ]
    shared = set[int]()
    for at in range(len(found) - 2, -1, -1):
        later, one = found[at + 1], field.figures[at]
        if (
            found[at] is None
            and later
            and later.manner in ("predicate", "among")
            and _are_joined(field, at, at + 1 in shared)
            and fits(field, one, measures.get(later.measure))
        ):
            found[at] = later
            shared.add(at)
    return found


def _are_joined(field: Field, at: int, shared: bool) -> bool:
    """Whether a figure is joined with the next: by "and", or by a comma as one of a list."""
    one, following = field.figures[at], field.figures[at + 1]
    if field.language.syntax.verb_last and coordinated(field, one, following):
        return True
    gap = following.start - one.stop
    last = at + 2 < len(field.figures) and joined(field, field.figures[at + 2])
    listed = (shared or last) and gap == 1 and field.marks(one.stop, COMMAS)
    return listed or (gap <= 1 and joined(field, following))


def _count(
    passage: Passage,
    field: Field,
    one: Figure,
    own: Binding | None,
    told: Sequence[Count],
    measures: Mapping[str, Measure],
) -> Count | None:
    if counts_no_one(field, one, own):
        return None
    if one.numeral.use == "ordinal":
        if own is None or own.manner not in ("adjacent", "predicate") or one.noun is not None:
            return None
        one = evolve(one, numeral=evolve(one.numeral, quantity=Quantity.exactly(1)))
    listed = listed_as(field, told, one)
    binding = own or carried(field, told, one, listed, measures)
    return _read(passage, field, one, binding, told, listed, measures) if binding else None


def _read(
    passage: Passage,
    field: Field,
    one: Figure,
    binding: Binding,
    told: Sequence[Count],
    listed: Literal["open", "closed"] | None,
    measures: Mapping[str, Measure],
) -> Count:
    whole = whole_of(field, told, one, binding, listed)
    default = measures[binding.measure].population if binding.measure in measures else "people"
    cue = stance(field, one)
    part = _tolled(field, one, binding) or population(
        field, one, default, _reference(told, passage, one, binding, whole), binding.manner in ("part", "coordinated")
    )
    if cue.stance == "superseded" and not part.stated:
        part = next((c.part for _, c in latest(told) if c.measure == binding.measure and not c.part.state), part)
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
    if binding.at is None:
        return None
    opened = next(
        (at for at in range(binding.at, max(-1, binding.at - 4), -1) if field.tokens[at].means("tolls")), None
    )
    if opened is None:
        return None
    for at in range(opened, min(one.start, opened + 4)):
        sense = field.tokens[at].means("populations")
        if sense and sense.name != "people" and not field.tokens[at].means("places"):
            return Part(sense.name, True)
    return None


def _reference(
    told: Sequence[Count], passage: Passage, one: Figure, binding: Binding, whole: int | None
) -> Part | None:
    """Who "them", "others" and a figure without a noun refer to: the whole, else the figure before that is no part."""
    earlier = told[-1] if told and told[-1].passage is passage else None
    if one.them:
        found = told[whole].part if whole is not None else earlier.part if earlier else None
        return found or _named_before(passage, one)
    if one.others:
        return next((count.part for _, count in latest(told) if count.part_of is None), None)
    if binding.manner == "toll" or earlier is None or _says_who(passage, binding):
        return None
    if earlier.part_of is not None and told[earlier.part_of].passage is passage:
        return told[earlier.part_of].part
    same = [c for _, c in latest(told) if c.passage is passage and not c.part.state and c.of_people]
    return next((c.part for c in same if c.part_of is None), same[0].part if same else None)


def _named_before(passage: Passage, one: Figure) -> Part | None:
    """Those named last before "of them", without a number: "fired on marchers, killing nine of them"."""
    senses = (passage.tokens[at].means("populations") for at in range(one.start - 1, -1, -1))
    sense = next((sense for sense in senses if sense), None)
    return Part(sense.name, False) if sense else None


def _steps(field: Field, binding: Binding) -> tuple[Step, ...]:
    if binding.at is None:
        return ()
    token = field.tokens[binding.at]
    sense = token.means("triggers") or token.means("tolls")
    return (Step(f"trigger:{binding.measure}:{binding.manner}", sense.entry if sense else token.text, token.span),)
