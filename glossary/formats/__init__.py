"""Files in and out: text to mine, finished glossaries, and what each CAT or MT tool takes.

``registry`` holds the formats, ``targets`` the tools; ``reading.read`` makes a Document of text to mine,
``importing.load`` takes in the pairs of a finished glossary, ``exporting.dump`` writes one. A format is found by suffix
or by name, never by trying one parser after another, and its code is loaded when it is used.
"""

from glossary.formats.reading import read, walk

__all__ = ["read", "walk"]
