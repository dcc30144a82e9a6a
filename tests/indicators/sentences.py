"""Reading one invented sentence, for the tests of the rooms behind `find_indicators`."""

from convert.indicators import find_indicators
from convert.indicators.clauses import Layout, Place
from convert.indicators.find import accepted
from convert.indicators.naming import name_all
from convert.indicators.told import ToldFigures
from convert.model.blocks import Paragraph
from convert.model.report import Report, SourceInfo


def names(text: str) -> list[str]:
    """Return the names of the figures of `text`."""
    source = SourceInfo(name="case.txt", format="text", sha256="", characters=len(text))
    return [one.name for one in find_indicators(Report(source=source, body=(Paragraph(id="p1", text=text),)))]


def told(text: str) -> list[tuple[Place, ToldFigures]]:
    """Return the figures of `text` with their places and names."""
    kept, protected = accepted(text)
    return name_all(Layout(text, protected), kept)
