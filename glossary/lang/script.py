"""Scripts and their folding: Han and Latin, full and half width, traditional and simplified, and the Chinese key."""

from __future__ import annotations

import functools
import importlib.util
import re
import unicodedata
from pathlib import Path
from typing import Final

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Inside of a character class: all Han of Unicode with their extensions, and the ideographic zero."""

FIRST_HAN: Final = re.compile(f"[{HAN}]")

IGNORED: Final = re.compile(
    r"[\s\u00ad\u200b-\u200f\u2060\ufeff"  # white space, soft hyphen, zero-width marks
    "\"'`\u00b4\u2018-\u201f\u2039\u203a\u00ab\u00bb"  # quotes of the West
    "\u3008-\u3011\u300c-\u300f\uff02\uff07"  # quotes, brackets and title marks of the East
    r"*_]+"  # marks of emphasis left over from Markdown
)
EDGES: Final = ".,;:!?。，、；：！？·…-–—|/"
"""Punctuation that means nothing at either end of a term."""


def has_han(text: str) -> bool:
    """Tell whether a text holds at least one Han character.

    >>> has_han("S&T 自立自强"), has_han("S&T self-reliance")
    (True, False)
    """
    return FIRST_HAN.search(text) is not None


def is_han(text: str) -> bool:
    """Tell whether a text is Han from end to end, and not empty.

    >>> is_han("双循环"), is_han("5G基站"), is_han("")
    (True, False, False)
    """
    return bool(text) and all(FIRST_HAN.match(character) for character in text)


@functools.cache
def simplified_forms() -> dict[int, str]:
    """Return the map from traditional to simplified characters, as `str.translate` takes it.

    The data is the character table of OpenCC, out of the package opencc-python-reimplemented (Apache-2.0); where a
    character has several simplified forms, the first, which is the usual one, is taken. Chains are followed to
    their end, so that folding twice changes nothing.
    """
    spec = importlib.util.find_spec("opencc")
    if spec is None or not spec.submodule_search_locations:
        message = "The package opencc-python-reimplemented is not installed."
        raise ImportError(message)
    table = Path(spec.submodule_search_locations[0], "dictionary", "TSCharacters.txt")
    pairs = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if "\t" in line)
    forms = {traditional: simple.split(" ")[0] for traditional, simple in pairs}
    return {ord(traditional): _end(forms, simple) for traditional, simple in forms.items() if traditional != simple}


def _end(forms: dict[str, str], character: str) -> str:
    """Follow a chain of forms to its last one; a circle ends where it began."""
    seen = {character}
    while (following := forms.get(character, character)) not in seen:
        seen.add(following)
        character = following
    return character


def simplify(text: str) -> str:
    """Write traditional characters in their simplified form, one for one: the length stays.

    It goes character by character, which is right for keys and matching, not for publishing a text.

    >>> simplify("數位發展部"), simplify("國家通訊傳播委員會")
    ('数位发展部', '国家通讯传播委员会')
    """
    return text if text.isascii() else text.translate(simplified_forms())


def fold_width(text: str) -> str:
    """Fold compatibility forms (NFKC): full-width Latin and digits, half-width marks, ligatures.

    >>> fold_width("５Ｇ＋工业互联网")
    '5G+工业互联网'
    """
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def zh_key(zh: str) -> str:
    """Return the key under which spellings of one Chinese phrase meet.

    Folds width, traditional characters and Latin case, and drops white space, quotes, title marks, and punctuation
    at the ends. Applying it twice changes nothing.

    >>> zh_key("“十四五”規劃") == zh_key("十四五规划 ") == zh_key("《十四五规划》")
    True
    >>> zh_key("5Ｇ＋工业互联网")
    '5g+工业互联网'
    """
    key = IGNORED.sub("", simplify(fold_width(zh)).casefold()).strip(EDGES)
    again = IGNORED.sub("", simplify(fold_width(key)).casefold()).strip(EDGES)
    return key if again == key else zh_key(again)
