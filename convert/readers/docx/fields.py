"""Fields of a document: their code is no text, their result is; an EQ field and a check box have a code alone."""

from typing import TYPE_CHECKING, Final

import msgspec

from convert.ooxml.cascade import child
from convert.ooxml.names import WORD
from convert.readers.docx.formulas import linear_equation
from convert.readers.docx.names import VAL, integer, toggle

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CODE: Final = 4_000
_CHECKED: Final = "☑"
_EMPTY: Final = "☐"


class _Field(msgspec.Struct):
    phase: str = "code"
    code: str = ""
    shown: str = ""
    """What a form field shows that has no result."""
    has_result: bool = False


class Fields:
    """The fields that are open; a table of contents may run over many paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def turn(self, kind: str, form: "_Element | None" = None) -> str:
        """Take in the mark that begins a field, its result or its end; return what a field shows that ended without result.

        `form` holds the properties of a form field.
        """
        if kind == "begin":
            self._open.append(_Field(shown=form_value(form)))
        elif self._open and kind == "separate":
            self._open[-1].phase = "result"
        elif self._open and kind == "end":
            return _shown_without_result(self._open.pop())
        return ""

    def end_paragraph(self) -> None:
        """Forget fields whose code never ended, as they would swallow the rest of the text."""
        while self._open and self._open[-1].phase == "code":
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Add to the code of the innermost field."""
        if self._open and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code += text

    def met_letters(self) -> None:
        """Note that the open fields have a result."""
        for field in self._open:
            field.has_result = True

    @property
    def in_code(self) -> bool:
        """Whether what comes is the code of a field and not letters."""
        return any(field.phase == "code" for field in self._open)

    @property
    def in_contents(self) -> bool:
        """Whether what comes is a table of contents."""
        return any(field.code.lstrip()[:4].upper().rstrip() == "TOC" for field in self._open)


def simple_field(code: str) -> str:
    """Return what a field shows that stands in one element and holds no result."""
    return linear_equation(code) if _is_equation(code) else ""


def form_value(form: "_Element | None") -> str:
    """Return what a form field shows: ☑ or ☐ for a check box, the chosen entry of a list."""
    box, choices = child(form, "checkBox"), child(form, "ddList")
    if box is not None:
        checked = toggle(box, "checked")
        return _CHECKED if (toggle(box, "default") if checked is None else checked) else _EMPTY
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterfind(f"{WORD}listEntry")]
        result = child(choices, "result")
        chosen = child(choices, "default") if result is None else result
        at = integer(chosen.get(VAL), 0) if chosen is not None else 0
        return entries[at] if at is not None and 0 <= at < len(entries) else ""
    return ""


def _shown_without_result(field: _Field) -> str:
    if field.has_result:
        return ""
    return linear_equation(field.code) if _is_equation(field.code) else field.shown


def _is_equation(code: str) -> bool:
    return code.split(None, 1)[:1] != [] and code.split(None, 1)[0].upper() == "EQ"
