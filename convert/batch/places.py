"""Where files are: local paths, or any address that fsspec knows (`s3://…`, `memory://…`), with its extra installed."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final, TypeVar

from convert import publish
from convert.diagnostics import ConvertError, UsageError

_OBJECT_STORES: Final = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "r2", "tos", "cos"}
"""There an object appears whole when it has been put, and a move would be a copy and a removal: a file is put under its own
name. Elsewhere it is written beside its place and moved."""

T = TypeVar("T")


def is_remote(place: str) -> bool:
    """Say whether `place` is an fsspec address rather than a path."""
    return "://" in place


def join(folder: str, name: str) -> str:
    """Return the place of `name` in `folder`."""
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else os.path.join(folder, name)


def folder_of(place: str) -> str:
    """Return the folder that `place` is in."""
    return place.rpartition("/")[0] if is_remote(place) else os.path.dirname(place)


def name_of(place: str) -> str:
    """Return the file name of `place`."""
    return place.rstrip("/").rpartition("/")[2] if is_remote(place) else os.path.basename(place)


def stem_of_place(place: str) -> str:
    """Return what the outputs of `place` are called: its file name without its suffix; `report` for standard input."""
    return publish.output_stem(name_of(place))


def list_folder(folder: str) -> list[str]:
    """Return the places of the files directly in `folder`, sorted; none when there is no such folder.

    Raises:
        ConvertError: `file-not-readable`.
    """
    if not is_remote(folder):
        try:
            return sorted(entry.path for entry in os.scandir(folder or ".") if entry.is_file())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise ConvertError("file-not-readable", path=folder, reason=error.strerror or str(error)) from None
    system, path = file_system(folder)

    def listed() -> list[str]:
        system.invalidate_cache(path)  # what other processes have written since counts too
        return sorted(system.unstrip_protocol(item["name"]) for item in system.ls(path, detail=True)
                      if item["type"] == "file" and item["name"].strip("/") != path.strip("/"))

    try:
        return asked(listed, "file-not-readable", folder)
    except FileNotFoundError:
        return []


def folders_below(folder: str) -> Iterator[str]:
    """Yield `folder` and, when it is local, the folders below it, sorted; hidden ones and links are left out."""
    yield folder
    for entry in _folders_in(folder):
        if _is_taken(entry):
            yield from folders_below(entry.path)


def folders_left_out(folder: str) -> list[str]:
    """Return the folders directly in `folder` that `folders_below` leaves out, sorted: hidden ones and links."""
    return [entry.path for entry in _folders_in(folder) if not _is_taken(entry)]


def _folders_in(folder: str) -> "list[os.DirEntry[str]]":
    if is_remote(folder):
        return []
    try:
        return sorted((entry for entry in os.scandir(folder) if entry.is_dir()), key=lambda entry: entry.path)
    except OSError as error:
        raise ConvertError("file-not-readable", path=folder, reason=error.strerror or str(error)) from None


def _is_taken(entry: "os.DirEntry[str]") -> bool:
    return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)


def read_place(place: str, limit: int) -> bytes:
    """Return the bytes at `place`.

    Raises:
        ConvertError: `file-missing`, `file-is-folder`, `file-not-readable`, `file-too-large`.
    """
    if not is_remote(place):
        return publish.read_input(place, limit=limit)
    system, path = file_system(place)

    def content() -> bytes:
        with system.open(path, "rb") as handle:
            data: bytes = handle.read(limit + 1)
        return data

    try:
        data = asked(content, "file-not-readable", place)
    except FileNotFoundError:
        raise ConvertError("file-missing", path=place) from None
    except IsADirectoryError:
        raise ConvertError("file-is-folder", path=place) from None
    if len(data) > limit:
        raise ConvertError("file-too-large", path=place, limit=limit // 1_000_000)
    return data


def find_beside(place: str, address: str, limit: int) -> tuple[str, bytes] | None:
    """Return place and content of the file that the text at `place` names by `address`; None when it is not in its folder or below."""
    if not is_remote(place):
        return publish.find_beside(place, address, limit=limit)
    parts = address.replace("\\", "/").split("/")
    if "" in parts or ".." in parts or is_remote(address):
        return None
    beside = join(folder_of(place), address)
    try:
        return beside, read_place(beside, limit)
    except ConvertError:
        return None


def write_places(files: Mapping[str, bytes], *, force: bool, inputs: Collection[str], ours: Collection[str] = ()) -> None:
    """Write all files. Local ones all or none; remote ones each whole, and none when one of them is there and may not be replaced.

    Args:
        files: Content by place.
        force: Whether files that exist may be replaced.
        inputs: Places of what was read: none of them is ever replaced.
        ours: Those of the files that may be replaced without `force`.

    Raises:
        UsageError: `file-is-input`.
        ConvertError: as `publish`; `file-exists` and `file-not-writable` for remote files too.
    """
    local = [(place, data) for place, data in files.items() if not is_remote(place)]
    for folder in {os.path.dirname(place) or "." for place, _ in local}:
        publish.make_folder(folder)
    if local:
        publish.publish(local, force=force, inputs=[place for place in inputs if not is_remote(place)], ours=ours)
    remote = {place: data for place, data in files.items() if is_remote(place)}
    for place in remote:
        if place in inputs:
            raise UsageError("file-is-input", path=place)
        if not force and place not in ours and _is_there(place):
            raise ConvertError("file-exists", path=place)
    for place, data in remote.items():
        _write_remote(place, data)


def file_system(place: str) -> tuple[Any, str]:
    """Return the fsspec file system of the address `place`, and the path in it.

    Raises:
        ConvertError: `batch-needs-extra`, `file-not-readable` (no such protocol, wrong configuration).
    """
    try:
        import fsspec

        system, path = asked(lambda: fsspec.core.url_to_fs(place), "file-not-readable", place)
    except ImportError:
        raise ConvertError("batch-needs-extra", path=place, extra="dask") from None
    return system, path


def asked(action: Callable[[], T], code: str, place: str) -> T:
    """Return what `action` returns; an error of the store becomes `code`, but for those that callers tell apart.

    Raises:
        FileNotFoundError, IsADirectoryError, ImportError: as `action`.
        ConvertError: `code`, with what the store says.
    """
    try:
        return action()
    except (FileNotFoundError, IsADirectoryError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001 - every store has errors of its own: no credentials, no connection, refused
        raise ConvertError(code, path=place, reason=_in_one_line(error)) from None


def _is_there(place: str) -> bool:
    system, path = file_system(place)

    def there() -> bool:
        system.invalidate_cache(path)
        return bool(system.exists(path))

    return asked(there, "file-not-writable", place)


def _write_remote(place: str, data: bytes) -> None:
    system, path = file_system(place)

    def put() -> None:
        if place.partition("://")[0] in _OBJECT_STORES:
            system.pipe_file(path, data)
            return
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(f"{path}.part", data)
        system.mv(f"{path}.part", path)

    try:
        asked(put, "file-not-writable", place)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise ConvertError("file-not-writable", path=place, reason=_in_one_line(error)) from None


def _in_one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
