"""Sentences about changing a model by hand."""

MESSAGES = {
    "edit-place": ("找不到要更正的地方（{place}），页面可能已经过时，请刷新。", "There is no such place ({place}); the page may be out of date, reload it."),
    "edit-role": ("没有“{role}”这种成分。", "There is no role “{role}”."),
    "edit-choice": ("不能写“{text}”，请从这些里选：{choices}。", "It cannot be “{text}”; choose one of these: {choices}."),
    "edit-table": ("表格和图片不能改作其他成分。", "Tables and figures cannot become something else."),
    "edit-note": ("“{text}”带有注释，不能这样更正，否则注释会丢失。", "“{text}” carries a note that would be lost."),
    "edit-merge": ("前面没有可以合并的段落。", "There is no paragraph before it to join."),
    "edit-split": ("这里不能拆成两段。", "It cannot be split here."),
    "edit-long": ("文字太长，最多 {limit} 字。", "The text is too long; the limit is {limit} letters."),
    "edit-empty": ("内容不能为空。", "It cannot be empty."),
    "edit-many": ("更正太多，最多 {limit} 处；请下载模型后重新上传再继续。", "There are too many corrections, the limit is {limit}; download the model, upload it and go on."),
    "edit-figure": ("找不到这个指标，页面可能已经过时，请刷新。", "There is no such indicator; the page may be out of date, reload it."),
    "edit-number": ("“{text}”不是数值，请写成 1286 或 99.3 这样的数。", "“{text}” is no number; write it like 1286 or 99.3."),
    "edit-year": ("“{text}”不是年份，请写成 2024 这样的四位数。", "“{text}” is no year; write four digits like 2024."),
    "edit-form": ("更正的内容不完整，请重试。", "The correction is incomplete; try again."),
    "edit-decided": ("由人工在页面上更正", "corrected by hand on the page"),
    "edit-table-size": ("表格最多 {limit} 格，行数和列数都要大于零。", "A table may have {limit} cells at most, and at least one row and column."),
    "edit-table-last": ("表格只剩一行或一列，不能再删；要删去整张表请用“删除”。", "Only one row or column is left; delete the whole table instead."),
    "edit-figure-long": ("指标名称最多 {name} 字，单位最多 {unit} 字。", "A name has {name} letters at most, a unit {unit}."),
}
