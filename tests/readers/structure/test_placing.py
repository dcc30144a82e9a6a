"""Tables that only place something on the page."""

import pytest

from convert.readers.read_out import ReadOut, make_table
from convert.readers.structure.lines import block_line
from convert.readers.structure.placing import unfold_placing_tables
from tests.readers.structure.making import lines_of


def texts(*rows: tuple[str, ...], above: int = 0) -> list[str]:
    """Return what stands on the lines that a table of `rows` becomes, below `above` lines of text."""
    out = ReadOut("a.docx")
    table = make_table([[out.add(cell) for cell in row] for row in rows])
    lines = [*lines_of("正文一段。\n" * above), block_line(table, 1, 0)]
    return [line.text for line in unfold_placing_tables(lines)][above:]


@pytest.mark.parametrize("rows", [
    (("抄送：区水务局，区财政局。", ""), ("青禾区人民政府办公室", "2024年3月6日印发")),
    (("公开方式：主动公开", ""), ("青禾区水务局办公室2024年3月6日印发", "")),
    (("青禾区财政局", "青禾区水务局"), ("", "2024年3月6日")),
])
def test_signatures_and_imprints_become_lines(rows):
    assert texts(*rows, above=20) == [cell for row in rows for cell in row if cell]


@pytest.mark.parametrize("rows", [
    (("青禾区财政局", "文件"), ("青禾区水务局", "")), (("000012", ""), ("青禾区水务局文件", ""), ("青水〔2024〕6号", "签发人：陆明远"))])
def test_the_head_of_a_document_becomes_lines_only_at_its_head(rows):
    assert texts(*rows) == [cell for row in rows for cell in row if cell]
    assert texts(*rows, above=20) == [""]


@pytest.mark.parametrize("rows", [
    (("单位", "日期"), ("青禾区水务局", "2024年3月6日")), (("青禾区财政局", "青禾区水务局"), ("青禾区民政局", "青禾区教育局")),
    (("青禾区财政局", "2024年3月6日"), ("青禾区水务局", "2024年3月9日")), (("抄送：区水务局。", "12"),)])
def test_tables_with_something_to_say_stay(rows):
    assert texts(*rows) == [""]
