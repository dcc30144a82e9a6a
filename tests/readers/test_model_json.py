"""The model's JSON as an input: the same report, or one sentence."""

import msgspec
import pytest

from convert.diagnostics import ConvertError
from convert.messages import render
from convert.model.codec import to_json
from convert.readers import read
from tests.refused import refused

SOURCE = "关于工作的报告\n\n（一）压实责任。全区召开会议6次，[1]成效明显。\n\n表1 收支表\n项目\t数额\t增长\n收入\t12\t1\n支出\t11\t2\n\n[1]会议：指专题会议。\n"
REPORT = read(SOURCE.encode(), name="a.txt").value
DOCUMENT = msgspec.json.decode(to_json(REPORT))


def changed(**parts: object) -> bytes:
    return msgspec.json.encode({**DOCUMENT, **parts})


def block(index: int, **fields: object) -> bytes:
    body = [dict(each) for each in DOCUMENT["body"]]
    body[index] |= fields
    return changed(body=body)


def test_the_json_of_a_report_is_the_report():
    assert read(to_json(REPORT), name="a.json").value == REPORT
    assert read(b"\xef\xbb\xbf" + to_json(REPORT), name="-").value == REPORT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"schema": "convert.report/1"', "reader-json-syntax"),
        (b"[1]", "reader-json-shape"),
        (b'{"schema": "convert.report/9"}', "reader-json-schema"),
        (b"{}", "reader-json-schema"),
        (b'{"schema": "convert.report/1"}', "reader-json-shape"),
        (b'{"a":' * 100_000, "reader-json-syntax"),
        (changed(closng="x"), "reader-json-shape"),
        (block(0, id="t1"), "reader-json-id"),
        (block(0, source=[[0, 9999]]), "reader-json-span"),
        (block(0, source=[[5, 2]]), "reader-json-span"),
        (block(1, rows=[["甲", "乙"], ["丙"]]), "reader-json-rows"),
        (block(1, rows=[]), "reader-json-rows"),
        (block(1, header_rows=9), "reader-json-header-rows"),
        (block(1, spans=[{"row": 0, "column": 2, "columns": 2}]), "reader-json-cell-span"),
        (block(1, spans=[{"row": 0, "column": 0, "columns": 2}, {"row": 0, "column": 1, "rows": 2}]), "reader-json-cell-span"),
        (block(1, cell_sources=[[[]], [[]]]), "reader-json-rows"),
        (changed(notes=[{**DOCUMENT["notes"][0], "id": DOCUMENT["body"][0]["id"]}]), "reader-json-note"),
        (changed(notes=DOCUMENT["notes"] * 2), "reader-json-id"),
        (changed(notes=[*DOCUMENT["notes"], {**DOCUMENT["notes"][0], "id": "t1"}]), "reader-json-id"),
        (block(0, text="别的话。"), "reader-json-lead"),
        (block(0, marks=[{"kind": "strong", "start": 3, "end": 99}]), "reader-json-mark"),
        (block(0, marks=[{"kind": "note", "start": 0, "end": 1, "target": "n9"}]), "reader-json-note"),
        (changed(closing="以上\x07报告"), "reader-json-character"),
        (changed(closing="以上\u202e报告"), "reader-json-character"),
        (changed(front={"title": "甲", "title_breaks": [5]}), "reader-json-breaks"),
    ],
)
def test_a_fault_gets_one_sentence(data: bytes, code: str):
    with pytest.raises(ConvertError) as caught:
        read(data, name="a.json")
    assert caught.value.diagnostic.code == code
    assert render(caught.value.diagnostic).endswith("。")
    assert render(caught.value.diagnostic, "en")


@pytest.mark.parametrize(("limit", "value", "code"), [("MAX_LINES", 1, "reader-too-many-lines"), ("MAX_CHARACTERS", 10, "reader-too-long")])
def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, code: str):
    monkeypatch.setattr(f"convert.readers.model_json.{limit}", value)
    with refused(code):
        read(to_json(REPORT), name="a.json")


def test_a_merged_cell_that_covers_text_is_not_merged_and_told():
    table = next(number for number, each in enumerate(DOCUMENT["body"]) if each["type"] == "table")
    spans = [{"row": 0, "column": 0, "columns": 2}, {"row": 1, "column": 2, "rows": 2}]
    rows = [["项目", "数额", "增长"], ["收入", "12", "1"], ["支出", "11", ""]]
    outcome = read(block(table, rows=rows, spans=spans), name="a.json")
    assert [one.code for one in outcome.diagnostics] == ["reader-json-covered"]
    assert [(span.row, span.column) for span in outcome.value.body[table].spans] == [(1, 2)]
    assert outcome.value.body[table].rows == tuple(map(tuple, rows))


def test_a_date_is_taken_however_it_is_written_and_what_is_no_day_is_told():
    assert read(changed(meta={"date": "2024年11月8日"}), name="a.json").value.meta.date == "2024-11-08"
    with pytest.raises(ConvertError) as caught:
        read(changed(meta={"date": "2025-13-45"}), name="a.json")
    assert caught.value.diagnostic.code == "reader-json-date"
