"""From the report to files, as bytes. The exporters do not know each other."""
