"""What recognition notes down on its way: joins, dropped lines, decisions, diagnostics and the ranges of the slots."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from convert.diagnostics import Diagnostic
from convert.messages import render
from convert.model.blocks import Spans, Table
from convert.model.report import Decision, Furniture, Join
from convert.readers.structure.doubts import DoubtBook
from convert.readers.structure.lines import SourceLine
from convert.readers.structure.source_text import SourceText, keep_gaps

_MOST_QUOTED: Final = 8
_SAY_NOTHING: Final = ("page-number", "separator-line", "contents", "print-count")
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
        self.doubts = DoubtBook()

    def drop(self, line: SourceLine, reason: str) -> None:
        """List `line` as dropped."""
        shown = keep_gaps(line.raw)
        self.furniture.append(Furniture(text=shown.text, source=shown.spans, reason=reason))

    def drop_table(self, table: Table, reason: str) -> None:
        """List every cell of `table` as dropped."""
        for row, sources in zip(table.rows, table.cell_sources, strict=True):
            self.furniture.extend(Furniture(text=cell, source=spans, reason=reason)
                                  for cell, spans in zip(row, sources, strict=True) if cell)

    def join(self, left: str, right: SourceLine, reason: str, block: str | None) -> None:
        """List the place where `right` was appended to a text that ended in `left`."""
        self.joins.append(Join(left=left[-EDGE:], right=right.text[:EDGE], at=right.start, reason=reason, block=block))

    def join_lines(self, lines: Sequence[SourceLine], reason: str, block: str) -> None:
        """List the joins between `lines`, which became one text."""
        for before, after in pairwise(lines):
            self.join(before.text, after, reason, block)

    def decide(self, block: str, chosen: str, guess: str, *, line: SourceLine, alternative: str,
               lines: Sequence[SourceLine] = (), group: str = "") -> None:
        """Record a close call about `block`: `reader-guess-GUESS` is the sentence that says why.

        `lines` are those that the other reading would be given, `line` alone when there are none; a `group` is decided together.
        """
        self.doubts.add(guess, lines or [line], place=block, chosen=chosen, alternative=alternative, group=group)
        diagnostic = Diagnostic(code=f"reader-guess-{guess}", grade="note", path=self.path, line=line.number, block=block,
                                args={"text": _shortened(line.text)})
        self.decisions.append(Decision(block=block, chosen=chosen, reason=render(diagnostic), alternative=alternative))
        self.diagnostics.append(diagnostic)

    def slot(self, name: str, parts: Iterable[SourceText]) -> None:
        """Record the ranges that slot `name` was made from."""
        self.slot_sources[name] = tuple(span for part in parts for span in part.spans)


def dropped_notice(furniture: Sequence[Furniture], path: str | None) -> Diagnostic:
    """Return the note on what was dropped; it quotes what is more than page numbers."""
    args: dict[str, str | int | float] = {"count": len(furniture), "reasons": ", ".join(sorted({each.reason for each in furniture}))}
    shown = list(dict.fromkeys(_shortened(each.text) for each in furniture if each.reason not in _SAY_NOTHING))
    if not shown:
        return Diagnostic(code="reader-dropped", grade="note", path=path, args=args)
    quoted = "".join(f"“{text}”" for text in shown[:_MOST_QUOTED]) + ("…" if len(shown) > _MOST_QUOTED else "")
    return Diagnostic(code="reader-dropped-texts", grade="note", path=path, args=args | {"quoted": quoted})


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * EDGE else text[:2 * EDGE] + "…"
