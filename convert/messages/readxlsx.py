"""Sentences about reading workbooks."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "readxlsx-damaged": ("电子表格打不开，文件可能已损坏，请在 Excel 或 WPS 中另存一份。", "The workbook cannot be opened; it may be damaged, please save it anew."),
    "readxlsx-bomb": ("电子表格展开后大得不合常理，为安全起见没有读取。", "The workbook unpacks to an absurd size and was not read, for safety."),
    "readxlsx-unsafe-name": ("电子表格的压缩包里有不安全的路径，没有读取。", "The workbook's archive holds unsafe paths and was not read."),
    "readxlsx-encrypted": ("电子表格设有密码，请去掉密码后再转换。", "The workbook has a password; please remove it first."),
    "readxlsx-too-large": ("电子表格太大（工作表“{sheet}”），不能作为材料的附表排印，请只留下要印的部分，并删去远处的空行空列。",
                           "The workbook is too large (sheet “{sheet}”) to be printed as tables of an attachment; please keep only what is to be printed, and delete empty rows and columns far away."),
    "readxlsx-own": ("这是本程序生成的指标工作簿，不是报告；改过的指标请在转换原报告时用 --corrections 给出。",
                     "This is a workbook of indicators made by this program and no report; give it with --corrections when converting its report."),
    "readxlsx-chart": ("有 {count} 张单独的图表工作表没有读入。", "{count} chart sheets were not read."),
    "readxlsx-no-value": ("工作表“{sheet}”有 {count} 个公式没有算好的值（{cells}），排印为空格；请在 Excel 或 WPS 中打开并保存后再转换。",
                          "Sheet “{sheet}” has {count} formulas without a computed value ({cells}), which are printed empty; open and save the workbook first."),
}
