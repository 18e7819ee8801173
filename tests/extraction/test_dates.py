"""Dates are read as the text says them: no day is invented, none is lost, what is open stays open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction import calendar
from claimcheck.extraction.dates import DateContext, DateMention, find_dates
from claimcheck.extraction.passage import Passage, passages
from claimcheck.extraction.tokens import Reader
from claimcheck.model.value import Days
from claimcheck.rulebook.book import Rulebook

WEDNESDAY = date(2022, 5, 18)


def read(
    rulebook: Rulebook, code: str, text: str, published: date | None = WEDNESDAY, known: DateContext | None = None
) -> list[tuple[Passage, DateMention]]:
    """All dates of a text, sentence after sentence."""
    language = rulebook.languages[code]
    context, found = known or DateContext(), []
    for passage in passages(text, Reader(language)):
        mentions = find_dates(passage, published, context, language)
        context = context.after(mentions)
        found += [(passage, mention) for mention in mentions]
    return found


def days(mention: DateMention) -> list[str]:
    """The readings of a mention: one day, or first..last."""
    readings = mention.moment.readings if mention.moment else ()
    return [str(r.first) if r.length == 1 else f"{r.first}..{r.last}" for r in readings]


def told(found: Sequence[tuple[Passage, DateMention]], use: str = "date") -> list[str]:
    return [day for _, mention in found if mention.use == use for day in days(mention)]


ARABIC = [
    ("وقع الانفجار في 3 كانون الثاني.", ["2022-01-03"], "a Levantine month of two words"),
    ("وقع الانفجار في 3 كانون الثاني/ يناير.", ["2022-01-03"], "two traditions are one month"),
    ("وقع الانفجار في 3 يناير/كانون الثاني 2021.", ["2021-01-03"], "in the other order"),
    ("وقع الانفجار في 9 آب (أغسطس) 2021.", ["2021-08-09"], "the second one in brackets"),
    ("وقع الانفجار في 12 جويلية 2021.", ["2021-07-12"], "the Maghreb's French months"),
    ("وقع الانفجار في 12 غشت 2021.", ["2021-08-12"], "Morocco's"),
    ("وقع الانفجار في ١٢ مايو ٢٠٢١.", ["2021-05-12"], "Arabic digits"),
    ("وقع الانفجار في الثالث والعشرين من نيسان.", ["2022-04-23"], "an ordinal of two words"),
    ("وقع الانفجار في الحادي عشر من الشهر الجاري.", ["2022-05-11"], "the present month"),
    ("وقع الانفجار في الخامس من الجاري.", ["2022-05-05"], "the month itself left out"),
    ("وقع الانفجار في 20 من الشهر الماضي.", ["2022-04-20"], "the month before"),
    ("بدأ في 2 نيسان. وانتهى في 9 من الشهر ذاته.", ["2022-04-02", "2022-04-09"], "the month told before"),
    ("وقع الانفجار في 30 حزيران الماضي.", ["2021-06-30"], "past, so not this year's"),
    ("وقع الانفجار الأربعاء.", ["2022-05-18"], "the day of publication"),
    ("وقع الانفجار الخميس.", ["2022-05-12"], "past: the latest not after it"),
    ("يبدأ الإضراب الخميس.", ["2022-05-19"], "to come: the first not before it"),
    ("يبدأ الإضراب الأربعاء المقبل.", ["2022-05-25"], "next is never today"),
    ("وقع الانفجار الأربعاء الماضي.", ["2022-05-11"], "last is never today"),
    ("يفتح المعبر غدا الخميس.", ["2022-05-19"], "tomorrow, with its name"),
    ("وقع الانفجار مساء أمس الثلاثاء.", ["2022-05-17"], "yesterday, with part and name"),
    ("وقع الانفجار أول من أمس.", ["2022-05-16"], "the day before yesterday"),
    ("وقع الانفجار قبل يومين.", ["2022-05-16"], "a dual is an amount"),
    ("وقع الانفجار قبل ثلاثة أيام.", ["2022-05-15"], "an amount in words"),
    ("وقع الانفجار قبل ثلاثة أشهر.", ["2022-02-01..2022-02-28"], "a month by their number"),
    ("وقع الانفجار قبل عامين.", ["2020-01-01..2020-12-31"], "a year by a dual"),
    ("وقع الانفجار قبل شهر.", ["2022-04-01..2022-04-30"], "one, without a number"),
    ("أغلق المعبر قبل 900000 سنة.", [], "before there were years"),
    ("وقع الانفجار ليل الاثنين الثلاثاء.", ["2022-05-16..2022-05-17"], "a night of two days"),
    ("وقع الانفجار الأسبوع الماضي.", ["2022-05-09..2022-05-15"], "last week is a range"),
    ("وقع الانفجار في آذار الماضي.", ["2022-03-01..2022-03-31"], "a month stays a month"),
    ("وقع الانفجار بين 3 و5 أيار.", ["2022-05-03..2022-05-05"], "a range of days"),
    ("وقع الانفجار عام 2014.", ["2014-01-01..2014-12-31"], "a year that dates an event"),
    ("الجمعة 31 ديسمبر من العام الماضي أعلن.", ["2021-12-31"], "the year told by its direction"),
    ("يجتمعون أول ثلاثاء من أكتوبر 2022.", ["2022-10-04"], "a weekday counted in its month"),
]

ENGLISH = [
    ("A bomb went off on 3 March.", ["2022-03-03"], "day before month"),
    ("A bomb went off on March 3, 2021.", ["2021-03-03"], "month before day"),
    ("A bomb went off on Sunday, March 6, 2022.", ["2022-03-06"], "with its weekday"),
    ("A bomb went off on the 5th of this month.", ["2022-05-05"], "an ordinal and a direction"),
    (
        "It began on 2 April. It ended on the 9th of the same month.",
        ["2022-04-02", "2022-04-09"],
        "the month told before",
    ),
    ("A bomb went off on Monday.", ["2022-05-16"], "past: the latest not after publication"),
    ("It will open on Friday.", ["2022-05-20"], "to come"),
    ("Unions called a strike for Friday.", ["2022-05-20"], "what is called for a day is to come"),
    ("It broke out overnight from Monday to Tuesday.", ["2022-05-16..2022-05-17"], "a night of two days"),
    ("It happened on 3 May and again two days later.", ["2022-05-03", "2022-05-05"], "told from the day before it"),
    ("They reached him on Monday, five days after the blast.", ["2022-05-16", "2022-05-11"], "told from its sentence"),
    ("He resigned two days before the vote on 10 May.", ["2022-05-08", "2022-05-10"], "told from the day of the vote"),
    ("The ministry says that the vote is on 3 June.", ["2022-06-03"], "what is said of is not past with the saying"),
    ("It was closed in March 2024.", ["2024-03-01..2024-03-31"], "no day is invented"),
    ("It was closed three months ago.", ["2022-02-01..2022-02-28"], "months by their number"),
    ("It was closed a year ago.", ["2021-01-01..2021-12-31"], "a year by its article"),
    ("It was closed last month.", ["2022-04-01..2022-04-30"], "the month before"),
    ("The town was calm until mid-March.", ["2022-03-11..2022-03-20"], "a third of a month"),
    ("A report of 2022-01-10 said so.", ["2022-01-10"], "ISO"),
    ("The blast hit at noon on Feb. 24.", ["2022-02-24"], "an abbreviation"),
    ("It happened in February last year.", ["2021-02-01..2021-02-28"], "the year told by its direction"),
    ("It happened on Monday (16).", ["2022-05-16"], "a day that its weekday makes one"),
    ("They met yesterday evening.", ["2022-05-17"], "a relative day"),
]

NONE = [
    ("en", "He may march in the sun, and may mar it.", "words that are months and days elsewhere"),
    ("en", "Theresa May spoke to the March family.", "names"),
    ("en", "Every Friday they pray; each Monday they work.", "days that recur"),
    ("en", "He waited 10 days, and 48 hours more.", "durations"),
    ("en", "The Sunday Times called it Black Friday.", "names made of days"),
    ("en", "They sent 2030 soldiers and 1945 rifles.", "numbers that could be years"),
    ("en", "Shares of 3/4 and scores of 3-1 and 6-4-7.", "fractions and scores"),
    ("en", "The second man finished first.", "ordinals"),
    ("ar", "التقى الوزير مع الاثنين.", "the two, not Monday"),
    ("ar", "ولم ينج أحد من الركاب.", "one, not Sunday"),
    ("ar", "مارس ضغوطا على صفر من النواب.", "a verb, and zero"),
    ("ar", "أرسلت 2030 جنديا و250 مركبة.", "a number that could be a year"),
    ("ar", "يستهلك المصنع 500 لتر في اليوم.", "per day"),
    ("ar", "استمر الحصار عشرة أيام.", "a duration"),
    ("ar", "هو أب لطفلين.", "father is spelled as August"),
    ("ar", "قال الأمين العام المساعد.", "general is spelled as the year"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ARABIC)
def test_arabic(rulebook: Rulebook, text: str, expected: list[str], reason: str) -> None:
    assert told(read(rulebook, "ar", text)) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), ENGLISH)
def test_english(rulebook: Rulebook, text: str, expected: list[str], reason: str) -> None:
    assert told(read(rulebook, "en", text)) == expected, reason


@pytest.mark.parametrize(("code", "text", "reason"), NONE)
def test_what_is_no_date(rulebook: Rulebook, code: str, text: str, reason: str) -> None:
    assert read(rulebook, code, text) == [], reason


@pytest.mark.parametrize(
    "text", ["It rose on Monday 21% in all.", "They met on Monday 21:00 at night.", "On Monday 21 people died."]
)
def test_a_number_after_a_weekday_is_its_own(rulebook: Rulebook, text: str) -> None:
    assert told(read(rulebook, "en", text)) == ["2022-05-16"]


def test_a_weekday_that_the_calendar_denies_is_kept_beside_it(rulebook: Rulebook) -> None:
    [(_, mention)] = read(rulebook, "en", "It happened on Tuesday, March 6, 2022.")
    assert (days(mention), mention.weekday) == (["2022-03-06"], 1)


@pytest.mark.parametrize(("code", "text"), [("en", "It was due on 31 April 2022."), ("ar", "وقع في 31 نيسان 2022.")])
def test_a_day_that_no_calendar_has(rulebook: Rulebook, code: str, text: str) -> None:
    [(_, mention)] = read(rulebook, code, text)
    assert (mention.moment, mention.flags) == (None, ("invalid-date",))


def test_day_and_month_that_may_change_places_are_two_readings(rulebook: Rulebook) -> None:
    [(_, mention)] = read(rulebook, "ar", "وقع في 12/05/2022.")
    assert (days(mention), mention.flags) == (["2022-05-12", "2022-12-05"], ("ambiguous-date",))
    [(_, certain)] = read(rulebook, "ar", "وقع في 22/05/2022.")
    assert (days(certain), certain.flags) == (["2022-05-22"], ())


def test_a_hijri_day_is_three_readings(rulebook: Rulebook) -> None:
    [(_, mention)] = read(rulebook, "ar", "وقع في 10 رمضان 1445 هـ.")
    assert days(mention) == ["2024-03-19", "2024-03-20", "2024-03-21"], "the moon may be seen a day sooner or later"
    [(_, numeric)] = read(rulebook, "ar", "وقع في 15/9/1445 هـ.")
    assert "2024-03-25" in days(numeric), "the same calendar in digits is not Gregorian"


def test_without_publication_a_weekday_stays_open(rulebook: Rulebook) -> None:
    [(_, mention)] = read(rulebook, "en", "A bomb went off on Monday.", None)
    assert (mention.moment, mention.weekday, mention.flags) == (None, 0, ("unresolved-date",))


def test_without_publication_a_day_without_year_differs_from_another_in_all_readings(rulebook: Rulebook) -> None:
    moments = [
        m.moment for _, m in read(rulebook, "en", "It began on 2 May. It began on 3 May. It began on 2 May.", None)
    ]
    first, second, again = moments
    assert first is not None
    assert second is not None
    assert again is not None
    assert first.differ(second) is True
    assert first.differ(again) is None, "the year is not known"


def test_a_date_told_from_one_that_was_never_told_is_none(rulebook: Rulebook) -> None:
    assert read(rulebook, "en", "It sank two days earlier.") == []
    assert told(read(rulebook, "en", "It sank two days earlier.", known=DateContext(date(2022, 5, 3)))) == [
        "2022-05-01"
    ]


def test_periods_and_datelines_date_no_event(rulebook: Rulebook) -> None:
    line = "LONDON, May 17 (Agency) - Three people died on Tuesday, 40 since the start of the year."
    uses = [mention.use for _, mention in read(rulebook, "en", line)]
    assert uses == ["dateline", "date", "period"]


def test_where_a_week_begins_is_left_open(rulebook: Rulebook) -> None:
    [(_, mention)] = read(rulebook, "ar", "وقع الانفجار الأسبوع الماضي.")
    assert "approximate" in mention.flags, "on Saturday, Sunday or Monday, by the country"


def test_a_night_is_told_by_either_of_two_days(rulebook: Rulebook) -> None:
    [(_, night), (_, noon)] = read(rulebook, "ar", "بدأت الهدنة منتصف ليل الاثنين. ووقع الهجوم ظهر الثلاثاء.")
    assert ("approximate" in night.flags, "approximate" in noon.flags) == (True, False)


@pytest.mark.parametrize("code", ["ar", "en"])
@given(start=st.dates(date(1990, 1, 1), date(2050, 1, 1)), ahead=st.integers(-150, 150))
def test_a_day_with_its_month_and_no_year_is_the_nearest(
    rulebook: Rulebook, code: str, start: date, ahead: int
) -> None:
    meant = start + timedelta(ahead)
    moment = calendar.without_year(meant.day, meant.month, start, None)
    single = moment.single if moment else None
    assert single is not None
    assert abs((single.first - start).days) <= 183 or (meant.month, meant.day) == (2, 29)
    assert (single.first.month, single.first.day) == (meant.month, meant.day)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_weekdays_around_a_day(day: date, weekday: int) -> None:
    before, after = calendar.latest_weekday(weekday, day), calendar.next_weekday(weekday, day)
    assert before <= day <= after
    assert before.weekday() == after.weekday() == weekday
    assert (after - before).days in (0, 7)


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(-30, 30))
def test_months_follow_each_other(day: date, ahead: int) -> None:
    this, following = calendar.month_beside(day, ahead), calendar.month_beside(day, ahead + 1)
    assert this.last + timedelta(1) == following.first
    assert calendar.month_beside(day, 0).meets(Days.of(day))


@given(st.sampled_from(["en", "ar"]), st.text(alphabet="0123456789/-. ,MaymonDrch عامفيمسي", max_size=40))
def test_no_text_breaks_it_and_no_two_dates_overlap(rulebook: Rulebook, code: str, text: str) -> None:
    for passage in passages(text, Reader(rulebook.languages[code])):
        mentions = find_dates(passage, WEDNESDAY, DateContext(), rulebook.languages[code])
        assert all(a.stop <= b.start for a, b in pairwise(mentions))
        assert all(0 <= m.start < m.stop <= len(passage.tokens) for m in mentions)
