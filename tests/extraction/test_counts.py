"""What keeps a checker quiet: parts, places, tallies, stances and events of counts, on sentences made for each."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction import extract
from claimcheck.model.claim import Article, CountClaim
from claimcheck.rulebook.book import Rulebook


def counts(rulebook: Rulebook, code: str, body: str, headline: str = ".") -> list[CountClaim]:
    article = Article(id="a", text=f"{headline}\n{body}", language=code, published=datetime(2025, 3, 11))
    return [claim for claim in extract(article, rulebook) if isinstance(claim, CountClaim)]


def low(claim: CountClaim) -> int | None:
    return claim.value.low


PARTS = [
    ("en", "Nine people died, including four children.", {4: 9}, {4: "open"}, "a part that is said to be one"),
    (
        "en",
        "Nine people were killed: five guards and four drivers.",
        {5: 9, 4: 9},
        {5: "closed", 4: "closed"},
        "a list of all",
    ),
    ("ar", "قتل عشرون شخصا، بينهم سبعة أطفال.", {7: 20}, {7: "open"}, "بينهم opens a list"),
    (
        "ar",
        "قتل عشرون شخصا: اثنا عشر مدنيا وثمانية جنود.",
        {12: 20, 8: 20},
        {12: "closed", 8: "closed"},
        "a colon, too",
    ),
    (
        "ar",
        "قتل عشرون شخصا. وتوزع الضحايا على بلدة نور (12) وبلدة سمر (8).",
        {12: 20, 8: 20},
        {12: "closed", 8: "closed"},
        "a list in brackets is of all",
    ),
    ("en", "Nine people died. Of the dead, four were women and five were men.", {4: 9, 5: 9}, {4: "closed"}, "both"),
    ("en", "Nine people died. Later 30 houses burned down.", {}, {}, "houses are no part of the dead"),
]


@pytest.mark.parametrize(("code", "text", "wholes", "lists", "reason"), PARTS)
def test_parts_know_their_whole(
    rulebook: Rulebook, code: str, text: str, wholes: dict[int, int], lists: dict[int, str], reason: str
) -> None:
    found = counts(rulebook, code, text)
    by_id = {claim.id: claim for claim in found}
    assert {low(c): low(by_id[c.part_of]) for c in found if c.part_of} == wholes, reason
    assert {n: next(c.list for c in found if low(c) == n) for n in lists} == lists, reason


@pytest.mark.parametrize(
    ("code", "text", "population", "reason"),
    [
        (
            "ar",
            "سقط 16 قتيلا و1600 جريح في صفوف الشرطة.",
            {16: "police", 1600: "police"},
            "what follows restricts both",
        ),
        ("ar", "قتل ثمانية أشخاص، أربعة منهم مدنيون.", {8: "people", 4: "civilians"}, "what a part is said to be"),
        ("en", "Eight people were shot dead; five were women.", {8: "people", 5: "women"}, "the same in English"),
        (
            "en",
            "Thirty soldiers were hurt, three of them critically.",
            {30: "soldiers", 3: "critically injured"},
            "a state",
        ),
        ("en", "Two of her colleagues were arrested.", {2: "people"}, "colleagues are whoever she is"),
        ("ar", "بلغ عدد المدنيين الذين قتلوا تسعين.", {90: "civilians"}, "the toll says whose it is"),
    ],
)
def test_populations(rulebook: Rulebook, code: str, text: str, population: dict[int, str], reason: str) -> None:
    assert {low(c): c.population for c in counts(rulebook, code, text)} == population, reason


@pytest.mark.parametrize(
    ("code", "text", "places", "reason"),
    [
        ("en", "Eighteen people died in Orlin, 15 in Tarsal.", {18: "Orlin", 15: "Tarsal"}, "two with a place each"),
        ("en", "Eighteen people died in Orlin.", {18: None}, "one place is the story's"),
        ("ar", "قتل خمسة أشخاص في بلدة نور، وثلاثة في بلدة سمر.", {5: "بلدة نور", 3: "بلدة سمر"}, "the same in Arabic"),
        ("ar", "عثر رجال الإنقاذ في بلدة نور حيث قتل 31 شخصا على ناجين.", {31: "نور"}, "a clause for the place"),
    ],
)
def test_places(rulebook: Rulebook, code: str, text: str, places: dict[int, str | None], reason: str) -> None:
    assert {low(c): c.place for c in counts(rulebook, code, text)} == places, reason


@pytest.mark.parametrize(
    ("code", "text", "none", "reason"),
    [
        ("en", "The hall has seats for 300 people.", "killed", "room for so many"),
        ("en", "Five gunmen killed two guards.", "5 killed", "those who kill are not killed"),
        ("ar", "قتل شرطيان، من عائلة واحدة.", "1 killed", "one family is not one dead"),
        ("en", "One survivor told the paper that nine people died.", "1", "one who speaks"),
        ("en", "Four of the five gunmen were killed.", "5 killed", "the five are those of whom four are"),
    ],
)
def test_who_is_not_counted(rulebook: Rulebook, code: str, text: str, none: str, reason: str) -> None:
    said = {f"{low(c)} {c.measure}" for c in counts(rulebook, code, text)}
    assert not any(none in each.split() or none == each for each in said), reason


def test_a_round_up_tells_several_events(rulebook: Rulebook) -> None:
    body = (
        "Blast in the north\nFour people were killed by a mine.\nFire in the port\nNo injuries were reported.\n"
        "Crash in the south\nSix people were hurt."
    )
    events = [claim.event for claim in counts(rulebook, "en", body)]
    assert events == ["main", "other", "other"]


def test_a_disease_has_cases_and_no_injured(rulebook: Rulebook) -> None:
    found = counts(rulebook, "ar", "سجلت الوزارة 40 إصابة مؤكدة.", headline="تفشي وباء الكوليرا")
    assert [claim.measure for claim in found] == ["cases"]


@given(st.integers(2, 999_999), st.sampled_from(["en", "ar"]))
def test_a_number_is_read_as_written(rulebook: Rulebook, number: int, code: str) -> None:
    text = {"en": f"The storm killed {number} people.", "ar": f"أسفرت العاصفة عن مقتل {number} شخصا."}[code]
    assert [(c.measure, c.value.low, c.value.high) for c in counts(rulebook, code, text)] == [
        ("killed", number, number)
    ]


@given(
    st.permutations(
        ["Nine people died.", "Police arrested 40 men.", "Three bridges collapsed.", "He spoke for two hours."]
    )
)
def test_quotes_are_the_text_whatever_the_order(rulebook: Rulebook, sentences: list[str]) -> None:
    text = ".\n" + "\n".join(sentences)
    claims = extract(Article(id="a", text=text, language="en"), rulebook)
    assert all(claim.span.of(text) == claim.quote for claim in claims)
    said = {(c.measure, c.value.low) for c in claims if isinstance(c, CountClaim)}
    assert {("killed", 9), ("arrested", 40)} <= said


def test_ids_survive_an_edit_elsewhere(rulebook: Rulebook) -> None:
    before = counts(rulebook, "en", "Nine people died. Police arrested 40 men.")
    after = counts(rulebook, "en", "It rained all night. Nine people died. Police arrested 40 men, officers said.")
    assert [claim.id for claim in before] == [claim.id for claim in after]
