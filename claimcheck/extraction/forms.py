"""What must stand beside the word of an act, by its form in the language file.

A weak verb needs a known action, "rejected … as" makes a denial, "held … responsible" an accusation, a noun needs
somebody whose it is. Each form is one small function with the same arguments, found in `READERS` by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from claimcheck.extraction.actors import Actor
from claimcheck.extraction.agents import (
    NAMELESS,
    PRONOUN,
    addressing,
    doer,
    following,
    in_quotation,
    is_passive,
    owner,
    subject,
)
from claimcheck.extraction.complements import Complement, Scene, clause_end, complement, is_saying, suffered
from claimcheck.extraction.faults import faults
from claimcheck.extraction.headfirst import forms_of
from claimcheck.extraction.marks import COMMAS
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Polarity
from claimcheck.rulebook.language import Sense

FRAME = 4  # tokens between a verb and its subject, or a report and what is said of it
REPORTS = 5  # tokens within which a denial names the report that it denies
NEAR = 4  # tokens between "that" and "is a lie"
CLOSE = 8  # tokens between a weak verb and its action
REPORT = "report"  # what "that" means where nothing was said of it before
ADDRESSED = frozenset({"addressed", "object"})  # forms of verbs that name whom they are addressed to
CLOSING = frozenset({"pledge", "denial", "accusation"})  # acts whose verb may close the sentence that it is about
FAULTED = frozenset({"denial", "accusation"})  # acts that may be about a fault
POINTING = frozenset({"denial", "refusal", "condemnation"})  # acts that may be about "that" or "the decision"


@frozen
class Before:
    """What an act may refer to: the subject before it, someone named in the next sentence, the actions spoken of and
    ordered last."""

    actor: Actor | None = None
    next_actor: Actor | None = None
    action: str | None = None
    polarity: Polarity = "positive"
    decided: str | None = None


@frozen
class Act:
    """An act, who acts, and what about; `verb` where its subject goes on to the next verb."""

    name: str
    actor: Actor
    complement: Complement
    sense: Sense
    verb: bool = True


def _is_negated(tokens: Sequence[Token], at: int) -> bool:
    return any(tokens[k].means("modality", "didnt", "no", "wont") for k in range(max(0, at - 2), at))


def _verb(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    if is_passive(scene, at):
        return _passive(scene, at, sense, taken)
    actor = (addressing if sense.form in ADDRESSED else subject)(scene, at, before.actor)
    if actor is None:
        return None
    found = _about(scene, at, actor, sense, before, taken)
    if _is_negated(scene.tokens, at):
        return Act("denial", actor, found, sense) if sense.name == "order" and found.listed else None
    if actor.form == PRONOUN and sense.name == "order" and not found.listed:
        return None
    if found.action is None and sense.name in CLOSING:
        found = _told_before(scene, at, actor, taken) or found
    if found.action is None and (sense.form in ("as", "report") or sense.name == "denial"):
        found = evolve(found, action=REPORT)
    if sense.name == "denial" and not found.listed and before.decided and _of_decision(scene, found):
        found = evolve(found, action=before.decided, listed=True)
    return Act(sense.name, actor, found, sense) if found.action else None


def _told_before(scene: Scene, at: int, actor: Actor, taken: frozenset[int]) -> Complement | None:
    """What a verb is about that closes its sentence: "there will be no lockdown, the minister promised"."""
    stop = min(at, actor.start)
    closes = stop > 0 and any(t.text in COMMAS for t in scene.tokens[max(0, stop - 2) : stop])
    found = complement(scene, 0, 0, taken) if closes else None
    if found is None or not found.listed or found.at is None or found.at >= stop:
        return None
    return evolve(found, stop=max(at, actor.stop - 1) + 1)


def _of_decision(scene: Scene, found: Complement) -> bool:
    """Whether a denial is of having given "the order" that was spoken of before."""
    return any(t.means("modality", "decision") for t in scene.tokens[found.start : found.stop])


def _passive(scene: Scene, at: int, sense: Sense, taken: frozenset[int]) -> Act | None:
    found = complement(scene, at, at + 1, taken)
    found = _faulted(scene, at, at + 1, found) if sense.name in FAULTED else found
    actor = doer(scene, at + 1, found.stop)
    if not found.listed:
        found = suffered(scene, at, taken) or found
    return Act(sense.name, actor, found, sense) if actor and found.action else None


def _about(scene: Scene, at: int, actor: Actor, sense: Sense, before: Before, taken: frozenset[int]) -> Complement:
    start = actor.stop if at < actor.start <= at + FRAME else at + 1
    found = complement(scene, at, start, taken)
    found = _faulted(scene, at, start, found) if sense.name in FAULTED else found
    pointer = _pointer(scene.tokens, start, found.stop) if sense.name in POINTING and not found.listed else None
    if pointer is None:
        return found
    decided = before.decided if scene.tokens[pointer].means("modality", "decision") else None
    spoken = before.action if before.action != before.decided else None  # "denies that" is not "denies the order"
    action = decided or spoken or REPORT
    return Complement(
        start,
        max(found.stop, pointer + 1),
        action,
        pointer,
        "positive" if decided else before.polarity,
        action != REPORT,
    )


def _faulted(scene: Scene, at: int, start: int, found: Complement) -> Complement:
    """What an accusation or a denial is about, where that is a fault before it is an action."""
    named = faults(scene.tokens, start, clause_end(scene.tokens, at, start))
    if not named or (found.listed and found.at is not None and found.at < named[0].start):
        return found
    fault = named[0]
    return evolve(
        found, action=fault.name, at=fault.start, stop=max(found.stop, fault.stop), polarity="positive", listed=True
    )


def _pointer(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """The "it", "that" or "decision" that is all of a complement."""
    at = next((k for k in range(start, stop) if not _is_article(tokens[k])), None)
    if at is None or not tokens[at].means("modality", "it", "decision"):
        return None
    follows = tokens[at + 1] if at + 1 < stop else None
    return at if follows is None or _is_aside(follows) else None


def _is_aside(token: Token) -> bool:
    """Whether a word can follow "that" where "that" is all: a mark, a date, a preposition, "as"."""
    adverb = token.means("modality", "called") or token.means("grammar", "preposition", "subordinator", "and")
    return token.kind == "mark" or token.means("calendar") is not None or adverb is not None


def _is_article(token: Token) -> bool:
    return token.means("grammar", "determiner") is not None and not token.means("modality", "it")


def _listed(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """A weak verb: an act only before a known action."""
    found = _verb(scene, at, sense, before, taken)
    named = found is not None and (found.actor.form != NAMELESS or scene.subject_follows)
    return found if found and named and found.complement.listed and _is_close(scene, at, found) else None


def _is_close(scene: Scene, at: int, found: Act) -> bool:
    """Whether the action stands near a weak verb, in its own part of the sentence."""
    assert found.complement.at is not None
    start = max(at + 1, found.complement.start)
    between = scene.tokens[start : found.complement.at]
    return len(between) <= CLOSE and not any(
        t.text in COMMAS or t.means("grammar", "after", "subordinator") for t in between
    )


def _bidding(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "told troops to", "told troops that they could"."""
    found = _listed(scene, at, sense, before, taken)
    if found is None or found.complement.at is None:
        return None
    upto = range(at + 1, found.complement.at + 1)
    bids = any(scene.tokens[k].means("modality", "infinitive", "may") or _is_in(scene, k) for k in upto)
    return found if bids else None


def _noun(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "the order issued by X to shoot", "his pledge not to"; "no order was issued" is a denial."""
    found = complement(scene, at, at + 1, taken)
    found = _faulted(scene, at, at + 1, found) if sense.name in FAULTED else found
    if not found.listed:
        return None
    if at > 0 and scene.tokens[at - 1].means("grammar", "no"):
        return Act("denial", before.actor, found, sense, False) if before.actor else None
    actor = owner(scene, at, before.actor, sense.form == "deed")
    if actor is None and scene.subject_follows and scene.tokens[at].word.ending:
        actor = before.next_actor
    if actor is None and any(token.text == ":" for token in scene.tokens[max(0, at - NEAR) : at]):
        actor = before.actor
    return Act(sense.name, actor, found, sense, False) if actor else None


def deed(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "its condemnation of": of the one who condemns, not of who is condemned."""
    return _noun(scene, at, evolve(sense, form="deed"), before, taken)


def _with_object(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "accuse X of": without X between, the verb is a passive that is written alike (اتهموا بقتل)."""
    found = (_participle if sense.form.startswith("participle") else _verb)(scene, at, sense, before, taken)
    if found is None or found.complement.start >= len(scene.tokens):
        return None
    start = max(found.complement.start, at + 1)
    both = found.actor.start > at and found.actor.stop - found.actor.start > 1  # "the union the owner": two, unnamed
    passive = _is_in(scene, start) and not scene.has_ending(at) and not both
    return None if passive else found


def _is_in(scene: Scene, at: int) -> bool:
    """Whether "in" is written with a word, known or not."""
    token = scene.tokens[at]
    return token.says("in") or (not token.senses and token.folded.startswith(forms_of(scene.language, "in")))


def _participle(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    actor = before.actor or next((a for a in reversed(scene.actors) if a.stop <= at), None)
    if actor is None:
        return None
    found = _about(scene, at, actor, sense, before, taken)
    return Act(sense.name, actor, found, sense, False) if found.action else None


def _itself(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "sacked the police chief": act and action in one."""
    action = scene.tokens[at].means("actions")
    if action is None or is_passive(scene, at) or _is_negated(scene.tokens, at):
        return None
    actor = subject(scene, at, before.actor)
    if actor is None:
        return None
    stop = clause_end(scene.tokens, at, at + 1)
    return Act(sense.name, actor, Complement(at, stop, action.name, at, "positive", True), sense)


def _called(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "dismissed the report as fantasy": a denial only because of what it is called, of what stands before that."""
    found = _verb(scene, at, sense, before, taken)
    stop = clause_end(scene.tokens, at, at + 1)
    called = next((k for k in range(at + 1, stop) if scene.tokens[k].means("modality", "called")), None)
    if found is None or called is None:
        return None
    about = found.complement
    if about.at is None or (about.at > called and not about.listed):
        about = evolve(about, action=REPORT, at=None)
    return evolve(found, complement=about)


def _reported(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "rejected claims that"."""
    first = max(0, at - REPORTS) if scene.language.syntax.verb_last else at + 1
    reports = any(t.means("modality", "report") for t in scene.tokens[first : at + 1 + REPORTS])
    return _verb(scene, at, sense, before, taken) if reports else None


def _blamed(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "held the police responsible for", حمّل … مسؤولية."""
    stop = clause_end(scene.tokens, at, at + 1)
    blame = next((k for k in range(at + 1, stop) if scene.tokens[k].means("modality", "blame")), None)
    actor = subject(scene, at, before.actor)
    if blame is None or actor is None:
        return None
    found = _faulted(scene, at, blame + 1, complement(scene, at, blame + 1, taken))
    return Act(sense.name, actor, found, sense) if found.action else None


def _verdict(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "said the figure was wrong": the speaker denies what stands before; لا صحة لـ: what stands after."""
    actor = before.actor or next((actor for actor in scene.actors if actor.stop <= at), None)
    around = scene.tokens[max(0, at - FRAME * 2) : at + FRAME]
    if in_quotation(scene.tokens, at) and any(t.means("modality", "it") for t in scene.tokens[max(0, at - NEAR) : at]):
        return _retorted(scene, at, sense, before)
    found = _faulted(scene, at, at + 1, complement(scene, at, at + 1, taken))
    if actor is None:
        actor = _sayer(scene, at)
    if actor is None or not (found.listed or any(token.means("modality", "report") for token in around)):
        return None
    if not found.listed:
        start = max(actor.stop if actor.stop <= at else 0, at - FRAME * 2)
        found = evolve(complement(scene, start, start, taken), stop=at + 1)
        found = found if found.action else evolve(found, action=REPORT)
    return Act(sense.name, actor, found, sense, False) if found.action else None


def _sayer(scene: Scene, at: int) -> Actor | None:
    """Who says it, where the verb of saying closes the sentence."""
    tokens = scene.tokens
    said = next((k for k in range(at + 1, len(tokens)) if is_saying(tokens[k])), None)
    return None if said is None else following(scene, said) or subject(scene, said, None)


def _retorted(scene: Scene, at: int, sense: Sense, before: Before) -> Act | None:
    """ "That is a lie," somebody said: a denial of what stands before."""
    actor = _sayer(scene, at) or before.actor
    start = next(k for k in range(at - 1, -1, -1) if scene.tokens[k].means("modality", "it"))
    return (
        Act(sense.name, actor, Complement(start, at + 1, REPORT, start, "positive", False), sense, False)
        if actor
        else None
    )


def _of_such(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "lifted the ban on", "signed a deal": what is lifted or signed must be something that can be."""
    found = _listed(scene, at, sense, before, taken)
    reach = REPORTS + FRAME
    around = scene.tokens[max(0, at - reach) : at] if is_passive(scene, at) else scene.tokens[at + 1 : at + 1 + reach]
    such = any(t.means("modality", OBJECTS[sense.form]) for t in around)
    return found if found and such else None


def _asked(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "appealed to residents to": an act only with what they are to do after it, known or not."""
    found = _verb(scene, at, sense, before, taken)
    if found is None or found.complement.at is None or found.actor.form == NAMELESS:
        return None
    stop = clause_end(scene.tokens, at, at + 1)
    bids = any(token.means("modality", "infinitive") for token in scene.tokens[at + 1 : stop])
    follows = scene.tokens[at + 1]
    addressed = not follows.means("modality", "infinitive", "no")
    return found if bids and addressed else None


def _announced(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "announced the closure of", "announced a withdrawal": what is announced is decreed, or promised."""
    found = _listed(scene, at, sense, before, taken)
    if found is None or found.complement.at is None or found.complement.polarity == "negative":
        return None
    first = max(found.complement.start, at + 1)
    between = scene.tokens[first : found.complement.at]
    begins = all(_is_slight(t) for t in between)
    head = scene.tokens[found.complement.at]
    if not begins or (head.size == 1 and head.means("triggers")):
        return None
    action = found.complement.action or ""
    lifts = any(t.means("modality", "lifting") for t in between)
    if action.startswith("lift-") or (lifts and head.means("modality", "liftable")):
        return evolve(found, name="lifting")
    if action in PROMISED:
        return evolve(found, name="pledge")
    return found if action.partition("-")[0] in DECREED else None


def _is_slight(token: Token) -> bool:
    """Whether a word may stand between "announced" and what is announced: "the", "three days of", "the lifting of"."""
    slight = token.means("numbers") or token.means("calendar") or token.means("modality", "lifting", "of")
    return _is_article(token) or token.kind != "word" or slight is not None


def _between(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "a deal between X and Y": of both."""
    actor = next((a for a in scene.actors if a.start in (at + 1, at + 2)), None)
    stop = clause_end(scene.tokens, at, at + 1)
    if actor is None:
        text = scene.passage.quote(at + 1, stop).of(scene.passage.text) if stop > at + 1 else ""
        actor = Actor(at + 1, stop, text, (), NAMELESS)
    found = complement(scene, at, at + 1, taken)
    action = found.action if found.listed else DEAL
    return Act(sense.name, actor, evolve(found, action=action, listed=True), sense, False) if actor.text else None


def _insisted(scene: Scene, at: int, sense: Sense, before: Before, taken: frozenset[int]) -> Act | None:
    """ "insists that there is no shortage", "maintained that the sirens had sounded": a fault is denied."""
    stop = clause_end(scene.tokens, at, at + 2)
    named = next((fault for fault in faults(scene.tokens, at + 1, stop) if fault.none), None)
    actor = subject(scene, at, before.actor)
    if named is None or actor is None:
        return None
    return Act(sense.name, actor, Complement(at + 1, stop, named.name, named.start, "positive", True), sense)


Reader = Callable[[Scene, int, Sense, Before, frozenset[int]], "Act | None"]
READERS: dict[str, Reader] = {
    "verb": _verb,
    "addressed": _verb,
    "weak": _listed,
    "to": _bidding,
    "bid": _asked,
    "announce": _announced,
    "between": _between,
    "insist": _insisted,
    "noun": _noun,
    "participle": _participle,
    "deed": deed,
    "object": _with_object,
    "participle-object": _with_object,
    "itself": _itself,
    "as": _called,
    "report": _reported,
    "blame": _blamed,
    "verdict": _verdict,
    "lift": _of_such,
    "sign": _of_such,
}
OBJECTS = {"lift": "liftable", "sign": "signable"}
DEAL = "sign-agreement"
PROMISED = frozenset({"withdraw", "deliver-aid", "rebuild", "compensate", "release", "investigate", "deploy-forces"})
DECREED = frozenset(
    {"suspend", "close", "evacuate", "impose", "ban", "dissolve", "dismiss", "declare", "cancel", "mourning"}
)
NOMINAL = ("noun", "deed", "between")
BOTH = ("participle", "participle-object", "verdict")  # forms that are neither nouns nor finite verbs


def follows_verb(scene: Scene, at: int) -> Actor | None:
    """The one named right after a verb of saying in languages that do not have it so, after a quotation: said X."""
    before = scene.tokens[at - 1] if at else None
    if scene.subject_follows or before is None or before.kind != "mark":
        return None
    return following(scene, at)
