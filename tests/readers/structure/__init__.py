"""Tests of recognising structure."""
