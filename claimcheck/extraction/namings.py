"""Noun phrases that name someone who may speak or act: an office, a name, a country, or several of them together.

"President Milan Ordan", "قائد الجيش الفريق داود الصافي", "the prosecutor general's office": where such a phrase begins
and ends, which words of it are the office, which say whose office it is and which are a name. Who that is within the
article is asked in `actors`.
"""

from __future__ import annotations

from claimcheck.extraction.headfirst import head_first
from claimcheck.extraction.headlast import head_last
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import Frame, Naming, frame_of
from claimcheck.rulebook.language import Language


def namings(passage: Passage, language: Language) -> tuple[Naming, ...]:
    """All such phrases of a sentence in their order; none overlaps another."""
    read = head_first if language.syntax.bare_head_first else head_last
    frame, found, at = frame_of(passage), list[Naming](), 0
    while at < len(frame.tokens):
        naming = read(frame, at, language) or _nation(frame, at)
        if naming:
            found.append(naming)
        at = naming.stop if naming else at + 1
    return tuple(found)


def _nation(frame: Frame, at: int) -> Naming | None:
    """A country that stands for its government; an adjective by itself does not."""
    sense = frame.countries[at]
    if sense is None or sense.form == "adjective":
        return None
    return Naming(at, at + 1, form="country", country=sense.name)
