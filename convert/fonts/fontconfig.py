"""A fontconfig file that lets other programs show a document in the same faces.

A word processor that renders a DOCX on Linux asks fontconfig for 仿宋_GB2312 and gets an arbitrary sans serif when it is
not installed. With `FONTCONFIG_FILE` set to this file every name of a standard face leads to the face that serves it here.
"""

import os

from convert.fonts.fontset import FontSet, open_fonts

_ANY_STYLE = "gbt9704"
"""A style sheet to take the names of the faces from: they are the same in all."""
_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'


def fontconfig_text(fonts: FontSet | None = None, cache: str | None = None) -> str:
    """Return the text of a fontconfig file, complete in itself, for the faces of `fonts`.

    Every name is listed for itself, because fontconfig knows nothing of other names of a missing family. A missing
    letter is looked for in the same faces and the same order as in the PDF.

    Args:
        fonts: The faces; a name that is installed and usable keeps its own file. By default the shipped faces.
        cache: Folder for fontconfig's cache; by default one under the system's folder for temporary files.
    """
    if fonts is None:
        from convert.style.load import load_style

        fonts = open_fonts(load_style(_ANY_STYLE), "bundled")
    if cache is None:
        import tempfile

        cache = os.path.join(tempfile.gettempdir(), "convert-fontconfig")
    served = [fonts.served(typeface) for typeface in fonts.typefaces]
    folders = sorted({fonts.folder, *(os.path.dirname(item.face.path) for item in served)})
    lines = [_HEAD, *(f"  <dir>{_escaped(folder)}</dir>" for folder in folders), f"  <cachedir>{_escaped(cache)}</cachedir>"]
    known: set[str] = set()
    for item in served:
        wanted = fonts.typefaces[item.typeface]
        if not wanted.fallback:
            continue  # it only helps out and has no name that a document calls
        own = item.face.family
        helpers = [fonts.served(name).face.family for name in wanted.fallback if name in fonts.typefaces]
        families = list(dict.fromkeys([own, *(helpers if item.typeface != "latin" else ())]))
        for name in dict.fromkeys([wanted.name, *wanted.families, own]):
            if name not in known:
                known.add(name)
                lines += _alias(name, [family for family in families if family != name])
    return "\n".join([*lines, "</fontconfig>", ""])


def _alias(name: str, families: list[str]) -> list[str]:
    """Return the lines that lead `name` to `families`.

    The binding `same` makes them weigh as much as the name itself, so that neither boldness nor language turns the choice
    to another family.
    """
    if not families:
        return []
    accepted = "".join(f"<family>{_escaped(family)}</family>" for family in families)
    return [f'  <alias binding="same"><family>{_escaped(name)}</family><accept>{accepted}</accept></alias>']


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
