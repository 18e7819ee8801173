"""What an act is about: the clause that it governs, the action that heads it, and whether that is said or denied.

"ordered all night trains stopped", بعدم اللجوء إلى القوة, "to go in with live ammunition": the first word that the
language file knows as an action heads the complement; where none stands, the first word of the complement names an
action of its own (an open vocabulary). Verbs that only carry another ("hold talks", شن هجوم) are passed over, and
those that end something ("halt the bombing") turn it round.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from claimcheck.extraction.actors import Actor
from claimcheck.extraction.headfirst import has_article
from claimcheck.extraction.marks import COMMAS, HARD, QUOTATION
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.tokens import Token, analyse
from claimcheck.model.claim import Polarity
from claimcheck.model.span import Span
from claimcheck.rulebook.language import Language, Sense

REACH = 30  # tokens within which an act finds what it is about
PAY = "pay"
CARRIED = 5  # tokens over which a verb that ends something reaches its object


@frozen
class Complement:
    """The clause `[start, stop)` after an act, its action and the token that names it; `listed` if the language file
    does."""

    start: int
    stop: int
    action: str | None
    at: int | None
    polarity: Polarity
    listed: bool


@frozen
class Scene:
    """A sentence, those named in it, and its language."""

    passage: Passage
    actors: tuple[Actor, ...]
    language: Language

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.passage.tokens

    @property
    def subject_follows(self) -> bool:
        return self.language.syntax.subject_follows

    def has_ending(self, at: int) -> bool:
        """Whether a pronoun is written together with a word, known or not."""
        token = self.tokens[at]
        if token.word.ending or token.senses or not self.subject_follows or has_article(token, self.language):
            return bool(token.word.ending)
        return any(token.text.endswith(form) for form in self.language.endings.forms if len(token.text) > len(form) + 2)


def complement(scene: Scene, act: int, start: int, taken: frozenset[int]) -> Complement:
    """What the act at a token is about, looked for from `start` on."""
    tokens = scene.tokens
    ahead = _before_verb(scene, act, taken) if scene.language.syntax.verb_last else None
    if ahead and scene.language.syntax.head == "last":
        return ahead
    limit = clause_end(tokens, act, start)
    at = _listed(scene, start, limit, taken)
    if at is None and ahead:
        return ahead
    if at is not None:
        action = action_of(tokens[at], scene.language)
        final = scene.language.syntax.verb_last
        last, names = (min(limit, at + CARRIED), ("no", "wont")) if final else (at, ("no",))
        turned = _turned(tokens, start, at) != _negative(tokens, start, last, names)
        stop = min(limit, _after(tokens, at, limit))
        return Complement(start, stop, action.name if action else None, at, "negative" if turned else "positive", True)
    return _unlisted(tokens, start, limit, taken)


def _before_verb(scene: Scene, act: int, taken: frozenset[int]) -> Complement | None:
    """What an act is about where the verb stands last: the nearest action before it in its clause."""
    tokens = scene.tokens
    for at in range(act - is_act(tokens[act]), max(-1, act - 1 - REACH), -1):
        if tokens[at].kind == "mark" and tokens[at].text in HARD:
            return None
        if is_act(tokens[at]) and not tokens[at].means("actions"):
            return None
        action = action_of(tokens[at], scene.language) if at not in taken else None
        if action:
            turned = _turned(tokens, at, act) != _negative(tokens, at, act + 1, ("no", "wont"))
            return Complement(at, act + 1, action.name, at, "negative" if turned else "positive", True)
    return None


def suffered(scene: Scene, verb: int, taken: frozenset[int]) -> Complement | None:
    """What a passive is about where that stands before it: "the bombing was condemned by"."""
    for at in range(verb - 1, max(-1, verb - 1 - REACH // 2), -1):
        if scene.tokens[at].kind == "mark":
            return None
        action = action_of(scene.tokens[at], scene.language) if at not in taken else None
        if action:
            return Complement(at, verb + 1, action.name, at, "positive", True)
    return None


def _unlisted(tokens: Sequence[Token], start: int, limit: int, taken: frozenset[int]) -> Complement:
    """A complement without a known action: its head names one; where there is only money, that is to be paid."""
    at = _head(tokens, start, limit, taken)
    at = at if at is not None else _first_verb(tokens, start, limit)
    at = at if at is not None else next((k for k in range(start, limit) if k in taken and _can_name(tokens[k])), None)
    money = next((k for k in range(start, limit) if tokens[k].means("units", "money", "money before")), None)
    name = tokens[at].word.stem if at is not None else None
    if money is not None:
        name, at = PAY, money
    negative = at is not None and _negative(tokens, start, at)
    stop = limit if at is None else _after(tokens, at, limit)
    return Complement(start, stop, name, at, "negative" if negative else "positive", money is not None)


def action_of(token: Token, language: Language) -> Sense | None:
    """The action that a word names; in a phrase that names a happening ("car bomb"), that of the first of its words
    that does."""
    own = token.means("actions")
    if own or token.size == 1 or not (token.means("triggers") or token.means("events")):
        return own
    parts = (analyse(part, language) for part in token.folded.split())
    return next((sense for word in parts for sense in word.senses if sense.section == "actions"), None)


def clause_end(tokens: Sequence[Token], act: int, start: int) -> int:
    """Where the clause that begins with an act ends: a full stop, another act or verb of saying joined by "and", a
    new clause."""
    for at in range(max(start, act + 1), min(len(tokens), act + REACH)):
        if tokens[at].kind == "mark" and tokens[at].text in HARD:
            return at
        if begins_clause(tokens, at, act):
            return at
    return min(len(tokens), act + REACH)


def begins_clause(tokens: Sequence[Token], at: int, act: int) -> bool:
    """Whether a new clause begins at a token: a conjunction that subordinates, or "and" with a verb of saying or
    doing."""
    token = tokens[at]
    if token.means("grammar", "subordinator") and not token.means("modality", "opener", "called", "until"):
        return at > act + 1
    joined = token.says("and") or (at > 0 and is_and(tokens[at - 1]))
    verb = is_act(token) or is_saying(token) or token.means("modality", "wont", "didnt")
    return bool(joined and (verb or _is_helped_act(tokens, at)))


def _is_helped_act(tokens: Sequence[Token], at: int) -> bool:
    """ "and has promised to", "e ha promesso di": the auxiliary of a verb that is an act."""
    helped = at + 1 < len(tokens) and tokens[at].means("modality", "perfect") is not None
    return helped and is_act(tokens[at + 1])


def is_and(token: Token) -> bool:
    return token.means("grammar", "and") is not None


def is_saying(token: Token) -> bool:
    """Whether a word is a verb of saying."""
    return token.means("speech", "say", "add") is not None


def is_act(token: Token) -> bool:
    """Whether a word may be an act as a verb."""
    return any(s.section == "acts" and s.form not in ("noun", "verdict") for s in token.senses)


def _listed(scene: Scene, start: int, stop: int, taken: frozenset[int]) -> int | None:
    """The first word that names an action; one that only carries others ("open", "stop") if no other follows it
    closely."""
    tokens = scene.tokens
    carrier: int | None = None
    for at in range(start, stop):
        if carrier is not None and at - carrier > CARRIED:
            return carrier
        if at in taken or action_of(tokens[at], scene.language) is None:
            continue
        if not _carries(tokens[at]):
            return at
        carrier = at if carrier is None else carrier
    return carrier


def _carries(token: Token) -> bool:
    return token.means("modality", "light", "stop") is not None


def _turned(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a verb that ends things stands closely before an action: "halt the bombing", "lift the ban"."""
    names = ("stop", "lifting") if tokens[at].means("modality", "liftable") else ("stop",)
    return any(tokens[k].means("modality", *names) for k in range(max(start, at - CARRIED), at))


def _negative(tokens: Sequence[Token], start: int, at: int, names: tuple[str, ...] = ("no",)) -> bool:
    return any(tokens[k].means("modality", *names) for k in range(start, at))


def _head(tokens: Sequence[Token], start: int, stop: int, taken: frozenset[int]) -> int | None:
    """The first word of a complement without a known action that can name one."""
    opened = next((k for k in range(start, stop) if opens(tokens[k])), start)
    able = [k for k in range(start, stop) if k not in taken and _can_head(tokens[k])]
    return next((k for k in able if k >= opened), able[0] if able else None)


def _can_name(token: Token) -> bool:
    return token.kind == "word" and token.means("grammar") is None and token.means("modality") is None


def _first_verb(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """The word after "to" where nothing else can name what is to be done: "to do more"."""
    joined = next((k for k in range(start, stop) if tokens[k].says("in") and tokens[k].means("acts")), None)
    after = (k + 1 for k in range(start, stop - 1) if tokens[k].means("modality", "infinitive"))
    return joined if joined is not None else next((k for k in after if _is_plain(tokens[k])), None)


def _is_plain(token: Token) -> bool:
    return token.kind == "word" and not any(token.means(section) for section in ("grammar", "numbers", "calendar"))


def opens(token: Token) -> bool:
    """Whether a word opens what an act is about."""
    return token.means("modality", "opener") is not None or token.says("in")


def _can_head(token: Token) -> bool:
    closed = ("grammar", "modality", "calendar", "numbers", "speech", "hedges", "acts")
    return token.kind == "word" and not any(token.means(section) for section in closed)


def _after(tokens: Sequence[Token], at: int, limit: int) -> int:
    """Where the phrase of an action ends: at the next comma, or where its clause does."""
    for stop in range(at + 1, limit):
        if tokens[stop].kind == "mark" and tokens[stop].text in COMMAS:
            return stop
    return limit


# --- until when, on what terms ----------------------------------------------------------------------------


def term(passage: Passage, found: Complement, names: tuple[str, ...]) -> Span | None:
    """The words from "until", "unless" or "if" to the end of the clause."""
    if found.at is None:
        return None
    tokens = passage.tokens
    for at in range(found.at + 1, min(len(tokens), found.at + REACH)):
        if tokens[at].kind == "mark" and tokens[at].text in HARD:
            return None
        if tokens[at].means("modality", *names) and _is_term(tokens, at):
            return passage.quote(at, _term_end(tokens, at))
    return None


def _is_term(tokens: Sequence[Token], at: int) -> bool:
    """ "for ten days", but not "for the victims"."""
    if not tokens[at].means("grammar", "preposition") or not tokens[at].means("modality", "until"):
        return True
    following = tokens[at + 1 : at + 3]
    return any(t.kind == "digits" or t.means("numbers") or t.means("calendar") for t in following)


def _term_end(tokens: Sequence[Token], at: int) -> int:
    for stop in range(at + 1, min(len(tokens), at + REACH // 2)):
        if tokens[stop].kind == "mark" and tokens[stop].text in HARD | COMMAS | QUOTATION:
            return stop
        if begins_clause(tokens, stop, at):
            return stop
    return min(len(tokens), at + REACH // 2)
