"""Which style sheet a report is set in, and the computed sheet."""

from collections.abc import Sequence
from functools import lru_cache

from convert.model.report import Report
from convert.style.sheet import StyleSheet


def choose_style(report: Report) -> str:
    """Return the id of the sheet for `report`: the one that it names, else the one made for its format."""
    if report.style:
        return report.style
    return {"report": "meeting", "general": "gbt9704", "letter": "gbt9704-letter", "order": "gbt9704-order",
            "minutes": "gbt9704-minutes"}[report.format]


def load_style(name: str, overrides: Sequence[str] = ()) -> StyleSheet:
    """Return the computed sheet.

    Args:
        name: Id of a shipped sheet, or path of a TOML file.
        overrides: `ROLE.PROPERTY=VALUE` or `SECTION.PROPERTY=VALUE`, applied last, in order.

    Raises:
        UsageError: no such sheet, a key that no sheet has (with the nearest one), a value that is none (with its form).
    """
    from convert.style.compute import compute

    if name.endswith(".toml"):
        return compute(name, overrides)
    return _shipped(name, tuple(overrides))


@lru_cache(maxsize=16)
def _shipped(name: str, overrides: tuple[str, ...]) -> StyleSheet:
    """Return a sheet of the program, which does not change while the program runs, as a file of the user's may."""
    from convert.style.compute import compute

    return compute(name, overrides)
