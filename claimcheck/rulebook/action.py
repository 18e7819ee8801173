"""The vocabulary of what statements are about: which action is a case of another, and which are opposites.

Open: an action that no rule names is a case of itself alone and the opposite of none. Not a thesaurus: nearness in
meaning is no contradiction, and only what is written here is ever held against anybody.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from claimcheck.model.truth import Truth
from claimcheck.rulebook.order import closure


@frozen(kw_only=True)
class Action:
    """One action: `is_a` are wider ones ("shoot" is to use force); `opposite` are those that undo or exclude it."""

    title: Mapping[str, str] = field(factory=dict, metadata={"help": "language → how messages name it"})
    is_a: tuple[str, ...] = field(default=(), metadata={"help": "the wider actions that it is a case of"})
    opposite: tuple[str, ...] = field(default=(), metadata={"help": "the actions that undo or exclude it"})


@frozen
class Actions:
    """All actions: `wider` holds, for each, itself and all that it is a case of; `opposites` pairs, both ways."""

    known: Mapping[str, Action] = field(factory=dict)
    wider: Mapping[str, frozenset[str]] = field(factory=dict)
    opposites: frozenset[tuple[str, str]] = frozenset()

    def implies(self, a: str, b: str) -> bool:
        """Whether doing `a` is doing `b`: "shoot" implies "use-force", every action itself."""
        return b in self.wider_of(a)

    def opposed(self, a: str, b: str) -> Truth:
        """Yes if the two, or what they are cases of, exclude each other; no if one is the other; else not known."""
        if any((x, y) in self.opposites for x in self.wider_of(a) for y in self.wider_of(b)):
            return True
        return False if self.implies(a, b) or self.implies(b, a) else None

    def wider_of(self, action: str) -> frozenset[str]:
        return self.wider.get(action, frozenset({action}))


def actions(known: Mapping[str, Action]) -> Actions:
    """The vocabulary that these make; opposites hold both ways, whichever side names them.

    >>> acts = actions({"use-force": Action(), "attack": Action(is_a=("use-force",), opposite=("cease-fire",))})
    >>> acts.implies("attack", "use-force"), acts.opposed("cease-fire", "attack"), acts.opposed("attack", "sing")
    (True, True, None)
    """
    parents = {name: action.is_a for name, action in known.items()}
    pairs = {(name, other) for name, action in known.items() for other in action.opposite}
    both = frozenset(pairs | {(b, a) for a, b in pairs})
    return Actions(known, {name: closure(name, parents) for name in known}, both)
