"""`compare`: two versions of a report as one DOCX with tracked changes, and the figures that changed."""

import os
from typing import TYPE_CHECKING

import msgspec

from convert.cli.console import Console
from convert.cli.settings import check_target, dossier_of, write
from convert.cli.table import Arguments
from convert.diagnostics import UsageError
from convert.publish import OWN_MARK, is_same_file, make_folder, output_stem
from convert.text.characters import aligned

if TYPE_CHECKING:
    from convert.versions import Versions

_ADDED = "-花脸稿.docx"
_LONGEST = 48
"""Columns up to which names are lined up."""


def compare(arguments: Arguments, console: Console) -> int:
    """`convert compare`: the document is written, the list of changed figures goes to standard output."""
    given = arguments.inputs
    if len(given) != 2:
        raise UsageError("cli-two-versions", count=len(given))
    if arguments.get("figures") == "-":
        raise UsageError("cli-figures-file")
    target = _target(given[-1], arguments)
    if target != "-":
        check_target(target, arguments)
    if arguments.get("figures"):
        check_target(arguments.figures, arguments)
    from convert.versions import Versions

    versions = Versions(*(dossier_of(path, arguments) for path in given))
    document = versions.docx  # before anything is told: what is noticed while it is made is told too
    files = [] if target == "-" else [(target, document)]
    if arguments.get("figures"):
        files.append((arguments.figures, versions.xlsx))
    if files:
        write(files, arguments, (versions.old, versions.new))
    for dossier, path in ((versions.old, given[0]), (versions.new, given[1])):
        console.tell_all(dossier.diagnostics, path=path)
    console.tell_all(versions.diagnostics, path=given[1])
    if target == "-":
        console.result_bytes(document)
    else:
        _list(versions, console)
    for path, _ in files:
        console.say("cli-written", path=path)
    return 0


def _target(new: str, arguments: Arguments) -> str:
    """Return where the document goes: what `-o` names, else beside the new version."""
    given: str | None = arguments.get("output")
    if given is None and new == "-":
        raise UsageError("cli-stdin-output")
    if given is not None and not os.path.isdir(given) and not given.endswith(("/", os.sep)):
        return given
    folder = os.path.dirname(new) if given is None else given
    make_folder(folder or ".")
    name = os.path.join(folder, output_stem(new) + _ADDED)
    while any(is_same_file(name, path) for path in arguments.inputs):
        name = f"{os.path.splitext(name)[0]}{OWN_MARK}.docx"
    return name


def _list(versions: "Versions", console: Console) -> None:
    """Print the changed figures: lined up, or as an array of JSON."""
    from convert.exporters.xlsx.changed import table_of

    if console.as_json:
        console.result_bytes(msgspec.json.encode([
            {"name": one.name, "old": one.old, "new": one.new, "difference": one.difference} for one in versions.figures]) + b"\n")
    elif versions.figures:
        console.result("\n".join(aligned(table_of(versions.figures, console.language), _LONGEST)))
    else:
        console.say("cli-no-changed-figures")
