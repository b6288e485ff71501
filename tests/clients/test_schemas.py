"""Validators that are not ours accept TBX and TMX."""

from __future__ import annotations

import subprocess

import pytest

from glossary.formats.exporting import dump

SCHEMATRON = """
import sys
from pathlib import Path
from pyschematron import validate_document
report = validate_document(Path(sys.argv[1]), Path(sys.argv[2]))
print("valid" if report.is_valid() else "invalid")
"""


@pytest.mark.parametrize("program", ["jing"], indirect=True)
def test_jing_accepts_version_2(program, schemas, tmp_path, few_terms):
    dump(few_terms, tmp_path / "g.tbx")
    arguments = [program, schemas / "tbx-v2/TBXBasicRNGV02.rng", tmp_path / "g.tbx"]
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("program", ["xmllint"], indirect=True)
@pytest.mark.parametrize(("name", "dtd"), [("g.tbx", "tbx-v2/TBXBasiccoreStructV02.dtd"), ("g.tmx", "tmx/tmx14.dtd")])
def test_xmllint_accepts_the_file(program, schemas, tmp_path, few_terms, name, dtd):
    dump(few_terms, tmp_path / name)
    arguments = [program, "--noout", "--nonet", "--dtdvalid", schemas / dtd, tmp_path / name]
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(("target", "rules"), [("tbx3", "TBX-Basic_DCA.sch"), ("tbx3-dct", "TBX-Basic_DCT.sch")])
def test_version_3_obeys_the_rules_of_tbx_basic(tools, schemas, tmp_path, few_terms, target, rules):
    if subprocess.run([tools, "-c", "import pyschematron"], capture_output=True, check=False).returncode:
        pytest.skip("pyschematron needs Python 3.12 or newer")
    dump(few_terms, tmp_path / "g.tbx", target)
    verdicts = []
    wrong = (tmp_path / "g.tbx").read_text(encoding="utf-8").replace('"TBX-Basic"', '"TBX-Other"')
    (tmp_path / "wrong.tbx").write_text(wrong, encoding="utf-8")
    for name in ("g.tbx", "wrong.tbx"):
        arguments = [tools, "-c", SCHEMATRON, tmp_path / name, schemas / "tbx-v3" / rules]
        verdicts += subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=120).stdout.split()
    assert verdicts == ["valid", "invalid"]
