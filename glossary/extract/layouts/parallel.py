"""A paragraph and its translation right after it: terms quoted in both are paired by evidence, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract.align import score_pair
from glossary.extract.gloss import Gloss
from glossary.extract.parts import HAS_HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.lang.lexicon import Lexicon

QUOTED_EN = re.compile(r"[“\"]([A-Za-z0-9][^“”\"\n]{1,70}?)[,.]?[”\"]")
QUOTED_ZH = re.compile(r"[“「\"]([^“”「」\"\n]{2,24})[”」\"]")
ENOUGH: Final = 0.15
MOST: Final = 40


def parallel(english: str, chinese: str, lexicon: Lexicon) -> Iterator[Gloss]:
    """Pair the quoted terms of an English paragraph with those of the Chinese one that follows it.

    Best evidence first; what only position would join is left out, unless one term is left over on each side.
    """
    left = [match[1] for match in QUOTED_EN.finditer(english) if not HAS_HAN.search(match[1])]
    right = [(match[1], match.start(1)) for match in QUOTED_ZH.finditer(chinese) if HAS_HAN.search(match[1])]
    if not left or not right or max(len(left), len(right)) > MOST:
        return
    ranked = sorted(
        (
            (score_pair(zh, en, lexicon), -abs(i * len(right) - j * len(left)), i, j)
            for i, en in enumerate(left)
            for j, (zh, _) in enumerate(right)
        ),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for evidence, _, i, j in ranked:
        if i not in used_left and j not in used_right and evidence >= ENOUGH:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j))
    rest_left = [i for i in range(len(left)) if i not in used_left]
    rest_right = [j for j in range(len(right)) if j not in used_right]
    if len(rest_left) == len(rest_right) == 1 and (pairs or len(left) == len(right) == 1):
        pairs.append((rest_left[0], rest_right[0]))
    for i, j in sorted(pairs):
        zh, at = right[j]
        yield Gloss(zh, left[i], "parallel", "quoted", at)
