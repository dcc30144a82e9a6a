"""`convert style list`, `convert style show`, `convert style learn`."""

import os
from typing import Final

import msgspec

from convert.api import INPUT_LIMIT
from convert.cli.console import Console
from convert.cli.table import Arguments
from convert.diagnostics import UsageError
from convert.publish import read_input
from convert.readers.registry import detect_format
from convert.style import list_styles, load_style

_OWN_SHEET: Final = {"zh": "本单位.toml", "en": "own-style.toml"}


def list_sheets(_: Arguments, console: Console) -> int:
    """Print id and title of every sheet."""
    for name in list_styles():
        sheet = load_style(name)
        if console.as_json:
            console.result(msgspec.json.encode({"id": name, "title": sheet.title, "source": sheet.source}).decode())
        else:
            console.result(f"{name}\t{sheet.title}\t{sheet.source}")
    return 0


def show(arguments: Arguments, console: Console) -> int:
    """Print the computed sheet: as JSON, or as `section.property = value  # clause`."""
    sheet = load_style(arguments.id, arguments.overrides or ())
    if console.as_json:
        console.result_bytes(msgspec.json.format(msgspec.json.encode(sheet), indent=1) + b"\n")
        return 0
    for name, value in msgspec.to_builtins(sheet).items():
        if isinstance(value, dict):
            _show_section(name, value, console)
        else:
            console.result(f"{name} = {_text(value)}")
    return 0


def _show_section(name: str, section: dict[str, object], console: Console) -> None:
    if all(isinstance(value, dict) for value in section.values()):
        for key, value in section.items():
            _show_section(f"{name}.{key}", value, console)  # type: ignore[arg-type]
        return
    cite = section.get("cite")
    console.result(f"\n[{name}]" + (f"  # {cite}" if cite else ""))
    for key, value in section.items():
        if key != "cite":
            console.result(f"{key} = {_text(value)}")


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def learn(arguments: Arguments, console: Console) -> int:
    """`convert style learn`: read finished documents and write a style sheet that looks like them."""
    from convert.api import load_path
    from convert.cli.settings import check_target, settings_of, write
    from convert.learning import observe, sheet_text

    target = arguments.get("output") or _OWN_SHEET[console.language]
    if target != "-":
        check_target(target, arguments)
    settings = settings_of(arguments)
    documents = []
    for path in arguments.inputs:
        data = read_input(path, limit=INPUT_LIMIT)
        if detect_format(data, path) != "docx":
            raise UsageError("style-learn-format", path=path)
        documents.append((os.path.basename(path), data, load_path(path, settings).report))
    text = sheet_text(observe(documents), os.path.splitext(os.path.basename(target))[0] if target != "-" else "own")
    if target == "-":
        console.result(text)
        return 0
    write([(target, text.encode("utf-8"))], arguments)
    console.say("cli-written", path=target)
    console.say("style-learned", path=target)
    return 0
