"""Words for how something looks and where it stands."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "look-flush": ("顶格", "at the left edge"),
    "look-set-off": ("左侧空格或缩进", "set off from the left edge"),
    "look-left": ("居左", "at the left"),
    "look-centre": ("居中", "centred"),
    "look-right": ("居右", "at the right"),
    "look-indented": ("左空二字", "indented by two characters"),
    "look-black": ("黑色", "black"),
    "look-red": ("红色", "red"),
}
