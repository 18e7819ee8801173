"""Noun phrases that name someone who may speak or act: an office, a name, a country, or several of them together.

"President Elena Marsh", "رئيس الأركان اللواء سعد النجار", "the prosecutor general's office": where such a phrase begins
and ends, which words of it are the office, which say whose office it is and which are a name. Who that is within the
article is asked in `actors`.
"""

from __future__ import annotations

from claimcheck.extraction.headfirst import head_first, may_begin_first
from claimcheck.extraction.headlast import head_last, may_begin_last
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import Frame, Naming, frame_of
from claimcheck.rulebook.language import Language


def namings(passage: Passage, language: Language) -> tuple[Naming, ...]:
    """All such phrases of a sentence in their order; none overlaps another."""
    first = language.syntax.bare_head_first
    if first and passage.holds.isdisjoint(("offices", "nations", "speech")):
        return ()
    read, may_begin = (head_first, may_begin_first) if first else (head_last, may_begin_last)
    frame, found, stop = frame_of(passage), list[Naming](), 0
    for at in range(len(frame.tokens)):
        if at < stop:
            continue
        naming = (read(frame, at, language) if may_begin(frame, at) else None) or _nation(frame, at)
        if naming:
            found.append(naming)
            stop = naming.stop
    return tuple(found)


def _nation(frame: Frame, at: int) -> Naming | None:
    """A country that stands for its government; an adjective by itself does not."""
    sense = frame.countries[at]
    if sense is None or sense.form == "adjective":
        return None
    return Naming(at, at + 1, form="country", country=sense.name)
