"""Faces: the user's own where they are installed, the shipped ones otherwise; what letters measure; small fonts to embed."""

from convert.fonts.face import INVISIBLE, Face, Subset, split_clusters
from convert.fonts.fontset import FontSet, Served, open_fonts

__all__ = ["INVISIBLE", "Face", "FontSet", "Served", "Subset", "open_fonts", "split_clusters"]
