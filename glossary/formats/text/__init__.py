"""Readers: one file a format, each with a function `read(source) -> Document`."""
