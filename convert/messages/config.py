"""Sentences about the user's settings file."""

MESSAGES = {
    "config-syntax": ("设置文件不是有效的 TOML（{reason}），请改正。", "The settings file is not valid TOML ({reason}); correct it."),
    "config-key": ("设置文件里没有“{key}”这一项{near}。", "The settings file knows no key {key}{near}."),
    "config-value": ("设置项 {name} 不能是“{value}”，应为：{form}。", "{name} does not take “{value}”, but: {form}."),
    "config-from": ("设置取自 {path}", "Settings from {path}"),
    "config-none": ("没有设置文件；可以建立 {path}", "No settings file; it would be {path}"),
    "config-nowhere": ("没有设置文件，也没有存放它的文件夹。", "No settings file, and no folder of the user's to keep one in."),
}
