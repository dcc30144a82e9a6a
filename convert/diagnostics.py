"""What the program has to say: diagnostics, values that come with them, and the errors that end a conversion.

Exception tree::

    ConvertError            could not convert; carries one Diagnostic of grade "error" (exit status 3)
    └── UsageError          the command was given wrong options (exit status 2)
"""

from typing import Generic, Literal, TypeVar

import msgspec

Grade = Literal["error", "mandatory", "recommended", "advisory", "note"]
"""How serious: `error` ends a conversion; `mandatory` is the standard's 应, `recommended` its 一般 or 宜, `advisory` mere
practice; `note` only informs."""

T = TypeVar("T")


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing worth telling a person.

    The words are not here: `code` and `args` are turned into a sentence by `convert.messages.render`, so that the same
    diagnostic reads in Chinese or in English.
    """

    code: str
    """Permanent name, `family-defect`; the family names the module of `convert.messages` that holds its sentence."""
    grade: Grade
    args: dict[str, str | int | float] = {}
    """Values for the placeholders of the sentence."""
    path: str | None = None
    line: int | None = None
    """Line of the source, from 1."""
    column: int | None = None
    """Column of the source in characters, from 1."""
    span: tuple[int, int] | None = None
    """Character range of the source, end exclusive."""
    block: str | None = None
    """Id of the block of the report."""
    page: int | None = None
    """Page of the PDF, from 1."""


class Outcome(msgspec.Struct, Generic[T], frozen=True):
    """A value together with what was noticed while making it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


class ConvertError(Exception):
    """The conversion cannot go on. `diagnostic` says in one sentence what is wrong, where, and what to do."""

    def __init__(self, code: str, *, path: str | None = None, line: int | None = None, column: int | None = None,
                 **args: str | int | float) -> None:
        super().__init__(code)
        self.diagnostic = Diagnostic(code=code, grade="error", args=args, path=path, line=line, column=column)


class UsageError(ConvertError):
    """The command was used wrongly: unknown style, impossible option, missing argument."""
