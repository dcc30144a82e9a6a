"""What comes with the program beside its modules: style sheets and faces, manuals, samples.

It stands inside the installed package, or beside it in the checkout.
"""

import os
from functools import cache
from typing import Final, Literal

Shipped = Literal["styles", "docs", "samples"]
_HERE: Final = os.path.dirname(os.path.abspath(__file__))


@cache
def shipped_folder(name: Shipped) -> str:
    """Return the folder of that name.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for folder in (os.path.join(_HERE, f"_{name}"), os.path.join(os.path.dirname(_HERE), name)):
        if os.path.isdir(folder):
            return folder
    raise FileNotFoundError(name)
