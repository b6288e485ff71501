"""Files in and out: text to mine, finished glossaries, and what each CAT or MT tool takes.

``registry`` names the formats, ``targets`` the tools; ``reading.read`` gives a Document of text to mine,
``importing.load`` the pairs of a finished glossary, ``exporting.dump`` writes one. Each is looked up by suffix or
name, never by trying one parser after another, and a format's code is loaded only when it is used.
"""
