"""Anything an office has to a report. Importing this loads no format: readers are imported when they are used."""

from convert.diagnostics import Outcome
from convert.model.report import Choice, Report
from convert.readers.options import ReadOptions

__all__ = ["ReadOptions", "choose", "read"]

_DEFAULT = ReadOptions()


def read(data: bytes, *, name: str, options: ReadOptions = _DEFAULT) -> Outcome[Report]:
    """Return the report that `data` holds, and what was noticed on the way.

    `name` is the file's name without folder (`-` for standard input); content decides the format, then the suffix of `name`.

    Raises:
        ConvertError: a `reader-…` code, one sentence on what is wrong and what to do.
    """
    from convert.readers.registry import read_with_registry

    return read_with_registry(data, name=name, options=options)


def choose(report: Report, doubt: str) -> tuple[Choice, ...]:
    """Return the choices of `report` and the one for the alternative of the doubt `doubt`: read the input again with them.

    Raises:
        ConvertError: `doubt-unknown`.
    """
    from convert.readers.structure.choices import choices_with

    return choices_with(report, doubt)
