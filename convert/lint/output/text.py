"""Findings as lines: `path:line:column: grade code message`."""

from collections import Counter
from collections.abc import Iterable

from convert.diagnostics import Diagnostic
from convert.messages import GRADE_NAMES, LANGUAGES, PROGRAM, Language, hint, render, sentence


def render_text(diagnostics: Iterable[Diagnostic], *, path: str, language: Language = "zh", hints: bool = False,
                program: str = PROGRAM) -> str:
    """Return one line for each finding and a summary; with `hints`, what to do in a line of its own below, with calls of `program`."""
    index = LANGUAGES.index(language)
    lines: list[str] = []
    grades: Counter[str] = Counter()
    for one in diagnostics:
        where = ":".join(str(part) for part in (one.path or path, one.line, one.column) if part is not None)
        lines.append(f"{where}: {GRADE_NAMES[one.grade][index]} {one.code} {render(one, language)}")
        advice = hint(one, language, program) if hints else None
        if advice:
            lines.append(f"    {advice}")
        grades[one.grade] += 1
    if not grades:
        return sentence("check-clean", language) + "\n"
    parts = [f"{names[index]} {grades[grade]}" for grade, names in GRADE_NAMES.items() if grades[grade]]
    lines.append(sentence("check-summary", language, count=sum(grades.values()), grades=("、" if language == "zh" else ", ").join(parts)))
    return "\n".join(lines) + "\n"
