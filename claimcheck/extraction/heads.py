"""What governs a date within its clause: the verb or the noun that it dates.

Words, not parses: the nearest verb of saying, verb of an event or noun of one before the date in its own clause, else
the first after it. A word that only describes a noun ("collapsed homes", "explosion survivors") governs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimcheck.extraction.dates import SAYING, DateMention, befalls
from claimcheck.extraction.slots import MARKS, Tokens, at, cue
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language

OTHER, ANNOUNCEMENT = "other", "announcement"
NAMING = ("noun", "lasting", "verb")
PHASES = ("occurrence", "start", "end")
REACH = 20  # words of a clause looked at
NEAR = 6  # words between a noun and the verb that begins or ends it


@frozen
class Scene:
    """A sentence and the events told before it: of a word for two events, the one told is meant."""

    tokens: Tokens
    language: Language
    met: Sequence[str] = ()


@frozen
class Head:
    """What governs a place: the event's name, its phase if told, where it stands, whether the text introduces it."""

    name: str
    at: int
    phase: str | None = None
    lasting: bool = False
    indefinite: bool = False

    @property
    def topic(self) -> str:
        """What dates are compared by: an event of a moment by its name, one that lasts by its start or end."""
        if not self.lasting:
            return f"{self.name}-end" if self.phase == "end" else self.name
        return f"{self.name}-{self.phase}" if self.phase in ("start", "end") else OTHER


def governor(scene: Scene, mention: DateMention, mentions: Sequence[DateMention]) -> Head | None:
    """What a date dates: the nearest head before it in its clause, else the first after it; of `ahead` what follows."""
    tokens = scene.tokens
    if mention.ahead:
        return _forward(scene, mention.stop)
    described = (
        _event(scene, mention.stop) if scene.language.syntax.head == "last" and mention.stop < len(tokens) else None
    )
    if described and described.phase is None and described.name not in PHASES:
        return described
    taken = {i for m in mentions if m is not mention for i in range(m.start, m.stop)}
    clause = _clause(tokens, mention.start, taken)
    head = _backward(scene, clause)
    if head or any(_verbal(tokens[i]) for i in clause):
        return head
    return _forward(scene, mention.stop)


def _clause(tokens: Tokens, start: int, taken: set[int]) -> list[int]:
    """The places of a date's own clause before it, nearest first: up to a conjunction, a mark or another date."""
    places: list[int] = []
    for index in range(start - 1, max(-1, start - REACH - 1), -1):
        if index in taken or (bounds(tokens[index]) and not cue(tokens[index + 1], "part")):
            break
        places.append(index)
    return places


def bounds(token: Token) -> bool:
    if token.kind == "mark":
        return MARKS.get(token.text) not in ("comma", "dash", "paren", "dot", "slash")
    relative = token.means("grammar", "relative")
    return not relative and bool(token.means("grammar", "subordinator") or token.means("speech", "that"))


def _verbal(token: Token) -> bool:
    """Whether a word says what happened: a verb of saying, of an event, or of what befell people."""
    if token.means("speech", *SAYING) or befalls(token):
        return True
    return any(sense.form == "verb" for sense in token.told("events"))


def _backward(scene: Scene, clause: Sequence[int]) -> Head | None:
    befallen: int | None = None
    phase: str | None = None
    for index in clause:
        token = scene.tokens[index]
        event = _event(scene, index)
        if event and event.name in PHASES:
            phase = phase or event.name
        elif event and (event.phase == "verb" or _governs(scene, index, befallen, phase)):
            return _phased(scene.tokens, event, phase)
        elif token.means("speech", *SAYING):
            return Head(ANNOUNCEMENT, index)
        elif befalls(token):
            befallen = index
    return None


def _event(scene: Scene, index: int) -> Head | None:
    """The event that a word names; its phase is "verb" where the word is the verb itself."""
    word = scene.tokens[index].word
    senses = [s for s in word.senses if s.section == "events" and s.form in NAMING] if "events" in word.sections else []
    if not senses:
        return None
    sense = next((s for s in senses if s.name in scene.met), senses[0])
    if sense.name in PHASES:
        return Head(sense.name, index)
    if sense.form == "verb":
        indefinite = _subject_indefinite(scene, index)
        return None if _participle(scene, index) else Head(sense.name, index, "verb", indefinite=indefinite)
    if _compound(scene, index):
        return None
    return Head(sense.name, index, None, sense.form == "lasting", _indefinite(scene, index))


def _participle(scene: Scene, index: int) -> bool:
    """Whether a verb's form describes a noun that follows it: "collapsed homes", "the kidnapped girls"."""
    if scene.language.syntax.head == "first":
        return False
    before, following = at(scene.tokens, index - 1), at(scene.tokens, index + 1)
    if before is None or before.kind != "word" or before.means("grammar", "relative", "subordinator"):
        return False
    if before.means("grammar", "determiner", "of"):
        return True
    described = following is not None and following.kind == "word" and _plain(following)
    return described and before.means("grammar", "preposition") is not None


def _plain(token: Token) -> bool:
    """Whether a word can be a common noun: unknown, or one for people or things that are counted."""
    counted = any(s.section == "triggers" and s.form in ("person", "thing") for s in token.senses)
    return not token.senses or counted or token.means("populations") is not None


def _compound(scene: Scene, index: int) -> bool:
    """Whether a noun only describes the next one: "explosion survivors"."""
    following = at(scene.tokens, index + 1)
    if scene.language.syntax.head == "first" or following is None:
        return False
    return following.kind == "word" and _plain(following)


def _indefinite(scene: Scene, index: int) -> bool:
    """Whether the text introduces the event here: "a blast", "انفجار" without an article, or its genitive without."""
    tokens = scene.tokens
    if scene.language.syntax.bare_head_first:
        following = at(tokens, index + 1)
        return (
            not tokens[index].says("the")
            and not tokens[index].word.ending
            and not (following and following.says("the"))
        )
    for token in reversed(tokens[max(0, index - NEAR) : index]):
        if token.means("grammar", "determiner"):
            return token.means("grammar", "indefinite") is not None
        if token.kind == "mark":
            break
    return False


def _subject_indefinite(scene: Scene, index: int) -> bool:
    """Whether the verb of an event has a subject that the text introduces: "a bomb exploded", "انفجرت عبوة"."""
    if not scene.language.syntax.bare_head_first:
        return _indefinite(scene, index)
    following = at(scene.tokens, index + 1)
    if following is None or following.kind != "word" or following.says("the"):
        return False
    return not any(s.section in ("calendar", "grammar", "numbers") for s in following.word.senses)


def _governs(scene: Scene, index: int, befallen: int | None, phase: str | None) -> bool:
    """Whether a date dates a noun before it: not if people died of it in between, unless it is the subject."""
    if befallen is None or phase is not None:
        return True
    if scene.language.syntax.subject_follows and not scene.language.syntax.articles:
        return False
    lead = scene.tokens[max(0, index - 3) : index]
    return not any(token.means("grammar", "preposition") for token in lead)


def _phased(tokens: Tokens, event: Head, phase: str | None) -> Head:
    """The event with the phase told of it: by a verb between it and the date, or one that stands just before it."""
    if event.phase == "verb":
        return Head(event.name, event.at, None, event.lasting, event.indefinite)
    if phase is None:
        for index in range(event.at - 1, max(-1, event.at - NEAR), -1):
            if bounds(tokens[index]):
                break
            found = tokens[index].means("events", *PHASES)
            if found:
                phase = found.name
                break
    return Head(event.name, event.at, phase, event.lasting, event.indefinite)


def _forward(scene: Scene, start: int) -> Head | None:
    """The first head after a date that begins its clause."""
    tokens = scene.tokens
    phase: str | None = None
    for index in range(start, min(len(tokens), start + REACH)):
        token = tokens[index]
        event = _event(scene, index)
        if event and event.name in PHASES:
            phase = phase or event.name
        elif event:
            return _phased(tokens, event, phase or _phase_after(tokens, index))
        elif token.means("speech", *SAYING):
            return Head(ANNOUNCEMENT, index)
        elif bounds(token) or _verbal(token):
            return None
    return None


def _phase_after(tokens: Tokens, index: int) -> str | None:
    for token in tokens[index + 1 : index + NEAR]:
        found = token.means("events", *PHASES)
        if found:
            return found.name
    return None
