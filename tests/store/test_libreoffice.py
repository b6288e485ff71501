"""A glossary edited in LibreOffice: smaller than bench/libreoffice.py, with the same checks."""

from __future__ import annotations

import shutil

import pytest

from bench import libreoffice

EDITS = {(1, "en"): "first, “edited”; twice", (1_000, "note"): "a; note", (7, "status"): "preferred"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def test_an_edit_of_the_glossary_changes_what_was_edited_and_nothing_else(tmp_path):
    assert libreoffice.terms_as_edited(libreoffice.glossary(2_000), EDITS, tmp_path) == (0, [], 4)


def test_an_edit_of_an_export_changes_what_was_edited_and_nothing_else(tmp_path):
    assert libreoffice.export_as_edited(libreoffice.glossary(2_000), EDITS, tmp_path) == (0, 0)
