"""The package's public names: all there, none loaded before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import glossary


@pytest.mark.parametrize("name", glossary.__all__)
def test_every_public_name_resolves(name: str):
    assert getattr(glossary, name).__doc__ or name.isupper()


def test_the_list_of_names_is_complete_and_without_doubles():
    assert sorted(glossary.__all__) == sorted(glossary.HOMES)
    assert dir(glossary) == sorted(glossary.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = glossary.nothing


def test_importing_the_package_loads_no_part_of_it():
    script = "import glossary, sys; print([name for name in sys.modules if name.startswith('glossary.')])"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
