"""A library for linked data reads our SKOS, and translate-toolkit our XLIFF 2."""

from __future__ import annotations

import subprocess
from pathlib import Path

from glossary.formats.exporting import dump

HERE = Path(__file__).parent


def said(tools: str, script: str, path: Path) -> list[str]:
    run = subprocess.run([tools, HERE / script, path], capture_output=True, encoding="utf-8", check=True, timeout=60)
    return run.stdout.splitlines()


def test_rdflib_finds_each_concept_with_its_labels(tools, tmp_path, few_terms):
    dump(few_terms, tmp_path / "g.jsonld")
    number, *lines = said(tools, "skos_reads.py", tmp_path / "g.jsonld")
    assert int(number) == few_terms.filter(few_terms["status"] != "rejected")["zh"].n_unique()
    labels = {tuple(line.split("\t")) for line in lines}
    assert ("prefLabel", "zh-hans", "新质生产力") in {(kind, code.lower(), text) for kind, code, text in labels}
    assert ("prefLabel", "en", 'R&D, "research"') in labels
    assert ("hiddenLabel", "en", "whole nation system") in labels


def test_translate_toolkit_reads_the_best_pair_of_each_unit(tools, tmp_path, few_terms):
    dump(few_terms, tmp_path / "g.xlf")
    pairs = [line.split("\t") for line in said(tools, "xliff_reads.py", tmp_path / "g.xlf") if line.strip()]
    assert pairs == [
        ["新质生产力", "new quality productive forces"],
        ["科技自立自强", "self-reliance in science and technology"],
        ["科技部", "MOST"],
        ['"一带一路"倡议', '"Belt and Road" Initiative'],
        ["研发", 'R&D, "research"'],
    ]
