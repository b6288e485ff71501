"""English before the junction, Chinese behind it: quotes, pinyin, several terms at once, or a scored edge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glossary.extract import members
from glossary.extract.align import letters, score_pair, simplify, spelled
from glossary.extract.english_edge import clause, edges, probability
from glossary.extract.normalise import CLOSE_EMPHASIS, OPEN_EMPHASIS
from glossary.extract.parts import ABBREVIATION, HAS_HAN
from glossary.extract.quotes import CLOSERS, WINDOW, opening_quote, unclosed
from glossary.extract.site import bare
from glossary.extract.words import words
from glossary.lang.roots import root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.extract.gloss import Gloss
    from glossary.extract.parts import Parts
    from glossary.extract.site import Site
    from glossary.extract.words import Word
    from glossary.lang.lexicon import Lexicon

MARKS: Final = " ,*_“”\"'’‘" + OPEN_EMPHASIS + CLOSE_EMPHASIS
ENCLOSING: Final = frozenset('”"')
SENTENCE = re.compile(r"\b(?:is|are|was|were|will|must|shall|should|can|has|have|we|they|it|he|she|you|I)\b")
WORDY: Final = 2
"""Words a character, and that many more, of a quotation that may be one term."""

CONNECTOR = re.compile(r"(?:,?\s*\bor|,|\s*[(\[])\s*$")
LABELLED = re.compile(r"(?:^|\s)(?:Article|Title|Document|Document name|Policy|Regulation):\s*$")
"""Labels of a metadata block: all that follows is the title."""

ENDINGS: Final = " ,.;:*_“”\"'’‘()[]-0123456789" + OPEN_EMPHASIS + CLOSE_EMPHASIS
LAST_OF_PINYIN: Final = frozenset("aeiouvngr")
LONGEST_SYLLABLE: Final = 7
BEFORE = re.compile(r"\s*[(\[]([^()\[\]]{2,12})[)\]]\s*$")
AFTER = re.compile(
    r"[\"”’]?,?\s*(?:(?:or|meaning|literally|also translated as|translated as|rendered as|i\.e\.,?|that is,?)\s+(?:the\s+|an?\s+)?"  # noqa: E501 - Han count double
    r"[“\"‘](?P<quoted>[A-Za-z][^“”\"\n]{1,80}?)[,.]?[”\"’]|[(\[](?P<bracketed>[A-Z][A-Za-z][^()\[\]]{2,100})[)\]])"
)
FIRM = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Jr|Sr|etc|No|Vol|Dept)$")
"""What a full stop shortens rather than ends."""

LONGEST_SIDE: Final = 30
NO_END: Final = frozenset({"det", "of", "prep", "and", "aux", "pron"})
NAME_ZH: Final = range(2, 4)
NAME_EN: Final = range(2, 4)
NAME_MOST: Final = 0.3
OFFICES: Final = frozenset(
    "Premier President Vice Minister Secretary General Mr Mrs Ms Dr Prof Professor Chairman Chairwoman Chair Director Governor Mayor "  # noqa: E501 - Han count double
    "Ambassador Spokesperson Spokesman Comrade Party Executive Chief Deputy Foreign Defense Defence Finance Legislator Judge Justice "  # noqa: E501 - Han count double
    "Admiral Colonel Major Author Economist Scholar Leader Former Then".split()
)
LONGEST_SPELLED: Final = 24
LEAST_SENTENCE: Final = 4
"""Han characters of the shortest sentence."""


def glosses(site: Site, parts: Parts) -> Iterator[Gloss]:
    """Yield what the English before ``site`` and the typed Chinese behind it make."""
    if not parts.zh:
        return
    text = site.page.plain
    left, before = _abbreviation_before(text, site.left)
    zh = parts.zh[0]
    if parts.en and ABBREVIATION.fullmatch(short := _last_word(text, left)):
        full = site.gloss(zh, bare(parts.en[0]), "inside")
        full.abbreviation = short
        yield full
        return
    start = _pinyin_before(site, left, zh)
    pinyin = parts.pinyin
    if start >= 0:
        pinyin = text[start:left].strip(MARKS)
        joined = text[:start].rstrip("“\"'‘ " + OPEN_EMPHASIS)
        connector = CONNECTOR.search(joined)
        if connector is None or _named(zh, pinyin, joined, site.lexicon):
            yield from _sounded(site, zh, pinyin, parts)
            return
        left = connector.start()
    if len(parts.zh) > 1:
        several = list(members.english_first(site, left, parts))
        if several:
            yield from several
            return
        zh = parts.joined or zh
    gloss = term(site, left, zh)
    if gloss is not None:
        gloss.pinyin, gloss.abbreviation = pinyin, parts.abbreviation or before
        yield gloss
    if parts.labelled and len(parts.zh) > 1 and gloss is not None:
        yield from (site.gloss(other, gloss.en, gloss.rule, gloss.probability) for other in parts.zh[1:])


def _last_word(text: str, left: int) -> str:
    found = words(text, max(0, left - LONGEST_SIDE), left)
    return found[-1].text if found and found[-1].end == left else ""


def _abbreviation_before(text: str, left: int) -> tuple[int, str]:
    """Step over a bracket with an abbreviation: Ministry of Science and Technology (MOST) (科技部)."""
    match = BEFORE.search(text, max(0, left - 20), left)
    if match and ABBREVIATION.fullmatch(match[1].strip('“”"')):
        return match.start(), match[1].strip('“”"')
    return left, ""


def _pinyin_before(site: Site, left: int, zh: str) -> int:
    """Return where pinyin for the whole of ``zh`` starts that ends at ``left``, or -1."""
    tail = site.page.plain[max(0, left - LONGEST_SIDE) : left].rstrip(ENDINGS)[-LONGEST_SYLLABLE:]
    if tail.isascii() and tail[-1:].lower() not in LAST_OF_PINYIN:
        return -1
    han = "".join(HAS_HAN.findall(zh))
    if not han or len(han) > LONGEST_SPELLED:
        return -1
    sound = tail.lower() if tail.isascii() else letters(tail)
    han = simplify(han)
    if not sound.endswith(site.lexicon.readings(han[-1]) or "-"):
        return -1
    sound = ""
    for word in reversed(words(site.page.plain, max(0, left - 8 * len(han) - 12), left)[-len(han) :]):
        sound = letters(word.text) + sound
        if spelled(han, sound, site.lexicon) == len(han):
            return word.start
    return -1


def _sounded(site: Site, zh: str, pinyin: str, parts: Parts) -> Iterator[Gloss]:
    """Pinyin alone stands before the junction: the English may be inside the bracket; else it must be a name."""
    if parts.en:
        gloss = site.gloss(zh, bare(parts.en[0]), "inside")
        gloss.layout, gloss.pinyin = "py_zh", pinyin
        yield gloss
        return
    after = AFTER.match(site.page.plain, _close(site))
    if after:
        gloss = site.gloss(zh, bare(after["quoted"] or after["bracketed"]), "after")
        gloss.layout, gloss.pinyin = "py_zh", pinyin
        yield gloss
    elif pinyin[:1].isupper() and not _common(zh, pinyin, site.lexicon):
        yield site.gloss(zh, pinyin, "sound")


def _close(site: Site) -> int:
    """Return the offset right behind the bracket that opens at the junction."""
    ends = [at for mark in ")]" if (at := site.page.plain.find(mark, site.at)) >= 0]
    return min(ends) + 1 if ends else len(site.page.plain)


def _named(zh: str, pinyin: str, before: str, lexicon: Lexicon) -> bool:
    """Say whether the pinyin is a person's name, one of several in a row, rather than a second form of the English."""
    if before.endswith(",") and before[:-1].rstrip()[-1:] in {")", "]"}:
        return True
    spelled_out = len(pinyin.split()) in NAME_EN and all(part[:1].isupper() for part in pinyin.split())
    return spelled_out and len(zh) in NAME_ZH and lexicon.is_surname(simplify(zh)[0])


def _common(zh: str, pinyin: str, lexicon: Lexicon) -> bool:
    """Say whether pinyin with a capital merely begins a sentence: the entry of a common noun does not spell itself."""
    senses = lexicon.senses(simplify(zh))
    return bool(senses) and " " not in pinyin and root(letters(pinyin)) not in senses


def term(site: Site, end: int, zh: str) -> Gloss | None:
    """Find the English term that ends at ``end`` and is glossed as ``zh``."""
    text = site.page.plain
    ends_sentence = False
    while end > 0 and text[end - 1] in " ,;:.!?":
        ends_sentence = ends_sentence or text[end - 1] in ".!?"
        end -= 1
    if end == 0:
        return None
    if ends_sentence and FIRM.search(text, max(0, end - LONGEST_SIDE), end):
        ends_sentence, end = False, end + 1
    if ends_sentence and site.layout == "en_paren" and text[end - 1] not in CLOSERS:
        return _sentence(site, end, zh)
    if text[end - 1] in CLOSERS:
        opening = opening_quote(text, end - 1)
        if opening >= 0:
            rule = "emphasis" if text[end - 1] == CLOSE_EMPHASIS else "quoted"
            if rule == "emphasis" and text[end - 2] in CLOSERS and opening < (inner := opening_quote(text, end - 2)):
                return site.gloss(zh, bare(site.page.surface(inner + 1, end - 2)), "quoted")
            return site.gloss(zh, bare(site.page.surface(opening + 1, end - 1)), rule)
    return _agreed(site, end, zh) or _enclosed(site, end, zh) or _scored(site, end, zh)


def _agreed(site: Site, end: int, zh: str) -> Gloss | None:
    """Read a rendering that somebody approved before."""
    length = site.lexicon.agreed(simplify(zh), site.page.plain[max(0, end - WINDOW) : end])
    return site.gloss(zh, site.english(end - length, end), "agreed") if length else None


def _enclosed(site: Site, end: int, zh: str) -> Gloss | None:
    """Read “crack troops 精兵”: one pair of quotation marks around both sides, and no sentence inside it."""
    text = site.page.plain
    after = site.stop + (text[site.stop : site.stop + 1] in {",", "."})
    if text[after : after + 1] not in ENCLOSING:
        return None
    start = unclosed(text, max(0, end - WINDOW), end)
    inside = text[start:end].split()
    title = 2 * sum(word[0].isupper() for word in inside) >= len(inside)
    if start < 0 or len(inside) > WORDY * len(zh) + WORDY or (SENTENCE.search(text, start, end) and not title):
        return None
    return site.gloss(zh, site.english(start, end + (text[end] == "?")), "quoted")


def _scored(site: Site, end: int, zh: str) -> Gloss | None:
    text = site.page.plain
    stop = end
    if text[end - 1] == ")":
        stop = text.rfind("(", max(0, end - LONGEST_SIDE), end)
        stop = len(text[: max(stop, 0)].rstrip())
    begin = clause(text, stop)
    begin = max(begin, unclosed(text, begin, stop))
    if LABELLED.search(text, max(0, begin - LONGEST_SIDE), begin):
        return site.gloss(zh, bare(site.page.surface(begin, end)), "label")
    ranked = sorted(edges(text, begin, stop, simplify(zh), site.lexicon), key=lambda edge: -edge.score)
    if not ranked or (site.beside and words(text, begin, stop)[-1].kind in NO_END):
        return None
    named = _name(site, stop, zh) if stop == end else None
    if named is not None:
        return named
    gloss = site.gloss(zh, site.english(ranked[0].start, end), "scored", probability=probability(ranked))
    if len(ranked) > 1:
        gloss.margin = ranked[0].score - ranked[1].score
        gloss.runner_up = site.english(ranked[1].start, end)
    return gloss


def _name(site: Site, end: int, zh: str) -> Gloss | None:
    """Read a person's name that is spelled in another way than pinyin: capitalised words after any title."""
    han = simplify(zh)
    if len(han) not in NAME_ZH or not HAS_HAN.fullmatch(han[0]) or not site.lexicon.is_surname(han[0]):
        return None
    if any(stop - start > 1 for start, stop, _ in site.lexicon.spans(han)):
        return None
    text = site.page.plain
    found = words(text, clause(text, end), end)
    names: list[Word] = []
    for word in reversed(found):
        joined = not names or text[word.end : names[0].start] in {" ", ", "}
        if not word.capital or word.kind not in {"word", "ing", "ed"} or word.text in OFFICES or not joined:
            break
        names.insert(0, word)
    if len(names) not in NAME_EN or score_pair(han, " ".join(word.text for word in names), site.lexicon) > NAME_MOST:
        return None
    return site.gloss(zh, site.page.surface(names[0].start, end), "name")


def _sentence(site: Site, end: int, zh: str) -> Gloss | None:
    """Read a whole sentence that is followed by its original."""
    if len(HAS_HAN.findall(zh)) < LEAST_SENTENCE:
        return None
    text = site.page.plain
    floor = max(0, end - WINDOW)
    starts = [match.end() for match in re.finditer(r"[.!?:][”\"’)]?\s+", text[floor:end])]
    start = floor + starts[-1] if starts else floor
    return site.gloss(zh, site.page.surface(start, end).strip(), "sentence")
