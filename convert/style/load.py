"""Which style sheet a report is set in, and the computed sheet."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from convert.kept import Kept, stamps, unchanged
from convert.model.report import Report
from convert.style.locate import styles_folder
from convert.style.sheet import StyleSheet

_CODE: Final = ("compute.py", "properties.py", "sheet.py", "../units.py")
"""What computes a sheet: one that was computed by other code is computed anew."""
_kept = Kept("sheets")


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
    if not name.endswith(".toml"):
        return _load_shipped(name, tuple(overrides))
    from convert.style.compute import compute

    return compute(name, overrides)[0]


@lru_cache(maxsize=16)
def _load_shipped(name: str, overrides: tuple[str, ...]) -> StyleSheet:
    """Return the sheet as it was computed last time, if nothing that it was made from has changed since.

    It does not change while the program runs, as a file of the user's may.
    """
    key = (styles_folder(), name, overrides)
    known = _kept.get(key)
    if known is not None and unchanged(known[0]):
        try:
            return msgspec.msgpack.decode(known[1], type=StyleSheet)
        except msgspec.DecodeError:
            pass  # not what was kept: computed as if there were none
    from convert.style.compute import compute

    sheet, files = compute(name, overrides)
    folder = os.path.dirname(os.path.abspath(__file__))
    _kept.put(key, (stamps([*files, *(os.path.join(folder, code) for code in _CODE)]), msgspec.msgpack.encode(sheet)))
    return sheet
