"""`docx`, `pdf`, `ofd`, `xlsx`, `model`, `indicators`, `unpack`."""

import os

import msgspec

from convert.api import Dossier, Kind, compare
from convert.cli.console import Console
from convert.cli.settings import check_target, dossier_of, folder_of_outputs, link_what_is_there, put_out, write
from convert.cli.table import Arguments
from convert.messages import sentence
from convert.publish import make_folder, read_input, safe_stem

_DOSSIER_LIMIT = 200_000_000
_COMPARISON = "指标对比.xlsx"


def docx(arguments: Arguments, console: Console) -> int:
    """`convert docx`."""
    return _one(arguments, console, "docx")


def pdf(arguments: Arguments, console: Console) -> int:
    """`convert pdf`; with `--report-layout` the element table goes to standard output."""
    return _one(arguments, console, "pdf")


def ofd(arguments: Arguments, console: Console) -> int:
    """`convert ofd`."""
    return _one(arguments, console, "ofd")


def xlsx(arguments: Arguments, console: Console) -> int:
    """`convert xlsx`; several inputs, or a folder of them, give one workbook that compares them."""
    from convert.batch.plan import sources_of

    inputs, told = sources_of(arguments.inputs)
    console.tell_all(told)
    if len(inputs) == 1:
        arguments["input"] = inputs[0]
        return _one(arguments, console, "xlsx")
    target = arguments.output or os.path.join(os.path.dirname(inputs[0]), _COMPARISON)
    if os.path.isdir(target):
        target = os.path.join(target, _COMPARISON)
    if target != "-":
        check_target(target, arguments)
    dossiers = tuple(dossier_of(path, arguments) for path in inputs)
    for dossier in dossiers:
        link_what_is_there(dossier, target)
    if target == "-":
        console.result_bytes(compare(dossiers))
    else:
        write([(target, compare(dossiers))], arguments, dossiers)
    for path, dossier in zip(inputs, dossiers, strict=True):
        console.tell_all(dossier.diagnostics, path=path)
    if target != "-":
        console.say("cli-written", path=target)
    return 0


def model(arguments: Arguments, console: Console) -> int:
    """`convert model`."""
    if arguments.get("choose"):
        _keep_chosen(arguments, console)
    if arguments.get("doubts"):
        dossier = dossier_of(arguments.input, arguments)
        console.tell_all(dossier.diagnostics, path=arguments.input)
        return _list_doubts(dossier, arguments, console)
    arguments["output"] = arguments.output or "-"
    return _one(arguments, console, "json")


def _keep_chosen(arguments: Arguments, console: Console) -> None:
    """Keep the alternatives that were chosen beside the input; they are read with it from now on."""
    from convert.editing.choices import write_choices
    from convert.readers import choose

    report = dossier_of(arguments.input, arguments).report
    for doubt in arguments.choose:
        report = msgspec.structs.replace(report, choices=choose(report, doubt))
    console.say("doubt-kept", path=write_choices(arguments.input, report.choices))


def _list_doubts(dossier: Dossier, arguments: Arguments, console: Console) -> int:
    """Print every doubt: its lines, both readings, what speaks for each."""
    if console.as_json:
        console.result_bytes(msgspec.json.encode(dossier.report.doubts) + b"\n")
        return 0

    def words(code: str, **args: str | int | float) -> str:
        return sentence(f"doubt-{code}", console.language, **args)

    comma = "、" if console.language == "zh" else ", "
    for doubt in dossier.report.doubts:
        roles = words(f"role-{doubt.chosen}"), words(f"role-{doubt.alternative}")
        console.result(words("one", id=doubt.id, lines=comma.join(map(str, doubt.lines)), text=doubt.texts[0],
                             chosen=roles[0], alternative=roles[1]))
        for role, codes in zip(roles, (doubt.reasons, doubt.against), strict=True):
            console.result(words("for", role=role, reasons=comma.join(words(code) for code in codes)))
    if dossier.report.doubts:
        console.say("doubt-how", path=arguments.input, id=dossier.report.doubts[0].id)
    else:
        console.say("doubt-none")
    return 0


def indicators(arguments: Arguments, console: Console) -> int:
    """`convert indicators`."""
    dossier = dossier_of(arguments.input, arguments)
    encoder = msgspec.json.Encoder()
    for indicator in dossier.indicators:
        console.result_bytes(encoder.encode(indicator) + b"\n")
    console.tell_all(dossier.diagnostics, path=arguments.input)
    return 0


def unpack(arguments: Arguments, console: Console) -> int:
    """`convert unpack`."""
    from convert.exporters.pdf import unpack as take_out

    folder = folder_of_outputs(arguments) or os.path.dirname(arguments.input) or "."
    files = take_out(read_input(arguments.input, limit=_DOSSIER_LIMIT))
    make_folder(folder)
    targets = []
    for name, data in files.items():
        stem, suffix = os.path.splitext(name)
        targets.append((os.path.join(folder, safe_stem(stem) + suffix), data))
    write(targets, arguments)
    for path, _ in targets:
        console.say("cli-written", path=path)
    return 0


def _one(arguments: Arguments, console: Console, kind: Kind) -> int:
    path = arguments.input
    dossier, target = put_out(kind, path, arguments, console)
    console.tell_all(dossier.diagnostics, path=path)
    if target != "-":
        console.say("cli-written", path=target)
    if arguments.get("report_layout"):
        from convert.layout.report import element_table

        console.result(element_table(dossier.report, dossier.laid_out, dossier.sheet, console.language, dossier.fonts))
    return 0
