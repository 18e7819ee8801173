"""Pledges and denials without a word for them: "no bomb will be dropped", لن نقصف, "we did not use force".

What somebody says of himself, in a quotation or in reported speech: a future is a pledge, a past denied is a denial.
What he says of others is neither, so the subject between the verb of saying and the future must be himself, or his
own.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from claimcheck.extraction.actors import Actor, keyless
from claimcheck.extraction.agents import PRONOUN, following, free, in_quotation
from claimcheck.extraction.complements import Complement, Scene, complement
from claimcheck.extraction.faults import faults
from claimcheck.extraction.marks import HARD
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Polarity

REACH = 8  # tokens between a future and its action
ADJACENT = 2  # tokens between a subject and the future after it
BACK = 6  # tokens before a future in which its object may stand ("no bomb will be dropped")
NOBODY = 3  # tokens before a future in which "no one" may stand
SOON = 3  # tokens between a future and the action that it promises
SPOKESMEN = ("office:spokesman", "office:minister", "office:prime-minister", "office:president", "office:head/")
DEMANDED = frozenset(
    {
        *(
            "negotiate",
            "disarm",
            "resign",
            "surrender",
            "accept-agreement",
            "recognise",
            "cooperate",
            "leave",
            "comment",
        ),
        *("apologise", "pay-ransom", "pay", "end-strike", "release", "hand-over", "extradite", "allow"),
    }
)  # what others ask of one: not to do it is no pledge but a refusal
FLIPPED: dict[Polarity, Polarity] = {"positive": "negative", "negative": "positive"}


@frozen
class Speech:
    """Whose words a place is in: the speaker, the token of the verb or mark that says so, and whether they are a
    document's."""

    speaker: Actor | None
    at: int

    @property
    def is_document(self) -> bool:
        return self.speaker is None or self.speaker.form == "source"


@frozen
class Avowal:
    """An act in the speaker's own words: pledge or denial, by whom, of what."""

    act: str
    actor: Actor
    complement: Complement


def avowal(scene: Scene, at: int, speech: Speech, taken: frozenset[int], before: Complement | None) -> Avowal | None:
    """What a word of the future, or of the past denied, says of the one who speaks; `before` is what an elided object
    means."""
    kind = _kind(scene.tokens, at)
    if kind is None or _supposed(scene.tokens, at, speech):
        return None
    if kind == "should":
        return _demand(scene, at, speech, taken)
    actor = _self(scene, at, speech)
    if actor is None:
        return None
    found = (_fault(scene, at) if kind == "didnt" else None) or _object(scene, at, taken)
    found = found or _elided(scene, at, before) or _solemn(scene, at)
    if found is None or (kind == "will" and not _may_be_promised(scene.tokens, at, found)):
        return None
    if kind == "didnt":
        return Avowal("denial", actor, found)
    turned = found.start > at or found.at == at
    if kind == "wont" and turned and not scene.language.syntax.verb_last:
        found = evolve(found, polarity=FLIPPED[found.polarity])
    if found.polarity == "negative" and (
        found.action in DEMANDED or not (found.listed or in_quotation(scene.tokens, at))
    ):
        return Avowal("refusal", actor, evolve(found, polarity="positive"))
    return Avowal("pledge", actor, found)


def _demand(scene: Scene, at: int, speech: Speech, taken: frozenset[int]) -> Avowal | None:
    """ "the government must resign," said X: X calls for it."""
    found = complement(scene, at, at + 1, taken)
    if speech.speaker is None or not found.listed or found.at is None or found.at - at > SOON:
        return None
    return Avowal("call", speech.speaker, found)


def _kind(tokens: Sequence[Token], at: int) -> str | None:
    token = tokens[at]
    if token.means("modality", "should"):
        return "should"
    sense = token.means("modality", "wont", "didnt", "will")
    if sense and sense.name == "will" and any(t.means("modality", "no") for t in tokens[at + 1 : at + 3]):
        return "will not"
    if sense:
        return sense.name
    return "will" if token.says("will") else None


def _supposed(tokens: Sequence[Token], at: int, speech: Speech) -> bool:
    return any(
        tokens[k].means("modality", "condition") and not tokens[k].means("modality", "unless")
        for k in range(speech.at + 1, at)
    )


def _self(scene: Scene, at: int, speech: Speech) -> Actor | None:
    """The one who speaks of himself here, or nobody."""
    others = [a for a in scene.actors if speech.at < a.start and 0 <= at - a.stop <= ADJACENT and free(scene, a)]
    others = [actor for actor in others if actor != speech.speaker and not _free_pronoun(scene.tokens, actor.stop, at)]
    after = following(scene, _verb(scene.tokens, at)) if scene.subject_follows else None
    others += [after] if after else []
    own = [actor for actor in others if _is_own(scene, actor, speech)]
    if speech.is_document:
        return others[-1] if others else _speaking(scene, at, speech)
    if len(own) < len(others):
        return None
    if own and speech.speaker and _speaks_for(speech.speaker, own[-1]):
        return evolve(speech.speaker, keys=(*speech.speaker.keys, *own[-1].keys))
    named = own or _names_himself(scene, at, speech) or _leaves_himself_out(scene, at)
    own_words = named or in_quotation(scene.tokens, at) or _nobody(scene.tokens, at)
    return speech.speaker if own_words else None


def _leaves_himself_out(scene: Scene, at: int) -> bool:
    """ "disse que não vai renunciar": where pronouns are left out, the verb right after "that" is said of the speaker."""
    return scene.language.syntax.drops_pronouns and at > 0 and scene.tokens[at - 1].means("speech", "that") is not None


def _speaking(scene: Scene, at: int, speech: Speech) -> Actor | None:
    """ "we confirm that we will not": somebody of whom only a pronoun is written."""
    tokens = scene.tokens
    own = [k for k in range(max(speech.at + 1, at - ADJACENT), at) if tokens[k].means("modality", "self")]
    if speech.speaker is not None or not own:
        return None
    return keyless(scene.passage, own[-1], own[-1] + 1, PRONOUN)


def _nobody(tokens: Sequence[Token], at: int) -> bool:
    """ "that no soldier would be sent", أن أحدا لن: a promise of the speaker whoever acts."""
    return any(t.means("grammar", "no", "nobody") for t in tokens[max(0, at - NOBODY) : at])


def _free_pronoun(tokens: Sequence[Token], start: int, stop: int) -> bool:
    return any(tokens[k].means("speech", "pronoun") for k in range(start, stop))


def _verb(tokens: Sequence[Token], at: int) -> int:
    itself = tokens[at].says("will") or tokens[at].means("actions")
    return at if itself else min(at + 1, len(tokens) - 1)


def _is_own(scene: Scene, actor: Actor, speech: Speech) -> bool:
    """Whether one who is named is the speaker, or is called his."""
    same = speech.speaker is not None and bool(set(actor.keys) & set(speech.speaker.keys))
    return (
        same
        or _speaks_for(speech.speaker, actor)
        or bool(scene.tokens[actor.start].word.ending)
        or _possessed(scene.tokens, actor.start)
    )


def _speaks_for(speaker: Actor | None, actor: Actor) -> bool:
    """Whether somebody is named whose spokesman speaks."""
    spokesman = speaker is not None and any(key.startswith(SPOKESMEN) for key in speaker.keys)
    return spokesman and actor.form == "body"


def _possessed(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].means("modality", "self") is not None


def _names_himself(scene: Scene, at: int, speech: Speech) -> bool:
    """Whether "he", "his men", إنه or رجاله stands between the verb of saying and the future; or it is said of an X
    after a colon."""
    tokens = scene.tokens
    if tokens[speech.at].text == ":":
        return True
    between = range(max(speech.at + 1, at - BACK), at)
    return any(tokens[k].means("modality", "self") or (scene.subject_follows and scene.has_ending(k)) for k in between)


def _object(scene: Scene, at: int, taken: frozenset[int]) -> Complement | None:
    """The action after the future, or before it where the future is a passive with "no"."""
    denied = _before(scene, at, taken)
    if denied:
        return denied
    found = complement(scene, at, _verb(scene.tokens, at), taken)
    if not found.listed or found.at is None or found.at - at > REACH or _is_other_verb(scene, at, found.at):
        return None
    nobody = any(_is_nobody(t) for t in scene.tokens[max(0, at - NOBODY) : at])
    return evolve(found, polarity=FLIPPED[found.polarity]) if nobody else found


def _fault(scene: Scene, at: int) -> Complement | None:
    """The fault that somebody says he did not commit: "we never cut corners", "we did not lock the doors"."""
    stop = min(len(scene.tokens), at + REACH)
    named = next((f for f in faults(scene.tokens, at + 1, stop) if f.start - at <= SOON), None)
    return Complement(at, named.stop, named.name, named.start, "positive", True) if named else None


def _solemn(scene: Scene, at: int) -> Complement | None:
    """What is not to be done in somebody's own words though no list knows it: "not one tree will be felled"."""
    tokens, verb = scene.tokens, _verb(scene.tokens, at)
    if not (_possessed(tokens, at) or in_quotation(tokens, at)) or verb >= len(tokens) or not _is_plain(tokens[verb]):
        return None
    nobody = any(_is_nobody(t) for t in tokens[max(0, at - NOBODY) : at])
    if not nobody and _kind(tokens, at) not in ("wont", "will not"):
        return None
    return Complement(verb, verb + 1, tokens[verb].word.stem, verb, "negative" if nobody else "positive", False)


def _is_plain(token: Token) -> bool:
    """Whether a word can be a verb that no list knows."""
    closed = ("grammar", "modality", "speech", "acts", "calendar", "numbers", "offices")
    return token.kind == "word" and not any(token.means(section) for section in closed)


def _is_nobody(token: Token) -> bool:
    return token.means("grammar", "nobody") is not None or token.means("modality", "nobody") is not None


def _is_other_verb(scene: Scene, at: int, action: int) -> bool:
    """Whether the future is of another verb than the action's: "will not be the last to", "will not last without
    aid"."""
    tokens, first = scene.tokens, _verb(scene.tokens, at)
    while first < action and (tokens[first].means("modality", "no") or tokens[first].means("speech", "adverb")):
        first += 1
    carries = tokens[first].means("modality", "light", "stop") or tokens[first].means("acts")
    if first < action and not carries:
        return True
    last = action - 1
    while last > at + 1 and tokens[last].kind == "mark":
        last -= 1
    return any(tokens[k].means("grammar", "auxiliary") for k in range(at + 1, last))


def _before(scene: Scene, at: int, taken: frozenset[int]) -> Complement | None:
    tokens, floor = scene.tokens, max(0, at - BACK)
    if not tokens[at].means("modality", "will"):
        return None
    denied = next((k for k in range(at - 1, floor - 1, -1) if tokens[k].means("modality", "no")), None)
    if denied is None:
        return None
    for k in range(denied + 1, at):
        sense = tokens[k].means("actions")
        if sense and k not in taken:
            return Complement(denied, min(len(tokens), at + 3), sense.name, k, "negative", True)
    return None


def _elided(scene: Scene, at: int, before: Complement | None) -> Complement | None:
    """The object of the clause before, where this one has a pronoun for it: "and will never do that", ولن نستخدمها."""
    tokens, verb = scene.tokens, _verb(scene.tokens, at)
    if verb < len(tokens) and at + 1 < len(tokens) and tokens[at + 1].kind == "mark" and verb == at + 1:
        return _repeated(scene, at)
    if before is None or verb >= len(tokens):
        return None
    pronoun = scene.has_ending(verb) or any(t.means("modality", "it") for t in tokens[verb : verb + 3])
    if not pronoun:
        return None
    stop = min(len(tokens), verb + 6)
    return evolve(before, start=verb, stop=stop, at=verb, polarity="positive")


def _repeated(scene: Scene, at: int) -> Complement | None:
    """The verb of the clause before, where the future stands alone: "we did not come to …, and we never will"."""
    for k in range(at - 1, -1, -1):
        if scene.tokens[k].kind == "mark" and scene.tokens[k].text in HARD:
            return None
        sense = scene.tokens[k].means("actions")
        if sense:
            return Complement(at, at + 1, sense.name, k, "negative", True)
    return None


def _may_be_promised(tokens: Sequence[Token], at: int, found: Complement) -> bool:
    """Whether a future that is not denied is a promise: the verb itself must be the action, and soon."""
    if found.polarity == "negative":
        return True
    passive = tokens[at].means("modality", "passive") and not in_quotation(tokens, at)
    return found.at is not None and 0 <= found.at - at <= SOON and not passive
