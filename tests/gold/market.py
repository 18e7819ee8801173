"""An article of our own writing and its gold file, and what else the tests of gold files share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """Blast at the market

12 people were killed in the blast on Monday.

At least 30 people were injured, the ministry said.

On Tuesday the ministry said 12 people were killed.
"""
GOLD = """language: en
published: 2024-06-12
claims:
# the first count
- {count: killed 12 people, quote: "12 people were killed"}
- {date: 2024-06-10, weekday: Monday, quote: "Monday"}
- {count: injured >=30, speaker: ministry, quote: "At least 30 people were injured"}  # of whom is not said
- {date: 2024-06-11, quote: "Tuesday"}

# and again
- count: killed 12 people
  nth: 2
  quote: "12 people were killed"
"""
MEASURE = """id: dazzled
title: {en: dazzled}
course: grows
population: people
counted:
  en: {alone: "{n} dazzled", among: "{n} {who} dazzled"}
words:
  en: {passive: [dazzled]}
"""
