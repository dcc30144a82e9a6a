"""From arguments to settings, and what the commands share."""

import os
import sys

from convert.api import INPUT_LIMIT, Dossier, Settings, load, load_path
from convert.cli.console import Console
from convert.cli.table import Arguments
from convert.diagnostics import ConvertError, UsageError

_SMALL_FILE = 20_000_000


def settings_of(arguments: Arguments, console: Console) -> Settings:
    """Return the settings that the arguments ask for; files named by options are read here."""
    from convert.publish import read_input

    def content(name: str) -> bytes | None:
        path = arguments.get(name)
        return read_input(path, limit=_SMALL_FILE) if path else None

    return Settings(
        style=arguments.get("style"), overrides=arguments.get("overrides") or (), fonts=arguments.get("fonts") or "auto",
        pdf_profile=arguments.get("pdf_profile") or "a3a", encoding=arguments.get("encoding"),
        revisions=arguments.get("revisions") or "accepted", language=console.language, seal=content("seal"),
        embed_fonts=bool(arguments.get("embed_fonts")), contents=bool(arguments.get("contents")),
        corrections=content("corrections"), verify=arguments.get("verify", True))


def dossier_of(path: str, arguments: Arguments, console: Console) -> Dossier:
    """Return the dossier of the input at `path`; `-` is standard input."""
    settings = settings_of(arguments, console)
    if path != "-":
        return load_path(path, settings)
    data = sys.stdin.buffer.read(INPUT_LIMIT + 1)
    if len(data) > INPUT_LIMIT:
        raise ConvertError("file-too-large", path="-", limit=INPUT_LIMIT // 1_000_000)
    return load(data, name="-", settings=settings)


def beside(path: str, suffix: str) -> str:
    """Return the path of an output that stands beside its input.

    Raises:
        UsageError: the input is standard input, which has no place.
    """
    if path == "-":
        raise UsageError("cli-stdin-output")
    return os.path.splitext(path)[0] + suffix
