"""A date dates the head of its own clause; what is not certain is never set against anything."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.extraction.dates import DateContext, DateMention, find_dates
from claimcheck.extraction.events import Dated, event_key, event_of, find_dated
from claimcheck.extraction.passage import Passage, passages
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import Rulebook

WEDNESDAY = date(2022, 5, 18)


def sentences(rulebook: Rulebook, code: str, text: str) -> list[tuple[Passage, tuple[DateMention, ...]]]:
    language = rulebook.languages[code]
    context, found = DateContext(), []
    for passage in passages(text, Reader(language)):
        mentions = find_dates(passage, WEDNESDAY, context, language)
        context = context.after(mentions)
        found.append((passage, mentions))
    return found


def dated(rulebook: Rulebook, code: str, text: str) -> list[Dated]:
    """The dates of a text under a headline that says nothing."""
    headed = f"-\n\n{text}"
    return list(find_dated(sentences(rulebook, code, headed), rulebook.languages[code], WEDNESDAY))


TOPICS = [
    ("en", "A bomb went off in the market on Monday.", ["explosion"], "a verb that is the event"),
    ("en", "Ten people died in the explosion at the plant on Monday.", ["explosion"], "a noun after its preposition"),
    ("en", "The accident happened before dawn on Monday.", ["accident"], "a noun with a verb that only says it was"),
    ("en", "The attack of 3 May was the worst.", ["attack"], "a noun with its date"),
    (
        "en",
        "The minister said on Monday that the blast was an accident.",
        ["announcement"],
        "saying is dated, not the said",
    ),
    ("en", "The truce came into force on Monday.", ["ceasefire-start"], "what lasts has a start"),
    ("en", "The riot broke out on Monday evening.", ["riot-start"], "another verb of beginning"),
    ("en", "Protests were seen in the capital on Monday.", ["other"], "a day of what lasts is none of its ends"),
    ("en", "Rescuers dug through collapsed homes on Monday.", ["other"], "a participle is no event"),
    ("en", "Gunmen kidnapped schoolgirls in Gundara on Monday.", ["kidnapping"], "the same form as a verb"),
    ("en", "The kidnapped girls spoke on Monday.", ["announcement"], "and after an article"),
    ("en", "Explosion survivors left the hospital on Monday.", ["other"], "a noun that describes another is no event"),
    ("en", "Two people hurt in the blast died on Monday.", ["other"], "the dying is dated, not the blast"),
    ("en", "On Monday the governor told reporters of it.", ["announcement"], "a date may stand first"),
    (
        "en",
        "They reached him on Monday, five days after an oil explosion.",
        ["other", "explosion"],
        "its event follows",
    ),
    ("en", "Monday's attack was the worst.", ["attack"], "a possessive"),
    ("ar", "أعلن الوزير، الاثنين، توقيف رجلين بعد الانفجار.", ["announcement"], "the verb before, not the noun after"),
    ("ar", "وقتل عشرة في انفجار قنبلة داخل سوق ببلدة الرستن صباح الاثنين.", ["explosion"], "a long noun phrase"),
    ("ar", "وأسفر الحريق الذي اندلع أمس في الفندق عن ضحايا.", ["fire"], "over a relative pronoun"),
    ("ar", "ودخلت الهدنة حيز التنفيذ الثلاثاء.", ["ceasefire-start"], "a verb around its subject"),
    ("ar", "وقتل ثلاثة منذ اندلاع المظاهرات في الثاني من أيار.", ["protest-start"], "a noun of beginning"),
    ("ar", "وشيع الأهالي الاثنين ضحايا الانفجار.", ["funeral"], "the verb governs, not the noun of its object"),
]


@pytest.mark.parametrize(("code", "text", "topics", "reason"), TOPICS)
def test_topics(rulebook: Rulebook, code: str, text: str, topics: list[str], reason: str) -> None:
    assert [found.topic for found in dated(rulebook, code, text)] == topics, reason


def test_a_word_for_any_event_is_the_one_told_before(rulebook: Rulebook) -> None:
    text = "أمر الوزير بترحيل السكان اعتبارا من فجر اليوم. وقالت الوزارة إن العملية تبدأ الخميس."
    assert [found.topic for found in dated(rulebook, "ar", text)] == ["deportation-start", "deportation-start"]


def test_a_word_for_two_events_is_the_one_told_before(rulebook: Rulebook) -> None:
    text = "An avalanche hit the hut on Monday. The slope gave way on Sunday."
    assert [found.topic for found in dated(rulebook, "en", text)] == ["avalanche", "avalanche"]


@pytest.mark.parametrize(
    ("code", "text", "reason"),
    [
        (
            "en",
            "The blast on Monday killed two. A blast on Tuesday killed three.",
            "an indefinite noun introduces another",
        ),
        (
            "en",
            "A blast on Monday killed two. In a separate incident, a fire on Tuesday killed three.",
            "a word says so",
        ),
        ("ar", "وقع الانفجار الاثنين. وفي حادث منفصل، اندلع حريق الثلاثاء.", "a word says so"),
    ],
)
def test_another_event(rulebook: Rulebook, code: str, text: str, reason: str) -> None:
    assert [found.event for found in dated(rulebook, code, text)] == ["main", "other"], reason


@pytest.mark.parametrize(
    ("code", "text", "word", "key", "reason"),
    [
        ("en", "An earthquake in 1999 killed 300 people.", "300", "earthquake@1999", "a year far from the news"),
        ("en", "The earthquake killed 300 people on Monday.", "300", None, "the news itself"),
        ("en", "The mission has had 3,500 soldiers since 2019.", "3,500", None, "since then and still now"),
        ("en", "In a separate incident, a fire killed two people.", "two", "fire@other", "a word says so"),
        ("ar", "وكان زلزال عام 1999 قد أودى بحياة 300 شخص.", "300", "earthquake@1999", "a year far from the news"),
        ("ar", "وأودى الزلزال بحياة 300 شخص الاثنين.", "300", None, "the news itself"),
        ("en", "A year ago a crash killed 17 people there.", "17", "accident@2021", "years ago, told first"),
        ("en", "A fire killed 17 people three months ago.", "17", "fire@2022-02", "months ago, told last"),
        ("en", "The war has killed 300 people since it began in 2019.", "300", None, "since then and still now"),
        ("en", "A fire killed 17 people three days ago.", "17", None, "days are of the news"),
        ("en", "The war has killed 300 people since it began two years ago.", "300", None, "since then and still now"),
        ("ar", "وقبل عامين قتل 17 شخصا في حريق.", "17", "fire@2020", "years in a dual"),
        ("ar", "وأودى حريق بحياة 17 شخصا قبل ثلاثة أشهر.", "17", "fire@2022-02", "months ago, told last"),
        ("ar", "قتل 17 شخصا في حريق قبل ثلاثة أيام.", "17", None, "days are of the news"),
        ("fr", "Il y a deux ans, un incendie a tué 17 personnes.", "17", "fire@2020", "the same in French"),
        ("de", "Vor zwei Jahren starben 17 Menschen bei einem Brand.", "17", "fire@2020", "the same in German"),
    ],
)
def test_which_event_a_figure_is_about(
    rulebook: Rulebook, code: str, text: str, word: str, key: str | None, reason: str
) -> None:
    [(passage, mentions)] = sentences(rulebook, code, text)
    place = next(i for i, token in enumerate(passage.tokens) if token.text == word)
    assert event_key(passage, place, mentions, WEDNESDAY) == key, reason


def test_the_nearest_event_of_a_clause(rulebook: Rulebook) -> None:
    [(passage, _)] = sentences(rulebook, "en", "The fire killed two people, but the earthquake killed nine.")
    two, nine = (next(i for i, t in enumerate(passage.tokens) if t.text == word) for word in ("two", "nine"))
    assert (event_of(passage, two), event_of(passage, nine)) == ("fire", "earthquake")


def test_every_topic_says_which_word_it_met(rulebook: Rulebook) -> None:
    [found] = dated(rulebook, "en", "A bomb went off on Monday.")
    assert found.step is not None
    assert found.step.span.of("-\n\nA bomb went off on Monday.") == "went off"
