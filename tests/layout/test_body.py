from convert.layout.body import body_rows, heading_rows, paragraph_pieces, paragraph_rows
from convert.model.blocks import Figure, Heading, Lead, Mark, Paragraph, Table
from tests.layout.square import setter, text_of


def texts(rows) -> list[str]:
    return [text_of(item) for row in rows for item in row.items if hasattr(item, "runs")]


def test_a_heading_keeps_the_next_row_and_enters_the_outline():
    rows = heading_rows(Heading(id="h1", level=2, ordinal="（一）", text="主要成效"), setter())
    assert texts(rows) == ["（一）主要成效"]
    assert rows[0].keep
    assert rows[0].outline == ((2, "（一）主要成效", "h1"),)
    assert rows[0].items[0].runs[0].typeface == "kaiti"


def test_a_run_in_heading_has_its_own_face_up_to_its_full_stop():
    lead = Lead(level=2, ordinal="（一）", text="加强领导。")
    rows = paragraph_rows(Paragraph(id="p1", text="（一）加强领导。各部门按要求落实。", lead=lead), setter())
    assert [(run.text, run.typeface, run.role) for run in rows[0].items[0].runs] == [
        ("（一）加强领导。", "kaiti", "lead_2"),
        ("各部门按要求落实。", "fangsong", ""),
    ]
    assert rows[0].outline == ((2, "（一）加强领导", "p1"),)


def test_a_lead_without_ordinal_is_no_outline_entry():
    lead = Lead(level=2, ordinal="", text="加强领导。")
    assert paragraph_rows(Paragraph(id="p1", text="加强领导。各部门落实。", lead=lead), setter())[0].outline == ()


def test_marks_cut_a_paragraph_into_pieces():
    block = Paragraph(
        id="p",
        text="甲乙丙丁戊",
        marks=(
            Mark(kind="strong", start=1, end=2),
            Mark(kind="link", start=2, end=3, target="https://example.org"),
            Mark(kind="note", start=4, end=5, target="n1"),
        ),
    )
    pieces = paragraph_pieces(block, setter())
    assert [(piece.start, piece.end, piece.mark, piece.link) for piece in pieces] == [
        (0, 1, "", None),
        (1, 2, "strong", None),
        (2, 3, "", "https://example.org"),
        (3, 4, "", None),
        (4, 5, "superscript", "#n1"),
    ]


def test_the_row_that_refers_to_a_note_knows_it():
    rows = paragraph_rows(
        Paragraph(id="p", text="甲" * 30 + "①", marks=(Mark(kind="note", start=30, end=31, target="n1"),)), setter()
    )
    assert [row.notes for row in rows] == [(), ("n1",)]


def test_forms_of_paragraphs_stand_where_they_should():
    left = {
        form: paragraph_rows(Paragraph(id="p", text="甲乙", form=form), setter())[0].items[0].runs[0].x_mm
        for form in ("body", "item", "flush", "centred", "right")
    }
    assert left["flush"] == 28
    assert left["flush"] < left["body"] == left["item"] < left["centred"] < left["right"]


def test_every_kind_of_block_becomes_rows():
    tables = []
    rows = body_rows(
        (
            Heading(id="h", level=1, text="题"),
            Paragraph(id="p", text="文"),
            Table(id="t", rows=(("甲", "乙"), ("1", "2"))),
            Figure(id="f", image=b"", media_type="image/png", caption="图1 示意"),
        ),
        setter(),
        tables,
    )
    assert texts(rows) == ["题", "文", "甲", "乙", "1", "2", "图1 示意"]
    assert [table.block for table in tables] == ["t"]
