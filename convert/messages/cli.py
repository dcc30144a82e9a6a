"""Sentences of the command line itself."""

MESSAGES = {
    "cli-see-help": ("用 convert --help 或 convert 命令 --help 查看用法。", "See convert --help, or --help after a command."),
    "cli-missing": ("缺少 {name}，请补上。", "{name} is missing."),
    "cli-no-such-option": ("没有选项 {name}。", "There is no option {name}."),
    "cli-no-such-command": ("没有命令“{reason}”。", "There is no command {reason}."),
    "cli-bad-value": ("{name} 的值不合要求，应为：{reason}。", "The value of {name} is not valid; it takes {reason}."),
    "cli-extra": ("多出的参数：{reason}；这个命令只用一个输入。", "One word too many: {reason}; this command takes one input."),
    "cli-wrong-use": ("用法有误（{reason}）。", "Wrong use ({reason})."),
    "cli-interrupted": ("已中断，没有留下未写完的文件。", "Interrupted; no half-written file was left."),
    "cli-memory": ("内存不足，没有写出文件；请拆分输入后重试。", "Out of memory; nothing was written. Split the input."),
    "cli-written": ("已写出 {path}", "Wrote {path}"),
    "cli-same-output": ("{first} 和 {second} 会写到同一个文件 {path}，请改名或分开转换。",
                        "{first} and {second} would be written to the same file {path}; rename one of them."),
    "cli-no-input": ("文件夹里没有可以转换的文件。", "The folder has no file that can be converted."),
    "cli-stdin-output": ("从标准输入读取时请用 -o 给出输出文件。", "Give -o when reading from standard input."),
    "cli-column-typeface": ("字体", "typeface"),
    "cli-column-wanted": ("标准名", "standard's name"),
    "cli-column-used": ("所用字体", "served by"),
    "cli-column-hanzi": ("GB 2312 汉字", "GB 2312 hanzi"),
    "cli-column-file": ("文件", "file"),
    "cli-progress": ("第 {number}/{total} 份：{name}", "[{number}/{total}] {name}"),
}
