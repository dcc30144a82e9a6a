"""Tests of the OFD exporter."""
