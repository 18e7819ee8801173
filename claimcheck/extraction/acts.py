"""Whether a word of `acts` is an act where it stands.

A word may be noun or verb ("order", تعهد); what is only supposed ("might order"), wanted ("to order") or asked is no
act. What an act needs beside it is the affair of its form: see `forms`.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extraction.complements import Scene
from claimcheck.extraction.forms import BOTH, NOMINAL, READERS, Act, Before, Reader, deed
from claimcheck.extraction.headfirst import has_article
from claimcheck.extraction.marks import ASKING, COMMAS, HARD
from claimcheck.extraction.tokens import Token
from claimcheck.rulebook.language import Sense

FRAME = 4  # tokens before an act in which it may be said to be only supposed
NUMBERS = ("units", "teens", "tens", "hundreds", "hundred", "scales", "vague")


def act(scene: Scene, at: int, before: Before, taken: frozenset[int]) -> Act | None:
    """The act that a word is where it stands, if it is one."""
    senses = [sense for sense in scene.tokens[at].senses if sense.section == "acts"]
    if not senses or _supposed(scene.tokens, at):
        return None
    nominal = is_noun(scene, at)
    for sense in senses:
        read = _reader(scene, at, sense, nominal)
        found = read(scene, at, sense, before, taken) if read else None
        if found:
            return found
    return None


def _reader(scene: Scene, at: int, sense: Sense, nominal: bool) -> Reader | None:
    """What reads a word in this sense here; a verb that cannot be one, with a pronoun, is a noun that looks alike
    (إدانته)."""
    if sense.form in BOTH:
        return READERS[sense.form]
    if sense.form in NOMINAL:
        return READERS[sense.form] if nominal else None
    if not nominal and not _may_be_verb(scene, at):
        return deed if scene.subject_follows and scene.tokens[at].word.ending else None
    return None if nominal else READERS[sense.form]


def is_noun(scene: Scene, at: int) -> bool:
    """Whether a word that may be noun or verb ("order", تعهد) is the noun here."""
    token = scene.tokens[at]
    forms = {sense.form for sense in token.senses if sense.section == "acts"}
    if not forms - set(NOMINAL):
        return True
    if not forms & set(NOMINAL):
        return False
    if token.word.clitics & {"the", "in", "to", "as"} or (token.word.ending and scene.subject_follows):
        return True
    if has_article(token, scene.language):
        return True
    return at > 0 and (_opens_noun(scene.tokens[at - 1]) or _follows_verb(scene, at - 1))


def _follows_verb(scene: Scene, at: int) -> bool:
    """Whether an unknown word that begins its sentence, without an article, is rather a verb before its subject."""
    token = scene.tokens[at]
    unknown = token.kind == "word" and not token.senses and not has_article(token, scene.language)
    return at == 0 and unknown and scene.subject_follows


def _may_be_verb(scene: Scene, at: int) -> bool:
    """Not with a preposition or an article, nor after a number: ألف طالب, "in call"."""
    if scene.tokens[at].word.clitics & {"the", "in", "as", "to"}:
        return False
    before = scene.tokens[at - 1] if at else None
    if before is None or before.means("grammar", "subordinator", "auxiliary", "relative"):
        return True
    return (
        not before.means("numbers", *NUMBERS)
        and before.kind != "digits"
        and not before.means("grammar", "preposition", "of", "indefinite")
    )


def _opens_noun(token: Token) -> bool:
    if token.means("modality", "infinitive") or token.means("grammar", "subordinator"):
        return False
    return (
        token.means("grammar", "determiner", "no", "of", "preposition") is not None
        or token.means("modality", "possessive") is not None
    )


def _supposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether an act is only supposed ("might order"), is what another verb wants ("to order"), or is asked."""
    if tokens[-1].text in ASKING:
        return True
    if at > 0 and (tokens[at - 1].means("modality", "infinitive") or tokens[at].says("will")):
        return True
    for k in range(at - 1, max(-1, at - 1 - FRAME), -1):
        if tokens[k].kind == "mark" and tokens[k].text in HARD | COMMAS:
            return False
        if tokens[k].means("modality", "hypothetical"):
            return True
    return False
