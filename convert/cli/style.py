"""`convert style list`, `convert style show`."""

import msgspec

from convert.cli.console import Console
from convert.cli.table import Arguments
from convert.style import list_styles, load_style


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
