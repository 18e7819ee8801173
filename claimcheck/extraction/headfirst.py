"""Noun phrases that begin with their head: "قائد الجيش الفريق داود الصافي".

The office comes first, then what it belongs to and its adjectives, then perhaps a name. Names are not in the lexicon:
they are what is left where a name can stand.
"""

from __future__ import annotations

from attrs import evolve

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import NAME_LIMIT, PHRASE_LIMIT, Naming, country, is_closed, is_comma, office, within
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language, Sense


def head_first(passage: Passage, at: int, language: Language) -> Naming | None:
    head = office(passage, at)
    if head is None:
        return _named_alone(passage, at, language)
    if head.form == "given" or (head.form == "field" and not _says_or_does(passage, at - 1)):
        return None
    found = Naming(at, at + 1, head.name, head.form, definite=_is_settled(passage.tokens[at], language))
    if head.form == "field":  # "the Interior" for the ministry
        found = evolve(found, office="ministry", form="body", field=head.name)
    found = _quoted(passage, _belonging(passage, found, language))
    if found.form in ("person", "title"):
        found = _apposed(passage, found, language)
    return found


def _says_or_does(passage: Passage, at: int) -> bool:
    return at >= 0 and bool(passage.tokens[at].means("speech", "say", "add") or passage.tokens[at].means("acts"))


def _named_alone(passage: Passage, at: int, language: Language) -> Naming | None:
    """A name without an office: what stands between a verb of saying and what is said."""
    before = passage.tokens[at - 1] if at else None
    if before is None or not before.means("speech", "say", "add"):
        return None
    if _begins_with_and(passage.tokens[at], language):
        return None
    stop = _name_end(passage, at, language)
    if stop == at or not _ends_clause(passage, stop) or _has_pronoun(passage.tokens[at], language):
        return None
    known = [k for k in range(at, stop) if passage.tokens[k].senses and not office(passage, k)]
    return Naming(at, stop, form="name", name=(at, stop)) if not known else None


def _has_pronoun(token: Token, language: Language) -> bool:
    """Whether an unknown word ends as with a pronoun of more than one letter."""
    return any(len(form) > 1 and token.folded.endswith(form) for form in language.endings.forms)


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
    return any(
        c.means == "the" and word.startswith(f) and len(word) > len(f) + 1 for c in language.clitics for f in c.forms
    )


def _belonging(passage: Passage, found: Naming, language: Language) -> Naming:
    """With the words that say whose office it is, and the adjectives and names that follow."""
    tokens, settled, firm = passage.tokens, found.definite, found.definite
    while found.stop < len(tokens) and found.stop - found.start < PHRASE_LIMIT + NAME_LIMIT:
        at = found.stop
        token = tokens[at]
        if found.form == "person" and token.means("speech", "named"):
            return _named(passage, evolve(found, stop=at + 1, definite=True), language)
        if token.kind != "word" or is_joined(token, language) or is_closed(token):
            break
        inner, nation, the = office(passage, at), country(passage, at), has_article(token, language)
        if inner and inner.form == "given" and found.form in ("person", "title"):
            return _named(passage, found, language)
        if inner and inner.form in ("title", "person") and the and found.form != "body":
            return _named(passage, evolve(found, stop=at + 1), language)
        if (inner and inner.form == "field" and found.office in ("ministry", "minister")) or (inner and not settled):
            found = within(found, inner)
            settled = firm = settled or the or token.size > 1
        elif (inner and inner.form in ("body", "group", "source")) or (firm and the and token.means("populations")):
            break
        elif nation and (the or not settled or nation.form == "adjective"):
            found = evolve(found, country=found.country or nation.name, of=found.of)
            settled, firm = settled or nation.form != "adjective", True
        elif (
            not settled and not the and found.form in ("group", "source") and _begins_with_preposition(token, language)
        ):
            break
        elif (the and passage.tokens[found.start].size == 1) or (not settled and not inner):
            found = evolve(found, of=(*found.of, at))
            settled, firm = True, firm or the
        elif found.form in ("person", "title"):
            return _named(passage, found, language)
        else:
            break
        found = evolve(found, stop=at + 1)
    if found.form == "title" and found.stop == found.start + 1:
        return _named(passage, found, language)
    return found


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
        if (
            token.kind != "word"
            or is_closed(token)
            or is_joined(token, language)
            or (_is_office(passage, at) and at > start)
        ):
            break
        if (at == start and has_article(token, language)) or (token.word.ending and not token.means("nations")):
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
    return _begins_with_preposition(tokens[at], language) and has_article(tokens[at + 1], language)


def _begins_with_preposition(token: Token, language: Language) -> bool:
    bound = [form for clitic in language.clitics if clitic.means in ("in", "to", "as") for form in clitic.forms]
    return not token.senses and any(token.folded.startswith(form) for form in bound)


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


_QUOTES = frozenset('"“”„«»‟❝❞')


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
