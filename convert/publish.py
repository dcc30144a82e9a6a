"""Writing files so that nobody ever sees half of one.

Outputs are made in memory, written to temporary files beside their targets, flushed, and then renamed: all of them or none.
A file that was there before stays intact after any failure.
"""

import errno
import os
import time
import unicodedata
from collections.abc import Sequence

from convert.diagnostics import ConvertError

PART_PREFIX = ".convert-"
PART_SUFFIX = ".part"
"""How the names of what is being written begin and end."""
_STALE_SECONDS = 3600
_STEM_BYTES = 180
"""File systems take 255 bytes a name; this leaves room for suffixes and for the temporary name."""
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³")}
_FORBIDDEN = '<>:"/\\|?*'


def publish(files: Sequence[tuple[str, bytes]], *, force: bool) -> None:
    """Write every file or none.

    Args:
        files: Path and content of each.
        force: Whether files that exist may be replaced.

    Raises:
        ConvertError: `file-exists`, `file-is-folder`, `file-no-folder`, `file-not-writable`, `file-disk-full`, `file-name`.
    """
    for path, _ in files:
        _check_target(path, force=force)
    parts: list[tuple[str, str]] = []
    try:
        for path, data in files:
            parts.append((_write_part(path, data), path))
        for part, path in parts:
            _put_in_place(part, path, force=force)
        for folder in sorted({_folder_of(path) for path, _ in files}):
            _flush_folder(folder)
    except OSError as error:
        raise _as_convert_error(error, parts[-1][1] if parts else files[0][0]) from None
    finally:
        for part, _ in parts:
            _remove_quietly(part)


def make_folder(folder: str) -> None:
    """Make `folder` and those above it where they are missing.

    Raises:
        ConvertError: `file-no-folder` (a file stands there), `file-not-writable`.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise ConvertError("file-no-folder", path=folder, folder=folder) from None
    except (OSError, ValueError) as error:
        raise ConvertError("file-not-writable", path=folder, reason=_reason(error)) from None


def read_input(path: str, *, limit: int) -> bytes:
    """Return the bytes of the file at `path`.

    Raises:
        ConvertError: `file-missing`, `file-is-folder`, `file-not-readable`, `file-too-large` (over `limit` bytes).
    """
    try:
        if os.path.isdir(path):
            raise ConvertError("file-is-folder", path=path)
        with open(path, "rb") as handle:
            data = handle.read(limit + 1)
    except FileNotFoundError:
        raise ConvertError("file-missing", path=path) from None
    except (OSError, ValueError) as error:
        raise ConvertError("file-not-readable", path=path, reason=_reason(error)) from None
    if len(data) > limit:
        raise ConvertError("file-too-large", path=path, limit=limit // 1_000_000)
    return data


def read_beside(path: str, address: str, *, limit: int) -> bytes | None:
    """Return the file that the text at `path` names by `address`; None when it cannot be read.

    A text names nothing outside its own folder and those below it.
    """
    folder = os.path.realpath(os.path.dirname(path) or ".")
    named = os.path.realpath(os.path.join(folder, address))
    if not named.startswith(os.path.join(folder, "")):
        return None
    try:
        return read_input(named, limit=limit)
    except ConvertError:
        return None


def safe_stem(name: str) -> str:
    """Return a file name without suffix that every file system takes, as near to `name` as can be."""
    text = unicodedata.normalize("NFC", name)
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    text = "".join("_" if char in _FORBIDDEN else char for char in text).strip(" .\u3000") or "_"
    while len(text.encode()) > _STEM_BYTES:
        text = text[:-1]
    return f"_{text}" if text.partition(".")[0].upper() in _RESERVED else text


def remove_stale_parts(folder: str) -> None:
    """Remove what a killed run left in `folder` more than an hour ago; a folder that cannot be read keeps what it has."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(PART_PREFIX) and entry.name.endswith(PART_SUFFIX):
            try:
                age = time.time() - entry.stat(follow_symlinks=False).st_mtime
            except FileNotFoundError:  # another run was quicker
                continue
            if age > _STALE_SECONDS:
                _remove_quietly(entry.path)


def _check_target(path: str, *, force: bool) -> None:
    if "\0" in path:
        raise ConvertError("file-name", path=path.replace("\0", "␀"))
    if os.path.isdir(path) or not os.path.basename(path):
        raise ConvertError("file-is-folder", path=path)
    if os.path.islink(path):
        raise ConvertError("file-is-link", path=path)
    if os.path.lexists(path) and not force:
        raise ConvertError("file-exists", path=path)
    if not os.path.isdir(_folder_of(path)):
        raise ConvertError("file-no-folder", path=path, folder=_folder_of(path))


def _write_part(path: str, data: bytes) -> str:
    part = os.path.join(_folder_of(path), f"{PART_PREFIX}{os.urandom(8).hex()}{PART_SUFFIX}")
    try:
        with open(part, "xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
    except BaseException:
        _remove_quietly(part)
        raise
    return part


def _put_in_place(part: str, path: str, *, force: bool) -> None:
    """Rename; without `force` in a way that cannot replace a file that appeared meanwhile."""
    if force:
        os.replace(part, path)
        return
    try:
        os.link(part, path)
    except FileExistsError:
        raise ConvertError("file-exists", path=path) from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        os.replace(part, path)


def _flush_folder(folder: str) -> None:
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _folder_of(path: str) -> str:
    return os.path.dirname(path) or "."


def _remove_quietly(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def _as_convert_error(error: OSError, path: str) -> ConvertError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ConvertError("file-disk-full", path=path)
    return ConvertError("file-not-writable", path=path, reason=_reason(error))


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
