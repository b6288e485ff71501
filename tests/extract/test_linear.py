"""The learnt linear score adds up what its facts say."""

from hypothesis import given
from hypothesis import strategies as st

from glossary.extract import chinese_edge, dictionary, english_edge
from glossary.extract.linear import Linear
from glossary.extract.weights import ENGLISH
from glossary.extract.words import words

WEIGHTS = {"capital": 2.0, "quoted": -1.5, "words": 0.25, "share": -4.0}


@given(st.sets(st.sampled_from(["capital", "quoted", "unheard of"])), st.floats(0, 10), st.floats(0, 1))
def test_score_is_the_sum_of_the_weighted_facts(said, count, share):
    model = Linear(WEIGHTS, lambda key: key, lambda _: ("words", "share"))
    key = tuple(sorted(said))
    facts = model.facts(key, (count, share))
    assert abs(model.score(key, (count, share)) - sum(WEIGHTS.get(name, 0.0) * value for name, value in facts)) < 1e-9


def test_english_edges_score_what_their_facts_say():
    text = "officials spoke about the Measures for the Supervision of food safety"
    model, lexicon = english_edge.model(), dictionary()
    starts = list(english_edge.starts(text, 0, len(text), "食品安全监督管理办法", lexicon))
    edges = english_edge.edges(text, 0, len(text), "食品安全监督管理办法", lexicon)
    assert [edge.start for edge in edges] == [start for start, _, _ in starts]
    for edge, (_, key, values) in zip(edges, starts, strict=True):
        total = sum(ENGLISH.get(name, 0.0) * value for name, value in model.facts(key, values))
        assert abs(edge.score - total) < 1e-9


def test_chinese_edges_end_nowhere_but_at_words():
    text = "会议强调要守住粮食安全"
    edges = chinese_edge.edges(text, 0, len(text), words("grain security"), dictionary())
    assert max(edges, key=lambda edge: edge.score).start == text.index("粮食")
