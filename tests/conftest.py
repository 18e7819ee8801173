"""What many tests share: the shipped rules, read once."""

from __future__ import annotations

import pytest

from claimcheck.rulebook.book import Rulebook, load_rulebook


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The rules as they ship."""
    return load_rulebook()
