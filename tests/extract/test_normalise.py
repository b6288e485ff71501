"""Cleaning mends damage and keeps true offsets."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.extract.normalise import clean

MESSY = st.text(alphabet="ab 国家“”（）*_<>&;\n-[]\u00ad\u200b¹1.《》", max_size=120)


@given(MESSY)
def test_every_kept_character_stands_where_its_origin_says(text):
    page = clean(text)
    assert len(page.shown) == len(page.plain)
    for offset, char in enumerate(page.shown):
        origin = page.origin(offset)
        assert 0 <= origin < len(text)
        if char.isalnum():
            assert text[origin] == char


def test_mark_up_footnotes_and_entities_go():
    assert clean("the <b>plan</b>[1] &amp; law").plain == "the \ue000plan\ue001 & law"
    assert clean("[data](https://example.org/a_b) rules").plain == "data rules"


def test_hyphen_before_a_capital_stays():
    assert clean("Counter-\nEspionage Law").plain == "Counter-Espionage Law"
