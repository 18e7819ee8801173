"""Bytes are text in one encoding, or an error with its place: never a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import InputError, UsageError
from claimcheck.loading.decoding import decode, encoding_named


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_comes_back_as_it_was_with_or_without_its_mark(text: str) -> None:
    assert decode(text.encode("utf-8"), "a") == text
    assert decode(b"\xef\xbb\xbf" + text.encode("utf-8"), "a") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_utf16_is_read_by_its_mark(text: str) -> None:
    assert decode(text.encode("utf-16"), "a") == text


@given(st.binary())
def test_any_bytes_are_text_or_an_error_with_a_place(data: bytes) -> None:
    try:
        assert "\0" not in decode(data, "a.txt")
    except InputError as error:
        assert error.place is not None
        assert error.place.path == "a.txt"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("لقي سبعة مصرعهم".encode("cp1256"), "a.txt:1:1: is not UTF-8 .* --encoding windows-1256"),
        ("погибли семь человек".encode("cp1251"), "--encoding windows-1251"),
        ("première\ndéjà vu".encode("cp1252"), "a.txt:1:6: is not UTF-8"),
        (b"ok\r\nok\rnot \xff", r"a.txt:3:5: is not UTF-8 \(byte 0xff\)"),
        ("لقي سبعة مصرعهم".encode("utf-16-le"), "utf-16-le"),
        ("seven people died".encode("utf-16-be"), "utf-16-be"),
        (b"\x7fELF\x01\x01\x00\x00", "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff", "binary file"),
    ],
    ids=["arabic", "cyrillic", "latin", "line ends", "utf-16-le", "utf-16-be", "nul", "image"],
)
def test_what_is_not_utf8_is_named(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        decode(data, "a.txt")


def test_a_named_encoding_is_used() -> None:
    assert decode("لقي سبعة".encode("cp1256"), "a.txt", encoding_named("windows-1256")) == "لقي سبعة"


def test_line_ends_stay_so_that_places_in_the_text_are_places_in_the_file() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "a.txt") == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize(("name", "message"), [("uft-8", "did you mean 'utf-8'"), ("rot13", "not an encoding of text")])
def test_an_unknown_encoding_is_a_fault_of_usage(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        encoding_named(name)
