"""Who speaks and acts in an article, and who of them are one.

Within an article "the president of Kazakhstan", "President Kassym-Jomart Tokayev", "Tokayev" and "the Kazakh president"
are bound by what they share: a surname, or an office together with a country. A bare title or surname takes the keys of
the one bearer that it can mean, and none where there are two. The keys hold across articles, languages and scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from claimcheck.extraction.binding import bound, without_possessive
from claimcheck.extraction.headfirst import is_joined
from claimcheck.extraction.namings import namings
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import Naming, is_closed, is_comma, words_of
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language


@frozen
class Actor:
    """Someone at the tokens `[start, stop)`: `text` as written, the name if there is one; `keys` say who it is."""

    start: int
    stop: int
    text: str
    keys: tuple[str, ...] = ()
    form: str = ""


@frozen(eq=False)
class Cast:
    """All actors of an article, by where their sentence begins."""

    language: Language
    actors: Mapping[int, tuple[Actor, ...]] = field(repr=False)


def find_actors(passage: Passage, cast: Cast) -> tuple[Actor, ...]:
    """Those who are named in a sentence of the article, in their order."""
    return cast.actors.get(passage.sentence.span.start, ())


def cast(passages: Sequence[Passage], language: Language) -> Cast:
    """Everybody in an article, bound to one another."""
    named = [(passage, naming) for passage in passages for naming in namings(passage, language)]
    surnames = _surnames(named)
    named += [(p, n) for p in passages for n in _known(p, surnames, [m for q, m in named if q is p], language)]
    keys_of = bound(named, language)
    found: dict[int, list[Actor]] = {}
    for (passage, naming), keys in zip(named, keys_of, strict=True):
        actor = Actor(naming.start, naming.stop, _text(passage, naming, language), keys, naming.form)
        found.setdefault(passage.sentence.span.start, []).append(actor)
    return Cast(language, {at: tuple(sorted(actors, key=lambda a: a.start)) for at, actors in found.items()})


def _surnames(named: Iterable[tuple[Passage, Naming]]) -> frozenset[str]:
    """The last words of persons' names, as they will be used alone."""
    last = [tuple(words_of(naming, passage.tokens))[-1:] for passage, naming in named if naming.form != "body"]
    return frozenset(word.folded for words in last for word in words if len(word.folded) > 2)


def _known(passage: Passage, surnames: frozenset[str], taken: Sequence[Naming], language: Language) -> Iterator[Naming]:
    """A surname that stands alone where no phrase names anybody yet."""
    if not surnames:
        return
    for at, token in enumerate(passage.tokens):
        if token.kind == "word" and not token.means("grammar") and not any(n.start <= at < n.stop for n in taken):
            stem = token.folded if token.folded in surnames else _stem(token.folded, language)
            if stem in surnames:
                yield Naming(at, at + 1, form="name", name=(at, at + 1))


def _stem(folded: str, language: Language) -> str:
    """A word without "and" before it."""
    forms = [form for clitic in language.clitics if clitic.means == "and" for form in clitic.forms]
    return next((folded[len(form) :] for form in forms if folded.startswith(form)), "")


def _text(passage: Passage, naming: Naming, language: Language) -> str:
    """The name as written, else the whole phrase, without "and" written together with it."""
    start, stop = naming.name or (naming.start, naming.stop)
    span = passage.quote(start, stop)
    text = passage.text[span.start : span.stop]
    if not is_joined(passage.tokens[start], language) and not _stem(text, language):
        return without_possessive(text, language)
    said = [form for c in language.clitics for form in c.forms if text.startswith(form) and "and" in c.means]
    bare = passage.tokens[start].says("and") or is_joined(passage.tokens[start], language)
    return text.removeprefix(said[0]) if said and bare else without_possessive(text, language)


# --- subjects -------------------------------------------------------------------------------------------------------


def subject_of(passage: Passage, at: int, company: Cast, before: Actor | None = None) -> Actor | None:
    """Who does what the verb at `at` says: the nearest actor that can be its subject.

    Where the subject follows its verb that one is asked first, in other languages the one before it. A verb without
    one ("and vowed to", "accusing them of") has the subject of the verb before; a pronoun, or a sentence that begins
    with such a verb, has `before`: who was speaking last.
    """
    actors = find_actors(passage, company)
    if company.language.syntax.subject_follows:
        return _verb_first(passage, at, actors, company.language) or before
    if _is_inverted(passage, at):
        found = _following(passage, at, actors, company.language)
        if found:
            return found
    return _preceding(passage, at, actors, before)


def _verb_first(passage: Passage, at: int, actors: Sequence[Actor], language: Language) -> Actor | None:
    token = passage.tokens[at]
    if token.means("speech", "participle"):
        return _earlier(passage, at, actors, language)
    beside = _beside(passage, at, actors)
    if beside and _is_topic(passage, beside):
        return beside
    if beside and not token.says("and") and _opens_clause(passage, beside.start):
        return beside
    following = _following(passage, at, actors, language)
    if following and _is_addressed(passage, at, following):
        return _earlier(passage, at, actors, language) or following
    return following or (beside if not token.says("and") else None) or _earlier(passage, at, actors, language)


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
    """Whether a verb of saying follows what is said: "…, said Colonel X"."""
    tokens = passage.tokens
    said = tokens[at].means("speech", "say") and not tokens[at].means("speech", "participle")
    return bool(said) and (at == 0 or tokens[at - 1].kind == "mark")


def _following(passage: Passage, at: int, actors: Sequence[Actor], language: Language) -> Actor | None:
    start = at + 1
    while start < len(passage.tokens) and _is_light(passage.tokens[start]):
        start += 1
    for actor in actors:
        if actor.start <= start < actor.stop and actor.start > at:
            return actor
    return _open(passage, start, language)


def _is_light(token: Token) -> bool:
    """What may stand between a verb and its subject: commas, days, adverbs, articles."""
    return (
        is_comma(token)
        or bool(token.means("calendar", "weekdays", "bare_weekdays", "days"))
        or bool(token.means("grammar", "auxiliary", "determiner"))
        or bool(token.means("speech", "adverb"))
    )


def _open(passage: Passage, start: int, language: Language) -> Actor | None:
    """Words that are in no list, but stand between a verb of saying and "that": they can only be who says it."""
    tokens, stop = passage.tokens, start
    if start < 2 or not passage.tokens[start - 1].means("speech", "say", "add", "source"):
        return None
    while stop < len(tokens) and stop - start < 5 and tokens[stop].kind == "word" and not is_closed(tokens[stop]):
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
    return next((actor for actor in reversed(actors) if actor.stop == end and can_act(passage, actor)), None)


def _earlier(passage: Passage, at: int, actors: Sequence[Actor], language: Language) -> Actor | None:
    """The subject of the nearest verb before that has one; else who opens the sentence."""
    for verb in range(at - 1, -1, -1):
        if is_verb(passage.tokens[verb]) and not passage.tokens[verb].means("speech", "participle"):
            found = _verb_first(passage, verb, actors, language)
            if found and found.stop <= at:
                return found
    first = next((actor for actor in actors if actor.start == 0 and actor.stop <= at), None)
    return first if first and can_act(passage, first) else None


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
    next_to = [actor for actor in actors if actor.stop == end]
    if next_to:
        return next_to[-1] if can_act(passage, next_to[-1]) else _first_in_clause(passage, end, actors) or next_to[-1]
    if (
        tokens[at].means("speech", "say")
        and end > 0
        and tokens[end - 1].kind == "word"
        and not is_closed(tokens[end - 1])
    ):
        return _run_before(passage, end)
    opening = end == 0 or tokens[end - 1].kind == "mark"
    return _first_in_clause(passage, end, actors) or (before if opening else None)


def _run_before(passage: Passage, end: int) -> Actor | None:
    """The words right before a verb of saying, whatever they are: "investigators say"."""
    start = end
    while (
        start > 0
        and end - start < 5
        and passage.tokens[start - 1].kind == "word"
        and not is_closed(passage.tokens[start - 1])
    ):
        start -= 1
    return _unlisted(passage, start, end)


def _first_in_clause(passage: Passage, end: int, actors: Sequence[Actor]) -> Actor | None:
    """The first who can act after the last mark that ends a clause before `end`."""
    start = max((k + 1 for k in range(end) if _ends_clause(passage.tokens, k)), default=0)
    return next((a for a in actors if a.start >= start and a.stop <= end and can_act(passage, a)), None)


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark ends a clause; the colon of a clock time does not."""
    if tokens[at].kind != "mark" or tokens[at].text not in ';:\u061b\u201d"':
        return False
    return at == 0 or at + 1 == len(tokens) or not (tokens[at - 1].kind == "digits" and tokens[at + 1].kind == "digits")
