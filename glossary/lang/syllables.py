"""Pinyin as letters: what is a syllable, and how anything printed or typed is cut into syllables and tones."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

FINALS: Final = {
    "": "a o e ai ei ao ou an en ang eng er",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u iao",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un v ve",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "i e ao ou an en ang eng ong u ua uo ui uan un",
    "z": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "s": "i a e ai ao ou an en ang eng ong u uo ui uan un",
    "y": "a e ao ou an ang i in ing o ong u ue uan un ai",
    "w": "a o ai ei an en ang eng u",
}

ALIASES: Final = {
    "lue": "lve", "nue": "nve", "lyu": "lv", "nyu": "nv", "lyue": "lve", "nyue": "nve", "jv": "ju", "qv": "qu",
    "xv": "xu", "yv": "yu", "jve": "jue", "qve": "que", "xve": "xue", "yve": "yue", "jvan": "juan", "qvan": "quan",
    "xvan": "xuan", "yvan": "yuan", "jvn": "jun", "qvn": "qun", "xvn": "xun", "yvn": "yun",
}  # fmt: skip
"""Spellings of passports and keyboards."""

SPELLED: Final = {
    **{initial + final: initial + final for initial, finals in FINALS.items() for final in finals.split()},
    **ALIASES,
}
LONGEST: Final = 6
APOSTROPHES: Final = "'’‘ʼ`´"
MARKED: Final = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0306": 3, "\u0300": 4}
"""Combining tone marks; a breve is a caron off the wrong key."""

MARKS: Final = ("", "\u0304", "\u0301", "\u030c", "\u0300", "")
UMLAUT: Final = re.compile("u([\u0300-\u036f]?)\u0308|u([\u0300-\u036f]?):")
MARK: Final = re.compile("[\u0300-\u036f]")
RUN: Final = re.compile("((?:[a-z][\u0300-\u036f]*)+)([0-5]?)(?![0-9])")
SYLLABLE: Final = re.compile(
    # The longest that a vowel does not follow: a consonant before a vowel begins the next syllable.
    "(?:{})(?![aeiouv])".format(
        "|".join(
            f"{initial}(?:{'|'.join(sorted(FINALS[initial].split(), key=len, reverse=True))})"
            for initial in sorted(FINALS, key=len, reverse=True)
        )
    )
)
TYPED: Final = re.compile(f"{SYLLABLE.pattern}|[zcs]h|[a-z]")
"""A syllable, or the initial of one that was not typed to its end."""

PRINTED: Final = re.compile("(?:[A-Za-zÀ-ɏ]:?[\u0300-\u036f]*)+[0-5]?(?![0-9])|[A-Za-zÀ-ɏ0-9]+")
"""What stands together in a reading: letters with their tones, or Latin letters and digits."""

LETTER: Final = re.compile("[A-Za-zÀ-ɏ]:?[\u0300-\u036f]*[0-5]?")
VOWEL_STARTS: Final = 3
"""What a syllable that begins with a vowel inside a word costs, since good pinyin sets an apostrophe before it."""


class Syllable(NamedTuple):
    """One syllable: its letters without a tone (ü is v), its tone, 0 where none is written, 5 if written neutral."""

    letters: str
    tone: int


def fold(text: str) -> str:
    """Return letters in lower case with separate tone marks, and v for ü and u: alike."""
    return UMLAUT.sub(r"v\1\2", normalize("NFD", text.casefold()))


def bare(pinyin: str) -> str:
    """Drop tone marks and case; ü, u: and v are v.

    >>> bare("Lǜsè fāzhǎn"), bare("lu:4se4")
    ('lvse fazhan', 'lv4se4')
    """
    if pinyin.isascii() and ":" not in pinyin:
        return pinyin.lower()
    return MARK.sub("", fold(pinyin))


def spoken(pinyin: str) -> list[str]:
    """Return the letters of each syllable of a printed reading; Latin and digits that are no pinyin stay whole.

    >>> spoken("“Shísìwǔ” Xī'ān lu:4se4 5G")
    ['shi', 'si', 'wu', 'xi', 'an', 'lv', 'se', '5g']
    """
    return [letters for piece in PRINTED.findall(pinyin) for letters in syllables_of(piece) or (bare(piece),)]


def initials(pinyin: str) -> str:
    """Return the first letter of each syllable; Latin, told by its capitals, and digits stay whole.

    >>> initials("kējì zìlì zìqiáng"), initials("5G+gōngyè hùliánwǎng")
    ('kjzlzq', '5ggyhlw')
    """
    found = ("".join(one[0] for one in syllables_of(piece)) or bare(piece) for piece in PRINTED.findall(pinyin))
    return "".join(found)


def syllables_of(piece: str) -> tuple[str, ...]:
    """Return the letters of the syllables of what stands together in a reading; nothing if it is no pinyin.

    >>> syllables_of("zìqiáng"), syllables_of("fāngàn"), syllables_of("AI")
    (('zi', 'qiang'), ('fan', 'gan'), ())
    """
    if len(piece) > 1 and piece.isupper():
        return ()
    folded = fold(piece)
    letters, tones = MARK.subn("", folded)
    found = SYLLABLE.findall(letters)
    if "".join(found) == letters and tones <= len(found):
        return tuple(found)  # as `cut` has it, but seven times faster: the readings of whole glossaries come by here
    return tuple(syllable.letters for syllable in cut(folded))


def pieces(letters: str) -> list[str]:
    """Cut typed letters into syllables, and initials where they form none.

    >>> pieces("kejizlzq")
    ['ke', 'ji', 'z', 'l', 'z', 'q']
    """
    return TYPED.findall(letters)


@lru_cache(maxsize=65_536)
def cut(word: str) -> tuple[Syllable, ...]:
    """Cut one word of folded pinyin, marked, numbered or toneless, into syllables; nothing if it is no pinyin.

    >>> [syllable.letters for syllable in cut(fold("fāngàn"))], [syllable.letters for syllable in cut("xian")]
    (['fan', 'gan'], ['xian'])
    >>> cut("ke1ji4")
    (Syllable(letters='ke', tone=1), Syllable(letters='ji', tone=4))
    >>> cut("policy")
    ()
    """
    found: list[Syllable] = []
    place = 0
    while place < len(word):
        run = RUN.match(word, place)
        syllables = _cheapest(run[1]) if run else None
        if run is None or syllables is None:
            return ()
        if run[2]:
            syllables[-1] = Syllable(syllables[-1].letters, int(run[2]) or 5)
        found += syllables
        place = run.end()
    return tuple(found)


def _cheapest(run: str) -> list[Syllable] | None:
    """Cut a run of letters and marks: few syllables, none of two tone marks, a vowel at the start of few."""
    letters = MARK.sub("", run)
    tones = [0] * len(letters)
    place = -1
    for character in run:
        if character in MARKED:
            tones[place] = MARKED[character]
        else:
            place += not MARK.match(character)
    best: dict[int, tuple[int, list[Syllable]]] = {len(letters): (0, [])}
    for start in reversed(range(len(letters))):
        for end in range(start + 1, min(start + LONGEST, len(letters)) + 1):
            rest, marks = best.get(end), [tone for tone in tones[start:end] if tone]
            spelled = SPELLED.get(letters[start:end]) or ("r" if start and letters[start:] == "r" else None)
            if rest is None or spelled is None or len(marks) > 1:
                continue
            cost = rest[0] + 1 + VOWEL_STARTS * (start > 0 and (spelled[0] in "aeo" or spelled == "r"))
            if start not in best or cost <= best[start][0]:
                best[start] = (cost, [Syllable(spelled, marks[0] if marks else 0), *rest[1]])
    return best[0][1] if 0 in best else None


def accented(syllable: Syllable) -> str:
    """Write a syllable with its tone mark, on the letter that carries it.

    >>> accented(Syllable("zhuang", 4)), accented(Syllable("lve", 4)), accented(Syllable("hui", 4))
    ('zhuàng', 'lüè', 'huì')
    """
    letters = syllable.letters
    carrier = next((letters.index(vowel) for vowel in ("a", "e", "ou") if vowel in letters), -1)
    if carrier < 0:
        carrier = max((place for place, letter in enumerate(letters) if letter in "iouv"), default=len(letters) - 1)
    marked = letters[: carrier + 1] + MARKS[syllable.tone] + letters[carrier + 1 :]
    return normalize("NFC", marked.replace("v", "u\u0308"))
