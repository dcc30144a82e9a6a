"""`docx`, `pdf`, `xlsx`, `model`, `indicators`, `unpack`."""

import os

import msgspec

from convert.api import Kind, compare
from convert.cli.console import Console
from convert.cli.settings import beside, dossier_of
from convert.cli.table import Arguments
from convert.publish import make_folder, publish, read_input, safe_stem

_DOSSIER_LIMIT = 200_000_000


def docx(arguments: Arguments, console: Console) -> int:
    """`convert docx`."""
    return _one(arguments, console, "docx")


def pdf(arguments: Arguments, console: Console) -> int:
    """`convert pdf`; with `--report-layout` the element table goes to standard output."""
    return _one(arguments, console, "pdf")


def xlsx(arguments: Arguments, console: Console) -> int:
    """`convert xlsx`; several inputs give one workbook that compares them."""
    if len(arguments.inputs) == 1:
        arguments["input"] = arguments.inputs[0]
        return _one(arguments, console, "xlsx")
    dossiers = tuple(dossier_of(path, arguments, console) for path in arguments.inputs)
    target = arguments.output or os.path.join(os.path.dirname(arguments.inputs[0]), "指标对比.xlsx")
    publish([(target, compare(dossiers))], force=arguments.force)
    for path, dossier in zip(arguments.inputs, dossiers, strict=True):
        console.tell_all(dossier.diagnostics, path=path)
    console.say("cli-written", path=target)
    return 0


def model(arguments: Arguments, console: Console) -> int:
    """`convert model`."""
    dossier = dossier_of(arguments.input, arguments, console)
    if arguments.output:
        publish([(arguments.output, dossier.json)], force=arguments.force)
        console.say("cli-written", path=arguments.output)
    else:
        console.result_bytes(dossier.json)
    console.tell_all(dossier.diagnostics, path=arguments.input)
    return 0


def indicators(arguments: Arguments, console: Console) -> int:
    """`convert indicators`."""
    dossier = dossier_of(arguments.input, arguments, console)
    encoder = msgspec.json.Encoder()
    for indicator in dossier.indicators:
        console.result_bytes(encoder.encode(indicator) + b"\n")
    console.tell_all(dossier.diagnostics, path=arguments.input)
    return 0


def unpack(arguments: Arguments, console: Console) -> int:
    """`convert unpack`."""
    from convert.exporters.pdf import unpack as take_out

    folder = arguments.out or os.path.dirname(arguments.input) or "."
    files = take_out(read_input(arguments.input, limit=_DOSSIER_LIMIT))
    make_folder(folder)
    targets = []
    for name, data in files.items():
        stem, suffix = os.path.splitext(name)
        targets.append((os.path.join(folder, safe_stem(stem) + suffix), data))
    publish(targets, force=arguments.force)
    for path, _ in targets:
        console.say("cli-written", path=path)
    return 0


def _one(arguments: Arguments, console: Console, kind: Kind) -> int:
    path = arguments.input
    target = arguments.output or beside(path, f".{kind}")
    dossier = dossier_of(path, arguments, console)
    publish([(target, dossier.output(kind))], force=arguments.force)
    console.tell_all(dossier.diagnostics, path=path)
    console.say("cli-written", path=target)
    if arguments.get("report_layout"):
        from convert.layout.report import element_table

        console.result(element_table(dossier.report, dossier.laid_out, dossier.sheet, console.language, dossier.fonts))
    return 0
