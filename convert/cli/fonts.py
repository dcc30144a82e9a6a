"""`convert fonts`, `convert fonts fontconfig`."""

import msgspec

from convert.cli.console import Console
from convert.cli.table import Arguments


def show(arguments: Arguments, console: Console) -> int:
    """Print which file serves each face."""
    from convert.fonts import open_fonts
    from convert.fonts.report import face_rows
    from convert.style import load_style

    fonts = open_fonts(load_style(arguments.style or "meeting"), arguments.fonts or "auto")
    for row in face_rows(fonts):
        if console.as_json:
            console.result(msgspec.json.encode(row).decode())
        else:
            console.result("\t".join(str(value) for value in msgspec.to_builtins(row).values()))
    console.tell_all(fonts.diagnostics())
    return 0


def fontconfig(_: Arguments, console: Console) -> int:
    """Print a fontconfig file for LibreOffice and others."""
    from convert.fonts.fontconfig import fontconfig_text

    console.result(fontconfig_text())
    return 0
