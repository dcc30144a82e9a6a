"""Where the style sheets and the faces are: inside the installed package, or in the checkout."""

import os

from convert.diagnostics import UsageError
from convert.shipped import shipped_folder


def styles_folder() -> str:
    """Return the folder of the shipped style sheets; its `fonts` folder holds the faces.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    return shipped_folder("styles")


def list_styles() -> tuple[str, ...]:
    """Return the ids of the shipped sheets that a document can be set in, sorted."""
    names = (name.removesuffix(".toml") for name in os.listdir(styles_folder()) if name.endswith(".toml"))
    return tuple(sorted(name for name in names if name not in ("base", "check")))


def path_of(name: str) -> str:
    """Return the file of the sheet `name`, an id or a path.

    Raises:
        UsageError: `style-no-file`, `style-unknown`.
    """
    if name.endswith(".toml"):
        if not os.path.isfile(name):
            raise UsageError("style-no-file", name=name)
        return name
    if name != "base" and name not in list_styles():
        raise UsageError("style-unknown", name=name, known="、".join(list_styles()))
    return os.path.join(styles_folder(), name + ".toml")
