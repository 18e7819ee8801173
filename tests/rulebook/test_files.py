"""Hostile and odd YAML: each gives a node or errors with their places, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RuleErrors
from claimcheck.rulebook import files
from claimcheck.rulebook.files import Node, parse, read, rules_root, shown

REFUSED = [
    # text, place of the first error, words of its message, reason
    ("a: 1\nb: 2\na: 3", "x.yaml:3:1", "the key 'a' is a duplicate, first on line 1", "the last would win in silence"),
    ("- &it 1\n- 2", "x.yaml:1:3", "the anchor '&it'", "anchors are for aliases"),
    ("a: 1\nb: *it", "x.yaml:2:4", "the alias '*it'", "aliases multiply what a reader does not see"),
    ("*it : b", "x.yaml:1:1", "the alias '*it'", "also as a key"),
    ("a: {b: 1}\n<<: {c: 2}", "x.yaml:2:1", "the merge key '<<'", "doubling merges take minutes"),
    ("a: !!int 3", "x.yaml:1:4", "the tag 'tag:yaml.org,2002:int'", "a key says what its value is"),
    ("a: !!python/object:os.system x", "x.yaml:1:4", "the tag", "no objects from text"),
    ("a: 1\n--- \nb: 2", "x.yaml:2:1", "a second document", "it would be dropped in silence"),
    ("[a, b]: 1", "x.yaml:1:1", "a key must be a word, not a list", "nobody can look such a key up"),
    ("a:\tb", "x.yaml:1:3", "holds a tab", "tabs look like spaces"),
    ("a: b\0c", "x.yaml:1:5", "holds a NUL character", "libyaml tells no line for it"),
    ("a: \ud800", "x.yaml:1:4", "U+D800", "half a character cannot be encoded"),
    ("a: \x07", "x.yaml:1:4", "U+0007", "a bell"),
    ('p: "\\d+"', "x.yaml:1:5", "unknown escape character", "a pattern in the wrong quotes"),
    ("pattern: \\d+ # killed", "x.yaml:1:10", "a pattern must be quoted", "' # killed' would be a comment"),
    ("patterns:\n  - a b", "x.yaml:2:5", "a pattern must be quoted", "in a list, too"),
    ("[" * 33 + "]" * 33, "x.yaml:1:33", "nested more than 32 deep", "stacks end"),
    ("{a: " * 40, "x.yaml:1:126", "nested more than 32 deep", "with mappings, too"),
    ("[" * 100_000, "x.yaml:1:", "nest", "the C loader dies of this"),
    ("- a\n" * 50_000, "x.yaml:50000:3", "more than 50,000 values", "a file that is too much"),
    ("a: " + "b" * 1_000_000, "x.yaml", "is larger than 1,000,000 bytes", "a file that is too large"),
    ("", "x.yaml", "is empty", "nothing at all"),
    ("# only a comment\n", "x.yaml", "is empty", "nothing but a comment"),
    ("a: [1, 2", "x.yaml:1:9", "did not find expected ',' or ']'", "not closed"),
    ("a: b: c", "x.yaml:1:5", "mapping values are not allowed", "two colons"),
    ("'", "x.yaml:1:2", "end of stream", "an open quote"),
]


@pytest.mark.parametrize(("text", "place", "message"), [case[:3] for case in REFUSED], ids=[c[3] for c in REFUSED])
def test_refused(text: str, place: str, message: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        parse(text, "x.yaml")
    first = str(caught.value.errors[0])
    assert first.startswith(place)
    assert message in first


KEPT = [
    ("no", "no"),
    ("on", "on"),
    ("010", "010"),
    ("12:30", "12:30"),
    ("2024-02-31", "2024-02-31"),
    ("1e5", "1e5"),
    (".inf", ".inf"),
    ("9" * 5000, "9" * 5000),
    ("'a # b'", "a # b"),
    ('"a\\tb"', "a\tb"),
    ("|\n  a\n  b", "a\nb\n"),
    ("٣٠", "٣٠"),
]


@pytest.mark.parametrize(("written", "value"), KEPT)
def test_every_scalar_stays_the_text_that_was_written(written: str, value: str) -> None:
    assert scalar(f"a: {written}\n") == value


def scalar(text: str) -> str | None:
    mapping = parse(text, "x.yaml").mapping
    assert mapping is not None
    return mapping["a"].scalar


def test_an_error_shows_file_line_column_line_and_carets() -> None:
    with pytest.raises(RuleErrors) as caught:
        parse("id: toll\n  # words\nlatter: 1\nlatter: 2\n", "rules/checks/toll.yaml")
    assert str(caught.value) == (
        "rules/checks/toll.yaml:4:1: the key 'latter' is a duplicate, first on line 3\n  4 | latter: 2\n      ^^^^^^"
    )


def test_all_mistakes_are_told_in_one_run_in_the_order_of_their_places() -> None:
    with pytest.raises(RuleErrors) as caught:
        parse("a: &x 1\na: 2\nb: !t 3\n<<: {}\n", "x.yaml")
    assert [error.place.line for error in caught.value.errors if error.place] == [1, 2, 3, 4]


def test_places_count_code_points() -> None:
    node = parse("b: {😀é: [x, 'y']}", "x.yaml")
    inner = (node.mapping or {})["b"]
    assert str(inner.keys["😀é"]) == "x.yaml:1:5"
    assert [str(each.place) for each in (inner.mapping or {})["😀é"].items or ()] == ["x.yaml:1:10", "x.yaml:1:13"]


@pytest.mark.parametrize(("written", "quoted"), [("x", False), ("'x'", True), ('"x"', True), ("|\n  x", True)])
def test_a_node_knows_whether_it_was_quoted(written: str, quoted: bool) -> None:
    mapping = parse(f"a: {written}\n", "x.yaml").mapping
    assert mapping is not None
    assert mapping["a"].quoted is quoted


def test_both_parsers_of_pyyaml_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = "a: [1, 'x', {b: \"y\"}]\nc: |\n  z\n"
    fast = parse(text, "x.yaml")
    monkeypatch.setattr(files, "PARSER", yaml.Loader)
    assert parse(text, "x.yaml") == fast


def test_a_long_line_is_cut_around_the_place() -> None:
    with pytest.raises(RuleErrors) as caught:
        parse("a: [" + "b, " * 1000 + "*x]", "x.yaml")
    excerpt = caught.value.errors[0].excerpt.splitlines()
    assert len(excerpt[0]) < 200
    assert excerpt[0][excerpt[1].index("^") :].startswith("*x")


def test_a_file_that_is_not_utf8_is_an_error_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\nb: \xe9\n")
    with pytest.raises(RuleErrors, match=r"x\.yaml:2: is not UTF-8"):
        read(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleErrors, match="cannot be read: No such file"):
        read(tmp_path / "none.yaml")


def test_shipped_files_are_named_from_rules_and_others_as_given() -> None:
    assert shown(rules_root() / "measures" / "killed.yaml") == "rules/measures/killed.yaml"
    assert shown(Path("my/rules/x.yaml")) == "my/rules/x.yaml"


def test_a_byte_order_mark_does_not_move_the_columns() -> None:
    assert str(parse("\ufeffa: 1", "x.yaml").keys["a"]) == "x.yaml:1:1"


def test_line_ends_of_any_system_are_counted_alike() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert str(parse(f"a: 1{end}{end}b: 2{end}", "x.yaml").keys["b"]) == "x.yaml:3:1"


YAML_LIKE = st.text(st.sampled_from("ab:- \n{}[],'\"#|>&*!?%@`\\~<01é😀\t\u2028"), max_size=60)


@given(st.one_of(st.text(max_size=80), YAML_LIKE))
def test_any_text_is_a_node_or_rule_errors(text: str) -> None:
    well_behaved(text)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_node_or_rule_errors(data: bytes) -> None:
    well_behaved(data.decode("latin-1"))


def well_behaved(text: str) -> None:
    """A node, or errors of which each has a place within the text."""
    outcome = parsed(text)
    if isinstance(outcome, Node):
        return
    lines = [error.place.line for error in outcome.errors if error.place]
    assert lines
    assert len(lines) == len(outcome.errors)
    assert max(lines) <= len(text) + 1


def parsed(text: str) -> Node | RuleErrors:
    try:
        return parse(text, "x.yaml")
    except RuleErrors as errors:
        return errors


def test_an_error_about_a_word_points_at_the_whole_word() -> None:
    node = (parse("lt: [latter.at, 'b']", "x.yaml").mapping or {})["lt"]
    first = (node.items or ())[0]
    assert str(first.word_error("at", "is not known")).splitlines() == [
        "x.yaml:1:13: is not known",
        "  1 | lt: [latter.at, 'b']",
        "                  ^^",
    ]
    assert str(first.word_error("none", "is not known")).startswith("x.yaml:1:6: is not known")
