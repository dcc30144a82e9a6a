"""说明."""

from convert.corrections.baseline import fields_of
from convert.corrections.keys import keys_of
from convert.model.correction import Correction
from tests.exporters.xlsx.made import book_of, figure, made, table_of


def _facts(*tables):
    sheet = book_of(*tables)["说明"]
    return [(row[0], row[1]) for row in sheet.iter_rows(min_row=3, max_col=2, values_only=True)]


def test_the_source_and_what_the_reader_did_are_told():
    facts = dict(_facts(made()))
    assert facts["源文件"] == "青禾区2024.txt"
    assert facts["SHA-256校验值"] == "ab" * 32
    assert (facts["编码"], facts["源文字数"], facts["指标数"], facts["其中待核"]) == ("utf-8", 300, 21, 6)
    assert facts["页码所指PDF"] == "青禾区 2024.pdf"
    assert facts["合并断行"] == 1
    assert facts["版面判断"].startswith("p2：定为“正文”，而非“标题”")


def test_joins_and_dropped_lines_are_listed():
    values = [value for _, value in _facts(made())]
    assert any("“共受理各类案件”与“1.2万件，同比”相接" in str(value) for value in values)
    assert "— 1 —" in values


def test_every_column_is_explained_and_every_report_named():
    facts = _facts(made(2023), made(2024))
    names = [name for name, _ in facts]
    assert {"数值", "限定", "报告", "键"} <= set(names)
    assert [name for name in names if name in ("2023年", "2024年")] == ["2023年", "2024年"]


def test_what_a_person_corrected_is_listed_with_the_old_value():
    one = figure("案件数", 7300, text="7,200件")
    items = (Correction(key=keys_of([one])[0], action="change", fields={"value": 7300}, before={**fields_of(one), "value": 7200, "text": "7,200件"}),
             Correction(key="p9:0-1:0", action="delete", before={"name": "丁数", "value": 8, "text": "8件"}),
             Correction(key="", action="add", fields={"name": "戊数", "value": 3, "unit": "个"}))
    facts = _facts(table_of(one, corrections=items))
    assert ("人工修改", "案件数（7,200件）：数值 7,200 → 7,300") in facts
    assert ("人工删除", "丁数（8件）") in facts
    assert ("人工增加", "戊数：3个") in facts
