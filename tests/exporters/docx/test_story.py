"""Paragraphs, bookmarks, links and note references."""

from convert.model.blocks import Heading, Mark, Paragraph
from convert.model.elements import Note
from convert.model.report import Report
from convert.ooxml.names import R, W
from tests.exporters.docx.made import SOURCE, docx_of, meeting, part


def _document(*blocks, notes=(), contents=False):
    return part(docx_of(Report(source=SOURCE, body=blocks, notes=notes), contents=contents))


def _texts(root):
    return "".join(node.text or "" for node in root.iter(f"{{{W}}}t"))


def test_a_heading_stands_in_its_bookmark():
    root = _document(Heading(id="h1", level=1, ordinal="一、", text="成效"), contents=True)
    start = root.find(f".//{{{W}}}bookmarkStart")
    assert start.get(f"{{{W}}}name") == "_bh1"
    assert start.getnext().findtext(f"{{{W}}}t") == "一、成效"


def test_a_heading_that_nothing_refers_to_has_no_bookmark():
    assert _document(Heading(id="h1", level=1, ordinal="一、", text="成效")).find(f".//{{{W}}}bookmarkStart") is None


def test_bookmarks_of_strange_ids_are_short_and_different():
    ids = ["标题一", "标题二", "x" * 60, "x" * 61]
    root = _document(*(Heading(id=each, level=1, text="成效") for each in ids), contents=True)
    names = [each.get(f"{{{W}}}name") for each in root.iter(f"{{{W}}}bookmarkStart")]
    assert len(set(names)) == 4
    assert max(map(len, names)) <= 40


def test_links_go_outside_or_to_a_block_and_a_dangerous_one_nowhere():
    text = "甲乙丙"
    marks = (Mark(kind="link", start=0, end=1, target="https://example.org/"), Mark(kind="link", start=1, end=2, target="#h1"),
             Mark(kind="link", start=2, end=3, target="javascript:alert(1)"))
    root = _document(Heading(id="h1", level=1, text="成效"), Paragraph(id="p1", text=text, marks=marks))
    links = root.findall(f".//{{{W}}}hyperlink")
    assert [(link.get(f"{{{R}}}id") is not None, link.get(f"{{{W}}}anchor"), _texts(link)) for link in links] == [
        (True, None, "甲"), (False, "_bh1", "乙")]


def test_a_link_to_a_block_that_does_not_exist_is_no_link():
    root = _document(Paragraph(id="p1", text="甲", marks=(Mark(kind="link", start=0, end=1, target="#nowhere"),)))
    assert root.find(f".//{{{W}}}hyperlink") is None


def test_a_second_reference_to_the_same_note_is_raised_letters():
    marks = (Mark(kind="note", start=1, end=2, target="n1"), Mark(kind="note", start=3, end=4, target="n1"))
    root = _document(Paragraph(id="p1", text="甲①乙①", marks=marks), notes=(Note(id="n1", marker="①", text="注。"),))
    assert len(root.findall(f".//{{{W}}}footnoteReference")) == 1
    assert _texts(root) == "甲①乙①"


def test_marks_have_their_character_styles():
    marks = tuple(Mark(kind=kind, start=at, end=at + 1) for at, kind in enumerate(("strong", "emphasis", "superscript", "subscript")))
    root = _document(Paragraph(id="p1", text="甲乙丙丁", marks=marks))
    assert [each.get(f"{{{W}}}val") for each in root.iter(f"{{{W}}}rStyle")] == ["strong", "emphasis", "superscript", "subscript"]


def test_two_tables_in_a_row_are_parted():
    table = meeting().body[4]
    root = _document(table, Paragraph(id="p", text="中"), table)
    body = [each.tag.rpartition("}")[2] for each in root[0]]
    assert body.count("tbl") == 2
    assert ["tbl", "tbl"] not in [body[at:at + 2] for at in range(len(body))]
