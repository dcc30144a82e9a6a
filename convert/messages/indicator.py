"""Why a figure should be looked at by a person (`convert.indicators`)."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "indicator-name-far": (
        "名称取自较远的上文，请核对这个数说的是不是同一事项。",
        "The name was taken from further up in the text; check that the figure speaks of the same thing."),
    "indicator-name-missing": (
        "句中没有找到这个数说的是什么，请补名称。",
        "The sentence does not tell what the figure is of; give it a name."),
    "indicator-unit-missing": (
        "这个数后面没有单位，请核对。",
        "The figure has no unit; check it."),
    "indicator-group": (
        "这个数可能只是说明分组，不是指标，请核对。",
        "The figure may only name a group; check that it is an indicator."),
    "indicator-table-cell": (
        "这个数取自表格，单位或行列标题不全，请核对。",
        "The figure is from a table whose unit or headings are not complete; check it."),
}
