"""The compiled segmenter against jieba itself, whose algorithm and dictionary it shares."""

import warnings

import pytest

from glossary.lang.chinese import tagged, words

SENTENCES = [
    "强制性国家标准的发展离不开企业和协会的参与",
    "各地要采取措施加强粮食安全宣传教育",
    "数据要素市场化配置改革稳步推进",
    "绿色金融支持的是本来就环保的项目",
    "委员会同意把这项工作交给地方政府",
]


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    with warnings.catch_warnings():  # jieba 0.42.1 was written before Python 3.12
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    jieba.setLogLevel(60)
    return tokenizer


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_of_jieba(reference, sentence):
    assert words(sentence) == reference.lcut(sentence)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_join_back_to_the_text(sentence):
    assert "".join(words(sentence)) == sentence
    assert "".join(word for word, _ in tagged(sentence)) == sentence
