"""Markdown tables show each concept in one row and let nothing be taken for markup."""

from __future__ import annotations

from glossary.formats.exporting import dump


def test_a_table_a_domain_with_statuses_shown(tmp_path, policy_terms):
    dump(policy_terms, tmp_path / "g.md")
    written = (tmp_path / "g.md").read_text(encoding="utf-8")
    first = (
        "| 新质生产力<br>新質生產力 | xīnzhì shēngchǎnlì | **new quality productive forces**<br>new productive forces"
        "<br>new \\<quality\\> &amp; productive forces | since 2023 |"
    )
    lines = written.splitlines()
    assert lines[2] == "## economy"
    assert first in lines
    assert "| 举国体制 | jǔguó tǐzhì | ~~whole nation system~~ | use “new system” |" in lines
    assert "stranglehold" not in written
