"""What a person may have meant."""

from collections.abc import Iterable

from convert.messages import Language, sentence


def nearest(word: str, known: Iterable[str], language: Language) -> str:
    """Return the question whether the one of `known` was meant that is written most like `word`; nothing when none is."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), list(known), n=1, cutoff=0.5)
    return sentence("cli-near", language, name=found[0]) if found else ""
