"""Lines as they are: a report in which every line is a paragraph, for texts whose paragraphs are known already."""

from typing import Final

from convert.model.blocks import Block, Heading, Lead, Paragraph
from convert.model.report import Report, SourceInfo
from convert.patterns import regex
from convert.text.ordinals import read_ordinal

LONGEST_HEADING: Final = 40
_MARK: Final = regex("[。；！？]")


def plain_report(text: str) -> Report:
    """Return the report whose blocks are the lines of `text`; numbered ones are headings or begin with one."""
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped)
            blocks.append(_block(stripped, number, start))
        at += len(line) + 1
    return Report(source=SourceInfo(name="-", format="text", sha256="", characters=len(text)), body=tuple(blocks))


def _block(text: str, number: int, start: int) -> Block:
    spans = ((start, start + len(text)),)
    ordinal = read_ordinal(text)
    if ordinal is None or ordinal.level is None:
        return Paragraph(id=f"p{number}", text=text, source=spans)
    rest = text[len(ordinal.mark):]
    stop = _MARK.search(rest)
    if stop is None or stop.end() == len(rest):
        if stop is None and 0 < len(rest) <= LONGEST_HEADING:
            return Heading(id=f"p{number}", level=ordinal.level, ordinal=ordinal.mark, text=rest, source=spans)
        return Paragraph(id=f"p{number}", text=text, source=spans)
    lead = Lead(level=ordinal.level, ordinal=ordinal.mark, text=rest[:stop.end()]) if stop.end() <= LONGEST_HEADING else None
    return Paragraph(id=f"p{number}", text=text, lead=lead, source=spans)
