"""CC-CEDICT's lines become pairs, with the reading in tone marks."""

from __future__ import annotations

from glossary.formats.importing import load

LINES = """# a dictionary of our own
中國式現代化 中国式现代化 [Zhong1 guo2 shi4 xian4 dai4 hua4] /Chinese modernization; Chinese path (Party; since 2022)/
女兵 女兵 [nu:3 bing1] /woman soldier/CL:個|个[ge4],名[ming2]/
this line is broken

"""


def test_each_gloss_is_a_pair_and_a_bad_line_is_named(tmp_path):
    (tmp_path / "d.u8").write_text(LINES, encoding="utf-8")
    loaded = load(tmp_path / "d.u8")
    assert loaded.terms.select("zh", "en", "pinyin", "traditional").rows() == [
        ("中国式现代化", "Chinese modernization", "Zhōng guó shì xiàn dài huà", "中國式現代化"),
        ("中国式现代化", "Chinese path (Party; since 2022)", "Zhōng guó shì xiàn dài huà", "中國式現代化"),
        ("女兵", "woman soldier", "nǚ bīng", "女兵"),
    ]
    assert [one.place for one in loaded.skipped] == ["line 4"]


def test_a_damaged_line_does_not_spoil_the_others(tmp_path):
    good = "創新 创新 [chuang4 xin1] /innovation/\n".encode()
    (tmp_path / "d.u8").write_bytes(good + b"\xff\xfe\n" + good.replace(b"innov", b"\xe5nnov") + good)
    loaded = load(tmp_path / "d.u8")
    assert loaded.terms["en"].to_list() == ["innovation", "innovation"]
    assert [one.place for one in loaded.skipped] == ["line 2", "line 3"]
