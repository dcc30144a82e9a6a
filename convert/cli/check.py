"""`check`: what is wrong with a report or a DOCX, what a rule is about, and the certain fixes."""

import os
import sys

from convert.api import INPUT_LIMIT, Dossier, load
from convert.cli.console import Console
from convert.cli.settings import settings_of
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, Diagnostic, UsageError

_TEXT_FORMATS = ("text", "markdown")
_FIXED = "-fixed"


def check(arguments: Arguments, console: Console) -> int:
    """`convert check`: findings on standard output; status 1 when there is more than notes."""
    if arguments.get("explain"):
        from convert.lint import explain

        console.result(explain(arguments.explain, console.language))
        return 0
    if not arguments.get("input"):
        raise UsageError("check-no-input")
    data = _read(arguments.input)
    dossier = load(data, name=arguments.input, settings=settings_of(arguments, console))
    if arguments.get("fix"):
        return _fix(arguments, console, data, dossier)
    return _tell(arguments, console, _findings(arguments, data, dossier))


def _findings(arguments: Arguments, data: bytes, dossier: Dossier) -> tuple[Diagnostic, ...]:
    from convert.lint import check_docx, check_report

    if _format(arguments, data) == "docx":
        return check_docx(data, report=dossier.report, indicators=dossier.indicators, profile=arguments.get("profile"))
    return check_report(dossier.report, source_text=_source_text(arguments, data, dossier), indicators=dossier.indicators,
                        laid_out=dossier.laid_out, fonts=dossier.fonts, profile=arguments.get("profile"))


def _tell(arguments: Arguments, console: Console, found: tuple[Diagnostic, ...]) -> int:
    from convert.lint import has_findings

    shown = arguments.get("format") or "text"
    path, language = arguments.input, console.language
    if shown == "json":
        from convert.lint.output.json import render_json

        console.result(render_json(found, path=path, language=language))
    elif shown == "sarif":
        from convert.lint.output.sarif import render_sarif

        console.result(render_sarif(found, path=path, language=language))
    else:
        from convert.lint.output.text import render_text

        console.result(render_text(found, path=path, language=language, hints=not console.quiet))
    return int(has_findings(found))


def _fix(arguments: Arguments, console: Console, data: bytes, dossier: Dossier) -> int:
    """Show the fixes as a diff, then write the fixed file beside the input, or where `-o` says."""
    from convert.lint import fix_docx, fix_text
    from convert.lint.fix import unified_diff
    from convert.lint.output.text import render_text
    from convert.publish import publish

    path, profile = arguments.input, arguments.get("profile")
    if _format(arguments, data) == "docx":
        # the date of the changes is the document's own, unless the build fixes one
        outcome = fix_docx(data, profile=profile, when=dossier.when if os.environ.get("SOURCE_DATE_EPOCH") else None)
        fixed = outcome.value
        console.result(render_text(outcome.diagnostics, path=path, language=console.language))
    else:
        text = _source_text(arguments, data, dossier)
        if text is None:
            raise UsageError("check-fix-format", format=_format(arguments, data))
        after = fix_text(text, dossier.report, lambda changed: load(changed.encode(), name=path, settings=dossier.settings).report,
                         profile=profile)
        sys.stdout.write(unified_diff(text, after.value, os.path.basename(path)))
        encoding = dossier.report.source.encoding or "utf-8"
        mark = data[:len(data) - len(text.encode(encoding))]
        fixed = mark + after.value.encode(encoding)
    if fixed == data:
        console.say("check-nothing-to-fix")
        return 0
    target = arguments.get("output") or _beside(path)
    publish([(target, fixed)], force=bool(arguments.get("force")))
    console.say("cli-written", path=target)
    return 0


def _format(arguments: Arguments, data: bytes) -> str:
    from convert.readers.registry import detect_format

    return detect_format(data, arguments.input)


def _source_text(arguments: Arguments, data: bytes, dossier: Dossier) -> str | None:
    """Return the decoded source that the report's ranges count; None where they count something else."""
    if _format(arguments, data) not in _TEXT_FORMATS:
        return None
    from convert.readers.encoding import decode

    return decode(data, dossier.report.source.encoding or arguments.get("encoding")).text


def _beside(path: str) -> str:
    if path == "-":
        raise UsageError("cli-stdin-output")
    stem, suffix = os.path.splitext(path)
    return stem + _FIXED + suffix


def _read(path: str) -> bytes:
    from convert.publish import read_input

    if path != "-":
        return read_input(path, limit=INPUT_LIMIT)
    data = sys.stdin.buffer.read(INPUT_LIMIT + 1)
    if len(data) > INPUT_LIMIT:
        raise ConvertError("file-too-large", path="-", limit=INPUT_LIMIT // 1_000_000)
    return data
