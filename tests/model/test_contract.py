"""A claim that goes out as JSON comes back as the same claim; what is no claim is refused by name."""

from __future__ import annotations

import json
from typing import Any

import pytest
from claims import any_claims, count
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError, InputError
from claimcheck.model.claim import AnyClaim
from claimcheck.model.contract import claim_of, moment_of, record_of, unknown_keys
from claimcheck.model.span import Span

GOOD: dict[str, Any] = {
    "schema": 1, "id": "c1", "article": "a", "kind": "count", "measure": "killed", "low": 3, "high": 3,
    "quote": "three dead", "start": 0, "end": 10,
}  # fmt: skip
DATE: dict[str, Any] = {
    "schema": 1, "id": "d1", "article": "a", "kind": "date", "event": "raid", "from": "2024-05-01", "to": "2024-05-01",
    "quote": "on 1 May", "start": 0, "end": 8,
}  # fmt: skip


@given(any_claims())
def test_a_claim_survives_the_way_out_and_back(claim: AnyClaim) -> None:
    carried = json.loads(json.dumps(record_of(claim), ensure_ascii=False))
    assert claim_of(carried) == claim


@given(any_claims())
def test_no_key_that_is_written_is_called_unknown(claim: AnyClaim) -> None:
    assert unknown_keys(record_of(claim)) == ()


def test_required_keys_are_enough() -> None:
    assert claim_of(GOOD) == count("c1", 3, article="a", quote="three dead", span=Span(0, 10), line=0, column=0)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"kind": "cout"}, r"did you mean 'count'"),
        ({"kind": ["count"]}, r"'kind' is \['count'\]"),
        ({"schema": 2}, r"schema 2 is not known: expected 1"),
        ({"schema": True}, r"schema True is not known"),
        ({"low": "3"}, r"'low' is '3': expected a whole number"),
        ({"low": True}, r"'low' is True: expected a whole number"),
        ({"low": 5}, r"a quantity from 5 to 3 is empty"),
        ({"start": 11}, r"from 11 to 10"),
        ({"start": -1}, r"from -1 to 10"),
        ({"measure": None}, r"expected text"),
        ({"stance": "denyed"}, r"did you mean 'denied'"),
        ({"flags": "approximate"}, r"'flags' is 'approximate': expected a list"),
        ({"flags": ["odd"]}, r"'flags' is 'odd'"),
        ({"as_of": "2024-02-30"}, r"'as_of' is '2024-02-30': expected a day"),
        ({"as_of": "20240203"}, r"expected a day"),
        ({"published": "soon"}, r"'published' is 'soon': expected a time"),
        ({"approximate": "yes"}, r"expected true or false"),
    ],
)
def test_what_is_wrong_is_said(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        claim_of(GOOD | changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"from": "2024-05-02"}, r"days from 2024-05-02 to 2024-05-01 are empty"),
        ({"from": None}, r"'from' is None: expected a day"),
        ({"weekday": 7}, r"'weekday' is 7"),
        ({"readings": [["2024-05-01"]]}, r"expected a list of pairs"),
    ],
)
def test_a_wrong_date_is_said(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        claim_of(DATE | changed)


@pytest.mark.parametrize("key", [key for key in GOOD if key != "kind"])
def test_each_required_key_is_missed(key: str) -> None:
    with pytest.raises(InputError, match=f"without '{key}'"):
        claim_of({name: value for name, value in GOOD.items() if name != key})


def test_a_moment_with_several_readings_names_none_of_them_as_the_date() -> None:
    record = record_of(claim_of(DATE | {"readings": [["2024-03-04", "2024-03-04"], ["2024-04-03", "2024-04-03"]]}))
    assert (record["from"], record["to"]) == (None, None)
    assert record["readings"] == [["2024-03-04", "2024-03-04"], ["2024-04-03", "2024-04-03"]]


def test_a_time_keeps_its_zone_and_is_utc_without_one() -> None:
    assert moment_of("published", "2024-05-01T23:30+03:00").isoformat() == "2024-05-01T23:30:00+03:00"
    assert moment_of("published", "2024-05-01T23:30").isoformat() == "2024-05-01T23:30:00+00:00"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([GOOD, DATE]), st.dictionaries(st.sampled_from([*GOOD, *DATE, "as_of", "flags"]), JSON))
def test_any_object_is_a_claim_or_an_error_of_ours(good: dict[str, Any], changed: dict[str, Any]) -> None:
    try:
        claim = claim_of(good | changed)
    except ClaimcheckError as error:
        assert error.message
    else:
        assert claim_of(record_of(claim)) == claim
