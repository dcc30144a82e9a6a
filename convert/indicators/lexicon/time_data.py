"""Expressions for times, shared by names and periods."""

from typing import Final

YEAR: Final = r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年"
"""2024年, 一九八二年."""
SEVERAL_YEARS: Final = r"(?:[一二两三四五六七八九十几]|\d{1,2})(?:个)?年"
