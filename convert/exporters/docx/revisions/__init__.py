"""Two versions of a report as one document with tracked changes, woven of the paragraphs that the exporter wrote for each."""
