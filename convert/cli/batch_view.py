"""What a person sees of the run of several reports on a terminal: a bar while it goes on, a table at the end."""

import time
from collections.abc import Sequence

from rich.console import Console as Terminal
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from convert.batch.places import folder_of, join, name_of
from convert.batch.record import NAME
from convert.batch.task import Result
from convert.messages import Language, render, sentence

_ROWS = 40
"""Up to this many reports have a row each; of more the sums are shown, and those that failed."""
_COLOURS = {"done": "green", "resumed": "cyan", "failed": "bold red"}


class Bar:
    """Reports done and in all, how many a second, and the time left."""

    def __init__(self, total: int, language: Language, began: float) -> None:
        """`began` is when the run began, on the monotonic clock."""
        self._language = language
        self._total = total
        self._began = began
        self._bar = Progress(BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[left]}"),
                             console=_terminal())
        self._row = self._bar.add_task("", total=total, rate="", left="")
        self._bar.start()

    def advance(self, finished: int) -> None:
        """Show that so many are finished."""
        rate = finished / max(time.monotonic() - self._began, 0.001)
        left = _clock((self._total - finished) / rate)
        self._bar.update(self._row, completed=finished, rate=sentence("batch-rate", self._language, rate=f"{rate:.1f}"),
                         left=sentence("batch-left", self._language, time=left))

    def close(self) -> None:
        """Leave the bar as it is."""
        self._bar.stop()


def print_summary(results: Sequence[Result], seconds: float, language: Language, *, notes: bool) -> None:
    """Print what came of a run: a row for each of a few reports; sums and failures of many.

    Args:
        results: All of the run.
        seconds: How long it took.
        language: Of the words.
        notes: Whether to say where the notes are, because they are not printed one by one.
    """
    terminal = _terminal()
    few = len(results) <= _ROWS
    if not few:
        terminal.print(_facts(results, seconds, language))
    failures = [result for result in results if result.status == "failed"]
    if few or failures:
        terminal.print(_rows(results if few else failures[:_ROWS], language))
    folder = folder_of(results[0].target) or "."
    if not few and len(failures) > _ROWS:
        terminal.print(Text(sentence("batch-more-failed", language, count=len(failures) - _ROWS, path=join(folder, NAME))))
    count = sum(len(result.diagnostics) for result in results if result.status != "failed")
    if notes and count:
        terminal.print(Text(sentence("batch-notes", language, count=count, path=join(folder, NAME))))


def _rows(results: Sequence[Result], language: Language) -> Table:
    failed = any(result.status == "failed" for result in results)
    columns = ["name", "status", "pages", "figures", "seconds", *(["remark"] if failed else [])]
    table = _table()
    for column in columns:
        table.add_column(Text(sentence(f"batch-column-{column}", language)), overflow="fold",
                         justify="right" if column in ("pages", "figures", "seconds") else "left")
    for result in results:
        status = Text(sentence(f"batch-status-{result.status}", language), style=_COLOURS[result.status])
        made = result.status == "done"
        cells = [Text(name_of(result.source)), status, Text(f"{result.pages}" if made else ""),
                 Text(f"{result.indicators}" if made else ""), Text(f"{result.seconds:.2f}"), Text(_remark(result, language))]
        table.add_row(*cells[:len(columns)])
    return table


def _facts(results: Sequence[Result], seconds: float, language: Language) -> Table:
    slowest = max(results, key=lambda result: result.seconds)
    table = _table(show_header=False)
    for name, fact in (
            ("batch-fact-rate", sentence("batch-rate-over", language, rate=f"{len(results) / max(seconds, 0.001):.1f}",
                                         seconds=f"{seconds:.1f}")),
            ("batch-fact-pages", f"{sum(result.pages for result in results)}"),
            ("batch-fact-figures", f"{sum(result.indicators for result in results)}"),
            ("batch-fact-slowest", sentence("batch-slowest", language, name=name_of(slowest.source), seconds=f"{slowest.seconds:.2f}"))):
        table.add_row(Text(sentence(name, language)), Text(fact))
    return table


def _remark(result: Result, language: Language) -> str:
    """Return why a report failed."""
    if result.status != "failed":
        return ""
    diagnostic = result.diagnostics[0]
    line = "" if diagnostic.line is None else f"{diagnostic.line}: "
    return f"{line}{diagnostic.code} {render(diagnostic, language)}"


def _table(*, show_header: bool = True) -> Table:
    return Table(show_header=show_header, show_edge=False, box=None, pad_edge=False, padding=(0, 2, 0, 0))


def _terminal() -> Terminal:
    return Terminal(stderr=True, highlight=False)


def _clock(seconds: float) -> str:
    """Return `m:ss`, or `h:mm:ss` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
