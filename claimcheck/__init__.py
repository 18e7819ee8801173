"""claimcheck reads news, and finds the claims in it that cannot all be true.

    load → extract → compare → render

The names are looked up on first use (PEP 562), so that `import claimcheck` and `claimcheck --version` cost nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from claimcheck.version import __version__

if TYPE_CHECKING:
    from claimcheck.comparison import compare
    from claimcheck.errors import ClaimcheckError
    from claimcheck.extraction import extract
    from claimcheck.loading import load
    from claimcheck.model.claim import Article, CountClaim, DateClaim, StatementClaim
    from claimcheck.model.discrepancy import Discrepancy, Report
    from claimcheck.model.value import Moment, Quantity
    from claimcheck.pipeline import check
    from claimcheck.reporting import render
    from claimcheck.rulebook.book import load_rulebook

__all__ = [
    "Article",
    "ClaimcheckError",
    "CountClaim",
    "DateClaim",
    "Discrepancy",
    "Moment",
    "Quantity",
    "Report",
    "StatementClaim",
    "__version__",
    "check",
    "compare",
    "extract",
    "load",
    "load_rulebook",
    "render",
]

_HOMES = {
    "Article": "model.claim",
    "ClaimcheckError": "errors",
    "CountClaim": "model.claim",
    "DateClaim": "model.claim",
    "Discrepancy": "model.discrepancy",
    "Moment": "model.value",
    "Quantity": "model.value",
    "Report": "model.discrepancy",
    "StatementClaim": "model.claim",
    "check": "pipeline",
    "compare": "comparison",
    "extract": "extraction",
    "load": "loading",
    "load_rulebook": "rulebook.book",
    "render": "reporting",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
