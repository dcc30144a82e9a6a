"""The fonts of the user's machine: which file holds a family.

Looking through a machine takes longer than setting a report; what was found is kept until a folder of fonts changes.
"""

import os
import sys
from functools import cache

import msgspec

from convert.kept import Kept, Stamps, stamps, unchanged

Place = tuple[str, int]
"""A font file and the number of the face in it."""

_SURROUNDINGS = ("HOME", "PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                 "WINDIR", "LOCALAPPDATA")
"""What of the environment tells where fonts are."""


class _Seen(msgspec.Struct, array_like=True):
    """The faces by name, and the folders in which they were looked for as these were then."""

    folders: Stamps
    faces: dict[str, tuple[Place, ...]]


_kept = Kept("fonts", _Seen)


@cache
def installed_faces() -> dict[str, tuple[Place, ...]]:
    """Return for every name, case-folded, the upright regular faces called so; the machine is looked through once."""
    key = "\n".join((sys.platform, *(os.environ.get(name, "") for name in _SURROUNDINGS)))
    known = _kept.get(key)
    if known is not None and unchanged(known.folders):
        return known.faces
    from convert.fonts.scan import scan, watched

    seen = _Seen(stamps(watched(sys.platform)), scan(sys.platform))
    _kept.put(key, seen)
    return seen.faces


def find_family(family: str) -> tuple[Place, ...]:
    """Return the installed faces called `family`, in the order of their paths."""
    return installed_faces().get(family.casefold(), ())
