"""Frames that hold changes are given up; others stay."""

import msgspec

from convert.exporters.docx.elements import name_of
from tests.exporters.docx.made import formal, part
from tests.exporters.docx.test_compared import compared
from tests.tracked import accepted, rejected


def changed(**fields: object):
    report = formal()
    return msgspec.structs.replace(report, imprint=msgspec.structs.replace(report.imprint, **fields))


def test_an_imprint_that_did_not_change_stays_in_its_frame():
    body = part(compared(formal(), formal(document_note="（此件不公开）")))
    assert next(body.iter(name_of("framePr")), None) is not None


def test_an_imprint_that_changed_is_a_table_with_its_three_lines():
    data = compared(formal(), changed(date_of_printing="2024年5月9日", copy_recipients=("市委办公室", "市人大常委会办公室", "市水利局")))
    body = part(data)
    assert next(body.iter(name_of("framePr")), None) is None
    borders = [table.find(f".//{name_of('tblBorders')}") for table in body.iter(name_of("tbl"))]
    assert [[one.tag.rpartition("}")[2] for one in found] for found in borders if found is not None] == [["top", "bottom", "insideH"]]
    assert body.xpath("count(//@descr[.='版记分隔线'])") == 0
    assert "抄送：市委办公室，市人大常委会办公室，市水利局。" in accepted(data)
    assert "抄送：市委办公室，市人大常委会办公室。" in rejected(data)


def test_a_row_of_the_imprint_that_came_is_a_row_that_came():
    old, new = changed(copy_recipients=()), formal()
    rows = [row for row in part(compared(old, new)).iter(name_of("tr")) if row.find(f"{name_of('trPr')}/{name_of('ins')}") is not None]
    assert ["".join(letters.text for letters in row.iter(name_of("t"))) for row in rows] == ["抄送：市委办公室，市人大常委会办公室。"]
