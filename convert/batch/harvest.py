"""The indicators of all reports as one Parquet dataset, partitioned by year.

It is written in pieces beside its place while the batch runs, and put there when all are done: memory does not grow with the
number of reports, and what is seen there is whole.
"""

import os
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from convert.batch.places import asked, file_system, is_remote, join
from convert.batch.task import Row
from convert.diagnostics import ConvertError
from convert.publish import PART_PREFIX, PART_SUFFIX, make_folder

_COLUMNS = {
    "report": "string", "sha256": "string", "title": "string", "issuer": "string", "year": "int32", "id": "string", "name": "string",
    "value": "double", "value_high": "double", "unit": "string", "qualifier": "string", "kind": "string", "aspect": "string",
    "period": "int32", "scope": "string", "base": "string", "text": "string", "start": "int64", "end": "int64",
    "section": "string", "block": "string", "block_start": "int64", "block_end": "int64", "sentence": "string", "page": "int32",
    "doubt": "string",
}
_PARTITION = "year"
_ROWS = 50_000
"""Rows kept in memory, about half a kilobyte each; then the year that has most is written."""
_STALE_SECONDS = 86_400
COMPLETE = "_SUCCESS"
"""A store that cannot swap two folders has this object beside the partitions when they are whole, and not before."""


class Harvest:
    """Takes the rows of reports as they come and writes them in the order of the plan; used as a context manager.

    A dataset that was at `place` keeps the years that the new one does not have, and loses the others. After an error or
    Ctrl-C it is as it was.
    """

    def __init__(self, place: str) -> None:
        """`place` is a folder or an fsspec address.

        Raises:
            ConvertError: `batch-needs-extra` when pyarrow is not installed; no folder can be made there.
        """
        try:
            import pyarrow as pa
        except ImportError:
            raise ConvertError("batch-needs-extra", extra="dask") from None
        self._arrow = pa
        self._schema = pa.schema([(name, pa.type_for_alias(kind)) for name, kind in _COLUMNS.items() if name != _PARTITION])
        self._place = place.rstrip("/")
        self._staging = _staging(self._place)
        self._early: dict[int, Sequence[Row]] = {}
        self._next = 0
        self._tables: dict[int, list[Any]] = defaultdict(list)
        self._rows: dict[int, int] = defaultdict(int)
        self._pieces: dict[int, int] = defaultdict(int)

    def add(self, number: int, rows: Sequence[Row]) -> None:
        """Take the rows of the report that has this number in the plan; each number has to come once."""
        self._early[number] = rows
        while self._next in self._early:
            self._take(self._early.pop(self._next))
            self._next += 1

    def __enter__(self) -> "Harvest":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None:
                for year in sorted(self._tables):
                    self._write(year)
                (_upload if is_remote(self._place) else _swap)(self._staging, self._place)
        except OSError as failure:
            raise ConvertError("file-not-writable", path=self._place, reason=failure.strerror or str(failure)) from None
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)

    def _take(self, rows: Sequence[Row]) -> None:
        if not rows:
            return
        year = int(rows[0][_PARTITION])  # of the report, and so of all its rows
        self._tables[year].append(self._arrow.Table.from_pylist(rows, schema=self._schema))
        self._rows[year] += len(rows)
        if sum(self._rows.values()) >= _ROWS:
            self._write(max(sorted(self._rows), key=self._rows.__getitem__))

    def _write(self, year: int) -> None:
        from pyarrow import parquet

        tables = self._tables.pop(year)
        folder = os.path.join(self._staging, f"{_PARTITION}={year}")
        os.makedirs(folder, exist_ok=True)
        parquet.write_table(self._arrow.concat_tables(tables), os.path.join(folder, f"indicators-{self._pieces[year]}.parquet"))
        self._pieces[year] += 1
        del self._rows[year]


def _staging(place: str) -> str:
    """Return a new folder, beside the dataset where it is local; what runs that were killed left there a day ago is removed."""
    if is_remote(place):
        file_system(place)  # says what is missing before the work and not after it
        return tempfile.mkdtemp(prefix=PART_PREFIX, suffix=PART_SUFFIX)
    folder = os.path.dirname(place) or "."
    make_folder(folder)
    for entry in os.scandir(folder):
        if (entry.name.startswith(PART_PREFIX) and entry.name.endswith(PART_SUFFIX) and entry.is_dir(follow_symlinks=False)
                and time.time() - entry.stat().st_mtime > _STALE_SECONDS):
            shutil.rmtree(entry.path, ignore_errors=True)
    try:
        return tempfile.mkdtemp(prefix=PART_PREFIX, suffix=PART_SUFFIX, dir=folder)
    except OSError as error:
        raise ConvertError("file-not-writable", path=place, reason=error.strerror or str(error)) from None


def _swap(staging: str, place: str) -> None:
    """Put the dataset in its place by two renames; between them there is none, and at no time a half."""
    os.chmod(staging, 0o777 & ~_umask())
    if not os.path.lexists(place):
        os.rename(staging, place)
        return
    for entry in os.scandir(place):
        if not os.path.exists(os.path.join(staging, entry.name)):
            _link_tree(entry.path, os.path.join(staging, entry.name))
    old = f"{staging}-old"
    os.rename(place, old)
    os.rename(staging, place)
    shutil.rmtree(old, ignore_errors=True)


def _link_tree(source: str, target: str) -> None:
    if os.path.isdir(source):
        shutil.copytree(source, target, copy_function=_link)
    else:
        _link(source, target)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except (OSError, AttributeError):  # a file system without links
        shutil.copy2(source, target)


def _upload(staging: str, place: str) -> None:
    """Replace the years that the new dataset has; the mark of completeness goes first and comes last."""
    system, path = file_system(place)

    def put() -> None:
        system.invalidate_cache()
        if system.exists(join(path, COMPLETE)):
            system.rm_file(join(path, COMPLETE))
        for year in sorted(os.listdir(staging)):
            partition = f"{path}/{year}"
            if system.exists(partition):
                system.rm(partition, recursive=True)
            for name in sorted(os.listdir(os.path.join(staging, year))):
                system.makedirs(partition, exist_ok=True)
                system.put_file(os.path.join(staging, year, name), f"{partition}/{name}")
        system.pipe_file(f"{path}/{COMPLETE}", b"")

    try:
        asked(put, "file-not-writable", place)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise ConvertError("file-not-writable", path=place, reason=" ".join(str(error).split())) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
