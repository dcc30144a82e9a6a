"""Chinese unless the user's locale or `--lang` says English."""

import os
from collections.abc import Sequence

from convert.messages import Language


def language_of(argv: Sequence[str] = ()) -> Language:
    """Return the language of messages: `--lang`, then CONVERT_LANG, then the locale; Chinese when nothing says English."""
    words = list(argv)
    for index, word in enumerate(words):
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "zh"
        if word == "--lang" and index + 1 < len(words):
            return "en" if words[index + 1] == "en" else "zh"
    for variable in ("CONVERT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"
