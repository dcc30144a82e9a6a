"""From arguments to settings, and what the commands share."""

import os
from collections.abc import Iterable, Sequence

from convert.api import INPUT_LIMIT, Dossier, Kind, Settings, load, load_path, own_words_of, source_date
from convert.cli.console import Console
from convert.cli.table import Arguments, named_path
from convert.diagnostics import ConvertError, Diagnostic, UsageError
from convert.publish import check_targets, is_same_file, make_folder, output_name, output_stem, publish, read_input, read_stdin

_SMALL_FILE = 20_000_000
_ENDS_OF_FOLDERS = tuple({"/", os.sep})
_SUFFIXES = (".docx", ".pdf", ".xlsx", ".json", ".ofd")


def settings_of(arguments: Arguments) -> Settings:
    """Return the settings that the arguments ask for; files named by options are read here.

    Raises:
        UsageError: a value that no output could be made with.
        ConvertError: a file that an option names cannot be read.
    """
    source_date()
    def content(name: str) -> bytes | None:
        path = arguments.get(name)
        return read_input(path, limit=_SMALL_FILE) if path else None

    return Settings(
        style=arguments.get("style"), overrides=arguments.get("overrides") or (), fonts=arguments.get("fonts") or "auto",
        pdf_profile=arguments.get("pdf_profile") or "a3a", ofd=bool(arguments.get("ofd")),
        ofd_profile=arguments.get("ofd_profile") or "full", encoding=arguments.get("encoding"),
        revisions=arguments.get("revisions") or "accepted", language=arguments.get("lang") or "zh",
        fix=bool(arguments.get("fix_marks")), words=_words(arguments), seals=_seals(arguments.get("seals") or ()),
        embed_fonts=bool(arguments.get("embed_fonts")), contents=bool(arguments.get("contents")),
        corrections=content("corrections"), corrections_name=arguments.get("corrections"),
        renamings=content("renamings"), verify=arguments.get("verify", True))


def _words(arguments: Arguments) -> bytes | None:
    """Return the file of the office's own words, looked at before any work is done.

    Raises:
        UsageError: `check-words-…`, with the line.
        ConvertError: the file cannot be read.
    """
    path = arguments.get("words")
    if not path:
        return None
    data = read_input(path, limit=_SMALL_FILE)
    own_words_of(data, path)
    return data


def _seals(values: Sequence[str]) -> dict[str, bytes]:
    """Return the pictures of seals by organ; a path alone is that of the only organ.

    Raises:
        ConvertError: `file-no-picture`; the file cannot be read.
    """
    return {organ: _picture(path) for organ, path in map(named_path, values)}


def _picture(path: str) -> bytes:
    from convert.exporters.pictures import picture_to_draw
    from convert.layout.image import pixel_size

    data = read_input(path, limit=_SMALL_FILE)
    try:
        picture_to_draw(data)
    except (OSError, ValueError, SyntaxError):
        raise ConvertError("file-no-picture", path=path) from None
    if pixel_size(data) is None:
        raise ConvertError("file-no-picture", path=path)
    return data


def dossier_of(path: str, arguments: Arguments) -> Dossier:
    """Return the dossier of the input at `path`; `-` is standard input."""
    settings = settings_of(arguments)
    if path != "-":
        return load_path(path, settings)
    return load(read_stdin(limit=INPUT_LIMIT), name="-", settings=settings)


def target_of(path: str, kind: Kind, arguments: Arguments, console: Console) -> str:
    """Return where the output of that kind goes: the file or folder that `-o` names, else beside the input, whose place it never takes.

    Raises:
        UsageError: the input is standard input, which has no place.
        ConvertError: the folder cannot be made.
    """
    given: str | None = arguments.get("output")
    if given is None:
        if path == "-":
            raise UsageError("cli-stdin-output")
        return os.path.join(os.path.dirname(path), output_name(path, kind))
    if os.path.isdir(given) or given.endswith(_ENDS_OF_FOLDERS):
        make_folder(given)
        target = os.path.join(given, f"{output_stem(path)}.{kind}")
        return os.path.join(given, output_name(path, kind)) if is_same_file(target, path) else target
    suffix = os.path.splitext(given)[1].lower()
    if suffix in _SUFFIXES and suffix != f".{kind}":
        console.tell(Diagnostic(code="cli-other-suffix", grade="advisory", path=given, args={"kind": kind.upper(), "suffix": suffix}))
    return given


def folder_of_outputs(arguments: Arguments) -> str | None:
    """Return the folder that `-o` names where a command writes several files; None when it names none.

    Raises:
        UsageError: `cli-wants-folder`: what it names is called like one of the files.
    """
    given: str | None = arguments.get("out")
    suffix = os.path.splitext(given or "")[1].lower()
    if given and suffix in _SUFFIXES and not os.path.isdir(given) and not given.endswith(_ENDS_OF_FOLDERS):
        raise UsageError("cli-wants-folder", path=given, kind=suffix.lstrip("."))
    return given


def write(files: Sequence[tuple[str, bytes]], arguments: Arguments, dossiers: Iterable[Dossier] = ()) -> None:
    """Publish `files`; nothing that the call or its reports read is ever replaced."""
    publish(files, force=bool(arguments.get("force")), inputs=[*arguments.reads, *(path for one in dossiers for path in one.files)])


def check_target(path: str, arguments: Arguments) -> None:
    """Refuse a target before the work that `write` would refuse after it."""
    check_targets([path], force=bool(arguments.get("force")), inputs=arguments.reads)


def put_out(kind: Kind, path: str, arguments: Arguments, console: Console) -> tuple[Dossier, str]:
    """Make one output of the input at `path` and write it; return the dossier, and the target (`-`: standard output)."""
    if arguments.get("output") == "-":
        dossier = dossier_of(path, arguments)
        dossier.pdf_name = None
        console.result_bytes(dossier.output(kind))
        return dossier, "-"
    target = target_of(path, kind, arguments, console)
    check_target(target, arguments)
    dossier = dossier_of(path, arguments)
    if kind == "xlsx":
        link_what_is_there(dossier, target)
    if kind == "pdf":
        dossier.pdf_name = os.path.basename(target)
    write([(target, dossier.output(kind))], arguments, [dossier])
    return dossier, target


def link_what_is_there(dossier: Dossier, target: str) -> None:
    """Let the workbook's links open the PDF only when that stands beside the workbook."""
    if not os.path.exists(os.path.join(os.path.dirname(target), dossier.pdf_name or "")):
        dossier.pdf_name = None
