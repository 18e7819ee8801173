"""What a report says of a topic: positions, disputes, which check speaks, what is told to whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from attrs import evolve

from claimcheck.comparison import Comparison, compare, engine
from claimcheck.comparison.why import why_not
from claimcheck.model.claim import CountClaim, DateClaim
from claimcheck.model.discrepancy import Discrepancy
from claimcheck.model.span import Span
from claimcheck.model.value import Moment
from claimcheck.rulebook.book import Rulebook
from claimcheck.rulebook.shorthand import moment, quantity


def dead(name: str, value: str, article: str = "a", **fields: Any) -> CountClaim:
    given: dict[str, Any] = {"source": article, "story": "s", "published": datetime(2025, 3, 11), "language": "en"}
    given |= {"quote": f"{value} dead, says {name}", "span": Span(0, 9), "measure": "killed"}
    return CountClaim(id=name, article=article, value=quantity(value), **(given | fields))


def dated(name: str, day: str, weekday: int) -> DateClaim:
    date: Moment = moment(day)
    return DateClaim(
        id=name, article="a", quote=f"on {name}", span=Span(0, 9), topic="fire", date=date, weekday=weekday
    )


def only(found: Comparison) -> Discrepancy:
    assert len(found.discrepancies) == 1, found.discrepancies
    return found.discrepancies[0]


def sides(found: Discrepancy) -> dict[str, set[str]]:
    return {each.label: set(each.claims) for each in found.positions}


def test_many_outlets_are_one_discrepancy_with_positions(rulebook: Rulebook) -> None:
    claims = [dead(f"c{i}", "164" if i % 3 else "225", f"article {i}", span=Span(i, i + 9)) for i in range(60)]
    found = only(compare(claims, rulebook))
    assert {label: len(ids) for label, ids in sides(found).items()} == {"164": 40, "225": 20}


def test_three_figures_are_one_discrepancy_with_three_positions(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", "a"), dead("y", "40", "b"), dead("z", "50", "c"), dead("w", ">=45", "d")]
    found = [sides(each) for each in compare(claims, rulebook).discrepancies]
    assert {"x"} in [ids for one in found for ids in one.values()]
    assert all(len(one) >= 2 for one in found)
    assert not any({"x", "y"} <= ids for one in found for ids in one.values())


def test_a_repeat_in_the_headline_is_a_supporter(rulebook: Rulebook) -> None:
    claims = [dead("h", "41", role="headline"), dead("t", "41"), dead("u", "48")]
    assert sides(only(compare(claims, rulebook))) == {"41": {"h", "t"}, "48": {"u"}}


def test_what_meets_both_sides_stands_on_neither(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", "a"), dead("y", ">=20", "b"), dead("z", "50", "c")]
    assert sides(only(compare(claims, rulebook))) == {"30": {"x"}, "50": {"z"}}


def test_a_dispute_is_told_apart_from_a_contradiction(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", speaker="the ministry"), dead("y", "12", speaker="the rebels")]
    found = only(compare(claims, rulebook))
    assert (found.severity, found.dispute) == ("notice", True)
    assert only(compare([claims[0], dead("y", "12")], rulebook)).dispute is False


def test_the_narrower_check_speaks_and_names_the_other(rulebook: Rulebook) -> None:
    found = only(compare([dead("h", "127", role="headline"), dead("t", "172")], rulebook))
    assert {found.check, *found.also} == {"count-conflict", "headline-vs-body"}
    assert found.severity == "error"


def test_stories_are_kept_apart(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", "a", story="one"), dead("y", "50", "b", story="two")]
    assert compare(claims, rulebook) == Comparison()


def test_without_a_story_an_article_is_alone(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", "a", story=None), dead("y", "50", "b", story=None)]
    assert compare(claims, rulebook) == Comparison()


def test_a_word_for_word_copy_is_one_voice_with_its_original(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", speaker="the ministry"), dead("y", "12", speaker="the rebels", span=Span(20, 29))]
    copies = [evolve(each, id=f"{each.id}2", article="b", source="b") for each in claims]
    found = only(compare([*claims, *copies], rulebook))
    assert found.severity == "notice"
    assert sides(found) == {"30": {"x", "x2"}, "12": {"y", "y2"}}


def test_a_fingerprint_holds_no_path_and_no_place(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", source="Wire"), dead("y", "50", source="Wire")]
    moved = [evolve(each, id=f"{each.id}!", article="elsewhere", line=7, span=Span(90, 99)) for each in claims]
    changed = [evolve(claims[0], quote="thirty"), claims[1]]
    prints = [only(compare(each, rulebook)).fingerprint for each in (claims, moved, changed)]
    assert prints[0] == prints[1] != prints[2]


def test_messages_are_told_in_both_languages(rulebook: Rulebook) -> None:
    found = only(compare([dead("x", ">=164", source="Wire"), dead("y", "3", source="Wire")], rulebook))
    assert found.message["en"] == "Wire says at least 164 people killed, Wire says 3 people killed."
    assert found.message["ar"] == "Wire: 164 قتيلا على الأقل، وWire: 3 قتلى."


def test_both_repairs_of_a_weekday_are_offered(rulebook: Rulebook) -> None:
    found = only(compare([dated("x", "2025-03-05", 6)], rulebook))
    assert found.message["en"] == (
        "a: “on x”. 5 March 2025 is a Wednesday, not a Sunday; the nearest Sunday is 2 March 2025."
    )


def test_the_order_of_pledge_and_order_is_told(rulebook: Rulebook) -> None:
    check = next(each for each in rulebook.checks if each.id == "pledge-against-order")
    later = next(each for each in check.examples if "the order first" in each.why)
    assert "earlier order" in only(compare(later.claims, rulebook, [check])).message["en"]


def test_what_is_undecided_names_the_field_once(rulebook: Rulebook) -> None:
    claims = [dead("x", "30", "a", published=None), dead("y", "50", "b", published=None), dead("z", "70", "c")]
    found = compare(claims, rulebook)
    assert [(each.check, each.field) for each in found.undecided] == [
        ("count-conflict", "a.as_of"),
        ("toll-falls", "earlier.as_of"),
    ]


def test_what_is_excused_is_counted_by_name(rulebook: Rulebook) -> None:
    hours = [datetime(2025, 3, 11, hour) for hour in (8, 17)]
    claims = [dead("x", "30", "a", published=hours[0]), dead("y", "50", "b", published=hours[1])]
    assert [(each.check, each.exception) for each in compare(claims, rulebook).excused] == [
        ("count-conflict", "rising")
    ]


def test_experimental_checks_wait_to_be_asked_for(rulebook: Rulebook) -> None:
    claims = [dead("x", "18"), dead("y", "81")]
    assert {each.check for each in compare(claims, rulebook).discrepancies} == {"count-conflict"}
    named = {
        name for each in compare(claims, rulebook, rulebook.checks).discrepancies for name in (each.check, *each.also)
    }
    assert named == {"count-conflict", "rate-jump"}


def test_why_not_names_the_first_condition_that_stopped_a_check(rulebook: Rulebook) -> None:
    lines = dict(line.split(": ", 1) for line in why_not(dead("x", "10"), dead("y", "20", stance="denied"), rulebook))
    assert lines["count-conflict"] == "match.b: stance: asserted, but it is denied"
    assert lines["weekday-mismatch"] == "match.a: kind: date, but it is count"


def test_facts_are_compared_and_not_claims(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """1,000 articles with four figures are six comparisons, not half a million. Counted: a clock would flicker."""
    asked = 0
    plain = engine.matches

    def counting(*arguments: Any) -> Any:
        nonlocal asked
        asked += 1
        return plain(*arguments)

    monkeypatch.setattr(engine, "matches", counting)
    claims = [dead(f"c{i}", str(100 + i % 4), f"article {i}", span=Span(i, i + 9)) for i in range(1000)]
    check = next(each for each in rulebook.checks if each.id == "count-conflict")
    assert compare(claims, rulebook, [check]).discrepancies
    assert asked == 6


def test_an_empty_comparison(rulebook: Rulebook) -> None:
    assert compare([], rulebook) == Comparison()
    assert compare([dead("x", "3")], rulebook) == Comparison()
