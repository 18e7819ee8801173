"""One HTML file that an editor opens: worst first, both sides with their quotes beside each other, what to ask.

No script, no network, and all that comes from an article is escaped; a link is kept only if it is http or https.
Direction is left to the reader's browser for each piece by itself, so that no script moves another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import urlsplit

from claimcheck.model.claim import AnyClaim, Article
from claimcheck.model.discrepancy import SEVERITIES, Discrepancy, Report
from claimcheck.reporting.characters import clean
from claimcheck.reporting.summary import summary
from claimcheck.reporting.view import Dossier, Options, by_id, dossiers, headline, place, quote, said, sides, who

STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d1d1f;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2.5rem;border-bottom:1px solid #ccc}
article{border:1px solid #ccc;border-inline-start:.4rem solid #777;border-radius:.3rem;padding:.6rem 1rem;margin:1rem 0}
article.error{border-inline-start-color:#b3261e}article.warning{border-inline-start-color:#b26a00}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}
blockquote{margin:.3rem 0;padding:.2rem .6rem;background:#f4f4f2}small,.sign{color:#555}.ask{font-style:italic}
input.level,input.level+label{margin-inline-end:.4rem}
body:has(#error:not(:checked)) article.error,body:has(#warning:not(:checked)) article.warning,
body:has(#notice:not(:checked)) article.notice{display:none}
@media print{article{break-inside:avoid}.filters{display:none}}
"""
HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>claimcheck</title>
<style>{style}</style>
</head>
<body>
<h1>claimcheck</h1>
<p>{summary}</p>
"""


def html_report(report: Report, options: Options) -> Iterator[str]:
    """The page."""
    claims = by_id(report)
    yield HEAD.format(language=escape(options.language), style=STYLE, summary=escape(summary(report)))
    yield from _filters()
    for dossier in dossiers(report):
        yield from _dossier(dossier, claims, options)
    yield from _quiet(report, claims)
    yield "</body>\n</html>\n"


def _filters() -> Iterator[str]:
    """Boxes that hide a severity, by the style sheet alone."""
    yield '<p class="filters">'
    for level in reversed(SEVERITIES):
        yield f'<input class="level" type="checkbox" id="{level}" checked><label for="{level}">{level}</label>'
    yield "</p>\n"


def _dossier(dossier: Dossier, claims: Mapping[str, AnyClaim], options: Options) -> Iterator[str]:
    yield f"<section>\n<h2>{_text(dossier.name)}</h2>\n<ul>\n"
    yield from (f"<li>{_article(article)}</li>\n" for article in dossier.articles)
    yield "</ul>\n"
    yield from (_finding(found, claims, options) for found in dossier.discrepancies)
    yield "</section>\n"


def _finding(found: Discrepancy, claims: Mapping[str, AnyClaim], options: Options) -> str:
    boxes = "".join(_side(label, side) for label, side in sides(found, claims))
    dispute = ", dispute" if found.dispute else ""
    return (
        f'<article class="{found.severity}">\n<p class="sign">{found.severity}{dispute}: {_text(found.check)}</p>\n'
        f'<p dir="auto">{_text(said(found.message, options.language))}</p>\n<div class="sides">{boxes}</div>\n'
        f'<p class="ask" dir="auto">{_text(said(found.ask, options.language))}</p>\n</article>\n'
    )


def _side(label: str, side: tuple[AnyClaim, ...]) -> str:
    return f"<div><strong>{_text(label)}</strong>{''.join(map(_quote, side))}</div>"


def _quote(claim: AnyClaim) -> str:
    said_by = f"<small>{_text(who(claim))} {_text(place(claim))}</small>"
    return f'<blockquote dir="auto">{_text(quote(claim))}</blockquote>{said_by}'


def _quiet(report: Report, claims: Mapping[str, AnyClaim]) -> Iterator[str]:
    told = {claims[each].article for found in report.discrepancies for each in found.claims}
    quiet = [article for article in report.articles if article.id not in told]
    if quiet:
        yield f"<details><summary>No discrepancy found in {len(quiet)}</summary>\n<ul>\n"
        yield from (f"<li>{_article(article)}</li>\n" for article in quiet)
        yield "</ul>\n</details>\n"


def _article(article: Article) -> str:
    when = article.published.date().isoformat() if article.published else ""
    title = _text(headline(article) or article.id)
    link = f'<a href="{escape(article.url or "")}" rel="noreferrer">{title}</a>' if _safe(article.url) else title
    return f"{link} <small>{_text(article.source or '')} {when} {_text(article.id)}</small>"


def _safe(url: str | None) -> bool:
    """Whether it is a link of the web and nothing else."""
    if not url or not url.isprintable():
        return False
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _text(text: str) -> str:
    return f"<bdi>{escape(clean(text))}</bdi>" if text else ""
