"""The sums by which files are told apart."""

import hashlib


def sha256_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def md5_of(data: bytes) -> str:
    """Return the MD5 of `data` in hexadecimal digits: the sum that PDF asks for, against damage and not against malice."""
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
