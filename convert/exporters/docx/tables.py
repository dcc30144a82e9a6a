"""Real tables: fixed widths, header rows that repeat, rows that stay whole, a description for those who cannot see them."""

from collections.abc import Iterator, Sequence
from typing import Final

from convert.exporters.docx.same_lines import cell_key, cell_size_pt
from convert.exporters.docx.story import Story
from convert.model.blocks import Table
from convert.ooxml.elements import paragraph, value
from convert.units import mm_to_twips

_SHORT_ROW: Final = 400
"""A row with no more letters than this in one cell stays on one page."""
_LEAST_WIDTH: Final = 200


def add_table(story: Story, table: Table) -> None:
    """Append caption, unit and table."""
    if table.caption:
        bookmark = table.id if table.id in story.targets else ""
        story.text(f"{table.id}.caption", "table_caption", table.caption, bookmark=bookmark)
    if table.unit:
        story.text(f"{table.id}.unit", "table_unit", table.unit)
    columns = max((len(row) for row in table.rows), default=0)
    if not columns:
        return
    widths = column_widths(story, table, columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(story, table, number, widths) for number in range(len(table.rows)))
    properties = (f'{value("tblStyle", "report_table")}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{value("jc", "center")}'
                  f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
                  f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{value("tblCaption", table.caption or "表格")}'
                  f'{value("tblDescription", description(table, columns))}')
    story.add_table(f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")


def column_widths(story: Story, table: Table, columns: int) -> list[int]:
    """Return the widths of the columns in twips: those of the layout, else by the longest text of each."""
    fitted = story.page_plan.columns.get(table.id, [])
    if len(fitted) == columns:
        return fitted
    frame = story.table_frames.get(table.id)
    if frame is not None and len(frame.column_widths_mm) == columns:
        return [mm_to_twips(width) for width in frame.column_widths_mm]
    total = mm_to_twips(story.sheet.page.type_area_width_mm)
    wants = [min(max(len(row[column]) for row in table.rows), 40) + 2 for column in range(columns)]
    widths = [max(_LEAST_WIDTH, total * want // sum(wants)) for want in wants]
    widths[-1] += total - sum(widths)
    return widths if widths[-1] >= _LEAST_WIDTH else [total // columns] * columns


def description(table: Table, columns: int) -> str:
    """Return what a screen reader says before it enters the table."""
    heads = "、".join(cell for cell in table.rows[0] if cell) if table.header_rows else ""
    return f"{len(table.rows)}行{columns}列" + (f"，表头：{heads}" if heads else "")


def _row(story: Story, table: Table, number: int, widths: Sequence[int]) -> str:
    header = number < table.header_rows
    longest = max((len(cell) for cell in table.rows[number]), default=0)
    properties = ("<w:cantSplit/>" if longest <= _SHORT_ROW else "") + ("<w:tblHeader/>" if header else "")
    cells = "".join(_cells(story, table, number, widths, "table_header" if header else "table_cell"))
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def _cells(story: Story, table: Table, number: int, widths: Sequence[int], role: str) -> Iterator[str]:
    row, column = table.rows[number], 0
    while column < len(row):
        span, merge = _merge(table, number, column)
        width = sum(widths[column:column + span])
        properties = (f'<w:tcW w:w="{width}" w:type="dxa"/>{value("gridSpan", span) if span > 1 else ""}{merge}'
                      f'{value("vAlign", "center")}')
        letters = row[column]
        align = _align(story, table, column, span) if role == "table_cell" and letters else ""
        plan = story.plan(cell_key(table.id, number, column))
        runs = story.writer.runs(letters, story.sheet.roles[role], plan=plan) if letters else ""
        frame = story.table_frames.get(table.id)
        style = story.styles.smaller(role, cell_size_pt(story.sheet.roles[role], frame.scale)) if frame else role
        keep = '<w:keepNext w:val="1"/>' if frame and frame.whole and number + 1 < len(table.rows) else ""
        yield f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(style, runs, keep + align)}</w:tc>"
        column += span


def _merge(table: Table, row: int, column: int) -> tuple[int, str]:
    """Return how many columns the cell covers, and its part in a cell merged over rows."""
    for span in table.spans:
        if column == span.column and span.row <= row < span.row + span.rows:
            merge = '<w:vMerge w:val="restart"/>' if row == span.row else "<w:vMerge/>"
            return max(1, span.columns), merge if span.rows > 1 else ""
    return 1, ""


def _align(story: Story, table: Table, column: int, span: int) -> str:
    """Return the side on which a cell stands, where it is not that of its style: numbers at the right."""
    frame = story.table_frames.get(table.id)
    if frame is not None and column < len(frame.aligns):
        side = "centre" if span > 1 else frame.aligns[column]
    else:
        side = "right" if all(_is_figure(row[column]) for row in table.rows[table.header_rows:] if row[column]) else "left"
    return {"left": "", "centre": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}[side]


def _is_figure(letters: str) -> bool:
    """Return whether a cell holds a number, which stands at the right."""
    return bool(letters) and letters.strip("+-−—0123456789.,，%％‰ ") == "" and any("0" <= letter <= "9" for letter in letters)



