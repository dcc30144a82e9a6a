"""`convert all`: the three outputs and the model of one report or of many."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable

from convert.api import KINDS
from convert.batch.run import BatchOptions, run_batch
from convert.batch.task import Result
from convert.cli.console import Console
from convert.cli.settings import settings_of
from convert.cli.table import Arguments
from convert.publish import remove_stale_parts

_MANY = 8
"""From this many reports on, a bar with rate and time left is shown instead of one line each."""


def run(arguments: Arguments, console: Console) -> int:
    """Convert every input; one that fails does not stop the rest."""
    options = BatchOptions(out=arguments.out, jobs=arguments.jobs, resume=arguments.resume, force=arguments.force,
                           engine=arguments.engine or "local", scheduler=arguments.scheduler, indicators=arguments.indicators)
    progress = _Progress(console)
    if arguments.out and os.path.isdir(arguments.out):
        remove_stale_parts(arguments.out)
    try:
        results = run_batch(arguments.inputs, settings_of(arguments, console), options, progress.tell)
    finally:
        progress.close()
    for result in results:
        console.tell_all(result.diagnostics, path=result.source)
        if len(results) == 1 and result.status == "done":
            for kind in KINDS:
                console.say("cli-written", path=f"{result.target}.{kind}")
    counts = Counter(result.status for result in results)
    if len(results) > 1:
        console.say("batch-summary", total=len(results), done=counts["done"], resumed=counts["resumed"], failed=counts["failed"])
    return 3 if counts["failed"] else 0


class _Progress:
    """A line for every report of a few; a bar for many, when a person is looking."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._close: Callable[[], None] | None = None
        self._advance: Callable[[int, int], None] | None = None
        self._last = 0.0

    def tell(self, result: Result, finished: int, total: int) -> None:
        if total == 1 or self._console.quiet:
            return
        if total >= _MANY and sys.stderr.isatty():
            self._bar(finished, total)
        elif total < _MANY or time.monotonic() - self._last > 1 or finished == total:
            self._last = time.monotonic()
            self._console.say("cli-progress", number=finished, total=total, name=result.source)

    def close(self) -> None:
        if self._close is not None:
            self._close()

    def _bar(self, finished: int, total: int) -> None:
        if self._advance is None:
            from rich.console import Console as Terminal
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

            bar = Progress(BarColumn(), MofNCompleteColumn(), "{task.fields[rate]}", TimeRemainingColumn(), console=Terminal(stderr=True))
            row = bar.add_task("", total=total, rate="")
            began = time.monotonic()
            bar.start()
            self._close = bar.stop
            self._advance = lambda done, _: bar.update(row, completed=done, rate=f"{done / max(time.monotonic() - began, 0.001):.1f}/s")
        self._advance(finished, total)
