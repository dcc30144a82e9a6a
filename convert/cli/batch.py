"""`convert all`: the three outputs and the model of one report or of many."""

import os
from collections.abc import Iterator

from convert.api import KINDS
from convert.cli.console import Console
from convert.cli.settings import dossier_of
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, UsageError
from convert.publish import publish, safe_stem

_SUFFIXES = (".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".pdf", ".html", ".htm", ".json")


def run(arguments: Arguments, console: Console) -> int:
    """Convert every input; one that fails does not stop the rest."""
    inputs = tuple(_expand(arguments.inputs))
    targets = _targets(inputs, arguments.out)
    failed = 0
    for number, path in enumerate(inputs, 1):
        if len(inputs) > 1:
            console.say("cli-progress", number=number, total=len(inputs), name=path)
        try:
            _convert(path, targets[path], arguments, console)
        except ConvertError as error:
            if isinstance(error, UsageError) or len(inputs) == 1:
                raise
            console.tell(error.diagnostic, path=path)
            failed += 1
    if len(inputs) > 1:
        console.say("cli-summary", total=len(inputs), done=len(inputs) - failed, failed=failed)
    return 3 if failed else 0


def _convert(path: str, target: str, arguments: Arguments, console: Console) -> None:
    dossier = dossier_of(path, arguments, console)
    dossier.name = os.path.basename(target)
    files = [(f"{target}.{kind}", dossier.output(kind)) for kind in KINDS]
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    publish(files, force=arguments.force)
    console.tell_all(dossier.diagnostics, path=path)
    for name, _ in files:
        console.say("cli-written", path=name)


def _expand(paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        found = sorted(entry.path for entry in os.scandir(path) if entry.is_file() and entry.name.endswith(_SUFFIXES))
        if not found:
            raise ConvertError("cli-no-input", path=path)
        yield from found


def _targets(inputs: tuple[str, ...], out: str | None) -> dict[str, str]:
    """Return the path without suffix of each input's outputs.

    Raises:
        UsageError: two inputs would be written to the same files, or an input has no place.
    """
    targets: dict[str, str] = {}
    taken: dict[str, str] = {}
    for path in inputs:
        if path == "-" and out is None:
            raise UsageError("cli-stdin-output")
        stem = "report" if path == "-" else safe_stem(os.path.splitext(os.path.basename(path))[0])
        target = os.path.join(out if out is not None else os.path.dirname(path), stem)
        if target in taken and taken[target] != path:
            raise UsageError("cli-same-output", first=taken[target], second=path, path=target)
        taken[target] = path
        targets[path] = target
    return targets
