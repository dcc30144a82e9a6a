"""Sentences about files and folders."""

MESSAGES = {
    "file-missing": ("找不到文件，请检查路径。", "The file does not exist; check the path."),
    "file-is-folder": ("这是一个文件夹，请给出其中的文件。", "This is a folder; name a file in it."),
    "file-is-link": ("目标是符号链接，为免误写他处而停止；请删去该链接或换一个文件名。",
                     "The target is a symbolic link; remove it or choose another name."),
    "file-is-input": ("输出会取代输入文件，为免丢失原稿而停止；请换一个文件名。",
                      "The output would take the place of an input; choose another name."),
    "file-is-device": ("目标不是普通文件，请换一个文件名。", "The target is no ordinary file; choose another name."),
    "file-not-readable": ("无法读取文件（{reason}），请检查权限。", "The file cannot be read ({reason}); check its permissions."),
    "file-no-picture": ("这个文件不是完好的 PNG 或 JPEG 图片，请换一个。", "This file is no sound PNG or JPEG picture; choose another."),
    "file-too-large": ("文件超过 {limit} MB，请拆分后再转换。", "The file is larger than {limit} MB; split it first."),
    "file-exists": ("文件已经存在；如要替换，请加 --force。", "The file exists; use --force to replace it."),
    "file-no-folder": ("文件夹 {folder} 不存在，请先建立。", "The folder {folder} does not exist; make it first."),
    "file-not-writable": ("无法写入（{reason}），请检查权限或换一个文件夹。", "Cannot write ({reason}); check permissions or choose another folder."),
    "file-disk-full": ("磁盘空间不足，没有写出任何文件；请清理后重试。", "The disk is full; nothing was written."),
    "file-reserved": ("这个文件名在 Windows 中是设备名，不能用作文件名，请换一个。", "Windows takes this name for a device; choose another."),
    "file-path-long": ("路径有 {length} 个字符，超过了 Windows 的上限 {limit}，请换一个层次较浅的文件夹或较短的文件名。",
                       "The path has {length} letters, more than the {limit} of Windows; choose a folder further up or a shorter name."),
    "file-name": ("文件名无效，请换一个。", "The file name is not valid; choose another."),
}
