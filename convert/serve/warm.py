"""Loads every room and converts two lines, once, in the process that all limited children are forked from.

A child then starts with everything loaded: an upload does not wait for imports.
"""

from convert.api import Settings
from convert.serve.tasks import Convert, Draw, Made, Reply
from convert.serve.work import perform

_SAMPLE = """青禾区人民政府关于2024年度法治政府建设情况的报告

主任、各位副主任、各位委员：

一、主要工作

办理案件1286件，同比下降6.4%。
"""


def warm() -> Reply:
    """Convert the sample and draw it; return what became of it."""
    made = perform(Convert(data=_SAMPLE.encode(), name="warm.txt", settings=Settings()))
    if isinstance(made, Made):
        perform(Draw(pdf=made.pdf, pages=(1,)))
    return made


warm()  # importing is all that the process does that children are forked from
