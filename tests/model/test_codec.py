"""A report to JSON and back."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from convert.diagnostics import ConvertError
from convert.model.codec import from_json, json_schema, to_json
from convert.model.report import Report
from tests.strategies import reports


@given(reports())
def test_a_report_comes_back_from_its_json(report: Report):
    assert report == from_json(to_json(report))


@given(reports())
def test_the_json_of_a_report_read_from_json_is_the_same_bytes(report: Report):
    once = to_json(report)
    assert once == to_json(from_json(once))


def test_the_schema_name_stands_first():
    data = b'{"source": {"name": "a", "format": "text", "sha256": "", "characters": 0}}'
    assert next(iter(json.loads(to_json(from_json(data))))) == "schema"


@pytest.mark.parametrize(("data", "code"), [
    (b"{", "reader-json-syntax"),
    (b'{"source": 1}', "reader-json-shape"),
    (b'{"source": {"name": "a", "format": "text", "sha256": "", "characters": 0}, "bodi": []}', "reader-json-shape"),
    (b'{"schema": "convert.report/9", "source": {"name": "a", "format": "t", "sha256": "", "characters": 0}}', "reader-json-shape"),
    (b"\xff\xfe", "reader-json-syntax"),
])
def test_json_that_is_no_report_is_refused(data: bytes, code: str):
    with pytest.raises(ConvertError) as caught:
        from_json(data)
    assert caught.value.diagnostic.code == code


def test_the_schema_in_the_docs_is_the_one_of_the_code():
    path = Path(__file__).parents[2] / "docs" / "model.schema.json"
    assert json.loads(path.read_text("utf-8")) == json.loads(json.dumps(json_schema()))
