"""A page is read as its reader sees it: nothing hidden, nothing joined, nothing lost."""

from __future__ import annotations

import io

import pytest

from claimcheck.errors import InputError
from claimcheck.loading import Settings
from claimcheck.loading.pages import read_html
from claimcheck.model.claim import Article

pytest.importorskip("lxml", reason="HTML is an extra")


def read(page: str | bytes, settings: Settings | None = None) -> Article:
    data = page if isinstance(page, bytes) else page.encode("utf-8")
    (arrival,) = read_html(io.BytesIO(data), "a.html", settings or Settings())
    assert arrival.article is not None, arrival.error
    return arrival.article


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>died 12<br>30 hurt</p>", "died 12\n30 hurt"),
        ("<table><tr><td>12<td>30</table>", "12\n30"),
        ("<ul><li>12<li>30</ul>", "12\n30"),
        ("<p>12<sup>3</sup> died</p>", "12[3] died"),
        ("<p>the 5<sup>th</sup> of May</p>", "the 5th of May"),
        ("<p>1<b>2</b> died <i>at</i> sea</p>", "12 died at sea"),
        ("<p>ten\n  people</p>\n<p>died</p>", "ten people\ndied"),
        ("<p style='display: none'>99</p><p hidden>98</p><div aria-hidden=true>97</div><p>12</p>", "12"),
        (
            "<script>99</script><noscript>98</noscript><!-- 97 --><style>96</style><p>12 <del>13</del> died</p>",
            "12 died",
        ),
        ("<nav>home</nav><p>12</p><aside>13</aside>after<footer>14</footer>", "12\nafter"),
        ("<body><p>menu</p><article><p>12</p></article></body>", "12"),
        ("<article>one</article><article>two</article>", "one\ntwo"),
        ("<p>12 &amp; 30&nbsp;died</p>", "12 & 30 died"),
        ("<div>" * 300 + "<p>12</p>" + "</div>" * 300 + "<p>30</p>", "12\n30"),
        ("<p>12</p>" + "<a " * 10_000, "12"),
        ("<div " + " ".join(f'a{n}="x"' for n in range(50_000)) + "><p>12</p></div>", "12"),
        ("", ""),
    ],
    ids=lambda value: value[:30],
)
def test_the_text_is_what_a_reader_sees(page: str, text: str) -> None:
    assert read(page).text == text


def test_the_page_says_what_it_is() -> None:
    page = """<?xml version="1.0" encoding="utf-8"?><html lang="ar-EG"><head><title>Site: Flood</title>
        <meta property="og:title" content="Flood"><meta property="og:site_name" content="Daily">
        <meta property="article:published_time" content="2024-05-01T10:00:00+03:00">
        </head><body><h1>Flood</h1><p>Ten died.</p></body></html>"""
    found = read(page, Settings(language="en", source="Other"))
    assert (found.language, found.source, found.title) == ("ar", "Daily", "Flood")
    assert found.text == "Flood\nTen died."
    assert found.published is not None
    assert found.published.isoformat() == "2024-05-01T10:00:00+03:00"


def test_a_headline_outside_the_article_is_its_first_line() -> None:
    assert read("<h1>Flood</h1><article><p>Ten died.</p></article>").text == "Flood\n\nTen died."


def test_a_time_that_is_none_is_not_believed() -> None:
    assert read('<meta property="article:published_time" content="yesterday"><p>x</p>').published is None


def test_utf8_is_read_as_that_whatever_the_page_declares() -> None:
    assert read('<meta charset="windows-1256"><p>عشرة قتلى</p>').text == "عشرة قتلى"


def test_what_is_not_utf8_is_read_as_the_page_declares_or_refused() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>عشرة قتلى</p>'
    assert read(page.encode("cp1256")).text == "عشرة قتلى"
    with pytest.raises(InputError, match="is not UTF-8"):
        read("<p>عشرة قتلى</p>".encode("cp1256"))
