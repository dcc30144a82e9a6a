"""Sentences about style sheets."""

MESSAGES = {
    "style-learn-nothing": ("样本里认不出正文，学不出样式；请换一份有标题和几段正文的成品。", "No text could be told in the sample, so there is nothing to learn from; give a finished document with a title and some paragraphs."),
    "style-learn-format": ("样式要从成品 DOCX 中学；旧格式请先另存为 .docx。", "A style is learned from finished DOCX files; save older forms as .docx first."),
    "style-learned": ("里面注明了样本是什么样、标准怎么说，可以再改。使用：{program} 报告.txt --style {path}", "It says what was found and what the standard asks for, and may be edited. Use it: {program} report.txt --style {path}"),
    "style-unknown": ("没有名为“{name}”的样式表；可用的有：{known}。", "There is no style sheet “{name}”; there are: {known}."),
    "style-no-header": ("样式表 {name} 没有版头的位置，而这份公文有版头；请换用 gbt9704 等样式表。", "The style sheet {name} has no place for a header block, which this document has; use gbt9704 or another."),
    "style-no-file": ("找不到样式表文件 {name}。", "The style sheet file {name} does not exist."),
    "style-cycle": ("样式“{name}”的 extends 首尾相接或所指不存在，请改正。", "The extends of “{name}” runs in a circle or leads nowhere."),
    "style-syntax": ("样式表不是有效的 TOML：{reason}。", "The style sheet is not valid TOML: {reason}."),
    "style-no-basis": ("样式表缺少 {missing}；自己的样式表请在 [sheet] 中用 extends 写明以哪个样式表为基础，如 extends = \"meeting\"。", "The style sheet lacks {missing}; let a sheet of your own say in [sheet] which one it goes on from, such as extends = \"meeting\"."),
    "style-unknown-key": ("样式表中没有“{key}”这一项，是否指“{nearest}”？", "No style sheet has the key “{key}”; did you mean “{nearest}”?"),
    "style-value": ("“{key}”的值“{value}”不合要求，应写作 {form}。", "“{value}” is no value for “{key}”; write {form}."),
    "style-missing-key": ("样式表的“{key}”缺少必需的项：{value}。", "“{key}” of the style sheet lacks a key: {value}."),
    "style-override-form": ("--set 应写作 角色.属性=值，例如 title.type_size=小二；收到的是“{override}”。",
                            "--set takes ROLE.PROPERTY=VALUE, such as title.type_size=小二, not “{override}”."),
}
