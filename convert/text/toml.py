"""Text that the program writes into TOML."""

import json


def toml_string(text: str) -> str:
    """Return `text` as a string of TOML: the escapes of JSON are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
