"""Where in a DOCX a finding about its text stands: number of the paragraph, page."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from convert.diagnostics import Diagnostic
from convert.lint.checked import Checked
from convert.lint.docx.facts import DocxFacts
from convert.lint.fix import letters

_HEAD: Final = 16
"""Letters by which a paragraph is known again."""


def in_paragraphs(diagnostics: Iterable[Diagnostic], doc: Checked, facts: DocxFacts) -> Iterator[Diagnostic]:
    """Yield `diagnostics` about the text of a DOCX with the number of the paragraph as line, and its page when it is known."""
    numbers: dict[str, tuple[int, int | None]] = {}
    for paragraph in facts.paragraphs:
        numbers.setdefault(letters(paragraph.text)[:_HEAD], (paragraph.number, paragraph.page))
    for one in diagnostics:
        passage = doc.by_block.get(one.block or "")
        place = numbers.get(letters(passage.text)[:_HEAD]) if passage is not None else None
        if one.line is None and place is not None:
            yield msgspec.structs.replace(one, line=place[0], page=one.page or place[1])
        else:
            yield one
