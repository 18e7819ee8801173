"""What somebody tells as a fact that another denies: "doctors said the gloves had run out" against "there is no shortage".

A report is an accusation without a word for it. It is read where it tells of a fault (see `faults`), or of what the same
article says is denied, and only in somebody's words: what the outlet tells by itself accuses nobody. A fault that the
speaker says is none is a denial.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from claimcheck.extraction.actors import Actor, keyless
from claimcheck.extraction.agents import in_quotation
from claimcheck.extraction.complements import begins_clause, is_saying
from claimcheck.extraction.disputes import SHARED, UNTOLD, answered, matched, matter, same
from claimcheck.extraction.faults import BEFORE, faults
from claimcheck.extraction.marks import ASKING, HARD, QUOTATION
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.speakers import Attribution, Voices
from claimcheck.extraction.statements import StatementMention
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Step
from claimcheck.rulebook.language import Language

FRAME = 6  # tokens before a report in which it may be said to be only supposed
DENIABLE = frozenset({"use-force", "attack", "bomb", "shell", "pay-ransom", "torture"})
LABEL = 9  # tokens within which a sentence may say before a colon whose words follow
NEARBY = 2  # sentences around a denial in which it may be contradicted
SOURCE = 7  # tokens before a verb of showing that may name what shows it
REACH = 12  # tokens of a quotation after what it tells of


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
    statements = answered(statements, heard)
    article = _article(statements, language)
    reports = [report for passage, voices in heard for report in _reports(passage, voices, article)]
    found = matched([*statements, *reports], heard)
    found += _contradicting(found, heard, article)
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.stop)))


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


SHOWN = frozenset({"modality.evidence", "speech.say", "speech.add"})  # what `_shows` and `is_saying` look for


def _reports(passage: Passage, voices: Voices, article: Article) -> Iterator[StatementMention]:
    tokens = passage.tokens
    labelled = any(token.text == ":" for token in tokens[:LABEL])
    shown = labelled or not SHOWN.isdisjoint(passage.holds)
    if tokens[-1].text in ASKING or not (voices.attributions or shown):
        return
    taken = [(m.start, m.stop) for m in article.said_in(passage)]
    for told in _told(passage.tokens, article):
        voice = _voice(told, voices) or _label(passage, told) or _quoted(passage, told)
        voice = voice or _evidence(passage, told, article)
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
    found += [Told(name, at, at + 1, True) for at, name in _none_done(tokens)]
    for at, token in enumerate(tokens) if article.denied else ():
        action = token.means("actions") if _is_deed(tokens, at) else None
        if action is not None and action.name in article.denied:
            found.append(Told(action.name, at, at + 1))
    return sorted(found, key=lambda told: (told.start, told.stop))


def _none_done(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Deeds of violence or ransom of which there were none: "no shots were fired"."""
    for at, token in enumerate(tokens):
        action = token.means("actions")
        if action is None or action.name not in DENIABLE:
            continue
        none = any(t.means("grammar", "no") and t.means("modality", "no") for t in tokens[max(0, at - 2) : at])
        around = tokens[max(0, at - BEFORE) : at + BEFORE]
        if none and not any(t.means("modality", "will", "wont", "should") for t in around):
            yield at, action.name


def _is_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word tells of something done: in a witness's own words, since the happening that all the article is
    about accuses nobody."""
    return in_quotation(tokens, at)


def _voice(told: Told, voices: Voices) -> Attribution | None:
    around = [a for a in voices.attributions if a.start <= told.start and told.stop <= a.stop]
    return min(around, key=lambda a: (a.stop - a.start, -a.cue)) if around else None


def _label(passage: Passage, told: Told) -> Attribution | None:
    """ "Minister: no shortage": whose words follow a colon."""
    tokens = passage.tokens
    at = next((k for k in range(min(LABEL, told.start)) if tokens[k].text == ":"), 0)
    start = max([0, *(k + 1 for k in range(at) if tokens[k].kind == "mark")])
    if at == 0 or start == at:
        return None
    actor = keyless(passage, start, at, "source")
    return Attribution(start, len(tokens), actor, at)


def _quoted(passage: Passage, told: Told) -> Attribution | None:
    """ "…", said one survivor: a quotation whose speaker is neither an office nor known as a name."""
    tokens = passage.tokens
    said = next((k for k in range(told.stop, len(tokens)) if is_saying(tokens[k])), None)
    if said is None or not in_quotation(tokens, told.start):
        return None
    stop = next((k for k in range(said + 1, len(tokens)) if tokens[k].kind != "word"), len(tokens))
    start = said + 1
    if stop == start or tokens[start].means("grammar") or tokens[start].means("calendar", "weekdays"):
        stop, start = said, next((k + 1 for k in range(said - 1, -1, -1) if tokens[k].kind != "word"), 0)
    if start >= stop or stop - start > SOURCE:
        return None
    return Attribution(0, len(tokens), keyless(passage, start, stop, "source"), said)


def _shows(token: Token) -> bool:
    return token.means("modality", "evidence") is not None


def _evidence(passage: Passage, told: Told, article: Article) -> Attribution | None:
    """What shows it where nobody says it: "an investigation found", "video shows", by the words around that verb."""
    tokens = passage.tokens
    cue = next((k for k in range(told.start - 1, -1, -1) if _shows(tokens[k]) or is_saying(tokens[k])), None)
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
    actor = keyless(passage, start, stop, "source")
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
    denier = any(same(actor, other) for other in article.denied.get(told.action, ()))
    if denier:
        return None
    act = "denial" if told.none else "accusation"
    start, stop = _clause(passage.tokens, told, voice)
    word = passage.text[passage.tokens[told.start].start : passage.tokens[told.stop - 1].stop]
    steps = (Step(f"act:{act}", word, passage.quote(told.start, told.stop)),)
    return StatementMention(passage, start, stop, act, told.action, "positive", actor, steps=steps)


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
    return token.kind == "mark" and token.text in HARD | QUOTATION


def _contradicting(
    statements: Sequence[StatementMention], heard: Sequence[tuple[Passage, Voices]], article: Article
) -> list[StatementMention]:
    """What others say, near a denial that nothing answers yet, in words that it shares."""
    order = {passage.sentence.span.start: n for n, (passage, _) in enumerate(heard)}
    taken = {(m.passage.sentence.span.start, k) for m in statements for k in range(m.start, m.stop)}
    found: list[StatementMention] = []
    for denial in statements:
        if denial.act != "denial" or denial.action in UNTOLD:
            continue
        if any(m.act in ("accusation", "order") and m.action == denial.action for m in (*statements, *found)):
            continue
        at = order[denial.passage.sentence.span.start]
        near = heard[max(0, at - NEARBY) : at + NEARBY + 1]
        told = [told for passage, voices in near for told in _tellings(denial, passage, voices, article, taken)]
        found += [max(told, key=lambda pair: pair[0])[1]] if told else []
    return found


def _tellings(
    denial: StatementMention, passage: Passage, voices: Voices, article: Article, taken: set[tuple[int, int]]
) -> Iterator[tuple[int, StatementMention]]:
    """What others say in a sentence that shares words with a denial, with how many."""
    words = matter(denial.passage, denial.start, denial.stop)
    for voice in voices.attributions or _showing(passage, article):
        free = [k for k in range(voice.start, voice.stop) if (passage.sentence.span.start, k) not in taken]
        if same(voice.actor, denial.actor) or len(free) < voice.stop - voice.start:
            continue
        shared = len(words & matter(passage, voice.start, voice.stop))
        contrast = any(token.means("modality", "contrast") for token in passage.tokens[: voice.cue + 1])
        beside = passage is denial.passage or contrast
        if shared >= SHARED or (beside and (shared or contrast)):
            steps = (Step("act:accusation", passage.tokens[voice.cue].text, passage.quote(voice.cue, voice.cue + 1)),)
            made = StatementMention(
                passage, voice.start, voice.stop, "accusation", denial.action, denial.polarity, voice.actor, steps=steps
            )
            yield shared, made


def _showing(passage: Passage, article: Article) -> tuple[Attribution, ...]:
    """Who shows something in a sentence in which nobody says anything."""
    cue = next((k for k, token in enumerate(passage.tokens) if _shows(token) or is_saying(token)), None)
    if cue is None or cue + 1 >= len(passage.tokens):
        return ()
    found = _evidence(passage, Told("", cue + 1, cue + 2), article)
    return (found,) if found else ()
