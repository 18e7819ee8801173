"""The page for editors in a real browser: seen, chosen, filtered, printed, and by those who do not see it.

Without Chromium these are skipped; `tests/browser.sh` installs Debian's, and CI runs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from reporting import chromium
from reporting.dossier import DOSSIER
from reporting.test_html import HOSTILE, hostile_report

from claimcheck.model.discrepancy import Report
from claimcheck.reporting import render

pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: it is in the extra 'test'")
pytestmark = pytest.mark.skipif(chromium.BROWSER is None, reason="no Chromium here: tests/browser.sh installs it")

Opening = Callable[..., Any]


@pytest.fixture(scope="module")
def started() -> Iterator[Any]:
    with chromium.browser() as running:
        yield running


@pytest.fixture
def opened(started: Any, tmp_path: Path) -> Iterator[Opening]:
    """A tab that shows a report. Whatever the page asks of a network, and whatever it complains of, fails the test."""
    contexts, complaints, asked = [], [], []

    def show(report: Report = DOSSIER, language: str = "en", anchor: str = "", **settings: Any) -> Any:
        path = tmp_path / "report.html"
        path.write_text(render(report, "html", language), "utf-8")
        context = started.new_context(**({"viewport": {"width": 1400, "height": 900}} | settings))
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri() + anchor)
        return tab

    yield show
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.partition("#")[0] for url in asked} <= {(tmp_path / "report.html").as_uri()}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_against_it(opened: Opening, language: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = opened(language=language, color_scheme=scheme, bypass_csp=True)  # only so that axe itself may run
    tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    found = axe.Axe().run(tab).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_chosen_discrepancy_lights_up_its_quotes_and_no_others(opened: Opening, scripts: bool) -> None:
    tab = opened(java_script_enabled=scripts)

    before = outline(tab, "mark.f2")
    tab.get_by_role("link", name="[2]").first.click()
    assert [outline(tab, "mark.f2"), outline(tab, "mark.f1"), before] == ["solid", "none", "none"]


def outline(tab: Any, selector: str) -> str:
    style: str = tab.locator(selector).first.evaluate("mark => getComputedStyle(mark).outlineStyle")
    return style


def test_the_text_beside_is_brought_to_the_quote(opened: Opening) -> None:
    tab = opened(viewport={"width": 1400, "height": 420})
    tab.get_by_role("link", name="[1]").first.click()
    tab.wait_for_function("document.querySelector('.texts').scrollTop > 0")
    panel, mark = tab.locator(".texts").bounding_box(), tab.locator("mark.f1").first.bounding_box()
    assert panel["y"] <= mark["y"] <= panel["y"] + panel["height"]


@pytest.mark.parametrize("scripts", [True, False])
def test_the_filters_work_with_and_without_scripts(opened: Opening, scripts: bool) -> None:
    tab = opened(java_script_enabled=scripts)
    assert shown(tab) == ["f1", "f2"]
    tab.get_by_label("Severity").select_option(label="error (1)")
    assert shown(tab) == ["f1"]
    assert tab.locator("tbody tr.item:visible").count() == 1
    tab.get_by_label("Severity").select_option(label="All")
    tab.get_by_label("Check").select_option(index=1)
    assert len(shown(tab)) == 1
    tab.get_by_role("button", name="Show all again").click()
    assert shown(tab) == ["f1", "f2"]


def shown(tab: Any) -> list[str]:
    names: list[str] = tab.locator("article.finding:visible").evaluate_all("all => all.map(each => each.id)")
    return names


def test_what_is_shown_is_counted_aloud(opened: Opening) -> None:
    tab = opened()
    assert tab.get_by_role("status").inner_text() == "2 shown"
    tab.get_by_label("Severity").select_option(label="warning (1)")
    assert tab.get_by_role("status").inner_text() == "1 shown"


def test_each_text_runs_its_own_way(opened: Opening) -> None:
    tab = opened()
    directions = dict(
        tab.locator(".finding blockquote").evaluate_all("all => all.map(q => [q.lang, getComputedStyle(q).direction])")
    )
    assert directions == {"en": "ltr", "ar": "rtl"}
    assert tab.locator(".texts p[lang=ar]").first.evaluate("p => getComputedStyle(p).direction") == "rtl"


def test_an_arabic_report_stands_from_the_right(opened: Opening) -> None:
    tab = opened(language="ar")
    findings, texts = tab.locator(".findings").bounding_box(), tab.locator(".texts").bounding_box()
    assert findings["x"] > texts["x"]
    assert tab.locator(".finding h3").first.evaluate("h => getComputedStyle(h).direction") == "rtl"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 800, 1400])
def test_the_page_never_runs_out_of_the_window(opened: Opening, language: str, width: int) -> None:
    tab = opened(language=language, viewport={"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_keyboard_gets_everywhere(opened: Opening) -> None:
    tab = opened()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(80):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate("(e => e.tagName + '.' + (e.className.baseVal ?? e.className))(document.activeElement)")
        )
    assert {"SELECT.", "BUTTON.", "SECTION.texts", "A.where", "A.ref num", "SUMMARY."} <= reached


def test_it_prints_whole_and_without_its_filters(opened: Opening) -> None:
    tab = opened()
    tab.emulate_media(media="print")
    assert not tab.locator("form").is_visible()
    assert tab.locator(".texts").evaluate("t => t.scrollHeight <= t.clientHeight + 1")
    assert tab.locator("article.finding:visible").count() == 2
    assert len(tab.pdf()) > 10_000


@pytest.mark.parametrize("text", [HOSTILE, "x</style><script>alert(1)</script>", "<svg onload=alert(1)>", "\u202eabc"])
def test_hostile_text_is_read_and_does_nothing(opened: Opening, text: str) -> None:
    tab = opened(hostile_report(text))
    assert tab.locator("img").count() == 0
    assert tab.locator("script").count() == 1
    assert "alert(1)" in tab.locator("main").inner_text() or "alert" not in text
