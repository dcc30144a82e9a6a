"""`convert all`: the three outputs and the model of one report or of many."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from convert.batch.run import BatchOptions, run_batch
from convert.batch.task import Result, output_places
from convert.cli.console import Console
from convert.cli.settings import folder_of_outputs, settings_of
from convert.cli.table import Arguments
from convert.publish import remove_stale_parts

if TYPE_CHECKING:
    from convert.cli.batch_view import Bar

_MANY = 8
"""From this many reports on, a person sees a bar with rate and time left instead of one line each."""


def run(arguments: Arguments, console: Console) -> int:
    """Convert every input; one that fails does not stop the rest."""
    options = BatchOptions(out=folder_of_outputs(arguments), jobs=arguments.jobs, resume=arguments.resume, force=arguments.force,
                           engine=arguments.engine or "local", scheduler=arguments.scheduler, indicators=arguments.indicators,
                           files=tuple(path for path in arguments.reads if path not in arguments.inputs),
                           debug=bool(arguments.get("debug")))
    if arguments.out and os.path.isdir(arguments.out):
        remove_stale_parts(arguments.out)
    progress = _Progress(console)
    began = time.monotonic()
    several = len(arguments.inputs) > 1 or not os.path.isfile(arguments.inputs[0])
    with _terminated_like_interrupted() if several else nullcontext():
        try:
            outcome = run_batch(arguments.inputs, settings_of(arguments), options, progress.tell)
        finally:
            progress.close()
    results = outcome.value
    console.tell_all(outcome.diagnostics)
    _tell_results(results, time.monotonic() - began, console)
    return 3 if any(result.status == "failed" for result in results) else 0


def _tell_results(results: Sequence[Result], seconds: float, console: Console) -> None:
    """Tell what came of each: as a table when a person looks at the run of several reports, otherwise a line for each finding."""
    if len(results) > 1 and _is_watched(console):
        from convert.cli.batch_view import print_summary

        if len(results) < _MANY:
            for result in results:
                if result.status != "failed":
                    console.tell_all(result.diagnostics, path=result.source)
        print_summary(results, seconds, console.language, notes=len(results) >= _MANY)
    else:
        for result in results:
            console.tell_all(result.diagnostics, path=result.source)
    if len(results) == 1 and results[0].status == "done":
        for place in output_places(results[0], results[0].outputs).values():
            console.say("cli-written", path=place)
    if len(results) > 1:
        counts = Counter(result.status for result in results)
        console.say("batch-summary", total=len(results), done=counts["done"], resumed=counts["resumed"], failed=counts["failed"])


class _Progress:
    """A line for every report of a few; a bar for many, when a person is looking."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._watched = _is_watched(console)
        self._began = time.monotonic()
        self._last = 0.0
        self._bar: Bar | None = None

    def tell(self, result: Result, finished: int, total: int) -> None:
        if total == 1 or self._console.quiet:
            return
        if total >= _MANY and self._watched:
            if self._bar is None:
                from convert.cli.batch_view import Bar

                self._bar = Bar(total, self._console.language, self._began)
            self._bar.advance(finished)
        elif total < _MANY or time.monotonic() - self._last > 1 or finished == total:
            self._last = time.monotonic()
            self._console.say("cli-progress", number=finished, total=total, name=result.source)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()


def _is_watched(console: Console) -> bool:
    return sys.stderr.isatty() and not console.quiet and not console.as_json


@contextmanager
def _terminated_like_interrupted() -> Iterator[None]:
    """Let a request to end (SIGTERM) do what Ctrl-C does: the reports that have begun are finished, and no process is left."""
    import signal

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
