"""Every kind of character, through all writers: nothing crashes, nothing is changed in silence."""

import io
import unicodedata
import zipfile

import pytest

from convert.api import Settings, load
from convert.model.letters import letters, report_letters
from convert.ooxml.package import read_package

BASE = "望川县人民政府关于2023年水利工作情况的报告\n\n主任、各位委员：\n\n全年整修渠道120公里，{}比上年增长8%。\n\n以上报告，请予审议。\n"
KEPT = {
    "markup": "<b>a&b</b></para>", "escape of a workbook": "_x0041_", "quotes": "“甲”‘乙’\"'", "astral": "𠮷野家𪚥", "private use": "\ue000",
    "compatibility": "①㈠Ⅳ㎡℃", "emoji": "😀", "formula": "=1+1", "command": "=cmd|'/C calc'!A0", "backslash": "\\par\\n{\\rtf}",
    "percent": "%s%n{0}{x}", "combining": "a\u0301ñ", "right to left": "שלום", "variation": "葛\U000e0100",
    "joined emoji": "👨\u200d👩\u200d👧", "selectors": "☎\ufe0f①\ufe0f𠮷\U000e0100A\ufe0f", "joiner between faces": "A\u200dB\u200d甲\u200d3",
    "brackets turned round": "“שלום”（אב）《ئۇيغۇر》א≤ב",
}
DROPPED = {
    "NUL": ("\0", "control-character"), "BEL": ("\x07", "control-character"), "ESC": ("\x1b", "control-character"),
    "DEL": ("\x7f", "control-character"), "C1": ("\x9b", "control-character"), "override": ("\u202e", "bidi-control"),
    "isolate": ("\u2066", "bidi-control"), "noncharacter": ("\ufffe", "noncharacter"), "tag": ("\U000e0041", "tag-character"),
}


def dossier(text):
    return load(BASE.format(text).encode(), name="a.txt", settings=Settings(fonts="bundled"))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in KEPT.items()])
def test_a_letter_that_can_be_kept_is_in_the_model_and_in_every_output(text):
    made = dossier(text)
    wanted = letters(text)
    assert wanted in letters("".join(words for _, words in report_letters(made.report)))
    document = read_package(made.docx)["word/document.xml"].decode()
    from lxml import etree

    assert wanted in letters("".join(node.text or "" for node in etree.fromstring(document.encode()).iter("{*}t")))
    assert made.pdf.startswith(b"%PDF")
    assert made.ofd.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(made.xlsx)) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize(("text", "reason"), [pytest.param(*row, id=name) for name, row in DROPPED.items()])
def test_a_letter_that_no_output_can_hold_is_dropped_listed_and_told(text, reason):
    made = dossier(text)
    assert [each.reason for each in made.report.furniture] == [reason]
    assert "reader-dropped-characters" in [each.code for each in made.diagnostics]
    for output in (made.docx, made.xlsx):
        for part in read_package(output).values():
            assert text.encode() not in part or part.startswith((b"\x89PNG", b"\0"))
    assert made.pdf.startswith(b"%PDF")


FORMAT = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
SHOWN_AS_NOTHING = [*FORMAT, *"\u034f\u115f\u1160\u180b\u2065\u3164\ufe0f\uffa0\ufff0\U000e0100\U000e0fff"]


@pytest.mark.parametrize("text", [pytest.param(text, id=f"U+{ord(text):04X}") for text in SHOWN_AS_NOTHING])
def test_what_shows_as_nothing_stops_no_output_wherever_it_stands(text: str):
    body = (f"关于{text}工作的报告\n\n一、下一步打算\n{text}\n（一）抓产业。\n\n{text}推进 {text}工作甲{text}。\n\n"
            f"{text}二、ab {text}cd{text}\n\n| 甲 | 乙 |\n|---|---|\n| {text} | {text}1 |\n")
    made = load(body.encode(), name="a.md", settings=Settings(fonts="bundled"))
    assert made.docx
    assert made.pdf
    assert made.ofd


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_line(ending):
    made = load(BASE.format("").replace("\n", ending).encode(), name="a.txt")
    assert made.report.front.salutation == "主任、各位委员："
    assert made.report.closing == "以上报告，请予审议。"
