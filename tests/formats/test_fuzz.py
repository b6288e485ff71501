"""Some hundred damaged files, of each kind a few; `python bench/fuzz.py` reads ten thousand."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="this system cannot limit the memory of a process")
from bench import fuzz, fuzz_samples
from glossary.formats.registry import BUILT_IN, find


@pytest.mark.slow
def test_no_damage_brings_a_reader_down():
    # A process of its own: the peak of this one is what the other tests took.
    words = [sys.executable, fuzz.__file__, "300", "3"]
    run = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_damage_is_done_to_every_kind_of_file():
    rng = random.Random(1)  # noqa: S311 - test data
    for sample in fuzz_samples.samples():
        data = sample.files[sample.victim]
        assert any(fuzz.damaged(data, rng) != data for _ in range(5))


def test_every_reader_and_loader_gets_damaged_files():
    damaged = {getattr(find(sample.opened, sample.way), sample.way) for sample in fuzz_samples.samples()}
    known = {getattr(form, way) for form in BUILT_IN for way in ("read", "load")} - {""}
    assert damaged == known
