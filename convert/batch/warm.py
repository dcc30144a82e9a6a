"""Loads all that a conversion needs, once, before workers are forked.

Modules are imported where they are used, so only a conversion brings them all in; the workers share that memory.
"""

from convert.api import KINDS, Settings, load

_REPORT = "关于工作情况的报告\n\n各位代表：\n\n　　一、工作情况\n\n　　全年受理案件12件，办结率100%。\n"


def warm_up() -> None:
    """Convert a report of one sentence, and forget it."""
    dossier = load(_REPORT.encode(), name="report.txt", settings=Settings(fonts="bundled"))
    for kind in KINDS:
        dossier.output(kind)


warm_up()
