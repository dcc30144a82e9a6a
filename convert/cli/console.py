"""Where words go: results to standard output, diagnostics to standard error, one a line."""

import sys
from collections.abc import Iterable

import msgspec

from convert.diagnostics import Diagnostic
from convert.messages import GRADE_NAMES, Language, hint, render, sentence


class Console:
    """Prints in one language, as text or as JSON."""

    def __init__(self, *, language: Language, quiet: bool, as_json: bool) -> None:
        """`quiet` keeps back everything below an error."""
        self.language = language
        self.quiet = quiet
        self.as_json = as_json

    def result(self, text: str) -> None:
        """Print a result."""
        sys.stdout.write(text if text.endswith("\n") else text + "\n")

    def result_bytes(self, data: bytes) -> None:
        """Print a result that is UTF-8 already."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def tell_all(self, diagnostics: Iterable[Diagnostic], *, path: str | None = None) -> None:
        """Print diagnostics; notes are kept back when quiet."""
        for diagnostic in diagnostics:
            self.tell(diagnostic, path=path)

    def tell(self, diagnostic: Diagnostic, *, path: str | None = None) -> None:
        """Print one diagnostic: `path:line: grade code message`, or its JSON."""
        if self.quiet and diagnostic.grade != "error":
            return
        line = self.as_line(diagnostic, path) if not self.as_json else msgspec.json.encode(self.as_object(diagnostic, path)).decode()
        sys.stderr.write(line + "\n")

    def say(self, code: str, **args: str | int | float) -> None:
        """Print a sentence that is no finding: progress, a file written; as JSON a note, so that every line is an object."""
        if self.as_json:
            self.tell(Diagnostic(code=code, grade="note", args=args))
        elif not self.quiet:
            sys.stderr.write(sentence(code, self.language, **args) + "\n")

    def as_line(self, diagnostic: Diagnostic, path: str | None = None) -> str:
        """Return `path:line: grade code message`."""
        where = diagnostic.path or path or "convert"
        if diagnostic.line is not None:
            where += f":{diagnostic.line}"
        grade = GRADE_NAMES[diagnostic.grade][0 if self.language == "zh" else 1]
        return f"{where}: {grade} {diagnostic.code} {render(diagnostic, self.language)}"

    def as_object(self, diagnostic: Diagnostic, path: str | None = None) -> dict[str, str | int | None]:
        """Return the diagnostic as the contract's JSON."""
        return {"path": diagnostic.path or path, "line": diagnostic.line, "column": diagnostic.column, "code": diagnostic.code,
                "grade": diagnostic.grade, "message": render(diagnostic, self.language), "hint": hint(diagnostic, self.language)}
