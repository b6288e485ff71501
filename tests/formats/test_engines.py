"""What translation engines themselves say of our files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from glossary.errors import InputError
from glossary.formats.exporting import dump
from glossary.formats.profiles import profile_for
from tests.strategies import terms

deepl = pytest.importorskip("deepl", reason="DeepL's client is not installed")


@settings(deadline=None, max_examples=40)
@given(terms())
def test_deepls_own_client_accepts_the_file(glossary):
    from deepl.util import convert_tsv_to_dict, validate_glossary_term

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.tsv"
        report = dump(glossary, path, "deepl")
        text = path.read_bytes().decode("utf-8")
    entries = convert_tsv_to_dict(text)
    assert len(entries) == report.written == len(glossary) - len(report.left_out)
    for source, target in entries.items():
        validate_glossary_term(source)
        validate_glossary_term(target)
        assert len(source.encode()) <= 1024


def test_a_file_too_big_for_its_engine_is_refused(tmp_path, monkeypatch):
    from dataclasses import replace

    from tests.formats.test_targets import GLOSSARY

    small = replace(profile_for("-", "dump", "amazon"), max_file=20)
    monkeypatch.setattr("glossary.formats.exporting.profile_for", lambda *_: small)
    with pytest.raises(InputError, match="more than the 20 that it takes"):
        dump(GLOSSARY, tmp_path / "g.csv", "amazon")
    assert list(tmp_path.iterdir()) == []
