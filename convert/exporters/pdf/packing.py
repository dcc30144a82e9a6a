"""Packing of streams: with libdeflate where it is installed, else with the standard library, whose files are as good but slower made.

The two give other bytes for the same content; one machine gives the same bytes every time.
"""

try:
    from deflate import adler32, crc32, zlib_compress
except ImportError:  # no wheel for this machine
    from zlib import adler32, crc32
    from zlib import compress as zlib_compress

__all__ = ["adler32", "crc32", "zlib_compress"]
