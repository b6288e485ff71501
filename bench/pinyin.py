"""Pinyin: syllables right on the checked phrases, and phrases a second, with bare pypinyin in the same run."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from glossary.lang.pinyin import numbered, reading

CASES = json.loads(Path(__file__).parents[1].joinpath("tests/cases/pinyin.json").read_text(encoding="utf-8"))
HAN = re.compile("[^\u4e00-\u9fff〇]")


def digits(pinyin: str) -> list[str]:
    """Return the numbered syllables of a reading."""
    return re.findall("[a-z]+[1-5]", numbered(pinyin).casefold())


def main() -> None:
    """Print the share of right syllables and the speed of both."""
    phrases = [zh for zh in CASES if not HAN.search(zh)]
    reading("热身"), lazy_pinyin("热身")
    start = time.process_time()
    ours = [digits(reading(zh)) for zh in phrases]
    middle = time.process_time()
    theirs = [lazy_pinyin(zh, style=Style.TONE3, neutral_tone_with_five=True) for zh in phrases]
    end = time.process_time()
    truth = [digits(CASES[zh]) for zh in phrases]
    for name, found, spent in (("glossary", ours, middle - start), ("pypinyin", theirs, end - middle)):
        pairs = [
            (one, other)
            for mine, right in zip(found, truth, strict=True)
            if len(mine) == len(right)
            for one, other in zip(mine, right, strict=True)
        ]
        share = sum(one.replace("ü", "v") == other for one, other in pairs) / len(pairs)
        print(f"{name}: {share:.2%} of {len(pairs):,} syllables, {len(phrases) / spent:,.0f} phrases a second")


if __name__ == "__main__":
    main()
