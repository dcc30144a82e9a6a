"""What other Python programs call: `convert.load`, `save`, `check`, `compare`, `compare_versions`, `make_packet`."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from convert.api import Dossier, Kind, Settings, load_path, source_date
from convert.api import compare as compare_dossiers
from convert.api import load as load_bytes
from convert.diagnostics import Diagnostic, UsageError
from convert.structs import learnt

if TYPE_CHECKING:
    from convert.versions import Versions

_MANIFEST_LIMIT = 1_000_000
Source = str | os.PathLike[str] | bytes
"""A path, or the bytes of a file."""


def load(source: Source, *, name: str = "report", settings: Settings | None = None, **chosen: Any) -> Dossier:
    """Read a report; its outputs are made when they are asked for: `.docx`, `.pdf`, `.xlsx`, `.json`, `.ofd` are bytes.

    Args:
        source: Path of a text, Markdown, DOCX, PDF, OFD, HTML or model file, or its bytes.
        name: What bytes are called: its suffix helps to tell the format, its stem names the outputs.
        settings: What is chosen, for several reports alike.
        **chosen: Fields of `Settings`, for this one: `style="gbt9704"`, `fonts="bundled"`.

    Returns:
        The report with all that is made from it: `.report` (the model), `.indicators`, `.diagnostics`, and the outputs.

    Raises:
        UsageError: a setting that there is not, or a value that it does not take.
        ConvertError: the report cannot be read. The text of the error is one sentence.
    """
    made = settings_with(settings or Settings(), chosen)
    if isinstance(source, bytes):
        return load_bytes(source, name=name, settings=made)
    return load_path(os.fspath(source), made)


def settings_with(settings: Settings, chosen: dict[str, Any]) -> Settings:
    """Return `settings` with what is chosen on top, every value looked at.

    Raises:
        UsageError: `settings-unknown`, `settings-value`, `settings-epoch`, and those of style sheets.
    """
    known = [field.name for field in msgspec.structs.fields(Settings)]
    for name in chosen:
        if name not in known:
            from difflib import get_close_matches

            raise UsageError("settings-unknown", name=name, near=get_close_matches(name, known, n=1, cutoff=0.0)[0])
    values = {name: getattr(settings, name) for name in known} | chosen
    try:
        made = msgspec.convert(values, learnt(Settings), builtin_types=(bytes,))
    except msgspec.ValidationError as error:
        from convert.style.properties import refused_value

        name, value, form = refused_value(error, Settings, values)
        raise UsageError("settings-value", name=name, value=value, form=form) from None
    if made.style is not None:
        from convert.style import load_style

        load_style(made.style, made.overrides)
    source_date()
    return made


def save(report: Dossier, folder: str | os.PathLike[str] = ".", *, kinds: Sequence[Kind] | None = None, force: bool = False) -> list[str]:
    """Write outputs into a folder, all or none, and return their paths.

    Args:
        report: What `load` gave.
        folder: Where they go; it is made when it is not there.
        kinds: Which outputs; DOCX, PDF, workbook and model when left out.
        force: Whether files that exist are replaced. The report's own file never is: its output gets another name.

    Raises:
        ConvertError: an output cannot be made or written.
    """
    from convert.publish import OWN_MARK, is_same_file, make_folder, publish

    place = os.fspath(folder)
    make_folder(place)
    paths: dict[str, bytes] = {}
    for kind in kinds if kinds is not None else report.settings.kinds:
        path = os.path.join(place, f"{report.name}.{kind}")
        while any(is_same_file(path, one) for one in report.files):
            path = f"{os.path.splitext(path)[0]}{OWN_MARK}.{kind}"
        if kind == "pdf":
            report.pdf_name = os.path.basename(path)
        paths[path] = b""
    for path in paths:
        paths[path] = report.output(_kind_of(path))
    publish(tuple(paths.items()), force=force, inputs=report.files)
    return list(paths)


def check(report: Dossier) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a report: wording, numbering, figures, pages; by the words of the office, if it was loaded with them."""
    from convert.lint import check_report

    return check_report(report.report, source_text=report.source_text, indicators=report.indicators, laid_out=report.laid_out,
                        fonts=report.fonts, own=report.own_words)


def compare(*reports: Dossier) -> bytes:
    """Return one workbook that compares the indicators of several reports."""
    return compare_dossiers(reports)


def compare_versions(old: Dossier, new: Dossier) -> "Versions":
    """Return what is made of an old and a new version of one report.

    Returns:
        `.docx` is the new version with what changed as tracked changes, `.figures` what became of the figures (`.name`, `.old`, `.new`,
        `.difference`), `.xlsx` these as a workbook. Each is made when it is asked for and raises `ConvertError` where it cannot be.
    """
    from convert.versions import Versions

    return Versions(old, new)


def make_packet(manifest: str | os.PathLike[str], **chosen: Any) -> dict[str, bytes]:
    """Return the files of a meeting packet by name.

    Args:
        manifest: Path of the TOML file that describes the meeting (`docs/packet.md`).
        **chosen: As for `load`.

    Raises:
        UsageError: the manifest or a setting is wrong.
        ConvertError: a material cannot be read or converted.
    """
    from convert.packet import load_manifest
    from convert.packet import make_packet as make
    from convert.publish import read_input

    path = os.fspath(manifest)
    described = load_manifest(read_input(path, limit=_MANIFEST_LIMIT), path=path)
    return make(described, settings_with(Settings(), chosen)).value


def _kind_of(path: str) -> Kind:
    kind: Kind = msgspec.convert(os.path.splitext(path)[1].lstrip("."), Kind)
    return kind
