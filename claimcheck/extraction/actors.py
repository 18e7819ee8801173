"""Who speaks and acts in an article, and who of them are one.

Within an article "the president of Kazakhstan", "President Kassym-Jomart Tokayev", "Tokayev" and "the Kazakh president"
are bound by what they share: a surname, or an office together with a country. A bare title or surname takes the keys of
the one bearer that it can mean, and none where there are two. The keys hold across articles, languages and scripts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from claimcheck.extraction.binding import bound, without_possessive
from claimcheck.extraction.headfirst import forms_of, is_joined
from claimcheck.extraction.namings import namings
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import Naming, words_of
from claimcheck.rulebook.language import Language


@frozen
class Actor:
    """Someone at the tokens `[start, stop)`: `text` as written, the name if there is one; `keys` say who it is."""

    start: int
    stop: int
    text: str
    keys: tuple[str, ...] = ()
    form: str = ""


def keyless(passage: Passage, start: int, stop: int, form: str) -> Actor:
    """Someone who is named by words that say nothing of who it is."""
    return Actor(start, stop, passage.quote(start, stop).of(passage.text), (), form)


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
    surnames = _with_and(_surnames(named), language)
    taken: dict[int, set[int]] = {}
    for passage, naming in named:
        taken.setdefault(passage.sentence.span.start, set()).update(range(naming.start, naming.stop))
    named += [(passage, naming) for passage in passages for naming in _known(passage, surnames, taken)]
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


def _known(passage: Passage, surnames: frozenset[str], taken: Mapping[int, set[int]]) -> Iterator[Naming]:
    """A surname that stands alone where no phrase names anybody yet."""
    covered = taken.get(passage.sentence.span.start, set())
    for at, token in enumerate(passage.tokens):
        if token.word.folded in surnames and at not in covered and not token.means("grammar"):
            yield Naming(at, at + 1, form="name", name=(at, at + 1))


def _with_and(surnames: frozenset[str], language: Language) -> frozenset[str]:
    """The same names, and as they are written with "and"."""
    return surnames | {form + name for form in forms_of(language, "and") for name in surnames}


def _text(passage: Passage, naming: Naming, language: Language) -> str:
    """The name as written, else the whole phrase, without "and" written together with it."""
    start, stop = naming.name or (naming.start, naming.stop)
    span = passage.quote(start, stop)
    text = passage.text[span.start : span.stop]
    said = [form for c in language.clitics for form in c.forms if text.startswith(form) and c.means == "and"]
    return (
        text.removeprefix(said[0]) if said and is_joined(passage.tokens[start], language) else without_possessive(text)
    )
