"""Noun phrases that name someone who may speak or act: an office, a name, a country, or several of them together.

"President Milan Ordan", "قائد الجيش الفريق داود الصافي", "the prosecutor general's office": where such a phrase begins and
ends, which words of it are the office, which say whose office it is and which are a name. Who that is within the
article is asked in `actors`. Names are not in the lexicon: they are what is left where a name can stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language, Sense

NAME_LIMIT = 5  # words of a name
PHRASE_LIMIT = 6  # words of an office and of what it belongs to
_CLOSED = frozenset(
    {"grammar", "speech", "changes", "acts", "cues", "hedges", "calendar", "parts", "tally", "tolls", "roles", "numbers"}
)
_HAPPENING = frozenset({"active", "passive", "verb", "event"})


@frozen
class Naming:
    """A phrase `[start, stop)`: the office, its `field` (health), its country, the words that say whose it is, and the name."""

    start: int
    stop: int
    office: str = ""
    form: str = ""
    field: str = ""
    country: str = ""
    of: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    name: tuple[int, int] | None = None
    definite: bool = True


def namings(passage: Passage, language: Language) -> tuple[Naming, ...]:
    """All such phrases of a sentence in their order; none overlaps another."""
    read = _head_first if language.syntax.head == "first" else _head_last
    found: list[Naming] = []
    at = 0
    while at < len(passage.tokens):
        naming = read(passage, at, language) or _nation(passage, at)
        if naming:
            found.append(naming)
        at = naming.stop if naming else at + 1
    return tuple(found)


def is_closed(token: Token) -> bool:
    """Whether a word holds the sentence together or says what happens: it is no part of who does it."""
    return any(s.section in _CLOSED or (s.section == "triggers" and s.form in _HAPPENING) for s in token.senses)


def office(passage: Passage, at: int) -> Sense | None:
    """The office that a word is; one that is listed with capitals (WHO) only where it is written so."""
    return _cased(passage, at, "offices")


def country(passage: Passage, at: int) -> Sense | None:
    """The country that a word names or an adjective comes from; nothing for a word of two countries."""
    sense = _cased(passage, at, "nations")
    if sense and len({s.name for s in passage.tokens[at].senses if s.section == "nations"}) > 1:
        return None
    return sense


def _cased(passage: Passage, at: int, section: str) -> Sense | None:
    token = passage.tokens[at]
    for sense in token.senses:
        if sense.section == section:
            text = passage.text[token.start : token.stop]
            shown = sense.entry[:1].isupper() and not text[:1].isupper()
            if not shown and not (sense.entry.isupper() and not text.isupper()):
                return sense
    return None


def _nation(passage: Passage, at: int) -> Naming | None:
    sense = country(passage, at)
    if sense is None or sense.form == "adjective" and not _named_too(passage.tokens[at]):
        return None
    return Naming(at, at + 1, form="country", country=sense.name)


def _named_too(token: Token) -> bool:
    return any(s.section == "nations" and s.form != "adjective" for s in token.senses)


# --- languages whose noun phrases begin with their head -------------------------------------------------------------


def _head_first(passage: Passage, at: int, language: Language) -> Naming | None:
    head = office(passage, at)
    if head is None:
        return _named_alone(passage, at, language)
    if head.form in ("field", "given"):
        return None
    found = Naming(at, at + 1, head.name, head.form, definite=_is_settled(passage.tokens[at], language))
    found = _quoted(passage, _belonging(passage, found, language))
    if found.form in ("person", "title"):
        found = _apposed(passage, found, language)
    return found


def _named_alone(passage: Passage, at: int, language: Language) -> Naming | None:
    """A name without an office: what stands between a verb of saying and what is said."""
    before = passage.tokens[at - 1] if at else None
    if before is None or not before.means("speech", "say", "add"):
        return None
    if _begins_with_and(passage.tokens[at], language):
        return None
    stop = _name_end(passage, at, language)
    if stop == at or not _ends_clause(passage, stop):
        return None
    known = [k for k in range(at, stop) if passage.tokens[k].senses and not office(passage, k)]
    return Naming(at, stop, form="name", name=(at, stop)) if not known else None


def _begins_with_and(token: Token, language: Language) -> bool:
    return not token.senses and any(token.folded.startswith(c.forms[0]) for c in language.clitics if c.means == "and")


def _is_settled(token: Token, language: Language) -> bool:
    """Whether it is said whose office it is: by an article, or at the end of a phrase."""
    return has_article(token, language) if token.size == 1 else has_the(token.folded.rpartition(" ")[2], language)


def has_article(token: Token, language: Language) -> bool:
    """Whether "the" is written with a word, known or not."""
    if token.says("the"):
        return True
    return any(
        token.folded.startswith(form) and len(token.folded) > len(form) + 1
        for clitic in language.clitics
        if clitic.means == "the"
        for form in clitic.forms
    )


def is_joined(token: Token, language: Language) -> bool:
    """Whether a word is bound to what stands before it by "and", "to", "in" or "as", known or not.

    An unknown word that begins with the letter of "and" may be a name: then only a long rest makes it two words.
    """
    if token.word.clitics - {"the", "will"}:
        return True
    for clitic in language.clitics:
        if clitic.means == "and" and not token.senses:
            rest = token.folded.removeprefix(clitic.forms[0])
            return rest != token.folded and (len(rest) > 3 or has_the(rest, language))
    return False


def has_the(word: str, language: Language) -> bool:
    return any(c.means == "the" and word.startswith(f) and len(word) > len(f) + 1 for c in language.clitics for f in c.forms)


def _belonging(passage: Passage, found: Naming, language: Language) -> Naming:
    """With the words that say whose office it is, and the adjectives and names that follow."""
    tokens, settled = passage.tokens, found.definite
    while found.stop < len(tokens) and found.stop - found.start < PHRASE_LIMIT + NAME_LIMIT:
        at = found.stop
        token = tokens[at]
        if token.kind != "word" or is_joined(token, language) or is_closed(token):
            break
        inner, nation, the = office(passage, at), country(passage, at), has_article(token, language)
        if inner and inner.form == "given" and found.form in ("person", "title"):
            return _named(passage, found, language)
        if inner and inner.form in ("title", "person") and the and found.form != "body":
            return _named(passage, evolve(found, stop=at + 1), language)
        if inner and inner.form == "field" and found.office in ("ministry", "minister") or inner and not settled:
            found = _inner(found, inner)
            settled = settled or the or bool(inner.form == "field" and the) or _is_phrase(token)
        elif nation and (the or not settled or nation.form == "adjective"):
            found = evolve(found, country=found.country or nation.name, of=found.of)
            settled = settled or nation.form != "adjective"
        elif (the and passage.tokens[found.start].size == 1) or (not settled and not inner):
            found = evolve(found, of=(*found.of, at))
            settled = True
        elif found.form in ("person", "title"):
            return _named(passage, found, language)
        else:
            break
        found = evolve(found, stop=at + 1)
    if found.form == "title" and found.stop == found.start + 1:
        return _named(passage, found, language)
    return found


def _is_phrase(token: Token) -> bool:
    return token.size > 1


def _inner(found: Naming, inner: Sense) -> Naming:
    if inner.form == "field":
        return evolve(found, field=found.field or inner.name)
    return evolve(found, bodies=(*found.bodies, inner.name))


def _named(passage: Passage, found: Naming, language: Language) -> Naming:
    """With the name that begins where the phrase ends."""
    stop = _name_end(passage, found.stop, language)
    if stop == found.stop or (stop == found.stop + 1 and not found.definite and not _ends_clause(passage, stop)):
        return found
    return evolve(found, name=(found.stop, stop), stop=stop)


def _ends_clause(passage: Passage, at: int) -> bool:
    """Whether a mark, "that" or nothing follows: one word after an office may else be what the verb is about."""
    tokens = passage.tokens
    return at >= len(tokens) or tokens[at].kind == "mark" or bool(tokens[at].means("speech", "that"))


def _name_end(passage: Passage, at: int, language: Language) -> int:
    tokens, start = passage.tokens, at
    while at < len(tokens) and at - start < NAME_LIMIT:
        token = tokens[at]
        if token.kind != "word" or is_closed(token) or is_joined(token, language) or _is_office(passage, at) and at > start:
            break
        if at == start and has_article(token, language) or token.word.ending and not token.means("nations"):
            break
        if _has_preposition(passage, at, language):
            break
        at += 1
    return at


def _is_office(passage: Passage, at: int) -> bool:
    sense = office(passage, at)
    return sense is not None and sense.form != "given"


def _has_preposition(passage: Passage, at: int, language: Language) -> bool:
    """Whether an unknown word begins as with "in", "to" or "as", and an article follows: "with-suspension of-the flights"."""
    tokens = passage.tokens
    if tokens[at].senses or at + 1 >= len(tokens):
        return False
    begins = any(
        tokens[at].folded.startswith(form)
        for clitic in language.clitics
        if clitic.means in ("in", "to", "as")
        for form in clitic.forms
    )
    return begins and has_article(tokens[at + 1], language)


def _quoted(passage: Passage, found: Naming) -> Naming:
    """With a name in quotation marks: the organisation "Doctors of the Bridge"."""
    tokens, at = passage.tokens, found.stop
    if found.form != "body" or found.definite or at >= len(tokens) or not _is_quote(tokens[at]):
        return found
    for stop in range(at + 1, min(at + 2 + NAME_LIMIT, len(tokens))):
        if _is_quote(tokens[stop]):
            return evolve(found, name=(at + 1, stop), stop=stop + 1) if stop > at + 1 else found
    return found


def _is_quote(token: Token) -> bool:
    return token.kind == "mark" and token.text in _QUOTES


_QUOTES = frozenset("\"“”„«»‟❝❞")


def _apposed(passage: Passage, found: Naming, language: Language) -> Naming:
    """With a name between commas after the office."""
    tokens, at = passage.tokens, found.stop
    if found.name or at + 1 >= len(tokens) or not is_comma(tokens[at]):
        return found
    start = at + 1
    title = office(passage, start)
    if title and title.form == "title":
        start += 1
    stop = _name_end(passage, start, language)
    closed = stop < len(tokens) and tokens[stop].kind == "mark"
    if stop - start < 2 or not closed or any(_is_plain(s) for t in tokens[start:stop] for s in t.senses):
        return found
    return evolve(found, name=(start, stop), stop=stop)


def _is_plain(sense: Sense) -> bool:
    """Whether a word is one of the language rather than a name."""
    return sense.section != "populations" and sense.form != "given"


def is_comma(token: Token) -> bool:
    return token.kind == "mark" and token.text in ",\u060c"


# --- languages whose noun phrases end with their head ---------------------------------------------------------------


def _head_last(passage: Passage, at: int, language: Language) -> Naming | None:
    if not _phrase_word(passage, at):
        return None
    stop = at
    while stop < len(passage.tokens) and stop - at < PHRASE_LIMIT + NAME_LIMIT and _phrase_word(passage, stop):
        stop += 1
    head = _head(passage, at, stop)
    if head is None:
        return _bare_name(passage, at, stop)
    return _extended(passage, at, head)


def _phrase_word(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    if token.kind == "mark":
        return _is_hyphen(passage, at)
    return token.kind == "word" and (not is_closed(token) or bool(office(passage, at)) or _is_capital_name(passage, at))


def _is_capital_name(passage: Passage, at: int) -> bool:
    """A word of the lexicon that is written as a name within the sentence ("Grace", "Bill")."""
    token = passage.tokens[at]
    return at > 0 and is_capital(passage, at) and not token.means("grammar") and not token.means("calendar") and not token.means("speech")


def _is_hyphen(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    if tokens[at].text not in "-'\u2019" or at == 0 or at + 1 >= len(tokens):
        return False
    if tokens[at].text != "-":  # the doctors' union
        return tokens[at - 1].stop == tokens[at].start and tokens[at - 1].folded.endswith("s") and tokens[at + 1].kind == "word"
    return tokens[at - 1].stop == tokens[at].start and tokens[at].stop == tokens[at + 1].start


def is_capital(passage: Passage, at: int) -> bool:
    return passage.text[passage.tokens[at].start].isupper()


def _head(passage: Passage, start: int, stop: int) -> int | None:
    """The last word of the first office in a run: "state police command" is one, "officials visited police" are two."""
    head: int | None = None
    for at in range(start, stop):
        sense = office(passage, at)
        if sense is None or sense.form == "field":
            continue
        if head is not None and at > head + 1 and not _compound(passage, head, at):
            break
        head = at
    return head


def _compound(passage: Passage, first: int, second: int) -> bool:
    """Whether what stands between two offices makes them one: a name or a country, as in "army chief General X"."""
    return all(is_capital(passage, k) or _is_hyphen(passage, k) for k in range(first + 1, second)) and second - first < 3


def _extended(passage: Passage, at: int, head: int) -> Naming:
    sense = office(passage, head)
    assert sense is not None
    start = max(at, head - 4)
    found = Naming(start, head + 1, sense.name, sense.form, definite=_has_determiner(passage, start))
    for k in range(start, head):
        found = _modified(passage, found, k)
    found = _owned(passage, found)
    stop = _capitals_end(passage, found.stop)
    if sense.form in ("person", "title") and stop > found.stop:
        return evolve(found, name=(found.stop, stop), stop=stop)
    return _apposed_last(passage, found) if sense.form == "person" else found


def _modified(passage: Passage, found: Naming, at: int) -> Naming:
    nation, inner = country(passage, at), office(passage, at)
    if nation:
        return evolve(found, country=found.country or nation.name)
    if inner:
        return _inner(found, inner)
    return evolve(found, of=(*found.of, at)) if passage.tokens[at].kind == "word" else found


def _has_determiner(passage: Passage, start: int) -> bool:
    return start > 0 and bool(passage.tokens[start - 1].means("grammar", "determiner"))


def _owned(passage: Passage, found: Naming) -> Naming:
    """With "of the coastguard", "of Kazakhstan": what the office belongs to."""
    tokens, at = passage.tokens, found.stop
    if at + 1 >= len(tokens) or not tokens[at].means("grammar", "of"):
        return found
    at += 1
    while at < len(tokens) and tokens[at].means("grammar", "determiner"):
        at += 1
    start = at
    while at < len(tokens) and at - start < 4 and _phrase_word(passage, at):
        found = _modified(passage, found, at)
        at += 1
    return evolve(found, stop=at) if at > start else found


def _capitals_end(passage: Passage, at: int) -> int:
    tokens, start = passage.tokens, at
    while at < len(tokens) and at - start < NAME_LIMIT + 2:
        inner = tokens[at].kind == "word" and at + 1 < len(tokens) and at > start and _is_particle(passage, at)
        if not (_is_hyphen(passage, at) or inner or (_phrase_word(passage, at) and is_capital(passage, at))):
            break
        at += 1
    return at


def _is_particle(passage: Passage, at: int) -> bool:
    """A small word within a name: "bin", "de", "al-"."""
    tokens = passage.tokens
    follows = _is_hyphen(passage, at + 1) or (tokens[at + 1].kind == "word" and is_capital(passage, at + 1))
    return follows and not tokens[at].senses and len(tokens[at].text) <= 4


def _apposed_last(passage: Passage, found: Naming) -> Naming:
    """With the name that stands between commas after the office: "the minister, Lucía Quispe,"."""
    tokens, at = passage.tokens, found.stop
    if at + 1 >= len(tokens) or not is_comma(tokens[at]):
        return found
    start = at + 1
    title = office(passage, start)
    while title and title.form == "title":
        start += 1
        title = office(passage, start) if start < len(tokens) else None
    stop = _capitals_end(passage, start)
    closed = stop >= len(tokens) or tokens[stop].kind == "mark"
    return evolve(found, name=(start, stop), stop=stop) if closed and stop > start else found


def _bare_name(passage: Passage, at: int, stop: int) -> Naming | None:
    if not is_capital(passage, at):
        return None
    end = _capitals_end(passage, at)
    words = [k for k in range(at, end) if passage.tokens[k].kind == "word"]
    if not words or (len(words) == 1 and (country(passage, at) or at == 0)):
        return None
    if all(country(passage, k) for k in words):
        return None
    return _apposed_office(passage, Naming(at, end, form="name", name=(at, end)))


def _apposed_office(passage: Passage, found: Naming) -> Naming:
    """With the office that follows a name between commas: "Lucía Quispe, the transport minister,"."""
    tokens, at = passage.tokens, found.stop
    if at + 2 >= len(tokens) or not is_comma(tokens[at]):
        return found
    at += 1
    while at < len(tokens) and tokens[at].means("grammar", "determiner"):
        at += 1
    inner = _head_last_office(passage, at)
    if inner is None or inner.form != "person" or inner.name:
        return found
    return evolve(inner, start=found.start, name=found.name)


def _head_last_office(passage: Passage, at: int) -> Naming | None:
    stop = at
    while stop < len(passage.tokens) and stop - at < PHRASE_LIMIT and _phrase_word(passage, stop):
        stop += 1
    head = _head(passage, at, stop)
    return _extended(passage, at, head) if head is not None else None


def words_of(naming: Naming, tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a naming's name."""
    if naming.name:
        yield from (t for t in tokens[naming.name[0] : naming.name[1]] if t.kind == "word")
