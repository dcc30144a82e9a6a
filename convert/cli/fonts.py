"""`convert fonts`, `convert fonts fontconfig`."""

import msgspec

from convert.cli.console import Console
from convert.cli.table import Arguments
from convert.messages import sentence
from convert.text.characters import display_width


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
        console.result("\n".join(_aligned([heads, *cells])))
    console.tell_all(fonts.diagnostics())
    return 0


def _aligned(rows: list[list[str]]) -> list[str]:
    """Return the rows as lines whose columns stand below each other; a Chinese letter is two columns wide."""
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows]


def fontconfig(_: Arguments, console: Console) -> int:
    """Print a fontconfig file for LibreOffice and others."""
    from convert.fonts.fontconfig import fontconfig_text

    console.result(fontconfig_text())
    return 0
