"""sdcv finds what is in our StarDict dictionary, by every way that leads to an entry."""

from __future__ import annotations

import json
import subprocess

import pytest

from glossary.formats.exporting import dump
from glossary.lang.pinyin import plain, reading
from glossary.lang.traditional import traditional

SAMPLE = 300


def looked_up(program: str, folder, words: list[str]) -> list[str]:
    """Return what sdcv shows for each word, exact matches only."""
    run = subprocess.run(
        [program, "-n", "-e", "-j", "-2", folder, *words],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={"LC_ALL": "C.UTF-8", "HOME": str(folder)},
    )
    answers = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("[")]
    return ["\n".join(f"{hit['word']} {hit['definition']}" for hit in answer) for answer in answers]


@pytest.mark.parametrize("program", ["sdcv"], indirect=True)
@pytest.mark.parametrize("way", ["han", "traditional", "pinyin", "english"])
def test_sdcv_finds_each_of_300_terms(program, tmp_path, many_terms, way):
    dump(many_terms, tmp_path / "g.ifo")
    chosen = many_terms.select("zh", "en").sample(SAMPLE, seed=7).rows()
    words = {
        "han": [zh for zh, _ in chosen],
        "traditional": [traditional(zh) for zh, _ in chosen],
        "pinyin": [plain(reading(zh)) for zh, _ in chosen],
        "english": [en for _, en in chosen],
    }[way]
    answers = looked_up(program, tmp_path, words)
    assert len(answers) == SAMPLE
    missed = [(zh, word) for (zh, _), word, found in zip(chosen, words, answers, strict=True) if zh not in found]
    assert missed == []
