"""`check`: what is wrong with a report or a DOCX, what a rule is about, and the certain fixes."""

import os
from collections.abc import Sequence

import msgspec

from convert.api import INPUT_LIMIT, TEXT_SOURCES, Dossier, load
from convert.cli.console import Console
from convert.cli.settings import check_target, settings_of, write
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, Diagnostic, UsageError
from convert.messages import sentence
from convert.publish import read_input, read_stdin, readable

_FIXED = "-fixed"
_FAILED = 3


def check(arguments: Arguments, console: Console) -> int:
    """`convert check`: findings on standard output; status 1 when there is more than notes."""
    if arguments.get("explain"):
        from convert.lint import explain

        console.result(explain(arguments.explain, console.language))
        return 0
    if arguments.get("rules"):
        from convert.lint import overview

        console.result(overview(console.language))
        return 0
    if not arguments.get("inputs"):
        raise UsageError("check-no-input")
    from convert.batch.plan import sources_of

    inputs, told = sources_of(arguments.inputs)
    console.tell_all(told)
    if arguments.get("fix"):
        if len(inputs) > 1:
            raise UsageError("check-fix-one", count=len(inputs))
        return _fix(arguments, console, inputs[0])
    found, unread = _check_all(arguments, console, inputs)
    status = _tell(arguments, console, found, inputs[0])
    if len(inputs) > 1 and arguments.get("format") in (None, "text"):
        faulty = len({one.path for one in found if one.grade != "note"})
        console.result(sentence("check-files", console.language, count=len(inputs), faulty=faulty, unread=unread,
                                clean=len(inputs) - faulty - unread))
    return _FAILED if unread else status


def _check_all(arguments: Arguments, console: Console, inputs: Sequence[str]) -> tuple[tuple[Diagnostic, ...], int]:
    """Return the findings of all inputs, and how many could not be read; those are told."""
    found: list[Diagnostic] = []
    unread = 0
    for path in inputs:
        try:
            data = _read(path)
            dossier = load(data, name=path, settings=settings_of(arguments))
            found += [msgspec.structs.replace(one, path=one.path or readable(path)) for one in _findings(arguments, path, data, dossier)]
        except ConvertError as error:
            if len(inputs) == 1 or isinstance(error, UsageError):
                raise
            console.tell(error.diagnostic, path=path)  # the others are checked all the same
            unread += 1
    return tuple(found), unread


def _findings(arguments: Arguments, path: str, data: bytes, dossier: Dossier) -> tuple[Diagnostic, ...]:
    from convert.lint import check_docx, check_report

    if _format(path, data) == "docx":
        return check_docx(data, report=dossier.report, indicators=dossier.indicators, profile=arguments.get("profile"),
                          own=dossier.own_words)
    return check_report(dossier.report, source_text=_source_text(arguments, path, data, dossier), indicators=dossier.indicators,
                        laid_out=dossier.laid_out, fonts=dossier.fonts, profile=arguments.get("profile"), own=dossier.own_words)


def _tell(arguments: Arguments, console: Console, found: tuple[Diagnostic, ...], name: str) -> int:
    from convert.lint import has_findings

    shown = arguments.get("format") or "text"
    path, language = readable(name), console.language
    if shown == "json":
        from convert.lint.output.json import render_json

        console.result(render_json(found, path=path, language=language))
    elif shown == "sarif":
        from convert.lint.output.sarif import render_sarif

        console.result(render_sarif(found, path=path, language=language))
    else:
        from convert.lint.output.text import render_text

        console.result(render_text(found, path=path, language=language, hints=not console.quiet, program=console.program))
    return int(has_findings(found))


def _fix(arguments: Arguments, console: Console, path: str) -> int:
    """Show the fixes as a diff, then write the fixed file beside the input, or where `-o` says."""
    from convert.lint import fix_docx, fix_text
    from convert.lint.fix import unified_diff
    from convert.lint.output.text import render_text

    target, profile = arguments.get("output") or _beside(path), arguments.get("profile")
    check_target(target, arguments)
    data = _read(path)
    dossier = load(data, name=path, settings=settings_of(arguments))
    dossier.files = [path]
    if _format(path, data) == "docx":
        # the date of the changes is the document's own, unless the build fixes one
        when = dossier.when if os.environ.get("SOURCE_DATE_EPOCH") else None
        outcome = fix_docx(data, profile=profile, own=dossier.own_words, when=when)
        fixed = outcome.value
        console.result(render_text(outcome.diagnostics, path=path, language=console.language))
    else:
        text = _source_text(arguments, path, data, dossier)
        if text is None:
            raise UsageError("check-fix-format", format=_format(path, data))
        after = fix_text(text, dossier.report, lambda changed: load(changed.encode(), name=path, settings=dossier.settings).report,
                         profile=profile, own=dossier.own_words)
        console.result(unified_diff(text, after.value, os.path.basename(path)))
        encoding = dossier.report.source.encoding or "utf-8"
        mark = data[:len(data) - len(text.encode(encoding))]
        fixed = mark + after.value.encode(encoding)
    if fixed == data:
        console.say("check-nothing-to-fix")
        return 0
    console.flush()
    write([(target, fixed)], arguments, [dossier])
    console.say("cli-written", path=target)
    return 0


def _format(path: str, data: bytes) -> str:
    from convert.readers.registry import detect_format

    return detect_format(data, path)


def _source_text(arguments: Arguments, path: str, data: bytes, dossier: Dossier) -> str | None:
    """Return the decoded source that the report's ranges count; None where they count something else."""
    if _format(path, data) not in TEXT_SOURCES:
        return None
    from convert.readers.encoding import decode

    return decode(data, dossier.report.source.encoding or arguments.get("encoding")).text


def _beside(path: str) -> str:
    if path == "-":
        raise UsageError("cli-stdin-output")
    stem, suffix = os.path.splitext(path)
    return stem + _FIXED + suffix


def _read(path: str) -> bytes:
    return read_stdin(limit=INPUT_LIMIT) if path == "-" else read_input(path, limit=INPUT_LIMIT)
