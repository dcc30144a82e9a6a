"""What the program has to say: diagnostics, values that come with them, and the errors that end a conversion.

Exception tree::

    ConvertError            could not convert; carries one Diagnostic of grade "error" (exit status 3)
    └── UsageError          the command was given wrong options (exit status 2)
"""

from typing import Generic, Literal, TypeVar

import msgspec

from convert.messages import Language, render

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

    def __str__(self) -> str:
        """Return the sentence in Chinese, after the path and line that it is about."""
        return self.sentence()

    def sentence(self, language: Language = "zh") -> str:
        """Return the sentence, after the path and line that it is about."""
        where = [str(part) for part in (self.diagnostic.path, self.diagnostic.line) if part is not None]
        return f"{':'.join(where)}: {render(self.diagnostic, language)}" if where else render(self.diagnostic, language)


def origin_of(error: BaseException) -> str:
    """Return what a report of a mistake of the program needs: its kind and words, and the line that it comes from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f", {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}{place}"


class UsageError(ConvertError):
    """The command was used wrongly: unknown style, impossible option, missing argument."""
