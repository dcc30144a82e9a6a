"""Loads all that a conversion needs, once, before workers are forked.

Modules are imported where they are used, so only a conversion brings them all in; the workers share that memory.
"""

import gc
from contextlib import suppress

from convert.api import KINDS, Settings, load

_REPORT = """关于2023年度青禾区全面推进依法行政和加强法治政府建设以及优化营商环境工作情况的报告

各位代表：

　　一、工作情况

　　全年受理案件12件，办结率
— 1 —
100%，比上年提高3.5个百分点。
"""
_YOUNG = 10_000
"""Objects between two collections: a report makes hundreds of thousands, and next to none of them in cycles."""


def warm_up() -> None:
    """Convert a small report with the faces of the machine and with the shipped ones, and forget it."""
    for settings in (Settings(fonts="auto"), Settings(fonts="bundled")):
        with suppress(Exception):  # what is wrong here is wrong with every report, and told there
            dossier = load(_REPORT.encode(), name="report.txt", settings=settings)
            for kind in KINDS:
                dossier.output(kind)
    # What is loaded now stays: no collection in a worker looks at it again, nor copies the pages that it shares.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)


warm_up()
