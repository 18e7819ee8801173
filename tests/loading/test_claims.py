"""Claims that were extracted elsewhere: each line stands for itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimcheck.errors import InputError, Note
from claimcheck.loading import load_claims
from claimcheck.model.claim import CountClaim

GOOD: dict[str, Any] = {
    "schema": 1, "id": "c1", "article": "a", "kind": "count", "measure": "killed", "low": 3, "high": 3,
    "quote": "three dead", "start": 0, "end": 10,
}  # fmt: skip


def read(path: Path, text: str) -> list[CountClaim | str]:
    path.write_text(text, "utf-8")
    return [each if isinstance(each, CountClaim) else str(each) for each in load_claims(str(path))]  # type: ignore[misc]


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    found = read(path, lines(GOOD, GOOD | {"id": "c2", "low": "x"}, [1]) + "{bad\n" + lines(GOOD | {"id": "c3"}))
    assert [each.id if isinstance(each, CountClaim) else "" for each in found] == ["c1", "", "", "", "c3"]
    assert found[1] == f"{path}:2: 'low' is 'x': expected a whole number"
    assert found[2] == f"{path}:3: is no claim: expected an object"
    assert str(found[3]).startswith(f"{path}:4:2: is not JSON")


def test_an_unknown_key_is_told_once_and_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(lines(GOOD | {"mood": 1}, GOOD | {"id": "c2", "mood": 2}), "utf-8")
    found = list(load_claims(str(path)))
    assert [type(each) for each in found] == [Note, CountClaim, CountClaim]
    assert str(found[0]) == f"{path}:1: the key 'mood' means nothing in a claim and is ignored"


def test_two_claims_of_one_id(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(lines(GOOD, GOOD), "utf-8")
    first, second = load_claims(str(path))
    assert isinstance(first, CountClaim)
    assert isinstance(second, InputError)
    assert str(second) == f"{path}:2: duplicate id 'c1': each claim needs its own"


def test_a_report_and_a_list_hold_claims_too(tmp_path: Path) -> None:
    assert len(read(tmp_path / "r.json", json.dumps({"claims": [GOOD], "findings": []}))) == 1
    assert len(read(tmp_path / "l.json", json.dumps([GOOD, GOOD | {"id": "c2"}]))) == 2
    assert "holds no claims" in str(read(tmp_path / "n.json", json.dumps({"findings": []}))[0])


def test_a_missing_file() -> None:
    assert [str(each) for each in load_claims("no-such.jsonl")] == [
        "no-such.jsonl: cannot be read: no such file or directory"
    ]
