"""Which accusation a denial answers: the one before "the company denies it", or one of the same matter in other words.

Actions are compared by their names, so a denial and what it answers are given one: of the list where it knows them, else
that of the denial. Two that share no word and do not stand side by side are left apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from claimcheck.extraction.actors import Actor
from claimcheck.extraction.faults import faults
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.speakers import Voices
from claimcheck.extraction.statements import StatementMention
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step

REPORT = "report"  # what a denial of "it" is about
UNTOLD = ("toll", "kill", REPORT)  # what denials of figures are about: the figures themselves stand against those
SHARED = 2  # words that an accusation must share with a denial to be about the same
ROOT = 5  # letters by which two words are taken for forms of one


def answered(statements: Sequence[StatementMention], heard: Sequence[tuple[Passage, Voices]]) -> list[StatementMention]:
    """The statements with accusations of what was said right before a denial of "it", and both about the same."""
    order = {passage.sentence.span.start: n for n, (passage, _) in enumerate(heard)}
    found: list[StatementMention] = []
    for mention in statements:
        asked = mention.act == "denial" and mention.action == REPORT and _points(mention)
        charge = _charge(mention, found, order) if asked else None
        if charge is not None:
            found.append(evolve(mention, action=charge.action))
            continue
        answer = _antecedent(mention, heard, order) if asked else None
        if answer is None:
            found.append(mention)
            continue
        found += [answer, evolve(mention, action=answer.action)]
    return found


def _charge(
    denial: StatementMention, before: Sequence[StatementMention], order: Mapping[int, int]
) -> StatementMention | None:
    """The accusation that a denial answers: the last one of its sentence or of the one before it, by somebody else."""
    at = order[denial.passage.sentence.span.start]
    near = [m for m in before if m.act == "accusation" and at - order[m.passage.sentence.span.start] <= 1]
    return near[-1] if near and not same(near[-1].actor, denial.actor) else None


def _antecedent(
    denial: StatementMention, heard: Sequence[tuple[Passage, Voices]], order: Mapping[int, int]
) -> StatementMention | None:
    """What somebody else said right before a denial that has no object of its own."""
    at = order[denial.passage.sentence.span.start]
    for passage, voices in (heard[at], heard[at - 1]) if at else (heard[at],):
        limit = denial.start if passage is denial.passage else len(passage.tokens)
        said = [a for a in voices.attributions if a.cue < limit and not same(a.actor, denial.actor)]
        if not said:
            continue
        voice = said[-1]
        if any(
            token.means("tolls") or token.means("triggers", "killed") for token in passage.tokens[voice.cue : limit]
        ):
            return None
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
    pointer = any(token.means("modality", "it") or token.word.ending for token in tokens)
    return pointer or not any(token.means("modality", "report", "decision") for token in tokens)


def _head(tokens: Sequence[Token], start: int, stop: int) -> str | None:
    closed = ("grammar", "modality", "calendar", "numbers", "speech", "hedges", "acts", "offices")
    able = [t for t in tokens[start:stop] if t.kind == "word" and not any(t.means(section) for section in closed)]
    return able[0].word.stem if able else None


def matched(statements: Sequence[StatementMention], heard: Sequence[tuple[Passage, Voices]]) -> list[StatementMention]:
    """The statements, an accusation and a denial of the same matter with one action, that of the denial."""
    order = {passage.sentence.span.start: n for n, (passage, _) in enumerate(heard)}
    found = list(statements)
    for denial in statements:
        if denial.act != "denial" or denial.action in UNTOLD:
            continue
        if any(m.act in ("accusation", "order") and m.action == denial.action for m in found):
            continue
        for k, other in enumerate(found):
            if other.act == "accusation" and not same(other.actor, denial.actor) and _alike(denial, other, order):
                found[k] = evolve(other, action=denial.action, target=None)
    return found


def _alike(denial: StatementMention, other: StatementMention, order: Mapping[int, int]) -> bool:
    """Whether an accusation and a denial are of one matter: by their words, fewer if they stand side by side."""
    apart = abs(order[denial.passage.sentence.span.start] - order[other.passage.sentence.span.start])
    shared = len(matter(denial.passage, denial.start, denial.stop) & matter(other.passage, other.start, other.stop))
    contrast = any(token.means("modality", "contrast") for token in other.passage.tokens[: other.start + 1])
    return shared >= SHARED or (apart <= 1 and (shared > 0 or contrast))


def matter(passage: Passage, start: int, stop: int) -> frozenset[str]:
    """The beginnings of the words that say what a stretch of a sentence is about."""
    closed = ("grammar", "modality", "calendar", "numbers", "speech", "hedges", "acts", "offices", "nations")
    able = (t for t in passage.tokens[start:stop] if t.kind == "word")
    stems = (t.word.stem for t in able if not any(t.means(section) for section in closed))
    return frozenset(stem[:ROOT] for stem in stems if len(stem) > 2)


def same(a: Actor, b: Actor) -> bool:
    return a.text == b.text or bool(set(a.keys) & set(b.keys))
