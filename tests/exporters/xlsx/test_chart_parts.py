"""Charts as parts."""

import pytest
from lxml import etree

from convert.exporters.xlsx.chart_parts import COLORS, Chart, Series, drawing_part

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _chart(shape="bar", **fields) -> Chart:
    series = [
        Series(
            name=name, names_in="'表'!$B$1:$B$2", values_in="'表'!$C$1:$C$2", names=["1", "<乙>"], values=[1.0, 99.29]
        )
        for name in ("=A1", "数量!B2")
    ]
    given = {"title": "甲 & 乙!A1", "description": "说“明”", "row": 3, "column": 5, "width_cm": 15.5, "height_cm": 5.5}
    return Chart(shape=shape, series=series, **{**given, **fields})


@pytest.mark.parametrize(
    ("shape", "tag", "direction"),
    [("bar", "barChart", "bar"), ("column", "barChart", "col"), ("line", "lineChart", None)],
)
def test_shapes(shape: str, tag: str, direction: str | None):
    root = etree.fromstring(_chart(shape).to_xml())
    (plot,) = root.iter(C + tag)
    assert [node.get("val") for node in plot.iter(C + "barDir")] == ([direction] if direction else [])
    assert {node.get("val") for node in root.iter(C + "delete")} == {"0"}
    assert [node.get("val") for node in root.iter(C + "orientation")] == (
        ["maxMin", "minMax"] if shape == "bar" else ["minMax"] * 2
    )
    assert [node.get("val") for node in root.iter(C + "smooth")] == (["0", "0"] if shape == "line" else [])


def test_names_that_look_like_formulas_are_names():
    root = etree.fromstring(_chart("line").to_xml())
    assert [node.text for node in root.iter(A + "t")] == ["甲 & 乙!A1"]
    assert [series.find(f"{C}tx/{C}v").text for series in root.iter(C + "ser")] == ["=A1", "数量!B2"]
    assert {node.text for node in root.iter(C + "f")} == {"'表'!$B$1:$B$2", "'表'!$C$1:$C$2"}


def test_figures_and_their_names_are_stored():
    series = next(etree.fromstring(_chart().to_xml()).iter(C + "ser"))
    assert [node.text for node in series.find(f"{C}cat/{C}strRef/{C}strCache").iter(C + "v")] == ["1", "<乙>"]
    assert [node.text for node in series.find(f"{C}val/{C}numRef/{C}numCache").iter(C + "v")] == ["1", "99.29"]


def test_series_have_unlike_colours():
    colors = [node.get("val") for node in etree.fromstring(_chart("column").to_xml()).iter(A + "srgbClr")]
    assert colors[:2] == list(COLORS[:2])


def test_labels_legend_and_zero_are_there_when_asked_for():
    plain, full = (
        etree.fromstring(_chart(**fields).to_xml())
        for fields in ({}, {"labels": '0"件"', "legend": True, "from_zero": True})
    )
    for tag in ("dLbls", "legend", "min"):
        assert list(plain.iter(C + tag)) == []
        assert list(full.iter(C + tag)) != []
    assert next(full.iter(C + "numFmt")).get("formatCode") == '0"件"'


def test_a_drawing_puts_charts_where_they_stand_and_describes_them():
    drawing = drawing_part([_chart(), _chart(row=20)]).decode()
    assert "<col>4</col><colOff>0</colOff><row>2</row>" in drawing
    assert '<ext cx="5580000" cy="1980000"/>' in drawing
    assert 'cNvPr id="2" name="甲 &amp; 乙!A1" descr="说“明”" title="甲 &amp; 乙!A1"' in drawing
    assert '<c:chart r:id="rId2"/>' in drawing
