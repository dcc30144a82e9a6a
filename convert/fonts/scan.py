"""Looking through the fonts of a machine, without reading whole fonts.

Linux asks `fc-list`; other systems, and Linux without it, look through their font folders and read name tables only.
"""

import ntpath
import os

from convert.fonts.installed import Place
from convert.fonts.sfnt import FontFile, FontFileError, face_count
from convert.patterns import regex

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_REGISTERED = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
"""Where the registry lists fonts, for all users and for one."""
_NAMES = (1, 4, 6, 16)
"""Family, full name, PostScript name and typographic family, in every language."""

_FC_LIST_SECONDS = 20.0
_SETTINGS = regex(r"<(include|dir)\b([^>]*)>([^<]*)<")


def scan(platform: str) -> dict[str, tuple[Place, ...]]:
    """Look through the fonts of this machine, as a machine of `platform` (`sys.platform`) keeps them."""
    listed = _fc_list() if platform.startswith("linux") else None
    if listed is None:
        registered = _registered_files() if platform == "win32" else []
        files = dict.fromkeys([*_font_files(font_folders(platform)), *registered])
        listed = {(path, index): names for path in files for index, names in _names_of(path)}
    found: dict[str, list[Place]] = {}
    for place, names in sorted(listed.items()):
        for name in dict.fromkeys(name.casefold() for name in names):
            found.setdefault(name, []).append(place)
    return {name: tuple(places) for name, places in found.items()}


def font_folders(platform: str) -> list[str]:
    """Return the folders in which a machine of `platform` keeps fonts."""
    home = os.path.expanduser("~")
    if platform == "win32":
        local = os.environ.get("LOCALAPPDATA", rf"{home}\AppData\Local")
        return [rf"{os.environ.get('WINDIR', 'C:' + chr(92) + 'Windows')}\Fonts", rf"{local}\Microsoft\Windows\Fonts"]
    if platform == "darwin":
        return [f"{home}/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"]
    return [f"{home}/.local/share/fonts", f"{home}/.fonts", "/usr/share/fonts", "/usr/local/share/fonts",
            "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"]


def _registered_files() -> list[str]:
    """Return the font files that the registry of Windows names by whole paths; those of the usual folders stand there by name."""
    try:
        import winreg
    except ImportError:
        return []
    registered: list[str] = []
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):  # type: ignore[attr-defined]
        try:
            with winreg.OpenKey(root, _REGISTERED) as key:  # type: ignore[attr-defined]
                count = winreg.QueryInfoKey(key)[1]  # type: ignore[attr-defined]
                files = [str(winreg.EnumValue(key, number)[1]) for number in range(count)]  # type: ignore[attr-defined]
        except OSError:
            continue
        registered += [file for file in files if ntpath.isabs(file) and file.lower().endswith(_SUFFIXES)]
    return registered


def watched(platform: str) -> list[str]:
    """Return what changes when a font comes or goes: the folders of fonts, those below them, single fonts, fontconfig's settings."""
    settings, named = _fontconfig_settings() if platform.startswith("linux") else (_registered_files() if platform == "win32" else [], [])
    found: dict[str, None] = dict.fromkeys(settings)
    seen: set[str] = set()
    waiting = [*font_folders(platform), *named]
    while waiting:
        folder = waiting.pop()
        found[folder] = None
        real = os.path.realpath(folder)
        if real not in seen:
            seen.add(real)
            waiting.extend(entry.path for entry in _entries(real) if entry.is_dir())
    return sorted(found)


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _fontconfig_settings() -> tuple[list[str], list[str]]:
    """Return the files and folders that fontconfig's settings are read from, and the folders of fonts that they name."""
    home = os.path.expanduser("~")
    bases = {"include": os.environ.get("XDG_CONFIG_HOME") or f"{home}/.config",
             "dir": os.environ.get("XDG_DATA_HOME") or f"{home}/.local/share"}
    waiting = [os.environ.get("FONTCONFIG_FILE") or "/etc/fonts/fonts.conf"]
    files: list[str] = []
    folders: list[str] = []
    while waiting:
        path = waiting.pop()
        if path in files:
            continue
        files.append(path)
        if os.path.isdir(path):
            waiting.extend(entry.path for entry in _entries(path) if entry.name.endswith(".conf"))
            continue
        for kind, attributes, name in _SETTINGS.findall(_text(path)):
            base = bases[kind] if "xdg" in attributes else os.path.dirname(path)
            (waiting if kind == "include" else folders).append(os.path.join(base, os.path.expanduser(name.strip())))
    return files, folders


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as handle:
            return handle.read()
    except OSError:
        return ""


def _fc_list() -> dict[Place, list[str]] | None:
    """Return the names of every regular face that fontconfig knows, or None when it cannot be asked."""
    import shutil
    import subprocess

    program = shutil.which("fc-list")
    if program is None:
        return None
    form = "%{file}\t%{index}\t%{slant}\t%{weight}\t%{variable}\t%{family}\t%{fullname}\t%{postscriptname}\n"
    try:
        answer = subprocess.run([program, "--format", form], capture_output=True, timeout=_FC_LIST_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    found: dict[Place, list[str]] = {}
    for line in answer.stdout.decode("utf-8", "surrogateescape").split("\n"):
        path, _, rest = line.partition("\t")
        fields = rest.split("\t")
        if len(fields) == 7 and path.lower().endswith(_SUFFIXES) and _is_regular(fields):
            index = int(fields[0]) & 0xFFFF
            names = [name.replace("\\", "") for field in fields[4:] for name in field.split(",") if name]
            found.setdefault((path, index), []).extend(names)
    return found


def _is_regular(fields: list[str]) -> bool:
    """Return whether a face is upright, neither thin nor bold, and no instance of a variable font."""
    _index, slant, weight, variable = fields[:4]
    return slant in ("", "0") and variable != "True" and weight.isdigit() and 75 <= int(weight) <= 180


def _font_files(folders: list[str]) -> list[str]:
    return [
        f"{folder}{os.sep}{name}"
        for top in folders
        for folder, _, names in os.walk(top)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    ]


def _names_of(path: str) -> list[tuple[int, list[str]]]:
    found = []
    for index in range(face_count(path)):
        try:
            file = FontFile(path, index)
            style = {name.casefold() for name in file.names(2)}
            if "fvar" not in file.tables and not style & {"bold", "italic", "bold italic", "oblique"}:
                found.append((index, file.names(*_NAMES)))
        except FontFileError:
            continue
    return found
