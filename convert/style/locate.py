"""Where the style sheets and the faces are: inside the installed package, or in the checkout."""

import os
from functools import cache


@cache
def styles_folder() -> str:
    """Return the folder of the shipped style sheets; its `fonts` folder holds the faces.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (os.path.join(package, "_styles"), os.path.join(os.path.dirname(package), "styles")):
        if os.path.isfile(os.path.join(folder, "base.toml")):
            return folder
    raise FileNotFoundError("styles/base.toml")
