"""A few hundred damaged files; `python bench/fuzz_readers.py` reads ten thousand."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

pytest.importorskip("resource", reason="this system cannot limit the memory of a process")
from bench import fuzz_readers


@pytest.mark.slow
def test_no_damage_brings_a_reader_down():
    # A process of its own: the peak of this one is what the other tests took.
    words = [sys.executable, fuzz_readers.__file__, "300", "3"]
    run = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_damage_is_done_to_every_kind_of_file():
    rng = random.Random(1)  # noqa: S311 - test data
    for data in fuzz_readers.samples().values():
        assert any(fuzz_readers.damaged(data, rng) != data for _ in range(5))
