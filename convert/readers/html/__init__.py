"""Web pages to a report: the main text without navigation, then the rules that all readers share."""

from convert.readers.html.document import read_html

__all__ = ["read_html"]
