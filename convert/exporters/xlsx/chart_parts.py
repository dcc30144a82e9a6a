"""Charts as parts of a package: bars and lines over named figures, with the figures stored beside their cells.

The XML is ours: XlsxWriter takes names such as `=A1` or `数量!A1` for formulas, has no face for Chinese letters, and can size
a chart only by the cells under it.
"""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.exporters.xlsx.cells import number_text
from convert.exporters.xlsx.looks import FACE
from convert.exporters.xlsx.texts import attribute
from convert.ooxml.elements import XML
from convert.ooxml.names import A, R

COLORS: Final = ("1F4E79", "C55A11", "548235", "7F6000", "7030A0", "2E75B6", "A5A5A5", "C00000")
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_EMU_PER_CM: Final = 360_000
_NAME_LIMIT: Final = 255
_FACES: Final = f'<a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/>'
_SOLID: Final = '<a:prstDash val="solid"/>'


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Figures that are drawn in one colour."""

    name: str = ""
    """For the legend."""
    names_in: str
    """Range of cells that holds what each figure is called."""
    values_in: str
    names: Sequence[str]
    values: Sequence[float]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart and its place on a sheet."""

    shape: Literal["bar", "column", "line"]
    title: str
    description: str
    """For those who cannot see it."""
    series: Sequence[Series]
    row: int
    """Of the cell at its upper left corner, from 1."""
    column: int
    width_cm: float
    height_cm: float
    labels: str | None = None
    """Number format of the figures at the ends of the bars; None for no figures."""
    legend: bool = False
    from_zero: bool = False

    def to_xml(self) -> bytes:
        """Return the part `chartN.xml`."""
        bars = self.shape == "bar"
        title = (f"<title><tx><rich><a:bodyPr/><a:p><a:pPr>{_characters('defRPr', 1200, bold=True)}</a:pPr>"
                 f"<a:r>{_characters('rPr', 1200, bold=True)}<a:t>{attribute(self.title)}</a:t></a:r></a:p></rich></tx>"
                 '<overlay val="0"/></title>')
        legend = f'<legend><legendPos val="b"/>{_face("txPr", 900)}</legend>' if self.legend else ""
        return (f'{XML}<chartSpace xmlns="{_CHART}" xmlns:a="{A}"><chart>{title}<plotArea>{self._plot()}'
                f"{_category_axis(reverse=bars)}{_value_axis(from_zero=self.from_zero, at_end=bars)}</plotArea>{legend}"
                '<plotVisOnly val="1"/><dispBlanksAs val="gap"/></chart></chartSpace>').encode()

    def _plot(self) -> str:
        series = "".join(self._series(index, series) for index, series in enumerate(self.series))
        axes = '<axId val="10"/><axId val="100"/>'
        if self.shape == "line":
            return f'<lineChart><grouping val="standard"/>{series}{axes}</lineChart>'
        direction, gap = ("bar", 40) if self.shape == "bar" else ("col", 150)
        return (f'<barChart><barDir val="{direction}"/><grouping val="clustered"/>{series}<gapWidth val="{gap}"/>{axes}'
                "</barChart>")

    def _series(self, index: int, series: Series) -> str:
        fill = f'<a:solidFill><a:srgbClr val="{COLORS[index % len(COLORS)]}"/></a:solidFill>'
        name = f"<tx><v>{attribute(series.name[:_NAME_LIMIT])}</v></tx>" if series.name else ""
        inside = f"{fill}<a:ln>{_SOLID}</a:ln>"
        smooth = ""
        if self.shape == "line":
            smooth = '<smooth val="0"/>'
            look = (f'<spPr><a:ln w="22225">{fill}{_SOLID}</a:ln></spPr><marker><symbol val="circle"/><size val="6"/>'
                    f"<spPr>{inside}</spPr></marker>")
        else:
            look = f"<spPr>{inside}</spPr>" + ('<invertIfNegative val="0"/>' if self.shape == "bar" else "")
        labels = "" if self.labels is None else (
            f'<dLbls><numFmt formatCode="{attribute(self.labels)}"/><showLegendKey val="0"/><showVal val="1"/>'
            '<showCatName val="0"/><showSerName val="0"/><showPercent val="0"/></dLbls>')
        names = _points([attribute(text) for text in series.names])
        values = _points([number_text(value) for value in series.values])
        return (f'<ser><idx val="{index}"/><order val="{index}"/>{name}{look}{labels}'
                f"<cat><strRef><f>{attribute(series.names_in)}</f><strCache>{names}</strCache></strRef></cat>"
                f"<val><numRef><f>{attribute(series.values_in)}</f><numCache><formatCode>General</formatCode>{values}</numCache>"
                f"</numRef></val>{smooth}</ser>")


def drawing_part(charts: Sequence[Chart]) -> bytes:
    """Return the part `drawingN.xml`, which puts `charts` on their sheet with titles and descriptions."""
    frames = "".join(_frame(number, chart) for number, chart in enumerate(charts, 1))
    return f'{XML}<wsDr xmlns="{_DRAWING}" xmlns:a="{A}" xmlns:c="{_CHART}" xmlns:r="{R}">{frames}</wsDr>'.encode()


def _frame(number: int, chart: Chart) -> str:
    title = attribute(chart.title)
    width, height = (round(length * _EMU_PER_CM) for length in (chart.width_cm, chart.height_cm))
    return (f"<oneCellAnchor><from><col>{chart.column - 1}</col><colOff>0</colOff><row>{chart.row - 1}</row><rowOff>0</rowOff>"
            f'</from><ext cx="{width}" cy="{height}"/><graphicFrame><nvGraphicFramePr>'
            f'<cNvPr id="{number + 1}" name="{title}" descr="{attribute(chart.description)}" title="{title}"/>'
            f"<cNvGraphicFramePr/></nvGraphicFramePr><xfrm/><a:graphic>"
            f'<a:graphicData uri="{_CHART}"><c:chart r:id="rId{number}"/></a:graphicData></a:graphic></graphicFrame>'
            "<clientData/></oneCellAnchor>")


def _points(texts: Sequence[str]) -> str:
    return f'<ptCount val="{len(texts)}"/>' + "".join(
        f'<pt idx="{index}"><v>{text}</v></pt>' for index, text in enumerate(texts))


def _category_axis(*, reverse: bool) -> str:
    return (f'<catAx><axId val="10"/><scaling><orientation val="{"maxMin" if reverse else "minMax"}"/></scaling>'
            '<delete val="0"/><axPos val="l"/><majorTickMark val="none"/><minorTickMark val="none"/>'
            f'{_face("txPr", 900)}<crossAx val="100"/><lblOffset val="100"/></catAx>')


def _value_axis(*, from_zero: bool, at_end: bool) -> str:
    least, crosses = '<min val="0"/>' if from_zero else "", '<crosses val="max"/>' if at_end else ""
    lines = f'<majorGridlines><spPr><a:ln><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill>{_SOLID}</a:ln></spPr></majorGridlines>'
    return (f'<valAx><axId val="100"/><scaling><orientation val="minMax"/>{least}</scaling>'
            f'<delete val="0"/><axPos val="l"/>{lines}<majorTickMark val="none"/><minorTickMark val="none"/>{_face("txPr", 900)}'
            f'<crossAx val="10"/>{crosses}</valAx>')


def _face(tag: str, size: int) -> str:
    return (f"<{tag}><a:bodyPr/><a:p><a:pPr>{_characters('defRPr', size, bold=False)}</a:pPr>"
            f"{_characters('endParaRPr', size, bold=False)}</a:p></{tag}>")


def _characters(tag: str, size: int, *, bold: bool) -> str:
    return f'<a:{tag} sz="{size}" b="{int(bold)}">{_FACES}</a:{tag}>'
