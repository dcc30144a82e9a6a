"""Where LibreOffice is installed: on the path of programs, else in the places where its installers put it."""

import glob
import os
import shutil
import sys
from typing import Final

_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = {
    "win32": (r"{ProgramW6432}\LibreOffice*\program\soffice.exe", r"{ProgramFiles}\LibreOffice*\program\soffice.exe",
              r"{ProgramFiles(x86)}\LibreOffice*\program\soffice.exe"),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "{HOME}/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    "linux": ("/usr/lib/libreoffice/program/soffice", "/usr/lib64/libreoffice/program/soffice", "/opt/libreoffice*/program/soffice",
              "/opt/apps/*/files/libreoffice*/program/soffice", "/snap/bin/libreoffice", "/usr/local/lib/libreoffice/program/soffice"),
}
"""Patterns of paths by system; a variable of the environment stands in braces. The newest of several is taken."""


def find_office(platform: str = sys.platform) -> str | None:
    """Return the path of LibreOffice on a machine of `platform` (`sys.platform`); None where there is none.

    The variable CONVERT_OFFICE names another one; when it is empty none is used.
    """
    named = os.environ.get("CONVERT_OFFICE")
    if named is not None:
        return shutil.which(named) if named else None
    on_path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if on_path:
        return on_path
    for pattern in _PLACES.get(platform, _PLACES["linux"]):
        there = sorted(path for path in glob.glob(_filled(pattern)) if os.path.isfile(path))
        if there:
            return there[-1]
    return None


def _filled(pattern: str) -> str:
    """Return `pattern` with the variables of the environment in it; one that is not set makes it match nothing."""
    before, brace, rest = pattern.partition("{")
    if not brace:
        return pattern
    name, _, after = rest.partition("}")
    value = os.environ.get(name, "")
    return before + glob.escape(value) + after if value else ""
