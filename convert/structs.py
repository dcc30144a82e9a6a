"""Classes of msgspec in programs with threads.

msgspec learns the fields of a class when it is first asked to make one, and a second thread that asks in the meantime ends the program
with a fault of memory. So a class is learnt by one thread at a time, before it is used.
"""

import threading
from typing import TypeVar

import msgspec

T = TypeVar("T")
_LOCK = threading.Lock()


def learnt(kind: type[T]) -> type[T]:
    """Return `kind` as it is, once msgspec knows it and the classes of its fields.

    As in `msgspec.convert(values, learnt(Settings))` or `msgspec.json.decode(data, type=learnt(Report))`.
    """
    with _LOCK:
        msgspec.json.Decoder(kind)
    return kind
