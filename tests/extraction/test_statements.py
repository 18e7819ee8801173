"""Who pledged, denied, ordered or demanded what; and what is no statement at all.

Sentences are invented; each row says the phenomenon that it stands for.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.extraction.actors import cast
from claimcheck.extraction.passage import passages
from claimcheck.extraction.statements import StatementMention, find_statements
from claimcheck.extraction.tokens import Reader
from claimcheck.rulebook.book import Rulebook, read_rulebook
from claimcheck.rulebook.language import Language

BOOK: Rulebook = read_rulebook()[0]
READERS = {code: Reader(BOOK.languages[code]) for code in ("en", "ar")}


def read(text: str, code: str) -> tuple[StatementMention, ...]:
    language: Language = BOOK.languages[code]
    sentences = passages(f"Title\n{text}", READERS[code])
    return find_statements(sentences, cast(sentences, language), language)


def told(text: str, code: str) -> list[str]:
    return [f"{m.act} {m.action} {m.polarity} {m.actor.text}" for m in read(text, code)]


ENGLISH = [
    ("The mayor ordered residents to evacuate the coast.", ["order evacuate positive mayor"], "verb and infinitive"),
    ("The court ordered the release of two men.", ["order release positive court"], "verb and noun"),
    ("The army denied having bombed the school.", ["denial attack positive army"], "what is denied is positive"),
    ("The minister promised not to raise taxes.", ["pledge raise-taxes negative minister"], "a negated infinitive"),
    ("The president has refused to resign.", ["refusal resign positive president"], "what is refused is positive"),
    ("The government lifted the curfew.", ["lifting impose-curfew positive government"], "only what can be lifted"),
    ("The minister lifted a box.", [], "and nothing else"),
    ("The two sides signed a peace agreement.", ["agreement sign-agreement positive The two sides"], "what is signed"),
    ("The minister signed a shirt.", [], "is an agreement"),
    ("The ministry condemned the bombing.", ["condemnation attack positive ministry"], "an object alone"),
    ("Relatives accused the police of negligence.", ["accusation negligence positive Relatives"], "of what"),
    ("The opposition called for a ceasefire.", ["call cease-fire positive opposition"], "a phrasal verb"),
    (
        "The governor rejected calls to step down.",
        ["refusal resign positive governor"],
        "an act within an act is no second",
    ),
    (
        "The governor ruled out a ransom and vowed to retaliate.",
        ["refusal pay-ransom positive governor", "pledge attack positive governor"],
        "the subject goes on after and",
    ),
    (
        "The envoy urged both sides to halt the shelling.",
        ["call attack negative envoy"],
        "a verb that ends turns it round",
    ),
    ("The minister sacked two officials.", ["order dismiss positive minister"], "act and action in one word"),
    ("The ministry dismissed the reports as fantasy.", ["denial report positive ministry"], "dismissed as"),
    ("The army chief said his men would not storm the village.", ["pledge attack negative army chief"], "his own men"),
    (
        '"No shot will be fired," the minister said.',
        ["pledge use-force negative minister"],
        "a quotation before its speaker",
    ),
    (
        '"We will not negotiate," said Justice Minister Omar Haddad.',
        ["refusal negotiate positive Omar Haddad"],
        "said X",
    ),
    (
        '"We did not use live ammunition," the general manager said.',
        ["denial use-force positive general manager"],
        "a past denied",
    ),
    (
        "The mayor announced the closure of all schools.",
        ["order close positive mayor"],
        "what is announced is decreed",
    ),
    ("Officials are asking people to evacuate.", ["call evacuate positive Officials"], "no passive"),
    (
        '"The governor must resign," said Omar Haddad.',
        ["call resign positive Omar Haddad"],
        "what must be, said of others",
    ),
    (
        "The general promised to release the men and to withdraw.",
        ["pledge release positive general", "pledge withdraw positive general"],
        "two things promised",
    ),
    ("The ban on fishing was lifted by the governor.", ["lifting ban positive governor"], "a passive with its doer"),
    (
        '"We did not storm the village, and we never will," the general said.',
        ["denial attack positive general", "pledge attack negative general"],
        "a verb left out",
    ),
    ("The factions said they would never disarm.", ["refusal disarm positive factions"], "what others ask is refused"),
    ("The minister did not order the shooting.", ["denial use-force positive minister"], "an order denied is no order"),
    (
        "The order issued by General Omar Haddad to shell the town stands.",
        ["order attack positive Omar Haddad"],
        "a noun and who issued it",
    ),
    (
        "The president's order to open fire drew criticism.",
        ["order use-force positive president"],
        "a noun and its owner",
    ),
    ("Villagers were ordered by police to evacuate.", ["order evacuate positive police"], "a passive with its doer"),
    ("Villagers were ordered to evacuate.", [], "a passive without one has no actor"),
    ("The president could order an attack.", [], "what is only possible"),
    ("Will the president order an attack?", [], "what is asked"),
    ("The president wants to order an attack.", [], "what is wanted"),
    ("He ordered a pizza and called his mother.", [], "no action of news, and nobody"),
    ("The bank said the storm would not weaken.", [], "a forecast is no pledge"),
    ("The envoy said the rebels would not attack.", [], "nor is what is said of others"),
]

ARABIC = [
    (
        "أمر المحافظ السكان بإخلاء الأحياء.",
        ["order evacuate positive المحافظ"],
        "subject after its verb, then whom, then what",
    ),
    ("المحافظ يأمر بإخلاء الأحياء.", ["order evacuate positive المحافظ"], "subject before its verb, as in headlines"),
    ("حثت الأمم المتحدة السلطات على ضبط النفس.", ["call restraint positive الأمم المتحدة"], "whom it is addressed to"),
    ("نفى الجيش قصف المدرسة.", ["denial attack positive الجيش"], "a weak verb"),
    ("ينفي الجيش قصف المدرسة.", ["denial attack positive الجيش"], "and its present"),
    ("وعد الوزير بعدم رفع الضرائب.", ["pledge raise-taxes negative الوزير"], "a negation before the noun"),
    ("رفض الرئيس الاستقالة.", ["refusal resign positive الرئيس"], "the action is no part of the name"),
    ("دعا الوزير إلى وقف فوري لإطلاق النار.", ["call cease-fire positive الوزير"], "an adjective within a set phrase"),
    ("أدانت فرنسا بشدة الهجوم.", ["condemnation attack positive فرنسا"], "an adverb between"),
    (
        "أعرب الاتحاد الأوروبي عن إدانته للهجوم.",
        ["condemnation attack positive الاتحاد الأوروبي"],
        "a noun with a pronoun",
    ),
    ("جدد الرئيس تعهده بعدم اللجوء إلى القوة.", ["pledge use-force negative الرئيس"], "his pledge"),
    ("أثار أمر الرئيس بفتح النار على المحتجين انتقادات.", ["order use-force positive الرئيس"], "a noun and its owner"),
    ("أثارت الأوامر الصادرة عن الرئيس بإطلاق النار غضبا.", ["order use-force positive الرئيس"], "issued by"),
    (
        "أصدر وزير الداخلية أوامر بمنع التظاهر.",
        ["order ban positive وزير الداخلية"],
        "the subject of the verb of issuing",
    ),
    (
        "وقرر مجلس الأمن رفع العقوبات.",
        ["order lift-sanctions positive مجلس الأمن"],
        "a weak verb before a known action",
    ),
    ("وقرر الوزير الاستماع إلى الموسيقى.", [], "and before another"),
    ("ألغى الرئيس حظر التجول.", ["lifting impose-curfew positive الرئيس"], "what can be lifted"),
    ("قال قائد الجيش إن قواته لن تنسحب من المدينة.", ["pledge withdraw negative قائد الجيش"], "his own forces"),
    ('وقال الرئيس: "لن نتفاوض مع الخاطفين".', ["refusal negotiate positive الرئيس"], "a quotation"),
    (
        'وقال الرئيس: "لم نستخدم القوة ولن نستخدمها أبدا".',
        ["denial use-force positive الرئيس", "pledge use-force negative الرئيس"],
        "an object that is only a pronoun",
    ),
    ("وأكد الجيش أنه لم يستخدم الذخيرة الحية.", ["denial use-force positive الجيش"], "of himself"),
    ("لم يأمر الوزير بإطلاق النار.", ["denial use-force positive الوزير"], "an order denied is no order"),
    (
        "وطالب الوزير بالإفراج عن الرهائن، متهما الحكومة بالتقصير.",
        ["call release positive الوزير", "accusation negligence positive الوزير"],
        "a participle has the clause's subject",
    ),
    ("أوقفت الشرطة سائحين اتهموا بقتل حارس.", [], "without an object the verb is a passive"),
    ("وصل أكثر من ألف طالب إلى الجامعة.", [], "after a number it is no verb"),
    ("إذا أمر الرئيس بالهجوم فسترد القوات.", [], "what is only supposed"),
    ("هل يأمر الرئيس بالهجوم؟", [], "what is asked"),
    ("وأعلن البنك رفع أسعار الفائدة.", [], "no act"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ENGLISH)
def test_english(text: str, expected: list[str], reason: str) -> None:
    assert told(text, "en") == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), ARABIC)
def test_arabic(text: str, expected: list[str], reason: str) -> None:
    assert told(text, "ar") == expected, reason


@pytest.mark.parametrize(
    ("code", "text", "condition", "until"),
    [
        ("en", "The kidnappers refused to release the men unless a ransom is paid.", "unless a ransom is paid", None),
        ("en", "The army chief said his forces would stay in the city until Friday.", None, "until Friday"),
        ("en", "The mayor ordered the schools closed for ten days.", None, "for ten days"),
        ("en", "The minister promised compensation for the victims.", None, None),
        ("ar", "رفض الخاطفون الإفراج عن الرهائن ما لم تدفع فدية.", "ما لم تدفع فدية", None),
        ("ar", "وأمر الوزير بإغلاق المدارس حتى نهاية الشهر.", None, "حتى نهاية الشهر"),
    ],
)
def test_terms(code: str, text: str, condition: str | None, until: str | None) -> None:
    [mention] = read(text, code)
    whole = mention.passage.text
    assert (mention.condition and mention.condition.of(whole)) == condition
    assert (mention.until and mention.until.of(whole)) == until


def test_that_and_the_decision_are_what_was_said_before() -> None:
    assert told("وأمر الوزير بترحيل اللاجئين. وندد مفوض شؤون اللاجئين بالقرار.", "ar")[1].startswith(
        "condemnation deport"
    )
    assert (
        told("Relatives accused the firm of fraud. The company denies it.", "en")[1] == "denial fraud positive company"
    )


def test_an_order_is_told_though_another_condemns_it() -> None:
    text = "أكد وزير الخارجية إدانة بلاده للأوامر الصادرة عن الرئيس الكازاخي بإطلاق النار على المحتجين."
    assert [(m.act, m.action) for m in read(text, "ar")] == [("condemnation", "use-force"), ("order", "use-force")]
    assert read(text, "ar")[1].actor.text == "الرئيس الكازاخي"


def test_a_statement_shows_its_words() -> None:
    [mention] = read("The mayor ordered residents to evacuate the coast.", "en")
    assert mention.span.of(mention.passage.text) == "mayor ordered residents to evacuate the coast"
    assert [(step.rule, step.span.of(mention.passage.text)) for step in mention.steps] == [
        ("act:order", "ordered"),
        ("action:evacuate", "evacuate"),
    ]


WORDS = st.sampled_from(
    [
        "the",
        "minister",
        "army",
        "ordered",
        "denied",
        "said",
        "will",
        "not",
        "to",
        "attack",
        "order",
        '"',
        ",",
        ":",
        "no",
        "that",
        "by",
    ]
)
ARABIC_WORDS = st.sampled_from(
    ["أمر", "الرئيس", "نفى", "لن", "لم", "بإطلاق", "النار", "وقال", ":", '"', "،", "تعهده", "بعدم", "أن", "متهما"]
)


@given(st.lists(WORDS | ARABIC_WORDS, max_size=25), st.sampled_from(["en", "ar"]))
def test_any_words_give_whole_statements(words: list[str], code: str) -> None:
    for mention in read(" ".join(words), code):
        assert 0 <= mention.start < mention.stop <= len(mention.passage.tokens)
        assert mention.action
        assert mention.actor.text
