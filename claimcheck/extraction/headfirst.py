"""Noun phrases that begin with their head: "رئيس الأركان اللواء سعد النجار".

The office comes first, then what it belongs to and its adjectives, then perhaps a name. Names are not in the lexicon:
they are what is left where a name can stand.
"""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from claimcheck.extraction.marks import QUOTATION
from claimcheck.extraction.phrases import NAME_LIMIT, PHRASE_LIMIT, Frame, Naming, is_comma, within
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Language, Sense


def may_begin_first(frame: Frame, at: int) -> bool:
    """Whether a phrase can begin here: with an office, or behind a verb of saying."""
    return frame.offices[at] is not None or (at > 0 and "speech" in frame.tokens[at - 1].word.told)


def head_first(frame: Frame, at: int, language: Language) -> Naming | None:
    head = frame.offices[at]
    if head is None:
        return _named_alone(frame, at, language)
    if head.form == "given" or (head.form == "field" and not _says_or_does(frame, at - 1)):
        return None
    found = Naming(at, at + 1, head.name, head.form, definite=_is_settled(frame.tokens[at], language))
    if head.form == "field":  # "the Interior" for the ministry
        found = evolve(found, office="ministry", form="body", field=head.name)
    found = _quoted(frame, _belonging(frame, found, language))
    if found.form in ("person", "title"):
        found = _apposed(frame, found, language)
    return found


def _says_or_does(frame: Frame, at: int) -> bool:
    return at >= 0 and bool(frame.tokens[at].means("speech", "say", "add") or frame.tokens[at].means("acts"))


def _named_alone(frame: Frame, at: int, language: Language) -> Naming | None:
    """A name without an office: what stands between a verb of saying and what is said."""
    if at == 0 or not frame.tokens[at - 1].word.senses or not frame.tokens[at - 1].means("speech", "say", "add"):
        return None
    if _begins_with_and(frame.tokens[at], language):
        return None
    stop = _name_end(frame, at, language)
    if stop == at or not _ends_clause(frame, stop) or _has_pronoun(frame.tokens[at], language):
        return None
    known = [k for k in range(at, stop) if frame.tokens[k].senses and not frame.offices[k]]
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
    return token.says("the") or has_the(token.folded, language)


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
    return any(word.startswith(form) and len(word) > len(form) + 1 for form in forms_of(language, "the"))


def forms_of(language: Language, *means: str) -> tuple[str, ...]:
    """What is written together with a word to say one of these."""
    return tuple(form for clitic in language.clitics if clitic.means in means for form in clitic.forms)


@frozen
class _Growth:
    """A phrase that grows word by word.

    `settled`: it is said whose office it is, a name may come next. `firm`: nothing but adjectives with an article can
    belong to it any more. `then` is what ends it: a name or nothing.
    """

    naming: Naming
    settled: bool
    firm: bool
    then: Literal["", "name", "end"] = ""

    def with_word(self, naming: Naming, *, settled: bool, firm: bool) -> _Growth:
        return _Growth(evolve(naming, stop=naming.stop + 1), self.settled or settled, self.firm or firm)


def _belonging(frame: Frame, found: Naming, language: Language) -> Naming:
    """With the words that say whose office it is, and the adjectives and names that follow."""
    growth = _Growth(found, found.definite, found.definite)
    limit = min(len(frame.tokens), found.start + PHRASE_LIMIT + NAME_LIMIT)
    while not growth.then and growth.naming.stop < limit:
        growth = _grown(frame, growth, language)
    if growth.then == "name" or growth.naming.form == "title":
        return _named(frame, growth.naming, language)
    return growth.naming


def _grown(frame: Frame, growth: _Growth, language: Language) -> _Growth:
    """With the next word, or at its end."""
    at, found = growth.naming.stop, growth.naming
    token, inner = frame.tokens[at], frame.offices[at]
    personal = found.form in ("person", "title")
    if inner and inner.form == "field" and found.office in ("ministry", "minister") and not found.field:
        return growth.with_word(within(found, inner), settled=True, firm=True)
    if personal and token.means("speech", "named"):
        return evolve(growth, naming=evolve(found, stop=at + 1, definite=True), then="name")
    if (
        token.kind != "word"
        or len(token.folded) < 2
        or is_joined(token, language)
        or (frame.closed[at] and not _is_place(token, growth))
        or (not inner and _is_common(token, language))
    ):
        return evolve(growth, then="end")
    if personal and inner and inner.form == "given":
        return evolve(growth, then="name")
    if personal and inner and inner.form in ("title", "person") and has_article(token, language):
        return evolve(growth, naming=evolve(found, stop=at + 1), then="name")
    return _owned(frame, growth, inner, language)


def _owned(frame: Frame, growth: _Growth, inner: Sense | None, language: Language) -> _Growth:
    """With a word that says whose office it is, where the next one can."""
    at, found = growth.naming.stop, growth.naming
    token, nation, the = frame.tokens[at], frame.countries[at], has_article(frame.tokens[at], language)
    if inner and not growth.settled:
        whole = the or token.size > 1
        return growth.with_word(within(found, inner), settled=whole, firm=whole)
    if (inner and inner.form in ("body", "group", "source")) or (growth.firm and the and token.means("populations")):
        return evolve(growth, then="end")
    if nation and (the or not growth.settled or nation.form == "adjective"):
        kept = evolve(found, country=found.country or nation.name)
        return growth.with_word(kept, settled=nation.form != "adjective", firm=True)
    loose = found.form in ("group", "source") and not growth.settled and not the
    if loose and _begins_with_preposition(token, language):
        return evolve(growth, then="end")
    if (the and frame.tokens[found.start].size == 1) or (not growth.settled and not inner):
        return growth.with_word(evolve(found, of=(*found.of, at)), settled=True, firm=the)
    return evolve(growth, then="name" if found.form in ("person", "title") else "end")


def _is_place(token: Token, growth: _Growth) -> bool:
    """Whether a word for what happens names a place here: "the prison" after "the administration of"."""
    return not growth.settled and token.says("the") and bool(token.means("places"))


def _named(frame: Frame, found: Naming, language: Language) -> Naming:
    """With the name that begins where the phrase ends."""
    stop = _name_end(frame, found.stop, language)
    if stop == found.stop or (not found.definite and not _can_be_name(frame, found, stop)):
        return found
    return evolve(found, name=(found.stop, stop), stop=stop)


def _can_be_name(frame: Frame, found: Naming, stop: int) -> bool:
    """Whether words after an office without an article are a name rather than what the verb before it is about.

    One word is a name where a mark or "that" follows; at the end of a sentence that begins with a verb none is.
    """
    tokens = frame.tokens
    last = all(token.kind == "mark" and not is_comma(token) for token in tokens[stop:])
    if last and _says_or_does(frame, found.start - 1):
        return False
    return stop > found.stop + 1 or _ends_clause(frame, stop)


def _ends_clause(frame: Frame, at: int) -> bool:
    """Whether a mark, "that" or nothing follows: one word after an office may else be what the verb is about."""
    tokens = frame.tokens
    return at >= len(tokens) or tokens[at].kind == "mark" or bool(tokens[at].means("speech", "that"))


def _name_end(frame: Frame, at: int, language: Language) -> int:
    tokens, start = frame.tokens, at
    while at < len(tokens) and at - start < NAME_LIMIT:
        token = tokens[at]
        if token.kind != "word" or frame.closed[at] or is_joined(token, language) or _is_office(frame, at):
            break
        if (at == start and has_article(token, language)) or (
            token.word.ending and not token.means("nations") and not token.says("the")
        ):
            break
        if _has_preposition(frame, at, language) or _is_common(token, language):
            break
        at += 1
    return at


_COMMON = ("actions", "triggers", "events", "modality", "acts")


def _is_common(token: Token, language: Language) -> bool:
    """Whether a word is one of the language where the verb has yet to come: it is no name, and belongs to the verb."""
    return language.syntax.verb_last and any(token.means(section) for section in _COMMON)


def _is_office(frame: Frame, at: int) -> bool:
    sense = frame.offices[at]
    return sense is not None and sense.form != "given"


def _has_preposition(frame: Frame, at: int, language: Language) -> bool:
    """Whether an unknown word begins as with "in", "to" or "as", and an article follows: "by-closing the-schools"."""
    tokens = frame.tokens
    if tokens[at].senses or at + 1 >= len(tokens):
        return False
    return _begins_with_preposition(tokens[at], language) and has_article(tokens[at + 1], language)


def _begins_with_preposition(token: Token, language: Language) -> bool:
    return not token.senses and token.folded.startswith(forms_of(language, "in", "to", "as"))


def _quoted(frame: Frame, found: Naming) -> Naming:
    """With a name in quotation marks: the organisation "Doctors of the Bridge"."""
    tokens, at = frame.tokens, found.stop
    if found.form != "body" or found.definite or at >= len(tokens) or not _is_quote(tokens[at]):
        return found
    for stop in range(at + 1, min(at + 2 + NAME_LIMIT, len(tokens))):
        if _is_quote(tokens[stop]):
            return evolve(found, name=(at + 1, stop), stop=stop + 1) if stop > at + 1 else found
    return found


def _is_quote(token: Token) -> bool:
    return token.kind == "mark" and token.text in QUOTATION


def _apposed(frame: Frame, found: Naming, language: Language) -> Naming:
    """With a name between commas after the office."""
    tokens, at = frame.tokens, found.stop
    if found.name or at + 1 >= len(tokens) or not is_comma(tokens[at]):
        return found
    start = at + 1
    title = frame.offices[start]
    if title and title.form == "title":
        start += 1
    stop = _name_end(frame, start, language)
    closed = stop < len(tokens) and tokens[stop].kind == "mark"
    if stop - start < 2 or not closed or any(_is_plain(s) for t in tokens[start:stop] for s in t.senses):
        return found
    return evolve(found, name=(start, stop), stop=stop)


def _is_plain(sense: Sense) -> bool:
    """Whether a word is one of the language rather than a name."""
    return sense.section != "populations" and sense.form != "given"
