"""Who pledged, denied, ordered, demanded what: acts of speaking, with their actor, their action and its polarity.

An act is a word of the language file's `acts` (see `acts`), or is in the speaker's own words without a word for it
(see `avowals`). What has no actor or no action is no statement. One pass over the tokens: each step is told what went
before and tells the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, field, frozen

from claimcheck.extraction.actors import Actor, Cast, find_actors, keyless
from claimcheck.extraction.acts import act
from claimcheck.extraction.agents import PRONOUN, in_quotation, subject
from claimcheck.extraction.avowals import Avowal, Speech, avowal
from claimcheck.extraction.complements import Complement, Scene, action_of, complement, is_saying, term
from claimcheck.extraction.forms import Act, Before, follows_verb
from claimcheck.extraction.headfirst import has_article
from claimcheck.extraction.marks import COMMAS, HARD
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.tokens import Token
from claimcheck.model.claim import Polarity, Step
from claimcheck.model.span import Span
from claimcheck.rulebook.language import Language, Sense

ADJACENT = 3  # tokens between a subject and its verb within a quote
REPORTING = frozenset({"condemnation", "accusation"})  # acts that may be about another's act, which is told with them
BATTLE = frozenset({"attack", "bomb", "shell", "launch-missile", "raid", "invade"})
ARMY = "army"
JOINING = frozenset({"pledge", "order", "call", "refusal", "agreement"})  # acts that may be about two things
AVOWED = ("will", "wont", "didnt", "should")
SILENT = Sense("modality", "avowal")


@frozen
class StatementMention:
    """A statement at the tokens `[start, stop)` of a passage; `target`, `condition` and `until` are places in the
    text."""

    passage: Passage
    start: int
    stop: int
    act: str
    action: str
    polarity: Polarity
    actor: Actor
    target: Span | None = None
    condition: Span | None = None
    until: Span | None = None
    steps: tuple[Step, ...] = field(default=(), eq=False)

    @property
    def span(self) -> Span:
        return self.passage.quote(self.start, self.stop)


@frozen
class State:
    """What is known at a token: the subject before it, whose words these are, the last act and complement, and where
    it ends."""

    before: Before
    speech: Speech | None = None
    outer: str | None = None
    busy: int = 0
    last: Complement | None = None
    told: Act | None = None


def find_statements(passages: Sequence[Passage], cast: Cast, language: Language) -> tuple[StatementMention, ...]:
    """All statements of an article, in the order of the text."""
    found: list[StatementMention] = []
    before = Before()
    bearers = _bearers(passages, cast)
    for number, passage in enumerate(passages):
        scene = _scene(passage, cast, language, bearers)
        following = find_actors(passages[number + 1], cast) if number + 1 < len(passages) else ()
        before = evolve(before, next_actor=following[0] if following else None)
        if not MATTERS.isdisjoint(passage.holds):
            before = _read(scene, before, found)
        else:
            before = evolve(before, actor=None if SAYING.isdisjoint(passage.holds) else _speaker(scene))
    return tuple(found)


MATTERS = frozenset({"+will", "acts", *(f"modality.{name}" for name in AVOWED)})  # what makes a sentence worth reading
SAYING = frozenset({"speech.say", "speech.add"})


def _scene(passage: Passage, cast: Cast, language: Language, bearers: Mapping[str, Actor | None]) -> Scene:
    actors = (_known(passage, actor, bearers) for actor in find_actors(passage, cast))
    return Scene(passage, tuple(_trimmed(passage, actor, language) for actor in actors), language)


def _bearers(passages: Sequence[Passage], cast: Cast) -> Mapping[str, Actor | None]:
    """Whom a title before a name belongs to, where only one in the article has it: "Colonel X" is "the colonel"."""
    found: dict[str, Actor | None] = {}
    for passage in passages:
        for actor in find_actors(passage, cast):
            title = passage.tokens[actor.start]
            if actor.keys and actor.stop > actor.start + 1 and title.means("offices") and _is_title(title):
                other = found.setdefault(title.word.stem, actor)
                shared = other is not None and set(other.keys) & set(actor.keys)
                found[title.word.stem] = other if shared else None
    return found


def _is_title(token: Token) -> bool:
    return any(sense.section == "offices" and sense.form == "title" for sense in token.senses)


def _known(passage: Passage, actor: Actor, bearers: Mapping[str, Actor | None]) -> Actor:
    bearer = bearers.get(passage.tokens[actor.start].word.stem) if not actor.keys and actor.form == "title" else None
    return evolve(actor, keys=bearer.keys) if bearer else actor


def _bodies(keys: tuple[str, ...], battle: bool) -> tuple[str, ...]:
    """The keys of somebody with those of the body that he heads or speaks for: its spokesman pledges for the army, and
    a commander of a region who orders bombs has one."""
    held = [key.partition("/")[2] for key in keys if key.startswith("office:") and "/" in key]
    held += [ARMY] if battle and not held and any(key.startswith("office:head") for key in keys) else []
    return tuple(dict.fromkeys((*keys, *(f"org:{body}" for body in held))))


def _trimmed(passage: Passage, actor: Actor, language: Language) -> Actor:
    """Someone without the action that follows: what comes after a definite office, or after "of", is what is done."""
    tokens = passage.tokens
    first = tokens[actor.start]
    article = has_article(first, language)
    definite = article or first.size > 1
    for at in range(actor.start + 1, actor.stop):
        after_of = tokens[at - 1].means("grammar", "of") is not None
        body = actor.form == "body" and article and tokens[at].says("the")
        able = body or (definite and actor.form in ("person", "group"))
        done = able if language.syntax.subject_follows else after_of
        if _turns(tokens[at]) or (done and action_of(tokens[at], language)):
            stop = at - 1 if after_of else at
            return evolve(actor, stop=stop, text=passage.quote(actor.start, stop).of(passage.text))
    return actor


def _turns(token: Token) -> bool:
    """Whether a word can be no part of a name: "not to", "the reports"."""
    return token.means("modality", "no", "wont", "didnt", "infinitive", "report") is not None


def _speaker(scene: Scene) -> Actor | None:
    said = next((at for at, token in enumerate(scene.tokens) if is_saying(token)), None)
    return _subject_of_speech(scene, said, None) if said is not None else None


def _subject_of_speech(scene: Scene, at: int, before: Actor | None) -> Actor | None:
    return follows_verb(scene, at) or subject(scene, at, before) or _pronoun(scene, at)


def _pronoun(scene: Scene, at: int) -> Actor | None:
    """ "He told us": somebody of whom only a pronoun is written."""
    if at == 0 or not scene.tokens[at - 1].means("speech", "pronoun"):
        return None
    return keyless(scene.passage, at - 1, at, PRONOUN)


def _read(scene: Scene, before: Before, found: list[StatementMention]) -> Before:
    """The statements of one sentence, added to those found, and what the next sentence may refer to."""
    taken = _taken(scene)
    state = State(before)
    for at in range(len(scene.tokens)):
        state, mention = _step(scene, at, state, taken)
        if mention is not None:
            found.append(mention)
    return state.before


def _taken(scene: Scene) -> frozenset[int]:
    """Tokens that name persons and bodies, so that a "peace envoy" is no peace; not a verb before those it is done
    to."""
    tokens = scene.tokens
    inside = [(actor, k) for actor in scene.actors for k in range(actor.start, actor.stop)]
    return frozenset(k for actor, k in inside if not tokens[k].means("actions") or not _is_done(scene, actor, k))


def _is_done(scene: Scene, actor: Actor, at: int) -> bool:
    if scene.subject_follows:
        return actor.form in ("source", "group")
    before = scene.tokens[at - 1] if at == actor.start and at > 0 else None
    return (
        before is not None
        and before.means("modality", "passive", "infinitive", "may", "will", "wont", "didnt", "perfect") is not None
    )


def _step(scene: Scene, at: int, state: State, taken: frozenset[int]) -> tuple[State, StatementMention | None]:
    token = scene.tokens[at]
    if token.kind == "mark":
        return (_labelled(scene, at, state), None) if token.text == ":" else (state, None)
    if not token.senses:
        return state, None
    told = act(scene, at, state.before, taken) if token.means("acts") else None
    if told and _counts(told, at, state):
        return _after_act(scene, at, told, state)
    if is_saying(token):
        actor = _subject_of_speech(scene, at, state.before.actor)
        before = evolve(state.before, actor=actor)
        return evolve(state, before=before, speech=Speech(actor, at), told=None), None
    more = _joined(scene, at, state, taken)
    if more is not None:
        return evolve(state, busy=more.stop), more
    if token.means("speech", "that") and state.speech is None:
        state = _written(scene, at, state)
    own = _avowed(scene, at, state, taken)
    return _after_avowal(scene, at, own, state) if own else (state, None)


def _joined(scene: Scene, at: int, state: State, taken: frozenset[int]) -> StatementMention | None:
    """A second thing that an act is about: "promised to free the men and to withdraw", تعهد بـ… وبـ…"""
    tokens, told = scene.tokens, state.told
    if told is None or told.name not in JOINING or not tokens[at].means("actions") or at in taken:
        return None
    first = at - 2 if at > 1 and tokens[at - 1].means("modality", "infinitive") else at
    together = tokens[at].says("and") and tokens[at].says("in")
    apart = first < at and tokens[first].means("grammar", "and") is not None
    if not (together or apart) or told.complement.at is None or first <= told.complement.at:
        return None
    found = complement(scene, first, at, taken)
    return _mention(scene, at, told.name, told.actor, found, told.sense) if found.listed else None


def _labelled(scene: Scene, at: int, state: State) -> State:
    """ "X: we will not …": whose words follow a colon."""
    label = next((actor for actor in scene.actors if actor.stop == at and _opens_line(scene, actor.start)), None)
    return evolve(state, speech=Speech(label, at), before=evolve(state.before, actor=label)) if label else state


def _opens_line(scene: Scene, at: int) -> bool:
    """Whether a name begins its sentence, or a part of it after a full stop, dots or "and" written with it."""
    return at == 0 or scene.tokens[at].says("and") or scene.tokens[at - 1].text in HARD | COMMAS


def _written(scene: Scene, at: int, state: State) -> State:
    """ "the statement says that": whose words follow is a document's."""
    document = next((actor for actor in scene.actors if actor.form == "source" and actor.stop == at), None)
    return evolve(state, speech=Speech(document, at)) if document else state


def _counts(told: Act, at: int, state: State) -> bool:
    """Whether an act stands for itself: within what another is about, only if that reports it and someone else did
    it."""
    if at >= state.busy:
        return True
    return state.outer in REPORTING and not told.verb


def _after_act(scene: Scene, at: int, told: Act, state: State) -> tuple[State, StatementMention]:
    mention = _mention(scene, at, told.name, told.actor, told.complement, told.sense)
    inner = at < state.busy
    before = evolve(state.before, action=mention.action, polarity=mention.polarity)
    before = evolve(before, decided=mention.action) if told.name == "order" else before
    before = evolve(before, actor=told.actor) if told.verb and not inner else before
    busy, outer = (state.busy, state.outer) if inner else (told.complement.stop, told.name)
    documented = state.speech is not None and state.speech.is_document
    speech = Speech(told.actor, at) if told.verb and not documented else state.speech
    return State(before, speech, outer, busy, told.complement, told if told.verb and not inner else state.told), mention


def _avowed(scene: Scene, at: int, state: State, taken: frozenset[int]) -> Avowal | None:
    if at < state.busy or MATTERS.isdisjoint(scene.tokens[at].word.holds):
        return None
    speech = state.speech or _said_after(scene, at, state)
    return avowal(scene, at, speech, taken, state.last) if speech else None


def _said_after(scene: Scene, at: int, state: State) -> Speech | None:
    """Whose words a quotation is that comes before the verb of saying."""
    quoted = in_quotation(scene.tokens, at)
    said = next((k for k in range(at + 1, len(scene.tokens)) if is_saying(scene.tokens[k])), None)
    if not quoted and (said is None or not any(t.text in COMMAS for t in scene.tokens[at:said])):
        return None
    actor = _subject_of_speech(scene, said, state.before.actor) if said is not None else state.before.actor
    return Speech(actor, 0 if quoted else -1) if actor else None


def _after_avowal(scene: Scene, at: int, own: Avowal, state: State) -> tuple[State, StatementMention]:
    start = min(at, own.complement.start)
    mention = _mention(scene, start, own.act, own.actor, own.complement, SILENT)
    before = evolve(state.before, action=mention.action, polarity=mention.polarity)
    busy = max(state.busy, (own.complement.at or at) + 1)
    return evolve(state, before=before, last=own.complement, busy=busy, outer=own.act), mention


def _mention(scene: Scene, at: int, name: str, actor: Actor, about: Complement, sense: Sense) -> StatementMention:
    passage = scene.passage
    start = actor.start if 0 <= at - actor.stop <= ADJACENT and actor in scene.actors else at
    stop = max(about.stop, at + 1)
    others = [
        other for other in scene.actors if other.start >= about.start and other.stop <= about.stop and other != actor
    ]
    steps = [Step(f"act:{name}", sense.entry, passage.quote(at, at + 1))]
    if about.at is not None:
        steps.append(Step(f"action:{about.action}", scene.tokens[about.at].text, passage.quote(about.at, about.at + 1)))
    return StatementMention(
        passage,
        start,
        stop,
        name,
        about.action or "",
        about.polarity,
        evolve(actor, keys=_bodies(actor.keys, name == "order" and about.action in BATTLE)),
        target=passage.quote(others[0].start, others[0].stop) if others else None,
        condition=term(passage, about, ("unless", "condition")),
        until=term(passage, about, ("until",)),
        steps=tuple(steps),
    )
