"""Who does what a verb says.

The order of subject and verb is the language's. What stands beside a verb may also be its object or somebody else's, so
prepositions, clauses and participles are asked first; a verb without a subject goes on with an earlier one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

from claimcheck.extraction.actors import Actor, Cast, find_actors
from claimcheck.extraction.marks import SEMICOLONS
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import is_closed, is_comma
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language

REACH = 120  # tokens back to the subject of an earlier verb; hardly a sentence of news is longer
UNLISTED_LIMIT = 5  # words of a speaker who is in no list
PARTING = SEMICOLONS | frozenset(':\u201d"')  # what a colon opens or a quotation closes is a clause too


def subject_of(passage: Passage, at: int, company: Cast, before: Actor | None = None) -> Actor | None:
    """Who does what the verb at `at` says: the nearest actor that can be its subject.

    Where the subject follows its verb that one is asked first, in other languages the one before it. A verb without
    one ("and vowed to", "accusing them of") has the subject of the verb before; a pronoun, or a sentence that begins
    with such a verb, has `before`: who was speaking last.
    """
    actors = find_actors(passage, company)
    if company.language.syntax.subject_follows:
        return _verb_first(passage, at, actors) or before
    if company.language.syntax.verb_last and company.language.syntax.head == "last":
        return _topic(passage, at, actors, company) or before
    if _is_inverted(passage, at):
        found = _following(passage, at, actors)
        if found:
            return found
    return _preceding(passage, at, actors, before)


def _topic(passage: Passage, at: int, actors: Sequence[Actor], company: Cast) -> Actor | None:
    """The first named in the clause that no case makes an object, where all that is said stands before its verb."""
    start = next((k + 1 for k in range(at - 1, -1, -1) if passage.tokens[k].means("speech", "say", "source")), 0)
    able = (a for a in actors if start <= a.start and a.stop <= at and can_act(passage, a))
    return next((actor for actor in able if not is_oblique(passage.tokens[actor.stop - 1], company.language)), None)


def is_oblique(last: Token, language: Language) -> bool:
    """Whether the last word of a name or an office has the ending of a case that no subject has."""
    taken = last.word.ending or last.word.folded.partition("'")[2]
    return taken.endswith(language.endings.oblique or "\0")


def _verb_first(passage: Passage, at: int, actors: Sequence[Actor]) -> Actor | None:
    own = _own(passage, at, actors)
    return own or _earlier(passage, at, actors) or _addressed(passage, at, actors)


def _own(passage: Passage, at: int, actors: Sequence[Actor]) -> Actor | None:
    """The subject that a verb has of its own, before it or after it."""
    token = passage.tokens[at]
    if token.means("speech", "participle"):
        return None
    beside = _beside(passage, at, actors)
    if beside and (_is_topic(passage, beside) or (not token.says("and") and _opens_clause(passage, beside.start))):
        return beside
    following = _following(passage, at, actors)
    if following and _is_addressed(passage, at, following):
        return None
    return following or (beside if not token.says("and") else None)


def _addressed(passage: Passage, at: int, actors: Sequence[Actor]) -> Actor | None:
    return None if passage.tokens[at].means("speech", "participle") else _following(passage, at, actors)


def _is_addressed(passage: Passage, at: int, actor: Actor) -> bool:
    """Whether who follows a verb of calling or ordering is the one it is said to: "…, and urged the authorities to".

    That is so where the verb goes on with a clause and a preposition follows: its subject is that of the clause.
    """
    tokens = passage.tokens
    verb = tokens[at]
    if at == 0 or actor.stop >= len(tokens) or not (verb.says("and") and verb.means("acts", "call", "order")):
        return False
    return bool(tokens[actor.stop].means("grammar", "preposition")) or tokens[actor.stop].says("in")


def _is_topic(passage: Passage, actor: Actor) -> bool:
    """Whether a word says that the sentence is about someone: "as for X, he"."""
    return actor.start > 0 and bool(passage.tokens[actor.start - 1].means("speech", "topic"))


def _opens_clause(passage: Passage, start: int) -> bool:
    if start == 0:
        return True
    token = passage.tokens[start - 1]
    opens = token.means("speech", "that") or token.means("grammar", "subordinator")
    return bool(opens) or (token.kind == "mark" and not is_comma(token))


def _is_inverted(passage: Passage, at: int) -> bool:
    """Whether a verb of saying follows what is said: "…, said Colonel X", "…, a déclaré le colonel X"."""
    tokens = passage.tokens
    said = tokens[at].means("speech", "say") and not tokens[at].means("speech", "participle")
    start = helped_from(tokens, at)
    return bool(said) and (start == 0 or tokens[start - 1].kind == "mark")


def helped_from(tokens: Sequence[Token], at: int) -> int:
    """Where a verb begins with the adverbs and small verbs before it: "a également déclaré"."""
    while at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].means("speech", "adverb"):
        at -= 1
    return at


def _following(passage: Passage, at: int, actors: Sequence[Actor]) -> Actor | None:
    start = at + 1
    while start < len(passage.tokens) and _is_light(passage.tokens[start]):
        start += 1
    index = bisect_right(actors, start, key=_start) - 1
    if index >= 0 and at < actors[index].start and start < actors[index].stop:
        return actors[index]
    return _open(passage, start)


def _is_light(token: Token) -> bool:
    """What may stand between a verb and its subject: commas, days, adverbs, articles."""
    return (
        is_comma(token)
        or bool(token.means("calendar", "weekdays", "bare_weekdays", "days"))
        or bool(token.means("grammar", "auxiliary", "determiner"))
        or bool(token.means("speech", "adverb"))
    )


def _open(passage: Passage, start: int) -> Actor | None:
    """Words that are in no list, but stand between a verb of saying and "that": they can only be who says it."""
    tokens, stop = passage.tokens, start
    if not passage.tokens[start - 1].means("speech", "say", "add", "source"):
        return None
    while stop < len(tokens) and stop - start < UNLISTED_LIMIT and _can_name(tokens[stop]):
        stop += 1
    if stop == start or stop >= len(tokens) or not (tokens[stop].means("speech", "that") or tokens[stop].text == ":"):
        return None
    return _unlisted(passage, start, stop)


def _unlisted(passage: Passage, start: int, stop: int) -> Actor:
    span = passage.quote(start, stop)
    folded = "-".join(token.folded for token in passage.tokens[start:stop])
    return Actor(start, stop, passage.text[span.start : span.stop], (f"group:{folded}",), "unlisted")


def _beside(passage: Passage, at: int, actors: Sequence[Actor]) -> Actor | None:
    """Who stands right before a verb."""
    end = at
    while end > 0 and _is_light(passage.tokens[end - 1]):
        end -= 1
    actor = _ending(actors, end)
    return actor if actor and can_act(passage, actor) else None


def _ending(actors: Sequence[Actor], stop: int) -> Actor | None:
    """Who ends where `stop` is; actors do not overlap, so their ends are in order as well."""
    index = bisect_left(actors, stop, key=_stop)
    return actors[index] if index < len(actors) and actors[index].stop == stop else None


_start, _stop = attrgetter("start"), attrgetter("stop")


def _earlier(passage: Passage, at: int, actors: Sequence[Actor]) -> Actor | None:
    """The subject of the nearest verb before that has one; else who opens the sentence."""
    for verb in range(at - 1, max(-1, at - 1 - REACH), -1):
        if is_verb(passage.tokens[verb]):
            found = _own(passage, verb, actors)
            if found and found.stop <= at:
                return found
    first = actors[0] if actors else None
    return first if first and first.start == 0 and first.stop <= at and can_act(passage, first) else None


def is_verb(token: Token) -> bool:
    """Whether a word is known to say what somebody says or does."""
    return bool(token.means("speech", "say", "add") or token.means("acts"))


def can_act(passage: Passage, actor: Actor) -> bool:
    """Whether an actor is no object of a preposition or of a noun before it."""
    first = passage.tokens[actor.start]
    if first.word.clitics & {"to", "in", "as"}:
        return False
    at = actor.start - 1
    while at >= 0 and passage.tokens[at].means("grammar", "determiner"):
        at -= 1
    return at < 0 or not passage.tokens[at].means("grammar", "preposition", "of")


def _preceding(passage: Passage, at: int, actors: Sequence[Actor], before: Actor | None) -> Actor | None:
    """The subject before its verb: next to it, before a parenthesis, or that of the verb before; else a pronoun's."""
    tokens = passage.tokens
    end = at
    while end > 0 and _is_light(tokens[end - 1]) and not is_comma(tokens[end - 1]):
        end -= 1
    if end > 0 and tokens[end - 1].means("speech", "pronoun"):
        relative = tokens[end - 1].means("grammar", "relative")
        return _beside(passage, end - 1, actors) if relative else _first_in_clause(passage, end - 1, actors) or before
    next_to = _ending(actors, end)
    if next_to:
        return next_to if can_act(passage, next_to) else _first_in_clause(passage, end, actors) or next_to
    if tokens[at].means("speech", "say") and end > 0 and _can_name(tokens[end - 1]):
        return _run_before(passage, end)
    opening = end == 0 or tokens[end - 1].kind == "mark"
    return _first_in_clause(passage, end, actors) or (before if opening else None)


def _run_before(passage: Passage, end: int) -> Actor | None:
    """The words right before a verb of saying, whatever they are: "investigators say"."""
    start = end
    while start > 0 and end - start < UNLISTED_LIMIT and _can_name(passage.tokens[start - 1]):
        start -= 1
    return _unlisted(passage, start, end)


def _can_name(token: Token) -> bool:
    return token.kind == "word" and not is_closed(token)


def _first_in_clause(passage: Passage, end: int, actors: Sequence[Actor]) -> Actor | None:
    """The first who can act after the last mark that ends a clause before `end`."""
    floor = max(0, end - REACH)
    start = next((k + 1 for k in range(end - 1, floor - 1, -1) if _ends_clause(passage.tokens, k)), floor)
    for actor in islice(actors, bisect_left(actors, start, key=_start), None):
        if actor.stop > end:
            return None
        if can_act(passage, actor):
            return actor
    return None


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark ends a clause; the colon of a clock time does not."""
    if tokens[at].kind != "mark" or tokens[at].text not in PARTING:
        return False
    return at == 0 or at + 1 == len(tokens) or not (tokens[at - 1].kind == "digits" and tokens[at + 1].kind == "digits")
