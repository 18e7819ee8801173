"""docs/report.png anew: the page of the seeds, as a browser shows it.

Usage, in tests/: python -m reporting.screenshot FOLDER_OF_ARTICLES PICTURE [LANGUAGE [light|dark]]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from reporting.chromium import browser


def screenshot(articles: str, picture: str, language: str = "en", scheme: str = "light") -> None:
    with tempfile.TemporaryDirectory() as folder, browser() as started:
        page = Path(folder, "report.html")
        told = ["--report-language", language, "--fail-on", "never", "--quiet", "-f", f"html:{page}"]
        subprocess.run([sys.executable, "-m", "claimcheck", "check", articles, *told], check=True)
        tab = started.new_page(viewport={"width": 1400, "height": 1720}, color_scheme=scheme)
        tab.goto(f"{page.as_uri()}#f2")
        tab.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        tab.screenshot(path=picture)


if __name__ == "__main__":
    screenshot(*sys.argv[1:])
