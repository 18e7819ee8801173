"""What actions are cases of and opposites of, on the shipped vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.truth import Truth
from claimcheck.rulebook.action import Actions
from claimcheck.rulebook.book import read_rulebook

ACTIONS: Actions = read_rulebook()[0].actions
NAMES = st.sampled_from([*ACTIONS.known, "sing"])

IMPLIES = [
    ("shoot", "use-force", True, "a case of it"),
    ("shoot-to-kill", "use-force", True, "through shooting"),
    ("shoot-to-kill", "kill", True, "a case of two things"),
    ("use-force", "shoot", False, "there is other force"),
    ("sing", "sing", True, "what is not listed is itself"),
    ("sing", "use-force", False, "and nothing else"),
    ("fire-warning-shots", "shoot", False, "into the air"),
]


@pytest.mark.parametrize(("a", "b", "truth"), [case[:3] for case in IMPLIES], ids=[case[3] for case in IMPLIES])
def test_implies(a: str, b: str, truth: bool) -> None:
    assert ACTIONS.implies(a, b) is truth


OPPOSED: list[tuple[str, str, Truth, str]] = [
    ("attack", "cease-fire", True, "as listed"),
    ("cease-fire", "attack", True, "the other way round"),
    ("shell", "cease-fire", True, "a case inherits it"),
    ("release", "arrest", True, "a case of the other side inherits it"),
    ("resign", "stay-in-office", True, "as listed"),
    ("shoot", "use-force", False, "one is the other"),
    ("negotiate", "attack", None, "one can do both"),
    ("sing", "attack", None, "what is not listed is the opposite of nothing"),
]


@pytest.mark.parametrize(("a", "b", "truth"), [case[:3] for case in OPPOSED], ids=[case[3] for case in OPPOSED])
def test_opposed(a: str, b: str, truth: Truth) -> None:
    assert ACTIONS.opposed(a, b) is truth


@given(NAMES, NAMES)
def test_opposition_holds_both_ways_and_never_within(a: str, b: str) -> None:
    assert ACTIONS.opposed(a, b) is ACTIONS.opposed(b, a)
    assert not (ACTIONS.implies(a, b) and ACTIONS.opposed(a, b))


@given(NAMES, NAMES, NAMES)
def test_a_case_of_a_case_is_a_case_and_inherits_its_opposites(a: str, b: str, c: str) -> None:
    if ACTIONS.implies(a, b):
        assert not ACTIONS.implies(b, c) or ACTIONS.implies(a, c)
        assert not ACTIONS.opposed(b, c) or ACTIONS.opposed(a, c)


def test_every_action_has_a_name_in_both_languages_of_messages() -> None:
    assert [name for name, action in ACTIONS.known.items() if {"en", "ar"} - action.title.keys()] == []
