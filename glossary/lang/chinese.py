"""Chinese text cut into words, by jieba's algorithm in its compiled form."""

from __future__ import annotations

import rjieba


def words(text: str) -> list[str]:
    """Cut ``text`` into words that join back to it.

    >>> words("强制性国家标准的发展")
    ['强制性', '国家标准', '的', '发展']
    """
    return list(rjieba.cut(text))


def tagged(text: str) -> list[tuple[str, str]]:
    """Cut ``text`` into words with jieba's part-of-speech tags.

    >>> tagged("提到问责")
    [('提到', 'v'), ('问责', 'v')]
    """
    return list(rjieba.tag(text))


def known(word: str) -> bool:
    """Tell whether ``word`` stands in the dictionary that ``words`` cuts by.

    >>> known("社会主义"), known("义会")
    (True, False)
    """
    return bool(rjieba.has_word(word))
