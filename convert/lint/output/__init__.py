"""Findings as lines of text, as a JSON array, as SARIF 2.1.0."""
