"""A JSON object as an article: `{"id", "language", "published", "source", "story", "title", "url", "text"}`.

Only the text is required. Keys that mean nothing here are left alone, as newsrooms' own systems have many; one
that looks like a slip of a known key is told of.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from claimcheck.errors import InputError, Note, Place
from claimcheck.loading.arrival import ARTICLE_LIMIT, Arrival, Settings, failed, megabytes
from claimcheck.model.claim import Article
from claimcheck.model.contract import moment_of

KEYS = ("id", "text", "language", "published", "source", "story", "title", "url")
SLIP = 0.8  # likeness from which an unknown key is taken for a misspelt one


def arrival(value: Any, name: str, place: Place, settings: Settings) -> Arrival:
    """The article that an object says, or why it says none."""
    try:
        article = _article(value, name, settings)
    except InputError as error:
        return failed(name, InputError(error.message, place))
    return Arrival(name=name, article=article, notes=(*_slips(value, place), *notes(article, place)))


def notes(article: Article, place: Place) -> tuple[Note, ...]:
    """What is odd about an article that can be checked all the same."""
    return () if article.text.strip() else (Note("is empty: there is nothing to check", place),)


def _article(value: Any, name: str, settings: Settings) -> Article:
    if not isinstance(value, dict):
        kinds: Mapping[type, str] = {list: "a list", str: "a text", type(None): "null", bool: "a truth value"}
        raise InputError(f"is {kinds.get(type(value), 'a number')}: expected an object with 'text'")
    said = {key: _text(value, key) for key in KEYS if key not in ("id", "published")}
    text, title = said.pop("text"), said["title"]
    if text is None:
        raise InputError(f"an article without 'text'; it has {', '.join(map(repr, sorted(value))) or 'nothing'}")
    whole = _headed(text, title)
    if len(whole) > ARTICLE_LIMIT:
        limit = megabytes(ARTICLE_LIMIT)
        raise InputError(f"an article of {len(whole):,} characters is larger than the limit of {limit}")
    published = value.get("published")
    said["language"] = said["language"] or settings.language
    said["source"] = said["source"] or settings.source
    said["story"] = settings.story or said["story"]
    when = settings.published if published in (None, "") else moment_of("published", published)
    return Article(id=_id(value, name), text=whole, published=when, **said)


def _headed(text: str, title: str | None) -> str:
    """The text with its title as the first line, also where the file keeps the two apart."""
    if not title or not title.strip():
        return text
    first = text.lstrip().split("\n", 1)[0].strip()
    return text if first == title.strip() else f"{title}\n\n{text}"


def _text(value: Mapping[str, Any], key: str) -> str | None:
    found = value.get(key)
    if found is None or isinstance(found, str):
        return found or (None if key != "text" else found)
    raise InputError(f"{key!r} is {_short(found)}: expected text")


def _id(value: Mapping[str, Any], name: str) -> str:
    """The article's own id; a number counts as one, and without any it is called by where it stands."""
    found = value.get("id")
    if found is None or found == "":
        return name
    if isinstance(found, (str, int)) and not isinstance(found, bool):
        return str(found)
    raise InputError(f"'id' is {_short(found)}: expected text or a whole number")


def _short(value: object) -> str:
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:57]}..."


def _slips(value: Mapping[str, Any], place: Place) -> tuple[Note, ...]:
    near = ((key, difflib.get_close_matches(key, KEYS, n=1, cutoff=SLIP)) for key in value if key not in KEYS)
    return tuple(
        Note(f"the key {key!r} means nothing here (did you mean {match[0]!r}?)", place)
        for key, match in near
        if match and match[0] not in value
    )
