"""The seam to XlsxWriter: what is not public in it is there and is asked for."""

import inspect

import pytest
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from convert.exporters.xlsx import writer
from convert.exporters.xlsx.looks import NORMAL
from convert.exporters.xlsx.writer import BookShell, Link, SheetShell

OURS = [(SheetShell, Worksheet), (BookShell, Workbook), (writer._PartsPackager, Packager)]
NEW = {"_leave_out"}
OVERRIDDEN = [
    (ours, theirs, name)
    for ours, theirs in OURS
    for name in vars(ours)
    if name.startswith("_") and not name.startswith("__") and name not in NEW
]


def _book() -> BookShell:
    book = BookShell(NORMAL)
    sheet = book.add_worksheet("甲")
    sheet.cells, sheet.cell_range = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>', "A1:B2"
    sheet.links = [Link("A1", target="a.pdf#page=1"), Link("B1", location="'甲'!A1"), Link("A2", target="b.pdf")]
    sheet.frames = 2
    sheet.set_table("表", "A1:B2", ["<一>", "二"], "TableStyleMedium2")
    sheet.set_margin_texts("&C&&G", "&P")
    book.add_worksheet("乙")
    third = book.add_worksheet("丙")
    third.frames = 1
    return book


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    return {name: content.decode() for name, content in _book().to_parts().items()}


@pytest.mark.parametrize(("ours", "theirs", "name"), OVERRIDDEN, ids=lambda value: getattr(value, "__name__", value))
def test_what_is_overridden_exists_takes_the_same_and_is_called(ours, theirs, name, monkeypatch):
    assert (
        inspect.signature(getattr(ours, name)).parameters.keys()
        == inspect.signature(getattr(theirs, name)).parameters.keys()
    )
    called = []
    original = getattr(ours, name)
    monkeypatch.setattr(ours, name, lambda self: called.append(name) or original(self))
    _book().to_parts()
    assert called


def test_the_parts_are_all_but_ours(parts):
    assert sorted(parts) == [
        "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/drawings/_rels/drawing1.xml.rels",
        "xl/drawings/_rels/drawing2.xml.rels", "xl/styles.xml", "xl/tables/table1.xml", "xl/theme/theme1.xml",
        "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/_rels/sheet3.xml.rels",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"]  # fmt: skip


def test_our_own_parts_have_content_types_and_relationships(parts):
    for name in ("xl/sharedStrings", "xl/charts/chart1", "xl/charts/chart2", "xl/charts/chart3", "xl/drawings/drawing1",
                 "xl/drawings/drawing2", "docProps/core", "docProps/app"):  # fmt: skip
        assert f'PartName="/{name}.xml"' in parts["[Content_Types].xml"]
    assert 'Target="sharedStrings.xml"' in parts["xl/_rels/workbook.xml.rels"]
    assert parts["xl/drawings/_rels/drawing1.xml.rels"].count('Target="../charts/chart') == 2
    assert 'Id="rId1"' in parts["xl/drawings/_rels/drawing2.xml.rels"]
    assert 'Target="../charts/chart3.xml"' in parts["xl/drawings/_rels/drawing2.xml.rels"]


def test_cells_links_and_margins_are_written_as_given(parts):
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert '<dimension ref="A1:B2"/>' in sheet
    assert '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>' in sheet
    assert (
        '<hyperlink ref="A1" r:id="rId1"/><hyperlink ref="B1" location="\'甲\'!A1"/><hyperlink ref="A2" r:id="rId2"/>'
        in sheet
    )
    assert "<oddHeader>&amp;C&amp;&amp;G</oddHeader><oddFooter>&amp;P</oddFooter>" in sheet
    assert '<drawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/>' in sheet
    relations = parts["xl/worksheets/_rels/sheet1.xml.rels"]
    for number, target in enumerate(("a.pdf#page=1", "b.pdf", "../drawings/drawing1.xml", "../tables/table1.xml"), 1):
        assert f'Id="rId{number}"' in relations
        assert relations.index(f'Id="rId{number}"') < relations.index(f'Target="{target}"')


def test_a_table_has_its_columns(parts):
    table = parts["xl/tables/table1.xml"]
    assert 'name="表" displayName="表" ref="A1:B2"' in table
    assert '<tableColumn id="1" name="&lt;一&gt;"/><tableColumn id="2" name="二"/>' in table
    assert (
        'name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"'
        in table
    )


def test_formats_have_numbers_of_their_own():
    book = BookShell(NORMAL)
    book.add_worksheet("甲")
    assert [book.format_index({"bold": bold}) for bold in (True, False, True)] == [1, 2, 1]
    styles = book.to_parts()["xl/styles.xml"].decode()
    assert '<cellXfs count="3">' in styles
    assert 'fullCalcOnLoad="1"' in book.parts["xl/workbook.xml"].decode()
