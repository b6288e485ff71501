"""Pinyin: the reading of a Chinese phrase, and what a reader types or an author prints of one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from glossary.lang.spacing import NUMERALS, is_idiom, is_name, overrides, spaced
from glossary.lang.syllables import APOSTROPHES, Syllable, accented, bare, cut, fold

if TYPE_CHECKING:
    from collections.abc import Callable

BREAKS: Final = re.compile(rf"[{APOSTROPHES}\s\-‐‑–—·,.]+")
WORD: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-5:'’]|[\u0300-\u036f])*")
WRITTEN_TONE: Final = re.compile("(?<=[a-z])[0-5](?![0-9])")


def reading(zh: str) -> str:
    """Read a Chinese phrase as ISO 7098 writes it: tone marks, a space between words, an apostrophe where needed.

    Tones are those of the dictionary, without sandhi: 一 is yī and 不 is bù everywhere. Latin letters, digits and
    quotes stay. Capitals are written in names of countries, provinces and the like only (see docs/pinyin.md).

    >>> reading("科技自立自强"), reading("西安市发展和改革委员会")
    ('kējì zìlì zìqiáng', "Xī'ān shì fāzhǎn hé gǎigé wěiyuánhuì")
    >>> reading("“十四五”规划"), reading("5G+工业互联网")
    ('“shísìwǔ” guīhuà', '5G+gōngyè hùliánwǎng')
    """
    return spaced(zh, _word)


def plain(pinyin: str) -> str:
    """Drop the tones of a reading: lower case, v for ü, no apostrophes, a space for a hyphen.

    >>> plain("Xī'ān lǜsè jīróng"), plain("shíshì-qiúshì"), plain("ke1ji4")
    ('xian lvse jirong', 'shishi qiushi', 'keji')
    """
    folded = bare(re.sub(f"[{APOSTROPHES}]", "", pinyin)).replace("-", " ")
    return WRITTEN_TONE.sub("", folded)


def syllables(pinyin: str) -> list[str]:
    """Cut anything typed (marked, numbered, toneless, run together) into syllables; nothing if it is no pinyin.

    >>> syllables("kējì zìlì"), syllables("ke1ji4zi4li4"), syllables("kejizili")
    (['ke', 'ji', 'zi', 'li'], ['ke', 'ji', 'zi', 'li'], ['ke', 'ji', 'zi', 'li'])
    >>> syllables("xi'an"), syllables("nu:3xing4"), syllables("policy")
    (['xi', 'an'], ['nv', 'xing'], [])
    """
    found = _parts(pinyin)
    return [syllable.letters for part in found for syllable in part] if all(found) else []


def numbered(pinyin: str) -> str:
    """Write the tones of a reading as digits, 5 for a neutral one; text that is no pinyin stays.

    >>> numbered("lǜsè jīnróng"), numbered("rénmen")
    ('lv4se4 jin1rong2', 'ren2men5')
    """
    return _rewritten(pinyin, lambda word: "".join(f"{one.letters}{one.tone or 5}" for one in word))


def marked(pinyin: str) -> str:
    """Write the tones of numbered pinyin as marks, with the apostrophes that a word needs.

    >>> marked("lv4se4 jin1rong2"), marked("Xi1an1 ren2men5")
    ('lǜsè jīnróng', "Xī'ān rénmen")
    """
    return _rewritten(pinyin, _joined)


def agrees(pinyin: str, zh: str) -> bool:
    """Tell whether ``pinyin`` can be a reading of ``zh``: any reading of each character, tones left aside.

    >>> agrees("zizhu chuangxin", "自主创新"), agrees("Lü Jianguo", "吕建国"), agrees("keji", "经济")
    (True, True, False)
    """
    letters = re.sub(r"[^a-z0-9]", "", plain(pinyin))
    ends = {0}
    for character in zh:
        if not character.isalnum():
            continue
        ends = {end + len(one) for end in ends for one in _readings(character) if letters.startswith(one, end)}
    return bool(letters) and len(letters) in ends


@lru_cache(maxsize=65_536)
def _word(zh: str) -> str:
    """Read one word, or the affix of one, which a hyphen marks: by our own list, else by pypinyin."""
    if found := overrides().get(zh) or overrides().get(zh.strip("-")):
        return found
    pieces = _pieces(zh.strip("-"))
    word = [
        syllable
        for place, piece in enumerate(pieces, 1)
        for syllable in _syllables(piece, last=place == len(pieces) > 1)
    ]
    if hyphen := 2 if is_idiom(zh) else ORDINAL.match(zh) is not None:
        return f"{_joined(word[:hyphen])}-{_joined(word[hyphen:])}"
    named = is_name(zh) or overrides().get(pieces[0], "")[:1].isupper()
    return _joined(word).capitalize() if named else _joined(word)


ORDINAL: Final = re.compile(f"第[{NUMERALS}]")
"""第二十 is written dì-èrshí."""


def _pieces(zh: str) -> list[str]:
    """Cut a word that no list has into what our own or pypinyin's list has: the longest from the left."""
    from pypinyin.constants import PHRASES_DICT

    pieces = []
    while zh:
        size = next(
            (size for size in range(len(zh), 1, -1) if zh[:size] in overrides() or zh[:size] in PHRASES_DICT), 1
        )
        pieces.append(zh[:size])
        zh = zh[size:]
    return pieces


@lru_cache(maxsize=65_536)
def _syllables(piece: str, *, last: bool) -> tuple[Syllable, ...]:
    """Read a piece of a word, character for character; one character by its place in the word."""
    inside = overrides().get(f"+{piece}") if len(piece) == 1 else overrides().get(piece)
    known = overrides().get(f"*{piece}", inside) if last else inside
    if known is not None:
        return tuple(syllable for part in _parts(known) for syllable in part)
    from pypinyin import Style, lazy_pinyin

    spelled = lazy_pinyin(piece, style=Style.TONE3, neutral_tone_with_five=True)
    return tuple(
        Syllable(letters.rstrip("12345"), UNCHANGED.get(character) or int(letters[-1]))
        for character, one in zip(piece, spelled, strict=True)
        if (letters := fold(one))[-1].isdigit()
    )


UNCHANGED: Final = {"一": 1, "不": 4}
"""Characters whose tone a dictionary may give as it sounds before another tone, which ISO 7098 does not write."""


def _joined(word: list[Syllable]) -> str:
    """Write the syllables of a word together, with an apostrophe before a vowel inside."""
    written = [accented(syllable) for syllable in word]
    return "".join(f"'{one}" if place and word[place].letters[0] in "aeo" else one for place, one in enumerate(written))


def _parts(pinyin: str) -> list[tuple[Syllable, ...]]:
    return [cut(part) for part in BREAKS.split(fold(pinyin)) if part]


def _rewritten(pinyin: str, write: Callable[[list[Syllable]], str]) -> str:
    """Write each word of ``pinyin`` anew; a word that is none, or has no tones, stays."""

    def rewrite(found: re.Match[str]) -> str:
        """Write one word anew."""
        parts = _parts(found[0])
        word = [syllable for part in parts for syllable in part]
        if not all(parts) or not any(syllable.tone for syllable in word):
            return found[0]
        written = write(word)
        return written[:1].upper() + written[1:] if found[0][0].isupper() else written

    return normalize("NFC", WORD.sub(rewrite, normalize("NFD", pinyin)))


@lru_cache(maxsize=16_384)
def _readings(character: str) -> frozenset[str]:
    """Return all toneless readings of a character, with the spellings that print loses an umlaut in."""
    from pypinyin import Style, pinyin

    found = set()
    for one in pinyin(character, style=Style.NORMAL, heteronym=True, errors="default", v_to_u=False)[0]:
        letters = plain(one)
        found |= {letters, letters.replace("v", "u"), letters.replace("v", "yu")}
    return frozenset(found | {"r"} if character in "儿兒" else found)
