"""Values by annotation: what is read, and what is refused rather than guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import pytest
from attrs import field, frozen, make_class
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RuleError, RuleErrors
from claimcheck.rulebook.files import Node, parse
from claimcheck.rulebook.schema import BAD, structure, value_of


@frozen
class Inner:
    count: int
    note: str | None = None


@frozen
class Outer:
    id: str
    level: Literal["error", "warning"] = "error"
    words: tuple[str, ...] = ()
    table: Mapping[str, tuple[int, ...]] = {}
    inner: Inner | None = None
    in_: str | None = None
    renamed: str | None = field(default=None, metadata={"key": "if"})
    raw: Node | None = None
    whole: Node | None = field(default=None, metadata={"node": True}, eq=False)

    def __attrs_post_init__(self) -> None:
        if self.id == "never":
            raise ValueError("'never' is not an id")


def read(text: str) -> tuple[Outer | None, list[str]]:
    problems: list[RuleError] = []
    return structure(parse(text, "x.yaml"), Outer, problems), [str(each).splitlines()[0] for each in problems]


READ: list[tuple[str, Any, Any]] = [
    ("7", str, "7"),
    ("no", str, "no"),
    ("'x y'", str, "x y"),
    ("''", str, ""),
    ("-12", int, -12),
    ("0", int, 0),
    ("1.5", float, 1.5),
    ("true", bool, True),
    ("2024-02-29", date, date(2024, 2, 29)),
    ("~", str | None, None),
    ("null", int | None, None),
    ("x", tuple[str, ...], ("x",)),
    ("[x, y]", tuple[str, ...], ("x", "y")),
    ("[]", tuple[str, ...], ()),
    ("[1, x]", tuple[int, str], (1, "x")),
    ("{1: a}", Mapping[int, str], {1: "a"}),
    ("[a, a]", frozenset[str], frozenset({"a"})),
    ("{count: 1}", str | Inner, Inner(1)),
    ("x", str | Inner, "x"),
    ("5", int | str, 5),
    ("warning", Literal["error", "warning"], "warning"),
]


@pytest.mark.parametrize(("text", "hint", "value"), READ)
def test_read(text: str, hint: Any, value: Any) -> None:
    problems: list[RuleError] = []
    assert value_of(parse(text, "x.yaml"), hint, problems) == value
    assert not problems


REFUSED: list[tuple[str, Any, str]] = [
    ("'7'", int, "is '7', expected a whole number"),
    ("010", int, "is '010', expected a whole number"),
    ("1_000", int, "is '1_000', expected a whole number"),
    ("1.0", int, "is '1.0', expected a whole number"),
    ("9" * 5000, int, f"is '{'9' * 60}…', expected a whole number"),
    ("1e5", float, "is '1e5', expected a number"),
    (".inf", float, "is '.inf', expected a number"),
    ("yes", bool, "is 'yes', expected true or false"),
    ("'true'", bool, "is 'true', expected true or false"),
    ("2024-02-31", date, "expected a day that the calendar has"),
    ("31.1.2024", date, "expected a day as 2022-01-31"),
    ("[a]", str, "is a list, expected a text"),
    ("{a: b}", tuple[str, ...], "is a mapping, expected a list"),
    ("[1, b]", tuple[int, ...], "is 'b', expected a whole number"),
    ("[1]", tuple[int, str], "is a list, expected a list of 2"),
    ("a", Mapping[str, str], "is 'a', expected a mapping"),
    ("{a: b}", Mapping[int, str], "is 'a', expected a whole number"),
    ("warnin", Literal["error", "warning"], "expected one of error, warning (did you mean 'warning'?)"),
    ("{count: x}", str | Inner, "is 'x', expected a whole number"),
    ("x", int | None, "is 'x', expected a whole number"),
]


@pytest.mark.parametrize(("text", "hint", "message"), REFUSED)
def test_refused(text: str, hint: Any, message: str) -> None:
    problems: list[RuleError] = []
    assert value_of(parse(text, "x.yaml"), hint, problems) is BAD
    assert [message in each.message for each in problems] == [True]


def test_an_empty_value_is_no_default() -> None:
    assert read("id: a\nlevel:\nwords:\ntable:\n") == (
        None,
        [
            "x.yaml:2:7: is nothing, expected one of error, warning",
            "x.yaml:3:7: is nothing, expected a list",
            "x.yaml:4:7: is nothing, expected a mapping",
        ],
    )


def test_all_mistakes_are_gathered_with_their_places() -> None:
    found, problems = read("idd: a\nlevel: bad\ninner: {count: x, notes: 1}\n")
    assert found is None
    assert problems == [
        "x.yaml:1:1: 'idd' is not known here (did you mean 'id'?)",
        "x.yaml:1:1: 'id' is missing",
        "x.yaml:2:8: is 'bad', expected one of error, warning",
        "x.yaml:3:19: 'notes' is not known here (did you mean 'note'?)",
        "x.yaml:3:16: is 'x', expected a whole number",
    ]


def test_missing_keys_are_told_together() -> None:
    problems: list[RuleError] = []
    structure(parse("words: a", "x.yaml"), make_class("Two", {"id": field(type=str), "at": field(type=int)}), problems)
    assert [each.message for each in problems] == [
        "'words' is not known here (known are id, at)",
        "'id', 'at' are missing",
    ]


def test_keys_that_python_cannot_spell() -> None:
    assert read("id: a\nin: b\nif: c\n")[0] == Outer("a", in_="b", renamed="c")


def test_nodes_are_kept_raw_and_a_class_may_ask_for_its_own() -> None:
    found, _ = read("id: a\nraw: {any: [thing]}\n")
    assert found is not None
    assert found.raw is not None
    assert found.raw.kind == "a mapping"
    assert found.whole is not None
    assert found.whole.keys.keys() == {"id", "raw"}


def test_what_a_class_refuses_is_a_mistake_at_its_place() -> None:
    assert read("id: never\n") == (None, ["x.yaml:1:1: 'never' is not an id"])


def test_a_type_that_no_rule_can_hold_is_our_fault() -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        value_of(parse("a", "x.yaml"), complex, [])


WORD = st.text("abcdefgh", min_size=1, max_size=5)


@given(st.dictionaries(WORD, st.lists(st.integers(0, 999), max_size=3), min_size=1, max_size=5))
def test_what_is_written_is_read(table: dict[str, list[int]]) -> None:
    text = "\n".join(f"'{key}': {values}" for key, values in table.items())
    read_back = value_of(parse(text, "x.yaml"), Mapping[str, tuple[int, ...]], [])
    assert read_back == {key: tuple(values) for key, values in table.items()}


@given(st.text("ab:- \n{}[],'", max_size=40))
def test_a_value_is_good_or_told_why_not(text: str) -> None:
    try:
        node = parse(text, "x.yaml")
    except RuleErrors:  # tested in test_files
        return
    problems: list[RuleError] = []
    assert (structure(node, Outer, problems) is None) is bool(problems)
