"""English keys: the spellings of one rendering meet, different renderings do not, and folding twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.lang.english import ARTICLES, STOP_WORDS, en_key, stem, tokens

PIECES = [
    "the", "a", "an", "anti", "co", "e", "re", "non", "micro", "per", "cent", "centre", "labour", "isation", "ise",
    "policies", "ss", "es", "ll", "ed", "ing", "ers", "men", "'", "’", "-", " ", " ", " ", "&", ".", ",", "1", "000",
    "5", "S", "T", "x", "ı", "İ", "ß", "ﬁ", "\u0301", "中", "…", "(", ")", "/", "+", "ogue", "our", "re", "\u00a8",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()
WORD = st.text(st.sampled_from("abcdefilmnorstuyzlse"), max_size=12) | st.lists(st.sampled_from(PIECES)).map("".join)


@given(TEXT)
def test_a_key_is_its_own_key(text: str):
    assert en_key(en_key(text)) == en_key(text)


@given(TEXT)
def test_a_key_ignores_case_and_outer_space(text: str):
    assert en_key(f"  {text} ") == en_key(text)


@given(st.lists(st.sampled_from("five year plan for energy saving rural work".split()), min_size=1))
def test_a_key_ignores_case_hyphens_quotes_and_articles(words: list[str]):
    plain = en_key(" ".join(words))
    assert en_key(" ".join(words).upper()) == plain
    assert en_key("“" + "-".join(words) + "”") == plain
    assert en_key("The " + " ".join(words)) == plain


@given(WORD)
def test_a_stem_is_its_own_stem(word: str):
    assert stem(stem(word)) == stem(word)


@given(st.text())
def test_tokens_stand_in_the_text_in_order(text: str):
    place = 0
    for token in tokens(text):
        place = text.find(token, place) + len(token)
        assert place >= len(token)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the modernisation of governance", "modernization of governance"),
        ("five-year plans", "Five-Year Plan"),
        ("five year plan", "“five-year plan”"),
        ("labour-intensive industries", "labor-intensive industry"),
        ("national defence", "National Defense"),
        ("data centres", "data center"),
        ("travelling exhibitions", "traveling exhibition"),
        ("pilot programmes", "pilot program"),
        ("State-owned enterprises", "state owned enterprise"),
        ("SOEs", "SOE"),
        ("anti-corruption campaign", "anticorruption campaigns"),
        ("e-commerce", "ecommerce"),
        ("cyber security", "cybersecurity"),
        ("macro-economic policies", "macroeconomic policy"),
        ("research & development", "research and development"),
        ("S & T", "S&T"),
        ("5 per cent", "5 percent"),
        ("10,000 villages", "10000 villages"),
        ("primary, secondary, and tertiary industries", "primary, secondary and tertiary industries"),
        ("U.S. sanctions", "US sanctions"),
        ("people's livelihood", "people’s livelihood"),
        ("dual–circulation", "dual circulation"),
        ("organisations", "organization"),
        ("criteria", "criterion"),
        ("crises", "crisis"),
        ("enterprises", "enterprise"),
        ("key and core technologies", "Key and Core Technology"),
        ("the labour market", "labor markets"),
        ("China’s dream", "China's dream"),
        ("a community with a shared future", "community with a shared future"),
        ("\u202adual\u200e circulation\u202c", "dual circulation"),
    ],
)
def test_spellings_of_one_rendering_share_a_key(one: str, other: str):
    assert en_key(one) == en_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("goods", "good"),
        ("customs", "custom"),
        ("economics", "economic"),
        ("news", "new"),
        ("filling", "filing"),
        ("four", "for"),
        ("GPS", "GP"),
        ("C++", "C"),
        ("5G", "6G"),
        ("14.5", "145"),
        ("dual circulation", "dual control"),
        ("inter-provincial", "provincial"),
        ("new productive forces", "new quality productive forces"),
        ("mass line", "party line"),
    ],
)
def test_different_renderings_keep_different_keys(one: str, other: str):
    assert en_key(one) != en_key(other)


@pytest.mark.parametrize(
    "family",
    [
        "technology technologies technological",
        "industry industries industrial industrialize industrialization",
        "regulate regulates regulated regulation regulations regulatory regulator",
        "economy economies economic economical",
        "plan plans planned planning planner",
        "modernise modernisation modernization modernizing",
        "finance financing financial",
        "secure security securities",
        "reform reforms reforming reformed",
    ],
)
def test_a_family_of_words_has_one_stem(family: str):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("rural", "rule"), ("party", "part"), ("science", "scene"), ("nation", "native")]
)
def test_unrelated_words_keep_their_stems(one: str, other: str):
    assert stem(one) != stem(other)


def test_stop_words_hold_the_articles_and_no_content():
    assert ARTICLES <= STOP_WORDS
    assert not STOP_WORDS & {"state", "new", "china", "five", "good", "all", "people"}
