"""A bad check is told where it is bad, and with the nearest known word."""

from __future__ import annotations

import pytest

from claimcheck.errors import RuleError
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.check import Check, read_check
from claimcheck.rulebook.fields import ACTS, FIELDS
from claimcheck.rulebook.files import parse, rules_root
from claimcheck.rulebook.operators import VERBS

GOOD = """\
id: x
version: 1
logic: numeric
severity: warning
title: {en: X, ar: س}
params:
  window: {duration: 12h, help: how far apart}
  least: {number: 5, help: the least}
match:
  bind: [a, b]
  each: {kind: count, stance: asserted}
  same: [event, measure]
  within: {as_of: $window, except: {course: fixed}}
when:
  ne: [a.value, b.value]
unless:
  small: {lt: [a.value, $least]}
escalate:
  - {to: error, when: {eq: [a.article, b.article]}}
message: {en: "{a.counted}", ar: "{b.counted}"}
ask: {en: Why?, ar: لماذا؟}
examples:
  fires:
    - claims: [{count: killed, value: "7"}, {count: killed, value: "8"}]
  silent:
    - claims: [{count: killed, value: "7"}, {count: killed, value: "7"}]
"""


def read(text: str, settings: dict[str, str] | None = None) -> tuple[Check | None, list[RuleError]]:
    problems: list[RuleError] = []
    return read_check(parse(text, "x.yaml"), problems, settings), problems


def test_the_good_one_is_read() -> None:
    made, problems = read(GOOD)
    assert problems == []
    assert made is not None
    assert made.match.symmetric
    assert [each.text for each in made.match.filters[0]] == ["kind: count", "stance: asserted"]
    assert made.when.text == "ne: [a.value, b.value]"
    assert made.when.place.line == 15
    assert [each.fires for each in made.examples] == [True, False]
    assert made.examples[0].claims[1].span == Span(20, 30)


BAD = [
    ("a name", "ne: [a.value, b.value]", "ne: [c.value, b.value]", "15:8: 'c' is not bound in match.bind"),
    ("a near name", "bind: [a, b]", "bind: [earlier, later]", "'a' is not bound in match.bind"),
    (
        "a field",
        "ne: [a.value, b.value]",
        "ne: [a.value, b.valeu]",
        "15:19: 'valeu' is not a field of a count claim (did you mean 'value'?)",
    ),
    ("a field of another kind", "ne: [a.value", "ne: [a.weekday", "'weekday' is not a field of a count claim"),
    (
        "an operator",
        "ne: [a.value, b.value]",
        "nee: [a.value, b.value]",
        "15:3: 'nee' is not an operator (did you mean 'ne'?)",
    ),
    ("an argument too few", "ne: [a.value, b.value]", "ne: [a.value]", "15:3: 'ne' takes 2 (left, right), here are 1"),
    (
        "an argument too many",
        "ne: [a.value, b.value]",
        "ne: [a.value, b.value, 3]",
        "'ne' takes 2 (left, right), here are 3",
    ),
    ("two types", "ne: [a.value, b.value]", "ne: [a.value, b.as_of]", "'b.as_of' is a when, expected a quantity"),
    ("a figure", "ne: [a.value, b.value]", "ne: [a.value, many]", "15:17: is 'many', expected a figure"),
    ("only words", "ne: [a.value, b.value]", "ne: [1, 2]", "compares no field of a claim"),
    ("a value for a condition", "  ne: [a.value, b.value]", "  sum: [a.value, b.value]", "is a value, not a condition"),
    ("a list for a condition", "  ne: [a.value, b.value]", "  [a.value]", "expected one verb and its arguments"),
    ("two verbs", "  ne: [a.value, b.value]", "  {ne: [a.value, b.value], known: a.place}", "expected one verb"),
    ("a parameter", "$least]", "$lest]", "17:25: 'lest' is not among the params (did you mean 'least'?)"),
    ("a parameter of a window", "as_of: $window", "as_of: $windw", "expected a duration"),
    ("a duration", "duration: 12h", "duration: noon", "is 'noon', expected a duration as 30min, 12h, 3d or 1w"),
    ("a parameter of two types", "{number: 5,", "{number: 5, word: x,", "takes exactly one of duration, number"),
    ("a key", "severity: warning", "severty: warning", "4:1: 'severty' is not known here (did you mean 'severity'?)"),
    ("a key of match", "same: [event", "sam: [event", "'sam' is not known here (did you mean 'same'?)"),
    (
        "a field that must be the same",
        "[event, measure]",
        "[event, mesure]",
        "12:17: 'mesure' is not a field of these claims",
    ),
    ("a filter", "stance: asserted", "stace: asserted", "'stace' is not a field of any claim (did you mean 'stance'?)"),
    ("a word of a filter", "stance: asserted", "stance: assertd", "is 'assertd', expected one of asserted, denied"),
    (
        "a filter of another kind",
        "stance: asserted",
        "act: pledge",
        "'act' is not a field of the claims that 'kind' asks for",
    ),
    (
        "a word of an exception",
        "course: fixed",
        "course: fixd",
        "is 'fixd', expected one of grows, falls, varies, fixed",
    ),
    ("a message's name", '"{a.counted}"', '"{c.counted}"', "'{c.counted}': 'c' is not bound in match.bind"),
    (
        "a message's field",
        '"{a.counted}"',
        '"{a.countd}"',
        "'countd' is not a field of these claims (did you mean 'counted'?)",
    ),
    ("a language", "ask: {en: Why?, ar: لماذا؟}", "ask: {en: Why?}", "21:6: 'ar' is missing"),
    ("three names", "bind: [a, b]", "bind: [a, b, c]", "binds one name, or two that differ"),
    ("one name twice", "bind: [a, b]", "bind: [a, a]", "binds one name, or two that differ"),
    ("a name that is a key", "bind: [a, b]", "bind: [a, order]", "'order' cannot be a name"),
    ("a group of nothing", "bind: [a, b]", "bind: [a, b]\n  many: c", "'c' is not one of two bound names"),
    (
        "an order of strangers",
        "bind: [a, b]",
        "bind: [a, b]\n  order: [a, later]",
        "'later' is not bound in match.bind",
    ),
    ("an order of one", "bind: [a, b]", "bind: [a, b]\n  order: [a]", "takes the two bound names"),
    ("a severity", "to: error", "to: fatal", "is 'fatal', expected one of"),
    ("an example's key", '{count: killed, value: "8"}', '{count: killed, valu: "8"}', "'valu' is not known here"),
    ("an example's figure", 'value: "8"', 'value: "8-9"', "is '8-9', expected a figure"),
    ("an example without a figure", ', value: "8"}', "}", "'value' is missing"),
    (
        "an example of nothing",
        '{count: killed, value: "8"}',
        "{cout: killed}",
        "expected a claim with count:, date: or statement:",
    ),
    (
        "an example's exception",
        "  silent:\n    - claims",
        "  silent:\n    - excused: smal\n      claims",
        "'smal' is not an exception of this check",
    ),
    (
        "a severity of silence",
        "  silent:\n    - claims",
        "  silent:\n    - severity: error\n      claims",
        "an example that is silent has no severity",
    ),
    ("no examples", "  silent:", "  quiet:", "'silent' is missing"),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_one_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert old in GOOD
    made, problems = read(GOOD.replace(old, new, 1))
    assert made is None
    told = "\n".join(str(each) for each in problems)
    assert message in told
    assert all(each.place and each.place.line for each in problems)


def test_the_line_and_carets_are_shown() -> None:
    _, problems = read(
        GOOD.replace("[a.value, b.value]", "[latter.value, b.value]", 1).replace("bind: [a, b]", "bind: [later, b]")
    )
    first = next(each for each in problems if "latter" in each.message)
    assert str(first).splitlines() == [
        "x.yaml:15:8: 'latter' is not bound in match.bind (did you mean 'later'?)",
        "  15 |   ne: [latter.value, b.value]",
        "              ^^^^^^",
    ]


def test_all_mistakes_of_a_check_are_told_at_once() -> None:
    _, problems = read(
        GOOD.replace("ne: [a.value", "ne: [a.vlue").replace("{a.counted}", "{a.countd}").replace("$least]", "$lest]")
    )
    assert len(problems) == 3


def test_a_parameter_can_be_set() -> None:
    made, problems = read(GOOD, {"window": "3d", "least": "9"})
    assert problems == []
    assert made is not None
    assert made.params["window"].days == 3
    assert made.params["least"] == "9"


def test_a_parameter_that_there_is_not_cannot_be_set() -> None:
    made, problems = read(GOOD, {"windw": "3d"})
    assert made is None
    assert "has no parameter 'windw' (did you mean 'window'?)" in str(problems[0])


def test_every_filter_of_the_shipped_checks_can_pass(rulebook: Rulebook) -> None:
    """A misspelt measure or act in a filter would match nothing, and say nothing."""
    known = {"measure": set(rulebook.measures), "act": set(ACTS)}
    for check in rulebook.checks:
        for each in check.filters:
            assert each.values <= known.get(each.field.name, each.values), check.id


def test_shorthand_figures() -> None:
    made, _ = read(GOOD.replace('"8"}', '">8"}', 1))
    assert made is not None
    assert getattr(made.examples[0].claims[1], "value", None) == Quantity(9, None)


def test_the_page_on_checks_names_every_operator_and_field() -> None:
    page = (rules_root() / "checks" / "README.md").read_text("utf-8")
    assert [name for name in (*VERBS, *FIELDS) if f"| `{name}` |" not in page] == []
