"""Values as they are read back."""

from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.exporters.pdf.syntax import text_string
from convert.verify.pdf_syntax import PdfReadError, Reference, expect, parse


@pytest.mark.parametrize(("data", "value"), [
    (b"null", None), (b"true", True), (b"false", False), (b"-12", -12), (b"+.5", 0.5), (b"3.", 3.0), (b"/Na.me", "/Na.me"), (b"/", "/"),
    (b"<FEFF4E00>", b"\xfe\xff\x4e\x00"), (b"<A>", b"\xa0"), (b"(a\\(b\\)\\\\)", b"a(b)\\"), (b"(a\\\nb)", b"ab"),
    (b"12 0 R", Reference(12)),
    (b"[1 2 0 R/A(b)<00>[]]", [1, Reference(2), "/A", b"b", b"\0", []]), (b"<</A 1/B<</C/D>>>>", {"/A": 1, "/B": {"/C": "/D"}}),
    (b"<< /A [ 1 ]\n/B null >>", {"/A": [1], "/B": None}),
])
def test_a_value_is_read_and_the_place_behind_it_told(data, value):
    assert parse(b"1 " + data + b" 7", 1) == (value, len(data) + 2)


def test_a_reference_is_no_number():
    assert [type(one) for one in parse(b"[1 1 0 R]")[0]] == [int, Reference]


@pytest.mark.parametrize("data", [
    b"", b" ", b"[", b"[1", b"<<", b"]", b">>", b"[>>", b"<</A 1]", b"<</A>>", b"<<1 2>>", b"<</A 1/A 2>>", b"1x", b"truely",
    b"1.2.3", b"--1",
    b"1e5", b"(a", b"(a(b))", b"(\\x)", b"(\\101)", b"<GG>", b"<00", b"% comment", b"{", b"1 2 R]"[3:]])
def test_what_is_not_understood_is_refused(data):
    with pytest.raises(PdfReadError):
        parse(data)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_that_is_written_is_read(text):
    value, end = parse(text_string(text).encode())
    assert end == len(text_string(text))
    assert value == bytes(pikepdf.Object.parse(text_string(text).encode()))


@given(st.binary(max_size=30))
def test_any_bytes_are_a_value_or_refused(data):
    with suppress(PdfReadError):
        parse(data)


def test_a_value_of_another_kind_is_named():
    assert expect(3, int, "size") == 3
    with pytest.raises(PdfReadError, match="size is True"):
        expect(True, int, "size")
