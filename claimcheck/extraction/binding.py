"""Which namings of an article mean the same person or body, and by which keys that is said.

A key says who somebody is whatever the script or the title: `name:tkf`, `office:president@KZ`, `country:KZ`,
`org:ministry-interior@KZ`. What shares a key is one. A title alone is a key only where nobody in the article can be
meant by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.phrases import Naming, words_of
from claimcheck.rulebook.language import Language
from claimcheck.rulebook.names import name_key, surname_key

MEMO_LIMIT = 50_000  # names whose keys are remembered
KEY_LIMIT = 12  # keys of one person or body


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
    members = groups.members()
    roots = [
        groups.root(keys[0]) if keys else _only_bearer(naming, bearers)
        for (_, naming), keys in zip(named, identities, strict=True)
    ]
    return [members[root] if root else _title_key(naming) for (_, naming), root in zip(named, roots, strict=True)]


def _only_bearer(naming: Naming, bearers: Mapping[str, set[str]]) -> str | None:
    """The one in the article whom a title alone can mean."""
    holders = bearers.get(next(iter(_titles(naming)), ""), set())
    return next(iter(holders)) if len(holders) == 1 else None


def _title_key(naming: Naming) -> tuple[str, ...]:
    title = next(iter(_titles(naming)), "")
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
        yield from _name_keys(without_possessive(name), naming, language)
        yield f"{_WRITTEN}{language.spelling.fold(without_possessive(name).split()[-1])}"
    whose = _whose(passage, naming, language)
    titles = _titles(naming)
    if titles and (whose or naming.field):
        yield f"{_prefix(naming)}:{titles[0]}{whose}"


def _name_keys(name: str, naming: Naming, language: Language) -> Iterator[str]:
    prefix = "org" if naming.form == "body" else "name"
    full, last = _keyed(language)(name)
    if last and prefix == "name":
        yield f"{prefix}:{last}"
    if (full and full != last) or prefix == "org":
        yield f"{prefix}:{full}"


@cache
def _keyed(language: Language) -> Callable[[str], tuple[str, str | None]]:
    """The full key and the surname's key of a name in a language, remembered: an article names few people often."""

    @lru_cache(maxsize=MEMO_LIMIT)
    def keys(name: str) -> tuple[str, str | None]:
        return name_key(name, language.letters), surname_key(name, language.letters)

    return keys


def _whose(passage: Passage, naming: Naming, language: Language) -> str:
    bodies = "".join(f"/{body}" for body in naming.bodies)
    if naming.country:
        return f"{bodies}@{naming.country}"
    words = _keyed(language)(" ".join(passage.tokens[k].text for k in naming.of))[0] if naming.of else ""
    return bodies + (f"~{words}" if words else "")


def _join_named_with_nations(
    named: Sequence[tuple[Passage, Naming]], identities: Sequence[Sequence[str]], groups: _Groups
) -> None:
    """A titled name without a country is the nameless bearer of that title who has one, if there is only one such."""
    persons = [(n, keys[0]) for (_, n), keys in zip(named, identities, strict=True) if keys and n.form == "person"]
    with_name = {groups.root(key) for keys in identities for key in keys if key.startswith("name:")}
    with_title = {groups.root(key) for keys in identities for key in keys if not key.startswith(("name:", _WRITTEN))}
    nameless: dict[str, set[str]] = {}
    for naming, key in persons:
        if groups.root(key) not in with_name:
            nameless.setdefault(_titles(naming)[0], set()).add(groups.root(key))
    for naming, key in persons:
        holders = nameless.get(_titles(naming)[0], set())
        if naming.name and groups.root(key) not in with_title and len(holders) == 1:
            groups.join((key, next(iter(holders))))


class _Groups:
    """Keys that mean the same: a union-find over them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, key: str) -> str:
        above = self._above
        while above.setdefault(key, key) != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    def join(self, keys: Sequence[str]) -> None:
        for key in keys:
            first, second = sorted((self.root(keys[0]), self.root(key)))
            self._above[second] = first

    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of each group by its root, without those that are of this article only."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._above):
            group = found.setdefault(self.root(key), [])
            if len(group) < KEY_LIMIT and not key.startswith(_WRITTEN):
                group.append(key)
        return {root: tuple(keys) for root, keys in found.items()}


_WRITTEN = "="  # marks a surname as written: it joins two of one article, and says nothing beyond it


def without_possessive(text: str) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text
