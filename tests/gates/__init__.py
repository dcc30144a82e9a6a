"""The gates: independent validators judge what the exporters write. A validator that is not installed is named and skipped."""
