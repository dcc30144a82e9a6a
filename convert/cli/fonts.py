"""`convert fonts`, `convert fonts fontconfig`."""

import msgspec

from convert.cli.console import Console
from convert.cli.table import Arguments
from convert.messages import sentence
from convert.text.characters import aligned


def show(arguments: Arguments, console: Console) -> int:
    """Print which file serves each face."""
    from convert.fonts import open_fonts
    from convert.fonts.report import face_rows
    from convert.style import load_style

    fonts = open_fonts(load_style(arguments.style or "meeting"), arguments.fonts or "auto")
    rows = face_rows(fonts)
    if console.as_json:
        for row in rows:
            console.result(msgspec.json.encode(row).decode())
    else:
        heads = [sentence(f"cli-column-{name}", console.language) for name in ("typeface", "wanted", "used", "hanzi", "file")]
        cells = [[row.typeface, row.wanted, row.family, f"{row.hanzi}/6763" if row.hanzi else "", row.file] for row in rows]
        console.result("\n".join(aligned([heads, *cells])))
    console.tell_all((*fonts.refusals(), *fonts.diagnostics()))
    return 0


def fontconfig(_: Arguments, console: Console) -> int:
    """Print a fontconfig file for LibreOffice and others."""
    from convert.fonts.fontconfig import fontconfig_text

    console.result(fontconfig_text())
    return 0
