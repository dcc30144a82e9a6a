"""Where files are: local paths, or any address that fsspec knows (`s3://…`, `memory://…`), with its extra installed."""

import os
from collections.abc import Mapping
from typing import Any

from convert.diagnostics import ConvertError
from convert.publish import make_folder, publish, read_input


def is_remote(place: str) -> bool:
    """Say whether `place` is an fsspec address rather than a path."""
    return "://" in place


def join(folder: str, name: str) -> str:
    """Return the place of `name` in `folder`."""
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else os.path.join(folder, name)


def stem_of_place(place: str) -> str:
    """Return the file name of `place` without its suffix; `report` for standard input."""
    return "report" if place == "-" else os.path.splitext(place.rstrip("/").rpartition("/")[2])[0]


def list_folder(folder: str) -> list[str]:
    """Return the places of the files directly in `folder`, sorted."""
    if not is_remote(folder):
        return sorted(entry.path for entry in os.scandir(folder) if entry.is_file())
    system, path = _system(folder)
    if not system.isdir(path):
        return []
    return sorted(system.unstrip_protocol(item["name"]) for item in system.ls(path, detail=True) if item["type"] == "file")


def read_place(place: str, limit: int) -> bytes:
    """Return the bytes at `place`.

    Raises:
        ConvertError: `file-missing`, `file-not-readable`, `file-too-large`.
    """
    if not is_remote(place):
        return read_input(place, limit=limit)
    system, path = _system(place)
    try:
        with system.open(path, "rb") as handle:
            data: bytes = handle.read(limit + 1)
    except FileNotFoundError:
        raise ConvertError("file-missing", path=place) from None
    except OSError as error:
        raise ConvertError("file-not-readable", path=place, reason=str(error)) from None
    if len(data) > limit:
        raise ConvertError("file-too-large", path=place, limit=limit // 1_000_000)
    return data


def write_places(files: Mapping[str, bytes], *, force: bool) -> None:
    """Write all files. Local ones all or none; remote ones each whole, by a temporary name and a move.

    Raises:
        ConvertError: as `publish`; `file-exists` for remote files too.
    """
    local = [(place, data) for place, data in files.items() if not is_remote(place)]
    for folder in {os.path.dirname(place) or "." for place, _ in local}:
        make_folder(folder)
    if local:
        publish(local, force=force)
    for place, data in files.items():
        if is_remote(place):
            _write_remote(place, data, force=force)


def _write_remote(place: str, data: bytes, *, force: bool) -> None:
    system, path = _system(place)
    if not force and system.exists(path):
        raise ConvertError("file-exists", path=place)
    folder = path.rpartition("/")[0]
    try:
        system.makedirs(folder, exist_ok=True)
        part = f"{path}.part"
        system.pipe_file(part, data)
        system.mv(part, path)
    except OSError as error:
        raise ConvertError("file-not-writable", path=place, reason=str(error)) from None


def _system(place: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError:
        raise ConvertError("batch-needs-extra", path=place, extra="dask") from None
    system, path = fsspec.core.url_to_fs(place)
    return system, path
