"""The fuzz kit for users, and its laws over our own extraction."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.extraction import extract
from claimcheck.rulebook.book import Rulebook
from claimcheck.testing import RELATIONS, articles, languages, shorthand

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("language", languages())
@FEW
@given(data=st.data())
def test_what_is_known_is_read(language: str, rulebook: Rulebook, data: st.DataObject) -> None:
    known = data.draw(articles(language))
    assert shorthand(extract(known.article, rulebook)) == known.claims


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("language", languages())
@FEW
@given(data=st.data())
def test_what_must_change_nothing_does_not(
    language: str, relation: str, rulebook: Rulebook, data: st.DataObject
) -> None:
    known = data.draw(articles(language))
    changed = data.draw(RELATIONS[relation](known.article))
    assert shorthand(extract(changed, rulebook)) == known.claims


@pytest.mark.parametrize("relation", ["vowels", "tatweel", "digits"])
def test_a_relation_does_change_an_arabic_text(relation: str) -> None:
    @settings(max_examples=30, deadline=None)
    @given(data=st.data())
    def seen(data: st.DataObject) -> None:
        known = data.draw(articles("ar"))
        changes.add(data.draw(RELATIONS[relation](known.article)).text != known.article.text)

    changes: set[bool] = set()
    seen()
    assert True in changes


def test_hypothesis_is_imported_by_nothing_else() -> None:
    code = "import sys, claimcheck.cli.gold, claimcheck.pipeline, claimcheck.pytest_plugin; print('hypothesis' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
