"""What the workbook remembers of the reading."""

from convert.exporters.xlsx.baseline import SCHEMA, SHEET, entries, fields_of
from convert.exporters.xlsx.options import Correction, Corrections
from convert.exporters.xlsx.rows import collect, keys_of
from tests.exporters.xlsx.made import book_of, figure, made, table_of


def test_the_sheet_is_hidden_from_the_menus_and_holds_every_figure():
    book = book_of(made())
    assert book[SHEET].sheet_state == "veryHidden"
    assert book[SHEET]["A1"].value == SCHEMA
    assert book[SHEET].max_row == 22


def test_a_figure_is_remembered_with_its_key_and_fields():
    entry, = entries(collect([table_of(figure("案件数", 5))], "zh"))
    assert entry.key == keys_of([figure("案件数", 5)])[0]
    assert entry.fields == fields_of(figure("案件数", 5))
    assert entry.fields["value"] == 5


def test_what_a_person_changed_deleted_or_added_is_remembered_as_such():
    found = [figure("甲", 5), figure("乙", 6, number=2), figure("丙", 7, number=3, block_start=9, block_end=9)]
    keys = keys_of(found)
    items = (Correction(key=keys[0], action="change", fields={"name": "甲"}, before={**fields_of(found[0]), "name": "原名"}),
             Correction(key="p8:0-1:abc", action="delete", before={"name": "丁", "value": 8}))
    remembered = entries(collect([table_of(*found, corrections=Corrections(items=items))], "zh"))
    assert [(entry.fields["name"], entry.added) for entry in remembered] == [
        ("原名", False), ("乙", False), ("丙", True), ("丁", False)]
