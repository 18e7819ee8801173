"""What somebody tells as a fact that another denies: "doctors said the gloves had run out" against "there is no shortage".

A report is an accusation without a word for it. It is read where it tells of a fault (see `faults`), or of what the same
article says is denied, and only in somebody's words: what the outlet tells by itself accuses nobody. A fault that the
speaker says is none is a denial. "The company denies it" makes an accusation of what was said right before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimcheck.extraction.actors import Actor
from claimcheck.extraction.agents import in_quotation
from claimcheck.extraction.complements import HARD, QUOTES, begins_clause
from claimcheck.extraction.faults import BEFORE, faults
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.speakers import Attribution, Voices
from claimcheck.extraction.statements import StatementMention
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step
from claimcheck.rulebook.language import Language

FRAME = 6  # tokens before a report in which it may be said to be only supposed
SOURCE = 7  # tokens before a verb of showing that may name what shows it
REACH = 12  # tokens of a quotation after what it tells of
REPORT = "report"  # what a denial of "it" is about
UNTOLD = ("toll", "kill", REPORT)  # what denials of figures are about: the figures themselves stand against those


@frozen
class Told:
    """Something told at the tokens `[start, stop)` of a sentence: the action, and whether the words say that it is none."""

    action: str
    start: int
    stop: int
    none: bool = False


@frozen(eq=False)
class Article:
    """What is known when reports are read: the statements by the sentence they stand in, and what is denied by whom."""

    language: Language
    by_sentence: Mapping[int, tuple[StatementMention, ...]]
    denied: Mapping[str, tuple[Actor, ...]]

    def said_in(self, passage: Passage) -> tuple[StatementMention, ...]:
        return self.by_sentence.get(passage.sentence.span.start, ())


def with_reports(
    statements: Sequence[StatementMention], heard: Sequence[tuple[Passage, Voices]], language: Language
) -> tuple[StatementMention, ...]:
    """The statements of an article with what is reported beside them, in the order of the text."""
    statements = _answered(statements, heard)
    article = _article(statements, language)
    found = [report for passage, voices in heard for report in _reports(passage, voices, article)]
    return tuple(sorted([*statements, *found], key=lambda m: (m.span.start, m.span.stop)))


def _article(statements: Sequence[StatementMention], language: Language) -> Article:
    placed: dict[int, list[StatementMention]] = {}
    denied: dict[str, list[Actor]] = {}
    for mention in statements:
        placed.setdefault(mention.passage.sentence.span.start, []).append(mention)
        if mention.act == "denial" and mention.action not in UNTOLD:
            denied.setdefault(mention.action, []).append(mention.actor)
    return Article(
        language,
        {at: tuple(group) for at, group in placed.items()},
        {action: tuple(actors) for action, actors in denied.items()},
    )


def _reports(passage: Passage, voices: Voices, article: Article) -> Iterator[StatementMention]:
    tokens = passage.tokens
    if tokens[-1].text in "?\u061f" or not (voices.attributions or any(map(_shows, tokens))):
        return
    taken = [(m.start, m.stop) for m in article.said_in(passage)]
    for told in _told(passage.tokens, article):
        voice = _voice(told, voices) or _evidence(passage, told, article)
        if voice is None or any(start < told.stop and told.start < stop for start, stop in taken):
            continue
        if _is_supposed(passage.tokens, told, voice.cue):
            continue
        mention = _mention(passage, told, voice, article)
        if mention is not None:
            taken.append((mention.start, mention.stop))
            yield mention


def _told(tokens: Sequence[Token], article: Article) -> list[Told]:
    """The faults of a sentence, and what it tells of that is denied elsewhere in the article."""
    found = [Told(fault.name, fault.start, fault.stop, fault.none) for fault in faults(tokens)]
    for at, token in enumerate(tokens) if article.denied else ():
        action = token.means("actions") if _is_deed(tokens, at) else None
        if action is not None and action.name in article.denied:
            found.append(Told(action.name, at, at + 1))
    return sorted(found, key=lambda told: (told.start, told.stop))


def _is_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word tells of something done: in a witness's own words, since the happening that all the article is
    about accuses nobody."""
    return in_quotation(tokens, at)


def _voice(told: Told, voices: Voices) -> Attribution | None:
    around = [a for a in voices.attributions if a.start <= told.start and told.stop <= a.stop]
    return min(around, key=lambda a: (a.stop - a.start, -a.cue)) if around else None


def _shows(token: Token) -> bool:
    return token.means("modality", "evidence") is not None


def _evidence(passage: Passage, told: Told, article: Article) -> Attribution | None:
    """What shows it where nobody says it: "an investigation found", "video shows", by the words around that verb."""
    tokens = passage.tokens
    cue = next((k for k in range(told.start - 1, -1, -1) if _shows(tokens[k])), None)
    if cue is None or any(tokens[k].text in HARD for k in range(cue, told.start)):
        return None
    if article.language.syntax.subject_follows:
        start, stop = cue + 1, min(cue + 3, told.start)
        stop = next((k for k in range(start, stop) if not _names(tokens[k])), stop)
    else:
        stop = cue
        start = max(0, cue - SOURCE)
        start = max([start, *(k + 1 for k in range(start, stop) if _ends(tokens[k]) or tokens[k].text == ",")])
    if start >= stop:
        return None
    actor = Actor(start, stop, passage.quote(start, stop).of(passage.text), (), "source")
    return Attribution(min(start, cue), len(tokens), actor, cue)


def _names(token: Token) -> bool:
    return token.kind == "word" and not any(token.means(s) for s in ("grammar", "speech", "numbers", "calendar"))


def _is_supposed(tokens: Sequence[Token], told: Told, cue: int) -> bool:
    """Whether something is only supposed, wanted or asked about: "whether doors were locked", "will not be delayed"."""
    for k in range(told.start - 1, max(-1, told.start - 1 - FRAME), -1):
        if tokens[k].kind == "mark" and tokens[k].text in HARD:
            return False
        if k == cue:
            continue
        if tokens[k].means("modality", "hypothetical", "charged", "will", "wont") or tokens[k].says("will"):
            return True
        if tokens[k].means("acts") and not tokens[k].means("speech"):
            return True
        if k > cue and not told.none and told.start - k > BEFORE and tokens[k].means("modality", "no"):
            return True
    return False


def _mention(passage: Passage, told: Told, voice: Attribution, article: Article) -> StatementMention | None:
    actor = voice.actor
    denier = any(_same(actor, other) for other in article.denied.get(told.action, ()))
    if denier:
        return None
    act = "denial" if told.none else "accusation"
    start, stop = _clause(passage.tokens, told, voice)
    word = passage.text[passage.tokens[told.start].start : passage.tokens[told.stop - 1].stop]
    steps = (Step(f"act:{act}", word, passage.quote(told.start, told.stop)),)
    return StatementMention(passage, start, stop, act, told.action, "positive", actor, steps=steps)


def _same(a: Actor, b: Actor) -> bool:
    return a.text == b.text or bool(set(a.keys) & set(b.keys))


def _clause(tokens: Sequence[Token], told: Told, voice: Attribution) -> tuple[int, int]:
    """The clause that tells it: after the verb of saying, up to the next clause."""
    start = told.start
    floor = max(voice.start, voice.cue + 1 if voice.cue < told.start else 0)
    if voice.cue < told.start and voice.actor.start > voice.cue and voice.actor.stop <= told.start:
        floor = max(floor, voice.actor.stop)
    while start > floor and not _ends(tokens[start - 1]):
        start -= 1
    stop = told.stop
    while stop < min(len(tokens), told.stop + REACH) and not _ends(tokens[stop]):
        if begins_clause(tokens, stop, told.start):
            break
        stop += 1
    return start, stop


def _ends(token: Token) -> bool:
    return token.kind == "mark" and token.text in HARD | QUOTES


# --- "the company denies it" --------------------------------------------------------------------------------------


def _answered(
    statements: Sequence[StatementMention], heard: Sequence[tuple[Passage, Voices]]
) -> list[StatementMention]:
    """The statements with accusations of what was said right before a denial of "it", and both about the same."""
    order = {passage.sentence.span.start: n for n, (passage, _) in enumerate(heard)}
    found: list[StatementMention] = []
    for mention in statements:
        answer = _antecedent(mention, heard, order) if mention.act == "denial" and mention.action == REPORT else None
        if answer is None:
            found.append(mention)
            continue
        found += [answer, evolve(mention, action=answer.action)]
    return found


def _antecedent(
    denial: StatementMention, heard: Sequence[tuple[Passage, Voices]], order: Mapping[int, int]
) -> StatementMention | None:
    """What somebody else said right before a denial that has no object of its own."""
    at = order[denial.passage.sentence.span.start]
    if not _points(denial):
        return None
    for passage, voices in (heard[at], heard[at - 1]) if at else (heard[at],):
        limit = denial.start if passage is denial.passage else len(passage.tokens)
        said = [a for a in voices.attributions if a.cue < limit and not _same(a.actor, denial.actor)]
        if not said:
            continue
        voice = said[-1]
        start = voice.actor.start if 0 <= voice.actor.start < voice.cue else voice.start
        stop = min(voice.stop, limit)
        named = faults(passage.tokens, start, stop)
        action = named[0].name if named else _head(passage.tokens, voice.cue + 1, stop)
        if action and stop > start:
            steps = (Step("act:accusation", passage.tokens[voice.cue].text, passage.quote(voice.cue, voice.cue + 1)),)
            return StatementMention(passage, start, stop, "accusation", action, "positive", voice.actor, steps=steps)
    return None


def _points(denial: StatementMention) -> bool:
    tokens = denial.passage.tokens[denial.start : denial.stop]
    return any(token.means("modality", "it") or token.word.ending for token in tokens)


def _head(tokens: Sequence[Token], start: int, stop: int) -> str | None:
    closed = ("grammar", "modality", "calendar", "numbers", "speech", "hedges", "acts", "offices")
    able = [t for t in tokens[start:stop] if t.kind == "word" and not any(t.means(section) for section in closed)]
    return able[0].word.stem if able else None
