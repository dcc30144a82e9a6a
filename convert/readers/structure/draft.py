"""What recognition notes down on its way: joins, dropped lines, decisions, diagnostics and the ranges of the slots."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from convert.diagnostics import Diagnostic
from convert.messages import render
from convert.model.blocks import Spans
from convert.model.report import Decision, Furniture, Join
from convert.readers.structure.lines import Line
from convert.readers.structure.source_text import SourceText, keep_gaps

EDGE: Final = 8
"""Characters shown of each fragment of a join."""


class Draft:
    """Collects the account of one recognition."""

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.joins: list[Join] = []
        self.furniture: list[Furniture] = []
        self.decisions: list[Decision] = []
        self.diagnostics: list[Diagnostic] = []
        self.slot_sources: dict[str, Spans] = {}

    def drop(self, line: Line, reason: str) -> None:
        """List `line` as dropped."""
        shown = keep_gaps(line.raw)
        self.furniture.append(Furniture(text=shown.text, source=shown.spans, reason=reason))

    def join(self, left: str, right: Line, reason: str, block: str | None) -> None:
        """List the place where `right` was appended to a text that ended in `left`."""
        self.joins.append(Join(left=left[-EDGE:], right=right.text[:EDGE], at=right.start, reason=reason, block=block))

    def join_lines(self, lines: Sequence[Line], reason: str, block: str) -> None:
        """List the joins between `lines`, which became one text."""
        for before, after in pairwise(lines):
            self.join(before.text, after, reason, block)

    def decide(self, block: str, chosen: str, guess: str, *, line: Line, alternative: str) -> None:
        """Record a close call about `block`: `reader-guess-GUESS` is the sentence that says why."""
        diagnostic = Diagnostic(code=f"reader-guess-{guess}", grade="note", path=self.path, line=line.number, block=block,
                                args={"text": _shortened(line.text)})
        self.decisions.append(Decision(block=block, chosen=chosen, reason=render(diagnostic), alternative=alternative))
        self.diagnostics.append(diagnostic)

    def slot(self, name: str, parts: Iterable[SourceText]) -> None:
        """Record the ranges that slot `name` was made from."""
        self.slot_sources[name] = tuple(span for part in parts for span in part.spans)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * EDGE else text[:2 * EDGE] + "…"
