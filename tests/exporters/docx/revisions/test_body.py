"""Paragraphs, tables and notes of two versions in one sequence."""

from itertools import count

from convert.exporters.docx.elements import Element, name_of, paragraph, run, w
from convert.exporters.docx.revisions.bits import VersionParts
from convert.exporters.docx.revisions.body import BlockWeaver, state_of
from convert.ooxml.revisions import RevisionAuthor

from .test_paragraphs import told


def weaver() -> BlockWeaver:
    return BlockWeaver(RevisionAuthor("林远", None, count(1).__next__), (VersionParts(), VersionParts()), gap=lambda: "gap", first_note=10)


def text(content: str, style: str = "body") -> Element:
    return paragraph(style, [run(content)] if content else [])


def table(*rows: tuple[str, ...], merge: bool = False) -> Element:
    def cell(content: str, row: int) -> Element:
        merged = [w("vMerge", val="restart") if not row else w("vMerge")] if merge else []
        return w("tc", w("tcPr", *merged), text(content))

    return w("tbl", w("tblPr"), w("tblGrid", *(w("gridCol", w=1) for _ in rows[0])),
             *(w("tr", *(cell(content, number) for content in row)) for number, row in enumerate(rows)))


def states(made: Element) -> list[str]:
    """Return what became of every row."""
    return [next((tag for tag in ("ins", "del") if row.find(f"{name_of('trPr')}/{name_of(tag)}") is not None), "")
            for row in made.iter(name_of("tr"))]


def test_paragraphs_are_paired_gone_or_come_and_gaps_are_those_of_the_new_version():
    made = weaver().weave([text("甲段没有改动"), text(""), text("乙段不再需要")], [text("甲段没有改动"), text("丙文刚刚写成"), text("")])
    assert [told(one) for one in made] == [["甲段没有改动"], ["-乙段不再需要"], ["+丙文刚刚写成"], []]


def test_a_table_changes_by_cell_and_by_row():
    old, new = table(("项目", "数量"), ("水库", "42"), ("水闸", "27")), table(("项目", "数量"), ("水库", "43"), ("堤防", "9"))
    (made,) = weaver().weave([old], [new])
    assert told(made) == ["项目", "数量", "水库", "-42", "+43", "-水闸", "-27", "+堤防", "+9"]
    assert states(made) == ["", "", "del", "ins"]


def test_a_table_of_other_columns_is_gone_and_came_with_a_paragraph_between():
    made = weaver().weave([table(("项目", "数量"))], [table(("项目", "数量", "备注"))])
    assert [one.tag == name_of("tbl") for one in made] == [True, False, True]
    assert [states(one) for one in made] == [["del"], [], ["ins"]]


def test_rows_under_a_merged_cell_are_compared_in_place_or_not_at_all():
    (made,) = weaver().weave([table(("甲",), ("乙",), merge=True)], [table(("甲",), ("丙",), merge=True)])
    assert (told(made), states(made)) == (["甲", "-乙", "+丙"], ["", ""])
    made = weaver().weave([table(("甲",), ("乙",), merge=True)], [table(("甲",), ("乙",), ("丙",), merge=True)])
    assert [states(one) for one in made] == [["del", "del"], [], ["ins", "ins", "ins"]]


def test_a_paragraph_never_becomes_a_table():
    made = weaver().weave([text("项目数量项目")], [table(("项目数量项目",))])
    assert [told(one) for one in made] == [["-项目数量项目"], ["+项目数量项目"]]


def noted(letters: str, number: int) -> Element:
    mark = run("1")
    mark.insert(0, w("footnoteReference", id=number))
    return paragraph("body", [run(letters), mark])


def test_notes_are_followed_by_their_marks():
    own = weaver()
    (kept, gone) = own.weave([noted("甲段的文字保留", 1), noted("乙条已经删除掉", 2)], [noted("甲段的文字保留", 1)])
    assert own.gone_notes == {"10": "2"}
    references = [one.find(f".//{name_of('footnoteReference')}") for one in (kept, gone)]
    assert [(one.get(name_of("id")), state_of(one)) for one in references] == [("1", None), ("10", "del")]
    assert [told(one) for one in own.note([text("旧注")], gone=True)] == [["-旧注"]]
    assert [told(one) for one in own.note([text("新注")], gone=False)] == [["+新注"]]
