"""Where in a DOCX a finding about its text stands: number of the paragraph, page."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from convert.diagnostics import Diagnostic
from convert.lint.checked import Checked
from convert.lint.docx.facts import DocxFacts
from convert.lint.fix import letters_and_digits

_HEAD: Final = 16
"""Letters by which a paragraph is known again."""


def in_paragraphs(diagnostics: Iterable[Diagnostic], doc: Checked, facts: DocxFacts) -> Iterator[Diagnostic]:
    """Yield `diagnostics` about the text of a DOCX with the number of the paragraph as line, and its page when it is known."""
    places = _places(doc, facts)
    for one in diagnostics:
        place = places.get(one.block or "")
        if one.line is None and place is not None:
            yield msgspec.structs.replace(one, line=place[0], page=one.page or place[1])
        else:
            yield one


def _places(doc: Checked, facts: DocxFacts) -> dict[str, tuple[int, int | None]]:
    """Return paragraph and page of each block; of paragraphs that begin alike, the first block has the first."""
    waiting: dict[str, deque[tuple[int, int | None]]] = defaultdict(deque)
    for paragraph in facts.paragraphs:
        waiting[letters_and_digits(paragraph.text)[:_HEAD]].append((paragraph.number, paragraph.page))
    found: dict[str, tuple[int, int | None]] = {}
    for passage in doc.passages:
        queue = waiting.get(letters_and_digits(passage.text)[:_HEAD])
        if passage.block not in found and queue:
            found[passage.block] = queue.popleft()
    return found
