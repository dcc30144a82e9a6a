"""Text boxes in the order of the page."""

from convert.readers import read
from tests.readers.docx.build import docx, paragraph


def box(text, x, y, height, relative="page"):
    return (f'<w:p><w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="{relative}"><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="100" cy="{height}"/>'
            f"<wps:txbx><w:txbxContent>{''.join(paragraph(line) for line in text)}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></w:r></w:p>")


TEXT = (paragraph("望政发〔2023〕18号") + paragraph("望川县人民政府关于做好渠道管护工作的通知") + paragraph("各乡镇人民政府：") + paragraph("为做好渠道管护，现通知如下。"))


def test_a_joint_mark_of_several_boxes_is_read_from_left_to_right():
    found = read(docx(box(["文件"], 4400, 3000, 900) + box(["望川县人民政府", "望川县水务局"], 100, 2500, 2100) + TEXT), name="a.docx").value
    assert (found.header.issuing_authorities, found.header.document_number) == (("望川县人民政府", "望川县水务局"), "望政发〔2023〕18号")
    assert found.front.title == "望川县人民政府关于做好渠道管护工作的通知"


def test_boxes_come_from_top_to_foot_and_as_they_stand_where_a_place_is_unsaid():
    for relative, order in (("page", ["甲公司。", "乙公司。"]), ("paragraph", ["乙公司。", "甲公司。"])):
        found = read(docx(box(["乙公司。"], 0, 5000, 10, relative) + box(["甲公司。"], 0, 100, 10, relative)), name="a.docx").value
        assert [block.text for block in found.body] == order
