"""Noun phrases that end with their head: "Harbour pilot Jonas Lind", "the city fire command".

Words run up to the office and a name may follow it; names are known by their capitals.
"""

from __future__ import annotations

from attrs import evolve

from claimcheck.extraction.phrases import NAME_LIMIT, PHRASE_LIMIT, Frame, Naming, is_comma, within
from claimcheck.rulebook.language import Language


def may_begin_last(frame: Frame, at: int) -> bool:
    """Whether a phrase can begin here: with a capital, or so that an office may end it."""
    return is_capital(frame, at) or any(frame.offices[at : at + PHRASE_LIMIT + NAME_LIMIT])


def head_last(frame: Frame, at: int, language: Language) -> Naming | None:
    if not _phrase_word(frame, at):
        return None
    head = _head(frame, at, _run_end(frame, at, PHRASE_LIMIT + NAME_LIMIT))
    if head is None:
        return _bare_name(frame, at, language)
    return _extended(frame, at, head, language)


def _run_end(frame: Frame, at: int, limit: int) -> int:
    """Where the words end that can be of one phrase, at most so many."""
    stop = at
    while stop < len(frame.tokens) and stop - at < limit and _phrase_word(frame, stop):
        stop += 1
    return stop


def _phrase_word(frame: Frame, at: int) -> bool:
    token = frame.tokens[at]
    if token.kind == "mark":
        return _is_hyphen(frame, at)
    return token.kind == "word" and (not frame.closed[at] or bool(frame.offices[at]) or _is_capital_name(frame, at))


def _is_capital_name(frame: Frame, at: int) -> bool:
    """A word of the lexicon that is written as a name within the sentence ("Grace", "Bill")."""
    token = frame.tokens[at]
    known = any(token.means(section) for section in ("grammar", "calendar", "speech"))
    return not known and token.size == 1 and is_capital(frame, at) and not _starts(frame, at)


def _starts(frame: Frame, at: int) -> bool:
    """Whether a word is written with a capital for its place: at the beginning, after a colon, in quotation marks."""
    return at == 0 or (
        frame.tokens[at - 1].kind == "mark" and not is_comma(frame.tokens[at - 1]) and not _is_hyphen(frame, at - 1)
    )


def _head(frame: Frame, start: int, stop: int) -> int | None:
    """The last word of the first office in a run: "state police command" is one, "officials visited police" are two."""
    head: int | None = None
    for at in range(start, stop):
        sense = frame.offices[at]
        if sense is None or sense.form == "field":
            continue
        if head is not None and at > head + 1 and not _compound(frame, head, at):
            break
        head = at
    return head


def _compound(frame: Frame, first: int, second: int) -> bool:
    """Whether what stands between two offices makes them one: a name or a country, as in "army chief General X"."""
    return all(is_capital(frame, k) or _is_hyphen(frame, k) for k in range(first + 1, second)) and second - first < 3


def _extended(frame: Frame, at: int, head: int, language: Language) -> Naming:
    sense = frame.offices[head]
    assert sense is not None
    start = max(at, head - 4)
    found = Naming(start, head + 1, sense.name, sense.form, definite=_has_determiner(frame, start))
    for k in range(start, head):
        found = _modified(frame, found, k)
    found = _owned(frame, found)
    if language.syntax.genitive:
        found = _genitive(frame, found)
    if language.syntax.head == "first":
        found = _described(frame, found)
    stop = _capitals_end(frame, found.stop)
    if sense.form in ("person", "title") and stop > found.stop:
        return evolve(found, name=(found.stop, stop), stop=stop)
    return _apposed_last(frame, found) if sense.form == "person" else found


def _genitive(frame: Frame, found: Naming) -> Naming:
    """With the fields, bodies and countries that follow without a word for "of": министр обороны России."""
    while found.stop < len(frame.tokens):
        inner, nation = frame.offices[found.stop], frame.countries[found.stop]
        if not nation and not (inner and inner.form in ("field", "body")):
            break
        found = evolve(_modified(frame, found, found.stop), stop=found.stop + 1)
    return found


def _described(frame: Frame, found: Naming) -> Naming:
    """With the adjectives of a country that follow the office: "le président russe Vladimir Poutine"."""
    at = found.stop
    nation = frame.countries[at] if at < len(frame.tokens) else None
    if nation is None or nation.form != "adjective":
        return found
    return evolve(found, stop=at + 1, country=found.country or nation.name)


def _modified(frame: Frame, found: Naming, at: int) -> Naming:
    nation, inner = frame.countries[at], frame.offices[at]
    if nation:
        return evolve(found, country=found.country or nation.name)
    if inner:
        return within(found, inner)
    return evolve(found, of=(*found.of, at)) if frame.tokens[at].kind == "word" else found


def _has_determiner(frame: Frame, start: int) -> bool:
    return start > 0 and bool(frame.tokens[start - 1].means("grammar", "determiner"))


def _owned(frame: Frame, found: Naming) -> Naming:
    """With "of the coastguard", "of Kazakhstan": what the office belongs to."""
    tokens, at = frame.tokens, found.stop
    if at + 1 >= len(tokens) or not tokens[at].means("grammar", "of"):
        return found
    at += 1
    while at < len(tokens) and tokens[at].means("grammar", "determiner"):
        at += 1
    stop = _owner_end(frame, at)
    for k in range(at, stop):
        found = _modified(frame, found, k)
    return evolve(found, stop=stop) if stop > at else found


def _owner_end(frame: Frame, at: int) -> int:
    """Where the owner's phrase ends: after the office in it, or after its capitals, or after one word."""
    stop = _run_end(frame, at, PHRASE_LIMIT)
    head = _head(frame, at, stop)
    if head is not None:
        return head + 1
    capitals = _capitals_end(frame, at)
    return capitals if capitals > at else min(at + 1, stop)


def _capitals_end(frame: Frame, at: int) -> int:
    tokens, start = frame.tokens, at
    while at < len(tokens) and at - start < NAME_LIMIT + 2:
        inner = tokens[at].kind == "word" and at + 1 < len(tokens) and at > start and _is_particle(frame, at)
        if not (_is_hyphen(frame, at) or inner or (_phrase_word(frame, at) and is_capital(frame, at))):
            break
        at += 1
    return at


def _is_particle(frame: Frame, at: int) -> bool:
    """A small word within a name: "bin", "de", "al-"."""
    tokens = frame.tokens
    follows = _is_hyphen(frame, at + 1) or (tokens[at + 1].kind == "word" and is_capital(frame, at + 1))
    return follows and bool(tokens[at].means("offices", "particle"))


def _apposed_last(frame: Frame, found: Naming) -> Naming:
    """With the name that stands between commas after the office: "the minister, Lucía Quispe,"."""
    tokens, at = frame.tokens, found.stop
    if at + 1 >= len(tokens) or not is_comma(tokens[at]):
        return found
    start = at + 1
    title = frame.offices[start]
    while title and title.form == "title":
        start += 1
        title = frame.offices[start] if start < len(tokens) else None
    stop = _capitals_end(frame, start)
    closed = stop >= len(tokens) or tokens[stop].kind == "mark"
    return evolve(found, name=(start, stop), stop=stop) if closed and stop > start else found


def _bare_name(frame: Frame, at: int, language: Language) -> Naming | None:
    if not is_capital(frame, at):
        return None
    end = _capitals_end(frame, at)
    words = [k for k in range(at, end) if frame.tokens[k].kind == "word"]
    if language.writing.capital_nouns and (len(words) < 2 or any(frame.tokens[k].senses for k in words)):
        return None
    if not words or (len(words) == 1 and (frame.countries[at] or _starts(frame, at))):
        return None
    if all(frame.countries[k] for k in words):
        return None
    return _apposed_office(frame, Naming(at, end, form="name", name=(at, end)), language)


def _apposed_office(frame: Frame, found: Naming, language: Language) -> Naming:
    """With the office that follows a name between commas: "Lucía Quispe, the transport minister,"."""
    tokens, at = frame.tokens, found.stop
    if at + 2 >= len(tokens) or not is_comma(tokens[at]):
        return found
    at += 1
    while at < len(tokens) and tokens[at].means("grammar", "determiner"):
        at += 1
    inner = _head_last_office(frame, at, language)
    if inner is None or inner.form != "person" or inner.name:
        return found
    return evolve(inner, start=found.start, name=found.name)


def _head_last_office(frame: Frame, at: int, language: Language) -> Naming | None:
    head = _head(frame, at, _run_end(frame, at, PHRASE_LIMIT))
    return _extended(frame, at, head, language) if head is not None else None


def _is_hyphen(frame: Frame, at: int) -> bool:
    tokens = frame.tokens
    if tokens[at].text not in "-'\u2019" or at == 0 or at + 1 >= len(tokens):
        return False
    if tokens[at].text != "-":  # the doctors' union
        return (
            tokens[at - 1].stop == tokens[at].start
            and tokens[at - 1].folded.endswith("s")
            and tokens[at + 1].kind == "word"
        )
    return tokens[at - 1].stop == tokens[at].start and tokens[at].stop == tokens[at + 1].start


def is_capital(frame: Frame, at: int) -> bool:
    return frame.text[frame.tokens[at].start].isupper()
