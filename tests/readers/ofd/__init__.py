"""Tests of reading OFD."""
