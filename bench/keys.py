"""Keys of many phrases: Chinese and English, against the bare NFKC of the same texts."""

from __future__ import annotations

import random
import time
import unicodedata
from typing import TYPE_CHECKING

from glossary.lang.english import en_key
from glossary.lang.script import zh_key

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 100_000
WORDS = "科技 自立自强 「雙循環」 高水平 對外開放 “十四五” 规划 ５Ｇ 工业互联网 建设 《方案》 創新 驅動 发展".split()
ENGLISH = "the Modernisation of supply-chains for S&T self-reliance labour markets policies centres 14th plan".split()


def phrases(words: list[str], joint: str, seed: int) -> list[str]:
    """Return ``MANY`` phrases of one to six words."""
    chosen = random.Random(seed)  # noqa: S311 - the same phrases each run
    return [joint.join(chosen.choices(words, k=chosen.randint(1, 6))) for _ in range(MANY)]


def timed(name: str, work: Callable[[], object], baseline: float = 0.0) -> float:
    """Print and return the processor time that ``work`` takes."""
    start = time.process_time()
    work()
    spent = time.process_time() - start
    print(f"{name:24} {spent:6.2f} s" + (f"   {spent / baseline:5.1f} x" if baseline else ""))
    return spent


def main() -> None:
    """Print processor seconds and their ratio to NFKC."""
    zh, en = phrases(WORDS, "", 1), phrases(ENGLISH, " ", 2)
    zh_key("规划")
    print(f"{MANY:,} phrases, processor time, ratio to NFKC alone")
    base = timed("NFKC", lambda: [unicodedata.normalize("NFKC", text) for text in zh])
    timed("zh_key", lambda: [zh_key(text) for text in zh], base)
    timed("en_key", lambda: [en_key(text) for text in en], base)


if __name__ == "__main__":
    main()
