"""What the workbook remembers of the reading."""

from convert.corrections.baseline import SCHEMA, SHEET, fields_of
from convert.corrections.keys import keys_of
from convert.exporters.xlsx.baseline_sheet import entries
from convert.exporters.xlsx.book import IndicatorBook
from convert.exporters.xlsx.rows import collect
from convert.model.correction import Correction
from tests.exporters.xlsx.made import WHEN, book_of, figure, made, table_of


def _entries(table):
    return list(entries(IndicatorBook(WHEN, {}), collect([table], "zh"), ("text", "sentence", "key")))


def test_the_sheet_is_hidden_from_the_menus_and_holds_every_figure():
    book = book_of(made())
    assert book[SHEET].sheet_state == "veryHidden"
    assert book[SHEET]["A1"].value == SCHEMA
    assert book[SHEET].max_row == 23


def test_a_figure_is_remembered_with_its_key_fields_and_what_its_cells_show():
    entry, = _entries(table_of(figure("案件数", 5)))
    assert entry.key == keys_of([figure("案件数", 5)])[0]
    assert entry.fields == fields_of(figure("案件数", 5))
    assert (entry.fields["value"], sorted(entry.shown)) == (5, ["sentence", "text"])


def test_what_a_person_changed_deleted_or_added_is_remembered_as_such():
    found = [figure("甲", 5), figure("乙", 6, number=2), figure("丙", 7, number=3, block_start=9, block_end=9)]
    items = (Correction(key=keys_of(found)[0], action="change", fields={"name": "甲"}, before={**fields_of(found[0]), "name": "原名"}),
             Correction(key="p8:0-1:abc", action="delete", before={"name": "丁", "value": 8}))
    remembered = _entries(table_of(*found, corrections=items))
    assert [(entry.fields["name"], entry.added) for entry in remembered] == [("原名", False), ("乙", False), ("丙", True), ("丁", False)]
