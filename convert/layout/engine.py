"""From a report to finished pages."""

import msgspec

from convert.diagnostics import Diagnostic, Outcome
from convert.layout.body import body_rows
from convert.layout.folio import number_pages
from convert.layout.frame import Item, LaidOut, Line, Page
from convert.layout.front import front_rows
from convert.layout.metrics import FontMetrics
from convert.layout.paragraph import Typesetter
from convert.layout.rows import PageBuilder, Row, text_rows
from convert.model.report import Report
from convert.style.sheet import StyleSheet


class LayoutOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user wants besides report and sheet."""

    seal: bytes | None = None
    """PNG of a seal that the user owns; without it its place is kept free."""


def lay_out(report: Report, sheet: StyleSheet, fonts: FontMetrics,
            options: LayoutOptions = LayoutOptions()) -> Outcome[LaidOut]:  # noqa: B008
    """Return the pages of `report`.

    Args:
        report: The canonical report.
        sheet: Computed style sheet; all lengths come from it.
        fonts: What letters measure.
        options: The user's choices.
    """
    document = _Document(report, sheet, fonts, options)
    return Outcome(document.finish(), tuple(document.diagnostics))


class _Document:
    """One pass over a report."""

    def __init__(self, report: Report, sheet: StyleSheet, fonts: FontMetrics, options: LayoutOptions) -> None:
        self.report = report
        self.sheet = sheet
        self.options = options
        self.setter = Typesetter(sheet, fonts)
        self.slot_lines: dict[str, tuple[str, ...]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.builder = PageBuilder(sheet, self._notes())
        self.builder.add(self._rows())

    def _notes(self) -> dict[str, list[Row]]:
        return {note.id: text_rows(self.setter.lines(note.text, "note", note.id), self.setter, "note")
                for note in self.report.notes}

    def _rows(self) -> list[Row]:
        report, setter = self.report, self.setter
        rows = front_rows(report.front, setter, self.slot_lines)
        rows += body_rows(report.body, setter)
        if report.closing:
            rows += text_rows(setter.lines(report.closing, "closing", "closing"), setter, "closing")
        return rows

    def finish(self) -> LaidOut:
        """Return the pages with their numbers."""
        pages = number_pages(self.builder.finish(), self.setter)
        title = self.report.front.title or ""
        lines = self.slot_lines.get("front.title", (title,) if title else ())
        return LaidOut(pages=pages, outline=tuple(self.builder.outline), title_lines=lines, slot_lines=self.slot_lines,
                       places=_places(pages))


def _places(pages: tuple[Page, ...]) -> dict[tuple[str, tuple[int, int] | None], tuple[tuple[int, int], ...]]:
    """Return where the lines of every block and cell went."""
    found: dict[tuple[str, tuple[int, int] | None], list[tuple[int, int]]] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and not item.artifact:
                found.setdefault((item.block, item.cell), []).append((item.start, page.number))
                if item.cell is not None:
                    found.setdefault((item.block, None), []).append((item.start, page.number))
    return {key: tuple(value) for key, value in found.items()}


__all__ = ["Item", "LayoutOptions", "lay_out"]
