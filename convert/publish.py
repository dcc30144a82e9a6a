"""Writing files so that nobody ever sees half of one.

Outputs are made in memory, written to temporary files beside their targets, flushed, and then renamed: all of them or none.
A file that was there before stays intact after any failure.
"""

import codecs
import errno
import os
import stat
import sys
import time
import unicodedata
from collections.abc import Collection, Sequence

from convert.diagnostics import ConvertError, UsageError

PART_PREFIX = ".convert-"
PART_SUFFIX = ".part"
"""How the names of what is being written begin and end."""
OWN_MARK = "-公文"
"""Ends the stem of an output whose name would otherwise be that of an input."""
_STALE_SECONDS = 3600
_STEM_BYTES = 180
"""File systems take 255 bytes a name; this leaves room for suffixes and for the temporary name."""
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³")}
_WINDOWS_PATH = 260
"""Letters of a path that Windows does not take unless it is set up for longer ones."""
_FORBIDDEN = '<>:"/\\|?*'

_Placed = tuple[str, bool, str | None]
"""A path, whether a file was there, and a second name of that file."""


def check_targets(paths: Sequence[str], *, force: bool, inputs: Collection[str], ours: Collection[str] = ()) -> None:
    """Say before the work what `publish` would say after it.

    Raises:
        UsageError: `file-is-input`: an output would take the place of an input, by whatever path, link or hard link.
        ConvertError: as `publish`.
    """
    for path in paths:
        if "\0" in path:
            raise ConvertError("file-name", path=path.replace("\0", "␀"))
        if sys.platform == "win32":
            _check_for_windows(path)
        if any(is_same_file(path, one) for one in inputs):
            raise UsageError("file-is-input", path=path)
        if os.path.isdir(path) or not os.path.basename(path):
            raise ConvertError("file-is-folder", path=path)
        if os.path.islink(path):
            raise ConvertError("file-is-link", path=path)
        if os.path.lexists(path) and not os.path.isfile(path):
            raise ConvertError("file-is-device", path=path)
        if os.path.lexists(path) and not force and path not in ours:
            raise ConvertError("file-exists", path=path)
        if not os.path.isdir(_folder_of(path)):
            raise ConvertError("file-no-folder", path=path, folder=_folder_of(path))


def _check_for_windows(path: str) -> None:
    """Say in words what Windows says by numbers: names that stand for devices, and paths that are too long, the temporary one included."""
    if os.path.basename(path).partition(".")[0].strip().upper() in _RESERVED:
        raise ConvertError("file-reserved", path=path)
    length = max(len(os.path.abspath(name)) for name in (path, _part_name(path)))
    if length >= _WINDOWS_PATH and not path.startswith("\\\\?\\"):
        raise ConvertError("file-path-long", path=path, length=length, limit=_WINDOWS_PATH - 1)


def publish(files: Sequence[tuple[str, bytes]], *, force: bool, inputs: Collection[str], ours: Collection[str] = ()) -> None:
    """Write every file or none.

    Args:
        files: Path and content of each.
        force: Whether files that exist may be replaced.
        inputs: Paths of all that was read to make the files, `-` for standard input: none of them is ever replaced.
        ours: Those of the files that may be replaced without `force`, since an earlier run made them as they are.

    Raises:
        UsageError: `file-is-input`.
        ConvertError: `file-exists`, `file-is-folder`, `file-is-link`, `file-is-device`, `file-no-folder`, `file-not-writable`,
            `file-disk-full`, `file-name`.
    """
    check_targets([path for path, _ in files], force=force, inputs=inputs, ours=ours)
    parts: list[str] = []
    placed: list[_Placed] = []
    at = ""
    try:
        for at, data in files:
            parts.append(_write_part(at, data))
        for (at, _), part in zip(files, tuple(parts), strict=True):
            existed = os.path.lexists(at)
            former = _second_name(at) if len(files) > 1 else None
            parts += [former] if former else []
            _put_in_place(part, at, force=force or at in ours)
            placed.append((at, existed, former))
    except BaseException as error:
        for one in reversed(placed):
            _take_back(*one)
        if isinstance(error, OSError):
            raise _as_convert_error(error, at) from None
        raise
    finally:
        for part in parts:
            _remove_quietly(part)
    for folder in sorted({_folder_of(path) for path, _ in files}):
        _flush_folder(folder)


def is_same_file(path: str, other: str) -> bool:
    """Say whether two paths lead to one file: by another spelling, a link or a hard link; `-` is the file that standard input is."""
    try:
        if other == "-":
            status = os.fstat(0)
            return stat.S_ISREG(status.st_mode) and os.path.samestat(os.stat(path), status)
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False  # what is not there is nobody's file


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


def plain_utf8(data: bytes) -> bytes:
    """Return text that a program reads (JSON, TOML) as UTF-8 without mark: editors put marks before it, PowerShell writes UTF-16."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8)


def find_beside(path: str, address: str, *, limit: int) -> tuple[str, bytes] | None:
    """Return path and content of the file that the text at `path` names by `address`; None when it cannot be read.

    A text names nothing outside its own folder and those below it.
    """
    folder = os.path.realpath(os.path.dirname(path))
    named = os.path.realpath(os.path.join(folder, address))
    if not named.startswith(os.path.join(folder, "")):
        return None
    try:
        return named, read_input(named, limit=limit)
    except ConvertError:
        return None


def output_stem(source: str) -> str:
    """Return what the outputs of the input `source` are called: its file name without the suffix; `report` for standard input."""
    name = readable(os.path.basename(source))
    return os.path.splitext(name)[0] if name not in ("", "-") else "report"


def output_name(source: str, kind: str) -> str:
    """Return the file name of an output that stands beside its input, which keeps its own: 终稿.docx gives 终稿-公文.docx."""
    own = os.path.splitext(source)[1].lower() == f".{kind}"
    return f"{output_stem(source)}{OWN_MARK if own else ''}.{kind}"


def readable(path: str) -> str:
    """Return a path as text that can be shown and written: names whose bytes are not UTF-8 are read as GB 18030."""
    return os.sep.join(map(_readable_name, path.split(os.sep)))


def _readable_name(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(name).decode("gb18030")
        except UnicodeError:
            return name.encode(errors="replace").decode()
    return name


def read_stdin(*, limit: int) -> bytes:
    """Return the bytes of standard input.

    Raises:
        ConvertError: `file-too-large` (over `limit` bytes).
    """
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise ConvertError("file-too-large", path="-", limit=limit // 1_000_000)
    return data


def safe_stem(name: str) -> str:
    """Return a file name without suffix that every file system takes, as near to `name` as can be."""
    text = unicodedata.normalize("NFC", readable(name))
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf"))
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


def _write_part(path: str, data: bytes) -> str:
    part = _part_name(path)
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
    except (OSError, AttributeError):  # a file system without hard links, such as FAT, or a system: an empty file holds the place
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            raise ConvertError("file-exists", path=path) from None
        os.replace(part, path)


def _second_name(path: str) -> str | None:
    """Give the file at `path` a second name, so that it can be put back; None where there is none, or no hard links."""
    name = _part_name(path)
    try:
        os.link(path, name)
    except (OSError, AttributeError):
        return None
    return name


def _take_back(path: str, existed: bool, former: str | None) -> None:  # noqa: FBT001 - the parts of a `_Placed`
    """Undo `_put_in_place`: the former file comes back; where there was none, none is left."""
    try:
        if former is not None:
            os.replace(former, path)
        elif not existed:
            os.unlink(path)
    except OSError:
        return


def _flush_folder(folder: str) -> None:
    """Make the new names last; the files themselves are flushed already, and some file systems and Windows flush no folders."""
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(number)
    except OSError:
        return
    finally:
        os.close(number)


def _part_name(path: str) -> str:
    return os.path.join(_folder_of(path), f"{PART_PREFIX}{os.urandom(8).hex()}{PART_SUFFIX}")


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
