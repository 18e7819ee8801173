"""JSON as strict as its standard, and every objection at its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import InputError
from claimcheck.loading.jsontext import parse


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "1",', "a:1:12: is not JSON"),
        ('{"id": 1,\n "id": 2}', "a:2:2: the key 'id' stands twice"),
        ('{"a": "NaN", "b": NaN}', "a:1:19: NaN is not a number"),
        ("[-Infinity]", "a:1:2: -Infinity is not a number"),
        ("[1e999]", "a:1:2: the number 1e999 is too large"),
        ("[" + "9" * 5000 + "]", "a:1:2: a number of 5000 digits"),
        ("[" * 100_000 + "]" * 100_000, "nested deeper than the limit of 64"),
        ("[" * 65 + "]" * 65, "nested deeper than the limit of 64"),
        ('{"text": "cut \\ud83d"}', "half of a surrogate pair"),
        ('{"\\udc00": 1}', "half of a surrogate pair"),
        ("", "is not JSON"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_refused_is_named_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        parse(text, "a")


def test_what_is_no_fault_is_read() -> None:
    assert parse('{"text": "\\ud83d\\ude00 \\u2028", "n": -1.5e3}', "a") == {"text": "😀 \u2028", "n": -1500.0}


def test_the_deepest_that_is_allowed() -> None:
    assert parse("[" * 64 + "]" * 64, "a")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)


@given(VALUES)
def test_json_comes_back_as_it_was(value: object) -> None:
    assert parse(json.dumps(value), "a") == value


@given(st.text(alphabet='{}[]":,\\u0123d8 NaInfity-e.\n', max_size=60))
def test_any_text_is_a_value_or_an_error_of_ours(text: str) -> None:
    try:
        parse(text, "a")
    except InputError as error:
        assert error.place is not None
