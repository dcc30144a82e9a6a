"""Native charts as parts of the package: `chartN.xml`, and the drawing that puts them on their sheet."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from convert.exporters.xlsx.looks import FACE
from convert.exporters.xlsx.texts import attribute, number_text
from convert.ooxml.names import A, R

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_EMU_PER_CM: Final = 360_000
_LINE_EMU: Final = 22_225
_TITLE_SIZE: Final = 1200
"""Hundredths of a point."""
_LABEL_SIZE: Final = 900
_AXES: Final = '<axId val="10"/><axId val="100"/>'
_SOLID: Final = '<a:prstDash val="solid"/>'


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One run of figures."""

    values: Sequence[float]
    place: str
    """Where the figures stand: '图表'!$C$5:$C$8."""
    color: str
    """RRGGBB."""
    name: str | None = None
    label_format: str | None = None
    """Number format of the figures written at the bars; None writes none."""


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """A chart on a sheet."""

    kind: Literal["bars", "columns", "lines"]
    title: str
    description: str
    column: int
    """Of the cell whose upper left corner it begins at; counts from 1."""
    row: int
    width_cm: float
    height_cm: float
    labels: Sequence[str]
    labels_place: str
    series: Sequence[Series]
    legend: bool = False
    from_zero: bool = False


def chart_part(chart: Chart) -> bytes:
    """Return `chartN.xml`; the elements stand in the order of the schema (ISO/IEC 29500-1 21.2)."""
    bars = chart.kind == "bars"
    plot = "".join(_series(series, number, chart) for number, series in enumerate(chart.series))
    if chart.kind == "lines":
        plot = f'<lineChart><grouping val="standard"/>{plot}{_AXES}</lineChart>'
    else:
        direction, gap = ("bar", 40) if bars else ("col", 150)
        plot = f'<barChart><barDir val="{direction}"/><grouping val="clustered"/>{plot}<gapWidth val="{gap}"/>{_AXES}</barChart>'
    # Bars are read from the top down, so the axis of their names is turned round, and the axis of values crosses at its end.
    ticks = f'<majorTickMark val="none"/><minorTickMark val="none"/>{_text_look()}'
    names = (f'<catAx><axId val="10"/><scaling><orientation val="{"maxMin" if bars else "minMax"}"/></scaling><delete val="0"/>'
             f'<axPos val="l"/>{ticks}<crossAx val="100"/><lblOffset val="100"/></catAx>')
    least = '<min val="0"/>' if chart.from_zero else ""
    crosses = '<crosses val="max"/>' if bars else ""
    grid = f'<majorGridlines><spPr><a:ln>{_fill("D9D9D9")}{_SOLID}</a:ln></spPr></majorGridlines>'
    values = (f'<valAx><axId val="100"/><scaling><orientation val="minMax"/>{least}</scaling><delete val="0"/><axPos val="l"/>{grid}{ticks}'
              f'<crossAx val="10"/>{crosses}</valAx>')
    legend = f'<legend><legendPos val="b"/>{_text_look()}</legend>' if chart.legend else ""
    return (f'{_XML}<chartSpace xmlns="{_CHART}" xmlns:a="{A}"><chart>{_title(chart.title)}'
            f"<plotArea>{plot}{names}{values}</plotArea>{legend}"
            '<plotVisOnly val="1"/><dispBlanksAs val="gap"/></chart></chartSpace>').encode()


def drawing_part(charts: Sequence[Chart]) -> bytes:
    """Return `drawingN.xml` with `charts`, whose relationships are called rId1, rId2, …; each has a title and a description."""
    frames = "".join(_frame(chart, number) for number, chart in enumerate(charts, 1))
    return f'{_XML}<xdr:wsDr xmlns:xdr="{_DRAWING}" xmlns:a="{A}" xmlns:c="{_CHART}" xmlns:r="{R}">{frames}</xdr:wsDr>'.encode()


def _frame(chart: Chart, number: int) -> str:
    width, height = (round(cm * _EMU_PER_CM) for cm in (chart.width_cm, chart.height_cm))
    title = attribute(chart.title)
    return (f"<xdr:oneCellAnchor><xdr:from><xdr:col>{chart.column - 1}</xdr:col><xdr:colOff>0</xdr:colOff>"
            f"<xdr:row>{chart.row - 1}</xdr:row>"
            f'<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="{width}" cy="{height}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
            f'<xdr:cNvPr id="{number + 1}" name="{title}" descr="{attribute(chart.description)}" title="{title}"/><xdr:cNvGraphicFramePr/>'
            '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
            f'<a:graphicData uri="{_CHART}"><c:chart r:id="rId{number}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>'
            "</xdr:oneCellAnchor>")


def _series(series: Series, number: int, chart: Chart) -> str:
    name = f"<tx><v>{attribute(series.name)}</v></tx>" if series.name is not None else ""
    fill = _fill(series.color)
    if chart.kind == "lines":
        look = (f'<spPr><a:ln w="{_LINE_EMU}">{fill}{_SOLID}</a:ln></spPr><marker><symbol val="circle"/><size val="6"/>'
                f"<spPr>{fill}<a:ln>{_SOLID}</a:ln></spPr></marker>")
    else:
        look = f'<spPr>{fill}<a:ln>{_SOLID}</a:ln></spPr><invertIfNegative val="0"/>'
    written = ""
    if series.label_format is not None:
        shown = "".join(f'<{what} val="{int(what == "showVal")}"/>' for what in (
            "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"))
        written = f'<dLbls><numFmt formatCode="{attribute(series.label_format)}" sourceLinked="0"/>{shown}</dLbls>'
    names = f"<cat><strRef><f>{attribute(chart.labels_place)}</f><strCache>{_points(chart.labels)}</strCache></strRef></cat>"
    figures = _points([number_text(value) for value in series.values])
    values = (f"<val><numRef><f>{attribute(series.place)}</f><numCache><formatCode>General</formatCode>{figures}</numCache></numRef></val>")
    smooth = '<smooth val="0"/>' if chart.kind == "lines" else ""
    return f'<ser><idx val="{number}"/><order val="{number}"/>{name}{look}{written}{names}{values}{smooth}</ser>'


def _points(texts: Sequence[str]) -> str:
    """Return what a program shows that does not compute."""
    return f'<ptCount val="{len(texts)}"/>' + "".join(
        f'<pt idx="{index}"><v>{attribute(text)}</v></pt>' for index, text in enumerate(texts))


def _title(title: str) -> str:
    characters = _characters(_TITLE_SIZE, bold=True)
    return (f"<title><tx><rich><a:bodyPr/><a:p><a:pPr><a:defRPr{characters}</a:defRPr></a:pPr><a:r><a:rPr{characters}</a:rPr>"
            f'<a:t>{attribute(title)}</a:t></a:r></a:p></rich></tx><overlay val="0"/></title>')


def _text_look() -> str:
    characters = _characters(_LABEL_SIZE)
    return (f"<txPr><a:bodyPr/><a:p><a:pPr><a:defRPr{characters}</a:defRPr></a:pPr><a:endParaRPr{characters}</a:endParaRPr></a:p></txPr>")


def _characters(size: int, *, bold: bool = False) -> str:
    """Return the attributes and the content of properties of characters, without the name of the element."""
    return f' sz="{size}" b="{int(bold)}"><a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/>'


def _fill(color: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
