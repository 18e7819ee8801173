"""The page that an editor keeps open: one HTML file, no network, whole without its script.

Jinja2 writes it, with escaping on for every value; nothing here escapes by hand. The style sheet and the script are let
in by their digests alone, so whatever an article says, no browser runs it.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from claimcheck.model.discrepancy import Report
from claimcheck.reporting import page
from claimcheck.reporting.characters import clean
from claimcheck.reporting.labels import Labels
from claimcheck.reporting.marks import Close, Open
from claimcheck.reporting.view import Options
from claimcheck.rulebook.book import Rulebook, load_rulebook
from claimcheck.rulebook.cldr import runs_leftward

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "templates"
MOST_LIT = 500  # discrepancies whose quotes the style sheet lights up; those after them need the script


def html_report(report: Report, options: Options) -> Iterator[str]:
    """The page in pieces: a report of many stories is never one string."""
    labels = Labels(_rules(), options.language)
    made = page.contents(report, labels)
    environment = _environment()
    style = environment.get_template("style.css.j2").render(facets=made.facets, total=min(len(made.order), MOST_LIT))
    script = _resource("script.js")
    template = environment.get_template("report.html.j2")
    yield from template.generate(
        report=report,
        made=made,
        overview=page.overview(made),
        chapters=page.chapters(made),
        quiet=page.quiet(made),
        undecided=page.undecided(made),
        excused=page.excused(made),
        most=page.MOST_ROWS,
        unread=[each for each in report.inputs if each.status != "checked"],
        labels=labels,
        language=options.language,
        direction="rtl" if runs_leftward(options.language) else "ltr",
        style=style,
        style_digest=digest(style),
        script=script,
        script_digest=digest(script),
    )


def digest(text: str) -> str:
    """What a content policy calls a style sheet or a script by.

    >>> digest("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _rules() -> Rulebook:
    """The shipped rules, for labels and titles: a report holds none. What a user's own rules name keeps its id."""
    return load_rulebook()


@cache
def _environment() -> Environment:
    """The templates. An unknown name is an error, never an empty place on a page."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # here: it takes as long to load as a small check

    made = Environment(
        loader=FunctionLoader(_resource), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.globals["runs_leftward"] = runs_leftward
    made.filters["clean"] = clean
    made.tests["opening"] = lambda piece: isinstance(piece, Open)
    made.tests["closing"] = lambda piece: isinstance(piece, Close)
    return made


def _resource(name: str) -> str:
    return files("claimcheck.reporting").joinpath(TEMPLATES, name).read_text("utf-8")
