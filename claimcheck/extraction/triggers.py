"""What happened to those who are counted: which trigger governs a figure.

A trigger stands before the number as often as after it, and a third of the figures in real news have none of their own:
they take it over from the figure before. The places where one may stand are tried in a fixed order, nearest first, and
each try is a small function of its own: adjacent before, the noun itself, the predicate after it, farther before, the
label of the line, the figure before. Not a pattern per sentence shape: the shapes multiply, the places do not.
"""

from __future__ import annotations

from claimcheck.extraction.field import (
    DEATH,
    HARD_MARKS,
    OTHER,
    REACH,
    SAYING,
    Binding,
    Field,
    is_reference,
)
from claimcheck.extraction.figures import Figure
from claimcheck.extraction.marks import COMMAS, QUOTES
from claimcheck.extraction.numeral import counted
from claimcheck.rulebook.language import Language, Sense

TOLL_REACH = 15  # and between a toll and its figure


def own_binding(field: Field, figure: Figure) -> Binding | None:
    """The trigger that the figure has of its own, or nothing: then it may take over another's."""
    if _is_capacity(field, figure):
        return Binding(OTHER, None, "noun")
    near = _apposed(field, figure) or adjacent(field, figure)
    noun = noun_itself(field, figure)
    if noun and figure.numeral.shape == "zero":
        return noun
    if near and _is_modifier(field, near):
        return predicate(field, figure) or near
    if near and (noun is None or noun.measure == near.measure or _governs(field, near)):
        return near
    after = predicate(field, figure)
    if noun and noun.manner != "qualifier" and not (figure.part and after and after.measure == DEATH):
        return noun
    if noun and not after:
        return noun
    return after or before(field, figure) or label(field, figure)


def _is_modifier(field: Field, near: Binding) -> bool:
    """Whether what stands before the number only describes those counted, so that the verb at the end says more of them."""
    return field.language.syntax.verb_last and near.at is not None and field.trigger(near.at, "active") is not None


def _apposed(field: Field, figure: Figure) -> Binding | None:
    """What those counted are held as: held eleven guards hostage, احتجزوا ستة من الحراس رهائن."""
    held = field.tokens[figure.stop].means("triggers", "kidnapped") if figure.stop < len(field.tokens) else None
    return Binding(held.name, figure.stop, "predicate") if held and held.form == "person" else None


def _is_capacity(field: Field, figure: Figure) -> bool:
    """Whether it says how many there is room for: carriages meant for 352, صُمّمت لستين راكبا."""
    for at in range(figure.numeral.first - 1, max(-1, figure.start - 1 - REACH // 2), -1):
        if field.marks(at, HARD_MARKS | COMMAS):
            return False
        if field.tokens[at].means("parts", "capacity"):
            return True
    return False


def _governs(field: Field, near: Binding) -> bool:
    """Whether what stands before decides over the noun: "the death of two of the wounded", and not "the dead and 3
    wounded".
    """
    return near.at is not None and field.trigger(near.at, "event", "active", "passive", "verb", "person") is not None


def adjacent(field: Field, figure: Figure) -> Binding | None:
    """A trigger right before the number: مقتل 16, killing eight, جثث 13 مهاجرا, bodies of nine women."""
    at = figure.start - 1
    joined = field.tokens[figure.start].says("and")
    while at >= 0 and not joined and _skipped_before(field, at):
        at -= 1
    if at < 0 or joined or at in field.numbers:
        return None
    forms = _forms_before(field.language)
    bodies = field.language.syntax.genitive and field.tokens[at].means("grammar", "body")
    if (
        field.language.syntax.head == "first"
        or field.tokens[figure.start - 1].means("grammar", "of")
        or bodies
        or figure.them
    ):
        forms += ("person",)
    sense = field.trigger(at, *forms)
    return Binding(sense.name, at, "adjacent") if sense else None


def _forms_before(language: Language) -> tuple[str, ...]:
    """The forms that may stand before the figure: where the subject precedes its verb a passive one may not."""
    return ("event", "active", "verb", "passive") if language.syntax.subject_follows else ("event", "active", "verb")


def _skipped_before(field: Field, at: int) -> bool:
    token = field.tokens[at]
    on_day = token.means("grammar", "preposition") is not None and _is_day(field, at + 1)
    return bool(token.means("grammar", "of", "determiner")) or field.marks(at, QUOTES) or _is_day(field, at) or on_day


def noun_itself(field: Field, figure: Figure) -> Binding | None:
    """The noun that is counted says it: 16 قتيلا, 23 bodies, 250 مركبة; or a word between: 35 kidnapped girls."""
    if figure.noun is not None and not figure.them:
        sense = field.trigger(figure.noun, "person", "thing", "event")
        if sense:
            return Binding(sense.name, figure.noun, "event" if sense.form == "event" else "noun")
    for at in figure.qualifiers:
        sense = field.trigger(at, "person", "verb")
        if sense:
            return Binding(sense.name, at, "qualifier")
    return None


def predicate(field: Field, figure: Figure) -> Binding | None:
    """What the sentence says of the figure after it: 16 people were killed, 16 شخصا لقوا مصرعهم, 12 are missing."""
    at, passive = figure.stop, False
    last = min(len(field.tokens), figure.stop + REACH)
    while at < last and at not in field.counted:
        among = _among_after(field, at)
        if among:
            return among
        sense = field.trigger(at, "passive", "person", "verb")
        if sense and at == figure.stop and not passive and _holds_another(field, figure):
            at += 1
            continue
        if sense:
            found = _predicate(field, at, sense, passive)
            modifier = at == figure.stop and not passive and field.language.syntax.articles
            return (_beyond_modifier(field, at) if modifier else None) or _beyond_state(field, at) or found
        if not _skipped_after(field, at):
            aside = _aside(field, at)
            if aside is None:
                return None
            at = aside
            last = min(len(field.tokens), at + REACH)
            continue
        passive = passive or field.tokens[at].means("grammar", "auxiliary") is not None
        if passive and is_reference(field, figure):
            return None
        at += 1
    return None


def _holds_another(field: Field, figure: Figure) -> bool:
    """ "20 of the 60 men held": the participle is said of the 60."""
    return any(figure.start < other.start < figure.stop for other in field.figures)


def _beyond_modifier(field: Field, modifier: int) -> Binding | None:
    """ "Trois mineurs portés disparus ont été retrouvés morts": behind its noun a participle only says which ones, where
    an auxiliary and another one follow.
    """
    helped = False
    for at in range(modifier + 1, min(len(field.tokens), modifier + REACH)):
        if at in field.counted or field.tokens[at].kind == "mark" or field.tokens[at].means("grammar", "and"):
            return None
        sense = field.trigger(at, "passive", "verb", "person") if helped else None
        if sense:
            return Binding(sense.name, at, "predicate")
        helped = helped or field.tokens[at].means("grammar", "auxiliary") is not None
    return None


def _beyond_state(field: Field, at: int) -> Binding | None:
    """ "four of those in hospital died": what befell them follows the state in which they were."""
    if not field.tokens[at].means("states") or at + 1 >= len(field.tokens):
        return None
    sense = field.trigger(at + 1, "passive", "verb")
    return Binding(sense.name, at + 1, "predicate") if sense else None


def _among_after(field: Field, at: int) -> Binding | None:
    """13 children were among the dead: the noun for those affected after "among"."""
    if not field.tokens[at].means("parts", "open"):
        return None
    noun = at + 1
    while noun < len(field.tokens) and field.tokens[noun].means("grammar", "determiner"):
        noun += 1
    sense = field.trigger(noun, "person")
    return Binding(sense.name, noun, "among") if sense else None


def _predicate(field: Field, at: int, sense: Sense, passive: bool) -> Binding | None:
    """The binding, unless the verb has an object of its own: "16 gunmen killed three people" is not 16 killed."""
    if field.tokens[at].says("and"):
        return None
    free = sense.form in ("passive", "person") or passive or not _has_object(field, at)
    return Binding(sense.name, at, "predicate") if free else None


def _has_object(field: Field, at: int) -> bool:
    following = at + 1
    if following >= len(field.tokens):
        return False
    token = field.tokens[following]
    return following in field.numbers or token.means("grammar", "determiner") is not None or counted(token)


def _skipped_after(field: Field, at: int) -> bool:
    """Whether the predicate may still follow: not past a mark, a conjunction, a clause, a verb of saying or of change."""
    token = field.tokens[at]
    if token.kind == "mark":
        return token.text in QUOTES or token.means("grammar", "auxiliary") is not None
    if token.means("grammar", "relative", "auxiliary") or _is_inserted(field, at):
        return True
    if field.language.syntax.verb_last and token.means("parts", "open"):
        return True
    if token.says("and") or token.means("speech", *SAYING) or any(sense.section in _CLAUSES for sense in token.senses):
        return False
    return not token.means("grammar", "and", "subordinator", "no") and not field.trigger(at, "active", "event")


def _is_inserted(field: Field, at: int) -> bool:
    """ "14 fighters it said had been killed": who says so stands inside the clause."""
    before, token = field.tokens[at - 1], field.tokens[at]
    return (
        token.means("speech", "say") is not None
        and before.kind == "word"
        and before.means("speech", "pronoun") is not None
    )


_CLAUSES = frozenset({"changes", "cues", "parts", "tolls"})


def _aside(field: Field, at: int) -> int | None:
    """Where the sentence goes on past an aside between commas ("including five children,") or one more of them ("and a
    boy").
    """
    if field.marks(at, COMMAS):
        for close in range(at + 2, min(len(field.tokens) - 1, at + 2 + 2 * REACH)):
            if field.marks(close, COMMAS):
                goes_on = field.tokens[close + 1].means("grammar", "auxiliary") is not None
                return close + 1 if goes_on or field.tokens[at + 1].means("parts") else None
    another = field.tokens[at].means("grammar", "and") and at + 1 < len(field.tokens)
    determined = another and field.tokens[at + 1].means("grammar", "determiner")
    return at + 2 if determined and not field.trigger(at + 2, "person") else None


def before(field: Field, figure: Figure) -> Binding | None:
    """A trigger farther before, in the same clause: اعتقلت الشرطة 15, killed at least another 16, عدد القتلى إلى 12."""
    nearest = figure.start - (2 if field.marks(figure.start - 1, frozenset("(")) else 1)
    at, last = nearest + 1, max(-1, nearest - TOLL_REACH)
    while at - 1 > last:
        at = _past_source(field, at - 1)
        if at >= 0 and _is_day(field, at):
            continue
        if at < 0 or at in field.numbers or field.marks(at, HARD_MARKS | COMMAS):
            return None
        token = field.tokens[at]
        toll = toll_of(field, at)
        if at < nearest - REACH and not toll:
            continue
        if toll:
            return Binding(toll, at, "toll")
        among = _among(field, at) or _equated(field, figure, at)
        if among:
            return Binding(among.name, at, "among")
        if _ends_clause(field, at):
            return None
        forms = _forms_before(field.language) + (("person",) if nearest < figure.start - 1 else ())
        sense = field.trigger(at, *forms)
        if sense and not _spent(field, at, figure):
            return Binding(sense.name, at, "before")
        opened = token.means("grammar", "subordinator") and at < figure.start - 1
        if opened or token.means("cues", "terminator"):
            return None
    return None


def _equated(field: Field, figure: Figure, at: int) -> Sense | None:
    """ "The dead are two men": the noun for those affected, and nothing but "are" before the figure."""
    links = range(at + 1, figure.start)
    linked = links and all(
        field.tokens[i].means("grammar", "auxiliary") or field.tokens[i].means("parts", "closed") for i in links
    )
    return field.trigger(at, "person") if linked else None


def _ends_clause(field: Field, at: int) -> bool:
    """Whether "and" follows a verb at once, so that it has nothing after it: "five were hurt and two walked out"."""
    joins = field.tokens[at].means("grammar", "and") is not None
    return (
        joins
        and field.trigger(at - 1, "verb", "passive", "person") is not None
        and not field.language.syntax.subject_follows
    )


def _past_source(field: Field, at: int) -> int:
    """Where the clause goes on before an aside that only names a source: أصيب، وفق المصدر نفسه، 26 شخصا."""
    if not field.marks(at, COMMAS):
        return at
    for opened in range(at - 2, max(-1, at - REACH), -1):
        if field.marks(opened, COMMAS):
            return opened - 1 if field.tokens[opened + 1].means("speech", "source") else at
    return at


def toll_of(field: Field, at: int) -> str | None:
    """What a toll counts: "death toll" by itself, "the number of dead", حصيلة الجرحى by the noun that follows."""
    toll = field.tokens[at].means("tolls")
    if toll is None or toll.name != "any":
        return toll.name if toll else None
    for following in range(at, min(len(field.tokens), at + 4)):
        if following in field.numbers or field.tokens[following].kind == "mark":
            break
        sense = field.trigger(following, "person", "event", "passive", "verb", "thing")
        if sense:
            return sense.name
    named = (field.trigger(earlier, "person", "thing") for earlier in range(at - 1, max(-1, at - 4), -1))
    return next((sense.name for sense in named if sense), None)


def _among(field: Field, at: int) -> Sense | None:
    """A noun for those affected behind "among": بين القتلى أربعة أطفال, among the dead were five women."""
    sense = field.trigger(at, "person")
    opened = at - 1
    while opened >= 0 and field.tokens[opened].means("grammar", "determiner", "of"):
        opened -= 1
    return sense if opened >= 0 and field.tokens[opened].means("parts", "open") else None


def _spent(field: Field, at: int, figure: Figure) -> bool:
    """Whether another word between is what the verb is about: "killed soldiers in a raid on 20 houses"."""
    if field.language.syntax.subject_follows:
        return field.trigger(at, "event") is not None and figure.start - at > REACH - 2
    return figure.start - at > REACH // 2


def label(field: Field, figure: Figure) -> Binding | None:
    """The label of a line: "Still missing: some 12 sailors", "Arrests: two"; or of a list: "Of the deaths, 34 were in
    …".
    """
    head = next(
        (at for at, t in enumerate(field.tokens[:3]) if t.means("grammar", "of") or t.means("parts", "open")), None
    )
    opens = head is not None and field.tokens[head].means("parts", "open") and figure is field.figures[0]
    if head is not None and (figure.noun is None or opens):
        named = [at for at in range(head + 1, min(head + 4, figure.start)) if field.trigger(at, "person", "event")]
        sense = field.trigger(named[0], "person", "event") if named else None
        if sense:
            return Binding(sense.name, named[0], "among")
    for at in range(figure.start - 1, max(-1, figure.start - 4), -1):
        if field.marks(at, frozenset(":")) and at <= 5:
            senses = [field.trigger(i, "person", "event", "passive") for i in range(at)]
            found = [(i, s) for i, s in enumerate(senses) if s]
            return Binding(found[-1][1].name, found[-1][0], "label") if found else None
    return None


def _is_day(field: Field, at: int) -> bool:
    """Whether a word only says on which day: "mataron este sábado a 15 personas"."""
    if at not in field.numbers or at in field.counted:
        return False
    return field.tokens[at].means("calendar", "weekdays", "bare_weekdays", "days", "direction") is not None
