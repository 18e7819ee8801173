"""Marks by what they do in a sentence, in every script: one place, so that no two steps disagree about a comma."""

from __future__ import annotations

COMMAS = frozenset(",\u060c")
ASKING = frozenset("?\u061f")
ENDS = frozenset(".;!?\u061b\u061f")  # end a clause at least
SEMICOLONS = frozenset(";\u061b")  # part the clauses of a sentence
HARD = ENDS | frozenset("\u06d4\u2026")
DASHES = frozenset("-\u2010\u2011\u2013\u2014")
QUOTES = frozenset("\"'«»“”‘’")  # around a name or a word
QUOTATION = frozenset('"“”„«»‟❝❞')  # around what somebody says: an apostrophe is none
