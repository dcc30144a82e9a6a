"""`convert manual`, `convert samples`: what the installation brings along, readable without network."""

import os
from typing import Final

from convert.cli.console import Console
from convert.cli.nearest import nearest
from convert.cli.settings import check_target, write
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, UsageError
from convert.messages import Language
from convert.publish import make_folder
from convert.shipped import shipped_folder

_CHINESE: Final = ".zh-CN.md"


def manual(arguments: Arguments, console: Console) -> int:
    """Print a page of the manual as it is written (Markdown), or list the pages."""
    name = arguments.get("page")
    if name is None:
        for page in page_names():
            console.result(f"{page}\t{_title(page, console.language)}")
        console.say("cli-manual-how", folder=shipped_folder("docs"))
        return 0
    if name not in page_names():
        raise UsageError("cli-no-page", name=name, near=nearest(name, page_names(), console.language))
    console.result(_text(name, console.language))
    return 0


def samples(arguments: Arguments, console: Console) -> int:
    """Write the samples into a folder, all or none."""
    target: str = arguments.out
    source = shipped_folder("samples")
    files = []
    for folder, _, names in sorted(os.walk(source)):
        below = os.path.normpath(os.path.join(target, os.path.relpath(folder, source)))
        for name in sorted(names):
            with open(os.path.join(folder, name), "rb") as handle:
                files.append((os.path.join(below, name), handle.read()))
    folders = sorted({os.path.dirname(path) for path, _ in files})
    _check_way([path for path, _ in files], folders, arguments)
    for folder in folders:
        make_folder(folder)
    write(files, arguments)
    console.say("cli-written", path=target)
    console.say("cli-samples-how", path=os.path.join(target, "meeting-report", "meeting-report.txt"))
    return 0


def _check_way(paths: list[str], folders: list[str], arguments: Arguments) -> None:
    """Refuse what stands in the way before any folder is made; in a folder that is missing nothing does."""
    for folder in folders:
        if os.path.lexists(folder) and not os.path.isdir(folder):
            raise ConvertError("file-no-folder", path=folder, folder=folder)
    for path in paths:
        if os.path.lexists(path):
            check_target(path, arguments)


def page_names() -> tuple[str, ...]:
    """Return the names of all pages, sorted."""
    names = (name for name in os.listdir(shipped_folder("docs")) if name.endswith(".md"))
    return tuple(sorted({name.removesuffix(_CHINESE).removesuffix(".md") for name in names}))


def _text(page: str, language: Language) -> str:
    """Return a page in that language; in the other where there is none."""
    suffixes = (_CHINESE, ".md") if language == "zh" else (".md", _CHINESE)
    paths = (os.path.join(shipped_folder("docs"), page + suffix) for suffix in suffixes)
    with open(next(path for path in paths if os.path.isfile(path)), encoding="utf-8") as handle:
        return handle.read()


def _title(page: str, language: Language) -> str:
    return _text(page, language).lstrip().partition("\n")[0].lstrip("# ")
