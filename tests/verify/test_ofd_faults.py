"""Do the checks bite? Every deliberate fault is found, and a good file has none."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.verify.ofd_faults import VALUE_KINDS, CheckedOfd
from tests.exporters.ofd.made import full_ofd, parts
from tests.verify.broken_ofd import FAULTS, OfdFault

BY_NAME = {fault.name: fault for fault in FAULTS}
WITH_OTHERS = {"no entry", "root elsewhere", "document cut short", "another namespace", "no pages", "page missing", "page twice", "number twice", "blank at the head", "no tags"}
"""Faults that bring others along; all others are told alone."""


def _packed(contents: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _broken(fault: OfdFault) -> bytes:
    contents = parts(full_ofd())
    fault.make(contents)
    return _packed(contents)


def test_there_are_many_faults_and_each_has_its_name():
    assert len(BY_NAME) == len(FAULTS) >= 50


def test_a_good_file_has_none_and_its_pages_are_known():
    checked = CheckedOfd(_packed(parts(full_ofd())))
    assert checked.faults == []
    assert len(checked.pages) == 5


@pytest.mark.parametrize("name", BY_NAME)
def test_every_fault_is_found(name: str):
    found = CheckedOfd(_broken(BY_NAME[name])).faults
    assert any(BY_NAME[name].said in fault for fault in found), found
    assert (len(found) > 1) is (name in WITH_OTHERS)


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 broken", full_ofd()[:-100]])
def test_what_is_no_archive_is_said_to_be_none(data: bytes):
    assert "no readable archive" in CheckedOfd(data).faults[0]


def test_two_entries_of_one_name_are_a_fault():
    buffer = BytesIO(full_ofd())
    with ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("OFD.xml", b"<x/>")
    assert "OFD.xml: two entries of one name" in CheckedOfd(buffer.getvalue()).faults


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(full_ofd()) - 1), st.integers(1, 255))
def test_one_changed_byte_never_ends_the_checks(place: int, change: int):
    data = bytearray(full_ofd())
    data[place] ^= change
    CheckedOfd(bytes(data))


VALUES = {
    "version": ("1.0", "1.1"), "document": ("OFD", "OFD-A"), "usage": ("Normal EBook ENewsPaper EMagzine", "normal"), "identifier": ("0" * 32, "0" * 31, "G" * 32, "0" * 33),
    "date": ("2024-03-20", "2024-3-20", "2024-03-20T"), "time": ("2024-03-20T10:20:30", "2024-03-20", "2024-03-20T10:20:30Z"), "id": ("1 12", "0", "-1", "x", "1.0"),
    "whole": ("0 12", "-1", "x"), "count": ("1 2", "0", "x"), "number": ("0 -1 1.5", "x"), "size": ("0.1 2", "0", "-1", "x"), "switch": ("true false", "True", "1"),
    "event": ("DO PO CLICK", "HOVER"), "destination": ("XYZ Fit FitH FitV FitR", "Here"), "charset": ("unicode symbol prc big5", "utf-8"), "medium": ("Image Audio Video", "Smell"),
    "layer": ("Body Foreground Background Custom", "Middle"), "weight": ("0 100 400 1000", "50", "1100"), "name": ("a _b A1.b-c", "1a", "-a")}
"""Values of a kind that pass, with blanks between, and such that do not."""


@pytest.mark.parametrize(("kind", "value", "good"), [
    *((kind, value, True) for kind, (good, *_) in VALUES.items() for value in good.split()), *((kind, value, False) for kind, (_, *wrong) in VALUES.items() for value in (*wrong, "")),
    ("box", "0 0 1 1", True), ("box", "-5 -5 0.1 0.1", True), ("box", "0 0 0 1", False), ("box", "0 0 1 0", False), ("box", "0 0 1 -1", False), ("box", "0 0 1", False), ("box", "a b c d", False),
    ("matrix", "1 0 0 1 0 0", True), ("matrix", "1 0 0 1 0", False), ("matrix", "a 0 0 1 0 0", False), ("colour", "0 128 255", True), ("colour", "0 0", False), ("colour", "0 0 256", False),
    ("colour", "0 0 0 0", False), ("colour", "-1 0 0", False), ("colour", "a 0 0", False), ("glyphs", "1 22", True), ("glyphs", "1 a", False), ("glyphs", "1 -2", False),
    ("deltas", "1 2.5", True), ("deltas", "g 3 1", True), ("deltas", "g x 1", False), ("deltas", "", False), ("text", "甲", True), ("text", "", False), ("letters", "甲", True), ("letters", "", False),
    ("path", "M 0 0 L 1 1", True), ("path", "M 0 0 L 1.5 -1 L 2 2 C", True), ("path", "M 0 0", False), ("path", "L 1 1", False), ("path", "M 0 0 L 1 1 C C", False)])
def test_values_of_every_kind(kind: str, value: str, good: bool):
    assert VALUE_KINDS[kind](value) is good


def test_every_kind_has_its_values():
    assert set(VALUE_KINDS) == {*VALUES, "box", "matrix", "colour", "glyphs", "deltas", "path", "text", "letters"}


def test_a_title_may_begin_with_a_blank_and_elements_may_stand_on_lines():
    contents = parts(full_ofd())
    contents["OFD.xml"] = re.sub(rb"(<ofd:(?:Title|DocBody)>)", rb"\1\n ", contents["OFD.xml"])
    assert contents["OFD.xml"].count(b">\n ") == 2
    assert CheckedOfd(_packed(contents)).faults == []
