"""The page for editors as text: what is on it, and that nothing of an article can act on it. Browsers: test_browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from claims import any_claims, count, discrepancy, report
from hypothesis import given
from hypothesis import strategies as st
from reporting.dossier import ARABIC, ARTICLES, CLAIMS, DOSSIER, ENGLISH

import claimcheck.reporting
from claimcheck.model.claim import AnyClaim, Article, CountClaim
from claimcheck.model.discrepancy import Report
from claimcheck.model.span import Span
from claimcheck.model.value import Quantity
from claimcheck.reporting import page, render
from claimcheck.reporting.characters import visible
from claimcheck.reporting.html import digest
from claimcheck.reporting.marks import Close, Open, Text, paragraphs
from claimcheck.reporting.timeline import timeline
from claimcheck.rulebook.book import Rulebook

HOSTILE = '</title><script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="x\' <!-- ]]> {{ 7*7 }} &amp;'
VOID = {"meta", "br", "line", "path", "circle"}
PAGES = {language: render(DOSSIER, "html", language) for language in ("en", "ar")}


class Reader(HTMLParser):
    """The elements of a page in order and its text; `crossed` are tags that closed another."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.stack: list[str] = []
        self.crossed: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.stack.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def hostile_report(text: str) -> Report:
    article = Article(id=text, text=f"{text}\n12 dead. {text}", source=text, story=text, title=text, url=text)
    fields = {"article": text, "source": text, "speaker": text, "story": text, "place": text, "language": "en"}
    one = count("a", 12, quote=text, span=Span(0, len(text)), **fields)
    two = count("b", 30, quote=text, span=Span(3, len(text) + 4), **fields)
    said = {"message": {"en": text}, "ask": {"en": text}, "check": text, "also": (text,)}
    return report((one, two), discrepancy(one, two, **said), articles=(article,))


@pytest.mark.parametrize("language", PAGES)
def test_every_element_is_closed_where_it_was_opened(language: str) -> None:
    read = Reader(PAGES[language])
    assert read.crossed == []
    assert read.stack == []


@pytest.mark.parametrize("language", PAGES)
def test_anchors_are_there_and_are_there_once(language: str) -> None:
    read = Reader(PAGES[language])
    names = [each["id"] for _, each in read.elements if "id" in each]
    targets = {str(each["href"])[1:] for each in read.all("a") if str(each["href"]).startswith("#")}
    assert len(names) == len(set(names))
    assert targets - set(names) == set()
    assert {"f1", "f2"} <= targets


def test_the_policy_lets_in_the_page_s_own_style_and_script_and_nothing_else() -> None:
    written = PAGES["en"]
    policy = re.search(r'content="(default-src [^"]*)"', written)
    assert policy is not None
    inside = [re.search(rf"<{tag}>(.*?)</{tag}>", written, re.S) for tag in ("style", "script")]
    style, script = (found[1] for found in inside if found)
    told = policy[1].replace("&#39;", "'").replace("&#43;", "+")
    assert told == (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert 'style="' not in written
    assert not re.search(r"url\(|@import|src=", written)


def test_what_an_article_says_is_text_wherever_it_stands() -> None:
    calm, wild = Reader(render(hostile_report("calm"), "html")), Reader(render(hostile_report(HOSTILE), "html"))
    assert [tag for tag, _ in wild.elements] == [tag for tag, _ in calm.elements]
    assert [set(each) for _, each in wild.elements] == [set(each) for _, each in calm.elements]
    assert " ".join(wild.words).count("alert(1)") >= 20
    assert "{{ 7*7 }}" in " ".join(wild.words)


@given(st.text(min_size=1, max_size=40))
def test_no_text_makes_an_element(text: str) -> None:
    read = Reader(render(hostile_report(f"x{text}"), "html"))
    assert len(read.all("script")) == len(read.all("style")) == len(read.all("title")) == 1
    assert not read.all("img")
    assert all(str(each["href"]).startswith("#") for each in read.all("a"))


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://e.example/a?b=1&c=2", True),
        ("http://e.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        (" vbscript:x", False),
        ("https://[", False),
        ('https://e.example/"><script>', True),
        (None, False),
    ],
)
def test_links_lead_to_the_web_only(url: str | None, kept: bool) -> None:
    article = Article(id="a", text="", title="t", url=url)
    read = Reader(render(report((), articles=(article,), inputs=()), "html"))
    links = [each["href"] for each in read.all("a") if not str(each["href"]).startswith("#")]
    assert links == ([url] if kept else [])


def test_marks_that_turn_the_reading_around_are_named() -> None:
    written = render(hostile_report("21\u202e dead"), "html")
    assert "\u202e" not in written
    assert "21&lt;U+202E&gt; dead" in written


def test_a_quote_has_its_own_direction_and_no_element_hides_its_letters_from_the_browser() -> None:
    """`dir="auto"` looks past a `<bdi>`: a quote within one would run from left to right whatever it says."""
    assert '<blockquote dir="auto" lang="ar">21 شخصا لقوا حتفهم</blockquote>' in PAGES["en"]


def test_a_name_in_a_message_cannot_turn_the_sentence_around() -> None:
    one = count("a", 7, speaker="وزارة الصحة", source="صحيفة")
    said = {"message": {"en": "وزارة الصحة (صحيفة) says 7, b says 30."}}
    written = render(report((one, count("b", 30)), discrepancy(one, count("b", 30), **said)), "html")
    assert 'lang="en" dir="ltr"><bdi>وزارة الصحة</bdi> (<bdi>صحيفة</bdi>) says 7, b says 30.</h3>' in written


def test_the_page_s_own_words_are_in_the_language_of_the_report() -> None:
    assert '<html lang="ar" dir="rtl">' in PAGES["ar"]
    assert "تعارضان" in PAGES["ar"]
    assert '<html lang="en" dir="ltr">' in PAGES["en"]
    assert "2 discrepancies" in PAGES["en"]
    assert "All discrepancies" not in PAGES["ar"]


def test_a_language_without_labels_is_written_in_english() -> None:
    assert "2 discrepancies" in render(DOSSIER, "html", "xx")


def test_the_worst_is_first() -> None:
    words = Reader(PAGES["en"]).words
    order = [word.strip() for word in words if word.strip() in ("error", "warning")]
    assert order[-2:] == ["error", "warning"]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_the_whole_article_is_there(text: str) -> None:
    plain = re.sub(r"\[\d+\]", "", "".join(Reader(PAGES["en"]).words))
    for line in filter(None, text.split("\n")):
        assert line in plain


def test_an_article_without_its_text_says_so() -> None:
    bare = evolve(DOSSIER, articles=tuple(evolve(each, text="") for each in DOSSIER.articles))
    written = render(bare, "html")
    assert written.count("is not in the report") == 2
    assert "<mark id" not in written


def test_texts_beyond_what_a_browser_can_show_are_left_out_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_TEXTS", 1)
    written = render(DOSSIER, "html")
    assert written.count("is not in the report") == 1
    assert all(claim.quote in written for claim in CLAIMS if claim.article == "ar.txt")


def test_what_is_left_alone_is_told_with_its_reason() -> None:
    words = "\n".join(Reader(PAGES["en"]).words)
    for told in ("whether it is the same place", "the figure grew with time", "scan.pdf", "is no text", "quiet.txt"):
        assert told in words


def test_every_label_that_a_template_asks_for_is_in_every_language(rulebook: Rulebook) -> None:
    folder = Path(claimcheck.reporting.__file__).parent / "templates"
    asked = {key for path in folder.glob("*.j2") for key in re.findall(r'labels\.text\("([^"]+)"', path.read_text())}
    assert len(asked) > 30
    for language, labels in rulebook.labels.items():
        assert asked - labels.keys() == set(), language
    assert rulebook.labels["ar"].keys() == rulebook.labels["en"].keys()


def test_every_exception_of_a_check_has_its_reason_in_words(rulebook: Rulebook) -> None:
    named = {f"reason-{name}" for check in rulebook.checks for name in check.unless}
    assert named - rulebook.labels["en"].keys() == set()


def spans(of: int) -> st.SearchStrategy[Span]:
    ends = st.lists(st.integers(0, of), min_size=2, max_size=2).map(sorted)
    return ends.map(lambda pair: Span(pair[0], pair[1]))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[AnyClaim, ...]]:
    """A text with claims anywhere in it: within each other, across each other, over lines, empty."""
    text = draw(st.text("ab \n\u202e", min_size=1, max_size=30))
    places = draw(st.lists(spans(len(text)), max_size=6))
    return text, tuple(evolve(draw(any_claims()), id=f"c{i}", span=span) for i, span in enumerate(places))


@given(marked())
def test_marks_change_no_letter_and_nest(case: tuple[str, tuple[AnyClaim, ...]]) -> None:
    text, claims = case
    lines = [line for line in text.split("\n") if line.strip()]
    made = list(paragraphs(text, claims))
    assert ["".join(piece.text for piece in run if isinstance(piece, Text)) for run in made] == [*map(visible, lines)]
    for run in made:
        stack: list[str] = []
        for piece in run:
            if isinstance(piece, Open):
                stack.append(piece.claim.id)
            elif isinstance(piece, Close):
                assert stack.pop() == piece.claim.id
        assert stack == []


@given(marked())
def test_a_claim_s_marks_hold_its_words_and_begin_once(case: tuple[str, tuple[AnyClaim, ...]]) -> None:
    text, claims = case
    shown = {line for line in text.split("\n") if line.strip()}
    for claim in claims:
        wanted = "".join(visible(part) for part in parts(text, claim.span, shown))
        runs = [piece for run in paragraphs(text, claims) for piece in run]
        assert "".join(words(runs, claim.id)) == wanted
        begun = sum(isinstance(piece, Open) and piece.first and piece.claim.id == claim.id for piece in runs)
        assert begun <= 1


def parts(text: str, span: Span, shown: set[str]) -> Iterator[str]:
    start = 0
    for line in text.split("\n"):
        if line in shown:
            yield text[max(start, span.start) : max(max(start, span.start), min(start + len(line), span.stop))]
        start += len(line) + 1


def words(runs: list[Text | Open | Close], name: str) -> Iterator[str]:
    inside = 0
    for piece in runs:
        if isinstance(piece, Text):
            yield piece.text if inside else ""
        elif piece.claim.id == name:
            inside += 1 if isinstance(piece, Open) else -1


def drawn(*values: Quantity) -> tuple[CountClaim, ...]:
    return tuple(count(f"c{i}", 0, value=value) for i, value in enumerate(values))


def test_a_bar_spans_what_the_words_allow_and_open_ends_are_open() -> None:
    exact, dozens, least, most = timeline(
        drawn(Quantity.exactly(50), Quantity(20, 99), Quantity(60, None), Quantity(None, 40)), {}
    ).bars
    assert exact.top == exact.bottom
    assert dozens.top < exact.top < dozens.bottom
    assert (least.open_top, least.open_bottom, least.label) == (True, False, "\u226560")
    assert (most.open_top, most.open_bottom, most.label) == (False, True, "\u226440")
    assert least.top < dozens.top


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_more_is_never_drawn_lower_and_all_is_on_the_page(numbers: list[int]) -> None:
    made = timeline(drawn(*map(Quantity.exactly, numbers)), {})
    ordered = sorted(made.bars, key=lambda bar: bar.claim.value.low or 0)
    assert [bar.top for bar in ordered] == sorted((bar.top for bar in ordered), reverse=True)
    assert all(0 <= bar.top <= made.base and made.left < bar.x < made.width for bar in made.bars)
    assert len(made.ticks) <= 6


def test_the_points_of_a_discrepancy_are_ringed_and_every_figure_is_in_a_table_too() -> None:
    written = PAGES["en"]
    assert written.count('class="ring"') == 3
    assert "\u226514" in written
    assert "20\u201399" in written
    assert all(claim.quote in written for claim in CLAIMS)
    assert ARTICLES["ar"].source is not None
