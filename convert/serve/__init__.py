"""The page in the browser: one process serves it, a limited child process does the work."""
