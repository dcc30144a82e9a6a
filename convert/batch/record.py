"""`summary.jsonl`: one line a report, written as results come, so that an interrupted run can be taken up again."""

import time
from collections.abc import Iterable
from types import TracebackType

import msgspec

from convert.batch.places import asked, file_system, folder_of, is_remote, join, list_folder, name_of, write_places
from convert.batch.task import Known, Result, output_places
from convert.diagnostics import ConvertError
from convert.publish import make_folder, readable

NAME = "summary.jsonl"
_PAUSE = 10.0
"""Seconds between two uploads of a remote summary, at least."""
_SHARE = 20
"""An upload waits this many times as long as the last one took: a long summary on a slow store does not hold up the batch."""


class Record:
    """Takes down results in the summary of a folder; used as a context manager.

    A local summary grows line by line. A store of objects cannot append: a remote summary is put there as a whole, now and
    then and at the end, and a run that was killed does again what it did since.
    """

    def __init__(self, folder: str, *, resume: bool) -> None:
        """With `resume` lines of the earlier run stay; otherwise the summary begins anew.

        Raises:
            ConvertError: the summary cannot be written.
        """
        self._place = join(folder, NAME)
        self._lines = bytearray()
        earlier = _read(folder) if resume else b""
        cut = b"\n" if earlier and not earlier.endswith(b"\n") else b""  # the last line of a killed run
        self._handle = None
        if is_remote(folder):
            self._lines += earlier + cut
            self._put()
        else:
            make_folder(folder)
            try:
                self._handle = open(self._place, "ab" if resume else "wb")  # noqa: SIM115 - closed by __exit__
            except OSError as error:
                raise ConvertError("file-not-writable", path=self._place, reason=error.strerror or str(error)) from None
            self._handle.write(cut)

    def add(self, result: Result) -> None:
        """Write one line and hand it to the system at once; to a remote store when it is time."""
        line = _line(result)
        if self._handle is not None:
            self._handle.write(line)
            self._handle.flush()
            return
        self._lines += line
        if time.monotonic() >= self._next:
            self._put()

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._handle is not None:
            self._handle.close()
        else:
            self._put()

    def _put(self) -> None:
        began = time.monotonic()
        write_places({self._place: bytes(self._lines)}, force=True, inputs=())
        ended = time.monotonic()
        self._next = ended + max(_PAUSE, _SHARE * (ended - began))


def read_record(folder: str) -> dict[str, Known]:
    """Return, by target, what an earlier run in `folder` noted of every task that it has done."""
    done: dict[str, Result] = {}
    for result in _results(_read(folder).splitlines()):
        if result.status == "done":
            done[result.target] = result
        else:
            done.pop(result.target, None)
    known = {}
    there: dict[str, set[str]] = {}
    for target, result in done.items():
        places = output_places(result, result.outputs)
        for one in {folder_of(place) for place in places.values()} - there.keys():
            there[one] = {name_of(file) for file in list_folder(one)}
        sums = {place: result.outputs[kind] for kind, place in places.items()}
        known[target] = Known(result.key, result.pictures, sums, all(name_of(place) in there[folder_of(place)] for place in sums))
    return known


def written_in(folder: str) -> set[str]:
    """Return the places that the summary in `folder` names as outputs."""
    return {place for result in _results(_read(folder).splitlines()) for place in output_places(result, result.outputs).values()}


def is_foreign(folder: str) -> bool:
    """Say whether the file that stands where the summary goes is something else."""
    lines = _read(folder).splitlines()
    return bool(lines) and not any(True for _ in _results(lines))


def _read(folder: str) -> bytes:
    place = join(folder, NAME)
    if is_remote(place):
        system, path = file_system(place)

        def content() -> bytes:
            whole: bytes = system.cat_file(path)
            return whole
    else:
        def content() -> bytes:
            with open(place, "rb") as handle:
                return handle.read()

    try:
        return asked(content, "file-not-readable", place)
    except FileNotFoundError:
        return b""
    except IsADirectoryError:
        raise ConvertError("file-is-folder", path=place) from None


def _line(result: Result) -> bytes:
    """Return the line of a result; paths are written as text."""
    paths = msgspec.structs.replace(
        result, source=readable(result.source), target=readable(result.target),
        elsewhere={kind: readable(place) for kind, place in result.elsewhere.items()},
        diagnostics=tuple(msgspec.structs.replace(one, path=one.path and readable(one.path)) for one in result.diagnostics))
    return msgspec.json.encode(paths) + b"\n"


def _results(lines: Iterable[bytes]) -> Iterable[Result]:
    """Yield the results; a last line cut short by a killed run is passed over."""
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Result)
        except msgspec.DecodeError:
            continue
