"""Where words go: results to standard output, diagnostics to standard error, one a line."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress

import msgspec

from convert.diagnostics import ConvertError, Diagnostic
from convert.messages import GRADE_NAMES, Language, hint, render, sentence
from convert.publish import readable

_PLAIN_SIGNS = str.maketrans("✓✗²³", "√×23")
"""Signs of ours that consoles of GBK lack, and those that say the same."""
_OF_THE_MACHINE = "font-"
"""What is said about the machine and not about a report is said once a run."""


class Console:
    """Prints in one language, as text or as JSON.

    A standard error that is closed or full costs words and nothing else; a standard output that is costs the result, and is an error.
    """

    def __init__(self, *, language: Language, quiet: bool, as_json: bool, program: str = "convert") -> None:
        """`quiet` keeps back everything below an error; `program` is how the program was called."""
        self.program = program
        self._told: set[str] = set()
        self.language = language
        self.quiet = quiet
        self.as_json = as_json

    def result(self, text: str) -> None:
        """Print a result.

        Raises:
            ConvertError: `cli-output-closed`, `cli-output-failed`.
            BrokenPipeError: nobody reads on.
        """
        self._out(_printable(text if not text or text.endswith("\n") else text + "\n"))

    def result_bytes(self, data: bytes) -> None:
        """Print a result that is UTF-8 already; errors as of `result`."""
        self._out(data)

    def flush(self) -> None:
        """See to it that the results are out; errors as of `result`."""
        if sys.stdout is not None:
            _printed(sys.stdout.flush)

    def discard(self) -> None:
        """Let go what could not be printed, so that the interpreter does not try again at its end."""
        with suppress(OSError, ValueError, AttributeError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, sys.stdout.fileno())
            os.close(null)

    def tell_all(self, diagnostics: Iterable[Diagnostic], *, path: str | None = None) -> None:
        """Print diagnostics; notes are kept back when quiet."""
        for diagnostic in diagnostics:
            self.tell(diagnostic, path=path)

    def tell(self, diagnostic: Diagnostic, *, path: str | None = None) -> None:
        """Print one diagnostic: `path:line: grade code message`, or its JSON."""
        if self.quiet and diagnostic.grade != "error":
            return
        if diagnostic.code.startswith(_OF_THE_MACHINE) and self._is_told(diagnostic):
            return
        _err(self.as_line(diagnostic, path) if not self.as_json else msgspec.json.encode(self.as_object(diagnostic, path)).decode())

    def _is_told(self, diagnostic: Diagnostic) -> bool:
        """Tell whether this was said before: every name of a list, `wanted`, of the same kind of note, or the same values."""
        args = diagnostic.args
        said = {repr(sorted(args.items()))} if "wanted" not in args or "file" in args else set(str(args["wanted"]).split("、"))
        said = {f"{diagnostic.code} {one}" for one in said}
        known = said <= self._told
        self._told |= said
        return known

    def say(self, code: str, **args: str | int | float) -> None:
        """Print a sentence that is no finding: progress, a file written; as JSON a note, so that every line is an object."""
        args = {name: readable(value) if isinstance(value, str) else value for name, value in args.items()}
        if self.as_json:
            self.tell(Diagnostic(code=code, grade="note", args=args))
        elif not self.quiet:
            _err(sentence(code, self.language, **{"program": self.program, **args}))

    def as_line(self, diagnostic: Diagnostic, path: str | None = None) -> str:
        """Return `path:line: grade code message`."""
        where = readable(diagnostic.path or path or self.program)
        if diagnostic.line is not None:
            where += f":{diagnostic.line}"
        grade = GRADE_NAMES[diagnostic.grade][0 if self.language == "zh" else 1]
        return f"{where}: {grade} {diagnostic.code} {readable(render(diagnostic, self.language, self.program))}"

    def as_object(self, diagnostic: Diagnostic, path: str | None = None) -> dict[str, str | int | None]:
        """Return the diagnostic as the contract's JSON."""
        where, advice = diagnostic.path or path, hint(diagnostic, self.language, self.program)
        message = readable(render(diagnostic, self.language, self.program))
        return {"path": where and readable(where), "line": diagnostic.line, "column": diagnostic.column, "code": diagnostic.code,
                "grade": diagnostic.grade, "message": message, "hint": advice and readable(advice)}

    def _out(self, data: bytes) -> None:
        if sys.stdout is None:
            raise ConvertError("cli-output-closed")
        _printed(lambda: (sys.stdout.flush(), sys.stdout.buffer.write(data)))


def _printable(text: str) -> bytes:
    """Return text as bytes of the terminal; signs that it has none for are those that it has, else numbers."""
    encoding = _encoding()
    if not encoding.lower().replace("-", "").startswith("utf"):
        text = text.translate(_PLAIN_SIGNS)
    return text.encode(encoding, "backslashreplace")


def _encoding() -> str:
    """Return how the terminal or the pipe takes letters; one that it has no bytes for is written as its number."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _printed(action: Callable[[], object]) -> None:
    try:
        action()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ConvertError("cli-output-failed", reason=error.strerror or str(error)) from None


def _err(line: str) -> None:
    """Print a line to standard error, whatever becomes of it."""
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")
