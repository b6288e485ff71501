"""Any text at all: no crash, true places, and work that grows with the text and no more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import extract
from glossary.extract import page
from glossary.extract.scan import blocks, has_chinese
from glossary.model import Document, Segment

JUNK = st.text(alphabet="ab C1 国家安全的“”\"'（）()[]《》、，。,;:|\t\n*-—/=·的是", max_size=300)


@settings(deadline=None)
@given(JUNK)
def test_junk_is_read_without_a_crash_and_gives_less_than_it_holds(text):
    found = extract.count(Document("junk", [Segment(text, line=1)]))
    assert found["n"].sum() <= len(text)


@settings(deadline=None)
@given(JUNK)
def test_a_gloss_points_into_the_text_that_it_was_read_from(text):
    lexicon = extract.dictionary()
    for block in blocks([Segment(text)]):
        for gloss in page.read(block, lexicon):
            assert 0 <= gloss.at < len(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_chinese_is_seen_wherever_it_stands(text):
    assert has_chinese(text + "国")
    assert has_chinese("国" + text)


def test_long_text_is_cut_into_blocks_that_lose_nothing():
    text = "the grain security (粮食安全) of all. " * 3000
    found = list(blocks([Segment(text)]))
    assert len(found) > 1
    assert "".join(block.text for block in found) == text
    assert max(len(block.text) for block in found) <= 20_000
