"""Sentences about style sheets."""

MESSAGES = {
    "style-unknown": ("没有名为“{name}”的样式表；可用的有：{known}。", "There is no style sheet “{name}”; there are: {known}."),
    "style-no-header": ("样式表 {name} 没有版头的位置，而这份公文有版头；请换用 gbt9704 等样式表。", "The style sheet {name} has no place for a header block, which this document has; use gbt9704 or another."),
    "style-no-file": ("找不到样式表文件 {name}。", "The style sheet file {name} does not exist."),
    "style-cycle": ("样式“{name}”的 extends 首尾相接或所指不存在，请改正。", "The extends of “{name}” runs in a circle or leads nowhere."),
    "style-syntax": ("样式表不是有效的 TOML：{reason}。", "The style sheet is not valid TOML: {reason}."),
    "style-unknown-key": ("样式表中没有“{key}”这一项，是否指“{nearest}”？", "No style sheet has the key “{key}”; did you mean “{nearest}”?"),
    "style-value": ("“{key}”的值“{value}”不合要求，应写作 {form}。", "“{value}” is no value for “{key}”; write {form}."),
    "style-missing-key": ("样式表的“{key}”缺少必需的项：{value}。", "“{key}” of the style sheet lacks a key: {value}."),
    "style-override-form": ("--set 应写作 角色.属性=值，例如 title.type_size=小二；收到的是“{override}”。",
                            "--set takes ROLE.PROPERTY=VALUE, such as title.type_size=小二, not “{override}”."),
}
