"""A DOCX of ours carries its report."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convert.model.blocks import Paragraph
from convert.ooxml.embedded_model import embed, extract
from convert.ooxml.names import MODEL
from convert.readers import read
from tests.archives import every_way
from tests.exporters.docx.made import docx_of, formal, meeting
from tests.strategies import reports


@pytest.mark.parametrize("report", [meeting(), formal()], ids=["meeting", "formal"])
def test_the_report_comes_back_as_it_was(report):
    assert extract(docx_of(report)) == report


@settings(max_examples=30)
@given(reports())
def test_any_report_comes_back(report):
    assert extract(_packed(embed(report)[0])) == report


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_letter_comes_back(text):
    report = formal(body=(Paragraph(id="p1", text=text),))
    assert extract(_packed(embed(report)[0])) == report


def test_both_parts_are_well_formed_and_the_first_is_in_our_namespace():
    item, properties = embed(meeting())
    assert etree.fromstring(item).tag == f"{{{MODEL}}}report"
    assert MODEL in properties.decode()


@pytest.mark.parametrize("data", [b"", b"no archive"])
def test_what_carries_no_report_gives_none(data):
    assert extract(data) is None


def test_a_damaged_part_carries_no_report_and_the_text_is_read():
    data = docx_of(meeting())
    for way in ("packed", "checksum"):
        damaged = every_way(data, "customXml/item1.xml")[way]
        assert extract(damaged) is None, way
        assert "readdocx-own" not in [one.code for one in read(damaged, name="a.docx").diagnostics]


def test_a_part_that_is_not_a_report_gives_none():
    item = embed(meeting())[0]
    assert extract(_packed(item.replace(b"convert.report/1", b"convert.report/9"))) is None
    assert extract(_packed(b"<other/>")) is None


def _packed(item: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("customXml/item1.xml", item)
    return buffer.getvalue()
