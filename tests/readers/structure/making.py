"""Lines and passages for tests."""

from convert.readers.structure.lines import SourceLine, split_lines
from convert.readers.structure.passages import Passage, assemble
from convert.readers.structure.shape import measure_shape


def lines_of(text: str) -> list[SourceLine]:
    """Return the lines of `text`."""
    return split_lines(text)


def passages_of(text: str) -> list[Passage]:
    """Return the passages of `text`, one a line unless lines are joined."""
    lines = split_lines(text)
    return assemble(lines, measure_shape(lines))
