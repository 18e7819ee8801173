"""Who does what a verb or a noun of speaking says: the subject, the one to whom a noun belongs, or who "issued" it.

The order of words is the language's (`syntax.subject_follows`): a subject after its verb is looked for first where it
may stand there. Without one of its own, a verb goes on with the subject before it ("…, and vowed to …").
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extraction.actors import Actor, keyless
from claimcheck.extraction.complements import Scene, is_and, opens
from claimcheck.extraction.headfirst import has_article
from claimcheck.extraction.marks import COMMAS, HARD, QUOTATION
from claimcheck.extraction.subjects import is_oblique
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.names import surname_key

PRONOUN = "pronoun"  # the form of a subject of whom only a pronoun is written
NAMELESS = "nameless"  # the form of a subject that is neither an office nor known as a name
NEAR = 3  # tokens between a verb and a subject after it
FAR = 14  # tokens between a subject and its verb after it
PHRASE = 4  # words of a subject that is neither an office nor a name
OWNED = 8  # tokens between a noun and the one who issued it


def subject(scene: Scene, verb: int, before: Actor | None) -> Actor | None:
    """Whose deed a verb is: the one named after it where that is the order, else before it, else the subject before."""
    if scene.subject_follows:
        return _around(scene, verb, before)
    if before and _pronoun(scene, verb):
        return before
    named = _preceding(scene, verb, before) or before or _nameless(scene, *_phrase_before(scene, verb))
    return named or _only_pronoun(scene, verb)


def _only_pronoun(scene: Scene, verb: int) -> Actor | None:
    """ "It rejected": somebody of whom only a pronoun is written."""
    at = verb - 1
    while at > 0 and (scene.tokens[at].means("grammar", "auxiliary") or scene.tokens[at].means("speech", "adverb")):
        at -= 1
    if at < 0 or not scene.tokens[at].means("speech", "pronoun") or scene.tokens[at].means("grammar", "relative"):
        return None
    return keyless(scene.passage, at, at + 1, PRONOUN)


def _around(scene: Scene, verb: int, before: Actor | None) -> Actor | None:
    """The subject where it may stand on either side: after a verb that opens its clause, before one that does not."""
    helped = _first_of_verb(scene.tokens, verb)
    opens = _opens_clause(scene, helped)
    leading = None if opens else _leading(scene, helped) or _nameless(scene, *_phrase_before(scene, verb))
    named = (
        leading
        or following(scene, verb)
        or (
            _phrase_after(scene, verb) if opens and _bare_subject(scene) and not _goes_on(scene, verb, before) else None
        )
        or _continued(scene, verb, before)
        or _preceding(scene, helped, before)
        or before
    )
    after = verb + 1 < len(scene.tokens) and has_article(scene.tokens[verb + 1], scene.language)
    return named or (_nameless(scene, verb + 1, verb + 2) if after else None)


def _first_of_verb(tokens: Sequence[Token], verb: int) -> int:
    """The first of the auxiliaries that belong to a verb: il governo "ha accusato" i ribelli."""
    while verb > 0 and tokens[verb - 1].means("modality", "perfect"):
        verb -= 1
    return verb


def _bare_subject(scene: Scene) -> bool:
    """Whether a subject may stand without a word for "the": else the plain word after a verb is what it is about."""
    return not scene.language.syntax.articles


def _phrase_after(scene: Scene, verb: int) -> Actor | None:
    """A subject without an office or a name right after a verb that opens its clause, up to what the verb is about:
    "asked families of the missing for …"."""
    tokens, stop = scene.tokens, verb + 1
    while stop < len(tokens) and stop - verb <= PHRASE and _can_name(tokens[stop]) and not _begins_object(tokens[stop]):
        stop += 1
    opened = stop > verb + 1 and stop < len(tokens) and (_begins_object(tokens[stop]) or tokens[stop].says("to"))
    plain = not any(token.word.clitics - {"the"} for token in tokens[verb + 1 : stop])
    return _nameless(scene, verb + 1, stop) if opened and plain else None


def _continued(scene: Scene, verb: int, before: Actor | None) -> Actor | None:
    """The subject of this sentence so far, for what follows a comma: "…, adding that"."""
    after_comma = verb > 0 and scene.tokens[verb - 1].text in COMMAS
    return before if after_comma and before in scene.actors else None


def _goes_on(scene: Scene, verb: int, before: Actor | None) -> bool:
    """Whether a verb is joined to another of this sentence, whose subject it may have."""
    return scene.tokens[verb].says("and") and verb > 0 and before in scene.actors


def _opens_clause(scene: Scene, verb: int) -> bool:
    if verb == 0 or scene.tokens[verb].says("and"):
        return True
    before = scene.tokens[verb - 1]
    return before.kind == "mark" or any(before.means(section) for section in ("grammar", "calendar", "speech"))


def _nameless(scene: Scene, start: int, stop: int) -> Actor | None:
    """A subject that is neither an office nor known as a name: "the kidnappers", "families", الخاطفون."""
    if stop <= start or not all(_can_name(token) for token in scene.tokens[start:stop]):
        return None
    text = scene.passage.quote(start, stop).of(scene.passage.text)
    key = surname_key(text, scene.language.letters)
    found = Actor(start, stop, text, (f"name:{key}",) if key else (), NAMELESS)
    return found if free(scene, found) else None


def _phrase_before(scene: Scene, verb: int) -> tuple[int, int]:
    """The words from an article, or from the beginning of the clause, to a verb and what helps it."""
    tokens, stop = scene.tokens, verb
    while stop > 0 and (tokens[stop - 1].means("grammar", "auxiliary") or tokens[stop - 1].means("speech", "adverb")):
        stop -= 1
    start = stop
    while start > 0 and stop - start < PHRASE and _can_name(tokens[start - 1]):
        start -= 1
    opened = start == 0 or (scene.subject_follows and tokens[start - 1].kind == "mark")
    opened = opened or tokens[start - 1].means("grammar", "determiner") is not None
    return (start, stop) if opened else (stop, stop)


def _can_name(token: Token) -> bool:
    closed = ("grammar", "speech", "acts", "calendar", "hedges")
    if token.means("modality", "what"):
        return False
    if token.means("numbers"):
        return not token.means("grammar")
    return token.kind == "word" and not any(token.means(section) for section in closed)


def _leading(scene: Scene, verb: int) -> Actor | None:
    """The one who stands right before a verb that is joined to nothing, as in headlines."""
    if scene.tokens[verb].says("and"):
        return None
    return next((actor for actor in scene.actors if actor.stop == verb and free(scene, actor)), None)


def addressing(scene: Scene, verb: int, before: Actor | None) -> Actor | None:
    """The subject of a verb that always names whom it is addressed to: the only one after it is not the subject."""
    found = following(scene, verb) if scene.subject_follows else None
    if found and found.stop < len(scene.tokens) and opens(scene.tokens[found.stop]):
        return _leading(scene, verb) or _preceding(scene, verb, before) or before or found
    return subject(scene, verb, before)


def _begins_object(token: Token) -> bool:
    """Whether a word after a subject may begin what its verb is about."""
    return opens(token) or (token.means("actions") is not None and token.size > 1)


def following(scene: Scene, verb: int) -> Actor | None:
    """The one who is named right after a verb, adverbs and dates aside."""
    for actor in scene.actors:
        if verb < actor.start <= verb + 1 + NEAR:
            return (
                actor
                if all(_is_adverb(scene.tokens[k]) for k in range(verb + 1, actor.start)) and free(scene, actor)
                else None
            )
    return None


def _is_adverb(token: Token) -> bool:
    if token.kind == "mark":
        return token.text in COMMAS
    return token.means("calendar") is not None or token.means("grammar", "auxiliary", "determiner") is not None


def free(scene: Scene, actor: Actor) -> bool:
    """Whether no preposition stands before someone, or is written with the name: nobody's subject else."""
    token = scene.tokens[actor.start]
    if (
        token.says("in")
        or token.says("to")
        or token.says("as")
        or is_oblique(scene.tokens[actor.stop - 1], scene.language)
    ):
        return False
    at = actor.start - 1
    while at >= 0 and scene.tokens[at].means("grammar", "determiner"):
        at -= 1
    before = scene.tokens[at] if at >= 0 else None
    return (
        before is None
        or not before.means("grammar", "preposition", "of", "from", "to", "locative")
        or bool(before.means("grammar", "subordinator"))
    )


def _preceding(scene: Scene, verb: int, before: Actor | None) -> Actor | None:
    """The last one named before a verb in its clause who can be a subject; the first where the object stands between."""
    joined = scene.tokens[verb].says("and") or (verb > 0 and is_and(scene.tokens[verb - 1]))
    if joined and before:
        return before
    floor = max(_clause_start(scene.tokens, verb), verb - FAR)
    if scene.language.syntax.verb_last:
        floor = max([floor, *(k + 1 for k in range(floor, verb) if scene.tokens[k].means("speech", "say"))])
    found = [actor for actor in scene.actors if floor <= actor.start and actor.stop <= verb and free(scene, actor)]
    return found[0 if scene.language.syntax.verb_last else -1] if found else None


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    for start in range(at - 1, -1, -1):
        if tokens[start].kind == "mark" and tokens[start].text in HARD:
            return start + 1
    return 0


def _pronoun(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb is a pronoun before it: "she had denied"."""
    for at in range(verb - 1, max(-1, verb - 1 - NEAR), -1):
        token = scene.tokens[at]
        if token.means("speech", "pronoun"):
            return True
        if not token.means("grammar", "auxiliary") and not token.means("speech", "adverb"):
            return False
    return False


def is_passive(scene: Scene, verb: int) -> bool:
    """Whether a verb is one that its subject suffers: "were told to", but not "were telling"."""
    if scene.tokens[verb].means("modality", "progressive"):
        return False
    for at in range(verb - 1, max(-1, verb - 1 - NEAR), -1):
        token = scene.tokens[at]
        if token.means("modality", "passive"):
            return True
        if not token.means("speech", "adverb"):
            return False
    return False


def doer(scene: Scene, start: int, stop: int) -> Actor | None:
    """The one named after "by", or after "issued by", between two tokens."""
    for actor in scene.actors:
        if (
            start <= actor.start < stop
            and actor.start > 0
            and scene.tokens[_outside(scene, actor)].means("modality", "by")
        ):
            return actor
    return None


def _outside(scene: Scene, actor: Actor) -> int:
    at = actor.start - 1
    while at > 0 and scene.tokens[at].means("grammar", "determiner"):
        at -= 1
    return at


def owner(scene: Scene, noun: int, before: Actor | None, deed: bool = False) -> Actor | None:
    """Whose pledge, order or denial a noun is; of a `deed` (accusation) the one "of" whom it is may be who suffers
    it."""
    tokens = scene.tokens
    if any(token.means("modality", "hasten") for token in tokens[max(0, noun - OWNED) : noun]):
        return _issuer(scene, noun)
    if deed and scene.subject_follows and not any(token.says("to") for token in tokens[noun + 1 : noun + OWNED]):
        return None
    if scene.subject_follows and any(scene.has_ending(k) for k in range(noun, min(noun + 2, len(tokens)))):
        return _nearest(scene, noun, before)
    if noun > 0 and tokens[noun - 1].means("modality", "possessive"):
        return _nearest(scene, noun, before)
    for actor in scene.actors:
        if actor.stop == noun and tokens[noun - 1].word.ending:
            return actor
        if actor.start == noun + 1 and scene.subject_follows and free(scene, actor):
            return actor
        if deed and tokens[_outside(scene, actor)].means("modality", "of"):
            continue
        if noun < actor.start <= noun + OWNED and _issued(scene, noun, actor):
            return actor
    return _issuer(scene, noun)


def _issuer(scene: Scene, noun: int) -> Actor | None:
    """The subject of the verb whose object a noun is: "the minister issued an order to", "was quick to condemn"."""
    for at in range(noun - 1, max(-1, noun - 1 - OWNED), -1):
        if scene.tokens[at].means("modality", "issued", "hasten"):
            return subject(scene, at, None)
    return None


def _issued(scene: Scene, noun: int, actor: Actor) -> bool:
    """ "the orders issued by", "the denial of", "the promise by"."""
    tokens, at = scene.tokens, _outside(scene, actor)
    if at == noun + 1 and tokens[at].means("modality", "of", "by"):
        return True
    between = tokens[noun + 1 : actor.start]
    return any(token.means("modality", "issued") for token in between) and not any(
        token.means("acts") and not token.means("modality", "issued") for token in between
    )


def _nearest(scene: Scene, noun: int, before: Actor | None) -> Actor | None:
    """Whom a pronoun means: the subject before, else the last one named before, else the next one after."""
    earlier = [actor for actor in scene.actors if actor.stop <= noun and free(scene, actor)]
    later = [actor for actor in scene.actors if actor.start > noun]
    if earlier:
        return earlier[-1] if earlier[-1].form in ("person", "name") or before is None else before
    return later[0] if later else before


def in_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands between quotation marks."""
    return sum(token.kind == "mark" and token.text in QUOTATION for token in tokens[:at]) % 2 == 1
