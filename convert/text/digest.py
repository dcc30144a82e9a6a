"""The sums by which files are told apart.

`hashlib` loads OpenSSL, which takes longer than reading a short report does; the interpreter has the same sums built in.
"""

import sys
from typing import Final

_LONG: Final = 500_000
"""Bytes from which OpenSSL has made up for the time that loading it takes."""


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    if len(data) < _LONG:
        try:
            if sys.version_info >= (3, 12):
                from _sha2 import sha256
            else:
                from _sha256 import sha256  # type: ignore[import-not-found]
        except ImportError:  # another interpreter
            from hashlib import sha256
    else:
        from hashlib import sha256
    return str(sha256(data).hexdigest())


def md5_of(data: bytes) -> str:
    """Return the MD5 of `data` in hexadecimal digits: the sum that PDF asks for, against damage and not against malice."""
    try:
        from _md5 import md5  # type: ignore[import-not-found]
    except ImportError:  # another interpreter
        from hashlib import md5
    return str(md5(data, usedforsecurity=False).hexdigest())
