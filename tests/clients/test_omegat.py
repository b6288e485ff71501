"""OmegaT loads our glossaries, finds their terms in a segment, and translates from our memory."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest

from glossary.formats.exporting import dump

JAR = Path(os.environ.get("OMEGAT_JAR", "/usr/share/omegat/OmegaT.jar"))
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang><target_lang>EN-US</target_lang>
<source_tok>org.omegat.tokenizer.LuceneSmartChineseTokenizer</source_tok>
<target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""
SENTENCE = "加快发展新质生产力，推动科技自立自强。"

pytestmark = pytest.mark.skipif(
    which("javac") is None or not JAR.is_file(), reason="OmegaT or a Java compiler is not installed"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (tmp_path / "project" / folder).mkdir(parents=True)
    (tmp_path / "project/omegat.project").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "project/source/a.txt").write_text(SENTENCE + "\n", encoding="utf-8")
    return tmp_path / "project"


def java(*arguments: str | Path, home: Path) -> str:
    """Run Java without a screen, with settings of its own, and return what it printed."""
    options = ["-Djava.awt.headless=true", f"-Duser.home={home}"]
    run = subprocess.run(
        ["java", *options, *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return run.stdout


def probe(project: Path, tmp_path: Path) -> list[list[str]]:
    """Return what OmegaT says of a project, as fields of lines."""
    source = Path(__file__).with_name("GlossaryProbe.java")
    subprocess.run(["javac", "-nowarn", "-cp", JAR, "-d", tmp_path, source], check=True, capture_output=True)
    said = java("-cp", f"{JAR}:{tmp_path}", "GlossaryProbe", project, home=tmp_path)
    return [line.split("\t") for line in said.splitlines()]


@pytest.mark.parametrize(
    ("name", "target"), [("g.tbx", "tbx"), ("glossary.txt", "omegat"), ("g.utf8", "omegat"), ("g.csv", "omegat-csv")]
)
def test_omegat_finds_the_terms_of_a_segment(project, tmp_path, few_terms, name, target):
    written = dump(few_terms, project / "glossary" / name, target).written
    said = probe(project, tmp_path)
    assert ["file", name, str(written)] in said
    # OmegaT sorts the renderings of a term by the alphabet.
    assert {line[2]: set(line[3:]) for line in said if line[0] == "hit"} == {
        "新质生产力": {"new quality productive forces", "new productive forces"},
        "科技自立自强": {"self-reliance in science and technology"},
    }


def test_omegat_translates_terms_from_our_memory(project, tmp_path, few_terms):
    dump(few_terms, project / "tm/auto/terms.tmx")
    (project / "source/a.txt").write_text("科技自立自强\n\n科技部\n\n研发\n", encoding="utf-8")
    java("-jar", JAR, project, "--mode=console-translate", home=tmp_path)
    translated = (project / "target/a.txt").read_text(encoding="utf-8")
    assert translated == 'self-reliance in science and technology\n\nMOST\n\nR&D, "research"\n'
