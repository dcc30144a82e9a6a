"""Style sheets: TOML in, computed values out."""

from convert.style.load import choose_style, load_style
from convert.style.locate import list_styles, styles_folder
from convert.style.sheet import StyleSheet

__all__ = ["StyleSheet", "choose_style", "list_styles", "load_style", "styles_folder"]
