"""Every input is accounted for: an article, a failure with its place, or passed over with a reason."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.errors import InputError
from claimcheck.loading import Arrival, Settings, arrivals, load
from claimcheck.model.claim import Article


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return name


def states(*paths: str, settings: Settings = Settings()) -> dict[str, str]:  # noqa: B008
    return {arrival.name: arrival.status for arrival in arrivals(paths, settings)}


def only(path: str, settings: Settings = Settings()) -> Arrival:  # noqa: B008
    (arrival,) = arrivals([path], settings)
    return arrival


def article(path: str, settings: Settings = Settings()) -> Article:  # noqa: B008
    found = only(path, settings).article
    assert found is not None
    return found


def message(path: str) -> str:
    error = only(path).error
    assert error is not None
    return str(error)


def test_a_text_is_called_by_its_path_and_says_nothing_of_itself() -> None:
    found = article(put("in/a.txt", "Flood\n\nTen died."))
    assert found == Article(id="in/a.txt", text="Flood\n\nTen died.")


def test_flags_speak_for_a_text_and_not_over_an_article() -> None:
    settings = Settings(language="fr", source="Le Soir", story="flood")
    put("a.txt", "Ten died.")
    put("a.json", json.dumps({"id": "j", "text": "Ten died.", "language": "en", "source": "Daily", "story": "own"}))
    texts = [article(name, settings) for name in ("a.txt", "a.json")]
    assert [(each.language, each.source) for each in texts] == [("fr", "Le Soir"), ("en", "Daily")]
    assert [each.story for each in texts] == ["flood", "flood"]  # --one-story makes one dossier of all


def test_an_article_of_json_says_all_of_itself() -> None:
    said = {"id": 7, "text": "Flood\n\nTen died.", "language": "en", "published": "2024-05-01T23:30+03:00", "url": "u"}
    found = article(put("a.json", json.dumps(said)))
    assert (found.id, found.language, found.url) == ("7", "en", "u")
    assert found.published is not None
    assert found.published.isoformat() == "2024-05-01T23:30:00+03:00"


def test_a_title_becomes_the_first_line_once() -> None:
    put("a.jsonl", '{"title":"Flood","text":"Ten died."}\n{"title":"Flood","text":"Flood\\n\\nTen died."}\n')
    assert [each.text for each in load("a.jsonl") if isinstance(each, Article)] == ["Flood\n\nTen died."] * 2


def test_a_list_of_articles() -> None:
    put("a.json", json.dumps([{"id": "1", "text": "x"}, {"id": "2"}, {"id": "3", "text": "z"}]))
    assert states("a.json") == {"a.json[1]": "checked", "a.json[2]": "failed", "a.json[3]": "checked"}


def test_a_bad_line_costs_that_line_only() -> None:
    good = b'{"text":"Ten died."}'
    put("a.jsonl", b"\xef\xbb\xbf" + b"\n".join([good, b"{bad", b"", b'{"text":"\xff"}', b"[1]", b'{"text":5}', good]))
    assert states("a.jsonl") == {
        "a.jsonl:1": "checked",
        "a.jsonl:2": "failed",
        "a.jsonl:4": "failed",
        "a.jsonl:5": "failed",
        "a.jsonl:6": "failed",
        "a.jsonl:7": "checked",
    }


def test_lines_are_ended_by_line_feeds_alone() -> None:
    put("a.jsonl", "".join(json.dumps({"text": f"a{c}b"}, ensure_ascii=False) + "\r\n" for c in "\x85\u2028\u2029\x0b"))
    assert set(states("a.jsonl").values()) == {"checked"}
    assert len(states("a.jsonl")) == 4


def test_a_line_beyond_its_limit_is_passed_over_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.loading.files.LINE_LIMIT", 50)
    put("a.jsonl", '{"text":"one"}\n{"text":"' + "x" * 3_000_000 + '"}\n{"text":"two"}')
    assert list(states("a.jsonl").values()) == ["checked", "failed", "checked"]


def test_an_article_beyond_its_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.loading.files.ARTICLE_LIMIT", 10)
    monkeypatch.setattr("claimcheck.loading.record.ARTICLE_LIMIT", 10)
    assert "larger than the limit" in message(put("a.txt", "x" * 11))
    assert "larger than the limit" in message(put("a.json", json.dumps({"text": "x" * 11})))
    assert "larger than the limit" in message(put("b.txt", "x" * 100))
    assert article(put("c.txt", "x" * 10)).text == "x" * 10


def test_two_articles_of_one_id_are_both_checked_under_their_own_names() -> None:
    put("a.jsonl", '{"id":"1","text":"x"}\n' * 3)
    found = list(arrivals(["a.jsonl"]))
    assert [each.article.id for each in found if each.article] == ["1", "1#2", "1#3"]
    assert "duplicate id '1'" in str(found[1].notes[0])


def test_an_empty_text_is_checked_and_told_of() -> None:
    arrival = only(put("a.txt", " \n\n"))
    assert (arrival.status, "is empty" in str(arrival.notes[0])) == ("checked", True)


def test_a_slip_in_a_key_is_told_of() -> None:
    arrival = only(put("a.json", json.dumps({"text": "x", "publised": "2024-05-01", "section": "world"})))
    assert [str(each) for each in arrival.notes] == [
        "a.json: the key 'publised' means nothing here (did you mean 'published'?)"
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({}, "without 'text'; it has nothing"),
        ({"body": "x"}, "without 'text'; it has 'body'"),
        ({"text": None}, "without 'text'"),
        ({"text": ["x"]}, r"'text' is ['x']: expected text"),
        ({"text": "x", "id": True}, "'id' is True"),
        ({"text": "x", "published": "yesterday"}, "'published' is 'yesterday'"),
        ({"text": "x", "published": 20240501}, "'published' is 20240501"),
        ({"text": "x", "source": {"name": "Daily"}}, "'source' is {'name': 'Daily'}: expected text"),
        ("x", "is a text: expected an object"),
        (None, "is null: expected an object"),
    ],
    ids=str,
)
def test_what_is_no_article_is_named(record: object, expected: str) -> None:
    assert expected in message(put("a.json", json.dumps(record)))


def test_a_folder_is_read_in_order_and_what_is_no_article_is_passed_over() -> None:
    for name in ("d/b.txt", "d/a.txt", "d/sub/c.json", "d/README.md", "d/x.gold.json", "d/y.claims.yaml", "d/p.png"):
        put(name, '{"text":"x"}')
    put("d/.hidden/e.txt", "x")
    put("d/.f.txt", "x")
    assert states("d") == {
        "d/README.md": "skipped",
        "d/a.txt": "checked",
        "d/b.txt": "checked",
        "d/p.png": "skipped",
        "d/sub/c.json": "checked",
        "d/x.gold.json": "skipped",
        "d/y.claims.yaml": "skipped",
    }


def test_a_file_that_is_named_is_read_whatever_its_name() -> None:
    put("README.md", "Ten died.")
    put("notes", "Ten died.")
    assert states("README.md", "notes") == {"README.md": "checked", "notes": "checked"}


def test_circles_pipes_and_devices_in_a_folder_do_no_harm() -> None:
    put("d/a.txt", "x")
    os.symlink(".", "d/self")
    os.symlink("loop", "d/loop.txt")
    os.symlink("/dev/zero", "d/zero.txt")
    os.symlink("a.txt", "d/link.txt")
    os.mkfifo("d/pipe.txt")
    found = states("d")
    assert {name for name, state in found.items() if state == "checked"} == {"d/a.txt", "d/link.txt"}
    assert {found[f"d/{name}.txt"] for name in ("loop", "zero", "pipe")} == {"skipped"}


def test_the_reports_of_this_run_are_no_articles(folder: Path) -> None:
    put("out.json", "OLD")
    put("a.txt", "x")
    settings = Settings(outputs=(str(folder.resolve() / "out.json"),))
    assert states(".", settings=settings) == {"a.txt": "checked", "out.json": "skipped"}


def test_patterns() -> None:
    for name in ("b.txt", "a.txt", "c.json"):
        put(name, '{"text":"x"}')
    assert list(states("*.txt")) == ["a.txt", "b.txt"]
    assert states("*.pdf") == {"*.pdf": "failed"}


def test_a_file_whose_name_has_the_signs_of_a_pattern() -> None:
    assert states(put("a[1].txt", "x")) == {"a[1].txt": "checked"}


def test_a_missing_file_is_named_with_the_nearest_there_is() -> None:
    put("article.txt", "x")
    assert message("artcle.txt") == "artcle.txt: no such file or folder (did you mean 'article.txt'?)"


def test_a_name_that_is_not_utf8_can_be_printed() -> None:
    Path(os.fsdecode(b"bad\xff.txt")).write_text("x", "utf-8")
    assert states(".") == {"bad\\xff.txt": "checked"}


def test_a_name_with_a_control_character_can_be_printed() -> None:
    assert states(put("a\x1b[2J.txt", "x")) == {"a\\x1b[2J.txt": "checked"}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission() -> None:
    put("a.txt", "x")
    os.chmod("a.txt", 0)
    assert message("a.txt") == "a.txt: cannot be read: permission denied"


@pytest.mark.parametrize("name", ["a.xml", "a.pdf", "a.docx", "a.zip"])
def test_a_format_that_is_not_read_is_refused(name: str) -> None:
    assert "is not supported" in message(put(name, "x"))


def test_gzip_is_unpacked() -> None:
    put("a.txt.gz", gzip.compress(b"Ten died."))
    put("a.jsonl.gz", gzip.compress(b'{"text":"x"}\n{"text":"y"}\n'))
    assert article("a.txt.gz").text == "Ten died."
    assert list(states("a.jsonl.gz").values()) == ["checked", "checked"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (gzip.compress(b'{"text":"x"}\n' * 3)[:-9], "truncated"),
        (gzip.compress(b"x" * 99)[:-8] + bytes(8), "corrupt"),
        (b"not gzip at all", "corrupt"),
        (gzip.compress(bytes(60_000_000)), "limit of 50 MB"),
    ],
    ids=["truncated", "broken", "other", "bomb"],
)
def test_bad_gzip_is_named(data: bytes, expected: str) -> None:
    put("a.jsonl.gz", data)
    errors = [each for each in load("a.jsonl.gz") if isinstance(each, InputError)]
    assert expected in str(errors[-1])


def test_utf16_lines_are_refused_and_not_misread() -> None:
    put("a.jsonl", '{"text":"x"}\n'.encode("utf-16"))
    assert "UTF-16" in message("a.jsonl")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["a", "b", "a#2", "a#2#2", "a#3"]), max_size=12))
def test_no_two_articles_share_an_id(ids: list[str]) -> None:
    put("ids.jsonl", "".join(json.dumps({"id": name, "text": "x"}) + "\n" for name in ids))
    found = [each.article.id for each in arrivals(["ids.jsonl"]) if each.article]
    assert len(set(found)) == len(found) == len(ids)
    assert all(given == own or given in found[:n] for n, (given, own) in enumerate(zip(ids, found, strict=True)))
