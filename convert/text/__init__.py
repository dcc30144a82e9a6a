"""The Chinese language as data and plain functions: characters, ordinals, dates, numerals."""
