"""Choices kept beside the source: REPORT.txt.choices.json holds what a person chose where the reading of REPORT.txt was in doubt."""

import os
from typing import Final

import msgspec

from convert.diagnostics import ConvertError
from convert.model.report import Choice
from convert.structs import learnt

SUFFIX: Final = ".choices.json"
_LIMIT: Final = 10_000_000
_SCHEMA: Final = "convert.choices/1"


class ChoicesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in such a file."""

    schema: str
    choices: tuple[Choice, ...]


def read_choices(path: str) -> tuple[Choice, ...]:
    """Return what is kept beside the input at `path`; nothing where nothing is kept.

    Raises:
        ConvertError: `doubt-choices-broken`, the file there holds something else.
    """
    kept = path + SUFFIX
    if path == "-" or not os.path.isfile(kept):
        return ()
    from convert.publish import read_input

    try:
        found = msgspec.json.decode(read_input(kept, limit=_LIMIT), type=learnt(ChoicesFile))
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ConvertError("doubt-choices-broken", path=kept) from None
    if found.schema != _SCHEMA:
        raise ConvertError("doubt-choices-broken", path=kept)
    return found.choices


def write_choices(path: str, choices: tuple[Choice, ...]) -> str:
    """Keep `choices` beside the input at `path` and return where; no file of another kind is replaced.

    Raises:
        ConvertError: `doubt-no-place` for standard input, `doubt-choices-broken`.
    """
    if path == "-":
        raise ConvertError("doubt-no-place", path=path)
    from convert.publish import publish

    read_choices(path)
    kept = path + SUFFIX
    publish([(kept, msgspec.json.format(msgspec.json.encode(ChoicesFile(_SCHEMA, choices)), indent=1) + b"\n")], inputs=[path], force=True)
    return kept
