"""The style of an office, learned from its finished documents, as a style sheet."""

from convert.learning.observe import Observed, observe
from convert.learning.sheet import sheet_text

__all__ = ["Observed", "observe", "sheet_text"]
