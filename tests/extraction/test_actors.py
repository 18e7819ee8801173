"""Who is named, who of them are one, and who does what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction.actors import Actor, Cast, cast, find_actors
from claimcheck.extraction.passage import Passage, passages
from claimcheck.extraction.subjects import subject_of
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import Rulebook

SOME_WORDS = ["President", "Maretz", ",", "said", "the", "of", "army", ".", "Kenya", "told", "-", "'", "12", "and"]


def read(rulebook: Rulebook, language: str, text: str) -> tuple[list[Passage], Cast]:
    tongue = rulebook.languages[language]
    found = list(passages(text, Reader(tongue)))
    return found, cast(found, tongue)


def everybody(rulebook: Rulebook, language: str, text: str) -> list[Actor]:
    found, company = read(rulebook, language, f"-\n\n{text}")
    return [actor for passage in found for actor in find_actors(passage, company)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The interior ministry of Kenya closed it.", ["interior ministry of Kenya"]),
        ("en", "Human rights lawyer Ana Prell asked.", ["Ana Prell"]),
        ("en", "Lieutenant General Omar al-Hadi came.", ["Omar al-Hadi"]),
        ("en", "It was shut, the nurses' union told us.", ["nurses' union"]),
        ("en", "The EU and the WHO, who told us, met.", ["EU", "WHO"]),
        ("en", "Turkey sent a turkey.", ["Turkey"]),
        ("ar", "زار رئيس كينيا المدينة.", ["رئيس كينيا"]),
        ("ar", "وصل المتحدث باسم الهيئة العقيد رامي الخولي.", ["رامي الخولي"]),
        ("ar", 'وزارت منظمة "جسور الأمل" المخيم.', ["جسور الأمل"]),
        ("ar", "عاد وزير الخارجية الكيني، بيتر موانغي، أمس.", ["بيتر موانغي"]),
        ("ar", "أمر وزير النقل بإغلاق الجسر القديم.", ["وزير النقل"]),
    ],
)
def test_who_is_named(rulebook: Rulebook, language: str, text: str, wanted: list[str]) -> None:
    assert [actor.text for actor in everybody(rulebook, language, text)] == wanted


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "President Ivo Maretz spoke. Maretz left. The president slept.", "a surname, and a title of one bearer"),
        ("en", "Dora Venn, the transport minister, spoke. The minister left.", "an apposition"),
        ("en", "The Kenyan president spoke. The president of Kenya left.", "an adjective and a name of a country"),
        ("ar", "قال رئيس كينيا. وذكر الرئيس الكيني. وأكد الرئيس جون أوتينو. وقال أوتينو إن.", "أربع تسميات لشخص واحد"),
        ("ar", "قال قائد الشرطة العميد سعد الراوي. وأكد الراوي ذلك.", "رتبة واسم ولقب"),
    ],
)
def test_one_person_has_one_set_of_keys(rulebook: Rulebook, language: str, text: str, reason: str) -> None:
    keys = {actor.keys for actor in everybody(rulebook, language, text)}
    assert len(keys) == 1, reason


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "The Kenyan president met the Ugandan president.", "two countries"),
        ("en", "Ivo Maretz met Dora Venn.", "two names"),
        ("ar", "التقى وزير الصحة وزير الدفاع.", "وزارتان"),
    ],
)
def test_two_persons_share_no_key(rulebook: Rulebook, language: str, text: str, reason: str) -> None:
    first, second = (set(actor.keys) for actor in everybody(rulebook, language, text))
    assert min(len(first), len(second)) > 0, reason
    assert first.isdisjoint(second), reason


def test_a_title_of_two_bearers_is_nobody_s(rulebook: Rulebook) -> None:
    text = "The Kenyan president met the Ugandan president. The president spoke."
    assert everybody(rulebook, "en", text)[-1].keys == ("office:president",)


def test_keys_hold_across_scripts(rulebook: Rulebook) -> None:
    arabic = everybody(rulebook, "ar", "أعلن الرئيس الكازاخي قاسم توكاييف ذلك.")[0]
    english = everybody(rulebook, "en", "The Kazakh president, Kassym Tokayev, announced it.")[0]
    assert set(arabic.keys) & set(english.keys) >= {"name:tkf", "office:president@KZ"}


@pytest.mark.parametrize(
    ("language", "text", "verb", "wanted", "reason"),
    [
        (
            "en",
            "The mayor of Sarn, who was there, announced a halt.",
            "announced",
            "mayor of Sarn",
            "a relative clause",
        ),
        ("en", "The mayor spoke and announced a halt.", "announced", "mayor", "a second verb"),
        ("en", "It was over, said the mayor.", "said", "mayor", "after its verb"),
        ("ar", "رئيس كينيا يعلن الحداد", "يعلن", "رئيس كينيا", "عنوان يبدأ بالفاعل"),
        ("ar", "وأعلن رئيس كينيا حالة طوارئ.", "وأعلن", "رئيس كينيا", "الفاعل بعد الفعل"),
        ("ar", "قال الوزير ذلك، وأعلن الحداد.", "وأعلن", "الوزير", "فعل معطوف بلا فاعل"),
        ("ar", "قال الوزير إن الرئيس الأوغندي أعلن الحداد.", "أعلن", "الرئيس الأوغندي", "بعد إن يسبق الفاعل"),
        ("ar", "قال الوزير ذلك مؤكدا الحداد.", "مؤكدا", "الوزير", "الحال لصاحب الفعل"),
    ],
)
def test_subjects(rulebook: Rulebook, language: str, text: str, verb: str, wanted: str, reason: str) -> None:
    found, company = read(rulebook, language, f"-\n\n{text}")
    passage = found[-1]
    at = next(k for k, token in enumerate(passage.tokens) if passage.text[token.start : token.stop] == verb)
    subject = subject_of(passage, at, company)
    assert subject is not None, reason
    assert subject.text == wanted, reason


@given(st.lists(st.sampled_from(SOME_WORDS), max_size=25))
def test_actors_lie_apart_and_inside_their_sentence(rulebook: Rulebook, words: list[str]) -> None:
    found, company = read(rulebook, "en", " ".join(words))
    for passage in found:
        actors = find_actors(passage, company)
        assert all(0 <= a.start < a.stop <= len(passage.tokens) for a in actors)
        assert all(a.stop <= b.start for a, b in pairwise(actors))
        subjects = [subject_of(passage, k, company) for k in range(len(passage.tokens))]
        assert all(s is None or s.stop <= len(passage.tokens) for s in subjects)


@pytest.mark.parametrize(("language", "word"), [("ar", "قال"), ("en", "said")])
def test_verbs_without_subjects_cost_no_more_than_their_number(rulebook: Rulebook, language: str, word: str) -> None:
    found, company = read(rulebook, language, f"-\n\n{' '.join([word] * 300)}")
    passage = found[-1]
    assert not any(subject_of(passage, k, company) for k in range(0, len(passage.tokens), 7))
