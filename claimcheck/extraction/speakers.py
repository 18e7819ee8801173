"""Whose words a claim is.

A verb of saying governs what follows it up to the next one ("X says 75; Y says at least 80"), or what stands before it
where it closes its clause ("…, said X"). A source governs what stands before it back to the last source ("700 according
to the police and 2,500 according to the union"), or all of the sentence that it opens. A sentence that goes on without
naming anybody ("and added that …", "he said") and a quotation that is still open have the speaker before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import evolve, frozen

from claimcheck.extraction.actors import Actor, Cast, find_actors
from claimcheck.extraction.marks import SEMICOLONS
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import is_comma
from claimcheck.extraction.subjects import helped_from, subject_of
from claimcheck.extraction.tokens import Token

ELSEWHERE = -1  # the place of an actor of an earlier sentence
CUE_LIMIT = 64  # verbs of saying and sources heard in one sentence
SOURCE = 6  # tokens from "according to" to who it is: "selon un nouveau bilan communiqué par le ministère"
REACH = 8  # tokens from a verb without a subject within which what is said must begin


@frozen
class Attribution:
    """The words `[start, stop)` of a sentence are those of `actor`; `cue` is the word that says so."""

    start: int
    stop: int
    actor: Actor
    cue: int


@frozen
class Voices:
    """Who speaks where in a sentence, who spoke last, and whether a quotation is still open at its end."""

    attributions: tuple[Attribution, ...] = ()
    last: Actor | None = None
    quoting: bool = False


def hear(passage: Passage, company: Cast, before: Voices = Voices()) -> Voices:
    """The voices of a sentence, from those of the sentence before it."""
    tokens = passage.tokens
    found = list(_continued(passage, before))
    last = before.last
    if last is not None and last.stop != ELSEWHERE:
        last = evolve(last, start=ELSEWHERE, stop=ELSEWHERE)
    for cue in islice(_cues(tokens) if "speech" in passage.holds else (), CUE_LIMIT):
        actor = _actor(passage, cue, company, last)
        if actor is None:
            continue
        if actor.stop == ELSEWHERE:
            at = cue - 1 if cue and tokens[cue - 1].means("speech", "pronoun") else cue
            actor = evolve(actor, start=at, stop=cue)
        found.append(_attributed(passage, cue, actor, found, company))
        last = actor
    return Voices(tuple(found), last, _leaves_open(tokens, before.quoting))


def _cues(tokens: Sequence[Token]) -> Iterator[int]:
    for at, token in enumerate(tokens):
        if token.word.senses and token.means("speech", "say", "add", "source", "quote"):
            yield at


def listen(passages: Iterable[Passage], company: Cast) -> tuple[Voices, ...]:
    """The voices of every sentence of an article, in order."""
    heard: list[Voices] = []
    for passage in passages:
        heard.append(hear(passage, company, heard[-1] if heard else Voices()))
    return tuple(heard)


def speaker_at(at: int, voices: Voices) -> Actor | None:
    """Whose words the token at `at` is: the narrowest attribution around it."""
    around = [a for a in voices.attributions if a.start <= at < a.stop]
    return min(around, key=lambda a: (a.stop - a.start, -a.cue)).actor if around else None


def _actor(passage: Passage, cue: int, company: Cast, last: Actor | None) -> Actor | None:
    tokens = passage.tokens
    token = tokens[cue]
    if token.means("speech", "source"):
        return _source(passage, cue, company)
    if token.means("speech", "quote"):
        return _quoted(passage, cue, company)
    if cue > 0 and (tokens[cue - 1].means("speech", "source") or _is_noun(tokens[cue - 1])):
        return None
    return subject_of(passage, cue, company, last if _says_something(tokens, cue) else None)


def _is_noun(before: Token) -> bool:
    """Whether what stands before makes a noun of a word that may be a verb ("the report", "of claims")."""
    return bool(before.means("grammar", "determiner", "of", "preposition"))


def _says_something(tokens: Sequence[Token], cue: int) -> bool:
    """Whether words said follow a verb that names nobody, or it is one that goes on, or has a pronoun."""
    if tokens[cue].means("speech", "add", "participle") or (cue and tokens[cue - 1].means("speech", "pronoun")):
        return True
    following = tokens[cue + 1 : cue + 1 + REACH]
    return any(token.means("speech", "that") or token.text in _OPENING for token in following)


_OPENING = frozenset(':"“«„')


def _source(passage: Passage, cue: int, company: Cast) -> Actor | None:
    """Who stands after "according to", or is the subject of the verb after it ("as X reported")."""
    tokens = passage.tokens
    if _is_after(company):
        near = [a for a in find_actors(passage, company) if cue - SOURCE <= a.stop <= cue]
        return near[-1] if near else None
    for at in range(cue + 1, min(cue + 1 + SOURCE, len(tokens))):
        actor = next((a for a in find_actors(passage, company) if a.start == at), None)
        if actor:
            return actor
        if tokens[at].means("speech", "quote"):
            return _quoted(passage, at, company)
        if tokens[at].means("speech", "say", "add"):
            return subject_of(passage, at, company)
    return None


def _is_after(company: Cast) -> bool:
    """Whether what governs a noun stands after it, as the verb does after all: X'e göre."""
    return company.language.syntax.verb_last and company.language.syntax.head == "last"


def _quoted(passage: Passage, cue: int, company: Cast) -> Actor | None:
    """Whom somebody quotes: the one after "from" where the language has it so ("نقل … عن X"), else after the verb."""
    tokens = passage.tokens
    reach = range(cue + 1, min(cue + 1 + REACH, len(tokens)))
    source = next((at for at in reach if tokens[at].means("speech", "from")), None)
    if source is None and company.language.syntax.subject_follows:
        return None
    first = cue if source is None else source
    return next((a for a in find_actors(passage, company) if first < a.start <= first + 2), None)


# --- how far a voice reaches ----------------------------------------------------------------------------------------


def _attributed(passage: Passage, cue: int, actor: Actor, found: Sequence[Attribution], company: Cast) -> Attribution:
    tokens = passage.tokens
    if _is_after(company):
        begin = max((a.cue + 1 for a in found if a.cue < cue), default=0)
        start, stop = (begin, len(tokens) if tokens[cue].means("speech", "source") else cue + 1)
    elif tokens[cue].means("speech", "source"):
        start, stop = _sourced(passage, cue, actor, found)
    elif _closes(passage, cue, actor):
        start, stop = _clause_start(tokens, min(cue, actor.start), found), len(tokens)
    else:
        start, stop = (min(cue, actor.start) if _heads(actor, cue) else cue), len(tokens)
    return Attribution(start, stop, actor, cue)


def _heads(actor: Actor, cue: int) -> bool:
    return actor.stop <= cue and cue - actor.stop < 3


def _closes(passage: Passage, cue: int, actor: Actor) -> bool:
    """Whether a verb of saying ends what was said rather than opening it: marks before its subject and after it."""
    tokens = passage.tokens
    first, after = min(cue, actor.start), max(cue + 1, actor.stop)
    while first > 0 and tokens[first - 1].means("grammar", "determiner"):
        first -= 1
    first = helped_from(tokens, first)
    if first == 0 or tokens[first - 1].kind != "mark" or tokens[cue].means("speech", "participle"):
        return False
    if tokens[cue].says("and"):
        return False
    if after >= len(tokens) or actor.start > cue:
        return after >= len(tokens) or not (tokens[after].means("speech", "that") or tokens[after].text in _OPENING)
    if tokens[after].kind == "mark":
        return tokens[after].text not in _OPENING
    return _is_circumstance(tokens[after]) and _tells(tokens, first)


def _is_circumstance(token: Token) -> bool:
    """What may follow a closing verb: "on Monday", "in a statement", "later"."""
    return bool(token.means("calendar") or token.means("grammar", "preposition") or token.means("speech", "adverb"))


def _tells(tokens: Sequence[Token], stop: int) -> bool:
    """Whether something happens in the words before: then they are what was said, and no mere circumstance."""
    return any(token.means("triggers") or token.means("changes") or token.means("acts") for token in tokens[:stop])


def _clause_start(tokens: Sequence[Token], at: int, found: Sequence[Attribution]) -> int:
    """Where what was said begins: after the last voice, or with the sentence."""
    bounds = [a.cue + 1 for a in found if a.cue < at]
    bounds += [k + 1 for k in range(at) if tokens[k].kind == "mark" and tokens[k].text in SEMICOLONS]
    return max(bounds, default=0)


def _sourced(passage: Passage, cue: int, actor: Actor, found: Sequence[Attribution]) -> tuple[int, int]:
    tokens = passage.tokens
    if cue <= 1 and all(token.kind == "mark" for token in tokens[:cue]):
        return 0, len(tokens)
    start = max((_end_of(a) for a in found if a.cue < cue), default=0)
    aside = is_comma(tokens[cue - 1]) or actor.stop >= len(tokens) - 1
    if not aside:
        start = max([start, *(k + 1 for k in range(cue) if is_comma(tokens[k]))])
    return start, actor.stop


def _end_of(attribution: Attribution) -> int:
    return max(attribution.actor.stop, attribution.cue + 1)


# --- from one sentence to the next ----------------------------------------------------------------------------------


def _continued(passage: Passage, before: Voices) -> Iterator[Attribution]:
    """The rest of a quotation that an earlier sentence opened."""
    if before.quoting and before.last:
        stop = next((k for k, token in enumerate(passage.tokens) if token.text in _QUOTES), len(passage.tokens))
        yield Attribution(0, stop, before.last, 0)


_QUOTES = frozenset('"“”«»„')


def _leaves_open(tokens: Sequence[Token], quoting: bool) -> bool:
    for token in tokens:
        if token.text in _QUOTES:
            quoting = token.text in "“«„" or (token.text == '"' and not quoting)
    return quoting
