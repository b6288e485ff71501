"""The dictionary as a prior: roots, senses, sounds, cache."""

import pytest

from glossary.lang.lexicon import Lexicon
from glossary.lang.roots import root, roots


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def lexicon(cache):
    return Lexicon.load(cache)


@pytest.mark.parametrize(
    ("one", "other"), [("industry", "industrial"), ("technology", "technological"), ("secure", "safety")]
)
def test_derivations_share_a_root(one, other):
    assert root(one) == root(other)


def test_function_words_have_no_root():
    assert roots("the rule of law") == roots("rule law")


def test_senses_weigh_words_by_their_share_of_a_sense(lexicon):
    assert lexicon.senses("技术")[root("technology")] == 1.0
    assert lexicon.senses("不是词") == {}


def test_sounds_spell_characters(lexicon):
    assert lexicon.spells("华福", ["hua", "fu"])
    assert not lexicon.spells("华福", ["hua"])
    assert lexicon.is_surname("李")


def test_verbs_are_told_from_nouns(lexicon):
    assert lexicon.verbal("promotes") > 0.5 > lexicon.verbal("machine")


def test_the_second_load_reads_the_cache(lexicon, cache):
    again = Lexicon.load(cache)
    assert again.senses("科技") == lexicon.senses("科技")
    assert len(list(cache.glob("cedict-*.tsv"))) == 1


def test_approved_pairs_count_as_entries(cache):
    assert root("productive") in Lexicon.load(cache, [("新质生产力", "new quality productive forces")]).senses(
        "新质生产力"
    )
