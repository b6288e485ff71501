"""Loading a finished glossary, whatever its format."""

from glossary.formats.importing import load


def test_line_breaks_inside_a_spreadsheet_cell_are_mended(tmp_path):
    """A glossary whose terms hold line breaks could not be opened again."""
    file = tmp_path / "client.csv"
    file.write_text(
        'zh,en\n"共同\n富裕","common\nprosperity"\n"5G+\n工业互联网",5G+ industrial internet\n', encoding="utf-8"
    )
    terms = load(file).terms
    assert terms["zh"].to_list() == ["共同富裕", "5G+ 工业互联网"]
    assert terms["en"].to_list() == ["common prosperity", "5G+ industrial internet"]
