"""Which namings of an article mean the same person or body, and by which keys that is said.

A key says who somebody is whatever the script or the title: `name:tkf`, `office:president@KZ`, `country:KZ`,
`org:ministry-interior@KZ`. What shares a key is one. A title alone is a key only where nobody in the article can be
meant by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import Naming, words_of
from claimcheck.rulebook.language import Language
from claimcheck.rulebook.names import name_key, surname_key


def bound(named: Sequence[tuple[Passage, Naming]], language: Language) -> list[tuple[str, ...]]:
    """The keys of every naming, those of all that are the same person or body joined."""
    identities = [tuple(_identities(passage, naming, language)) for passage, naming in named]
    groups = _Groups()
    for keys in identities:
        groups.join(keys)
    _join_named_with_nations(named, identities, groups)
    bearers: dict[str, set[str]] = {}
    for (_, naming), keys in zip(named, identities, strict=True):
        if keys:
            for title in _titles(naming):
                bearers.setdefault(title, set()).add(groups.root(keys[0]))
    return [_keys(naming, keys, groups, bearers) for (_, naming), keys in zip(named, identities, strict=True)]


def _keys(naming: Naming, own: Sequence[str], groups: _Groups, bearers: Mapping[str, set[str]]) -> tuple[str, ...]:
    if own:
        return groups.members(own[0])
    title = next(iter(_titles(naming)), "")
    holders = bearers.get(title, set())
    if len(holders) == 1:
        return groups.members(next(iter(holders)))
    return (f"{_prefix(naming)}:{title}",) if title else ()


def _prefix(naming: Naming) -> str:
    return {"body": "org", "group": "group", "source": "source"}.get(naming.form, "office")


def _titles(naming: Naming) -> list[str]:
    """What a bearer may be called without a name or a country: "minister-interior", then "minister"."""
    if not naming.office or naming.form == "title":
        return []
    return [f"{naming.office}-{naming.field}", naming.office] if naming.field else [naming.office]


def _identities(passage: Passage, naming: Naming, language: Language) -> Iterator[str]:
    """Keys that say by themselves who it is."""
    if naming.form == "country":
        yield f"country:{naming.country}"
        return
    name = " ".join(token.text for token in words_of(naming, passage.tokens))
    if name:
        yield from _name_keys(without_possessive(name, language), naming, language)
        yield f"{_WRITTEN}{language.spelling.fold(without_possessive(name, language).split()[-1])}"
    whose = _whose(passage, naming, language)
    titles = _titles(naming)
    if titles and (whose or naming.field):
        yield f"{_prefix(naming)}:{titles[0]}{whose}"


def _name_keys(name: str, naming: Naming, language: Language) -> Iterator[str]:
    prefix = "org" if naming.form == "body" else "name"
    full, last = name_key(name, language.letters), surname_key(name, language.letters)
    if last and prefix == "name":
        yield f"{prefix}:{last}"
    if (full and full != last) or prefix == "org":
        yield f"{prefix}:{full}"


def _whose(passage: Passage, naming: Naming, language: Language) -> str:
    bodies = "".join(f"/{body}" for body in naming.bodies)
    if naming.country:
        return f"{bodies}@{naming.country}"
    words = name_key(" ".join(passage.tokens[k].text for k in naming.of), language.letters)
    return bodies + (f"~{words}" if words else "")


def _join_named_with_nations(
    named: Sequence[tuple[Passage, Naming]], identities: Sequence[Sequence[str]], groups: _Groups
) -> None:
    """A titled name without a country is the nameless bearer of that title who has one, if there is only one such."""
    nameless: dict[str, set[str]] = {}
    persons = [(n, keys) for (_, n), keys in zip(named, identities, strict=True) if keys and n.form == "person"]
    for naming, keys in persons:
        if not any(key.startswith("name:") for key in groups.members(keys[0])):
            nameless.setdefault(_titles(naming)[0], set()).add(groups.root(keys[0]))
    for naming, keys in persons:
        holders = nameless.get(_titles(naming)[0], set())
        only_named = naming.name and all(key.startswith("name:") for key in groups.members(keys[0]))
        if only_named and len(holders) == 1:
            groups.join((keys[0], next(iter(holders))))


class _Groups:
    """Keys that mean the same: a union-find over them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, key: str) -> str:
        while self._above.setdefault(key, key) != key:
            key = self._above[key]
        return key

    def join(self, keys: Sequence[str]) -> None:
        for key in keys:
            first, second = sorted((self.root(keys[0]), self.root(key)))
            self._above[second] = first

    def members(self, key: str) -> tuple[str, ...]:
        root = self.root(key)
        return tuple(sorted(k for k in self._above if self.root(k) == root and not k.startswith(_WRITTEN)))


_WRITTEN = "="  # marks a surname as written: it joins two of one article, and says nothing beyond it


def without_possessive(text: str, language: Language) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text
