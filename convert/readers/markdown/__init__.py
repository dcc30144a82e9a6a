"""Markdown to a report: CommonMark with tables, footnotes and YAML front matter.

Two rules of CommonMark are left out because official documents break them: four blanks before a paragraph are an indent, not
code, and a line of dashes below a paragraph is a separator, not a heading.
"""

from convert.readers.markdown.document import read_markdown

__all__ = ["read_markdown"]
