"""`summary.jsonl`: one line a report, written as results come, so that an interrupted run can be taken up again."""

import os
from collections.abc import Iterable
from types import TracebackType

import msgspec

from convert.batch.task import Result
from convert.publish import make_folder

NAME = "summary.jsonl"


class Record:
    """Appends results to the summary of a folder; used as a context manager."""

    def __init__(self, folder: str, *, resume: bool) -> None:
        """With `resume` lines of the earlier run stay; otherwise the summary begins anew."""
        make_folder(folder)
        self._handle = open(os.path.join(folder, NAME), "ab" if resume else "wb")  # noqa: SIM115 - closed by __exit__

    def add(self, result: Result) -> None:
        """Write one line and hand it to the system at once."""
        self._handle.write(msgspec.json.encode(result) + b"\n")
        self._handle.flush()

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._handle.close()


def read_record(folder: str) -> dict[str, str]:
    """Return, by target, the key of every task that an earlier run in `folder` has done and whose outputs are still there."""
    try:
        with open(os.path.join(folder, NAME), "rb") as handle:
            lines = handle.readlines()
    except FileNotFoundError:
        return {}
    done: dict[str, str] = {}
    for result in _results(lines):
        if result.status == "done":
            done[result.target] = result.key
        elif result.status == "failed":
            done.pop(result.target, None)
    return {target: key for target, key in done.items() if os.path.exists(f"{target}.json") or "://" in target}


def _results(lines: Iterable[bytes]) -> Iterable[Result]:
    """Yield the results; a last line cut short by a killed run is passed over."""
    for line in lines:
        try:
            yield msgspec.json.decode(line, type=Result)
        except msgspec.DecodeError:
            continue
