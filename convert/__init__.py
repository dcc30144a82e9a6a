"""Chinese government meeting reports: one canonical model, three outputs (DOCX, PDF, XLSX).

    import convert

    report = convert.load("报告.txt")
    convert.save(report, "out/")

What stands in `__all__` is meant for other programs and keeps its name and meaning; all else is the program's own.
"""

from typing import TYPE_CHECKING, Any

from convert.version import __version__ as __version__

if TYPE_CHECKING:
    from convert.api import Dossier, Settings
    from convert.diagnostics import ConvertError, Diagnostic, UsageError
    from convert.library import check, compare, compare_versions, load, make_packet, save
    from convert.model.indicator import Indicator
    from convert.model.report import Report

__all__ = ["ConvertError", "Diagnostic", "Dossier", "Indicator", "Report", "Settings", "UsageError", "check", "compare",
           "compare_versions", "load", "make_packet", "save"]

_HOMES = {"Dossier": "api", "Settings": "api", "ConvertError": "diagnostics", "Diagnostic": "diagnostics", "UsageError": "diagnostics",
          "Indicator": "model.indicator", "Report": "model.report"}


def __getattr__(name: str) -> Any:
    """Load a name of `__all__` from its module when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"convert.{_HOMES.get(name, 'library')}"), name)
    globals()[name] = value
    return value
