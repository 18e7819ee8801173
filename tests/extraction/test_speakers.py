"""Whose words a figure is: each case is a short article, a figure of it, and the speaker that a reader would name."""

from __future__ import annotations

import pytest

from claimcheck.extraction.actors import cast
from claimcheck.extraction.passage import passages
from claimcheck.extraction.speakers import listen, speaker_at
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import Rulebook


def speaker(rulebook: Rulebook, language: str, text: str, figure: str) -> str | None:
    """The speaker of the words `figure` in a text under a headline."""
    text = f"-\n\n{text}"
    tongue = rulebook.languages[language]
    read = passages(text, Reader(tongue))
    at = text.index(figure)
    for passage, voices in zip(read, listen(read, cast(read, tongue)), strict=True):
        for k, token in enumerate(passage.tokens):
            if token.start <= at < token.stop:
                found = speaker_at(k, voices)
                return found.text if found else None
    raise AssertionError(f"{figure!r} is not in the text")


@pytest.mark.parametrize(
    ("text", "figure", "wanted", "reason"),
    [
        ("Police said that 40 people were held.", "40", "Police", "a verb of saying governs what follows"),
        ("Forty people were held, police said.", "Forty", "police", "and what it closes"),
        (
            "Forty people were held, officials said on Monday.",
            "Forty",
            "officials",
            "a day may follow the closing verb",
        ),
        ("Forty people were held, said Mayor Jorn Tallis.", "Forty", "Jorn Tallis", "subject and verb change places"),
        ("According to the health ministry, 40 people died.", "40", "health ministry", "a source opens a sentence"),
        ("At least 40 people died, according to a hospital source.", "40", "hospital source", "or closes it"),
        ("The army says 75 died; the rebels say at least 80.", "75", "army", "each its own"),
        ("The army says 75 died; the rebels say at least 80.", "80", "rebels", "each its own"),
        ("The ministry puts its toll at 14, among them two officers.", "two", "ministry", "what follows a comma too"),
        ("A fire broke out in Ordavia and killed 12 people.", "12", None, "nobody is named"),
        ("The governor visited the site where 12 people died.", "12", None, "who is named says nothing"),
        ('"We carried out 9 bodies," said Pavel Ostrik, a miner.', "9", "Pavel Ostrik", "a quotation"),
        ("Ines Marlo, 43, a nurse at the clinic, said 12 had died.", "12", "Ines Marlo", "what stands between commas"),
        ("Ines Marlo said two had died. She added that 9 were missing.", "9", "Ines Marlo", "a pronoun goes on"),
        ("Ines Marlo said two had died. Nine were missing.", "Nine", None, "a sentence that names nobody does not"),
        ("The interior minister, Ruth Adebar, said 12 had died.", "12", "Ruth Adebar", "the name of the office"),
        ("Ruth Adebar, the interior minister, said 12 had died.", "12", "Ruth Adebar", "the office after the name"),
        (
            "The minister denied the report and said 12 had died.",
            "12",
            "minister",
            "a verb without a subject of its own",
        ),
        ("A spokesman for the army said 12 soldiers were killed.", "12", "spokesman", "what follows for is no subject"),
        ("The mayor spoke of 7 dead, adding that 9 were missing.", "9", "mayor", "a participle goes on"),
    ],
)
def test_english(rulebook: Rulebook, text: str, figure: str, wanted: str | None, reason: str) -> None:
    assert speaker(rulebook, "en", text, figure) == wanted, reason


@pytest.mark.parametrize(
    ("text", "figure", "wanted", "reason"),
    [
        ("وقالت الشرطة إن 40 شخصا أوقفوا.", "40", "الشرطة", "الفاعل بعد الفعل"),
        ("أوقف 40 شخصا، بحسب الشرطة.", "40", "الشرطة", "المصدر في آخر الجملة"),
        ("وبحسب وزارة الصحة، توفي 40 شخصا.", "40", "وزارة الصحة", "المصدر في أولها"),
        ("شارك 300 شخص بحسب البلدية و900 بحسب المنظمين.", "300", "البلدية", "لكل رقم مصدره"),
        ("أصيب 40 شخصا، حسبما أفادت به إدارة السجن.", "40", "إدارة السجن", "فعل القول بعد المصدر"),
        ("وأفاد مصدر أمني بمقتل 5 جنود.", "5", "مصدر أمني", "ما بعد الباء قول"),
        ("وقال العقيد سليم البارودي إن 5 جنود قتلوا.", "5", "سليم البارودي", "الاسم قبل الرتبة"),
        ("وقال وزير الدفاع عادل الكناني إن 5 جنود قتلوا. وأضاف أن 9 أصيبوا.", "9", "عادل الكناني", "يواصل المتحدث"),
        ("قتل 5 جنود. وأصيب 9.", "9", None, "لا متحدث"),
        ("تقول الحكومة إن القتلى 5 بينما تتحدث المعارضة عن 30 قتيلا.", "5", "الحكومة", "روايتان"),
        ("تقول الحكومة إن القتلى 5 بينما تتحدث المعارضة عن 30 قتيلا.", "30", "المعارضة", "روايتان"),
        ("أما النقابة فتحدثت عن 30 موقوفا.", "30", "النقابة", "المبتدأ بعد أما"),
        ("وجاء في بيان وزارة الداخلية أن 30 شخصا أوقفوا.", "30", "بيان وزارة الداخلية", "ما جاء في البيان"),
        ("ونقلت الوكالة عن مسؤول محلي قوله إن 30 شخصا فقدوا.", "30", "مسؤول محلي", "من نُقل عنه"),
        ("وأعلنت الداخلية الليبية توقيف 30 شخصا.", "30", "الداخلية الليبية", "الوزارة باسم مجالها"),
        ("ونقل 30 جريحا إلى مستشفى المدينة.", "30", None, "نقل الجرحى ليس نقلا للقول"),
        ("وتوقع مدير المستشفى أن يرتفع العدد إلى 30 قتيلا.", "30", "مدير المستشفى", "التوقع قول"),
        ("وأكد المتحدث باسم الجيش مقتل 30 مسلحا، مشيرا إلى إصابة 7 جنود.", "7", "المتحدث باسم الجيش", "الحال"),
        ('وقالت الممرضة هدى الشامي: "وصلنا 12 جريحا. وبعدهم 7 قتلى".', "7", "هدى الشامي", "اقتباس في جملتين"),
    ],
)
def test_arabic(rulebook: Rulebook, text: str, figure: str, wanted: str | None, reason: str) -> None:
    assert speaker(rulebook, "ar", text, figure) == wanted, reason


def test_the_text_of_a_speaker_stands_in_the_article(rulebook: Rulebook) -> None:
    text = "-\n\nوقال وزير الدفاع عادل الكناني إن 5 قتلوا، وأكدت الشرطة ذلك."
    arabic = rulebook.languages["ar"]
    read = passages(text, Reader(arabic))
    actors = [a.actor for voices in listen(read, cast(read, arabic)) for a in voices.attributions]
    assert [actor.text for actor in actors] == ["عادل الكناني", "الشرطة"]
    assert all(actor.text in text for actor in actors)
