"""Two versions of a text: which passages belong together, and what changed within one. Letters only; no file format is known here."""
