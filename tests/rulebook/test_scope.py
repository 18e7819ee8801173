"""Who is part of whom, on the shipped populations: yes, no, and not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.truth import Truth
from claimcheck.rulebook.book import read_rulebook
from claimcheck.rulebook.scope import Scopes

SCOPES: Scopes = read_rulebook()[0].scopes

PART: list[tuple[str, str, Truth, str]] = [
    ("children", "civilians", True, "listed"),
    ("children", "people", True, "through civilians"),
    ("civilians", "children", False, "the other way round"),
    ("children", "children", False, "not strictly"),
    ("police", "security forces", True, "listed"),
    ("police officers", "police", False, "another name of the same"),
    ("children", "soldiers", False, "they share nobody"),
    ("women", "children", None, "girls may be counted as either"),
    ("women", "civilians", None, "soldiers may be women"),
    ("Kenyan soldiers", "soldiers", True, "a modifier narrows"),
    ("Kenyan soldiers", "security forces", True, "a modifier narrows whatever stands above"),
    ("Kenyan soldiers", "Kenyan people", True, "the same modifier on both"),
    ("soldiers", "Kenyan people", None, "their nationality is not known"),
    ("Kenyan soldiers", "Peruvian soldiers", None, "nothing relates the two, though one may guess"),
    ("visiting fans", "fans", True, "a modifier narrows"),
    ("critically injured", "people", True, "a state alone is about people"),
    ("critically injured children", "children", True, "a state and whom"),
    ("critically injured children", "critically injured", True, "a state of fewer"),
    ("critically injured", "injured", True, "a graver state"),
    ("hospitalised", "people", True, "a state alone"),
    ("beekeepers", "people", True, "who is not listed is somebody"),
    ("hobby beekeepers", "beekeepers", True, "and can be narrowed, too"),
    ("beekeepers", "police", None, "a hobby says nothing of the office"),
    ("workers from Peru", "workers", True, "what follows the head narrows it"),
    ("prisoners of war", "prisoners", True, "listed as a whole"),
    ("freed prisoners of war", "prisoners", True, "and can be narrowed"),
    ("families of soldiers", "soldiers", False, "families are counted, not people"),
    ("former soldiers", "soldiers", None, "they are none any more"),
    ("suspected militants", "militants", None, "that is the question"),
    ("former soldiers", "people", True, "people all the same"),
    ("cars", "vehicles", True, "things have parts, too"),
    ("cars", "people", False, "no thing is a person"),
    ("burned cars", "cars", True, "and can be narrowed"),
    ("pregnant women", "women", True, "listed"),
    ("مزارعون", "people", True, "a name in any script"),
]


@pytest.mark.parametrize(("a", "b", "truth"), [case[:3] for case in PART], ids=[f"{c[0]}-{c[1]}" for c in PART])
def test_part(a: str, b: str, truth: Truth) -> None:
    assert SCOPES.part(a, b) is truth


DISJOINT: list[tuple[str, str, Truth]] = [
    ("soldiers", "civilians", True),
    ("Kenyan soldiers", "rescued children", True),
    ("girls", "militants", True),
    ("police", "soldiers", True),
    ("women", "men", True),
    ("vehicles", "houses", True),
    ("children", "civilians", False),
    ("women", "children", None),
    ("journalists", "civilians", None),
    ("students", "workers", None),
]


@pytest.mark.parametrize(("a", "b", "truth"), DISJOINT)
def test_disjoint(a: str, b: str, truth: Truth) -> None:
    assert SCOPES.disjoint(a, b) is truth


@pytest.mark.parametrize(
    ("a", "b", "truth"),
    [
        ("police", "police officers", True),
        ("Police", "police", True),
        ("critically injured", "critically injured people", True),
        ("police", "soldiers", False),
        ("police", "people", False),
        ("women", "workers", None),
    ],
)
def test_same(a: str, b: str, truth: Truth) -> None:
    assert SCOPES.same(a, b) is truth


NAMES = st.sampled_from(
    [*SCOPES.known, "Kenyan soldiers", "former police", "injured", "beekeepers", "workers from Peru"]
)


@given(NAMES, NAMES)
def test_same_and_disjoint_do_not_depend_on_the_order(a: str, b: str) -> None:
    assert SCOPES.same(a, b) is SCOPES.same(b, a)
    assert SCOPES.disjoint(a, b) is SCOPES.disjoint(b, a)


@given(NAMES, NAMES)
def test_the_answers_do_not_contradict_each_other(a: str, b: str) -> None:
    assert not (SCOPES.part(a, b) and SCOPES.part(b, a))
    assert not (SCOPES.part(a, b) and SCOPES.disjoint(a, b))
    assert not (SCOPES.same(a, b) and (SCOPES.part(a, b) or SCOPES.disjoint(a, b)))
    assert (SCOPES.key(a) == SCOPES.key(b)) is (SCOPES.same(a, b) is True)


@given(NAMES, NAMES, NAMES)
def test_a_part_of_a_part_is_a_part(a: str, b: str, c: str) -> None:
    if SCOPES.part(a, b) and SCOPES.part(b, c):
        assert SCOPES.part(a, c) is True


@given(NAMES, NAMES, NAMES)
def test_a_part_of_one_shares_nobody_with_what_is_apart_from_it(a: str, b: str, c: str) -> None:
    if SCOPES.part(a, b) and SCOPES.disjoint(b, c):
        assert SCOPES.disjoint(a, c) is True


@given(NAMES, st.sampled_from(["Bolivian", "critically ill", "rescued"]))
def test_a_modifier_narrows(name: str, modifier: str) -> None:
    assert SCOPES.part(f"{modifier} {name}", name) is True
