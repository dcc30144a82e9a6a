"""Going over a report."""

from convert.model.blocks import Figure, Heading, Paragraph, Table
from convert.model.elements import Attachment, Front
from convert.model.report import Report, SourceInfo
from convert.model.walk import all_blocks, block_texts, front_texts

SOURCE = SourceInfo(name="a.txt", format="text", sha256="", characters=0)


def test_the_blocks_of_attachments_follow_those_of_the_body():
    report = Report(source=SOURCE, body=(Paragraph(id="p1", text="甲"),),
                    attachments=(Attachment(label="附件", body=(Paragraph(id="p2", text="乙"),)),))
    assert ["p1", "p2"] == [block.id for block in all_blocks(report)]


def test_a_heading_is_read_with_its_ordinal():
    assert ["一、总体情况"] == list(block_texts(Heading(id="h1", level=1, ordinal="一、", text="总体情况")))


def test_a_table_is_read_caption_unit_cells_and_empty_cells_are_silent():
    table = Table(id="t1", caption="表1", unit="单位：万元", rows=(("收入", ""), ("", "12")))
    assert ["表1", "单位：万元", "收入", "12"] == list(block_texts(table))


def test_a_figure_is_read_by_its_caption():
    figure = Figure(id="f1", image=b"", media_type="image/png", caption="图1 流程")
    assert ["图1 流程"] == list(block_texts(figure))


def test_the_date_of_a_communique_stands_below_the_office_unless_the_source_has_it_above():
    front = Front(label="附件2", title="公报", issuer="青禾县统计局", date="2024年4月18日", salutation="各单位：")
    below = Report(source=SOURCE, front=front)
    above = Report(source=SOURCE, front=front, slot_sources={"front.date": ((3, 13),), "front.issuer": ((14, 20),)})
    assert [name for name, _ in front_texts(below)] == ["label", "title", "issuer", "date", "salutation"]
    assert [name for name, _ in front_texts(above)] == ["label", "title", "date", "issuer", "salutation"]
