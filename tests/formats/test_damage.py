"""Whatever bytes a file holds, its loader gives pairs or one clear error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import GlossaryError
from glossary.formats.exporting import dump
from glossary.formats.importing import load

CEDICT = "創新 创新 [chuang4 xin1] /innovation; new/\n女兵 女兵 [nu:3 bing1] /woman soldier/CL:個|个[ge4]/\n"
FILES = ("g.tbx", "g.tmx", "g.xlf", "g.xml", "g.ifo", "g.idx", "g.dict", "g.u8")


@st.composite
def damages(draw: st.DrawFn) -> tuple[str, float, int, bytes]:
    """Give a way to damage a file: what to do, where, how far, and with what."""
    kind = draw(st.sampled_from(["overwrite", "insert", "cut", "repeat"]))
    return kind, draw(st.floats(0, 1)), draw(st.integers(1, 300)), draw(st.binary(min_size=1, max_size=20))


def damaged(content: bytes, kind: str, where: float, size: int, junk: bytes) -> bytes:
    at = int(where * len(content))
    return {
        "overwrite": content[:at] + junk + content[at + len(junk) :],
        "insert": content[:at] + junk + content[at:],
        "cut": content[:at],
        "repeat": content[:at] + content[at : at + size] * 9 + content[at:],
    }[kind]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=damages())
def test_a_damaged_file_gives_pairs_or_one_clear_error(tmp_path, policy_terms, name, damage):
    whole = tmp_path / ("g.ifo" if name in {"g.idx", "g.dict"} else name)
    if name == "g.u8":
        whole.write_text(CEDICT, encoding="utf-8")
    elif not whole.is_file() or name != whole.name:
        dump(policy_terms, whole)
    file = tmp_path / name
    content = file.read_bytes()
    file.write_bytes(damaged(content, *damage))
    columns, refusal = ["zh", "en"], ""
    try:
        columns = load(whole).terms.columns
    except GlossaryError as error:
        refusal = str(error)
    finally:
        file.write_bytes(content)
    assert columns[:2] == ["zh", "en"]
    assert refusal == "" or str(whole.with_suffix("")) in refusal
